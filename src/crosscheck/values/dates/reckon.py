"""Readings that need more than the calendar: times of day, "nine minutes later", anniversaries."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from crosscheck.values import calendars
from crosscheck.values.calendars import Days
from crosscheck.values.dates.expression import Expression
from crosscheck.values.dates.moments import at_time
from crosscheck.values.dates.nodes import Anniversary, Offset, Range, Timed
from crosscheck.values.dates.reading import NOTHING, Reading
from crosscheck.values.dates.resolve import Resolver
from crosscheck.values.dates.text import Words


def read(resolver: Resolver, expression: Expression, words: Words) -> Reading:
    """The reading of an expression of any kind."""
    node = expression.node
    if isinstance(node, Anniversary):
        return _anniversary(resolver, node)
    if isinstance(node, Timed):
        return at_time(resolver, node, words, expression.i)
    if isinstance(node, Range) and isinstance(node.low, Timed) and isinstance(node.high, Timed):
        low = at_time(resolver, node.low, words, expression.i)
        if low.times:
            resolver.context.told_time = low.times[0].time()
        high = at_time(resolver, node.high, words, expression.i)
        if low.times and high.times and low.days and high.days:
            end = _end_of(low.times[0], high.times[1])
            if end:
                return replace(low, times=(low.times[0], end), days=Days(low.days.low, end.date()), precision="range")
        return Reading(None, "range")
    reading = resolver.resolve(node)
    if isinstance(node, Offset) and not reading.days and node.amounts[-1][1] in ("hour", "minute") and not node.vague:
        return _later_time(resolver, node)
    return reading


def _end_of(start: dt.datetime, end: dt.datetime) -> dt.datetime | None:
    """The end of a stretch of hours; "19:00 to 05:00" ends on the day after. None where the zones do not compare."""
    if (start.tzinfo is None) != (end.tzinfo is None):
        return None
    if start <= end:
        return end
    try:
        next_day = end + dt.timedelta(1)
    except OverflowError:
        return None
    return next_day if start.date() == end.date() else None


def _later_time(resolver: Resolver, node: Offset) -> Reading:
    """Reads "nine minutes later": from the time of day told last."""
    c = resolver.context
    last = resolver.last()
    if node.origin != "told" or c.told_time is None or last is None or last[1] != "day":
        return NOTHING
    start = dt.datetime.combine(last[0].low, c.told_time)
    size = {"second": 1, "minute": 60, "hour": 3600}
    seconds = sum(n * size.get(unit, 86400) for n, unit in node.amounts)
    if seconds > 1e7:
        return NOTHING
    try:
        moment = start + node.sign * dt.timedelta(seconds=seconds)
    except OverflowError:
        return NOTHING
    d = moment.date()
    return Reading(
        Days(d, d),
        "minute" if node.amounts[-1][1] != "hour" else "hour",
        f"counted from {start:%Y-%m-%d %H:%M} (told)",
        times=(moment, moment),
        approximate=node.amounts[-1][1] == "hour",
    )


def _anniversary(resolver: Resolver, node: Anniversary) -> Reading:
    """The year of what has its n-th anniversary, counted from the date told in the paragraph or the publication."""
    c = resolver.context
    anchor = c.recent.high if c.recent else c.day
    if anchor is None or not anchor.year - node.number >= calendars.FIRST_YEAR:
        return Reading(None, "year", role=node.word)
    days = calendars.years(anchor.year - node.number)
    return Reading(days, "year", f"{node.number} years before {anchor.year}", doubtful=True, role=node.word)
