"""Every quote stands in its source, character for character, whatever the format."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosscheck.model import AuditResult
from crosscheck.pipeline import extract

CASE = Path(__file__).parent / "corpus" / "dev" / "11_airline_landing"  # text, Markdown and HTML


@pytest.fixture(scope="module")
def result() -> AuditResult:
    return extract([CASE])


def test_a_quote_is_its_span_of_the_text_as_read(result: AuditResult) -> None:
    texts = {d.id: d.text for d in result.documents}
    assert {d.format for d in result.documents} >= {"text", "markdown", "html"}
    assert len(result.claims) > 100
    for claim in result.claims:
        assert texts[claim.source][claim.start : claim.end] == claim.quote
        assert 0 < len(claim.quote) <= 400


def test_a_quote_of_a_text_file_stands_in_the_file_at_its_line(result: AuditResult) -> None:
    for claim in result.claims:
        if claim.source.endswith((".txt", ".md")):
            file = (CASE / claim.source).read_text(encoding="utf-8")
            assert claim.quote in file
            value_line = file.split("\n")[claim.line - 1]
            if claim.value is not None:
                assert claim.value_text.split()[0] in value_line
