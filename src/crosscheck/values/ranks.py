"""Ranks: ordinals that say the how-manieth ("second summit", "third deadliest", "came fourth", "runner-up")."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from crosscheck.model import Kind, Span, Value
from crosscheck.values.counted import singular_of
from crosscheck.values.lexer import Pieces, lex, words
from crosscheck.values.numbers import parse_digits
from crosscheck.values.numberwords import TENS, numbered
from crosscheck.values.parse import children

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ORDINALS: Final = {
    **numbered(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""",
        start=1,
    ),
    **{f"{ten[:-1]}ieth": value for ten, value in TENS.items()},
    "hundredth": 100,
    "thousandth": 1000,
}
_ENDS: Final = frozenset({"st", "nd", "rd", "th"})
# Nouns that an ordinal divides or dates instead of ranking.
_PARTS: Final = words(
    """officer minister secretary responder lieutenant mate cousin half quarter century millennium
    decade day week weekend month year hour aid floor name person step glance place
    instance thought sight hand class grade degree lady base anniversary birthday term amendment world language party
    """
)
_IN_ROW: Final = frozenset({"consecutive", "straight", "successive"})
_PLACE_VERBS: Final = frozenset(
    {"come", "finish", "place", "rank", "end", "run", "be", "rate", "lie", "sit", "stand", "qualify", "start"}
)
_COMPOUND_TAILS: Final = frozenset({"ever", "place", "placed", "ranked", "best", "worst", "most", "least", "highest"})
_VAGUE_TOP: Final = 5  # "one of the first" is said of the first few


def read_ranks(doc: Doc, taken: Sequence[Span] = ()) -> list[Value]:
    """The ranks of a parsed text outside the spans that are taken, left to right."""
    pieces = lex(doc)
    busy = sorted(taken, key=lambda s: s.start)
    values: list[Value] = []
    at, k = 0, 0
    while k < len(pieces):
        ordinal = _ordinal_at(pieces, k)
        if ordinal is None:
            k += 1
            continue
        number, end = ordinal
        while at < len(busy) and busy[at].end <= pieces[k].start:
            at += 1
        free = at >= len(busy) or busy[at].start >= pieces[end - 1].end
        value = _rank(doc, pieces, k, end, number) if free else None
        if value is not None and (at >= len(busy) or busy[at].start >= value.end):
            values.append(value)
        k = end
    return values


def _ordinal_at(pieces: Pieces, k: int) -> tuple[int, int] | None:
    """The ordinal number that starts at piece k, with the piece after it."""
    piece = pieces[k]
    if piece.kind == "digits":
        after = pieces[k + 1]
        parsed = parse_digits(piece.text) if after.glued and after.lower in _ENDS and not piece.glued else None
        return (int(parsed[0]), k + 2) if parsed is not None and parsed[0] == int(parsed[0]) else None
    word = piece.lower
    if word == "runner" and pieces[k + 1].text == "-" and pieces[k + 2].lower == "up":
        return 2, k + 3
    if word in TENS and pieces[k + 1].text == "-" and ORDINALS.get(pieces[k + 2].lower, 10) < 10:
        return TENS[word] + ORDINALS[pieces[k + 2].lower], k + 3
    if word in ("no", "number") and pieces[k + 1].kind != "end":
        return _number_one(pieces, k)
    return (ORDINALS[word], k + 1) if word in ORDINALS else None


def _number_one(pieces: Pieces, k: int) -> tuple[int, int] | None:
    """Such as "ranked No. 1", "the world number two": after a word of ranking, never "Bulletin No. 4"."""
    n = k + 2 if pieces[k + 1].text == "." else k + 1
    if pieces[k - 1].lower not in ("ranked", "world", "seeded", "at", "as", "the", "is", "became", "hit", "reached"):
        return None
    if pieces[k - 1].lower == "the" and pieces[n + 1].text[:1].isupper():
        return None
    words = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
    if pieces[k].lower == "no" and pieces[k + 1].text != ".":
        return None
    if pieces[n].kind == "digits" and len(pieces[n].text) <= 3 and pieces[n + 1].text != "-":
        return int(pieces[n].text), n + 1
    return (words[pieces[n].lower], n + 1) if pieces[n].lower in words and pieces[k].lower == "number" else None


def _rank(doc: Doc, pieces: Pieces, k: int, end: int, number: int) -> Value | None:
    token = doc[pieces[end - 1].tok]
    word, after, before = pieces[k], pieces[end], pieces[k - 1]
    if number < 1 or _is_named(doc, pieces, k, end):
        return None
    if word.lower in ("runner", "no", "number"):
        return _value(doc, pieces[k].start, pieces[end - 1].end, number, "place")
    if after.text == "," and token.is_sent_start:
        return None
    if (
        word.kind == "digits"
        and before.lower in ("to", "at", "from")
        and doc[after.tok].pos_ not in ("NOUN", "PROPN", "ADJ")
    ):
        return _value(doc, word.start, pieces[end - 1].end, number, "place")
    if before.lower in ("at", "from") or (after.lower == "of" and pieces[end + 1].lower == "all"):
        return None
    role, k_start = "", k
    if after.text == "-" and after.glued:
        tail = pieces[end + 1].lower
        if not (tail in _COMPOUND_TAILS or (tail.endswith("est") and len(tail) > 4)):
            return None
        token = doc[pieces[end + 1].tok]
        role, end = tail, end + 2
        if tail in ("place", "placed", "ranked"):
            role = ""
    elif (after.lower.endswith("est") and doc[after.tok].tag_ in ("JJS", "RBS")) or after.lower in ("most", "worst"):
        role, token, end = after.lower, doc[after.tok], end + 1
    if (
        word.lower == "second"
        and token.tag_ == "NN"
        and not role
        and token.dep_ in ("pobj", "npadvmod")
        and before.lower == "a"
    ):
        return None
    noun = _ranked_noun(doc, token, role)
    if noun is not None:
        return _of_noun(doc, pieces, k_start, end, number, noun, role)
    if _is_placing(token):
        unit = None if before.lower in ("the", "its", "his", "her", "their", "a") else "place"
        return _top(doc, pieces, k, end, number, unit, role)
    stands = token.dep_ in ("attr", "nsubj", "nsubjpass", "dobj", "appos", "oprd", "conj") and token.pos_ in (
        "ADJ",
        "NOUN",
    )
    if (
        stands
        and word.kind != "digits"
        and before.lower in ("the", "its", "his", "her", "their", "only", "a")
        and token.tag_ != "NNS"
    ):
        return _top(doc, pieces, k, end, number, None, role)
    return None


