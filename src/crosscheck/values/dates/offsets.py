"""So long before or after something: "two years ago", "three days later", "a week from Friday"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from crosscheck.values import calendars as spans
from crosscheck.values.calendars import Days
from crosscheck.values.dates.naming import amount_name, only_weekday, say
from crosscheck.values.dates.nodes import Cal, Offset
from crosscheck.values.dates.reading import NOTHING, Reading

if TYPE_CHECKING:
    from crosscheck.values.dates.resolve import Resolver

UNIT_OF_PRECISION = {"minute": "day", "hour": "day", "part": "day", "range": "day"}
FINER = ("day", "week", "month", "season", "quarter", "half", "year", "decade", "century")


def resolve(r: Resolver, node: Offset) -> Reading:
    """The day, or the week, month or year, so long before or after a moment."""
    finest = node.amounts[-1][1]
    if finest in ("second", "minute", "hour"):
        return Reading(None, "hour")
    base = _base(r, node)
    if base is None or node.vague:
        return Reading(None, finest, approximate=node.vague)
    days, unit, name, doubtful = base
    untold = node.origin == "told" and r.context.told is None
    if untold and (node.sign > 0 if r.direction <= 0 else node.sign < 0):
        return Reading(None, finest)  # "ended three days later", and nothing told that it could be later than
    if unit in FINER and finest in FINER and FINER.index(unit) > FINER.index(finest):
        return Reading(None, finest)
    low = _moved(days.low, node)
    if low is None:
        return NOTHING
    steps = f"{amount_name(node)} {'before' if node.sign < 0 else 'after'} {name}"
    exact = (node.origin == "base" and unit == "day") or finest == "day"
    if exact:
        return Reading(Days(low, low), "day", steps, doubtful)
    grain = "year" if any(u == "year" for _, u in node.amounts) and len(node.amounts) == 1 else finest
    grain = {"fortnight": "week", "weekend": "week"}.get(grain, grain)
    if len(node.amounts) > 1:
        grain = finest
    if node.amounts[0][0] % 1:
        grain = "year" if finest in ("decade", "century") else "month"
    grain = node.fine or grain
    found = Reading(spans.enclosing(low, grain), grain, steps, doubtful)
    if node.origin == "now" and grain in ("month", "year") and days.low == r.context.day:
        moved = [m for d in r.context.other_days() if (m := _moved(d, node))]
        return both_readings(found, [spans.enclosing(m, grain) for m in moved])
    return found


def _base(r: Resolver, node: Offset) -> tuple[Days, str, str, bool] | None:
    if node.origin == "base" and node.base is not None:
        ahead = node.sign > 0 and isinstance(node.base, Cal) and only_weekday(node.base) and r.direction == 0
        found = (replace(r, tense="future") if ahead else r).resolve(node.base)
        unit = UNIT_OF_PRECISION.get(found.precision, found.precision)
        return (found.days, unit, found.steps or say(found.days), found.doubtful) if found.days else None
    if node.origin in ("now", "ahead"):
        now = r.now(node.amounts[-1][1])
        return (Days(now[0], now[0]), "day", now[1], False) if now else None
    if node.origin == "event":
        return (r.event, "day" if r.event.low == r.event.high else "month", say(r.event), True) if r.event else None
    last = r.last()
    return (last[0], last[1], last[2], False) if last else None


# Half of a unit, in another unit and how many of it.
_HALF = {"month": (15, "day"), "year": (6, "month"), "decade": (5, "year"), "century": (50, "year")}


def _moved(d: dt.date, node: Offset) -> dt.date | None:
    """A day moved by all amounts of an offset; halves of a month, year, decade and century are counted out."""
    low: dt.date | None = d
    for amount, unit in node.amounts:
        if low is not None:
            low = spans.shift(low, node.sign * int(amount), unit)
        if low is not None and amount % 1 and unit in _HALF:
            low = spans.shift(low, node.sign * int(_HALF[unit][0] * (amount % 1) * 2), _HALF[unit][1])
    return low


def both_readings(found: Reading, others: list[Days | None]) -> Reading:
    """The bounds of a month or year as it is in the document's zone, and where it is already or still another."""
    kept = [d for d in (found.days, *others) if d is not None]
    hull = Days(min(d.low for d in kept), max(d.high for d in kept))
    if found.days is None or hull == found.days:
        return found
    steps = f"{found.steps}, where other zones are in another {found.precision}: both readings"
    return replace(found, days=hull, precision="range", steps=steps, doubtful=True)
