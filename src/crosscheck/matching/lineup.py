"""Lining up two sources: a claim whose value another claim of that source already meets is most likely another fact.

Source X dates two visits, 1957 and 1964; source Y dates two, 1958 and 1964. The visits of 1964 belong together, so
1957 is held against 1958 and not against 1964. The same holds for the best counterpart by the model's score.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from crosscheck.matching.levels import Pairing
from crosscheck.values.bounds import Relation

_MEETING = (Relation.EQUAL, Relation.MEET)
# A counterpart that meets takes precedence unless it is clearly less likely the same fact.
_MARGIN = 0.7


def line_up(pairings: Sequence[Pairing], same: Sequence[float]) -> list[str]:
    """For each pair, how it stands among the counterparts of its claims in the other's source.

    "taken"   a claim of the one source meets the other's value and is about as likely the same fact
    "mutual"  each is the other's best counterpart
    "one way" one is the other's best
    "neither"
    """
    best: dict[tuple[str, str], float] = defaultdict(float)
    meeting: dict[tuple[str, str], float] = defaultdict(float)
    for p, s in zip(pairings, same, strict=True):
        for own, other in ((p.a, p.b), (p.b, p.a)):
            key = (own.claim_id, other.source)
            best[key] = max(best[key], s)
            if p.relation in _MEETING:
                meeting[key] = max(meeting[key], s)
    return [_rank(p, s, best, meeting) for p, s in zip(pairings, same, strict=True)]


def _rank(p: Pairing, same: float, best: dict[tuple[str, str], float], meeting: dict[tuple[str, str], float]) -> str:
    keys = ((p.a.claim_id, p.b.source), (p.b.claim_id, p.a.source))
    if p.relation is not None and p.relation not in _MEETING and any(meeting[k] >= _MARGIN * same > 0 for k in keys):
        return "taken"
    tops = sum(same >= best[k] for k in keys)
    return ("neither", "one way", "mutual")[tops]
