"""Steps from a known day: "last month", "next Tuesday", "the following spring"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from crosscheck.values import calendars as spans
from crosscheck.values.calendars import Days
from crosscheck.values.dates import feasts
from crosscheck.values.dates.naming import FISCAL_SLACK, days_of_cal
from crosscheck.values.dates.nodes import Cal, Rel
from crosscheck.values.dates.reading import NOTHING, Reading
from crosscheck.values.dates.stretches import window

# "The past decade" is the ten years up to now, "the last decade" may be the one before this.
_PAST = {
    "week": (1, "week"),
    "month": (1, "month"),
    "year": (1, "year"),
    "decade": (10, "year"),
    "century": (100, "year"),
}


def step_from(node: Rel, anchor: dt.date, direction: int) -> Reading:
    """The reading of a step counted from a day; `direction` is -1 where the clause looks back, 1 ahead."""
    if node.weekday is not None:
        return _weekday(node, anchor, direction)
    if node.month is not None or node.season is not None or node.holiday is not None:
        return _named(node, anchor)
    unit = node.unit
    if unit == "weekend" and node.word == "the":
        back = (anchor.weekday() - 5) % 7
        d = spans.shift_days(anchor, -back if direction <= 0 or back <= 1 else 7 - back)
        return Reading(Days(d, d + dt.timedelta(1)), "day") if d and d.year < spans.LAST_YEAR else NOTHING
    if node.word == "past" and unit in _PAST and not node.count and not node.fiscal:
        count, unit = _PAST[unit]
        return replace(window(replace(node, unit=unit, count=count), anchor), role="")
    if node.count > 1 or (node.count == 1 and unit == "day"):
        return window(node, anchor)
    base = spans.enclosing(anchor, unit)
    moved = spans.shift(base.low, node.step + node.far, unit) if base else None
    if unit == "fortnight" and node.step and not node.far:
        return window(Rel(node.step, node.word, unit="day", count=14), anchor)
    if unit == "fortnight" and base:
        end = spans.shift_days(base.low, 13)
        return Reading(Days(base.low, end), "week") if end else NOTHING
    days = spans.enclosing(moved, unit) if moved else None
    if node.fiscal:
        return Reading(days, unit, role="fiscal", slack=FISCAL_SLACK)
    if unit == "weekend" and moved:
        days = Days(moved, moved + dt.timedelta(1))
    return Reading(days, unit if unit != "weekend" else "day")


def _weekday(node: Rel, anchor: dt.date, direction: int) -> Reading:
    assert node.weekday is not None  # noqa: S101
    week = spans.week_of(anchor)
    if week is None:
        return NOTHING
    if node.word in ("this", "current", "same", "that"):
        d = spans.shift_days(week.low, node.weekday)
        if node.word == "this" and d and direction < 0 and d > anchor:
            d = spans.shift_days(d, -7)
    elif node.word in ("next", "the next"):
        d = spans.shift_days(week.high, node.weekday + 1)
    elif node.step > 0:
        d = spans.shift_days(anchor, (node.weekday - anchor.weekday() - 1) % 7 + 1)
    else:
        d = spans.shift_days(anchor, -((anchor.weekday() - node.weekday - 1) % 7 + 1))
    # "last Monday" said on a Friday may be the Monday before; "next Friday" said on a Thursday may be tomorrow.
    open_to_doubt = node.word in ("last", "next") and (node.weekday - anchor.weekday()) * node.step > 0
    return Reading(Days(d, d), "day", doubtful=open_to_doubt) if d else NOTHING


def _named(node: Rel, anchor: dt.date) -> Reading:
    def make(year: int) -> Days | None:
        if node.holiday:
            return feasts.days_of(node.holiday.key, year)
        return days_of_cal(Cal(month=node.month, day=node.day, season=node.season), year)[0]

    precision = "day" if node.holiday or node.day else "month" if node.month else "season"
    years = range(anchor.year - 2, anchor.year + 3)
    every = [s for y in years if (s := make(y))]
    if node.word in ("this", "current", "same", "that"):
        days = make(anchor.year)
        if node.season and (holding := [s for s in every if s.low <= anchor <= s.high]):
            days = holding[0]
    elif node.step > 0:
        days = next((s for s in every if s.low > anchor), None)
    else:
        days = next((s for s in reversed(every) if s.high < anchor), None)
    return Reading(days, precision)
