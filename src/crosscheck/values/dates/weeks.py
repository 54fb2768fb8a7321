"""Weeks, and days told by their week: "Tuesday of next week", "Monday week", "week 31", "the week of 3 May"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from crosscheck.values.dates import absolute, relative
from crosscheck.values.dates.nodes import Cal, DayWord, Found, Holiday, Nth, Offset, Rel, WeekOf
from crosscheck.values.dates.words import DAY_WORDS, WEEKDAYS

if TYPE_CHECKING:
    from crosscheck.values.dates.grammar import Grammar


def weekday_in(g: Grammar, i: int) -> Found | None:
    """Reads "Tuesday of next week", "Monday of the following week"."""
    found = absolute.weekday_at(g.ws, i)
    if found is None or g.ws.low(found[1]) not in ("of", "in"):
        return None
    week = relative.modified(g.ws, found[1] + 1, g.holiday)
    if week and isinstance(week[0], Rel) and week[0].unit == "week":
        return Nth(1, week[0], weekday=found[0]), week[1]
    return None


def week_later(g: Grammar, i: int) -> Found | None:
    """Reads "Monday week", "today week", "Saturday fortnight": so long after the next such day."""
    ws, low = g.ws, g.ws.low(i)
    unit = ws.low(i + 1)
    if (dated := _weekday_of_offset(g, i)) is not None:
        return dated
    if unit not in ("week", "fortnight") or low not in (*WEEKDAYS, "today", "tomorrow") or ws.low(i + 2) == "-":
        return None
    if ws.low(i - 1) in ("a", "the", "this", "last") or ws.number(i + 2) >= 0 or ws.pos(i + 2) in ("NOUN", "PROPN"):
        return None
    day = DayWord(DAY_WORDS[low], low) if low in DAY_WORDS else Cal(weekday=WEEKDAYS[low])
    return Offset(((1.0, unit),), 1, "base", day), i + 2


def _weekday_of_offset(g: Grammar, i: int) -> Found | None:
    """Reads "Monday two weeks from now", "Tuesday, a fortnight ago": that day of the week it comes to."""
    day = absolute.weekday_at(g.ws, i)
    if day is None:
        return None
    k = day[1] + 1 if g.ws.low(day[1]) == "," else day[1]
    found = relative.offset(g.ws, k, g.core)
    if found is None or not isinstance(found[0], Offset) or found[0].origin not in ("now", "base"):
        return None
    if found[0].vague or found[0].amounts[-1][1] not in ("week", "fortnight"):
        return None
    return Nth(1, WeekOf(found[0]), weekday=day[0]), found[1]


def week_number(g: Grammar, i: int) -> Found | None:
    """Reads "week 31", "week 3 of 2027"."""
    ws = g.ws
    if (
        ws.low(i) != "week"
        or not 1 <= ws.digits(i + 1) <= 2
        or not 1 <= ws.number(i + 1) <= 53
        or ws.low(i - 1) in ("a", "per")
    ):
        return None
    if ws.low(i + 2) in ("of", "in") and (year := g.core(i + 3)):
        return Nth(ws.number(i + 1), year[0], unit="week"), year[1]
    return Nth(ws.number(i + 1), Rel(0, "this", unit="year"), unit="week"), i + 2


def week_of(g: Grammar, i: int) -> Found | None:
    """Reads "week of 3 May", "week beginning Monday 4 May"; "weekend of Thanksgiving"."""
    word = g.ws.low(i + 1)
    if word not in ("of", "beginning", "starting", "commencing", "from"):
        return None
    k = i + 3 if g.ws.low(i + 2) == "on" else i + 2
    day = g.core(k)
    if g.ws.low(i) == "weekend":
        if day is None or not isinstance(day[0], Holiday) or word != "of":
            return None
        return replace(day[0], weekend=True), day[1]
    if day is None or not isinstance(day[0], Cal) or day[0].day is None:
        return None
    return WeekOf(day[0], begins=word != "of"), day[1]
