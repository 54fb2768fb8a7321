"""Dates, clock times and zones as title blocks print them. For running text see the grammar of the values stage.

One `Stamp` is a day (or only a month or season) with the clock time and zone that stand beside it. Nothing here
decides which stamp is the date of publication: that is `dateline`.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from zoneinfo import ZoneInfo

from crosscheck.sources.calendar_words import MONTHS, SEASONS, WEEKDAYS, ZONES
from crosscheck.sources.zone_words import ZONE_WORDS

_MONTH = "|".join(sorted((re.escape(m) for m in MONTHS), key=len, reverse=True))
_SEASON = "|".join(SEASONS)
_YEAR = r"(?P<year>1[4-9]\d\d|20\d\d)"
_DAY = r"(?P<day>[0-3]?\d)"

# Tried at each place in this order; the first that matches and is a day of the calendar wins.
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)",
        rf"{_YEAR}[./](?P<month>[01]?\d)[./]{_DAY}(?!\d)",
        rf"{_DAY}(?:st|nd|rd|th|\.|º|er)?(?: of| de)? (?P<name>{_MONTH})\b\.?(?:,| de| of)? ?{_YEAR}(?!\d)",
        rf"(?P<name>{_MONTH})\b\.? {_DAY}(?:st|nd|rd|th)?,? {_YEAR}(?!\d)",
        rf"(?P<a>[0-3]?\d)(?P<sep>[./-])(?P<b>[01]?\d|[0-3]\d)(?P=sep){_YEAR}(?!\d)",
        r"(?P<a>[0-3]?\d)(?P<sep>[./])(?P<b>[01]?\d|[0-3]\d)(?P=sep)(?P<short>\d\d)(?!\d)",
        rf"(?P<name>{_MONTH})\b\.? {_DAY}(?:st|nd|rd|th)?(?![\d:.]*\d)",
        rf"{_DAY}(?:st|nd|rd|th|\.)?(?: of| de)? (?P<name>{_MONTH})\b",
        rf"(?P<name>{_MONTH})\b\.?(?: ?[/–-] ?(?:{_MONTH})\b\.?)?,? {_YEAR}(?!\d)",
        rf"(?P<season>{_SEASON}) {_YEAR}(?!\d)",
    )
)
_START = re.compile(rf"(?<![\w.,/-])(?=\d|(?:{_MONTH}|{_SEASON})\b)", re.IGNORECASE)

_CLOCKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            r"(?<![\d.,:€$£₹¥])(?P<h>\d{1,2})[:.](?P<m>[0-5]\d)(?:[:.](?P<s>[0-5]\d)(?:\.\d{1,6})?)?"
            r"(?: ?(?P<half>[ap])\. ?m\.?| ?(?P<half2>[ap])m\b)?(?!\d|[.,]\d)"
        ),
        r"(?<![\d.,:€$£₹¥])(?P<h>\d{1,2})(?: ?(?P<half>[ap])\. ?m\.?| ?(?P<half2>[ap])m\b)",
        r"(?<![\d.,:€$£₹¥])(?P<h>\d{1,2}) ?[hH] ?(?P<m>[0-5]\d)\b",
        r"(?<![\d.,:€$£₹¥])(?P<h>[0-2]\d)(?P<m>[0-5]\d)(?= ?(?:GMT|UTC|hrs|hours|local)\b)",
        r"(?<![\d.,:€$£₹¥])(?P<h>\d{1,2}) uhr\b",
    )
)
_OFFSET = re.compile(r"\s*[(,]?\s*(?:GMT|UTC|Z)?\s?(?P<sign>[+\u2212-])(?P<h>\d{1,2})(?::?(?P<m>\d\d))?(?!\d)")
_LETTERS = re.compile(r"(?:\s*uhr\b|\s*h\b|\s*hrs\b)?\s*[(,]?\s*(?P<zone>[A-Za-z]{1,4})\b(?!['\u2019])", re.IGNORECASE)
# "Lisbon time", "(US Eastern Time)"; "12h00 local time (17h00 UTC)" tells the zone by the same moment elsewhere.
_WORDED = re.compile(
    r"\s*[(,]?\s*(?P<place>[^\W\d_][^\W\d_.-]*(?:[ -][^\W\d_]+){0,3}?)\s(?:local )?time\b\)?", re.IGNORECASE
)
_ALSO = re.compile(
    r"(?: ?(?:h|hrs|hours)\b)?(?: ?\(?local(?: time)?\)?)?[ ,;/=(]{1,4}"
    r"(?P<h>\d{1,2})[:.h](?P<m>\d\d) ?(?:h |hrs )?(?:UTC|GMT)\b\)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"(?<!\w)({'|'.join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))})\b", re.IGNORECASE)
_NEAR = 26  # characters that may stand between a date and its clock time on one line
_LONGEST = 400  # title-block lines are short; of a longer one only the beginning is looked at


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day as printed, with the clock time and zone beside it.

    start, end   half-open offsets in the line searched, clock included
    year         None where it is not printed
    day          None where only the month or season is
    swapped      the other reading of an all-figure date (month and day exchanged), None where only one is possible
    """

    start: int
    end: int
    text: str
    year: int | None
    month: int
    day: int | None
    clock: dt.time | None = None
    swapped: tuple[int, int] | None = None
    coarse: str = ""  # "month" or "season" where the day is not said
    weekday: int | None = None
    date_start: int = 0  # where the date itself begins, which a clock time may precede

    def falls_in(self, year: int) -> bool:
        """Whether a date without a year is a day of that year, on the weekday printed with it."""
        try:
            date = dt.date(year, self.month, self.day or 1)
        except ValueError:
            return False
        return self.year is not None or self.weekday is None or date.weekday() == self.weekday

    def moment(self, year: int | None = None) -> dt.datetime | dt.date | None:
        """The date, with the clock where there is one; None where the year is unknown or the day impossible."""
        when = self.year or year
        if when is None:
            return None
        try:
            date = dt.date(when, self.month, self.day or 1)
        except ValueError:
            return None
        return dt.datetime.combine(date, self.clock) if self.clock else date


