"""How two dates stand to each other: days, moments with a zone, clock times without one."""

from __future__ import annotations

import datetime as dt
from typing import Final

from crosscheck.model import Bound, Value
from crosscheck.values.relation import Relation

_CLOCK: Final = frozenset({"minute", "second", "hour", "clock", "time"})
_HEDGED_CLOCK: Final = dt.timedelta(minutes=10)
# Parts of one span in their order: neighbours shade into each other, others exclude each other.
_PARTS: Final = (("early", "mid", "late"), ("morning", "afternoon", "evening", "night"))
_Span = tuple[dt.datetime | None, dt.datetime | None]

# Clocks of two zones differ by quarters of an hour, and by no more than this from Universal Time.
_QUARTER, _ZONES = dt.timedelta(minutes=15), dt.timedelta(hours=14)


def relate_dates(a: Value, b: Value) -> Relation:
    """Containment or overlap meets, disjointness is apart, a doubtful working-out makes that doubtful.

    Two moments with zones are compared in UTC; where one lacks a zone both are read on their own clocks, and what a
    zone could account for says nothing. Where the day of a clock time was only supposed, its time of day decides. A
    moment told to the minute meets all its seconds. A moment against a day compares days in the moment's own zone. A
    hedged clock time reaches ten minutes either way.
    """
    ends = (a.low, a.high, b.low, b.high)
    if all(end is None for end in ends[:2]) or all(end is None for end in ends[2:]):
        return Relation.INCOMPARABLE
    by_clock = all(isinstance(end, dt.datetime) for end in ends if end is not None)
    aware = by_clock and all(end.tzinfo is not None for end in ends if isinstance(end, dt.datetime))
    hard_a, hard_b = _span(a.low, a.high, by_clock, aware), _span(b.low, b.high, by_clock, aware)
    if hard_a == hard_b:
        return _by_part(a.role, b.role)
    if _overlap(hard_a, hard_b) or (by_clock and _overlap(_by_minute(hard_a, hard_b), _by_minute(hard_b, hard_a))):
        return Relation.MEET
    if by_clock and not aware and _zoned(a) is not _zoned(b) and _a_zone_apart(hard_a, hard_b):
        return Relation.INCOMPARABLE
    if by_clock and (a.doubtful or b.doubtful) and (apart := _clocks_apart(hard_a, hard_b)) is not None:
        if not apart:
            return Relation.MEET
        if _zoned(a) is not _zoned(b) and not apart % _QUARTER:
            return Relation.INCOMPARABLE
    soft_a, soft_b = (
        _widened(v, _span(_soft(v.soft_low, v.low), _soft(v.soft_high, v.high), by_clock, aware), by_clock)
        for v in (a, b)
    )
    if _overlap(soft_a, soft_b):
        return Relation.MEET if by_clock and (a.approximate or b.approximate) else Relation.DOUBTFUL
    return Relation.DOUBTFUL if a.doubtful or b.doubtful else Relation.APART


def _by_minute(span: _Span, other: _Span) -> _Span:
    """The span without its seconds where the other is told to the minute."""
    if any(end is not None and end.second for end in other):
        return span
    low, high = (None if end is None else end.replace(second=0, microsecond=0) for end in span)
    return low, high


def _clocks_apart(a: _Span, b: _Span) -> dt.timedelta | None:
    """How far apart the times of day are at which two spans begin, whatever the days."""
    return None if a[0] is None or b[0] is None else (a[0] - b[0]) % dt.timedelta(days=1)


def _zoned(value: Value) -> bool:
    return any(isinstance(end, dt.datetime) and end.tzinfo is not None for end in (value.low, value.high))


def _a_zone_apart(a: _Span, b: _Span) -> bool:
    """Whether the two begin as far apart as clocks of two zones can be: some quarters of an hour, 14 hours at most."""
    if a[0] is None or b[0] is None:
        return False
    apart = abs(a[0] - b[0])
    return apart <= _ZONES and not apart % _QUARTER


def _by_part(a: str, b: str) -> Relation:
    """Two values of the same bounds: "early March" and "late March" are apart, "mid-March" is next to both."""
    for parts in _PARTS:
        if a in parts and b in parts:
            steps = abs(parts.index(a) - parts.index(b))
            return (Relation.EQUAL, Relation.DOUBTFUL, Relation.APART)[min(steps, 2)]
    return Relation.EQUAL


def _soft(soft: Bound, hard: Bound) -> Bound:
    return soft if soft is not None else hard


def _span(low: Bound, high: Bound, by_clock: bool, aware: bool) -> _Span:
    return _end(low, by_clock, aware, last=False), _end(high, by_clock, aware, last=True)


def _end(bound: Bound, by_clock: bool, aware: bool, *, last: bool) -> dt.datetime | None:
    """A bound on one time line: UTC where both sides have zones, else the local reading; days where either is a day."""
    if not isinstance(bound, dt.date):
        return None
    if isinstance(bound, dt.datetime) and by_clock:
        return bound.astimezone(dt.UTC).replace(tzinfo=None) if aware else bound.replace(tzinfo=None)
    day = bound.date() if isinstance(bound, dt.datetime) else bound
    return dt.datetime.combine(day, dt.time.max if last else dt.time.min)


def _widened(value: Value, span: _Span, by_clock: bool) -> _Span:
    if not (by_clock and value.approximate):
        return span
    low, high = span
    try:
        return (None if low is None else low - _HEDGED_CLOCK), (None if high is None else high + _HEDGED_CLOCK)
    except OverflowError:  # the first or last day of the calendar
        return span


def _overlap(a: _Span, b: _Span) -> bool:
    return (a[0] is None or b[1] is None or a[0] <= b[1]) and (b[0] is None or a[1] is None or b[0] <= a[1])
