"""What a whole text tells of how it writes dates and times: order of day and month, style of clock, zone, last month.

Every pattern is linear: bounded runs, no nested repeats.
"""

from __future__ import annotations

import re
from typing import Final

from crosscheck.values.calendars import Days, months

_NUMERIC: Final = re.compile(r"(?<![\d./-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/-])")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_DAY_MONTH: Final = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH_NAMES})\b")
_MONTH_DAY: Final = re.compile(rf"\b(?:{_MONTH_NAMES})\.? \d{{1,2}}\b(?!:)")
_MONTH_YEAR: Final = re.compile(rf"\b({_MONTH_NAMES})\.?(?: \d{{1,2}},?)? (1[5-9]\d\d|20\d\d)\b")
_AHEAD: Final = re.compile(r"\b(?:will|by|until|planned|plans?|expected|due|scheduled|next|would|could|may|set)\b")
_CUED: Final = r"\b(?:[Aa]t|[Bb]y|[Uu]ntil|[Ff]rom|[Ss]ince|[Bb]etween|[Aa]bout|[Aa]round|[Bb]efore|[Aa]fter)"
_EARLY_CLOCK: Final = re.compile(rf"{_CUED} 0\d[0-5]\d\b(?![.,]\d)")
_AT_CLOCK: Final = re.compile(
    r"\b[Aa]t (?:[01]\d|2[0-3])[0-5]\d(?=[.,;)]?(?:\s|$))"
    r"(?! (?:feet|ft|f|m|k|metres?|meters?|hz|rpm|dollars?|euros?)\b)"
)
_HOURS_CLOCK: Final = re.compile(r"\b(?:[01]\d|2[0-3])[0-5]\d (?:hours|hrs|GMT|UTC|Z|local time)\b")
_TIMES: Final = re.compile(
    r"\b[Tt]imes?(?: (?:are|is|given|shown|quoted|stated|recorded|in|as|their|all)){0,4}[ :]{1,2}"
    r"(local|UTC|GMT|[A-Z]{2,4}T)\b(?: time)?"
    r"(?: ?\(([A-Z]{3,4}) ?([+\u2212-]\d{1,2})?(?::00)?\)| ?([+\u2212-]\d{1,2})(?::00)?)?"
)


def day_first_usage(text: str) -> bool | None:
    """Whether a text writes the day before the month; None where it does not tell.

    Numeric dates that can be read one way only decide; without one, the order of its dates in words does.
    """
    first = second = 0
    for m in _NUMERIC.finditer(text):
        a, b = int(m[1]), int(m[3])
        if m[2] == "." or (a > 12 >= b):
            first += 1
        elif b > 12 >= a:
            second += 1
    if first == second:
        first += len(_DAY_MONTH.findall(text))
        second += len(_MONTH_DAY.findall(text))
    return None if first == second else first > second


def times_zone(text: str) -> tuple[str, float] | None:
    """The zone that a text says all its times are in, by name and hours added: ("utc", 0), ("gmt", 1), ("local", 0).

    >>> times_zone("All times UTC."), times_zone("Times are local (GMT+1)."), times_zone("The Times of London")
    (('utc', 0.0), ('gmt', 1.0), None)
    """
    m = _TIMES.search(text)
    if m is None:
        return None
    offset = m[3] or m[4]
    hours = float(offset.replace("\u2212", "-")) if offset else 0.0
    return ((m[2] or m[1]).lower(), hours) if abs(hours) <= 14 else None


def bare_clock_usage(text: str) -> bool:
    """Whether a text writes times of day as four bare digits ("at 0927", "until 1517"), as logs and reports do.

    One that can be nothing else decides ("by 0640", "1725 hours"); else two after "at", or one beside a line that
    gives the zone of all times.
    """
    if _EARLY_CLOCK.search(text) or _HOURS_CLOCK.search(text):
        return True
    count = sum(1 for _ in _AT_CLOCK.finditer(text))
    return count >= 2 or (count == 1 and times_zone(text) is not None)


def last_month_dated(text: str) -> Days | None:
    """The latest month that a text dates with its year, outside sentences that plan; None where it dates none."""
    best: tuple[int, int] | None = None
    for m in _MONTH_YEAR.finditer(text):
        before = text[max(0, m.start() - 90) : m.start()]
        if _AHEAD.search(before[max(before.rfind(". "), before.rfind("\n"), 0) :]):
            continue
        found = (int(m[2]), _MONTHS.index(m[1][:3].lower()) + 1)
        best = found if best is None else max(best, found)
    return months(*best) if best else None
