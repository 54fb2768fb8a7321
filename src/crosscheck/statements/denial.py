"""Whether one statement denies what the other says: negation and opposites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from crosscheck.language.lexicon import antonyms, same_class
from crosscheck.language.stance import is_negated
from crosscheck.model import Kind
from crosscheck.statements.reading import Statement, is_content, keys_of

if TYPE_CHECKING:
    from spacy.tokens import Token

# Share of the checked statement's content words that the known one must have before a denial is read into it.
_LEAST: Final = 0.6
_LEAST_BESIDE: Final = 0.9  # with the opposite counted in


@dataclass(frozen=True)
class Denial:
    """What is denied, in a sentence."""

    kind: Kind
    reason: str


def denial(a: Statement, b: Statement, cover: float) -> Denial | None:
    """The first denial of what b says in a, None where there is none.

    cover  share of the content words of b that a has, 0..1
    """
    return _negated(a, b, cover) or _opposite(a, b, cover)


def _negated(a: Statement, b: Statement, cover: float) -> Denial | None:
    if cover < _LEAST:
        return None
    for verb, other in _same_verbs(a, b):
        if (
            is_negated(verb) != is_negated(other)
            and not _until(verb)
            and not _until(other)
            and _shared_subject(verb, other)
        ):
            return Denial(Kind.POLARITY, f"“{verb.text}” is denied in one statement only")
    return None


def _opposite(a: Statement, b: Statement, cover: float) -> Denial | None:
    # The word that has an opposite instead of itself is not missing.
    if not b.content or cover + 1 / len(b.content) < _LEAST_BESIDE:
        return None
    known = {t.lemma_.casefold(): t for t in a.doc if is_content(t)}
    for token in b.doc:
        word = token.lemma_.casefold()
        if not is_content(token) or word in known or token.pos_ == "PROPN":
            continue
        for other in sorted(antonyms(word)):
            found = known.get(other)
            if (
                found is not None
                and (found.pos_, found.dep_) == (token.pos_, token.dep_)
                and not same_class(word, other)
            ):
                return Denial(Kind.POLARITY, f"“{found.text}” and “{token.text}” exclude each other")
    return None


def _same_verbs(a: Statement, b: Statement) -> Iterator[tuple[Token, Token]]:
    """Verbs of a and b that say the same."""
    for other in b.doc:
        if other.pos_ != "VERB" or not is_content(other):
            continue
        for verb in a.doc:
            if verb.pos_ == "VERB" and is_content(verb) and keys_of(verb) & keys_of(other):
                yield verb, other


def _until(verb: Token) -> bool:
    """Whether a verb is bounded by "until": "not registered until July" says that it was."""
    return any(c.lower_ in ("until", "till") for c in verb.subtree)


def _shared_subject(a: Token, b: Token) -> bool:
    mine, other = ([c for c in v.children if c.dep_ in ("nsubj", "nsubjpass")] for v in (a, b))
    if not mine or not other:
        return not mine and not other
    return bool(keys_of(mine[0]) & keys_of(other[0])) or mine[0].pos_ == "PRON" or other[0].pos_ == "PRON"
