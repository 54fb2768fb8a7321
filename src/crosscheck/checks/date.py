"""Dates and clock times."""

from __future__ import annotations

from typing import ClassVar

from crosscheck.checks.numeric import NumericCheck
from crosscheck.matching.match import Matched
from crosscheck.model import Kind
from crosscheck.values.bounds import Relation


class DateCheck(NumericCheck):
    """Two sources date the same event differently.

    Dates carry their precision, relative dates are worked out, clock times are compared in their zones. A date that
    contains the other ("in 1961", "in June 1961") agrees with it.

    Conflicting:
        The Aldmoor viaduct was opened in May 1931.
        The Aldmoor viaduct was opened in 1934.

    Agreeing:
        The Aldmoor viaduct was opened in May 1931.
        The Aldmoor viaduct was opened in 1931.
    """

    name: ClassVar[str] = "date"
    kind: ClassVar[Kind] = Kind.DATE

    def doubts(self, matched: Matched, relation: Relation) -> list[str]:
        """Beside what may be doubtful of any value: two words for the event may stand for two of its steps."""
        a, b = matched.pairing.a.context.event, matched.pairing.b.context.event
        steps = [f"“{a}” and “{b}” may be two events"] if a and b and a != b else []
        return super().doubts(matched, relation) + steps
