"""The moments that relative dates are told from: the publication, and the running date of what is told."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Final

from crosscheck.model import BlockKind, Document, Published
from crosscheck.values.calendars import Days

_NUMERIC: Final = re.compile(r"(?<![\d./-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/-])")
_MONTH_NAMES: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_DAY_MONTH: Final = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH_NAMES})\b")
_MONTH_DAY: Final = re.compile(rf"\b(?:{_MONTH_NAMES})\.? \d{{1,2}}\b(?!:)")
_YEAR: Final = re.compile(r"(?<![\d.,/$€£-])(1[0-9]{3}|20[0-9]{2})(?![\d,%]|\.\d)")
_NEWS: Final = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:last|this|next) (?:week|month|year|night))\b"
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


@dataclass
class DateContext:
    """What is known of "now" while one document is read, block by block; reading a block moves it along.

    published   when the document says it was published: the anchor of news
    day_first   the document's order of day and month, None where it does not tell
    told        the days of the last event told, the running date of a history
    told_unit   how finely `told` is known: "day", "week", "month", "season", "year", ...
    told_time   the last time of day told, for the half of the day that a later one leaves open
    history     how far the text tells a history: years told that are not the publication's, less the words of news
    recent      the last event told in this paragraph, None at its start
    events      days of what has been told, by lemma of its noun or verb, for "two weeks after the vote"
    """

    published: Published | None
    day_first: bool | None = None
    told: Days | None = None
    told_unit: str = ""
    told_time: dt.time | None = None
    history: int = 0
    recent: Days | None = None
    events: dict[str, Days] = field(default_factory=dict)

    @classmethod
    def for_text(cls, text: str, published: Published | None = None) -> DateContext:
        """A context for one text: its order of day and month, and whether it tells news or history."""
        context = cls(published, day_first_usage(text))
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

    @property
    def narrative(self) -> bool:
        """Whether the text as a whole tells a history."""
        return self.history > 0

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
