"""How many times: "twice", "thrice a week", "once every month", "rose tenfold", "a 12-fold rise"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from crosscheck.values import hedges
from crosscheck.values.amounts import Amount, AmountReader
from crosscheck.values.lexer import Pieces
from crosscheck.values.measures import Measure
from crosscheck.values.numbers import SCALES, TENS, UNITS, Number
from crosscheck.values.parse import window
from crosscheck.values.units import unit_at
from crosscheck.values.verbs import is_change_word

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ADVERBS: Final = {"once": Decimal(1), "twice": Decimal(2), "thrice": Decimal(3)}
_FOLDS: Final = {f"{word}fold": Decimal(n) for word, n in (UNITS | TENS | SCALES).items() if n > 1}
OFTEN_WORDS: Final = frozenset(_ADVERBS) | frozenset(_FOLDS)
_REACH: Final = 5  # tokens either side of "tenfold" that a word of change is looked for in


def often_at(doc: Doc, pieces: Pieces, k: int, reader: AmountReader) -> Amount | None:
    """How many times, said in the word at piece k; "once" alone is a time gone by, "the reasons are twofold" a list."""
    word = pieces[k].lower
    if word in _FOLDS:
        moved = any(is_change_word(t.lemma_.lower()) for t in window(doc, pieces[k].tok, _REACH, _REACH))
        return _times(pieces, k, k + 1, _FOLDS[word], None, reader) if moved else None
    value = _ADVERBS.get(word)
    if value is None:
        return None
    per, end = None, k + 1
    if pieces[end].lower in ("a", "an", "per", "each", "every"):
        unit = unit_at(pieces, end + 1, glued=False)
        if unit is not None and unit[1].dimension == "time":
            end, per = unit[0], unit[1].name
    if per is None and value == 1:
        return None
    return _times(pieces, k, end, value, per, reader)


def _times(pieces: Pieces, k: int, end: int, value: Decimal, per: str | None, reader: AmountReader) -> Amount:
    piece = pieces[k]
    number = Number(piece.start, piece.end, piece.tok, piece.tok + 1, k, k + 1, value, Decimal(1), True)
    bounds = hedges.exact(value, Decimal(1), counted=True)
    return reader.finish(Amount(k, end, number, number, value, bounds, Decimal(1), Measure("time", "count"), per))


def times_after(pieces: Pieces, k: int) -> int | None:
    """The piece after a word that makes a number at its left one of times: "four times", "8x", "12-fold"."""
    word = pieces[k]
    if word.lower == "times" or (word.lower == "x" and word.glued):
        return k + 1
    tied = k + 1 if word.text == "-" and word.glued and pieces[k + 1].glued else k
    return tied + 1 if pieces[tied].lower == "fold" else None
