"""Periods of a business year that are told by their last day: "the quarter ended Sept. 30", "the week to 16 March"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosscheck.values import calendars as spans
from crosscheck.values.calendars import Days
from crosscheck.values.dates.nodes import Cal, Ended, Found, Holiday, Node, Rel
from crosscheck.values.dates.numerals import ordinal
from crosscheck.values.dates.reading import Reading

if TYPE_CHECKING:
    from crosscheck.values.dates.grammar import Grammar
    from crosscheck.values.dates.resolve import Resolver

_UNITS = ("week", "month", "quarter", "half", "year")
_KINDS = frozenset(("fiscal", "financial", "full", "whole", "calendar", "business", "reporting"))
_ENDED = frozenset(("ended", "ending"))
_RELATIVES = frozenset(("that", "which"))


def period(g: Grammar, i: int) -> Found | None:
    """Reads the "quarter" of "the quarter ended Sept. 30", "its fiscal year ended June 30", "the quarter just ended".

    The day itself stays to be read as a date of its own. `i` is at the first word behind the article.
    """
    ws = g.ws
    j = i
    number = ordinal(ws, j)
    j = number[1] if number else j
    j = j + 1 if ws.low(j) in _KINDS else j
    if number is None and (number := ordinal(ws, j)):
        j = number[1]
    unit, j = ws.low(j), j + 1
    if unit not in _UNITS or (unit == "half" and number is None):
        return None
    if ws.low(j) == "just" and ws.low(j + 1) in ("ended", "past"):
        return (Rel(-1, "last", unit=unit), j + 2) if number is None and unit != "half" else None
    last = _last_day(g, j, joined=number is None and ws.low(i - 1) == "the" and ws.low(i - 2) in ("in", "for", "over"))
    return (Ended(unit, last), j) if last is not None else None


def of_quarter(g: Grammar, node: Cal, j: int) -> Node:
    """A quarter or half whose last day follows at word `j` ("the third quarter, which ended Oct. 31"): its own months.

    Where none follows the node stays as it is.
    """
    if node.year is not None or not (node.quarter or node.half):
        return node
    last = _last_day(g, j)
    return node if last is None else Ended("quarter" if node.quarter else "half", last)


def _last_day(g: Grammar, j: int, *, joined: bool = False) -> Node | None:
    """The day that "ended", "which ended" or, where `joined`, "to" leads to at word `j`."""
    ws = g.ws
    k = j + 1 if ws.low(j) == "," else j
    if ws.low(k) in _RELATIVES and ws.low(k + 1) in ("ended", "ends", "closed"):
        k += 2
    elif k == j and (ws.low(k) in _ENDED or (joined and ws.low(k) in ("to", "through"))):
        k += 1
    else:
        return None
    found = g.core(k + 1 if ws.low(k) == "on" else k)
    if found is None:
        return None
    node = found[0]
    dated = isinstance(node, Cal) and (node.month is not None or node.weekday is not None)
    named = isinstance(node, Holiday) or (isinstance(node, Rel) and node.weekday is not None)
    return node if dated or named else None


def resolve(r: Resolver, node: Ended) -> Reading:
    """The period of its length that ends with its last day, or with the last day of its last month."""
    found = r.resolve(node.last)
    if found.days is None:
        return Reading(None, node.unit)
    high = found.days.high
    after = spans.shift_days(high, 1)
    low = spans.shift(after, -1, node.unit) if after and node.unit != "half" else None
    if after and node.unit == "half":
        low = spans.shift(after, -6, "month")
    days = Days(low, high) if low else None
    return Reading(days, "range", f"{node.unit} ended {high.isoformat()}", found.doubtful)
