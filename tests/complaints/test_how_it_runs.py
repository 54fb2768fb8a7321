"""What users of such tools complain about, one class for each complaint: 9 to 13, how a run goes.

Complaints 1 to 8, what is reported, are in `test_what_is_reported.py`.
"""

from __future__ import annotations

import json
import re
import shutil
import socket
from importlib import metadata
from pathlib import Path

import pytest

from crosscheck import audit
from crosscheck.model import AuditResult, Kind, Verdict
from depot_fire import DESTROYED, LOST, NEARLY, write
from running import run

pytestmark = pytest.mark.usefixtures("nlp")


@pytest.fixture(scope="module")
def fire(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, AuditResult]:
    """Two sources that disagree on one number, with what else they say around it."""
    folder = write(
        tmp_path_factory.mktemp("fire") / "s",
        gazette=f"Depot burns\n\nNobody was in sight.\n{LOST} It was rebuilt.",
        radio=f"Blaze in depot\n\n{DESTROYED}\n\nThe cause is unknown.",
    )
    return folder, audit([folder])


class TestComplaint9:
    """Findings without the exact words of both sides, or with words that do not stand in the source."""

    def test_every_side_is_quoted_as_it_stands(self, fire: tuple[Path, AuditResult]) -> None:
        folder, result = fire
        (finding,) = [f for f in result.findings if f.verdict in (Verdict.CONTRADICTION, Verdict.POSSIBLE)]
        assert [c.source for c in finding.claims] == ["gazette.txt", "radio.txt"]
        for claim, number in zip(finding.claims, ("48 buses", "31 buses"), strict=True):
            text = (folder / claim.source).read_text(encoding="utf-8")
            assert text[claim.start : claim.end] == claim.quote
            assert claim.quote in text.splitlines()[claim.line - 1]
            assert claim.quote[claim.context.value_start : claim.context.value_end] == claim.value_text == number

    @pytest.mark.parametrize("form", ["text", "markdown", "html", "json", "csv", "sarif", "github", "junit"])
    def test_every_report_shows_them(self, form: str, fire: tuple[Path, AuditResult]) -> None:
        shown = run(["audit", str(fire[0]), "--fail-on", "never", "--format", form], fire[0]).out
        for words in ("48 buses", "31 buses", "gazette.txt", "radio.txt"):
            assert words in shown


class TestComplaint10:
    """A failed or partial run that reads as "0 conflicts"."""

    def test_a_source_that_cannot_be_read_is_named_and_sets_the_status(self, tmp_path: Path) -> None:
        folder = write(tmp_path / "s", one=LOST, two=NEARLY)
        (folder / "scan.pdf").write_bytes(b"%PDF-1.7 cut off")
        ran = run(["audit", str(folder), "--format", "json"], tmp_path)
        assert ran.status == 3
        assert [s["path"] for s in json.loads(ran.out)["skipped"]] == ["scan.pdf"]
        assert "scan.pdf" in run(["audit", str(folder)], tmp_path).out

    def test_nothing_to_read_is_an_error(self, tmp_path: Path) -> None:
        (tmp_path / "s").mkdir()
        ran = run(["audit", "s"], tmp_path)
        assert (ran.status, ran.out) == (2, "")
        assert "source" in ran.err


class TestComplaint11:
    """Accepted findings that come back after unrelated edits, or one acceptance that hides new ones."""

    def test_an_acceptance_covers_its_finding_and_no_other(self, tmp_path: Path) -> None:
        project = tmp_path / "p"
        project.mkdir()
        assert run(["init"], project).status == 0
        shutil.rmtree(project / "sources")
        write(project / "sources", one=f"Fires\n\n{LOST}", two=f"More fires\n\n{DESTROYED}")
        assert run(["audit", "-q"], project).status == 1
        (finding,) = json.loads(run(["audit", "--format", "json"], project).out)["findings"][:1]
        assert run(["accept", finding["id"], "--reason", "an early count"], project).status == 0
        assert run(["audit", "-q"], project).status == 0
        # An unrelated edit moves the line: accepted still.
        write(project / "sources", one=f"Fires\n\nThe weather was fine.\n\n{LOST}\n\nIt rained later.")
        assert run(["audit", "-q"], project).status == 0
        # Another value in the place of the accepted one is another finding.
        write(project / "sources", two=f"More fires\n\n{DESTROYED.replace('31', '33')}")
        assert run(["audit", "-q"], project).status == 1


class TestComplaint12:
    """README examples that do not reproduce."""

    def test_every_example_of_the_readme_is_run_by_a_test(self) -> None:
        root = Path(__file__).resolve().parent.parent
        readme = (root.parent / "README.md").read_text(encoding="utf-8")
        prompts = re.findall(r"^(?:\$ crosscheck|>>> ).*$", readme, flags=re.MULTILINE)
        assert len(prompts) > 8
        tests = (root / "test_readme.py").read_text(encoding="utf-8")
        assert '_blocks("console")' in tests  # the commands
        assert "doctest" in tests  # the library


class TestComplaint13:
    """An API key, a model download, 7 GB of packages, to check two files."""

    def test_two_files_are_checked_without_key_or_network(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise AssertionError("an audit opened a socket")

        monkeypatch.setattr(socket, "socket", refuse)
        for name in ("HOME", "XDG_CACHE_HOME", "HF_HOME"):
            monkeypatch.setenv(name, str(tmp_path / "nothing"))
        folder = write(tmp_path / "s", one=LOST, two=DESTROYED)
        assert [f.verdict for f in audit([folder]).findings if f.kind is Kind.QUANTITY] == [Verdict.CONTRADICTION]
        assert not (tmp_path / "nothing").exists()

    def test_no_package_that_it_needs_is_a_deep_learning_framework(self) -> None:
        needed = metadata.requires("crosscheck-claims") or []
        names = {re.split(r"[^A-Za-z0-9_-]", line)[0].casefold() for line in needed}
        assert "spacy" in names
        assert not names & {"torch", "tensorflow", "jax", "transformers", "openai"}
