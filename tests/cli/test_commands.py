from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from crosscheck import pipeline
from crosscheck.cli.main import run
from crosscheck.config import Settings
from crosscheck.errors import UsageError
from crosscheck.model import AuditResult, SkippedSource, SourceId
from crosscheck.pipeline import Candidates
from crosscheck.reports.pairs import is_undecided
from crosscheck.review import Review
from sample_results import complete, everything, hostile, without_conflict


@dataclass
class Stage:
    """The pipeline's stand-in: gives `result` and keeps what it was called with."""

    result: AuditResult
    paths: tuple[str, ...] = ()
    settings: Settings | None = None
    review: Review | None = None
    error: Exception | None = None

    def __call__(
        self, paths: Sequence[Path], settings: Settings, *, progress: object = None, review: Review | None = None
    ) -> AuditResult:
        self.paths, self.settings, self.review = tuple(str(path) for path in paths), settings, review
        if self.error:
            raise self.error
        return self.result

    def pairs(
        self, paths: Sequence[Path], settings: Settings, *, progress: object = None, review: Review | None = None
    ) -> Candidates:
        result = self(paths, settings)
        found = tuple(pair for finding in result.findings for pair in finding.pairs)
        return Candidates((review or Review()).judged(found), result.skipped)


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Stage:
    made = Stage(complete())
    monkeypatch.setattr(pipeline, "audit", made)
    monkeypatch.setattr(pipeline, "extract", made)
    monkeypatch.setattr(pipeline, "candidate_pairs", made.pairs)
    monkeypatch.chdir(tmp_path)
    return made


@pytest.fixture
def project(stage: Stage, tmp_path: Path) -> Path:
    for document in stage.result.documents:
        path = tmp_path / "sources" / document.id
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document.text)
    return tmp_path


