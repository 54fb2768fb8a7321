"""The outcomes of comparing two values."""

from __future__ import annotations

from enum import StrEnum


class Relation(StrEnum):
    """How the bounds of two values stand to each other; `bounds.relate` says what each means."""

    EQUAL = "equal"
    MEET = "meet"
    APART = "apart"
    DOUBTFUL = "doubtful"
    INCOMPARABLE = "incomparable"
