"""Readings as values: span, bounds, EDTF, hedge, role."""

from __future__ import annotations

import datetime as dt
from typing import Final

from crosscheck.model import Kind, Value
from crosscheck.values.dates.expression import Expression
from crosscheck.values.dates.reading import Reading
from crosscheck.values.dates.text import Words
from crosscheck.values.dates.words import HEDGES
from crosscheck.values.edtf import to_edtf


def value_of(words: Words, expression: Expression, reading: Reading) -> Value:
    """The value that a reading makes of the words of an expression; a hedge before them is part of it."""
    i, j = expression.i, expression.j
    hedge = (
        words.low(i - 1)
        if words.low(i - 1) in HEDGES and not (words.low(i - 1) == "c" and words.low(i - 2) != "")
        else ""
    )
    if hedge == "c" or (words.low(i - 1) == "." and words.low(i - 2) in ("c", "ca") and words.glued(i - 1)):
        hedge, i = "c.", i - 2 if words.low(i - 1) == "." else i - 1
    elif hedge == "about" and _is_topic(words, i - 1):
        hedge = ""
    elif hedge:
        i -= 1
    start, end = words[i].start, words[j - 1].end
    approximate = reading.approximate or bool(hedge)
    low: dt.date | None = reading.days.low if reading.days else None
    high: dt.date | None = reading.days.high if reading.days else None
    if reading.times:
        low, high = reading.times
    edtf = reading.edtf or (to_edtf(low, high, reading.precision, approximate) if low is not None else None)
    soft = _soft(low, high, reading, approximate)
    role = "birth" if _governed_by_birth(words, i) else ""
    role = reading.role or role or (words.low(i - 1) if words.low(i - 1) in _ROLES else "")
    return Value(
        kind=Kind.DATE,
        start=start,
        end=end,
        text=words.text[start:end],
        low=low,
        high=high,
        soft_low=soft[0],
        soft_high=soft[1],
        dimension="date",
        edtf=edtf,
        precision=reading.precision,
        approximate=approximate,
        hedge=hedge,
        derivation=f"{reading.steps} -> {edtf}" if reading.steps and edtf else "",
        doubtful=reading.doubtful,
        role=role,
    )


_SPEAKING: Final = frozenset(
    [
        "talk",
        "speak",
        "think",
        "write",
        "ask",
        "know",
        "read",
        "hear",
        "tell",
        "learn",
        "worry",
        "complain",
        "forget",
        "argue",
        "dream",
        "care",
        "joke",
        "sing",
        "warn",
        "reminisce",
        "say",
    ]
)


def _is_topic(words: Words, i: int) -> bool:
    """Whether "about" at word `i` names what is spoken of ("a book about 1914") and is no hedge."""
    token = words.token(i)
    if token is None or token.tag_ != "IN" or token.dep_ != "prep":
        return False
    return token.head.lemma_.lower() in _SPEAKING or token.head.pos_ in ("NOUN", "PROPN")


def _governed_by_birth(words: Words, i: int) -> bool:
    """Whether the date at word `i` is when someone was born: "born on 3 May 1934", "date of birth: 3 May 1934"."""
    k = i - 1
    for _ in range(3):
        if words.low(k) in ("on", "in", "of", "was", "is", ":", ".", "around", "about", "the"):
            k -= 1
    return words.low(k) in ("born", "birth") or (words.low(k) == "b" and words.low(k + 1) == ".")


_SLACK_DAYS = {
    "day": 3,
    "part": 7,
    "week": 7,
    "month": 31,
    "season": 45,
    "quarter": 45,
    "half": 92,
    "year": 730,
    "decade": 1826,
    "century": 7305,
    "range": 31,
}
_SLACK_MINUTES = {"second": 1, "minute": 10, "hour": 30}


def _soft(
    low: dt.date | None, high: dt.date | None, reading: Reading, approximate: bool
) -> tuple[dt.date | None, dt.date | None]:
    """The bounds that usage allows: wider by about one unit of its precision where a date is hedged."""
    if low is None or high is None:
        return low, high
    try:
        if isinstance(low, dt.datetime):
            slack = dt.timedelta(minutes=_SLACK_MINUTES.get(reading.precision, 15) if approximate else reading.slack)
        else:
            slack = dt.timedelta(max(_SLACK_DAYS.get(reading.precision, 0) if approximate else 0, reading.slack))
        return low - slack, high + slack
    except OverflowError:
        return low, high


_ROLES = frozenset(("since", "until", "till", "by", "before", "after", "from"))
