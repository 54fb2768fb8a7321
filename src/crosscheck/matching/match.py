"""Candidate pairs, their levels and their score: what the checks judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crosscheck.matching.blocking import candidates
from crosscheck.matching.levels import COMPARISONS, Pairing
from crosscheck.matching.lineup import line_up
from crosscheck.matching.same_fact import SameFact, row
from crosscheck.matching.score import logit, probability, scaled, weigh
from crosscheck.matching.terms import TermWeights
from crosscheck.model import Claim, Kind, Level
from crosscheck.values.bounds import relate

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Matched:
    """A compared pair: `same` and `clash` are the model's probabilities, `score` the final one of being one fact."""

    pairing: Pairing
    levels: tuple[Level, ...]
    same: float
    clash: float
    score: float

    @property
    def kind(self) -> Kind:
        """The kind of both claims."""
        return self.pairing.a.kind


def pair_up(claims: Sequence[Claim]) -> list[Pairing]:
    """The candidate pairs of an audit with what their bounds say."""
    weights = TermWeights(claims)
    pairings = []
    for a, b in candidates(claims, weights):
        relation = relate(a.value, b.value) if a.value is not None and b.value is not None else None
        pairings.append(Pairing(a, b, weights, relation))
    return pairings


def match(claims: Sequence[Claim], progress: Progress) -> list[Matched]:
    """Every candidate pair with its levels and score, best first."""
    pairings = pair_up(claims)
    progress("matching", 0, len(pairings))
    model = SameFact.load()
    scores = model.score([(row(p.a), row(p.b)) for p in pairings])
    model.forget()
    odds = [(round(float(agree + clash), 4), float(clash)) for _, agree, clash in scores]
    lined_up = line_up(pairings, [same for same, _ in odds])
    found = []
    for pairing, (same, clash), rank in zip(pairings, odds, lined_up, strict=True):
        levels = levels_of(pairing, same, clash, rank)
        found.append(Matched(pairing, levels, same, clash, probability(pairing.a.kind, levels)))
    progress("matching", len(pairings), len(pairings))
    found.sort(key=lambda m: (-m.score, -m.same, m.pairing.a.claim_id, m.pairing.b.claim_id))
    return found


def levels_of(pairing: Pairing, same: float, clash: float, rank: str) -> tuple[Level, ...]:
    """All levels of a pair with their weights, the trained model's first."""
    kind = pairing.a.kind
    levels = [
        Level("fact", f"{same:.2f}", scaled(kind, "fact", logit(same)), "the same fact, by the trained model"),
        Level("clash", f"{clash:.2f}", scaled(kind, "clash", logit(clash)), "one denies the other, by the trained model"),
    ]
    for comparison in COMPARISONS:
        level, detail = comparison(pairing)
        levels.append(Level(comparison.__name__, level, weigh(kind, comparison.__name__, level), detail))
    levels.append(Level("line_up", rank, weigh(kind, "line_up", rank), "how the two sources' claims line up"))
    return tuple(levels)


def by_claim(pairings: Sequence[Pairing]) -> dict[str, list[int]]:
    """Indexes of the pairs that a claim stands in."""
    index: dict[str, list[int]] = defaultdict(list)
    for i, p in enumerate(pairings):
        index[p.a.claim_id].append(i)
        index[p.b.claim_id].append(i)
    return index
