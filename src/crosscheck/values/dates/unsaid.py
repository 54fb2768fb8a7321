"""What a date leaves out, filled in from the context: its year, its month, which of several weekdays is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosscheck.values import calendars as spans
from crosscheck.values.calendars import Days
from crosscheck.values.dates.fill import Make, around, weekday_near
from crosscheck.values.dates.naming import days_of_cal, name_of, no_year, precision_of, say
from crosscheck.values.dates.nodes import Cal, Node
from crosscheck.values.dates.reading import NOTHING, Reading
from crosscheck.values.dates.words import WEEKDAY_NAMES

if TYPE_CHECKING:
    from crosscheck.values.dates.resolve import Resolver


def without_year(r: Resolver, node: Cal) -> Reading:
    """A month, day, season or quarter with no year: that of the history told, the nearest that fits in news."""
    precision = precision_of(node)

    def make(year: int) -> Days | None:
        days, _ = days_of_cal(node, year)
        if days and node.weekday is not None and node.day is not None and days.low.weekday() != node.weekday:
            return None
        return days

    name = name_of(node)
    c = r.context
    ahead = r.tense in ("future", "present")
    if r.told and c.told and not (ahead and c.day is None):
        days = _year_in_force(r, make)
        return Reading(
            days, precision, f"{name}, year of {say(c.told)} (told)", doubtful=c.recent is None or _is_long(c.told)
        )
    if c.day:
        days = around(make, c.day, r.direction, sure=r.sure)
        settled = r.direction <= 0 and r.tense != "near"
        if (node.quarter or node.half) and settled and days and days.high >= c.day:
            days = make(days.low.year - 1)  # a quarter's figures are out when it is over
        if days is None and node.weekday is not None:
            days = around(lambda y: days_of_cal(node, y)[0], c.day, r.direction)
        return Reading(days, precision, f"{name}, year from {c.stamp()}", doubtful=_against(r, days))
    return _after_horizon(r, make, precision, name) or Reading(None, precision, edtf=no_year(node))


def _is_long(days: Days) -> bool:
    return (days.high - days.low).days > 366


def _against(r: Resolver, days: Days | None) -> bool:
    """Whether days lie on the other side of the publication than the tense says."""
    if days is None or r.context.day is None:
        return False
    return days.low > r.context.day if r.direction < 0 else r.direction > 0 and days.high < r.context.day


def _after_horizon(r: Resolver, make: Make, precision: str, name: str) -> Reading | None:
    """Without a publication: what is planned comes next after the latest month that the document dates."""
    last = r.context.horizon
    if last is None or r.tense == "past":
        return None
    found = [s for y in range(last.high.year, last.high.year + 2) if (s := make(y)) and s.low > last.high]
    steps = f"{name}, next after {say(last)} (the latest told)"
    return Reading(found[0], precision, steps, doubtful=True) if found else None


def _year_in_force(r: Resolver, make: Make) -> Days | None:
    """The month in the year told last; the next year's where the year told has just run out."""
    told = r.context.told
    assert told is not None  # noqa: S101
    winter = r.context.told_unit == "season" and told.low.day == 1 and told.low.month == 12
    year = told.low.year if winter else told.high.year
    same = make(year)
    if same is None:
        return make(year + 1) or make(year - 1)
    if r.context.told_unit in ("decade", "century") or (told.high - told.low).days > 300:
        return same
    if told.high.month - same.low.month >= 7 and told.low.year == told.high.year:
        following = make(year + 1)
        return following or same
    return same


def day_only(r: Resolver, node: Cal) -> Reading:
    """Reads "the 20th", "Monday 21": a day of the month told, or of the month that fits its weekday or now."""
    assert node.day is not None  # noqa: S101
    now = r.now() if node.weekday is not None else None
    last = r.last()
    if node.weekday is None and last and last[1] in ("day", "week", "month"):
        days = spans.day(last[0].low.year, last[0].low.month, node.day)
        return Reading(days, "day", f"day {node.day} of the month of {last[2]}")
    if now is None:
        return Reading(None, "day")
    start = now[0].replace(day=1)
    for step in (0, 1, -1, 2, -2, 3, 4, 5, 6):
        month = spans.shift_months(start, step if r.direction >= 0 else -step)
        found = spans.day(month.year, month.month, node.day) if month else None
        if found and (node.weekday is None or found.low.weekday() == node.weekday):
            return Reading(found, "day", f"{name_of(node)} nearest to {now[1]}")
    return Reading(None, "day")


def weekday(r: Resolver, node: Cal) -> Reading:
    """Reads a weekday alone: on from the day told, else the one that the tense points at from the publication."""
    assert node.weekday is not None  # noqa: S101
    name = WEEKDAY_NAMES[node.weekday]
    c = r.context
    if r.told and c.told and c.told_unit == "day":
        d = weekday_near(node.weekday, c.told.low, 1)
        return Reading(Days(d, d), "day", f"{name} from {say(c.told)} (told)", doubtful=True) if d else NOTHING
    if c.day is None or not c.day_known or (r.told and c.told and abs(c.told.high.year - c.day.year) > 1):
        return Reading(None, "day")
    d = weekday_near(node.weekday, c.day, r.direction)
    side = "of" if d == c.day else "after" if r.direction > 0 else "before"
    return Reading(Days(d, d), "day", f"{name} {side} {c.stamp()}") if d else NOTHING


def without_years(r: Resolver, low: Node, high: Node) -> Reading | None:
    """Reads "from October to March": both ends in the years that lie nearest, by the tense, to the anchor."""
    if not (isinstance(low, Cal) and isinstance(high, Cal) and low.month and high.month):
        return None
    if low.year is not None or high.year is not None or low.bc or high.bc:
        return None
    crossing = (low.month, low.day or 1) > (high.month, high.day or 31)
    history = r.told and r.context.told is not None
    anchor = r.context.told.high if history and r.context.told else r.context.day
    if anchor is None or (history and not crossing) or (r.context.day is None and r.tense in ("future", "present")):
        return None

    def make(year: int) -> Days | None:
        a, b = days_of_cal(low, year)[0], days_of_cal(high, year + crossing)[0]
        return Days(a.low, b.high) if a and b else None

    days = around(make, anchor, 0 if history else r.direction)
    name = f"{anchor.isoformat()} (told)" if history else r.context.stamp()
    return Reading(days, "range", f"{name_of(low)} to {name_of(high)}, year from {name}")
