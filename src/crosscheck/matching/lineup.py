"""Lining up two sources: a claim has at most one counterpart in a source, so its candidates there compete.

Source X dates two visits, 1957 and 1964; source Y dates two, 1958 and 1964. The visits of 1964 belong together, so
1957 is held against 1958 and not against 1964. Other claims speak for a pair, too: what both are likely the same fact
as, the two are likely to share.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.matching.levels import Pairing
from crosscheck.matching.score import logit
from crosscheck.values.bounds import Relation

_MEETING = (Relation.EQUAL, Relation.MEET)
# A counterpart that meets takes precedence unless it is clearly less likely the same fact.
_MARGIN = 0.7


@dataclass(frozen=True, slots=True)
class Standing:
    """How a pair stands among the candidates of its two claims in each other's source.

    rank    "taken": a claim of the one source meets the other's value and is about as likely the same fact;
            "mutual": each is the other's best candidate; "one way": one is the other's best; "neither"
    share   natural logarithm, at most 0, of the pair's part in the odds of all candidates of either claim, averaged
            over the two claims
    support log-odds, at least 0, that a third claim is the same fact as both: the lesser of its two pairs', for the
            third claim where this is most
    """

    rank: str
    share: float
    support: float = 0.0


def line_up(pairings: Sequence[Pairing], same: Sequence[float]) -> list[Standing]:
    """The standing of each pair, given the probability of each of being one fact."""
    best: dict[tuple[str, str], float] = defaultdict(float)
    meeting: dict[tuple[str, str], float] = defaultdict(float)
    odds: dict[tuple[str, str], float] = defaultdict(float)
    for p, s in zip(pairings, same, strict=True):
        for key in _keys(p):
            best[key] = max(best[key], s)
            odds[key] += _odds(s)
    for p, s in zip(pairings, same, strict=True):
        for key, other in zip(_keys(p), reversed(_keys(p)), strict=True):
            # A rival that has a better counterpart of its own takes nothing.
            if p.relation in _MEETING and s >= best[other]:
                meeting[key] = max(meeting[key], s)
    near = _neighbours(pairings, same)
    return [
        Standing(
            _rank(p, s, best, meeting),
            round(sum(math.log(_odds(s) / odds[k]) for k in _keys(p)) / 2, 4),
            _support(near[p.a.claim_id], near[p.b.claim_id]),
        )
        for p, s in zip(pairings, same, strict=True)
    ]


def _neighbours(pairings: Sequence[Pairing], same: Sequence[float]) -> dict[str, dict[str, float]]:
    """For each claim the log-odds of its pairs, by the other claim."""
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for p, s in zip(pairings, same, strict=True):
        near[p.a.claim_id][p.b.claim_id] = near[p.b.claim_id][p.a.claim_id] = logit(s)
    return near


def _support(of_a: dict[str, float], of_b: dict[str, float]) -> float:
    return max((min(odds, of_b[third]) for third, odds in of_a.items() if of_b.get(third, 0.0) > 0 < odds), default=0.0)


def _odds(same: float) -> float:
    return math.exp(logit(same))


def _keys(p: Pairing) -> tuple[tuple[str, str], tuple[str, str]]:
    """Each claim with the other's source."""
    return (p.a.claim_id, p.b.source), (p.b.claim_id, p.a.source)


def _rank(p: Pairing, same: float, best: dict[tuple[str, str], float], meeting: dict[tuple[str, str], float]) -> str:
    apart = p.relation is not None and p.relation not in _MEETING
    if apart and any(meeting[key] >= _MARGIN * same > 0 for key in _keys(p)):
        return "taken"
    tops = sum(same >= best[key] for key in _keys(p))
    return ("neither", "one way", "mutual")[tops]
