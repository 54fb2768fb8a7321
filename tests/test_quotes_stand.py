"""Every quote stands in its source as a reader sees it, whatever the format, in the tables and in every report."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import shutil
from pathlib import Path

import pytest

from crosscheck.claims.table import row_of, to_csv
from crosscheck.model import AuditResult, SourceId
from crosscheck.pipeline import audit, extract
from crosscheck.reports.registry import format_named
from crosscheck.reports.view import Options

CORPUS = Path(__file__).parent / "corpus"
CASE = CORPUS / "dev" / "11_airline_landing"  # text, Markdown and HTML
_UNSEEN = re.compile(r"<(script|style|head)\b.*?</\1>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def dense(text: str) -> str:
    """The text without white space, which a browser, a page or a table's cells set as they like."""
    return "".join(text.split())


def seen(path: Path) -> str:
    """What a reader sees of a text, a Markdown file or a web page, read by other means than those of crosscheck."""
    text = path.read_text(encoding="utf-8")
    return html.unescape(_TAG.sub("", _UNSEEN.sub("", text))) if path.suffix == ".html" else text


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All Markdown files and web pages of the cases, and three texts."""
    made = tmp_path_factory.mktemp("sources")
    for suffix in (".md", ".html"):
        for path in sorted(CORPUS.glob(f"*/*/*{suffix}")):
            shutil.copy(path, made / f"{path.parent.name}_{path.name}")
    for path in sorted(CASE.glob("*.txt")):
        shutil.copy(path, made)
    return made


@pytest.fixture(scope="module")
def result(folder: Path) -> AuditResult:
    return extract([folder])


@pytest.fixture(scope="module")
def audited() -> AuditResult:
    return audit([CASE])


def test_a_quote_is_its_span_of_the_text_as_read(result: AuditResult) -> None:
    texts = {d.id: d.text for d in result.documents}
    assert {d.format for d in result.documents} >= {"text", "markdown", "html"}
    assert len(result.claims) > 1_000
    for claim in result.claims:
        assert texts[claim.source][claim.start : claim.end] == claim.quote
        assert 0 < len(claim.quote) <= 400


def test_a_quote_stands_in_the_file_as_a_reader_sees_it(result: AuditResult, folder: Path) -> None:
    for document in result.documents:
        shown = dense(seen(folder / document.id))
        for claim in result.claims:
            if claim.source == document.id:
                assert dense(claim.quote) in shown, f"{document.id}: {claim.quote!r}"


def test_a_quote_of_a_text_file_stands_in_the_file_at_its_line(result: AuditResult, folder: Path) -> None:
    for claim in result.claims:
        if claim.source.endswith((".txt", ".md")):
            file = (folder / claim.source).read_text(encoding="utf-8")
            assert claim.quote in file
            value_line = file.split("\n")[claim.line - 1]
            if claim.value is not None:
                assert claim.value_text.split()[0] in value_line


def test_a_value_of_a_page_stands_at_its_line_or_below(result: AuditResult, folder: Path) -> None:
    for claim in result.claims:
        if claim.source.endswith(".html") and claim.value is not None:
            lines = (folder / claim.source).read_text(encoding="utf-8").split("\n")
            rest = html.unescape(_TAG.sub(" ", "\n".join(lines[claim.line - 1 :])))
            assert dense(claim.value_text) in dense(rest)


def test_the_tables_keep_the_quotes(result: AuditResult) -> None:
    for source in {claim.source for claim in result.claims}:
        claims = [claim for claim in result.claims if claim.source == source]
        rows = list(csv.DictReader(io.StringIO(to_csv(row_of(claim) for claim in claims), newline="")))
        assert [row["quote"].removeprefix("'") for row in rows] == [c.quote.removeprefix("'") for c in claims]


def _render(name: str, result: AuditResult) -> str:
    return format_named(name).render(result, Options())


def test_every_report_quotes_what_stands_in_the_sources(audited: AuditResult) -> None:
    shown = {d.id: dense(seen(CASE / d.id)) for d in audited.documents}
    quotes = [(claim.source, claim.quote) for finding in audited.findings for claim in finding.claims]
    assert quotes
    told = json.loads(_render("json", audited))["findings"]
    rows = csv.DictReader(io.StringIO(_render("csv", audited), newline=""))
    lists = {
        "json": [(SourceId(c["source"]), c["quote"]) for finding in told for c in finding["claims"]],
        "csv": [(SourceId(row["source"]), row["quote"].removeprefix("'")) for row in rows if row["finding"]],
    }
    for name, found in lists.items():
        assert found == [(source, quote.removeprefix("'") if name == "csv" else quote) for source, quote in quotes]
    for source, quote in quotes:
        assert dense(quote) in shown[source]
    for line in _render("text", audited).split("\n"):
        quoted = re.match(r"    \S.*?: “(.*)”$", line)
        if quoted:
            assert any(dense(quoted[1]) in text for text in shown.values()), line
