"""Polarity: it happened, or it did not."""

from __future__ import annotations

from typing import ClassVar

from crosscheck.checks.stated import StatedCheck
from crosscheck.model import Kind


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
    about: ClassVar[str] = "whether it was so"
