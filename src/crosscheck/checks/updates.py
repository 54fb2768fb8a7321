"""Counts that grow: the same count told later and larger is an update, not a conflict."""

from __future__ import annotations

import re

from crosscheck.language.lexicon import classes
from crosscheck.model import Claim, Kind, Value
from crosscheck.values.bounds import number_of

# Classes of counted things that are tallied while an event goes on; a noun without a class has one of its own.
GROWING = frozenset({"die", "injure", "missing", "displace", "evacuate", "arrest", "rescue", "case", "n:aftershock"})


# A day or a moment, so that the earlier one sorts first as text.
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:]+(?:Z|[+-]\d\d:\d\d)?)?")


def grew(a: Claim, b: Claim) -> str | None:
    """How a tally grew between two moments, or None where it did not or is no tally.

    The moment is the one that the count is said to hold for, else, of two sources, the day of publication.
    """
    if a.kind is not Kind.QUANTITY or not (_is_count(a.value) and _is_count(b.value)):
        return None
    words = frozenset().union(
        *(classes(w) for c in (a, b) for w in (c.context.head, c.context.event, *c.context.terms))
    )
    if not words & GROWING:
        return None
    first, second = (a, b) if _moment(a) <= _moment(b) else (b, a)
    early, late = _moment(first), _moment(second)
    if not early or not late or early == late:
        return None
    if a.source == b.source and not (a.context.until and b.context.until):
        return None
    low, high = number_of(first.value), number_of(second.value)
    if low is None or high is None or low == high:
        return None
    if late.startswith(f"{early}T"):  # a day, and a moment of it: which came first is open
        return f"the count may have grown in the course of {early}"
    return f"the count may have grown between {early} and {late}" if high > low else None


def _is_count(value: Value | None) -> bool:
    return value is not None and value.dimension in ("count", "") and not value.role


def _moment(claim: Claim) -> str:
    return claim.context.until if _MOMENT.fullmatch(claim.context.until) else claim.context.published
