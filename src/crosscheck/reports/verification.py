"""A draft held against sources: each of its claims supported, contradicted, possible or not found."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from crosscheck.model import AuditResult, Claim, ClaimId, Finding, FindingId, Pair, SourceId, Verdict
from crosscheck.reports.places import Places
from crosscheck.reports.view import plural

# What a claim of the draft comes to, by the severest verdict that it has with a source. A count that grew since, or
# a plan that came about, neither supports the draft nor contradicts it.
_WORDS = {
    Verdict.CONTRADICTION: "contradicted",
    Verdict.POSSIBLE: "possibly contradicted",
    Verdict.UPDATE: "possibly outdated",
    Verdict.AGREEMENT: "supported",
}
_SEVERITY = tuple(_WORDS)


def verification(result: AuditResult, draft: SourceId) -> AuditResult:
    """An audit of a draft together with its sources, as one of the draft alone: every report format can show it.

    A finding for each claim of the draft that a source speaks of, with the passages; its first side is the draft's
    and those that agree with it. The notes name the claims that no source speaks of.
    """
    pairs = _pairs(result, draft)
    claims = [claim for claim in result.claims if claim.source == draft]
    findings = [_finding(claim, pairs[claim.claim_id]) for claim in claims if pairs[claim.claim_id]]
    findings.sort(key=lambda f: (_SEVERITY.index(f.verdict), -f.score, f.claims[0].start, f.id))
    missing = [claim for claim in claims if not pairs[claim.claim_id]]
    places = Places.of(result.documents)
    notes = [f"not found in the sources: {places.words(claim)}: “{claim.quote}”" for claim in missing]
    tally = ", ".join(f"{sum(f.verdict is verdict for f in findings)} {word}" for verdict, word in _WORDS.items())
    notes.insert(0, f"{plural(len(claims), 'claim')} of {draft}: {tally}, {len(missing)} not found")
    return replace(result, findings=tuple(findings), notes=(*result.notes, *notes))


def _pairs(result: AuditResult, draft: SourceId) -> dict[ClaimId, list[tuple[Claim, Pair]]]:
    """For each claim of the draft the claims of sources that it was held against, with the pair."""
    found: dict[ClaimId, list[tuple[Claim, Pair]]] = defaultdict(list)
    for finding in result.findings:
        for pair in finding.pairs:
            if pair.verdict not in _WORDS or (pair.a.source == draft) == (pair.b.source == draft):
                continue
            own, other = (pair.a, pair.b) if pair.a.source == draft else (pair.b, pair.a)
            found[own.claim_id].append((other, pair))
    return found


def _finding(claim: Claim, pairs: Sequence[tuple[Claim, Pair]]) -> Finding:
    ranked = sorted(pairs, key=lambda item: (_SEVERITY.index(item[1].verdict), -item[1].score, item[0].claim_id))
    worst = ranked[0][1]
    claims = (claim, *(other for other, _ in ranked))
    agreeing = [i for i, (_, pair) in enumerate(ranked, 1) if pair.verdict is Verdict.AGREEMENT]
    others = [i for i in range(1, len(claims)) if i not in agreeing]
    digest = hashlib.sha256("\x1f".join(["draft", *(c.claim_id for c in claims)]).encode()).hexdigest()
    return Finding(
        FindingId(digest[:10]),
        worst.verdict,
        worst.kind,
        worst.score,
        f"{_WORDS[worst.verdict]}: {' '.join(claim.quote.split())}",
        worst.reason,
        claims,
        ((0, *agreeing), *((i,) for i in others)),
        tuple(pair for _, pair in ranked),
        len({other.source for other, _ in ranked}),
    )
