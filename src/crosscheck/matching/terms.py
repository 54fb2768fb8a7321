"""Weights of words inside one audit: what every source mentions tells little, what only two claims share much."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from crosscheck.model import Claim, Kind

# How many names stand for what a source is about.
LEADING = 6
# A report's own days: so many before and after its publication.
NEWS_DAYS = 10
# Days that count as the same, and how many different ones show what days a source tells of.
NEAR_DAYS, LEAST_DAYS = 5, 3


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
        self._names: dict[str, Counter[str]] = defaultdict(Counter)
        for claim in seen.values():
            self._names[claim.source].update(claim.context.names)
        self._own_days: dict[str, tuple[int, int]] = {}
        self._days: dict[str, set[int]] = defaultdict(set)
        for claim in claims:
            near, told = self._own_days.get(claim.source, (0, 0))
            self._days[claim.source].update(_told_day(claim))
            days = _days_from_report(claim)
            if days is not None:
                self._own_days[claim.source] = (near + (days <= NEWS_DAYS), told + 1)

    def weight(self, term: str) -> float:
        """Bits that a shared `term` carries, from near 0 (everywhere) upward; an unseen term counts as seen once."""
        return math.log2(1 + self._total / max(1, self._counts.get(term, 1)))

    def is_news(self, source: str) -> bool:
        """Whether a source tells of its own days: most of its dates lie within NEWS_DAYS of its publication."""
        near, told = self._own_days.get(source, (0, 0))
        return told >= 2 and near * 2 > told

    def common_days(self, source: str, other: str) -> float | None:
        """How much of the days that two sources tell of they have in common, 0..1: the mean of both directions.

        Days that lie NEAR_DAYS from each other count as one. None where a source tells of fewer than LEAST_DAYS.
        """
        first, second = self._days[source], self._days[other]
        if min(len(first), len(second)) < LEAST_DAYS:
            return None
        return (_within(first, second) + _within(second, first)) / 2

    def common_story(self, source: str, other: str) -> float:
        """How much of what two sources are chiefly about they have in common, 0..1: the mean of both directions.

        A source is chiefly about the names that it says most often, LEADING of them, each said more than once.
        """
        return (self._told_by(source, other) + self._told_by(other, source)) / 2

    def _told_by(self, source: str, other: str) -> float:
        ranked = sorted(self._names[source].items(), key=lambda x: (-x[1], x[0]))
        leading = [(name, count) for name, count in ranked[:LEADING] if count > 1]
        total = sum(count for _, count in leading)
        return sum(count for name, count in leading if name in self._names[other]) / total if total else 1.0

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


def _told_day(claim: Claim) -> Iterator[int]:
    """The day of a date claim, as an ordinal; nothing for other claims and for vague dates."""
    value = claim.value
    if claim.kind is not Kind.DATE or value is None or not isinstance(value.low, dt.date):
        return
    if isinstance(value.high, dt.date) and value.high.toordinal() - value.low.toordinal() <= NEAR_DAYS:
        yield value.low.toordinal()


def _within(days: Iterable[int], others: Iterable[int]) -> float:
    found = [any(abs(day - other) <= NEAR_DAYS for other in others) for day in days]
    return sum(found) / len(found)


def _days_from_report(claim: Claim) -> int | None:
    """Days between a date claim and its report's publication; None for other claims and for vague dates."""
    value, published = claim.value, claim.context.published
    if claim.kind is not Kind.DATE or value is None or not published or not isinstance(value.low, dt.date):
        return None
    if not isinstance(value.high, dt.date) or value.high.toordinal() - value.low.toordinal() > NEWS_DAYS:
        return None
    return abs(value.low.toordinal() - dt.date.fromisoformat(published).toordinal())


def keys_of(claim: Claim) -> frozenset[str]:
    """Everything in a claim's own clause that may tie it to another: names, content lemmas, head, event."""
    c = claim.context
    return frozenset({*c.names, *c.terms, *c.head_terms, c.head, c.event} - {""})
