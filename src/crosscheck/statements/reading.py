"""A statement, read: its values, each with what it is a value of, and the words that carry its content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from crosscheck.language.lexicon import classes, event_of_noun
from crosscheck.language.pipeline import load
from crosscheck.model import BlockKind, Kind, Published, Value
from crosscheck.statements.sides import Side, side_of
from crosscheck.statements.tables import COMPARING, EXCEPTING, JOINS, MARKS, SCALES, SCOPES, UNMARKED_PLURALS
from crosscheck.values.anchors import DateContext
from crosscheck.values.reader import ValueReader

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Anchor = dt.date | dt.datetime | None
Keys = frozenset[str]

_NEAR: Final = 7  # words either side of a value that are near it
_AHEAD: Final = 9  # words past an "and" in which a further value makes it the end of a stretch
_CLIMB: Final = 6  # steps up the tree to what governs a value
_CONTENT: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})


@dataclass(frozen=True)
class Stated:
    """A value with what it is a value of; all words as keys (see `keys_of`).

    side       the side of its number or day that it lies on
    head       the counted noun, or the noun or verb that governs a value without one
    segment    the words between the nearest marks, and "and"s that join values
    near       the words further around
    places     places named in the segment
    names      proper names that qualify the counted noun ("seven Grammy Awards")
    qualities  common words that qualify what a rank counts ("eighth studio album": studio)
    """

    value: Value
    side: Side
    head: Keys
    segment: Keys
    near: Keys
    places: Keys
    names: Keys
    qualities: Keys


@dataclass(frozen=True)
class Statement:
    """One statement.

    stated   its values
    content  the keys of each content word that is no name and no part of a number or date
    keys     all keys of all content words
    whole    whether every number it gives could be taken as a value: not so "richer than the 15th", "$ 2.4 M"
    """

    doc: Doc
    stated: tuple[Stated, ...]
    content: tuple[Keys, ...]
    keys: Keys
    whole: bool

    def covered_by(self, other: Statement) -> float:
        """Share of this statement's content words that the other has in some form, 0..1; 1 where it has none."""
        if not self.content:
            return 1.0
        return sum(not word.isdisjoint(other.keys) for word in self.content) / len(self.content)


def read(text: str, anchor: Anchor = None) -> Statement:
    """Read one statement; relative dates count from `anchor` where it is given."""
    doc, values = parsed(text, anchor)
    numbers = _number_tokens(doc, values)
    words = [t for t in doc if t.i not in numbers and is_content(t)]
    content = tuple(keys_of(t) for t in words if t.pos_ != "PROPN")
    stated, whole = [], True
    for value in values:
        own = [t for t in doc if value.start <= t.idx < value.end]
        if not own or _is_name_part(doc, own, value):
            continue
        if _is_cut_off(doc, own, value) or _bounds_another(doc, own, value):
            whole = False
        else:
            stated.append(_stated(doc, own, value, numbers))
    return Statement(doc, tuple(stated), content, _union(words), whole)


def parsed(text: str, anchor: Anchor) -> tuple[Doc, tuple[Value, ...]]:
    """The parse of a text and its values."""
    doc = load()(text)
    published = Published(anchor, "", "argument") if anchor is not None else None
    return doc, ValueReader(DateContext(published, None)).read(doc, BlockKind.PARAGRAPH)


def is_content(token: Token) -> bool:
    """Whether a word says something of its own."""
    return token.pos_ in _CONTENT and token.is_alpha and not token.is_stop and not token.like_num


def keys_of(token: Token) -> Keys:
    """What a word may be recognised by: its lemma, the event it names, the classes it stands in, the scope it sets."""
    word = token.lemma_.casefold()
    event = event_of_noun(word)
    found = {word, *classes(word)}
    if event:
        found |= {event, *classes(event)}
    found.update(SCOPES.get(token.lower_, SCOPES.get(word, "")).split())
    return frozenset(found)


def scopes_of(keys: Keys) -> Keys:
    """The scopes among keys: "=world", "=abroad", ..."""
    return frozenset(key for key in keys if key.startswith("="))


def _union(tokens: Iterable[Token]) -> Keys:
    return frozenset(key for token in tokens for key in keys_of(token))


def _number_tokens(doc: Doc, values: Iterable[Value]) -> frozenset[int]:
    """Tokens that say how much or when, without the nouns that are counted."""
    return frozenset(
        t.i for v in values for t in doc if v.start <= t.idx < v.end and (t.like_num or v.kind is Kind.DATE)
    )


