"""SARIF 2.1.0, for code scanning and the editors that read it.

Format: https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html
"""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import Any
from urllib.parse import quote as url_quote

from crosscheck.baseline import key_of
from crosscheck.model import AuditResult, Claim, Document, Finding, Kind, SourceId, Verdict
from crosscheck.reports.escape import json_text
from crosscheck.reports.places import Places
from crosscheck.reports.view import DEFAULTS, Options, remarks, value_words

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

# Code scanning shows what is of kind "fail"; an agreement is a pass, an update worth knowing.
_LEVELS = {
    Verdict.CONTRADICTION: ("fail", "error"),
    Verdict.POSSIBLE: ("fail", "warning"),
    Verdict.UPDATE: ("informational", "none"),
    Verdict.AGREEMENT: ("pass", "none"),
    Verdict.UNRELATED: ("notApplicable", "none"),
}
_RULES = {
    Kind.QUANTITY: "Sources give different numbers for the same thing.",
    Kind.DATE: "Sources give different dates for the same event.",
    Kind.DURATION: "Sources give different durations for the same thing.",
    Kind.PLACE: "Sources place the same event differently.",
    Kind.IDENTITY: "Sources name different persons or things for the same part.",
    Kind.POLARITY: "One source affirms what another denies.",
    Kind.RANK: "Sources give different ranks to the same thing.",
}


def render(result: AuditResult, options: Options = DEFAULTS) -> str:
    """The findings as one SARIF run. Lines and columns are 1-based; a column counts Unicode code points."""
    documents = {document.id: document for document in result.documents}
    places = Places.of(result.documents)
    run = {
        "tool": {
            "driver": {
                "name": "crosscheck",
                "semanticVersion": version("crosscheck-claims"),
                "rules": [{"id": k.value, "shortDescription": {"text": text}} for k, text in _RULES.items()],
            }
        },
        "invocations": [
            {
                "executionSuccessful": not result.incomplete,
                "toolExecutionNotifications": [
                    {
                        "level": "error" if skipped.failed else "note",
                        "message": _message(f"{skipped.path}: {skipped.reason}"),
                    }
                    for skipped in result.skipped
                ],
            }
        ],
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, documents, places, options) for finding in result.findings],
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _result(finding: Finding, documents: dict[SourceId, Document], places: Places, options: Options) -> dict[str, Any]:
    kind, level = _LEVELS[finding.verdict]
    locations = [_location(claim, documents.get(claim.source), places, options) for claim in finding.claims]
    first, *others = locations
    for number, location in enumerate(others, 1):
        location["id"] = number
    result: dict[str, Any] = {
        "ruleId": finding.kind.value,
        "ruleIndex": list(_RULES).index(finding.kind),
        "kind": kind,
        "level": level,
        "message": _message(f"{finding.summary}. {finding.reason}"),
        "locations": [first],
        "relatedLocations": others,
        "partialFingerprints": {"crosscheckFinding/v1": key_of(finding)},
        "rank": round(finding.score * 100, 2),
        "properties": {"id": finding.id, "verdict": finding.verdict.value, "score": round(finding.score, 4)},
    }
    if finding.id in options.accepted:
        result["suppressions"] = [{"kind": "external", "justification": options.accepted[finding.id]}]
    return result


def _message(text: str) -> dict[str, str]:
    """A plain text message in which nothing is a link (section 3.11.6) or a placeholder (section 3.11.5)."""
    return {"text": re.sub(r"[\\\[\]]", r"\\\g<0>", text).replace("{", "{{").replace("}", "}}")}


def _location(claim: Claim, document: Document | None, places: Places, options: Options) -> dict[str, Any]:
    """A physical location; in a file without lines the page or paragraph is a logical one (section 3.33)."""
    uri = url_quote(options.hrefs.get(claim.source, claim.source), safe="/")
    said = "; ".join((value_words(claim), *remarks(claim)))
    place: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if places.line(claim) is not None:
        place["region"] = _region(claim, document)
        passage = places.passage(claim)
        logical = {"logicalLocations": [{"name": passage}]} if passage else {}
        return {"physicalLocation": place, **logical, "message": _message(f"{claim.value_text} ({said})")}
    return {
        "physicalLocation": place,
        "logicalLocations": [{"name": f"{places.unit(claim.source)} {claim.line}"}],
        "message": _message(f"{claim.value_text} ({said}): “{claim.quote}”"),
    }


def _region(claim: Claim, document: Document | None) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": claim.line, "snippet": {"text": claim.quote}}
    # Of a text that was extracted from the file, lines are known, columns are not.
    if document is not None and document.line_map is None:
        before, inside = document.text[: claim.start], document.text[: claim.end]
        region["endLine"] = document.line_of(claim.end)
        region["startColumn"] = claim.start - (before.rfind("\n") + 1) + 1
        region["endColumn"] = claim.end - (inside.rfind("\n") + 1) + 1
    return region
