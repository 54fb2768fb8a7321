from __future__ import annotations

import sys
from pathlib import Path

import pytest

from crosscheck.cli.common import file_of, progress, repository, use_colour
from crosscheck.model import SourceId


def test_progress_is_for_terminals_alone(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert progress(quiet=False) is None
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert progress(quiet=True) is None
    show = progress(quiet=False)
    assert show is not None
    show("reading", 1, 2)
    show("reading", 2, 2)
    out, err = capsys.readouterr()
    assert (out, "reading 1/2" in err, "reading 2/2" in err) == ("", True, False)


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert not use_colour()
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert use_colour()
    monkeypatch.setenv("TERM", "dumb")
    assert not use_colour()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not use_colour()


def test_sources_are_found_under_the_ids_that_they_were_given(tmp_path: Path) -> None:
    for name in ("a/x.txt", "a/deep/y.txt", "b/x.txt", "draft.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    roots = [tmp_path / "draft.md", tmp_path / "a", tmp_path / "b"]
    found = {
        name: file_of(SourceId(name), roots) for name in ("draft.md", "deep/y.txt", "a/x.txt", "b/x.txt", "no.txt")
    }
    assert found == {
        "draft.md": tmp_path / "draft.md",
        "deep/y.txt": tmp_path / "a/deep/y.txt",
        "a/x.txt": tmp_path / "a/x.txt",
        "b/x.txt": tmp_path / "b/x.txt",
        "no.txt": None,
    }
    assert file_of(SourceId(f"{tmp_path.name}/draft.md"), roots) == tmp_path / "draft.md"


def test_rows_of_tables_lie_in_their_file(tmp_path: Path) -> None:
    for name in ("wire.jsonl", "odd#1.csv", "odd"):
        (tmp_path / name).write_text("x")
    found = {
        name: file_of(SourceId(name), [tmp_path])
        for name in ("wire.jsonl#a/b#7", "odd#1.csv#2", "wire.jsonl#" + "x" * 5000, "none.jsonl#1", "#1")
    }
    assert found == {
        "wire.jsonl#a/b#7": tmp_path / "wire.jsonl",
        "odd#1.csv#2": tmp_path / "odd#1.csv",
        "wire.jsonl#" + "x" * 5000: tmp_path / "wire.jsonl",
        "none.jsonl#1": None,
        "#1": None,
    }
    assert file_of(SourceId("wire.jsonl#7"), [tmp_path / "wire.jsonl"]) == tmp_path / "wire.jsonl"


def test_the_repository_is_where_git_is(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "deep" / "er").mkdir(parents=True)
    assert repository(tmp_path / "deep" / "er") == tmp_path
