"""Windows of several units, and units counted inside a longer stretch."""

from __future__ import annotations

import datetime as dt

from crosscheck.values import calendars as spans
from crosscheck.values.calendars import Days
from crosscheck.values.dates.nodes import Nth, Rel
from crosscheck.values.dates.reading import NOTHING, Reading


def window(node: Rel, anchor: dt.date) -> Reading:
    """Reads "the last three months": up to the anchor, or from the day after it on; whole quarters and decades."""
    n, unit = node.count, node.unit
    if unit in ("quarter", "decade", "century"):
        base = spans.enclosing(anchor, unit)
        if base is None:
            return NOTHING
        first = spans.shift(base.low, 1 if node.step > 0 else -n, unit)
        last = spans.shift(base.low, n if node.step > 0 else -1, unit)
        end = spans.enclosing(last, unit) if last else None
        return Reading(Days(first, end.high), "range", role="window") if first and end else NOTHING
    if node.step > 0:
        low, end_excl = spans.shift_days(anchor, 1), spans.shift(anchor, n, unit)
        return Reading(Days(low, end_excl), "range", role="window") if low and end_excl and low <= end_excl else NOTHING
    start = spans.shift(anchor, -n, unit)
    high = spans.shift_days(anchor, -1)
    return Reading(Days(start, high), "range", role="window") if start and high and start <= high else NOTHING


def nth_unit(within: Days, node: Nth) -> Days | None:
    """The n-th day, week, weekend, month, quarter or decade inside a span."""
    unit, n, count = node.unit, node.nth, node.count
    if unit == "weekend":
        d = spans.nth_weekday(within, 5, n)
        return Days(d, d + dt.timedelta(1)) if d and d.year < spans.LAST_YEAR else None
    if unit == "week":
        return _nth_week(within, n, count)
    if n > 0:
        low = spans.shift(within.low, n - 1, unit)
        end = spans.shift(within.low, n - 1 + count, unit)
    else:
        end = spans.shift_days(within.high, 1)
        low = spans.shift(end, -count, unit) if end else None
    high = spans.shift_days(end, -1) if end else None
    return Days(low, high) if low and high and within.low <= low <= high <= within.high else None


def _nth_week(within: Days, n: int, count: int) -> Days | None:
    """Weeks as ISO 8601 counts them: the first is the one that holds the span's first Thursday."""
    thursday = spans.nth_weekday(within, 3, n if n > 0 else n - count + 1)
    week = spans.week_of(thursday) if thursday else None
    end = spans.shift_days(week.high, 7 * (count - 1)) if week else None
    return Days(week.low, end) if week and end else None
