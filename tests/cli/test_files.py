from __future__ import annotations

import os
from pathlib import Path

import pytest

from crosscheck.errors import UsageError
from crosscheck.files import check_writable, write_all, write_whole


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_replaces_whole_files_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    write_whole(target, "é\n")
    write_whole(target, "second\n")
    assert target.read_bytes() == b"second\n"
    assert names(tmp_path) == ["a.txt"]


def test_the_mode_of_a_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("x")
    target.chmod(0o640)
    write_whole(target, "y")
    assert target.stat().st_mode & 0o777 == 0o640


def test_all_or_none_where_one_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    with pytest.raises(UsageError, match="folder does not exist"):
        write_all([(tmp_path / "a", "new"), (tmp_path / "none" / "b", "new")])
    assert (tmp_path / "a").read_text() == "old"
    assert names(tmp_path) == ["a"]


def test_all_or_none_where_a_replacement_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("old")
    real = Path.replace

    def fail_on_c(self: Path, target: Path) -> Path:
        if target.name == "c":
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", fail_on_c)
    with pytest.raises(UsageError, match="c: cannot be written: No space left"):
        write_all([(tmp_path / name, "new") for name in "abc"])
    assert (tmp_path / "a").read_text() == "old"
    assert names(tmp_path) == ["a"]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        write_whole(tmp_path, "x")


def test_never_through_a_link_out_of_the_folder(tmp_path: Path) -> None:
    project, outside = tmp_path / "project", tmp_path / "outside"
    project.mkdir()
    outside.mkdir()
    (project / "claims").symlink_to(outside)
    with pytest.raises(UsageError, match="leads out of"):
        write_whole(project / "claims" / "a.csv", "x", within=project)
    (outside / "secret").write_text("kept")
    (project / "report.md").symlink_to(outside / "secret")
    write_whole(project / "report.md", "new", within=project)
    assert (outside / "secret").read_text() == "kept"
    assert (project / "report.md").read_text() == "new"
    (project / "other.md").symlink_to(outside / "secret")
    with pytest.raises(UsageError, match="symbolic link out of its folder"):
        write_whole(project / "other.md", "x")


def test_a_link_inside_the_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    write_whole(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_devices_are_written_straight() -> None:
    write_whole(Path(os.devnull), "x")
    check_writable(Path(os.devnull))
    assert Path(os.devnull).is_char_device()