def written(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


Said = Callable[[], tuple[str, str]]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    return lambda: tuple(capsys.readouterr())  # type: ignore[return-value]


class TestAudit:
    def test_a_project_gets_tables_and_a_report(self, project: Path, said: Said) -> None:
        assert run(["audit"]) == 1
        out, err = said()
        files = written(project)
        assert {name for name in files if not name.startswith("sources/")} == {
            "claims/gazette.md.csv",
            "claims/wire__copy.txt.csv",
            "claims/wire__radio.txt.csv",
            "reports/discrepancies.md",
        }
        assert "[gazette.md:3](../sources/gazette.md?plain=1#L3)" in files["reports/discrepancies.md"]
        assert "4 contradictions" in out
        assert err == ""

    def test_twice_gives_the_same_bytes(self, project: Path) -> None:
        run(["audit", "-q"])
        first = written(project)
        run(["audit", "-q"])
        assert written(project) == first

    def test_paths_write_nothing_but_the_output(self, project: Path, said: Said, stage: Stage) -> None:
        before = written(project)
        assert run(["audit", "sources", "--format", "json", "--output", "out.json"]) == 1
        after = written(project)
        assert set(after) - set(before) == {"out.json"}
        assert json.loads(after["out.json"])["summary"]["contradiction"] == 4
        assert stage.paths == ("sources",)
        assert "4 contradictions" in said()[0]

    def test_json_alone_on_stdout(self, project: Path, said: Said) -> None:
        assert run(["audit", "sources", "--format", "json"]) == 1
        out, err = said()
        assert json.loads(out)["schema_version"] == 1
        assert err == ""

    @pytest.mark.parametrize(
        ("arguments", "files", "out"),
        [
            (["--format", "markdown", "--format", "json", "--output", "x"], {"x": "{"}, "# Disc"),
            (["--format", "json", "--output", "x", "--format", "markdown"], {"x": "{"}, "# Disc"),
            (["--output", "x", "--format", "json"], {"x": "{"}, "contradiction"),
            (["--output", "x.json", "--output", "y.md"], {"x.json": "{", "y.md": "# Disc"}, "contradiction"),
            (["--format", "json", "--output", "-"], {}, "{"),
            (["-q", "--output", "x.md"], {"x.md": "# Disc"}, ""),
        ],
    )
    def test_outputs_belong_to_formats(
        self, project: Path, said: Said, arguments: list[str], files: dict[str, str], out: str
    ) -> None:
        before = written(project)
        assert run(["audit", "sources", *arguments]) == 1
        new = {name: text for name, text in written(project).items() if name not in before}
        assert set(new) == set(files)
        assert all(new[name].startswith(start) for name, start in files.items())
        shown = said()[0]
        assert shown.startswith(out)
        assert bool(shown) == bool(out)

    @pytest.mark.parametrize(
        ("fail_on", "result", "status"),
        [
            ("contradiction", complete(), 1),
            ("never", complete(), 0),
            ("contradiction", without_conflict(), 0),
            ("possible", without_conflict(), 0),
            ("never", everything(), 3),
            ("contradiction", everything(), 3),
        ],
    )
    def test_exit_status(self, project: Path, stage: Stage, fail_on: str, result: AuditResult, status: int) -> None:
        stage.result = result
        assert run(["audit", "sources", "--fail-on", fail_on, "-q"]) == status

    def test_possible_findings_count_only_where_asked(self, project: Path, stage: Stage) -> None:
        possible = tuple(f for f in complete().findings if f.verdict == "possible")
        stage.result = replace(complete(), findings=possible)
        assert run(["audit", "sources", "-q"]) == 0
        assert run(["audit", "sources", "-q", "--fail-on", "possible"]) == 1

    def test_an_incomplete_audit_is_reported_and_said(self, project: Path, stage: Stage, said: Said) -> None:
        stage.result = everything()
        assert run(["audit", "sources", "--format", "json"]) == 3
        out, err = said()
        assert json.loads(out)["summary"]["complete"] is False
        assert err == "crosscheck: not read: broken.txt: it is not text\n"

    def test_flags_go_over_the_configuration(self, project: Path, stage: Stage) -> None:
        (project / "crosscheck.toml").write_text('fail_on = "never"\nmin_score = 0.25\n')
        assert run(["audit", "-q", "--kind", "rank", "--kind", "date"]) == 0
        assert stage.settings == replace(Settings(), fail_on="never", min_score=0.25, kinds=("date", "rank"))

    def test_a_table_of_a_lost_source_goes_unless_it_is_marked(self, project: Path, said: Said, stage: Stage) -> None:
        run(["audit", "-q"])
        path = project / "claims" / "wire__radio.txt.csv"
        path.write_text(path.read_text().replace(",asserted,,,,,,extracted", ",asserted,,,,drop,,extracted", 1))
        stage.result = replace(complete(), documents=complete().documents[:1], claims=(), findings=())
        assert run(["audit", "-q"]) == 0
        assert "marked 'drop' is gone" in said()[1]
        assert stage.review is not None
        assert len(stage.review.dropped) == 1
        assert sorted(p.name for p in path.parent.iterdir()) == ["gazette.md.csv", "wire__radio.txt.csv"]

    def test_the_table_of_a_source_that_could_not_be_read_stays(self, project: Path, stage: Stage) -> None:
        run(["audit", "-q"])
        table = project / "claims" / "gazette.md.csv"
        table.rename(table.with_name("broken.txt.csv"))
        stage.result = everything()
        assert run(["audit", "-q"]) == 3
        assert table.with_name("broken.txt.csv").exists()

    def test_the_tables_of_rows_stay_where_their_file_could_not_be_read(self, project: Path, stage: Stage) -> None:
        first, *rest = complete().documents
        row = replace(first, id=SourceId("wire.jsonl#7"))
        claims = tuple(replace(c, source=row.id) for c in complete().claims if c.source == first.id)
        stage.result = replace(complete(), documents=(row, *rest), claims=claims, findings=())
        run(["audit", "-q"])
        table = project / "claims" / "wire.jsonl#7.csv"
        before = table.read_text()
        lost = SkippedSource("wire.jsonl", "it is not text", failed=True)
        stage.result = replace(stage.result, documents=tuple(rest), claims=(), skipped=(lost,))
        assert run(["audit", "-q"]) == 3
        assert table.read_text() == before
        stage.result = replace(stage.result, skipped=())
        assert run(["audit", "-q"]) == 0
        assert not table.exists()

    def test_hostile_text_does_not_reach_the_terminal(self, project: Path, stage: Stage, said: Said) -> None:
        stage.result = hostile("\x1b]0;x\x07\n::error::owned")
        assert run(["audit", "sources", "-v"]) == 3
        out, err = said()
        assert "\x1b" not in out + err
        assert "\n::error" not in out + err


class TestWrongUse:
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["audit"], "sources: no such folder here"),
            (["audit", "--frob"], "No such option"),
            (["audit", "--kind", "colour"], "'colour' is not one of"),
            (["audit", "--min-score", "2"], "2.0 is not in the range"),
            (["audit", ".", "--output", "none/x.json"], "none/x.json: its folder does not exist"),
            (["audit", ".", "--output", "."], ".: is a folder"),
            (["audit", ".", "--format", "json", "--format", "text"], "two reports for stdout"),
            (["audit", ".", "--output", "a", "--output", "a"], "two reports for one file"),
            (["extract", "."], "needs --output FOLDER"),
            (["extract", "--output", "x"], "--output goes with paths"),
            (["pairs", ".", "--output", "none/x"], "its folder does not exist"),
            (["frob"], "No such command"),
            ([], "Usage: crosscheck"),
        ],
    )
    def test_each_is_status_2_with_a_message_and_nothing_written(
        self, stage: Stage, tmp_path: Path, said: Said, arguments: list[str], message: str
    ) -> None:
        assert run(arguments) == 2
        out, err = said()
        assert message in err
        assert out == ""
        assert list(tmp_path.iterdir()) == []

    def test_errors_of_the_pipeline_are_messages(self, project: Path, stage: Stage, said: Said) -> None:
        run(["audit", "-q"])
        before = written(project)
        stage.error = UsageError("x.txt: no such file\x1b[1m")
        assert run(["audit"]) == 2
        assert said()[1] == "crosscheck: x.txt: no such file<U+001B>[1m\n"
        assert written(project) == before

    def test_a_crash_is_status_2_and_leaves_everything_as_it_was(self, project: Path, stage: Stage, said: Said) -> None:
        run(["audit", "-q"])
        before = written(project)
        stage.error = RuntimeError("odd")
        assert run(["audit"]) == 2
        assert "a fault of crosscheck itself: RuntimeError: odd (test_commands.py:" in said()[1]
        assert "Traceback" not in said()[1]
        run(["audit", "-v"])
        assert "Traceback" in said()[1]
        stage.error = KeyboardInterrupt()  # type: ignore[assignment]
        assert run(["audit"]) == 130
        assert written(project) == before

    def test_a_broken_table_stops_before_any_work(self, project: Path, stage: Stage, said: Said) -> None:
        (project / "claims").mkdir()
        (project / "claims" / "gazette.md.csv").write_text("claim_id,quote\n")
        before = written(project)
        assert run(["audit"]) == 2
        assert "claims/gazette.md.csv:1: no column source" in said()[1]
        assert stage.paths == ()
        assert written(project) == before

    def test_an_unknown_key_of_the_configuration(self, project: Path, said: Said) -> None:
        (project / "crosscheck.toml").write_text("frob = 1\n")
        assert run(["audit"]) == 2
        assert "crosscheck.toml: unknown key 'frob'" in said()[1]

    def test_a_claims_folder_that_leads_out_is_refused(self, project: Path, tmp_path_factory: Any, said: Said) -> None:
        outside = tmp_path_factory.mktemp("outside")
        (project / "claims").symlink_to(outside)
        assert run(["audit"]) == 2
        assert "leads out of" in said()[1]
        assert list(outside.iterdir()) == []
        assert not (project / "reports" / "discrepancies.md").exists()


