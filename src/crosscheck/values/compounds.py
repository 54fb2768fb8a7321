"""Amounts in several units: "2 h 41 min", "5 ft 2 in", "6-foot-2", "3 dollars 50 cents", "two years and a half"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from crosscheck.values.lexer import Pieces
from crosscheck.values.measures import Measure, measure_after, of_unit
from crosscheck.values.numbers import Number, parse_number
from crosscheck.values.units import unit_named

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TIED: Final = frozenset({"foot", "pound", "stone"})  # units whose parts a hyphen or a comma may tie to them
_PRIMES: Final = frozenset("'’′")


@dataclass(frozen=True, slots=True)
class Simple:
    """A number with the unit on either side of it, before ranges and hedges. `end` is past the unit."""

    start: int
    end: int
    number: Number
    measure: Measure | None
    before: bool  # the unit stands before the number


def compound(doc: Doc, pieces: Pieces, one: Simple) -> Simple:
    """Such as "2 h 41 min", "5 ft 2 in", "3 dollars 50 cents", "4 hours and 31 minutes", "two years and a half"."""
    measure = one.measure
    if measure is None or measure.low <= 0 or one.before or one.number.grain < 1:
        return one
    least = measure
    while True:
        k = one.end
        tied = least.name in _TIED and pieces[k].text == "-" and pieces[k].glued and pieces[k + 1].glued
        comma = pieces[k].text == "," and (measure.dimension == "time" or least.name in _TIED)
        joined = tied or comma or pieces[k].lower == "and"
        k += joined
        if joined and pieces[k].lower in ("a", "one") and pieces[k + 1].lower in ("half", "quarter"):
            part = Decimal("0.5") if pieces[k + 1].lower == "half" else Decimal("0.25")
            one = _extended(one, k + 2, one.number.value + part, Decimal("0.25"))
            break
        if pieces[k].kind != "digits" and (pieces[k].kind != "word" or pieces[k].lower in ("a", "an")):
            break
        more = parse_number(pieces, k)
        if more is None or more.fraction or more.value < 0:
            break
        unit = measure_after(doc, pieces, more.q, more, within=least)
        if unit is None and least.name == "foot" and (tied or pieces[k - 1].text in _PRIMES):
            unit = _bare_inches(pieces, more, tied=tied)
        if unit is None:
            if measure.dimension.startswith("money:") and _bare_cents(pieces, more, joined):
                cents = more.value / 100
                one = _extended(one, more.q, one.number.value + cents, Decimal("0.01"))
            break
        end, small = unit
        if small.dimension != measure.dimension or small.low >= least.low:
            break
        if least.name in _TIED and more.value * small.low >= least.high:
            break
        # A month is a twelfth of a year, whatever the shortest month and year are.
        part = (small.low + small.high) / (measure.low + measure.high)
        part = Decimal(1) / 12 if (small.name, measure.name) == ("month", "year") else part
        one = _extended(one, end, one.number.value + more.value * part, more.grain * part)
        least = small
        if small.dimension != "time":
            break
    return one


def _bare_inches(pieces: Pieces, more: Number, *, tied: bool) -> tuple[int, Measure] | None:
    """The inches of "a 6-foot-2 guard" and "5'9": a number below twelve with no unit of its own."""
    inch = unit_named("inch")
    if inch is None or more.value >= 12 or more.words > tied or pieces[more.q].text in ("-", "/"):
        return None
    return more.q, of_unit(inch)


def _bare_cents(pieces: Pieces, more: Number, joined: bool) -> bool:
    """Whether a number after "15 dollars" is its cents: "15 dollars 50", at the end of what is said."""
    after = pieces[more.q]
    ends = after.kind == "end" or after.text in ".,;)"
    return ends and 1 <= more.value <= 99 and more.value == int(more.value) and not joined


def _extended(one: Simple, end: int, value: Decimal, grain: Decimal) -> Simple:
    return replace(one, end=end, number=replace(one.number, value=value, grain=grain))
