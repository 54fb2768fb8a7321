"""From judged pairs to findings: one per fact, all sources on their sides, copies counted as one voice."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from crosscheck.matching.score import NUMERIC
from crosscheck.model import Claim, ClaimId, Finding, FindingId, Kind, Pair, SourceId, Verdict

SEVERITY = {Verdict.CONTRADICTION: 0, Verdict.POSSIBLE: 1, Verdict.UPDATE: 2, Verdict.AGREEMENT: 3}
_CONFLICTS = (Verdict.CONTRADICTION, Verdict.POSSIBLE)


def build(pairs: Sequence[Pair], families: Sequence[Sequence[SourceId]], min_score: float) -> tuple[Finding, ...]:
    """All findings in report order: by severity, then score, then id. `pairs` come best first."""
    voice = {source: family[0] for family in families for source in family}
    told = [p for p in pairs if p.verdict is not Verdict.UNRELATED and p.score >= min_score]
    told.sort(key=lambda p: (_round(p), -p.score, p.a.claim_id, p.b.claim_id))
    facts: list[Fact] = []
    for pair in told:
        takers = [fact for fact in facts if fact.touches(pair)]
        if any(fact.take(pair) for fact in takers):
            continue
        # A claim has one counterpart in a source: what its fact turned away is no second conflict.
        if pair.verdict is Verdict.AGREEMENT and not any(f.lead.verdict is Verdict.AGREEMENT for f in takers):
            takers = []
        if not takers and not any(_told_already(pair, fact) for fact in facts):
            facts.append(Fact(pair))
    findings = [_finding(fact, voice) for fact in facts]
    findings.sort(key=lambda f: (SEVERITY[f.verdict], -f.score, f.id))
    return tuple(findings)


def _round(pair: Pair) -> int:
    """Conflicts are gathered first, by score alone, then updates, then agreements."""
    return 0 if pair.verdict in _CONFLICTS else SEVERITY[pair.verdict]


class Fact:
    """The claims on one fact, gathered around the best pair: others join by being held against one of its claims."""

    def __init__(self, lead: Pair) -> None:
        self.lead = lead
        self.pairs = [lead]
        self.claims: dict[ClaimId, Claim] = {c.claim_id: c for c in (lead.a, lead.b)}

    def touches(self, pair: Pair) -> bool:
        """Whether a pair of the same kind shares a claim with this fact."""
        return pair.kind is self.lead.kind and (pair.a.claim_id in self.claims or pair.b.claim_id in self.claims)

    def take(self, pair: Pair) -> bool:
        """Add a pair, and its other claim where that claim's source has none here yet or has one of the same value."""
        leads = (self.lead.a.claim_id, self.lead.b.claim_id)
        inside = [c for c in (pair.a, pair.b) if c.claim_id in self.claims]
        outside = [c for c in (pair.a, pair.b) if c.claim_id not in self.claims]
        if not outside:
            self.pairs.append(pair)
            return True
        new = outside[0]
        if inside[0].claim_id not in leads:
            return False
        if self.lead.verdict is Verdict.AGREEMENT and pair.verdict is not Verdict.AGREEMENT:
            return False
        own = [c for c in self.claims.values() if c.source == new.source]
        if own and not all(_same_value(c, new) for c in own):
            return False
        self.claims[new.claim_id] = new
        self.pairs.append(pair)
        return True


def _told_already(pair: Pair, fact: Fact) -> bool:
    """Whether a finding of another kind joins the very sentences already; values of two kinds may both differ."""
    if (pair.verdict in _CONFLICTS) != (fact.lead.verdict in _CONFLICTS):
        return False
    if pair.kind in NUMERIC and fact.lead.kind in NUMERIC and pair.kind is not fact.lead.kind:
        return False
    held = {(c.source, c.quote) for c in fact.claims.values()}
    return (pair.a.source, pair.a.quote) in held and (pair.b.source, pair.b.quote) in held


def _finding(fact: Fact, voice: dict[SourceId, SourceId]) -> Finding:
    lead, group = fact.lead, fact.pairs
    ordered = sorted(fact.claims.values(), key=lambda c: (c.source, c.start, c.claim_id))
    sides = _sides(ordered, group)
    voices = len({voice.get(c.source, c.source) for c in ordered})
    return Finding(
        id=finding_id(lead.kind.value, ordered),
        verdict=lead.verdict,
        kind=lead.kind,
        score=lead.score,
        summary=_summary(lead),
        reason=lead.reason,
        claims=tuple(ordered),
        sides=sides,
        pairs=tuple(group),
        voices=voices,
    )


def _sides(claims: Sequence[Claim], group: Sequence[Pair]) -> tuple[tuple[int, ...], ...]:
    """Claims that meet stand on one side; the first claim in source order opens the first side."""
    side = list(range(len(claims)))
    index = {c.claim_id: i for i, c in enumerate(claims)}
    for pair in group:
        i, j = index.get(pair.a.claim_id), index.get(pair.b.claim_id)
        if pair.verdict is Verdict.AGREEMENT and i is not None and j is not None:
            old, new = max(side[i], side[j]), min(side[i], side[j])
            side = [new if s == old else s for s in side]
    for i, claim in enumerate(claims):
        for j in range(i):
            if _same_value(claims[j], claim):
                side = [side[j] if s == side[i] else s for s in side]
    return tuple(tuple(i for i, s in enumerate(side) if s == label) for label in sorted(set(side)))


def _same_value(a: Claim, b: Claim) -> bool:
    if a.value is None or b.value is None:
        return a.value_text == b.value_text
    return (a.value.low, a.value.high, a.value.unit) == (b.value.low, b.value.high, b.value.unit)


def finding_id(kind: str, claims: Sequence[Claim]) -> FindingId:
    """Ten hex digits from the kind and the claims' own ids: moved lines keep it, a changed value does not."""
    ids = "\x1f".join((kind, *sorted(c.claim_id for c in claims)))
    return FindingId(hashlib.sha256(ids.encode()).hexdigest()[:10])


# Characters of a statement that a summary shows.
_CLIPPED = 70


def _summary(pair: Pair) -> str:
    about = pair.a.context.head or pair.a.context.event or pair.b.context.head or pair.b.context.event
    names = [n for n in pair.a.context.names if n in pair.b.context.names][:2]
    subject = ", ".join(names) or next(iter((*pair.a.context.names, *pair.b.context.names)), "")
    statements = pair.a.kind is Kind.POLARITY
    topic = " – ".join(part for part in (subject, "" if statements else about) if part) or pair.kind.value
    sides = [f"“{_clipped(c.quote)}”" if statements else " ".join(c.value_text.split()) for c in (pair.a, pair.b)]
    return f"{topic}: {' / '.join(dict.fromkeys(sides))}"


def _clipped(quote: str) -> str:
    text = " ".join(quote.split())
    return text if len(text) <= _CLIPPED else text[:_CLIPPED].rsplit(" ", 1)[0] + " …"
