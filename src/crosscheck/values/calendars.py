"""Calendar arithmetic on inclusive spans of days. Everything here stays inside the years 1 to 9999 or gives None."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = dt.MINYEAR, dt.MAXYEAR
UNIT_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
UNIT_DAYS = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}


class Days(NamedTuple):
    """First and last day, both included."""

    low: dt.date
    high: dt.date


def day(year: int, month: int, number: int) -> Days | None:
    """One day, None where the calendar has no such day."""
    try:
        d = dt.date(year, month, number)
    except ValueError:
        return None
    return Days(d, d)


def months(year: int, month: int, count: int = 1) -> Days | None:
    """`count` months from `month` (1..12) of `year`."""
    last = year * 12 + month - 1 + count - 1
    if not (FIRST_YEAR <= year <= LAST_YEAR and FIRST_YEAR * 12 <= last < (LAST_YEAR + 1) * 12):
        return None
    y, m = divmod(last, 12)
    return Days(dt.date(year, month, 1), dt.date(y, m + 1, calendar.monthrange(y, m + 1)[1]))


def years(first: int, count: int = 1) -> Days | None:
    """`count` years from `first`."""
    if not (first >= FIRST_YEAR and first + count - 1 <= LAST_YEAR):
        return None
    return Days(dt.date(first, 1, 1), dt.date(first + count - 1, 12, 31))


def century(number: int) -> Days | None:
    """The n-th century as usage counts it: the 19th is 1800 to 1899. The first begins with the year 1."""
    if number == 1:
        return years(1, 99)
    return years((number - 1) * 100, 100)


def season(year: int, code: int) -> Days | None:
    """A season by its ISO 8601-2 code, as meteorological months; winter runs from December into the next year."""
    return months(year, 3 * (code - 20), 3)


def week_of(d: dt.date) -> Days | None:
    """The week, Monday to Sunday, that holds a day."""
    first = shift_days(d, -d.weekday())
    last = shift_days(d, 6 - d.weekday())
    return Days(first, last) if first and last else None


def shift_days(d: dt.date, n: int) -> dt.date | None:
    """A day `n` days on, None outside the calendar."""
    try:
        return d + dt.timedelta(n)
    except OverflowError:
        return None


def shift_months(d: dt.date, n: int) -> dt.date | None:
    """The same day of the month `n` months on, or the month's last day where it has no such day."""
    y, m = divmod(d.year * 12 + d.month - 1 + n, 12)
    if not FIRST_YEAR <= y <= LAST_YEAR:
        return None
    return dt.date(y, m + 1, min(d.day, calendar.monthrange(y, m + 1)[1]))


def shift(d: dt.date, n: int, unit: str) -> dt.date | None:
    """A day `n` units on ("day", "week", "fortnight", "month", "quarter", "year", "decade", "century")."""
    if unit in UNIT_DAYS:
        return shift_days(d, n * UNIT_DAYS[unit]) if abs(n) < 4_000_000 else None
    if unit in UNIT_MONTHS:
        return shift_months(d, n * UNIT_MONTHS[unit]) if abs(n) < 120_000 else None
    return d


def enclosing(d: dt.date, unit: str) -> Days | None:
    """The week, month, quarter, half, year, decade or century that holds a day."""
    match unit:
        case "week" | "fortnight":
            return week_of(d)
        case "weekend":
            week = week_of(d)
            return Days(week.high - dt.timedelta(1), week.high) if week else None
        case "month":
            return months(d.year, d.month)
        case "quarter":
            return months(d.year, 3 * ((d.month - 1) // 3) + 1, 3)
        case "half":
            return months(d.year, 1 if d.month <= 6 else 7, 6)
        case "year":
            return years(d.year)
        case "decade":
            return years(max(d.year // 10 * 10, 1), 10 if d.year >= 10 else 9)
        case "century":
            return years(max(d.year // 100 * 100, 1), 100 if d.year >= 100 else 99)
        case _:
            return Days(d, d)


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm; Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, number = divmod(h + j - 7 * m + 114, 31)
    return dt.date(year, month, number + 1)


def nth_weekday(within: Days, weekday: int, nth: int) -> dt.date | None:
    """The n-th such weekday of a span, counted from its end where `nth` is negative; None where it has none."""
    if nth > 0:
        d = shift_days(within.low, (weekday - within.low.weekday()) % 7 + 7 * (nth - 1))
    else:
        d = shift_days(within.high, -((within.high.weekday() - weekday) % 7) + 7 * (nth + 1))
    return d if d and within.low <= d <= within.high else None
