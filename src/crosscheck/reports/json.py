"""The JSON report, version 1; `schema/report-1.json` beside this module describes it."""

from __future__ import annotations

from typing import Any

from crosscheck.model import AuditResult, Claim, Document, Finding
from crosscheck.reports.escape import json_text
from crosscheck.reports.places import Places
from crosscheck.reports.view import (
    CONFLICTS,
    DEFAULTS,
    Options,
    bounds_of,
    published_of,
    source_counts,
    value_words,
    verdict_counts,
)

SCHEMA_VERSION = 1


def render(result: AuditResult, options: Options = DEFAULTS) -> str:
    """The audit as JSON; two audits of the same sources give the same bytes. Open bounds and unknowns are null."""
    counts = source_counts(result)
    places = Places.of(result.documents)
    document = {
        "schema_version": SCHEMA_VERSION,
        "sources": [_source(source, counts[source.id]["claims"], places) for source in result.documents],
        "skipped": [{"path": s.path, "reason": s.reason, "failed": s.failed} for s in result.skipped],
        "families": [list(family) for family in result.families],
        "findings": [_finding(finding, places, options) for finding in result.findings],
        "summary": _summary(result, options),
        "notes": list(result.notes),
    }
    return json_text(document) + "\n"


def claim_fields(claim: Claim) -> dict[str, Any]:
    """A claim as every JSON output of crosscheck shows it."""
    low, high = bounds_of(claim)
    value = claim.value
    return {
        "claim_id": claim.claim_id,
        "source": claim.source,
        "line": claim.line,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "kind": claim.kind.value,
        "subject": claim.subject,
        "predicate": claim.predicate,
        "object": claim.object,
        "value_text": claim.value_text,
        "value": value_words(claim),
        "low": low or None,
        "high": high or None,
        "unit": value.unit if value else None,
        "edtf": value.edtf if value else None,
        "approximate": bool(value and value.approximate),
        "inferred": claim.inferred,
        "polarity": "affirmed" if claim.polarity else "negated",
        "modality": claim.modality.value,
        "attribution": claim.attribution,
        "as_of": claim.as_of,
        "scope": claim.scope,
    }


def _source(document: Document, claims: int, places: Places) -> dict[str, Any]:
    return {
        "id": document.id,
        "path": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "published": published_of(document).replace(" ", "T") or None,
        "published_origin": document.published.origin if document.published else None,
        "found_in": dict(document.found_in),
        "url": document.url,
        "origin": document.origin,
        "format": document.format,
        "place_unit": places.unit(document.id),
        "encoding": document.encoding,
        "language": document.language,
        "claims": claims,
        "problems": list(document.problems),
    }


def _finding(finding: Finding, places: Places, options: Options) -> dict[str, Any]:
    return {
        "id": finding.id,
        "verdict": finding.verdict.value,
        "kind": finding.kind.value,
        "score": round(finding.score, 4),
        "summary": finding.summary,
        "reason": finding.reason,
        "voices": finding.voices,
        "accepted": options.accepted.get(finding.id),
        "claims": [claim_fields(claim) | {"place": places.within(claim)} for claim in finding.claims],
        "sides": [list(side) for side in finding.sides],
    }


def _summary(result: AuditResult, options: Options) -> dict[str, Any]:
    conflicts = [finding for finding in result.findings if finding.verdict in CONFLICTS]
    return {
        "sources": len(result.documents),
        "skipped": len(result.skipped),
        "complete": not result.incomplete,
        "claims": len(result.claims),
        "candidate_pairs": result.candidate_pairs,
        **{verdict.value: number for verdict, number in verdict_counts(result).items()},
        "accepted": sum(finding.id in options.accepted for finding in conflicts),
        "stale": list(options.stale),
    }
