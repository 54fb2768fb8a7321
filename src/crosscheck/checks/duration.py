"""Durations."""

from __future__ import annotations

from typing import ClassVar

from crosscheck.checks.numeric import NumericCheck
from crosscheck.model import Kind


class DurationCheck(NumericCheck):
    """Two sources let the same thing last differently long, or one gives two days and a length that is not theirs.

    Conflicting:
        The search of the lake lasted nine hours.
        The search of the lake lasted four hours.

    Agreeing:
        The search of the lake lasted nine hours.
        The search of the lake lasted 540 minutes.
    """

    name: ClassVar[str] = "duration"
    kind: ClassVar[Kind] = Kind.DURATION
