"""Dates as EDTF (ISO 8601-2, levels 1 and 2, the forms that we write), and back to the same bounds."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from crosscheck.values import calendars as spans
from crosscheck.values.calendars import Days

Moment = dt.date | dt.datetime | None

_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z")
_MONTH: Final = re.compile(r"(\d{4})-(\d\d)\Z")
_YEAR: Final = re.compile(r"(\d{4})\Z")
_DECADE: Final = re.compile(r"(\d{3})X\Z")
_CENTURY: Final = re.compile(r"(\d{2})XX\Z")
_TIME: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(Z|[+-]\d\d:\d\d)?\Z")
_SEASONS: Final = range(21, 25)
_QUARTERS: Final = range(33, 37)
_HALVES: Final = (40, 41)  # semestral, ISO 8601-2


def _time(moment: dt.datetime) -> str:
    text = moment.replace(microsecond=0).isoformat()
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text


def _one(low: dt.date, high: dt.date, precision: str) -> str | None:
    """The single EDTF form of these bounds, None where only an interval says them."""
    if low == high:
        return low.isoformat()
    span = Days(low, high)
    y = low.year
    if span == spans.months(y, low.month):
        return f"{y:04d}-{low.month:02d}"
    if span == spans.years(y):
        return f"{y:04d}"
    if precision == "season":
        for code in _SEASONS:
            if span == spans.season(y, code):
                return f"{y:04d}-{code}"
    if span in [spans.months(y, m, 3) for m in (1, 4, 7, 10)]:
        return f"{y:04d}-{33 + (low.month - 1) // 3}"
    if span in [spans.months(y, m, 6) for m in (1, 7)]:
        return f"{y:04d}-{_HALVES[low.month > 6]}"
    if y % 10 == 0 and span == spans.years(y, 10):
        return f"{y // 10:03d}X"
    if y % 100 == 0 and span == spans.years(y, 100):
        return f"{y // 100:02d}XX"
    return None


def to_edtf(low: Moment, high: Moment, precision: str = "", approximate: bool = False) -> str:
    """Inclusive bounds as EDTF; None on one side is an open interval ("1957/.."), on both "..".

    `precision` "season" writes a season as such; everything else follows from the bounds. `approximate` adds "~".
    """
    mark = "~" if approximate else ""
    if low is None and high is None:
        return ".."
    if isinstance(low, dt.datetime) or isinstance(high, dt.datetime):
        a, b = (_time(m) if isinstance(m, dt.datetime) else m.isoformat() if m else ".." for m in (low, high))
        return f"{a}{mark}" if a == b else f"{a}{mark}/{b}{mark}"
    if low is None:
        assert high is not None  # noqa: S101
        return f"../{_edge(high, False)}{mark}"
    if high is None:
        return f"{_edge(low, True)}{mark}/.."
    if single := _one(low, high, precision):
        return single + mark
    a, b = _edge(low, True), _edge(high, False)
    shared = max(len(a), len(b))  # "2019-01/2019-02", not "2019/2019-02"
    return f"{_at_least(low, a, shared)}{mark}/{_at_least(high, b, shared)}{mark}"


def _edge(d: dt.date, first: bool) -> str:
    """One end of an interval, as coarse as its bound allows: the year for 1 January or 31 December."""
    month = spans.months(d.year, d.month)
    assert month is not None  # noqa: S101
    if (d.month, d.day) == ((1, 1) if first else (12, 31)):
        return f"{d.year:04d}"
    if d == (month.low if first else month.high):
        return f"{d.year:04d}-{d.month:02d}"
    return d.isoformat()


def _at_least(d: dt.date, text: str, length: int) -> str:
    """An end as fine as the other one: to the month where that is, to the day where that is."""
    return d.isoformat()[:length] if len(text) < length else text


def _span(text: str) -> Days | None:
    if m := _DAY.match(text):
        return spans.day(*map(int, m.groups()))
    if m := _MONTH.match(text):
        year, code = int(m[1]), int(m[2])
        if code in _SEASONS:
            return spans.season(year, code)
        if code in _QUARTERS:
            return spans.months(year, 3 * (code - 33) + 1, 3)
        if code in _HALVES:
            return spans.months(year, 6 * (code - 40) + 1, 6)
        return spans.months(year, code) if 1 <= code <= 12 else None
    if m := _YEAR.match(text):
        return spans.years(int(m[1]))
    if m := _DECADE.match(text):
        return spans.years(int(m[1]) * 10, 10)
    if m := _CENTURY.match(text):
        return spans.years(int(m[1]) * 100, 100)
    return None


def _moment(text: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(text) if _TIME.match(text) else None
    except ValueError:
        return None


def from_edtf(text: str) -> tuple[Moment, Moment]:
    """The inclusive bounds of an EDTF string that `to_edtf` wrote; open ends, and dates that cannot be held, are None.

    Raises ValueError where the string is none of the forms that we write.
    """
    parts = text.split("/")
    if len(parts) > 2:
        raise ValueError(f"not an EDTF date: {text!r}")
    if len(parts) == 1:
        return _ends(parts[0], text)
    low, high = _ends(parts[0], text)[0], _ends(parts[1], text)[1]
    return low, high


def _ends(part: str, text: str) -> tuple[Moment, Moment]:
    bare = part.rstrip("~?%")
    if bare in ("", "..") or bare.startswith(("-", "XXXX")):
        return None, None
    if moment := _moment(bare):
        return moment, moment
    if span := _span(bare):
        return span.low, span.high
    raise ValueError(f"not an EDTF date: {text!r}")