@lru_cache(maxsize=64)
def _named(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def zone_after(text: str, at: int, date: dt.date | None) -> tuple[dt.tzinfo | None, int]:
    """The zone printed right after a clock time and where it ends; (None, at) where there is none.

    Letters are looked up in `ZONES`; those that cover standard and summer time ("PT") take `date`'s.
    """
    offset = _OFFSET.match(text, at)
    if offset and int(offset["h"]) <= 14 and int(offset["m"] or 0) < 60:
        minutes = int(offset["h"]) * 60 + int(offset["m"] or 0)
        return dt.timezone(dt.timedelta(minutes=-minutes if offset["sign"] != "+" else minutes)), offset.end()
    worded = _WORDED.match(text, at)
    if worded:
        name = " ".join(worded["place"].casefold().split())
        named = ZONE_WORDS.get(name) or ZONE_WORDS.get(name.removeprefix("the "))
        if named is not None:
            return _named(named), worded.end()
    letters = _LETTERS.match(text, at)
    if not letters:
        return None, at
    word = letters["zone"]
    zone = ZONES.get(word.lower())
    if zone is None or (len(word) < 3 and not word.isupper()):
        return None, at
    if zone == 0:
        again = _OFFSET.match(text, letters.start("zone"))
        if again:
            return zone_after(text, letters.start("zone"), date)
    if isinstance(zone, str):
        return _named(zone), letters.end()
    closing = letters.end() + (text[letters.end() : letters.end() + 1] == ")")
    return dt.timezone(dt.timedelta(hours=zone)), closing


def _zone_by_utc(text: str, at: int, clock: dt.time) -> tuple[dt.tzinfo | None, int]:
    """The zone of a clock time after which the same moment stands in UTC; (None, at) where none does."""
    also = _ALSO.match(text, at)
    if not also or int(also["h"]) > 23 or int(also["m"]) > 59:
        return None, at
    ahead = (clock.hour - int(also["h"])) * 60 + clock.minute - int(also["m"])
    ahead = (ahead + 720) % 1440 - 720  # to -12..+12 hours
    return (dt.timezone(dt.timedelta(minutes=ahead)), also.end()) if ahead % 15 == 0 else (None, at)


def _clock(match: re.Match[str]) -> dt.time | None:
    groups = match.groupdict()
    hour, minute, second = int(groups["h"]), int(groups.get("m") or 0), int(groups.get("s") or 0)
    if groups["h"] == "0" and match.group().startswith("0."):  # "version 0.21"
        return None
    half = (groups.get("half") or groups.get("half2") or "").lower()
    if half and hour > 12:
        half = ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return dt.time(hour, minute, second) if hour < 24 else None


def find_clock(text: str, date: dt.date | None, start: int, end: int) -> tuple[dt.time, int, int] | None:
    """The first clock time in text[start:end] with its zone, and its span; None where there is none."""
    best: tuple[dt.time, int, int] | None = None
    for pattern in _CLOCKS:
        for match in pattern.finditer(text, start, end):
            clock = _clock(match)
            if clock is None:
                continue
            if best is None or match.start() < best[1]:
                zone, stop = zone_after(text, match.end(), date)
                if zone is None:
                    zone, stop = _zone_by_utc(text, match.end(), clock)
                best = clock.replace(tzinfo=zone), match.start(), stop
            break
    return best


def _numeric(match: re.Match[str], month_first: bool | None) -> tuple[int, int, tuple[int, int] | None] | None:
    """(month, day, other reading) of an all-figure date; day first unless that is impossible or `month_first`."""
    a, b = int(match["a"]), int(match["b"])
    day_first, swapped = 1 <= b <= 12 and 1 <= a <= 31, 1 <= a <= 12 and 1 <= b <= 31
    if day_first and swapped and a != b:
        return (a, b, (b, a)) if month_first else (b, a, (a, b))
    if day_first:
        return b, a, None
    return (a, b, None) if swapped else None


def _date(text: str, at: int, month_first: bool | None) -> Stamp | None:
    for pattern in _DATES:
        match = pattern.match(text, at)
        if not match:
            continue
        groups = match.groupdict()
        year = int(groups["year"]) if groups.get("year") else None
        swapped = None
        if groups.get("season"):
            month, day = SEASONS[groups["season"].lower()], None
        elif groups.get("a"):
            read = _numeric(match, month_first)
            if read is None:
                continue
            month, day, swapped = read
            if groups.get("short"):
                year = 2000 + int(groups["short"]) if int(groups["short"]) < 70 else 1900 + int(groups["short"])
        else:
            month = int(groups["month"]) if groups.get("month") else MONTHS[groups["name"].lower()]
            day = int(groups["day"]) if groups.get("day") else None
        if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
            continue
        coarse = "season" if groups.get("season") else "month" if day is None else ""
        stamp = Stamp(match.start(), match.end(), match.group(), year, month, day, None, swapped, coarse)
        if stamp.moment(2000) is not None:
            return replace(stamp, date_start=stamp.start)
    return None


def _beside(text: str, stamp: Stamp, before: int, after: int) -> Stamp:
    """The stamp with the clock time that stands next to it on the line, if one does."""
    date = stamp.moment()
    day = date if isinstance(date, dt.date) else None
    iso = text[stamp.end : stamp.end + 1] in "Tt" and stamp.end < len(text)
    follows = find_clock(text, day, stamp.end + (1 if iso else 0), min(after, stamp.end + _NEAR))
    if follows:
        clock, _, end = follows
        return replace(stamp, clock=clock, end=end, text=text[stamp.start : end])
    comes = find_clock(text, day, max(before, stamp.start - _NEAR), stamp.start)
    if comes:
        clock, start, _ = comes
        return replace(stamp, clock=clock, start=start, text=text[start : stamp.end])
    return stamp


def find_stamps(line: str, month_first: bool | None = None) -> list[Stamp]:
    """All dates of a title-block line, in order, each with its clock time and zone.

    `month_first` decides all-figure dates that can be read both ways; None and False read the day first. A date
    without a year is a stamp too, and so is a month or season with a year. At most the first 400 characters are
    looked at.
    """
    line = line[:_LONGEST].replace("\u00a0", " ").replace("\u202f", " ")
    bare: list[Stamp] = []
    at = 0
    while True:
        start = _START.search(line, at)
        if not start:
            break
        stamp = _date(line, start.start(), month_first)
        if stamp is None:
            at = start.start() + 1
            continue
        bare.append(stamp)
        at = stamp.end
    out = []
    for i, stamp in enumerate(bare):
        before = bare[i - 1].end if i else 0
        after = bare[i + 1].start if i + 1 < len(bare) else len(line)
        weekday = None
        for match in _WEEKDAY.finditer(line, max(before, stamp.start - 24), stamp.start):
            weekday = WEEKDAYS[match.group(1).lower()]
        out.append(replace(_beside(line, stamp, before, after), weekday=weekday))
    return out
