"""Accepting findings, and what later audits make of it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from crosscheck import pipeline
from crosscheck.cli.main import run
from crosscheck.config import Settings, load_settings
from crosscheck.model import AuditResult, Kind, Verdict
from sample_results import GAZETTE, RADIO, claim, complete, day, document, everything, finding

Audit = Callable[[AuditResult], None]


@pytest.fixture
def audits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Audit:
    """Sets what the next audits find; the project lies in the working directory."""
    found: list[AuditResult] = []

    def audit(paths: Sequence[Path], settings: Settings, *, progress: object = None) -> AuditResult:
        return found[-1]

    monkeypatch.setattr(pipeline, "audit", audit)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources").mkdir()
    return found.append


def new_ones(capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    run(["audit", "--format", "json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    return [f["summary"] for f in findings if f["verdict"] == "contradiction" and f["accepted"] is None]


def test_three_steps(audits: Audit, capsys: pytest.CaptureFixture[str]) -> None:
    """Audit; accept two; add a source that brings one new finding and changes one that was accepted."""
    two = tuple(f for f in complete().findings if f.verdict is Verdict.CONTRADICTION)[:2]
    before = replace(complete(), findings=two)
    audits(before)
    assert run(["audit", "-q"]) == 1
    for accepted in two:
        assert run(["accept", accepted.id, "--reason", f"checked {accepted.id}"]) == 0
    assert run(["audit", "-q"]) == 0
    assert new_ones(capsys) == []

    added = document("diary.txt", "It took nine hours.\nThe ferry sailed on 7 March.\n")
    nine = claim(added, "It took nine hours.", Kind.DURATION, "nine hours", two[1].claims[0].value)
    late = day("7 March", dt.date(2024, 3, 7))
    sailed = claim(added, "The ferry sailed on 7 March.", Kind.DATE, "7 March", late)
    left = claim(RADIO, "The ferry left on 5 March.", Kind.DATE, "5 March", late)
    changed = finding(
        Verdict.CONTRADICTION, 0.91, "crossing – duration, three ways", "r", [[c] for c in (*two[1].claims, nine)]
    )
    new = finding(Verdict.CONTRADICTION, 0.9, "ferry – sailing", "r", [[sailed], [left]])
    documents = (added, GAZETTE, RADIO)
    audits(AuditResult(documents, (), (), (two[0], changed, new)))
    assert run(["audit", "-q"]) == 1
    assert sorted(new_ones(capsys)) == ["crossing – duration, three ways", "ferry – sailing"]

    capsys.readouterr()
    assert run(["audit"]) == 1
    out = capsys.readouterr().out
    assert "stale entry of the baseline" in out
    assert "1 finding accepted by the baseline" in out
    assert run(["baseline", "prune"]) == 0
    assert capsys.readouterr().out.count("pruned:") == 1
    assert run(["baseline", "list"]) == 0
    listed = capsys.readouterr().out
    assert f"checked {two[0].id}" in listed
    assert f"checked {two[1].id}" not in listed
    for accepted in (changed, new):
        assert run(["accept", accepted.id[:8], "--reason", "r", "-q"]) == 0
    assert run(["audit", "-q"]) == 0


def test_an_acceptance_ends_with_its_day(audits: Audit, capsys: pytest.CaptureFixture[str]) -> None:
    audits(replace(complete(), findings=complete().findings[:1]))
    assert run(["accept", complete().findings[0].id, "--reason", "r", "--until", "2020-01-01"]) == 0
    capsys.readouterr()
    assert run(["audit"]) == 1
    assert "accepted until 2020-01-01 only" in capsys.readouterr().out
    assert run(["accept", complete().findings[0].id, "--reason", "r", "--until", "tomorrow"]) == 2
    assert "'tomorrow' is not a day like 2026-12-31" in capsys.readouterr().err


def test_an_unreadable_baseline_is_status_2_and_stays(audits: Audit, capsys: pytest.CaptureFixture[str]) -> None:
    audits(complete())
    Path("baseline.toml").write_text("version = 99\n")
    for arguments in (["audit"], ["accept", "x", "--reason", "r"], ["baseline", "list"], ["baseline", "prune"]):
        assert run(arguments) == 2
        assert "baseline.toml: is of version 99" in capsys.readouterr().err
    assert run(["audit", "--baseline", "none.toml"]) == 2
    assert "none.toml: cannot be read" in capsys.readouterr().err
    assert Path("baseline.toml").read_text() == "version = 99\n"
    assert not Path("reports").exists()


def test_what_an_audit_could_not_see_is_not_stale(audits: Audit, capsys: pytest.CaptureFixture[str]) -> None:
    audits(complete())
    assert run(["accept", complete().findings[0].id, "--reason", "r"]) == 0
    audits(replace(everything(), findings=()))
    capsys.readouterr()
    assert run(["audit"]) == 3
    assert "stale" not in capsys.readouterr().out
    assert run(["baseline", "prune"]) == 3
    assert "not pruned" in capsys.readouterr().err
    audits(replace(complete(), findings=()))
    assert run(["audit", "--kind", "date"]) == 0
    assert "stale" not in capsys.readouterr().out


def test_with_paths_only_a_named_baseline_counts(audits: Audit) -> None:
    audits(replace(complete(), findings=complete().findings[:1]))
    assert run(["accept", complete().findings[0].id, "sources", "--reason", "r", "-q"]) == 0
    assert run(["audit", "sources", "-q"]) == 1
    assert run(["audit", "sources", "-q", "--baseline", "baseline.toml"]) == 0


def test_a_reason_is_needed(audits: Audit, capsys: pytest.CaptureFixture[str]) -> None:
    audits(complete())
    assert run(["accept", complete().findings[0].id]) == 2
    assert run(["accept", complete().findings[0].id, "--reason", "  "]) == 2
    assert "--reason is empty" in capsys.readouterr().err
    assert not Path("baseline.toml").exists()


class TestInit:
    def test_a_project_that_can_be_audited(self, audits: Audit, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["init", "new"]) == 0
        names = sorted(p.relative_to("new").as_posix() for p in Path("new").rglob("*") if p.is_file())
        assert names == [
            ".github/workflows/crosscheck.yml",
            "README.md",
            "claims/.gitkeep",
            "crosscheck.toml",
            "reports/.gitkeep",
            "sources/.gitkeep",
        ]

    def test_the_settings_shown_are_the_defaults(self, audits: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
        assert run(["init", "new"]) == 0
        file = Path("new/crosscheck.toml")
        shown = [line.removeprefix("# ") for line in file.read_text().splitlines() if line.startswith("# ")]
        shown = [line for line in shown if "=" in line or line.startswith("[")]
        tables = shown.index("[aliases]")
        file.write_text("\n".join(shown[:tables]))
        assert load_settings(Path("new")) == Settings()
        file.write_text("\n".join(shown))
        settings = load_settings(Path("new"))
        assert settings.aliases == {"North Korea": ("DPRK", "Pyongyang")}
        assert settings.columns == {"text": "story_body"}
        assert settings.pipelines == {"de": "de_core_news_md"}

    def test_it_overwrites_nothing(self, audits: Audit, capsys: pytest.CaptureFixture[str]) -> None:
        Path("README.md").write_text("mine")
        assert run(["init"]) == 2
        assert "holds README.md already" in capsys.readouterr().err
        assert sorted(p.name for p in Path().iterdir()) == ["README.md", "sources"]
        assert Path("README.md").read_text() == "mine"
