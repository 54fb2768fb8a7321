from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from crosscheck.config import Settings
from crosscheck.errors import UsageError
from crosscheck.sources import load_sources

STORY = (
    "Pool to close\n\nARDEN, May 14, 2021 (XNA) – The council voted late on Monday to close the swimming pool, which "
    "has stood empty since the storm.\n"
)


def read(*paths: Path, settings: Settings | None = None) -> tuple[list[str], dict[str, tuple[str, bool]]]:
    documents, skipped = load_sources(paths, settings or Settings())
    return [d.id for d in documents], {s.path: (s.reason, s.failed) for s in skipped}


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("loading opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)


def test_a_folder_is_read_with_what_lies_below(tmp_path: Path) -> None:
    (tmp_path / "wire" / "deep").mkdir(parents=True)
    for name in ("b.txt", "wire/a.md", "wire/deep/c.TXT", ".hidden.txt"):
        (tmp_path / name).write_text(STORY)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text(STORY)
    assert read(tmp_path) == (["b.txt", "wire/a.md", "wire/deep/c.TXT"], {})


def test_a_file_of_unknown_type_is_skipped_and_nothing_more(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "a.json").write_text("{}")
    (tmp_path / "noname").write_text("x")
    ids, skipped = read(tmp_path)
    assert ids == ["a.txt"]
    assert skipped == {"a.json": ("unknown type (.json)", False), "noname": ("unknown type (no suffix)", False)}


def test_a_single_file_is_called_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    assert read(tmp_path / "a.txt") == (["a.txt"], {})


def test_ids_that_collide_get_their_folder(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(STORY + folder)
    (tmp_path / "two" / "b.txt").write_text(STORY)
    assert read(tmp_path / "one", tmp_path / "two")[0] == ["b.txt", "one/a.txt", "two/a.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    assert read(tmp_path, tmp_path / "a.txt")[0] == ["a.txt"]


def test_a_missing_path_an_empty_folder_and_one_without_sources_are_usage_errors(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere: no such file or folder; check the path"):
        read(tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match=r"empty: the folder is empty"):
        read(tmp_path / "empty")
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(b"\x89PNG")
    with pytest.raises(UsageError, match=r"pictures: no source that crosscheck can read; it reads \.txt"):
        read(tmp_path / "pictures")
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "a.csv").write_text("year,visits\n2020,12\n")
    with pytest.raises(
        UsageError, match=r"figures: there is no source in it \(a\.csv: a table without a column of text"
    ):
        read(tmp_path / "figures")


def test_sources_of_which_none_can_be_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    assert read(tmp_path) == ([], {"a.txt": ("it is empty", True)})


def test_what_cannot_be_read_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(STORY)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "nul.txt").write_bytes(b"a\0\0b" * 50)
    (tmp_path / "big.txt").write_bytes(b"word " * 400)
    (tmp_path / "front.md").write_text("---\ntitle: [broken\n---\n\ntext\n")
    (tmp_path / "open.md").write_text("---\ntitle: never closed\n\ntext\n")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    ids, skipped = read(tmp_path, settings=Settings(max_bytes=1000))
    assert ids == ["good.txt"]
    assert all(failed for _, failed in skipped.values())
    said = {path: reason for path, (reason, _) in skipped.items()}
    assert said["empty.txt"] == "it is empty"
    assert "NUL" in said["nul.txt"]
    assert "max_bytes" in said["big.txt"]
    assert said["front.md"].startswith("line 3: the front matter is not valid YAML")
    assert "never closed" in said["open.md"]
    assert "pipe" in said["pipe.txt"]
    assert "leads nowhere" in said["gone.txt"]
    assert "linked into itself" in said["loop"]


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    outside.mkdir()
    inside.mkdir()
    (outside / "secret.txt").write_text(STORY)
    (inside / "a.txt").write_text(STORY)
    (inside / "b.txt").symlink_to(outside / "secret.txt")
    (inside / "c").symlink_to(outside)
    (inside / "d.txt").symlink_to(inside / "a.txt")
    ids, skipped = read(inside)
    assert ids == ["a.txt"]
    assert skipped == {
        "b.txt": ("a link to a place outside the folder", True),
        "c": ("a link to a place outside the folder", True),
    }


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY)
    (tmp_path / "b.txt").chmod(0)
    assert read(tmp_path)[1] == {"b.txt": ("cannot be read: Permission denied", True)}


def test_names_with_line_breaks_are_made_printable(tmp_path: Path) -> None:
    (tmp_path / "a\nb\x1b[31m.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text(STORY)
    ((path, _),) = read(tmp_path)[1].items()
    assert path == "a\\nb\\x1b[31m.txt"


def test_a_dateline_without_a_year_takes_that_of_the_other_sources(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    body = "The council of the town voted late on Monday to close the swimming pool for good."
    (tmp_path / "b.txt").write_text(f"Town shuts its pool\n\nARDEN, May 15 (XNA) – {body}\n")
    (document,) = [d for d in load_sources([tmp_path], Settings())[0] if d.id == "b.txt"]
    assert document.published is not None
    assert document.published.moment.isoformat() == "2021-05-15"
    assert document.problems == ("the year of 'May 15' is taken from the other sources",)


def test_two_runs_give_the_same(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md"):
        (tmp_path / name).write_text(STORY + name)
    assert load_sources([tmp_path], Settings()) == load_sources([tmp_path], Settings())
