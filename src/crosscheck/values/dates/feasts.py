"""Feasts: the day that a name stands for in a year, and the year that a name without one means."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from crosscheck.values import calendars as spans
from crosscheck.values.calendars import Days
from crosscheck.values.dates.feast_days import HOLIDAYS, MOVABLE
from crosscheck.values.dates.fill import around, full_year
from crosscheck.values.dates.nodes import Cal, Holiday
from crosscheck.values.dates.reading import Reading

if TYPE_CHECKING:
    from crosscheck.values.dates.resolve import Resolver


def days_of(key: tuple[str, ...], year: int) -> Days | None:
    """The day of a feast in a year (1583 to 9998, where the Gregorian Easter holds)."""
    if key in HOLIDAYS:
        return spans.day(year, *HOLIDAYS[key])
    rule = MOVABLE[key]
    if not 1583 <= year < spans.LAST_YEAR:
        return None
    if isinstance(rule, int):
        d = spans.shift_days(spans.easter(year), rule)
    else:
        month, weekday, nth, plus = rule
        within = spans.months(year, month)
        found = spans.nth_weekday(within, weekday, nth) if within else None
        d = spans.shift_days(found, plus) if found else None
    return Days(d, d) if d else None


def _weekend_by(day: dt.date) -> Days | None:
    """The weekend that a feast makes long: Saturday to Monday or Tuesday, Thursday or Friday to Sunday."""
    to_saturday = {0: -2, 1: -3, 6: -1}.get(day.weekday(), 5 - day.weekday())
    saturday = spans.shift_days(day, to_saturday)
    sunday = spans.shift_days(saturday, 1) if saturday else None
    if saturday is None or sunday is None:
        return None
    return Days(saturday, sunday) if day.weekday() == 2 else Days(min(saturday, day), max(sunday, day))


def resolve(resolver: Resolver, node: Holiday) -> Reading:
    """The reading of a feast: in the year said, that of the history told, or the nearest that the tense allows."""
    name = " ".join(node.key)
    c = resolver.context
    steps = ""
    if node.year is not None:
        if isinstance(node.year, Cal) and node.year.year is not None:
            year = full_year(node.year.year, c.day) if node.year.short else node.year.year
            days = days_of(node.key, year)
        else:
            within = resolver.resolve(node.year)
            days = days_of(node.key, within.days.low.year) if within.days else None
            steps = f"{name} of {within.steps}"
    elif resolver.told and c.told:
        days, steps = days_of(node.key, c.told.high.year), f"{name}, year told"
        if node.key[0] == "new" and c.told_unit == "day" and days and days.low.month == 1 and c.told.high.month >= 7:
            days = days_of(node.key, c.told.high.year + 1)
    elif c.day:
        days = around(lambda y: days_of(node.key, y), c.day, resolver.direction)
        steps = f"{name}, year from {c.stamp()}"
    else:
        days = None
        if node.key in HOLIDAYS:
            month, number = HOLIDAYS[node.key]
            return Reading(None, "day", edtf=f"XXXX-{month:02d}-{number:02d}")
    if node.weekend and days:
        days = _weekend_by(days.low)
    return Reading(days, "day", steps)
