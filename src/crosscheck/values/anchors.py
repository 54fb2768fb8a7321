"""The moments that relative dates are told from: the publication, and the running date of what is told."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Final

from crosscheck.model import BlockKind, Document, Published
from crosscheck.values.calendars import Days
from crosscheck.values.usage import bare_clock_usage, day_first_usage, last_month_dated, times_zone

__all__ = ["DateContext", "day_first_usage", "history_score"]

_YEAR: Final = re.compile(r"(?<![\d.,/$€£-])(1[0-9]{3}|20[0-9]{2})(?![\d,%]|\.\d)")
_DIGITS: Final = re.compile(r"\d+")
_NEWS: Final = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:last|this|next) (?:week|month|year|night))\b"
)


@dataclass
class DateContext:
    """What is known of "now" while one document is read, block by block; reading a block moves it along.

    published   when the document says it was published: the anchor of news
    day_first   the document's order of day and month, None where it does not tell
    told        the days of the last event told, the running date of a history
    told_unit   how finely `told` is known: "day", "week", "month", "season", "year", ...
    told_time   the last time of day told, for the half of the day that a later one leaves open
    halves      whether the document has said "a.m." or "p.m.", so that "4:40" lacks its half of the day
    history     how far the text tells a history: years told that are not the publication's, less the words of news
    recent      the last event told in this paragraph, None at its start
    bare_clock  whether the document writes times as four bare digits ("until 1517")
    times_zone  the zone that the document says all its times are in, by name and hours added to it
    horizon     without a publication: the latest month that the document dates with its year
    latest      the latest day or month read so far that is not told as ahead
    events      days of what has been told, by lemma of its noun or verb, for "two weeks after the vote"
    """

    published: Published | None
    day_first: bool | None = None
    told: Days | None = None
    told_unit: str = ""
    told_time: dt.time | None = None
    halves: bool = False
    history: int = 0
    recent: Days | None = None
    bare_clock: bool = False
    times_zone: tuple[str, float] | None = None
    horizon: Days | None = None
    latest: Days | None = None
    events: dict[str, Days] = field(default_factory=dict)

    @classmethod
    def for_text(cls, text: str, published: Published | None = None) -> DateContext:
        """A context for one text: how it writes dates and times, and whether it tells news or history."""
        context = cls(published, day_first_usage(text))
        context.bare_clock = bare_clock_usage(text)
        context.times_zone = times_zone(text)
        context.horizon = last_month_dated(text) if published is None else None
        context.history = history_score(text, published)
        return context

    @classmethod
    def for_document(cls, document: Document) -> DateContext:
        """A context for one document, from the text of its blocks other than page furniture."""
        kept = [document.text[b.start : b.end] for b in document.blocks if b.kind is not BlockKind.FURNITURE]
        return cls.for_text("\n".join(kept) if kept else document.text, document.published)

    @property
    def day(self) -> dt.date | None:
        """The day of publication in the document's own zone."""
        return self.published.day if self.published else None

    @property
    def zone(self) -> dt.tzinfo | None:
        """The document's zone, None where it is not known or is the news agencies' GMT."""
        moment = self.published.moment if self.published else None
        if not isinstance(moment, dt.datetime) or moment.tzinfo is None:
            return None
        return moment.tzinfo if moment.utcoffset() else None

    def other_days(self) -> tuple[dt.date, ...]:
        """The days that it is elsewhere at the moment of publication, where that is within 14 hours of another day.

        Elsewhere is from eight hours behind Greenwich to twelve ahead of it, where nearly all people live. Empty where
        the moment has no zone.
        """
        moment = self.published.moment if self.published else None
        if not isinstance(moment, dt.datetime) or moment.tzinfo is None:
            return ()
        near: set[dt.date] = set()
        for hours in (-8, 12):
            try:
                there = moment.astimezone(dt.timezone(dt.timedelta(hours=hours))).date()
                reach = (moment + dt.timedelta(hours=-14 if there < moment.date() else 14)).date()
            except OverflowError:
                continue
            if there != moment.date() and reach == there:
                near.add(there)
        return tuple(sorted(near))

    @property
    def narrative(self) -> bool:
        """Whether the text as a whole tells a history."""
        return self.history > 0

    @property
    def day_known(self) -> bool:
        """Whether the publication is known to its day, not only to its month or season ("October 2025")."""
        if self.published is None:
            return False
        text, day = self.published.text, self.published.day
        return day.day != 1 or not text or any(1 <= len(n) <= 2 or len(n) == 8 for n in _DIGITS.findall(text))

    def stamp(self) -> str:
        """The publication's moment as a derivation prints it: "2019-03-01 10:41 +07:00"."""
        moment = self.published.moment if self.published else None
        if moment is None:
            return "publication"
        if not isinstance(moment, dt.datetime):
            return moment.isoformat()
        text = f"{moment:%Y-%m-%d %H:%M}"
        offset = moment.strftime("%z")
        return f"{text} {offset[:3]}:{offset[3:5]}" if offset else text


def history_score(text: str, published: Published | None) -> int:
    """Years in the text that are well before the publication's, less twice the words that only news uses.

    Below four such years the text is no history, whatever it tells.
    """
    year = published.day.year if published else None
    distant = sum(1 for m in _YEAR.finditer(text) if year is None or int(m[1]) < year - 1)
    news = sum(1 for _ in _NEWS.finditer(text))
    return distant - 2 * news if distant >= 4 else -news
