"""Times of day tied to a day and a zone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crosscheck.values import calendars
from crosscheck.values.calendars import Days
from crosscheck.values.dates.nodes import Clock, Daypart, Node, Timed
from crosscheck.values.dates.reading import Reading
from crosscheck.values.dates.resolve import Resolver
from crosscheck.values.dates.text import Words
from crosscheck.values.dates.words import DAYPARTS
from crosscheck.values.dates.zones import ZONES

_LATE = frozenset(("afternoon", "evening", "dusk"))
_EARLY = frozenset(("morning", "dawn"))


def at_time(resolver: Resolver, node: Timed, words: Words, i: int) -> Reading:
    """The moment of a time of day: on the day said, else the day told last, else the day of publication."""
    base = resolver.resolve(node.node) if node.node else _day_of(resolver)
    clock, open_half = _half_of_day(resolver, node, words, i)
    untold = not node.clock.hour_said and resolver.context.told_time is None
    if base.days is None or base.days.low != base.days.high or untold:
        return replace(base, days=None, precision=clock.precision, edtf=None)
    day: dt.date | None = base.days.low
    if clock.next_day:
        day = calendars.shift_days(base.days.low, 1)
    if day is None:
        return replace(base, days=None)
    day = _not_ahead(resolver, node, clock, day)
    zone = _zone(resolver, clock, day)
    moment = dt.datetime.combine(day, dt.time(clock.hour, clock.minute, clock.second), zone)
    try:
        low, high = (moment + dt.timedelta(minutes=m) for m in clock.slack)
    except OverflowError:
        return replace(base, days=None)
    steps = base.steps
    if open_half:
        steps = "; ".join(s for s in (steps, f"half of the day taken as {'am' if clock.hour < 12 else 'pm'}") if s)
    slack = 30 if clock.precision == "hour" else 2 if clock.spoken and clock.minute % 5 == 0 else 0
    return Reading(
        Days(day, day),
        clock.precision,
        steps,
        base.doubtful or open_half,
        clock.slack != (0, 0),
        role=base.role,
        times=(low, high),
        slack=slack,
    )


def _not_ahead(resolver: Resolver, node: Timed, clock: Clock, day: dt.date) -> dt.date:
    """The day before, for a time told as past that would lie after the hour of publication: "23:15" at 02:10."""
    published = resolver.context.published
    moment = published.moment if published else None
    if (
        resolver.context.recent
        or node.node is not None
        or clock.zone is not None
        or not isinstance(moment, dt.datetime)
        or day != moment.date()
    ):
        return day
    late = (clock.hour * 60 + clock.minute) > moment.hour * 60 + moment.minute + 30
    return calendars.shift_days(day, -1) or day if late and resolver.tense not in ("future", "present") else day


def _day_of(resolver: Resolver) -> Reading:
    """The day that a time of day without one belongs to."""
    c = resolver.context
    if c.told and c.told.low == c.told.high and (c.recent or c.day is None or c.told.low.year >= c.day.year - 1):
        return Reading(c.told, "day", f"on {c.told.low.isoformat()} (told)", doubtful=c.recent is None)
    if c.day and not (resolver.told and c.told):
        return Reading(Days(c.day, c.day), "day", f"on the day of {c.stamp()}", doubtful=True)
    return Reading(None)


def _half_of_day(resolver: Resolver, node: Timed, words: Words, i: int) -> tuple[Clock, bool]:
    """The clock with its half of the day settled, and whether that was a guess."""
    clock, context = node.clock, resolver.context
    if clock.half:
        context.halves = True
    if clock.bare and context.halves and clock.zone is None:
        if context.told_time is not None and node.node is None:
            return _nearest_half(clock, context.told_time)
        clock = replace(clock, sure=False)
    if clock.sure:
        return clock, False
    if not clock.hour_said:
        told = context.told_time
        hour = (told.hour + (told.minute >= clock.minute)) % 24 if told else 0
        return replace(clock, hour=hour, sure=True), True
    part = _part_of(node.node) or _part_near(words, i)
    hour = clock.hour % 12
    if part in _LATE or (part == "night" and hour >= 5):
        return replace(clock, hour=hour + 12, sure=True), False
    if part in _EARLY or part == "night":
        return replace(clock, hour=hour, sure=True), False
    last = context.told_time
    if last is not None:
        minutes = [abs((h * 60 + clock.minute) - (last.hour * 60 + last.minute)) for h in (hour, hour + 12)]
        if min(minutes) <= 60:
            return replace(clock, hour=hour if minutes[0] <= minutes[1] else hour + 12, sure=True), True
    return replace(clock, hour=hour if 7 <= hour <= 11 else hour + 12, sure=True), True


_SETTLED = 180  # minutes from the time told within which the nearer half of the day is not in doubt
_BACKWARDS = 3  # a story goes on: a time before the one told must be so much nearer


def _nearest_half(clock: Clock, told: dt.time) -> tuple[Clock, bool]:
    """The half of the day nearest to the time told, "12:20" after "11:50 p.m." on the next day."""
    at, minutes = told.hour * 60 + told.minute, clock.hour % 12 * 60 + clock.minute
    steps = [(minutes + 720 * n - at, n) for n in range(3)]
    distance, halves = min((step if step >= 0 else -step * _BACKWARDS, n) for step, n in steps)
    clock = replace(clock, hour=clock.hour % 12 + 12 * (halves % 2), next_day=halves == 2, sure=True)
    return clock, distance > _SETTLED


def _part_of(node: Node | None) -> str:
    return node.part if isinstance(node, Daypart) else ""


def _part_near(words: Words, i: int) -> str:
    """A part of the day said in the same sentence, close by."""
    for k in range(max(0, i - 8), min(len(words), i + 12)):
        if words.low(k) in DAYPARTS and words.low(k) != "overnight":
            return DAYPARTS[words.low(k)]
    return ""


def _zone(resolver: Resolver, clock: Clock, day: dt.date) -> dt.tzinfo | None:
    """The zone said; where none is, the document's own, unless the time is said to be local to the event."""
    zone = clock.zone
    if zone == "local":
        return None
    if zone is None:
        c = resolver.context
        if c.times_zone is not None:
            return _fixed(ZONES[c.times_zone[0]] + c.times_zone[1]) if c.times_zone[0] in ZONES else None
        return c.zone if c.day and abs((c.day - day).days) < 400 else None
    if isinstance(zone, str):
        try:
            moment = dt.datetime.combine(day, dt.time(clock.hour, clock.minute), ZoneInfo(zone))
        except (ZoneInfoNotFoundError, OSError):
            return None
        offset = moment.utcoffset()
        return dt.timezone(offset) if offset is not None else None
    return _fixed(zone)


def _fixed(hours: float) -> dt.tzinfo:
    return dt.timezone(dt.timedelta(hours=hours)) if hours else dt.UTC
