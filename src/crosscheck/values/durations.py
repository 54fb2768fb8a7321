"""Durations: "two-day", "44 hours", "2 h 41 min", "half an hour", "a fortnight", "a decade", race times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from crosscheck.model import Kind, Span, Value
from crosscheck.values import hedges
from crosscheck.values.lexer import Pieces, lex, words
from crosscheck.values.parse import Busy
from crosscheck.values.quantities import value_of
from crosscheck.values.scan import Found
from crosscheck.values.units import unit_at

if TYPE_CHECKING:
    from spacy.tokens import Doc

# One stretch of time in words: "a" is one where a stretch is meant, not a rate ("twice a day").
_OPENERS: Final = words(
    "for in within after over by last lasted lasting lasts took takes take spent spend nearly have has had"
)
_CLOSERS: Final = words("apart long away")
_ALWAYS: Final = frozenset({"fortnight", "decade", "century"})
_RACE: Final = re.compile(r"(?<![\d:.,])(?:(\d{1,2}):)?([0-5]?\d):([0-5]\d)(\.\d{1,3})?(?![\d:])")
# What makes minutes and seconds of "62:58" or "2:06:14": a verb or preposition of measuring before it.
_RACE_OPENERS: Final = words("in after of took clocked ran timed under inside finished halfway")


def read_durations(doc: Doc, found: Iterable[Found], taken: Sequence[Span] = ()) -> list[Value]:
    """The values of kind duration: amounts of time that were found, single stretches in words, and race times."""
    text = doc.text
    values = [value_of(f, text, Kind.DURATION) for f in found if f.dimension == "time" and f.role != "age"]
    busy = Busy([*taken, *(Span(v.start, v.end) for v in values)])
    extra = [*_single(doc, lex(doc)), *race_times(doc)]
    return values + [v for v in extra if not busy.overlaps(v.start, v.end)]


def _single(doc: Doc, pieces: Pieces) -> list[Value]:
    """Such as "for a year", "a decade", "nearly an hour", "an hour and a half"."""
    values = []
    for k in range(len(pieces)):
        if pieces[k + 1].text == "-" and pieces[k + 2].lower == "long" and pieces[k].kind == "word":
            values.extend(_long(doc, pieces, k))
            continue
        if pieces[k].lower not in ("a", "an", "another"):
            continue
        unit = unit_at(pieces, k + 1, glued=False)
        if unit is None or pieces[k + 1].kind != "word" or len(pieces[k + 1].text) < 3:
            continue
        end, measured = unit
        amount, grain = Decimal(1), Decimal(1)
        if (
            pieces[end].lower == "and"
            and pieces[end + 1].lower in ("a", "three")
            and _part(pieces, end + 1) is not None
        ):
            amount += _part(pieces, end + 1) or 0
            grain, end = Decimal("0.25"), end + (4 if pieces[end + 2].text == "-" else 3)
        if grain == 1 and measured.dimension != "time":
            continue
        hedge = hedges.hedge_before(pieces, k)
        opened = pieces[k - 1].lower in _OPENERS or pieces[end].lower in _CLOSERS
        if not (grain < 1 or hedge is not None or opened or measured.name in _ALWAYS):
            continue
        if pieces[end].lower in ("ago", "later", "earlier", "before", "old") or pieces[end].text in ("-", "'"):
            continue
        bounds = hedges.exact(amount, grain, counted=False)
        start, words = k, ""
        if hedge is not None and pieces[k - 1].lower != "over":
            start, rule = hedge
            words = pieces.text[pieces[start].start : pieces[k - 1].end]
            bounds = hedges.hedged(amount, grain, False, rule)
        place = (pieces[start].start, pieces[end - 1].end)
        values.append(_value(doc, *place, amount, bounds, measured.name, words, measured.dimension))
    return values


def _long(doc: Doc, pieces: Pieces, k: int) -> list[Value]:
    """Such as "year-long", "week-long": one of the unit."""
    unit = unit_at(pieces, k, glued=False)
    if (
        unit is None
        or unit[0] != k + 1
        or unit[1].dimension != "time"
        or pieces[k - 1].kind == "digits"
        or pieces[k].glued
    ):
        return []
    bounds = hedges.exact(Decimal(1), Decimal(1), counted=False)
    return [_value(doc, pieces[k].start, pieces[k + 2].end, Decimal(1), bounds, unit[1].name)]


def _part(pieces: Pieces, k: int) -> Decimal | None:
    """Such as "a half", "a quarter", "three quarters" at piece k."""
    n = k + 2 if pieces[k + 1].text == "-" else k + 1
    if pieces[k].lower == "a":
        return {"half": Decimal("0.5"), "quarter": Decimal("0.25")}.get(pieces[n].lower)
    return Decimal("0.75") if pieces[k].lower == "three" and pieces[n].lower == "quarters" else None


def race_times(doc: Doc) -> list[Value]:
    """Such as "in 2:06:14", "after 62:58": hours, minutes and seconds of a race, where a word of measuring leads."""
    values = []
    text = lex(doc).text
    for match in _RACE.finditer(text):
        hours, minutes, seconds = match[1], match[2], Decimal(match[3] + (match[4] or ""))
        before = text[max(0, match.start() - 12) : match.start()].split()
        opener = before[-1].lower() if before else ""
        if opener not in _RACE_OPENERS or (hours is None and int(minutes) < 24 and not match[4]):
            continue
        total = int(hours or 0) * 3600 + int(minutes) * 60 + seconds
        bounds = hedges.exact(total, Decimal(1) if not match[4] else Decimal("0.01"), counted=True)
        bounds = bounds._replace(soft_low=total, soft_high=total)
        values.append(_value(doc, match.start(), match.end(), total, bounds, "second"))
    return values


def _value(
    doc: Doc,
    start: int,
    end: int,
    amount: Decimal,
    bounds: hedges.Bounds,
    unit: str,
    hedge: str = "",
    dimension: str = "time",
) -> Value:
    low, high, soft_low, soft_high = bounds
    return Value(
        kind=Kind.DURATION if dimension == "time" else Kind.QUANTITY,
        start=start, end=end, text=lex(doc).text[start:end],
        value=amount, low=low, high=high, soft_low=soft_low, soft_high=soft_high, unit=unit, dimension=dimension,
        approximate=bool(hedge), hedge=hedge,
    )  # fmt: skip
