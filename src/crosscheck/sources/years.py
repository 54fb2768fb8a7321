"""Years for datelines that print none ("LONDON, March 5"): from the other sources of the same audit."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from crosscheck.model import Document, Published
from crosscheck.sources.moments import Stamp, find_stamps

NO_DATE = "no date of publication was found"
YEARLESS = "the dateline "  # how the problem begins that names a dateline without a year


def yearless_problem(stamp: Stamp) -> str:
    """The problem that a document with such a dateline carries until its year is settled."""
    text = stamp.text if stamp.weekday is None else f"{calendar.day_name[stamp.weekday]} {stamp.text}"
    return f"{YEARLESS}{text!r} names no year, and nothing else in the text does"


def without_date_problems(problems: Sequence[str]) -> tuple[str, ...]:
    """The problems without those of a date that was missing or guessed, once a better one is known."""
    guessed = ("dated only to the ", "the year of ", YEARLESS, NO_DATE)
    return tuple(p for p in problems if not p.startswith(guessed) and " is read with the day first" not in p)


def _nearest(stamp: Stamp, days: Sequence[dt.date]) -> dt.datetime | dt.date | None:
    """The day of the stamp in the year that puts it nearest to the middle one of `days`; None where no year fits."""
    middle = sorted(days)[len(days) // 2]
    years = [y for y in range(middle.year - 3, middle.year + 4) if stamp.falls_in(y)]
    options = [dt.date(y, stamp.month, stamp.day or 1) for y in years]
    if not options:
        return None
    best = min(options, key=lambda d: abs((d - middle).days))
    return dt.datetime.combine(best, stamp.clock) if stamp.clock else best


def settle_years(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents, those with a yearless dateline dated by the year nearest to the other sources' dates.

    Each such guess is told in `problems`. Where no other source is dated the document stays without a date.
    """
    days = [d.published.day for d in documents if d.published]
    out: list[Document] = []
    for document in documents:
        waiting = next((p for p in document.problems if p.startswith(YEARLESS)), None)
        if document.published or waiting is None or not days:
            out.append(document)
            continue
        text = waiting[len(YEARLESS) + 1 : waiting.rindex(" names no year") - 1]
        stamps = find_stamps(text)
        moment = _nearest(stamps[0], days) if stamps else None
        if moment is None:
            out.append(document)
            continue
        problems = tuple(p for p in document.problems if p != waiting)
        told = f"the year of {text!r} is taken from the other sources"
        published = Published(moment, text, "dateline, year from the other sources")
        out.append(replace(document, published=published, problems=(*problems, told)))
    return tuple(out)
