"""A lesson: the claims of one audit or group, and for each two of them whether they state one fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from crosscheck.matching.blocking import comparable
from crosscheck.matching.reader import Row
from crosscheck.model import Claim, Kind

# UNKNOWN: not comparable, or the gold does not tell. CLASH: one fact with different values; for statements the last two
# say that they differ on who or what, or on where.
UNKNOWN, OTHER, AGREE, CLASH, CLASH_IDENTITY, CLASH_PLACE = range(-1, 5)
CLASHES = {Kind.IDENTITY: CLASH_IDENTITY, Kind.PLACE: CLASH_PLACE}

NUMERIC_NAMES = frozenset((Kind.QUANTITY, Kind.DATE, Kind.DURATION, Kind.RANK))


@dataclass(frozen=True)
class Lesson:
    """Rows of n claims.

    labels   (n, n) int8, symmetric
    named    (n,) bool: the gold speaks of the claim, so that all its facts-mates are known
    numeric  (n,) bool: its values are compared outside of the reader
    claims   the claims themselves, nothing for statement groups
    """

    name: str
    rows: tuple[Row, ...]
    labels: npt.NDArray[np.int8]
    named: npt.NDArray[np.bool_]
    numeric: npt.NDArray[np.bool_]
    claims: tuple[Claim, ...] = field(default=(), repr=False)


def comparables(claims: Sequence[Claim]) -> npt.NDArray[np.int8]:
    """The labels before anything is known: OTHER for claims that can be held against each other, else UNKNOWN."""
    labels = np.full((len(claims), len(claims)), UNKNOWN, np.int8)
    for i, a in enumerate(claims):
        for j in range(i):
            if comparable(a, claims[j]):
                labels[i, j] = labels[j, i] = OTHER
    return labels
