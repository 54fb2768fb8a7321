"""Words that restrict a claim: of whom, how far, up to when, new or cumulative, preliminary or final."""

from __future__ import annotations

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


def as_of(sentence: Sentence, dates: Sequence[Value], value: Value) -> str:
    """The EDTF of the date that a count holds for, where the sentence says one."""
    if value.kind is Kind.DATE:
        return ""
    return next((d.edtf for d in dates if d.edtf and d.low is not None), "") or ""
