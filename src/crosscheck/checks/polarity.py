"""Polarity: it happened, or it did not."""

from __future__ import annotations

from typing import ClassVar

from crosscheck.checks.stated import StatedCheck
from crosscheck.matching.match import Matched
from crosscheck.model import Kind
from crosscheck.values.bounds import Relation


class PolarityCheck(StatedCheck):
    """One source says that something happened or holds, the other that it did not or does not.

    Conflicting:
        The council signed the lease for the harbour.
        The council did not sign the lease for the harbour.

    Agreeing:
        The council signed the lease for the harbour.
        The lease for the harbour was signed by the council.
    """

    name: ClassVar[str] = "polarity"
    kind: ClassVar[Kind] = Kind.POLARITY

    def told(self, matched: Matched) -> str:
        """Which source says what of the event."""
        a, b = matched.pairing.a, matched.pairing.b
        if matched.pairing.relation is Relation.APART:
            return f"{a.source} says “{a.value_text}”, {b.source} says “{b.value_text}”, and both cannot hold"
        return f"{a.source} says “{a.value_text}”, {b.source} says “{b.value_text}”, which comes to the same"
