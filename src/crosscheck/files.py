"""Whole-file writing: a file is replaced by its finished successor or left as it was, and several files all or none."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from crosscheck.errors import UsageError


@dataclass(frozen=True, slots=True)
class _Staged:
    """A target with its successor, written beside it; `before` holds the old bytes, None where there was no file."""

    target: Path
    successor: Path
    before: bytes | None


def write_whole(path: Path, text: str, *, within: Path | None = None) -> None:
    """Write `text` to `path` as UTF-8, whole or not at all. Devices and pipes are written straight.

    Raises UsageError as `write_all` does.
    """
    write_all([(path, text)], within=within)


def write_all(files: Iterable[tuple[Path, str]], *, within: Path | None = None) -> None:
    """Write several files, all or none: every successor is written before the first one takes its place.

    With `within`, a path that leaves that folder, by itself or through a symbolic link, is refused. Without it, a
    path that is a symbolic link may lead to a file of the same folder only.

    Raises UsageError, naming the file, where a folder is missing or a file cannot be written; then no file changed.
    """
    staged: list[_Staged] = []
    try:
        straight: list[tuple[Path, bytes]] = []
        for number, (path, text) in enumerate(files):
            data = text.encode("utf-8")
            if _is_special(path):
                straight.append((path, data))
                continue
            target = _target(path, within)
            with _explained(path):
                before = target.read_bytes() if target.exists() else None
                staged.append(_stage(target, data, number, before))
        _replace(staged)
        for path, data in straight:
            with _explained(path), path.open("wb") as device:
                device.write(data)
    finally:
        for item in staged:
            item.successor.unlink(missing_ok=True)


def check_writable(path: Path) -> None:
    """Raise UsageError where `write_whole(path, ...)` could not work, before long work is done for nothing."""
    if not _is_special(path):
        target = _target(path, None)
        if not os.access(target.parent, os.W_OK):
            raise UsageError(f"{path}: its folder is not writable; choose another place")


def _is_special(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _target(path: Path, within: Path | None) -> Path:
    if path.is_dir():
        raise UsageError(f"{path}: is a folder; name a file")
    if not path.parent.is_dir():
        raise UsageError(f"{path}: its folder does not exist; make {path.parent} first, or choose another place")
    if within is not None:
        folder = path.parent.resolve()
        if not folder.is_relative_to(within.resolve()):
            raise UsageError(f"{path}: leads out of {within}; remove the symbolic link")
        return folder / path.name
    if path.is_symlink():
        real = path.resolve()
        if real.parent != path.parent.resolve():
            raise UsageError(f"{path}: is a symbolic link out of its folder; name the file that it stands for")
        return real
    return path


def _stage(target: Path, data: bytes, number: int, before: bytes | None) -> _Staged:
    successor = target.parent / f".crosscheck-{os.getpid()}-{number}.tmp"
    # O_EXCL: never through a link that somebody laid there; 0o666: the user's umask decides, as for any new file.
    handle = os.open(successor, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if before is not None and not target.is_symlink():
            successor.chmod(stat.S_IMODE(target.stat().st_mode))
    except OSError:
        successor.unlink(missing_ok=True)
        raise
    return _Staged(target, successor, before)


def _replace(staged: list[_Staged]) -> None:
    done: list[_Staged] = []
    try:
        for item in staged:
            with _explained(item.target):
                item.successor.replace(item.target)
            done.append(item)
    except UsageError:
        for item in done:
            with contextlib.suppress(OSError):
                if item.before is None:
                    item.target.unlink(missing_ok=True)
                else:
                    item.target.write_bytes(item.before)
        raise


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from None