class TestExtract:
    def test_one_table_a_source_in_document_order(self, project: Path, said: Said) -> None:
        assert run(["extract", "sources", "--output", "new/tables"]) == 0
        table = rows(project / "new" / "tables" / "gazette.md.csv")
        starts = [int(row["start"]) for row in table]
        assert starts == sorted(starts)
        assert len(table) == 9
        assert said() == ("", "")

    def test_marks_survive_in_a_project(self, project: Path) -> None:
        assert run(["extract"]) == 0
        path = project / "claims" / "gazette.md.csv"
        lines = path.read_text().splitlines()
        lines[1] = lines[1].removesuffix(",,,extracted") + ',keep,"seen, twice",extracted'
        path.write_text("\ufeff" + "\r\n".join(lines))
        assert run(["extract"]) == 0
        assert [(row["review"], row["note"]) for row in rows(path)][:2] == [("keep", "seen, twice"), ("", "")]

    def test_incomplete(self, project: Path, stage: Stage, said: Said) -> None:
        stage.result = everything()
        assert run(["extract", "sources", "--output", "t"]) == 3
        assert "not read: broken.txt" in said()[1]


class TestPairs:
    def test_best_first_to_a_file_or_stdout(self, project: Path, said: Said) -> None:
        assert run(["pairs", "sources"]) == 0
        out = said()[0]
        lines = [json.loads(line) for line in out.splitlines()]
        assert len(lines) == 9
        assert set(lines[0]) == {"kind", "score", "verdict", "reason", "levels", "claims"}
        assert run(["pairs", "sources", "--output", "p.jsonl"]) == 0
        assert (project / "p.jsonl").read_text() == out

    def test_undecided(self, project: Path, said: Said, stage: Stage) -> None:
        assert run(["pairs", "sources", "--undecided"]) == 0
        shown = [json.loads(line)["score"] for line in said()[0].splitlines()]
        pairs = [pair for finding in stage.result.findings for pair in finding.pairs]
        assert shown == [pair.score for pair in pairs if is_undecided(pair)]

    def test_a_source_that_cannot_be_read_makes_it_incomplete(self, project: Path, said: Said, stage: Stage) -> None:
        stage.result = everything()
        assert run(["pairs", "sources"]) == 3
        out, err = said()
        assert len(out.splitlines()) == len([p for f in stage.result.findings for p in f.pairs])
        assert err.startswith("crosscheck: not read: broken.txt: ")
        assert err.count("\n") == sum(s.failed for s in stage.result.skipped)


