"""How two values stand to each other: whether their bounds meet.

Numbers are compared in the base unit of their dimension, so that 9.3 miles and 15 km meet; months, years and other
ambiguous units widen the bounds on the way. Money of different currencies is never compared.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final, NamedTuple

from crosscheck.model import Bound, Kind, Value
from crosscheck.values.dayrelation import relate_dates
from crosscheck.values.hedges import rounding
from crosscheck.values.money import currency_of, may_be_same
from crosscheck.values.relation import Relation
from crosscheck.values.units import Unit, to_base, unit_named
from crosscheck.values.wording import bounds_text, describe, parse_bounds

__all__ = ["Relation", "bounds_text", "comparable_dimensions", "describe", "parse_bounds", "relate", "to_base_bounds"]

_BARE: Final = frozenset({"count", ""})
_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
# A value that was converted ("9.3 miles (15 km)") was rounded once more by whoever converted it.
_CONVERTED: Final = Decimal("0.01")


class Interval(NamedTuple):
    """Bounds in the base unit; None is open."""

    low: Decimal | None
    high: Decimal | None


def comparable_dimensions(a: str, b: str) -> bool:
    """Whether values of two dimensions may be held against each other.

    Counts and bare numbers may; "money:dollar" may be any dollar; all else must be the same dimension.

    >>> comparable_dimensions("count", ""), comparable_dimensions("money:dollar", "money:NZD")
    (True, True)
    """
    if a == b or {a, b} <= _BARE:
        return True
    return a.startswith("money:") and b.startswith("money:") and may_be_same(a, b)


def relate(a: Value, b: Value) -> Relation:
    """How the bounds of two values stand: symmetric, and the same on every machine.

    "equal"         the same single value or the same bounds
    "meet"          the bounds share a value, or one is the other rounded at its own last figure
    "doubtful"      only the soft bounds share a value, only the hard ones do, or a side was worked out by a step that
                    a reader could dispute
    "apart"         not even the soft bounds share a value
    "incomparable"  different kinds, dimensions, currencies, or "per"; a bare number that is not that of the other

    Zero meets only what may be zero: rounding is a share of the number, and a share of zero is none. For negative
    numbers the share is of the size, so that -100 is as far from -105 as 100 from 105.
    """
    if a.kind is not b.kind:
        return Relation.INCOMPARABLE
    if a.kind is Kind.DATE:
        return relate_dates(a, b)
    if a.role == "score" or b.role == "score":
        return _relate_scores(a, b)
    if not comparable_dimensions(a.dimension, b.dimension):
        return _relate_bare(a, b)
    rates = None
    if a.per != b.per and (rates := _rate_units(a.per, b.per)) is None:
        return Relation.INCOMPARABLE
    relation = _relate_numbers(a, b, rates)
    open_currency = a.dimension != b.dimension and not {a.dimension, b.dimension} <= _BARE  # "$5" and "NZ$8"
    return Relation.DOUBTFUL if relation is Relation.APART and (a.doubtful or b.doubtful or open_currency) else relation


def to_base_bounds(value: Value, *, soft: bool = False) -> Interval:
    """Bounds of a number in the base unit of its dimension: seconds, metres, kilograms, one of a currency."""
    low, high = (value.soft_low, value.soft_high) if soft else (value.low, value.high)
    if not isinstance(low, (Decimal, type(None))) or not isinstance(high, (Decimal, type(None))):
        return Interval(None, None)
    if value.dimension.startswith("money:"):
        factor = _money_factor(value)
        return Interval(*(None if x is None else x * factor for x in (low, high)))
    unit = unit_named(value.unit) if value.unit and value.dimension not in ("count", "", "rank", "score") else None
    if unit is None or unit.dimension != value.dimension:
        return Interval(low, high)
    if value.change and unit.offset:  # a change of temperature has no zero to count from
        factor = unit.low
        return Interval(*(None if x is None else x * factor for x in (low, high)))
    return Interval(*to_base(low, high, unit))


def number_of(value: Value | None) -> Decimal | None:
    """The number that a value states, its lower bound where it states only bounds; None where there is neither."""
    if value is None:
        return None
    if value.value is not None:
        return value.value
    return value.low if isinstance(value.low, Decimal) else None


def _money_factor(value: Value) -> Decimal:
    if value.unit in ("cent", "pence", "kopeck"):
        return Decimal("0.01")
    if value.unit == "satoshi":
        return Decimal("0.00000001")
    money = currency_of(value.dimension.removeprefix("money:"))
    return money.factor if money is not None and value.unit == money.name else Decimal(1)


def _relate_bare(a: Value, b: Value) -> Relation:
    """A number without a unit may agree with one that has a unit, when they are the same; it contradicts none."""
    if "" not in (a.dimension, b.dimension) or a.per or b.per:
        return Relation.INCOMPARABLE
    bare, other = (a, b) if a.dimension == "" else (b, a)
    relation = _relate_numbers(replace(bare, unit=other.unit, dimension=other.dimension), other, None)
    return relation if relation in (Relation.EQUAL, Relation.MEET) else Relation.INCOMPARABLE


def _rate_units(a: str | None, b: str | None) -> tuple[Unit, Unit] | None:
    """The units of time that two amounts are per, None where they are per other things and cannot be compared."""
    first, second = unit_named(a or ""), unit_named(b or "")
    if first is None or second is None or first.dimension != "time" or second.dimension != "time":
        return None
    return first, second


def _relate_numbers(a: Value, b: Value, rates: tuple[Unit, Unit] | None) -> Relation:
    (hard_a, soft_a), (hard_b, soft_b) = _alike(a, b)
    if rates is not None:
        hard_a, soft_a = _per_second(hard_a, rates[0]), _per_second(soft_a, rates[0])
        hard_b, soft_b = _per_second(hard_b, rates[1]), _per_second(soft_b, rates[1])
    same_unit = a.unit == b.unit or (a.dimension in _BARE and b.dimension in _BARE)
    if hard_a == hard_b and hard_a != Interval(None, None):
        return Relation.EQUAL
    hard = _overlap(hard_a, hard_b)
    soft = _overlap(soft_a, soft_b, open_ends=True)
    if hard:
        return Relation.MEET if soft else Relation.DOUBTFUL
    if not soft:
        return Relation.APART
    if a.kind is Kind.RANK:
        return Relation.APART
    if _is_rounding(a, b) or (not same_unit and _is_conversion(soft_a, soft_b)):
        return Relation.MEET
    return Relation.DOUBTFUL


def _alike(a: Value, b: Value) -> tuple[tuple[Interval, Interval], tuple[Interval, Interval]]:
    """Hard and soft bounds of two values in one unit: their own where it is the same, months for months and years.

    An ambiguous unit ("ton") is the same on both sides when both use it, and a year is twelve months exactly.
    """
    factors = [_MONTHS.get(v.unit or "") if v.dimension == "time" else None for v in (a, b)]
    if a.unit == b.unit:
        factors = [1, 1]
    if None in factors:
        sides = [(to_base_bounds(v), to_base_bounds(v, soft=True)) for v in (a, b)]
    else:
        sides = [
            (_scaled(v.low, v.high, factor or 1), _scaled(v.soft_low, v.soft_high, factor or 1))
            for v, factor in zip((a, b), factors, strict=True)
        ]
    return sides[0], sides[1]


def _scaled(low: Bound, high: Bound, factor: int) -> Interval:
    return Interval(*(bound * factor if isinstance(bound, Decimal) else None for bound in (low, high)))


def _per_second(interval: Interval, time: Unit) -> Interval:
    """What comes in a second where `interval` comes in one `time`; months and years widen it."""
    low, high = interval
    return Interval(
        None if low is None else low / (time.high if low >= 0 else time.low),
        None if high is None else high / (time.low if high >= 0 else time.high),
    )


def _overlap(a: Interval, b: Interval, *, open_ends: bool = False) -> bool:
    """Whether two intervals share a value. `open_ends`: two that only touch do not, unless one is a single point."""
    ends = [(a.low, b.high), (b.low, a.high)]
    touching = not open_ends or _point(a) or _point(b)
    for low, high in ends:
        if low is None or high is None:
            continue
        if low > high or (low == high and not touching):
            return False
    return True


def _point(interval: Interval) -> bool:
    return interval.low is not None and interval.low == interval.high


def _is_rounding(a: Value, b: Value) -> bool:
    """Whether two numbers that differ are one said more and once less precisely ("13,000" and "12,974").

    The rounder of the two must be written with decimals, a scale or at least two trailing zeros: "110" for 112 is left
    to a reader, and two numbers of the same precision ("6.1", "5.9") never round to each other.
    """
    if a.approximate or b.approximate or a.value is None or b.value is None or a.unit != b.unit:
        return not (a.value is None or b.value is None)
    steps = [_step(v) for v in (a, b)]
    if steps[0] == steps[1]:
        return False
    coarse = a if steps[0] > steps[1] else b
    size = abs(coarse.value or Decimal(0))
    return coarse.dimension not in _BARE or size >= 1000 or (size >= 100 and size % 100 == 0) or size != int(size)


def _step(value: Value) -> Decimal:
    """Half the width of what rounds to a value, from its soft bounds."""
    if isinstance(value.soft_high, Decimal) and isinstance(value.soft_low, Decimal):
        return (value.soft_high - value.soft_low) / 2
    return rounding(value.value or Decimal(0), Decimal(1), counted=True)


def _is_conversion(a: Interval, b: Interval) -> bool:
    """Whether two amounts in different units differ by no more than rounding explains, or one in a hundred."""
    if a.low is None or a.high is None or b.low is None or b.high is None:
        return True
    middle_a, middle_b = (a.low + a.high) / 2, (b.low + b.high) / 2
    widest = max(a.high - a.low, b.high - b.low) / 2
    return abs(middle_a - middle_b) <= max(widest, _CONVERTED * max(abs(middle_a), abs(middle_b)))


def _relate_scores(a: Value, b: Value) -> Relation:
    """Scores are equal whichever side is named first ("3–1", "1–3"), apart otherwise."""
    if a.role != b.role:
        return Relation.INCOMPARABLE
    return Relation.EQUAL if (a.low, a.high) == (b.low, b.high) else Relation.APART
