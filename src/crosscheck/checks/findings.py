"""From judged pairs to findings: one per fact, all sources on their sides, copies counted as one voice."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from crosscheck.model import Claim, Finding, FindingId, Pair, SourceId, Verdict

SEVERITY = {Verdict.CONTRADICTION: 0, Verdict.POSSIBLE: 1, Verdict.UPDATE: 2, Verdict.AGREEMENT: 3}
_CONFLICTS = (Verdict.CONTRADICTION, Verdict.POSSIBLE)


def build(pairs: Sequence[Pair], families: Sequence[Sequence[SourceId]], min_score: float) -> tuple[Finding, ...]:
    """All findings in report order: by severity, then score, then id. `pairs` come best first."""
    voice = {source: family[0] for family in families for source in family}
    told = [p for p in pairs if p.verdict is not Verdict.UNRELATED and p.score >= min_score]
    told.sort(key=lambda p: (SEVERITY[p.verdict], -p.score, p.a.claim_id, p.b.claim_id))
    groups: list[list[Pair]] = []
    for pair in told:
        home = next((g for g in groups if _belongs(pair, g)), None)
        if home is None:
            groups.append([pair])
        else:
            home.append(pair)
    findings = [_finding(group, voice) for group in groups]
    findings.sort(key=lambda f: (SEVERITY[f.verdict], -f.score, f.id))
    return tuple(findings)


def _belongs(pair: Pair, group: Sequence[Pair]) -> bool:
    """Whether a pair speaks of the fact of a group: it shares a claim with it, or both of its quotes."""
    first = group[0]
    if pair.kind is not first.kind:
        return _same_places(pair, group)
    held = {c.claim_id for p in group for c in (p.a, p.b)}
    if pair.a.claim_id not in held and pair.b.claim_id not in held:
        return _same_places(pair, group)
    conflict = first.verdict in _CONFLICTS
    return conflict == (pair.verdict in _CONFLICTS) or (conflict and pair.verdict is Verdict.AGREEMENT)


def _same_places(pair: Pair, group: Sequence[Pair]) -> bool:
    """Whether a pair of the same verdict class joins the very sentences that the group joins already."""
    if (pair.verdict in _CONFLICTS) != (group[0].verdict in _CONFLICTS):
        return False
    held = {(c.source, c.quote) for p in group for c in (p.a, p.b)}
    return (pair.a.source, pair.a.quote) in held and (pair.b.source, pair.b.quote) in held


def _finding(group: Sequence[Pair], voice: dict[SourceId, SourceId]) -> Finding:
    lead = group[0]
    claims: dict[str, Claim] = {}
    for pair in group:
        if pair.kind is lead.kind:
            for claim in (pair.a, pair.b):
                claims.setdefault(claim.claim_id, claim)
    ordered = sorted(claims.values(), key=lambda c: (c.source, c.start, c.claim_id))
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


def _summary(pair: Pair) -> str:
    about = pair.a.context.head or pair.a.context.event or pair.b.context.head or pair.b.context.event
    names = [n for n in pair.a.context.names if n in pair.b.context.names][:2]
    subject = ", ".join(names) or next(iter((*pair.a.context.names, *pair.b.context.names)), "")
    topic = " – ".join(part for part in (subject, about) if part) or pair.kind.value
    return f"{topic}: {' / '.join(dict.fromkeys(' '.join(c.value_text.split()) for c in (pair.a, pair.b)))}"
