"""The HTML report: one page that needs no network, works on a phone and prints well."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as url_quote

from crosscheck.model import AuditResult, Claim, ClaimId, Finding, SourceId, Verdict
from crosscheck.reports.escape import visible
from crosscheck.reports.html.marking import Piece, mark_quote, mark_text
from crosscheck.reports.html.matrix import Cell, matrix
from crosscheck.reports.html.pictures import Picture, picture
from crosscheck.reports.html.timeline import events, timeline
from crosscheck.reports.places import PAGE, Places
from crosscheck.reports.view import (
    DEFAULTS,
    Options,
    counts_line,
    published_of,
    read_line,
    remarks,
    side_words,
    sides_of,
    source_counts,
    title_of,
    verdict_counts,
)

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class _ClaimView:
    claim: Claim
    quote: tuple[Piece, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _FindingView:
    number: int
    finding: Finding
    sides: tuple[tuple[str, tuple[_ClaimView, ...]], ...]
    sources: str  # numbers of its sources, blank-separated, for the filters
    picture: Picture | None
    accepted: str


def render(result: AuditResult, options: Options = DEFAULTS) -> str:
    """The audit as one HTML page. Scripts and styles are in it; its policy lets nothing else run or load."""
    numbers = {document.id: number for number, document in enumerate(result.documents, 1)}
    places = Places.of(result.documents)
    findings = [_view(number, f, numbers, options) for number, f in enumerate(result.findings, 1)]
    style, script = _asset("style.css"), _asset("script.js")
    counts = source_counts(result)
    page = _template().render(
        style=style,
        script=script,
        policy=_policy(style, script),
        counts=counts_line(result),
        read=read_line(result),
        result=result,
        findings=findings,
        failed=[skipped for skipped in result.skipped if skipped.failed],
        verdicts=[(verdict.value, number) for verdict, number in verdict_counts(result).items() if number],
        kinds=list(dict.fromkeys(finding.kind.value for finding in result.findings)),
        sources=[
            (numbers[d.id], d, title_of(d), published_of(d), counts[d.id], _href(d.id, options))
            for d in result.documents
        ],
        places=places,
        pages=_pages(result, places, options),
        texts=_texts(result, findings),
        matrix=_rows(result, numbers),
        timeline=timeline(result.claims, numbers),
        events=events([claim for claim in result.claims if claim.source in numbers], result.findings, numbers),
        numbers=numbers,
        stale=options.stale,
    )
    return page.rstrip("\n") + "\n"


def _view(number: int, finding: Finding, numbers: Mapping[SourceId, int], options: Options) -> _FindingView:
    sides = sides_of(finding)
    views = []
    for side in sides:
        others = [claim.quote for other in sides if other is not side for claim in other]
        words = " / ".join(side_words(side))
        views.append((words, tuple(_ClaimView(claim, mark_quote(claim, others), remarks(claim)) for claim in side)))
    sources = sorted({numbers[claim.source] for claim in finding.claims if claim.source in numbers})
    accepted = options.accepted.get(finding.id, "")
    shown = " ".join(str(source) for source in sources)
    return _FindingView(number, finding, tuple(views), shown, picture(finding), accepted)


def _texts(result: AuditResult, findings: list[_FindingView]) -> dict[SourceId, tuple[Piece, ...]]:
    """Every source's text in pieces, each with the claims that it belongs to and the finding they lead to."""
    leads: dict[ClaimId, tuple[int, Verdict]] = {}
    for view in findings:
        for claim in view.finding.claims:
            leads.setdefault(claim.claim_id, (view.number, view.finding.verdict))
    by_source: dict[SourceId, list[Claim]] = {document.id: [] for document in result.documents}
    # A finding's claims are those of the audit, but a caller may have filtered either; the page marks both.
    told = [claim for view in findings for claim in view.finding.claims]
    for claim in {c.claim_id: c for c in (*result.claims, *told)}.values():
        by_source.setdefault(claim.source, []).append(claim)
    return {d.id: mark_text(d.text, by_source[d.id], leads) for d in result.documents}


def _rows(result: AuditResult, numbers: Mapping[SourceId, int]) -> list[tuple[SourceId, list[Cell | None], int]]:
    return matrix(result.findings, list(numbers)) if len(numbers) > 1 else []


def _href(source: SourceId, options: Options) -> str | None:
    """Where the page finds a source's file: a relative path, in which no colon can name a scheme."""
    href = options.hrefs.get(source)
    return None if href is None else url_quote(href, safe="/")


def _pages(result: AuditResult, places: Places, options: Options) -> dict[ClaimId, str]:
    """Claims of files with pages that the report knows -> a link to their page."""
    found: dict[ClaimId, str] = {}
    for claim in (*result.claims, *(claim for finding in result.findings for claim in finding.claims)):
        href = _href(claim.source, options)
        if href is not None and places.unit(claim.source) == PAGE:
            found[claim.claim_id] = href + places.fragment(claim)
    return found


def _asset(name: str) -> str:
    return resources.files("crosscheck.reports.html").joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """The content security policy (https://www.w3.org/TR/CSP3/): this style and this script, and nothing else."""
    own = f"style-src {_hash(style)}; script-src {_hash(script)}"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@lru_cache(maxsize=1)
def _template() -> Template:
    import jinja2
    from markupsafe import Markup

    def shown(value: Any) -> Any:
        return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = jinja2.Environment(
        autoescape=True,
        finalize=shown,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.from_string(_asset("page.html"))