def _of_noun(doc: Doc, pieces: Pieces, k: int, end: int, number: int, noun: Token, role: str) -> Value | None:
    lemma = singular_of(noun)
    in_row = any(c.lower_ in _IN_ROW for c in children(noun))
    if lemma.lower() in _PARTS and not role and not in_row:
        if lemma.lower() != "place" or pieces[k - 1].lower == "the":
            return None
        return _value(doc, pieces[k].start, noun.idx + len(noun), number, "place")
    if lemma.lower() == "time" and number == 1 and pieces[k - 2].lower == "for":
        return None  # an idiom for "newly"
    return _top(doc, pieces, k, max(end, _piece_end(pieces, noun, end)), number, lemma, role)


def _piece_end(pieces: Pieces, noun: Token, end: int) -> int:
    n = end
    while pieces[n].kind != "end" and pieces[n].start < noun.idx + len(noun) and n < end + 12:
        n += 1
    return n


def _top(doc: Doc, pieces: Pieces, k: int, end: int, number: int, unit: str | None, role: str) -> Value:
    """A rank; "one of the first" and "among the first" leave open which of the first few."""
    words = tuple(pieces[n].lower for n in range(k - 3, k))
    stop = pieces[end - 1].end
    if number == 1 and (words == ("one", "of", "the") or words[1:] == ("among", "the")):
        start = pieces[k - 3 if words[0] == "one" else k - 2]
        hedge = pieces.text[start.start : pieces[k - 1].end]
        value = _value(doc, start.start, stop, number, unit, role=role)
        from dataclasses import replace

        top = Decimal(_VAGUE_TOP)
        return replace(value, high=top, soft_high=2 * top, approximate=True, hedge=hedge)
    return _value(doc, pieces[k].start, stop, number, unit, role=role)


def _ranked_noun(doc: Doc, token: Token, role: str) -> Token | None:
    """The noun whose rank it is: by the parse, or the next noun behind adjectives."""
    head = token.head
    for _ in range(3):
        if head.pos_ in ("NOUN", "PROPN") and head.i > token.i:
            while head.dep_ == "compound" and head.head.i > head.i and head.head.pos_ in ("NOUN", "PROPN"):
                head = head.head
            return head if head.i - token.i <= 8 else None
        if head.pos_ not in ("ADJ", "ADV", "NUM") or head.head == head:
            break
        head = head.head
    if token.dep_ in ("advmod", "attr", "nsubj", "nsubjpass", "dobj") and not role:
        return None
    for i in range(token.i + 1, min(token.i + 4, len(doc))):
        if doc[i].pos_ in ("NOUN", "PROPN"):
            return doc[i]
        if doc[i].pos_ not in ("ADJ", "ADV", "PUNCT") or doc[i].text == ",":
            return None
    return None


def _is_placing(token: Token) -> bool:
    """Such as "came fourth", "was fifth in 2:29:40", "second only to"."""
    if token.head.lemma_.lower() in _PLACE_VERBS and token.head.i < token.i:
        return token.dep_ in ("advmod", "acomp", "attr", "oprd", "ccomp", "npadvmod", "dep", "dobj", "xcomp")
    return False


def _is_named(doc: Doc, pieces: Pieces, k: int, end: int) -> bool:
    """Whether the ordinal is a part of a name or a title: "7th Street", "Second Lieutenant", "the Third Reich"."""
    word, after = pieces[k], pieces[end]
    follows = after.kind == "word" and not after.glued and after.text[:1].isupper()
    token = doc[word.tok]
    if not follows:
        if word.kind == "word" and word.text[:1].isupper() and token.pos_ == "PROPN" and not token.is_sent_start:
            return True
        return (
            word.text[:1].isupper()
            and not token.is_sent_start
            and pieces[k - 1].kind == "word"
            and pieces[k - 1].text[:1].isupper()
        )
    if word.kind == "digits" or word.text[:1].isupper():
        next_token = doc[after.tok]
        return next_token.pos_ == "PROPN" and next_token.ent_type_ not in ("NORP", "GPE")
    return False


def _value(doc: Doc, start: int, end: int, number: int, unit: str | None, *, role: str = "") -> Value:
    rank = Decimal(number)
    return Value(
        kind=Kind.RANK, start=start, end=end, text=lex(doc).text[start:end], value=rank, low=rank, high=rank,
        soft_low=rank, soft_high=rank, unit=unit, dimension="rank", role=role,
    )  # fmt: skip
