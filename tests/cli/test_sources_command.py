from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from crosscheck import pipeline
from crosscheck.cli.main import run
from crosscheck.config import Settings
from crosscheck.model import AuditResult
from sample_results import complete

STORY = "Pool to close\n\nTHE ARDEN TIMES, 3 May 2021\n\n" + " ".join(
    f"The {n}th pool of the county was closed on day {n} by order of the health officer." for n in range(9)
)


def rows(out: str) -> list[list[str]]:
    """The cells of the table's rows, by the columns of its rule."""
    lines = out.split("\n\n")[0].split("\n")
    rule = next(line for line in lines if line.startswith("---"))
    stops, at = [], 0
    for dashes in rule.split("  "):
        stops.append((at, at + len(dashes)))
        at += len(dashes) + 2
    return [[line[a:b].strip() for a, b in stops] for line in lines[lines.index(rule) + 1 :] if line]


def test_the_table_says_what_was_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY.replace("3 May 2021", "Copy"))
    (tmp_path / "c.md").write_text("---\ntitle: Baths | gone\noutlet: The Post\ndate: 2021-05-04\n---\n\nIt is shut.\n")
    assert run(["sources", "--no-claims", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    a, b, c = rows(out)
    assert a[:2] == ["a.txt", "text"]
    assert a[4:] == ["2021-05-03", "dateline", a[6], "-", "1", "-"]
    assert int(a[6]) > 100
    assert (b[4], b[5], b[8], b[9]) == ("-", "-", "1", "1")
    assert c == ["c.md", "markdown", "Baths | gone", "The Post", "2021-05-04", "front matter", "3", "-", "-", "-"]
    assert "c.md: title, outlet: front matter; language: not said, taken for English\n" in out
    assert "b.txt: no date of publication was found\n" in out
    assert "one voice (1): a.txt, b.txt\n" in out


def test_what_was_not_read_is_told_with_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b\x1b[31m.txt").write_bytes(b"")
    (tmp_path / "c.json").write_bytes(b"{}")
    assert run(["sources", "--no-claims", str(tmp_path)]) == 3
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert out.endswith("not read: b\\x1b[31m.txt: it is empty\nskipped: c.json: unknown type (.json)\n")


def test_the_project_is_read_and_claims_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    result = complete()
    asked: list[Path] = []

    def extract(paths: Sequence[Path], settings: Settings, *, progress: object = None) -> AuditResult:
        asked.extend(paths)
        return result

    monkeypatch.setattr(pipeline, "extract", extract)
    monkeypatch.chdir(tmp_path)
    assert run(["sources"]) == 2
    (tmp_path / "sources").mkdir()
    assert run(["sources"]) == 0
    assert [p.name for p in asked] == ["sources"]
    counts = {row[0]: row[7] for row in rows(capsys.readouterr().out)}
    assert sum(int(n) for n in counts.values()) == len(result.claims)
    assert set(counts) == {str(d.id) for d in result.documents}
