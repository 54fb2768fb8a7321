"""Weights of words inside one audit: what every source mentions tells little, what only two claims share much."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from crosscheck.model import Claim


class TermWeights:
    """Inverse document frequency over the sentences of an audit.

    A "document" here is a distinct quote, so that a sentence with five values counts once.
    """

    def __init__(self, claims: Sequence[Claim]) -> None:
        seen: dict[tuple[str, str], Claim] = {}
        for claim in claims:
            seen.setdefault((claim.source, claim.quote), claim)
        counts: Counter[str] = Counter()
        for claim in seen.values():
            counts.update(keys_of(claim))
        self._total = max(1, len(seen))
        self._counts = counts

    def weight(self, term: str) -> float:
        """Bits that a shared `term` carries, from near 0 (everywhere) upward; an unseen term counts as seen once."""
        return math.log2(1 + self._total / max(1, self._counts.get(term, 1)))

    def overlap(self, a: Iterable[str], b: Iterable[str]) -> float:
        """Weighted share of the smaller set that both hold, 0..1."""
        first, second = set(a), set(b)
        if not first or not second:
            return 0.0
        shared = sum(self.weight(t) for t in sorted(first & second))
        smaller = min(sum(self.weight(t) for t in sorted(first)), sum(self.weight(t) for t in sorted(second)))
        return shared / smaller if smaller else 0.0

    def shared_bits(self, a: Iterable[str], b: Iterable[str]) -> float:
        """Sum of the weights of the terms that both hold."""
        return sum(self.weight(t) for t in sorted(set(a) & set(b)))


def keys_of(claim: Claim) -> frozenset[str]:
    """Everything in a claim's own clause that may tie it to another: names, content lemmas, head, event."""
    c = claim.context
    return frozenset({*c.names, *c.terms, *c.head_terms, c.head, c.event} - {""})
