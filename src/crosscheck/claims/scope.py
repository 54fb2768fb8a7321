"""Words that restrict a claim: of whom, how far, up to when, new or cumulative, preliminary or final."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosscheck.claims.sentences import Sentence
from crosscheck.model import Kind, Value

# Each word or phrase names the restriction it states; a pair whose restrictions clash speaks of two facts.
# The table is our own, from the restrictions that news, bulletins and statements use.
RESTRICTIONS: dict[str, str] = {
    "preliminary": "stage:preliminary",
    "provisional": "stage:preliminary",
    "initial": "stage:preliminary",
    "initially": "stage:preliminary",
    "at first": "stage:preliminary",
    "first put": "stage:preliminary",
    "early": "stage:preliminary",
    "revised": "stage:revised",
    "final": "stage:final",
    "so far": "count:cumulative",
    "to date": "count:cumulative",
    "in all": "count:cumulative",
    "in total": "count:cumulative",
    "altogether": "count:cumulative",
    "cumulative": "count:cumulative",
    "overall": "count:cumulative",
    "total": "count:cumulative",
    "alone": "part:alone",
    "of whom": "part:of",
    "of which": "part:of",
    "of them": "part:of",
    "of these": "part:of",
    "of those": "part:of",
    "among them": "part:of",
    "including": "part:of",
    "another": "order:another",
    "further": "order:another",
    "additional": "order:another",
    "other": "order:another",
    "again": "order:again",
    "returned": "order:again",
    "per": "rate:per",
    "each": "rate:per",
    "average": "rate:average",
    "on average": "rate:average",
    "median": "rate:average",
    "at least": "",
    "up to": "",
    "maximum": "extreme:max",
    "peak": "extreme:max",
    "record": "extreme:max",
    "minimum": "extreme:min",
    "planned": "plan:planned",
    "expected": "plan:planned",
    "scheduled": "plan:planned",
    "forecast": "plan:planned",
    "target": "plan:planned",
    "first half": "period:h1",
    "second half": "period:h2",
    "first quarter": "period:q1",
    "second quarter": "period:q2",
    "third quarter": "period:q3",
    "fourth quarter": "period:q4",
    "full year": "period:year",
    "full-year": "period:year",
    "last year": "period:before",
    "year earlier": "period:before",
    "a year ago": "period:before",
    "previous": "period:before",
    "previously": "period:before",
    "next year": "period:next",
}
_REACH = 60
# Words right before a date up to which something is counted, and how far before it they may begin.
_UP_TO = re.compile(r"\b(?:as of|as at|by|until|till|through|up to)\s(?:the\s|late\s|early\s)?$", re.IGNORECASE)
_BEFORE = 14
# What a tally does while it is kept.
_TALLIES = frozenset("stand rise climb reach grow increase pass exceed".split())


def restrictions(text: str) -> tuple[str, ...]:
    """The restrictions that a stretch of text states, sorted, each once."""
    padded = f" {' '.join(text.casefold().split())} "
    for mark in ',.;:()[]“”"':
        padded = padded.replace(mark, " ")
    padded = f" {' '.join(padded.split())} "
    return tuple(sorted({name for words, name in RESTRICTIONS.items() if name and f" {words} " in padded}))


def scope_words(sentence: Sentence, value: Value) -> str:
    """The restrictions near a value, "; "-joined."""
    text = sentence.span.doc.text
    window = text[max(sentence.start, value.start - _REACH) : min(sentence.end, value.end + _REACH)]
    return "; ".join(restrictions(window + " " + " ".join(sentence.labels)))


def as_of(dates: Sequence[Value], value: Value, until: str) -> str:
    """The EDTF of the date that a value holds for, `until` where that is said, else the first of the sentence."""
    if value.kind is Kind.DATE:
        return ""
    return until or next((d.edtf for d in dates if d.edtf and d.low is not None), "") or ""


def counted_until(sentence: Sentence, dates: Sequence[Value], value: Value, event: str) -> str:
    """The EDTF of the date up to which something is counted: "as of Monday", "by noon", "stood at 12 on Monday".

    The day of an event is none: "the quake of 3 May killed 12" does not say when the dead were counted.
    """
    if value.kind is not Kind.QUANTITY:
        return ""
    text = sentence.span.doc.text
    known = [d for d in dates if d.edtf and d.low is not None]
    said = (d for d in known if _UP_TO.search(text[max(sentence.start, d.start - _BEFORE) : d.start]))
    until = next(said, None) or (known[0] if known and event in _TALLIES else None)
    return (until.edtf or "") if until is not None else ""
