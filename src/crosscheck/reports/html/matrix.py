"""Who agrees with whom: for every two sources, on how many facts they meet and on how many they part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from crosscheck.model import Finding, SourceId, Verdict
from crosscheck.reports.view import CONFLICTS, sides_of


@dataclass(frozen=True, slots=True)
class Cell:
    """Two sources: the number of facts on which they agree, and on which they are on different sides."""

    agree: int
    differ: int


def matrix(findings: Iterable[Finding], sources: Sequence[SourceId]) -> list[tuple[SourceId, list[Cell | None], int]]:
    """A row a source: its cell with every source (None with itself), and how often it stands alone.

    A source stands alone on a fact where its side is its own and another side has two sources or more.
    """
    agree: Counter[frozenset[SourceId]] = Counter()
    differ: Counter[frozenset[SourceId]] = Counter()
    alone: Counter[SourceId] = Counter()
    for finding in findings:
        sides = [frozenset(claim.source for claim in side) for side in sides_of(finding)]
        if finding.verdict is Verdict.AGREEMENT:
            sides = [frozenset().union(*sides)]
        for side in sides:
            agree.update(frozenset(two) for two in combinations(sorted(side), 2))
        if finding.verdict not in CONFLICTS:
            continue
        apart = {frozenset((a, b)) for one, other in combinations(sides, 2) for a in one for b in other if a != b}
        differ.update(apart)
        for side in sides:
            if len(side) == 1 and any(len(other) > 1 for other in sides):
                alone.update(side)
    return [
        (
            row,
            [None if row == c else Cell(agree[frozenset((row, c))], differ[frozenset((row, c))]) for c in sources],
            alone[row],
        )
        for row in sources
    ]
