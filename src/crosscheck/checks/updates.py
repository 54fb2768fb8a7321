"""Counts that grow: the same count told later and larger is an update, not a conflict."""

from __future__ import annotations

from decimal import Decimal

from crosscheck.language.lexicon import classes
from crosscheck.model import Claim, Kind

# Classes of counted things that are tallied while an event goes on.
GROWING = frozenset({"die", "injure", "missing", "displace", "evacuate", "arrest", "rescue", "case", "aftershock"})


def grew(a: Claim, b: Claim) -> str | None:
    """How a tally grew between two moments of publication, or None where it did not or is no tally."""
    if a.kind is not Kind.QUANTITY or a.value is None or b.value is None or a.source == b.source:
        return None
    words = frozenset().union(
        *(classes(w) for c in (a, b) for w in (c.context.head, c.context.event, *c.context.terms))
    )
    if not words & GROWING:
        return None
    first, second = (a, b) if a.context.published <= b.context.published else (b, a)
    early, late = first.context.published, second.context.published
    if not early or not late or early == late:
        return None
    if first.as_of and first.as_of == second.as_of:
        return None
    low, high = _number(first), _number(second)
    if low is None or high is None or high <= low:
        return None
    return f"the count may have grown between {early} and {late}"


def _number(claim: Claim) -> Decimal | None:
    value = claim.value
    if value is None:
        return None
    if value.value is not None:
        return value.value
    return value.low if isinstance(value.low, Decimal) else None
