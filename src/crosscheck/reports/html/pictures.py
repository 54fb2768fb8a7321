"""Pictures of bounds: where the values of a finding lie, on one axis."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from decimal import Decimal

from crosscheck.model import Bound, Claim, Finding, SourceId

WIDTH = 640.0
ROW = 26
_LEFT, _RIGHT = 8.0, 632.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One claim in the picture, in SVG user units: its bounds, and around them its widest reading."""

    source: SourceId
    text: str
    y: int
    x: float
    width: float
    soft_x: float
    soft_width: float
    open_low: bool
    open_high: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """The bars of a finding with the labels of both ends of the axis."""

    bars: tuple[Bar, ...]
    height: int
    low: str
    high: str
    description: str


def picture(finding: Finding) -> Picture | None:
    """The bounds of a finding's claims; None where there is nothing to compare on one axis."""
    units = {claim.value.unit for claim in finding.claims if claim.value}
    drawn = [claim for claim in finding.claims if claim.value and _edges(claim)]
    edges = [edge for claim in drawn for edge in _edges(claim)]
    if len(drawn) < 2 or len(units) > 1 or len({_is_day(edge) for edge in edges}) > 1:
        return None
    numbers = [_number(edge) for edge in edges]
    low, high = min(numbers), max(numbers)
    if low == high or not math.isfinite(high - low):
        return None
    labels = {_number(edge): _label(edge) for edge in edges}
    bars = tuple(_bar(claim, row, low, high) for row, claim in enumerate(drawn))
    description = "; ".join(f"{bar.source}: {bar.text}" for bar in bars)
    return Picture(bars, len(bars) * ROW + 24, labels[low], labels[high], description)


def _edges(claim: Claim) -> list[Decimal | dt.date]:
    value = claim.value
    return [b for b in (value.low, value.high, value.soft_low, value.soft_high) if b is not None] if value else []


def _is_day(bound: Bound) -> bool:
    return isinstance(bound, dt.date)


def _number(bound: Decimal | dt.date) -> float:
    if isinstance(bound, dt.datetime):
        return bound.toordinal() + (bound.hour * 60 + bound.minute) / 1440
    return float(bound.toordinal()) if isinstance(bound, dt.date) else float(bound)


def _label(bound: Decimal | dt.date) -> str:
    if isinstance(bound, dt.datetime):
        return bound.isoformat(" ", "minutes")
    return bound.isoformat() if isinstance(bound, dt.date) else f"{bound.normalize():,f}"


def _bar(claim: Claim, row: int, low: float, high: float) -> Bar:
    value = claim.value
    assert value is not None  # noqa: S101  drawn claims have one

    def at(bound: Bound, otherwise: float) -> float:
        if bound is None:
            return otherwise
        return _LEFT + (_number(bound) - low) / (high - low) * (_RIGHT - _LEFT)

    first, last = at(value.low, 0.0), at(value.high, WIDTH)
    soft_first = min(first, at(value.soft_low, 0.0))
    soft_last = max(last, at(value.soft_high, WIDTH))
    # A point has no width; four units make it a visible dot.
    return Bar(
        claim.source,
        claim.value_text,
        row * ROW + 4,
        round(first - 2, 1),
        round(last - first + 4, 1),
        round(soft_first - 2, 1),
        round(soft_last - soft_first + 4, 1),
        value.low is None,
        value.high is None,
    )
