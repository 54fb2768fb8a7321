"""Ranks: first, second, third; how many times in a row."""

from __future__ import annotations

from typing import ClassVar

from crosscheck.checks.numeric import NumericCheck
from crosscheck.model import Kind


class RankCheck(NumericCheck):
    """Two sources give the same thing different places in the same order.

    Conflicting:
        It was the third strike at the Corvane mill in five years.
        It was the second strike at the Corvane mill in five years.

    Agreeing:
        It was the third strike at the Corvane mill in five years.
        The Corvane mill saw its third strike in five years.
    """

    name: ClassVar[str] = "rank"
    kind: ClassVar[Kind] = Kind.RANK
