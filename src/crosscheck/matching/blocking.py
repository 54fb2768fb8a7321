"""Blocking: candidate pairs among claims of one kind and dimension that share a name or a content word.

Never all pairs: for each claim only its likeliest counterparts in each source are kept, so that the number of
pairs grows with the claims that share a key and not with their square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from crosscheck.matching.terms import TermWeights, keys_of
from crosscheck.model import Claim, Kind
from crosscheck.values.bounds import comparable_dimensions

# A key that more claims than this share says nothing about the fact; pairs are found by their rarer keys.
COMMON = 400
# Counterparts kept per claim, kind and other source.
KEPT = 6


def comparable(a: Claim, b: Claim) -> bool:
    """Whether two claims are of one kind and of dimensions that can be held against each other, at different places."""
    if a.kind is not b.kind or a.claim_id == b.claim_id:
        return False
    if a.source == b.source and a.start < b.end and b.start < a.end:
        return False
    if a.value is None or b.value is None:
        return a.value is None and b.value is None
    if a.kind is Kind.QUANTITY:
        if a.value.change != b.value.change or (a.value.per or "") != (b.value.per or ""):
            return False
        if (a.value.role == "age") != (b.value.role == "age"):
            return False
        return comparable_dimensions(a.value.dimension, b.value.dimension)
    return True


def closeness(a: Claim, b: Claim, weights: TermWeights) -> float:
    """A cheap likeness of two claims in bits, by what they share; only the order of the figures matters."""
    own = weights.shared_bits(keys_of(a), keys_of(b))
    ca, cb = a.context, b.context
    near = weights.shared_bits({*ca.near_terms, *ca.near_names}, keys_of(b)) + weights.shared_bits(
        {*cb.near_terms, *cb.near_names}, keys_of(a)
    )
    head = 4.0 if ca.head and ca.head == cb.head else 0.0
    return own + 0.4 * near + head


def candidates(claims: Sequence[Claim], weights: TermWeights) -> Iterator[tuple[Claim, Claim]]:
    """Pairs worth a comparison, each once, in claim order."""
    by_key: dict[tuple[Kind, str], list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        c = claim.context
        for key in sorted({*keys_of(claim), *c.near_names, *c.near_terms}):
            by_key[claim.kind, key].append(i)
    partners: dict[int, set[int]] = defaultdict(set)
    for members in by_key.values():
        if len(members) > COMMON:
            continue
        for n, i in enumerate(members):
            for j in members[n + 1 :]:
                if comparable(claims[i], claims[j]):
                    partners[i].add(j)
                    partners[j].add(i)
    kept: set[tuple[int, int]] = set()
    for i, others in partners.items():
        by_source: dict[str, list[tuple[float, int]]] = defaultdict(list)
        for j in others:
            by_source[claims[j].source].append((-closeness(claims[i], claims[j], weights), j))
        for ranked in by_source.values():
            ranked.sort()
            kept.update((min(i, j), max(i, j)) for _, j in ranked[:KEPT])
    for i, j in sorted(kept):
        yield claims[i], claims[j]
