"""Quantities: counts, amounts, measures, shares, ages."""

from __future__ import annotations

from typing import ClassVar

from crosscheck.checks.numeric import NumericCheck
from crosscheck.model import Kind


class QuantityCheck(NumericCheck):
    """Two sources give different numbers for the same thing.

    Numbers are compared as bounds: hedges, rounding and units are taken into account, currencies are never
    converted, and a count that was told later and larger is an update. Parts are held against their whole, a share
    against its total and an age against the year of birth where the wording leaves no doubt what belongs together.

    Conflicting:
        The depot lost 48 buses in the blaze.
        The blaze in the depot destroyed 31 buses.

    Agreeing:
        The depot lost 48 buses in the blaze.
        The blaze in the depot destroyed nearly fifty buses.
    """

    name: ClassVar[str] = "quantity"
    kind: ClassVar[Kind] = Kind.QUANTITY