class TestJudge:
    def test_judgements_are_kept_and_used(self, project: Path, said: Said, stage: Stage) -> None:
        run(["pairs"])
        lines = [json.loads(line) for line in said()[0].splitlines()]
        lines[0] |= {"verdict": "unrelated", "reason": "crew, not passengers", "by": "M. Ito"}
        (project / "mine.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
        assert run(["judge", "mine.jsonl"]) == 0
        assert said()[0] == "1 judgement from mine.jsonl kept in judgements.jsonl\n"
        run(["pairs"])
        judged = [json.loads(line) for line in said()[0].splitlines()][-1]
        assert (judged["verdict"], judged["score"]) == ("unrelated", 0.0)
        assert judged["reason"] == "crew, not passengers (judged by M. Ito)"
        run(["audit", "-q"])
        assert stage.review is not None
        assert len(stage.review.judgements) == 1
        assert run(["pairs", "sources"]) == 0  # with paths, the project's judgements play no part
        assert json.loads(said()[0].splitlines()[0])["verdict"] == "contradiction"

    @pytest.mark.parametrize("text", ["{", '{"by": "x"}', '{"by": "x", "kind": "date", "verdict": "no"}'])
    def test_what_cannot_be_read_changes_nothing(self, project: Path, said: Said, text: str) -> None:
        (project / "mine.jsonl").write_text(f"\n{text}\n")
        assert run(["judge", "mine.jsonl"]) == 2
        assert "mine.jsonl:2: " in said()[1]
        assert not (project / "judgements.jsonl").exists()
        assert run(["judge", "none.jsonl"]) == 2
        (project / "judgements.jsonl").write_text('{"crosscheck_judgements": 2}\n')
        assert run(["audit"]) == 2
        assert "is of version 2, this crosscheck reads 1" in said()[1]


class TestExplain:
    def test_an_abbreviated_id_will_do(self, project: Path, said: Said, stage: Stage) -> None:
        finding = stage.result.findings[0]
        assert run(["explain", finding.id[:6], "sources"]) == 0
        assert said()[0].startswith(f"contradiction  quantity  0.97  {finding.id}\n")

    def test_none_and_several(self, project: Path, said: Said, stage: Stage) -> None:
        assert run(["explain", "zzz", "sources"]) == 2
        assert "no finding 'zzz' in this audit" in said()[1]
        twins = tuple(replace(f, id=f"ab{i}") for i, f in enumerate(stage.result.findings))  # type: ignore[arg-type]
        stage.result = replace(stage.result, findings=twins)
        assert run(["explain", "ab", "sources"]) == 2
        assert "begins the ids of 9 findings" in said()[1]
