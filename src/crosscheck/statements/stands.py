"""How a value that is checked stands to a value that is known, read as strictly as the words are.

A known value with an open side ("over 93 million") is taken at its number: whoever writes it had no higher number to
write. That makes the reading one-sided: "more than 90" is borne out by "more than 95", the other way round they are
doubtful.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from crosscheck.model import Bound, Kind, Value
from crosscheck.statements.sides import Side
from crosscheck.values.bounds import Interval, Relation, comparable_dimensions, relate, to_base_bounds


class Stand(StrEnum):
    """How a checked value stands to a known one."""

    MEETS = "meets"
    APART = "apart"
    DOUBTFUL = "doubtful"
    OPEN = "open"  # the known value says neither that it is so nor that it is not


# How far past its number a known "more than N" may still be taken to reach.
_REACH: Final = Decimal("0.1")  # share of the number
_YEARLESS: Final = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")


def stand(checked: Value, side: Side, known: Value, known_side: Side) -> Stand | None:
    """How `checked` stands to `known`; None where they are values of different things by kind, unit or role."""
    if checked.kind is Kind.DATE and known.kind is Kind.DATE:
        return _dates(checked, side, known, known_side)
    if Kind.DATE in (checked.kind, known.kind) or not _comparable(checked, known):
        return None
    if checked.role == "score" or known.role == "score" or (side is Side.AT and known_side is Side.AT):
        return _by_relation(checked, known)
    mine, other = _number(checked), _number(known)
    if side is Side.AT:
        return _exact_against_open(mine, other, known_side)
    if mine.low is None or other.low is None or other.high is None:
        return None
    return _against_limit(mine.low, side, (other.low, other.high), known_side)


def _comparable(a: Value, b: Value) -> bool:
    bare = {a.dimension, b.dimension} <= {"", "count", "rank"}
    if a.kind is not b.kind and not (bare and "" in (a.dimension, b.dimension)):
        return False
    if (a.role in ("age", "score") or b.role in ("age", "score")) and a.role != b.role:
        return False
    if a.per != b.per and a.per is not None and b.per is not None:
        return False
    return bare or comparable_dimensions(a.dimension, b.dimension)


def _by_relation(checked: Value, known: Value) -> Stand | None:
    if checked.kind is not known.kind or checked.per != known.per:
        checked = replace(checked, kind=known.kind, per=known.per, dimension=known.dimension, unit=known.unit)
    relation = relate(checked, known)
    if relation in (Relation.EQUAL, Relation.MEET):
        return Stand.MEETS
    return {Relation.APART: Stand.APART, Relation.DOUBTFUL: Stand.DOUBTFUL}.get(relation)


def _number(value: Value) -> Interval:
    """The number as stated, in the base unit; its hard bounds where none is stated."""
    if value.value is None:
        return to_base_bounds(value)
    return to_base_bounds(replace(value, low=value.value, high=value.value))


def _exact_against_open(mine: Interval, other: Interval, known_side: Side) -> Stand | None:
    limit = other.low
    if limit is None or mine.low is None or mine.high is None:
        return None
    if known_side in (Side.ABOVE, Side.FROM):
        if mine.high < limit:
            return Stand.APART
        return Stand.MEETS if mine.low <= limit + abs(limit) * _REACH else Stand.OPEN
    if mine.low > limit:
        return Stand.APART
    return Stand.MEETS if mine.high >= limit - abs(limit) * _REACH else Stand.OPEN


def _against_limit(limit: Decimal, side: Side, known: tuple[Decimal, Decimal], known_side: Side) -> Stand:
    low, high = known
    upward = side in (Side.ABOVE, Side.FROM)
    # The same words about the same number say the same; otherwise a strict side excludes its own number.
    alike = known_side.open and upward == (known_side in (Side.ABOVE, Side.FROM))
    closed = alike or side in (Side.FROM, Side.TO)
    # Two limits on one side do not exclude each other outright: "over 90", "over 80".
    beyond = Stand.DOUBTFUL if alike else Stand.APART
    if low < high and limit == (low if upward else high):
        return Stand.MEETS
    if upward:
        if low > limit or (low == limit and closed):
            return Stand.MEETS
        return beyond if high < limit or (high == limit and not closed) else Stand.OPEN
    if high < limit or (high == limit and closed):
        return Stand.MEETS
    return beyond if low > limit or (low == limit and not closed) else Stand.OPEN


# -- dates --------------------------------------------------------------------------------------------------------

_DAY: Final = dt.timedelta(days=1)
_STARTING: Final = frozenset({"since", "from"})


class _Days(NamedTuple):
    first: dt.date
    last: dt.date
    said: bool  # whether the year is said, not taken from the other date


def _dates(checked: Value, side: Side, known: Value, known_side: Side) -> Stand | None:
    mine, other = _days(checked, known), _days(known, checked)
    if mine is None or other is None:
        return None
    if known.role in _STARTING and known_side is Side.AT:
        known_side = Side.FROM  # what has gone on since a day still went on later
    first, last = _reach(mine, side)
    if first <= other.first and other.last <= last:
        return Stand.MEETS
    if first <= other.last and other.first <= last:
        return Stand.MEETS if side is Side.AT else Stand.OPEN
    if side is Side.AT and known_side.open and (last < other.first) == (known_side in (Side.BELOW, Side.TO)):
        return Stand.OPEN
    if not (mine.said and other.said) and (mine.said or other.said or side.open):
        # Without its year a day only tells which day of a year is meant.
        return Stand.APART if side is Side.AT and known_side is Side.AT and checked.precision != "year" else Stand.OPEN
    doubtful = checked.approximate or known.approximate or checked.doubtful or known.doubtful
    return Stand.DOUBTFUL if doubtful else Stand.APART


def _reach(days: _Days, side: Side) -> tuple[dt.date, dt.date]:
    """First and last day that a date with a side reaches over."""
    match side:
        case Side.BELOW:
            return dt.date.min, max(days.first, dt.date.min + _DAY) - _DAY
        case Side.TO:
            return dt.date.min, days.last
        case Side.ABOVE:
            return min(days.last, dt.date.max - _DAY) + _DAY, dt.date.max
        case Side.FROM:
            return days.first, dt.date.max
        case _:
            return days.first, days.last


def _days(value: Value, other: Value) -> _Days | None:
    """First and last day; one without a year is taken to be in the year of the other."""
    low, high = _day(value.low), _day(value.high)
    if low is not None and high is not None:
        return _Days(low, high, said=True)
    found = _YEARLESS.fullmatch(value.edtf or "")
    if found is None:
        return None
    year = _day(other.low)
    number = year.year if year is not None else 2000
    month, day = int(found[1]), int(found[2] or 0)
    try:
        first = dt.date(number, month, day or 1)
        last = first if day else (first.replace(day=28) + 4 * _DAY).replace(day=1) - _DAY
    except (ValueError, OverflowError):
        return None
    return _Days(first, last, said=False)


def _day(bound: Bound) -> dt.date | None:
    if isinstance(bound, dt.datetime):
        return bound.date()
    return bound if isinstance(bound, dt.date) else None
