from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from crosscheck import pipeline
from crosscheck.cli.main import run
from crosscheck.config import Settings
from crosscheck.model import AuditResult, SourceId, Verdict
from crosscheck.reports.registry import NAMES, format_named
from crosscheck.reports.verification import verification
from crosscheck.reports.view import Options
from sample_results import RADIO, complete, everything

DRAFT = SourceId("gazette.md")


class TestVerification:
    def test_each_claim_of_the_draft_has_its_verdict(self) -> None:
        result = verification(complete(), DRAFT)
        assert [f.verdict.value for f in result.findings] == [
            *["contradiction"] * 4,
            *["possible"] * 3,
            "update",
            "agreement",
        ]
        assert {f.claims[0].source for f in result.findings} == {DRAFT}
        assert result.findings[0].summary == "contradicted: The ferry carried 212 passengers."
        assert result.findings[-1].summary.startswith("supported: ")
        assert result.notes[1] == (
            "9 claims of gazette.md: 4 contradicted, 3 possibly contradicted, 1 possibly outdated, 1 supported, "
            "0 not found"
        )

    def test_what_no_source_speaks_of_is_not_found(self) -> None:
        findings = tuple(f for f in complete().findings if f.verdict is Verdict.AGREEMENT)
        result = verification(replace(complete(), findings=findings), DRAFT)
        assert len(result.findings) == 1
        assert next(note for note in result.notes if note.startswith("not found")) == (
            "not found in the sources: gazette.md:3: “The ferry carried 212 passengers.”"
        )
        assert len(result.notes) == 2 + 8

    def test_sources_that_disagree_among_themselves_say_nothing_of_the_draft(self) -> None:
        result = verification(complete(), SourceId("wire/copy.txt"))
        assert [f.claims[1].source for f in result.findings] == [DRAFT]

    def test_the_severest_verdict_counts_and_agreeing_sources_stand_with_the_draft(self) -> None:
        first = complete().findings[0]
        pair = first.pairs[0]
        other = replace(pair.b, claim_id=first.claims[1].claim_id, source=RADIO.id)
        agreeing = replace(pair, b=other, verdict=Verdict.AGREEMENT, score=0.99)
        result = verification(replace(complete(), findings=(replace(first, pairs=(agreeing, pair)),)), DRAFT)
        assert [f.verdict for f in result.findings] == [Verdict.CONTRADICTION]
        assert result.findings[0].sides == ((0, 2), (1,))
        assert result.findings[0].voices == 2

    @pytest.mark.parametrize("name", NAMES)
    def test_every_format_shows_it(self, name: str) -> None:
        text = format_named(name).render(verification(complete(), DRAFT), Options())
        assert "contradicted: The ferry carried 212 passengers." in text


class TestCommand:
    @pytest.fixture
    def draft(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[AuditResult]:
        found = [complete()]
        calls: list[tuple[str, ...]] = []

        def audit(paths: Sequence[Path], settings: Settings, *, progress: object = None) -> AuditResult:
            calls.append(tuple(str(path) for path in paths))
            assert calls[-1][0].endswith("gazette.md")
            return found[-1]

        monkeypatch.setattr(pipeline, "audit", audit)
        monkeypatch.chdir(tmp_path)
        (tmp_path / "gazette.md").write_text("x")
        (tmp_path / "sources").mkdir()
        return found

    def test_contradicted(self, draft: list[AuditResult], capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["verify", "gazette.md"]) == 1
        assert "contradicted: The ferry carried 212 passengers." in capsys.readouterr().out
        assert run(["verify", "gazette.md", "sources", "--format", "json", "--output", "v.json", "-q"]) == 1
        assert json.loads(Path("v.json").read_text())["summary"]["contradiction"] == 4
        assert capsys.readouterr().out == ""

    def test_supported_and_incomplete(self, draft: list[AuditResult]) -> None:
        draft.append(replace(complete(), findings=complete().findings[-1:]))
        assert run(["verify", "gazette.md"]) == 0
        draft.append(everything())
        assert run(["verify", "gazette.md"]) == 3

    def test_a_draft_that_shares_its_name_with_a_source(self, draft: list[AuditResult], tmp_path: Path) -> None:
        (tmp_path / "sources" / "gazette.md").write_text("y")
        own = SourceId(f"{tmp_path.name}/gazette.md")
        documents = tuple(replace(d, id=own) if d.id == DRAFT else d for d in complete().documents)
        draft.append(replace(complete(), documents=documents, findings=()))
        assert run(["verify", "gazette.md"]) == 0

    def test_a_draft_that_is_missing_or_unreadable(
        self, draft: list[AuditResult], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["verify", "none.md"]) == 2
        assert "none.md: no such file" in capsys.readouterr().err
        draft.append(replace(everything(), documents=everything().documents[1:]))
        assert run(["verify", "gazette.md"]) == 2
        assert "gazette.md: could not be read" in capsys.readouterr().err