def _stated(doc: Doc, own: list[Token], value: Value, numbers: frozenset[int]) -> Stated:
    """A value, in the tokens `own`, with its surroundings."""
    first, last = own[0].i, own[-1].i
    segment = _segment(doc, first, last, numbers)
    counts = value.dimension == "count"
    qualities = {t.lemma_.casefold() for t in own[:-1] if t.pos_ in ("NOUN", "ADJ")} if value.kind is Kind.RANK else ()
    return Stated(
        value=value,
        side=side_of(doc, value),
        head=_head(doc, own, value),
        segment=segment,
        near=_keys(doc[max(0, first - _NEAR) : last + 1 + _NEAR], numbers),
        places=segment & frozenset(t.lemma_.casefold() for t in doc if t.ent_type_ in ("GPE", "LOC") and t.is_alpha),
        names=frozenset(t.lemma_.casefold() for t in own[:-1] if t.pos_ == "PROPN" and counts),
        qualities=frozenset(qualities),
    )


def _is_name_part(doc: Doc, own: list[Token], value: Value) -> bool:
    """Whether a number belongs to a name: "Hot 100", "the 500 meeting club"."""
    first, last = own[0], own[-1]
    if value.dimension == "" and first.i > 1 and first.is_digit:
        before = doc[first.i - 1]
        if before.is_title and before.is_alpha and not before.is_stop:
            return True
    if value.dimension != "count" or value.value is None or value.value <= 1:
        return False
    return last.tag_ in ("NN", "NNP") and last.lower_ not in UNMARKED_PLURALS and last.lemma_ == last.text


def _is_cut_off(doc: Doc, own: list[Token], value: Value) -> bool:
    """Whether an amount of money is followed by its scale as a letter that was not read with it: "$ 2.4 M"."""
    after = doc[own[-1].i + 1].lower_.rstrip(".") if own[-1].i + 1 < len(doc) else ""
    return value.dimension.startswith("money") and after in SCALES


def _bounds_another(doc: Doc, own: list[Token], value: Value) -> bool:
    """Whether a value is only what another is held against: "richer than the 15th", the 28 of "16 out of 28 towns"."""
    before = [t.lower_ for t in doc[max(0, own[0].i - 4) : own[0].i]]
    if before[-2:] == ["out", "of"]:
        return True
    loose = value.kind is Kind.RANK or (value.dimension == "" and not value.hedge)
    return loose and not COMPARING.isdisjoint(before)


def _head(doc: Doc, own: list[Token], value: Value) -> Keys:
    if value.dimension in ("count", "rank"):
        inside = [t for t in own if value.unit and t.pos_ in ("NOUN", "PROPN", "ADJ")]
        if inside:
            return keys_of(inside[-1])
    token = doc[own[0].i : own[-1].i + 1].root
    for _ in range(_CLIMB):
        if token.head.i == token.i:
            break
        token = token.head
        if token.pos_ in ("NOUN", "VERB", "PROPN", "AUX"):
            return frozenset() if token.is_stop else keys_of(token)
    return frozenset()


def _segment(doc: Doc, first: int, last: int, numbers: frozenset[int]) -> Keys:
    left, right = first, last + 1
    while left > 0 and not _breaks(doc, left - 1, -1, numbers):
        left -= 1
    while right < len(doc) and not _breaks(doc, right, 1, numbers):
        right += 1
    return _keys(doc[left:right], numbers)


def _breaks(doc: Doc, i: int, step: int, numbers: frozenset[int]) -> bool:
    """Whether a segment ends at token i: a mark, or a joining word with a value of its own on the other side."""
    word = doc[i].lower_
    if word in MARKS or i in numbers:
        return True
    if word not in JOINS:
        return False
    for j in range(i + step, i + step * _AHEAD, step):
        if not 0 <= j < len(doc) or doc[j].lower_ in MARKS:
            return False
        if j in numbers:
            return True
    return False


def _keys(tokens: Iterable[Token], numbers: frozenset[int]) -> Keys:
    found: set[str] = set()
    excepted = 0
    for token in tokens:
        excepted -= 1
        if token.lower_ in EXCEPTING:
            found.add("=abroad")
            excepted = _NEAR
        elif token.i not in numbers and (is_content(token) or token.lower_ in SCOPES):
            found |= keys_of(token) - ({"=america"} if excepted > 0 else set())
    return frozenset(found)
