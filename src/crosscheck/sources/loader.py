"""From paths to documents: which files are sources, what they are called, and what could not be read."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from crosscheck.config import Settings
from crosscheck.errors import SourceError, UsageError
from crosscheck.model import Document, SkippedSource, SourceId
from crosscheck.sources.formats import SUFFIXES, format_of
from crosscheck.sources.years import settle_years

_TOLD = 5  # reasons that an error message lists
_DEEPEST = 40  # folders below the root; deeper trees are loops or accidents


@dataclass(frozen=True, slots=True)
class _Found:
    """A file or a reason, under the id it will have."""

    id: str
    path: Path
    reason: str = ""
    failed: bool = False


def printable(name: str) -> str:
    r"""A name with control characters, line breaks and undecodable bytes written as escapes (`\n`, `\x1b`)."""
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape", errors="backslashreplace").decode("ascii") for c in name
    )


def _id_below(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _link_problem(path: Path, top: Path) -> str:
    """Why a link is not followed, "" where it may be: it must lead to something inside the folder."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "a link that leads nowhere, or in a circle"
    return "" if target.is_relative_to(top) else "a link to a place outside the folder"


def _walk(folder: Path, root: Path, trail: frozenset[tuple[int, int]] = frozenset()) -> Iterator[_Found]:
    """Every file below a folder, in order of name; what cannot be entered comes with its reason."""
    try:
        here = folder.stat()
        paths = sorted(folder.iterdir(), key=lambda p: p.name)
    except OSError as error:
        yield _Found(_id_below(folder, root), folder, f"the folder cannot be read: {error.strerror}", True)
        return
    if (here.st_dev, here.st_ino) in trail or len(trail) > _DEEPEST:
        yield _Found(_id_below(folder, root), folder, "the folder is linked into itself", True)
        return
    inside = trail | {(here.st_dev, here.st_ino)}
    top = root.resolve()
    for path in paths:
        if path.name.startswith("."):
            continue
        id_ = _id_below(path, root)
        try:
            problem = _link_problem(path, top) if path.is_symlink() else ""
            is_folder = path.is_dir()
        except OSError as error:
            yield _Found(id_, path, f"cannot be read: {error.strerror}", True)
            continue
        if problem:
            # A link to a picture elsewhere is no more a missing source than the picture itself would be.
            yield _Found(id_, path, problem, is_folder or not path.suffix or format_of(path.name) is not None)
        elif is_folder:
            yield from _walk(path, root, inside)
        else:
            yield _Found(id_, path)


def _under(path: Path) -> list[_Found]:
    shown = printable(str(path))
    if not os.path.lexists(path):
        raise UsageError(f"{shown}: no such file or folder; check the path")
    if path.is_dir():
        found = list(_walk(path, path))
        if not found:
            raise UsageError(f"{shown}: the folder is empty; put sources into it ({', '.join(SUFFIXES)})")
        return found
    return [_Found(path.name, path)]


def _distinct(groups: Sequence[tuple[Path, list[_Found]]]) -> list[_Found]:
    """Give each file one id; where ids of two roots collide, the root's name goes in front, then a number."""
    seen: set[Path] = set()
    rows: list[tuple[Path, _Found]] = []
    everything = [(root, found) for root, group in groups for found in group]
    # Files before links to them, so that a file read twice over keeps its own name.
    for root, found in sorted(everything, key=lambda pair: pair[1].path.is_symlink()):
        real = found.path.absolute() if found.reason else found.path.resolve()
        if real not in seen:
            seen.add(real)
            rows.append((root, found))
    counts = Counter(found.id for _, found in rows)
    out: list[_Found] = []
    used: set[str] = set()
    for root, found in rows:
        id_ = found.id
        if counts[id_] > 1:
            folder = root if root.is_dir() else root.parent
            id_ = f"{folder.resolve().name}/{id_}"
        candidate, n = id_, 2
        while candidate in used:
            candidate, n = f"{id_} ({n})", n + 1
        used.add(candidate)
        out.append(replace(found, id=candidate))
    return sorted(out, key=lambda f: f.id)


def _content(path: Path, most: int) -> bytes:
    """The bytes of a regular file of at most `most` bytes; raises SourceError. A device or pipe is never opened."""
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            raise SourceError("it is not a regular file but a pipe, socket or device")
        if info.st_size > most:
            raise SourceError(
                f"it holds {info.st_size:,} bytes, more than max_bytes allows ({most:,}); raise max_bytes"
            )
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror or error}") from None
    if len(data) > most:
        raise SourceError(f"it holds more bytes than max_bytes allows ({most:,}); raise max_bytes")
    return data


def _load(found: _Found, settings: Settings) -> tuple[list[Document], SkippedSource | None]:
    shown = printable(found.id)
    if found.reason:
        return [], SkippedSource(shown, found.reason, found.failed)
    format_ = format_of(found.path.name)
    if format_ is None:
        what = found.path.suffix or "no suffix"
        return [], SkippedSource(shown, f"unknown type ({printable(what)})", failed=False)
    try:
        data = _content(found.path, settings.max_bytes)
        documents = format_.load(data, SourceId(shown), settings)
    except SourceError as error:
        return [], SkippedSource(shown, str(error), failed=True)
    except (RecursionError, MemoryError):
        return [], SkippedSource(shown, "it is nested too deeply or too large to be read", failed=True)
    return list(documents), None


def _reasons(skipped: Sequence[SkippedSource]) -> str:
    told = [f"{s.path}: {s.reason}" for s in skipped if s.failed][:_TOLD]
    return "; ".join(told)


def load_sources(paths: Sequence[Path], settings: Settings) -> tuple[tuple[Document, ...], tuple[SkippedSource, ...]]:
    """Read every source under `paths` (files, or folders with all below them); both results are ordered by id.

    A document's id is its path below the given folder, with forward slashes; for a file, its name; where two collide,
    with the folder's name in front. Hidden files are passed over. A file that cannot be read is a `SkippedSource` with
    `failed`, one of unknown type without. Nothing outside the given folders is read.

    Raises UsageError for a path that does not exist, an empty folder, and folders without any source that can be read
    (with the reasons).
    """
    if not paths:
        raise UsageError("no path given; name a file or a folder of sources")
    groups = [(path, _under(path)) for path in paths]
    for root, group in groups:
        if not any(f.failed or format_of(f.path.name) for f in group):
            raise UsageError(
                f"{printable(str(root))}: no source that crosscheck can read; it reads {', '.join(SUFFIXES)}"
            )
    documents: list[Document] = []
    skipped: list[SkippedSource] = []
    for found in _distinct(groups):
        more, skip = _load(found, settings)
        documents.extend(more)
        if skip:
            skipped.append(skip)
    if not documents and any(path.is_dir() for path in paths):
        shown = ", ".join(printable(str(path)) for path in paths)
        raise UsageError(f"{shown}: none of the sources can be read ({_reasons(skipped)}); mend or replace them")
    documents.sort(key=lambda d: d.id)
    return settle_years(documents), tuple(sorted(skipped, key=lambda s: s.path))
