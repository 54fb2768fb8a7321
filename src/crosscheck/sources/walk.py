"""Which files lie under the paths that were given, and what they are called; nothing is opened here."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from crosscheck.errors import UsageError
from crosscheck.sources.formats import SUFFIXES, format_of
from crosscheck.sources.naming import printable

type _Inode = tuple[int, int]  # device and number

_DEEPEST = 40  # folders below the root; deeper trees are loops or accidents


@dataclass(frozen=True, slots=True)
class Found:
    """A file or a reason, under the id it will have.

    below   its path below the folder that was given, with forward slashes; a file's own name where a file was given
    root    the folder that was given, or the one that holds the file
    linked  whether a link led to it
    """

    id: str
    path: Path
    root: Path
    below: str = ""
    reason: str = ""
    failed: bool = False
    linked: bool = False


def _found(path: Path, root: Path, reason: str = "", failed: bool = False, *, linked: bool = False) -> Found:
    below = path.relative_to(root).as_posix()
    return Found(below, path, root, below, reason, failed, linked)


def _link_problem(path: Path, top: Path) -> str:
    """Why a link is not followed, "" where it may be: it must lead to something inside the folder."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "a link that leads nowhere, or in a circle"
    return "" if target.is_relative_to(top) else "a link to a place outside the folder"


def _walk(
    folder: Path, root: Path, trail: frozenset[_Inode], linked: set[_Inode], through: bool = False
) -> Iterator[Found]:
    """Every file below a folder, in order of name; what cannot be entered comes with its reason.

    `trail` holds the folders above, `through` tells whether one of them is a link, `linked` holds those that a link
    has led to: each is entered through a link once, so
    that folders linked to one another take time linear in their number.
    """
    try:
        here = folder.stat()
        paths = sorted(folder.iterdir(), key=lambda p: p.name)
    except OSError as error:
        yield _found(folder, root, f"the folder cannot be read: {error.strerror}", True)
        return
    if (here.st_dev, here.st_ino) in trail or len(trail) > _DEEPEST:
        yield _found(folder, root, "the folder is linked into itself", True)
        return
    if folder.is_symlink():
        through = True
        if (here.st_dev, here.st_ino) in linked:
            return
        linked.add((here.st_dev, here.st_ino))
    inside = trail | {(here.st_dev, here.st_ino)}
    top = root.resolve()
    for path in paths:
        if path.name.startswith("."):
            continue
        try:
            problem = _link_problem(path, top) if path.is_symlink() else ""
            is_folder = path.is_dir()
        except OSError as error:
            yield _found(path, root, f"cannot be read: {error.strerror}", True)
            continue
        if problem:
            # A link to a picture elsewhere is no more a missing source than the picture itself would be.
            yield _found(path, root, problem, is_folder or not path.suffix or format_of(path.name) is not None)
        elif is_folder:
            yield from _walk(path, root, inside, linked, through)
        else:
            yield _found(path, root, linked=through or path.is_symlink())


def under(path: Path) -> list[Found]:
    """The files under one path; raises UsageError where there is no such path or the folder is empty."""
    shown = printable(str(path))
    if not os.path.lexists(path):
        raise UsageError(f"{shown}: no such file or folder; check the path")
    if path.is_dir():
        found = list(_walk(path, path, frozenset(), set()))
        if not found:
            raise UsageError(f"{shown}: the folder is empty; put sources into it ({', '.join(SUFFIXES)})")
        return found
    return [Found(path.name, path, path.parent, path.name, linked=path.is_symlink())]


def distinct(everything: Sequence[Found]) -> list[Found]:
    """Give each file one id; where ids of two roots collide, the root's name goes in front, then a number."""
    seen: set[Path] = set()
    rows: list[Found] = []
    # Files before links to them, so that a file read twice over keeps its own name.
    for found in sorted(everything, key=lambda f: f.linked):
        real = found.path.absolute() if found.reason else found.path.resolve()
        if real not in seen:
            seen.add(real)
            rows.append(found)
    counts = Counter(found.id for found in rows)
    out: list[Found] = []
    used: set[str] = set()
    for found in rows:
        id_ = found.id if counts[found.id] == 1 else f"{found.root.resolve().name}/{found.id}"
        candidate, n = id_, 2
        while candidate in used:
            candidate, n = f"{id_} ({n})", n + 1
        used.add(candidate)
        out.append(replace(found, id=candidate))
    return sorted(out, key=lambda f: f.id)
