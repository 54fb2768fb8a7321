"""An audit of a folder in which much cannot be read: it ends with status 3 and names what is missing, offline."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from crosscheck.cli.main import run
from crosscheck.reports.registry import NAMES

STORY = "# The {name} fire\n\n*3 May 2021*\n\nThe fire at the Arden mill killed {n} people and burned for six hours.\n"
_NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
_watched: list[str] | None = None


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _watched is not None and event in _NETWORK:
        _watched.append(f"{event} {arguments!r}")


sys.addaudithook(_watch)


@pytest.fixture
def network() -> Iterator[list[str]]:
    """What the test asked of the network, by any library."""
    global _watched  # an audit hook cannot be taken away again, only told to rest
    _watched = []
    yield _watched
    _watched = None


def test_the_others_are_audited_and_every_report_names_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, network: list[str]
) -> None:
    sources = tmp_path / "in"
    sources.mkdir()
    (sources / "a.md").write_text(STORY.format(name="mill", n=14))
    (sources / "b.md").write_text(STORY.format(name="great", n=31))
    broken = {
        "empty.txt": b"",
        "nul.txt": b"a\0b\0\0c",
        "open.md": b"---\ntitle: x\n",
        "empty.html": b"<html><script>fetch('http://x.example')</script></html>",
        "no.pdf": b"%PDF-1.4 and no more",
        "no.docx": b"PK\x03\x04 and no more",
        "no.eml": b"no mail",
        "no.jsonl": b"{",
        "bad.csv": b"text\n" + b"\x81\x8d\x00" * 99,
    }
    for name, data in broken.items():
        (sources / name).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    arguments = [part for name in NAMES for part in ("--format", name, "--output", f"out.{name}")]
    assert run(["audit", "in", "--fail-on", "never", *arguments]) == 3
    for name in NAMES:
        report = (tmp_path / f"out.{name}").read_text()
        for missing in broken:
            assert missing in report.replace("\\", ""), f"{name} does not name {missing}"
    told = json.loads((tmp_path / "out.json").read_text())
    assert {s["path"] for s in told["skipped"] if s["failed"]} == set(broken)
    assert [source["id"] for source in told["sources"]] == ["a.md", "b.md"]
    assert told["summary"]["claims"] > 0
    assert network == []


def test_a_folder_of_which_nothing_can_be_read_is_incomplete_and_no_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "a.txt").write_bytes(b"")
    (sources / "b.pdf").write_bytes(b"no PDF")
    monkeypatch.chdir(tmp_path)
    for command in (["audit", "sources"], ["audit"], ["extract"], ["pairs"], ["sources"], ["sources", "--no-claims"]):
        assert run(command) == 3, command
        said = "".join(capsys.readouterr())
        assert "not read: a.txt: it is empty" in said, command
        assert "not read: b.pdf: it is no PDF file" in said, command
    assert "**Incomplete.** 2 sources could not be read" in (tmp_path / "reports" / "discrepancies.md").read_text()


def test_a_folder_without_sources_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    assert run(["audit", str(tmp_path)]) == 2
    assert "no source that crosscheck can read" in capsys.readouterr().err
