"""Dates that are amounts on a second look: "two thousand people", "in 2:06:14", "it took two months before ..."."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from crosscheck.model import Span, Value
from crosscheck.values.counted import counted_noun
from crosscheck.values.durations import race_times
from crosscheck.values.lexer import Pieces, lex, words
from crosscheck.values.measures import measure_after
from crosscheck.values.numbers import Number, parse_number
from crosscheck.values.parse import Busy

if TYPE_CHECKING:
    from spacy.tokens import Doc

# "It took two months before work could start" tells how long, "two months before the vote" when.
_LASTING: Final = words("for took take takes lasted last lasts lasting spent spend waited of")
_POINTS: Final = words("before after")


def without_amounts(doc: Doc, dates: Iterable[Value]) -> list[Value]:
    """The dates that stay dates; the words of the others are left to quantities and durations."""
    races = Busy(Span(v.start, v.end) for v in race_times(doc))
    return [d for d in dates if not races.overlaps(d.start, d.end) and not _is_amount(doc, d)]


def _is_amount(doc: Doc, date: Value) -> bool:
    lowered = date.text.lower()
    spelled = "thousand" in lowered and not any(c.isdigit() for c in lowered)
    lasting = lowered.endswith(tuple(_POINTS))
    if not (spelled or lasting):
        return False
    pieces = lex(doc)
    found = _number_in(pieces, date)
    if found is None:
        return False
    if spelled:
        noun = counted_noun(doc, pieces[found.q - 1].tok)
        return noun is not None or measure_after(doc, pieces, found.q, found) is not None or _is_strong(pieces, found)
    return pieces[found.p - 1].lower in _LASTING


def _is_strong(pieces: Pieces, number: Number) -> bool:
    return pieces[number.q].lower == "strong"


def _number_in(pieces: Pieces, date: Value) -> Number | None:
    k = pieces.at(date.start)
    while pieces[k].kind != "end" and pieces[k].start < date.end:
        number = parse_number(pieces, k)
        if number is not None:
            return number
        k += 1
    return None
