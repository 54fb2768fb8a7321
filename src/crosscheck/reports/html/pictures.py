"""Pictures of bounds: where the values of a finding lie, on one axis."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from crosscheck.model import Bound, Finding, Value

WIDTH = 640.0
ROW = 26
FOOT = 24  # under the rows, for the axis and its labels
_LEFT, _RIGHT = 8.0, 632.0
_LETTER = 6.5  # units that a letter of a label takes, on average


@dataclass(frozen=True, slots=True)
class Bar:
    """One value in a picture, in SVG user units: its bounds, and around them its widest reading.

    text_x, anchor   where the label stands, under the bar as far as there is room for it
    """

    label: str
    y: int
    x: float
    width: float
    soft_x: float
    soft_width: float
    open_low: bool
    open_high: bool
    text_x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The bars of a finding with the labels of both ends of the axis."""

    bars: tuple[Bar, ...]
    height: int
    low: str
    high: str
    description: str


@dataclass(frozen=True, slots=True)
class Axis:
    """From bounds to places on an axis `WIDTH` long; `low_label` and `high_label` stand at its ends."""

    low: float
    high: float
    low_label: str
    high_label: str

    @classmethod
    def over(cls, values: Sequence[Value]) -> Axis | None:
        """The axis that holds every set bound; None where they are of several sorts, all the same, or not finite."""
        edges = [edge for value in values for edge in edges_of(value)]
        if not edges or len({isinstance(edge, dt.date) for edge in edges}) > 1:
            return None
        labels = {_number(edge): _label(edge) for edge in edges}
        low, high = min(labels), max(labels)
        return cls(low, high, labels[low], labels[high]) if low < high and math.isfinite(high - low) else None

    def bar(self, value: Value, label: str, row: int) -> Bar:
        """A value in a row, counted from 0; a side without a bound reaches to the end of the axis."""
        first, last = self._at(value.low, 0.0), self._at(value.high, WIDTH)
        soft_first = min(first, self._at(value.soft_low, 0.0))
        soft_last = max(last, self._at(value.soft_high, WIDTH))
        text_x, anchor = _label_place(label, first, last)
        # A point has no width; four units make it a visible dot.
        return Bar(
            label,
            row * ROW + 4,
            round(first - 2, 1),
            round(last - first + 4, 1),
            round(soft_first - 2, 1),
            round(soft_last - soft_first + 4, 1),
            value.low is None,
            value.high is None,
            text_x,
            anchor,
        )

    def _at(self, bound: Bound, otherwise: float) -> float:
        if bound is None:
            return otherwise
        return _LEFT + (_number(bound) - self.low) / (self.high - self.low) * (_RIGHT - _LEFT)


def picture(finding: Finding) -> Picture | None:
    """The bounds of a finding's claims; None where there is nothing to compare on one axis."""
    drawn = [(claim, claim.value) for claim in finding.claims if claim.value and edges_of(claim.value)]
    units = {claim.value.unit for claim in finding.claims if claim.value}
    axis = Axis.over([value for _, value in drawn])
    if len(drawn) < 2 or len(units) > 1 or axis is None:
        return None
    bars = tuple(axis.bar(value, f"{c.source}: {c.value_text}", row) for row, (c, value) in enumerate(drawn))
    description = "; ".join(bar.label for bar in bars)
    return Picture(bars, len(bars) * ROW + FOOT, axis.low_label, axis.high_label, description)


def _label_place(label: str, first: float, last: float) -> tuple[float, str]:
    """Where a label begins or ends, and its text-anchor: under its bar where that leaves it inside the picture."""
    width = _LETTER * (len(label) + 4)  # with the arrows of open bounds
    if max(first, _LEFT) + width <= WIDTH:
        return round(max(first, _LEFT), 1), "start"
    if width <= min(last, _RIGHT):
        return round(min(last, _RIGHT), 1), "end"
    return _LEFT, "start"


def edges_of(value: Value) -> list[Decimal | dt.date]:
    """The bounds that are set."""
    return [b for b in (value.low, value.high, value.soft_low, value.soft_high) if b is not None]


def _number(bound: Decimal | dt.date) -> float:
    if isinstance(bound, dt.datetime):
        return bound.toordinal() + (bound.hour * 60 + bound.minute) / 1440
    return float(bound.toordinal()) if isinstance(bound, dt.date) else float(bound)


def _label(bound: Decimal | dt.date) -> str:
    if isinstance(bound, dt.datetime):
        return bound.isoformat(" ", "minutes")
    return bound.isoformat() if isinstance(bound, dt.date) else f"{bound.normalize():,f}"
