"""The CSV report: one row a claim of a finding, and one a source that could not be read, for spreadsheets."""

from __future__ import annotations

from collections.abc import Mapping

from crosscheck.claims.table import csv_line
from crosscheck.model import AuditResult, Claim, Finding
from crosscheck.reports.escape import visible
from crosscheck.reports.json import claim_fields
from crosscheck.reports.places import Places
from crosscheck.reports.view import DEFAULTS, Options

COLUMNS = (
    *("finding", "verdict", "kind", "score", "accepted", "summary", "reason", "side"),
    *(
        "claim_id",
        "source",
        "line",
        "place",
        "start",
        "end",
        "quote",
        "value_text",
        "value",
        "low",
        "high",
        "unit",
        "edtf",
    ),
    *("approximate", "inferred", "polarity", "modality", "attribution", "as_of", "scope"),
)

UNREAD = "not read"
"""The verdict of a row that names a source which could not be read."""


def render(result: AuditResult, options: Options = DEFAULTS) -> str:
    """The findings as CSV with line feeds. No cell is a formula; unseen characters are shown by their code points.

    `side` numbers the values of a finding from 1: claims of one side agree. The last rows have "not read" for a
    verdict, and name a source that could not be read with the reason.
    """
    places = Places.of(result.documents)
    lines = [csv_line(COLUMNS)]
    for finding in result.findings:
        side_of = {index: number for number, side in enumerate(finding.sides, 1) for index in side}
        for index, claim in enumerate(finding.claims):
            cells = (
                _finding(finding, options)
                | _claim(claim)
                | {"place": places.within(claim)}
                | {"side": str(side_of.get(index, ""))}
            )
            lines.append(_line(cells))
    unread = (skipped for skipped in result.skipped if skipped.failed)
    lines += [_line({"verdict": UNREAD, "reason": skipped.reason, "source": skipped.path}) for skipped in unread]
    return "".join(lines)


def _line(cells: Mapping[str, str]) -> str:
    return csv_line(visible(cells.get(column, "")) for column in COLUMNS)


def _finding(finding: Finding, options: Options) -> dict[str, str]:
    return {
        "finding": finding.id,
        "verdict": finding.verdict.value,
        "score": f"{finding.score:.4f}",
        "accepted": options.accepted.get(finding.id, ""),
        "summary": finding.summary,
        "reason": finding.reason,
    }


def _claim(claim: Claim) -> dict[str, str]:
    fields = claim_fields(claim) | {"approximate": "yes" if claim.value and claim.value.approximate else ""}
    return {name: "" if cell is None else str(cell) for name, cell in fields.items()}
