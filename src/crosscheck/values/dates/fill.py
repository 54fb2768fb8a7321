"""Filling in what a date leaves out: its year, its month, its century, and which of several weekdays is meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from crosscheck.values.calendars import Days, shift_days

Make = Callable[[int], Days | None]


def full_year(year: int, pivot: dt.date | None) -> int:
    """A year of two digits in full: the one that lies at most 20 years after `pivot`, else in the century before it."""
    limit = (pivot.year if pivot else 2025) + 20
    full = limit // 100 * 100 + year
    return full if full <= limit else full - 100


# The tense is not to be believed where it picks a date most of a year away over one a few weeks off.
_FAR, _NEAR = 240, 60


def _distance(span: Days, anchor: dt.date) -> int:
    if span.low <= anchor <= span.high:
        return 0
    return min(abs((span.low - anchor).days), abs((span.high - anchor).days))


def around(make: Make, anchor: dt.date, direction: int, *, sure: bool = False) -> Days | None:
    """The span of the years around `anchor` that lies before it (-1), after it (1), or nearest to it (0).

    A span that holds the anchor counts for both directions. A direction with no candidate falls back to the nearest.
    `sure`: no nearer one is better than the direction.
    """
    spans = [s for y in (anchor.year - 1, anchor.year, anchor.year + 1) if (s := make(y))]
    best = nearest(spans, anchor)
    if best is None or direction == 0:
        return best
    sided = nearest([s for s in spans if (s.low <= anchor if direction < 0 else s.high >= anchor)], anchor)
    if sided is None or (not sure and _distance(sided, anchor) > _FAR and _distance(best, anchor) < _NEAR):
        return best
    return sided


def nearest(spans: Iterable[Days], anchor: dt.date) -> Days | None:
    """The span nearest to a day; of two as near, the earlier."""
    return min(spans, key=lambda s: (_distance(s, anchor), s.low), default=None)


def weekday_near(weekday: int, anchor: dt.date, direction: int) -> dt.date | None:
    """The weekday on or before the anchor (-1, 0), or on or after it (1)."""
    if direction > 0:
        return shift_days(anchor, (weekday - anchor.weekday()) % 7)
    return shift_days(anchor, -((anchor.weekday() - weekday) % 7))
