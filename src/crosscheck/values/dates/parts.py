"""Parts of dates, and units counted inside them: "early March", "the end of June", "the last two weeks of May"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosscheck.values.dates import absolute, relative
from crosscheck.values.dates.nodes import Cal, Daypart, Found, Nth, Offset, Part, Rel, Timed, Vague
from crosscheck.values.dates.numerals import count, ordinal
from crosscheck.values.dates.words import MODIFIERS, PART_NOUNS, PARTS, UNITS

if TYPE_CHECKING:
    from crosscheck.values.dates.grammar import Grammar


def target(g: Grammar, i: int) -> Found | None:
    """What a part is a part of: a date, or "the month", "the year" in question."""
    ws = g.ws
    if ws.low(i) == "the" and ws.low(i + 1) in (
        "day",
        "week",
        "month",
        "year",
        "decade",
        "century",
        "season",
        "quarter",
    ):
        beside = relative.unit_beside(ws, i, g.core)
        unit = UNITS.get(ws.low(i + 1), "year")
        return beside or ((Rel(0, "the", unit=unit), i + 2) if ws.low(i + 1) != "season" else None)
    if ws.low(i) in ("fiscal", "school") and ws.low(i + 1) == "year" and not ws.digits(i + 2):
        return Rel(0, "the", unit="year", fiscal=True), i + 2
    if ws.low(i) in ("year", "month", "week") and ws.low(i - 1) == "of":
        return Rel(0, "the", unit=ws.low(i)), i + 1
    found = g.core(i)
    return None if found and isinstance(found[0], Vague) else found


def part(g: Grammar, i: int) -> Found | None:
    """Reads "early March", "late in the year", "mid-1960s", "the end of June", "later this month"."""
    ws, low = g.ws, g.ws.low(i)
    if low in PARTS:
        j = i + 1
        dashed = ws.low(j) == "-" and ws.glued(j)
        j = j + 1 if dashed else j
        if ws.low(j) in ("in", "on", "into") and low != "mid":
            found = target(g, j + 1)
            if found and isinstance(found[0], Daypart) and low in ("early", "late"):
                return found
        elif ws.low(j) == "the" and not (ws.low(j + 1) in MODIFIERS or ws.low(j + 1) == "same"):
            return None
        else:
            found = g.core(j)
        if (
            found is None
            or isinstance(found[0], Vague | Offset)
            or (isinstance(found[0], Cal) and _too_fine(found[0], low))
        ):
            return None
        return Part(PARTS[low], found[0], low in ("earlier", "later")), found[1]
    if low not in PART_NOUNS or ws.low(i + 1) not in ("of", "to") or ws.pos(i) not in ("NOUN", "PROPN", ""):
        return None
    if (
        low == "end"
        and ws.low(i - 1) not in ("the", "at", "by", "year", "until")
        and ws.low(i + 2) not in ("year", "month", "this", "the")
    ):
        return None
    found = target(g, i + 2)
    if found is None or isinstance(found[0], Vague | Offset):
        return None
    return Part(PART_NOUNS[low], found[0]), found[1]


def nth(g: Grammar, i: int) -> Found | None:
    """Reads "first week of 2015", "last Saturday of June 2025", "last two weeks of May"."""
    ws = g.ws
    number = ordinal(ws, i) if ws.low(i) not in ("last", "final") else (-1, i + 1)
    if number is None:
        return None
    n, j = number
    several = count(ws, j) if ws.low(j) not in ("a", "an") else None
    how_many, j = (int(several[0]), several[1]) if several and not several[2] else (1, j)
    if day := _day_of(g, n, j):
        return day
    weekday = absolute.weekday_at(ws, j)
    unit = UNITS.get(ws.low(j), "")
    if weekday is None and unit not in ("day", "week", "weekend", "month", "quarter", "year", "decade"):
        return None
    some = not several and not weekday and ws.low(j).endswith("s")  # "the first days of January": how many is not said
    j = weekday[1] if weekday else j + 1
    if ws.low(j) not in ("of", "in"):
        return None
    found = target(g, j + 1)
    if found is None or isinstance(found[0], Vague | Offset | Timed):
        return None
    if some and n in (1, -1):
        return Part("early" if n == 1 else "late", found[0]), found[1]
    return Nth(n, found[0], "" if weekday else unit, weekday[0] if weekday else None, how_many), found[1]


def _day_of(g: Grammar, n: int, j: int) -> Found | None:
    """The day n of a month told from a moment: "the 3rd of next month", "the 21st this month"."""
    k = j + 1 if g.ws.low(j) == "of" else j
    if not 1 <= n <= 31 or (g.ws.low(k) not in MODIFIERS and (k == j or g.ws.low(k) != "the")):
        return None
    found = relative.modified(g.ws, k, g.holiday) or target(g, k)
    if found is None or not isinstance(found[0], Rel) or found[0].unit != "month" or found[0].count:
        return None
    return Nth(n, found[0], "day"), found[1]


def _too_fine(node: Cal, low: str) -> bool:
    """Whether "early" before this is no part of it ("mid 12 May")."""
    return node.day is not None and low == "mid"
