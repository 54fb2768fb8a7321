"""From paths to documents: sources read, the sidecar's word put over the file's, what could not be read told."""

from __future__ import annotations

import stat
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from crosscheck.config import Settings
from crosscheck.errors import SourceError, UsageError
from crosscheck.model import Document, SkippedSource, SourceId
from crosscheck.sources.assemble import NOT_SAID
from crosscheck.sources.formats import SUFFIXES, format_of
from crosscheck.sources.languages import document_language
from crosscheck.sources.naming import printable
from crosscheck.sources.options import pipelines
from crosscheck.sources.sidecar import NAME, Sidecar, override, read_sidecar
from crosscheck.sources.walk import Found, distinct, under
from crosscheck.sources.years import settle_years

_TOLD = 5  # reasons that an error message lists


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


def _load(found: Found, settings: Settings) -> Sequence[Document | SkippedSource]:
    shown = printable(found.id)
    if found.reason:
        return [SkippedSource(shown, found.reason, found.failed)]
    format_ = format_of(found.path.name)
    if format_ is None:
        what = found.path.suffix or "no suffix"
        return [SkippedSource(shown, f"unknown type ({printable(what)})", failed=False)]
    try:
        return format_.load(_content(found.path, settings.max_bytes), SourceId(shown), settings)
    except SourceError as error:
        return [SkippedSource(shown, str(error), failed=True)]
    except (RecursionError, MemoryError):
        return [SkippedSource(shown, "it is nested too deeply or too large to be read", failed=True)]


def _is_sidecar(found: Found) -> bool:
    return found.below == NAME and not found.reason


def _sidecars(files: Sequence[Found], settings: Settings) -> tuple[dict[Path, Sidecar], list[SkippedSource]]:
    """The sidecars of the folders given, folder -> sidecar, and those that cannot be read."""
    read: dict[Path, Sidecar] = {}
    skipped: list[SkippedSource] = []
    for found in filter(_is_sidecar, files):
        try:
            read[found.root.resolve()] = read_sidecar(_content(found.path, settings.max_bytes))
        except SourceError as error:
            skipped.append(SkippedSource(printable(found.id), str(error), failed=True))
    return read, skipped


def _unused(root: Path, sidecar: Sidecar, used: set[str], files: Sequence[Found]) -> list[SkippedSource]:
    """What is wrong with a sidecar's rows, those for files that are not there among them; no source is lost by it."""
    shown = next(printable(f.id) for f in files if _is_sidecar(f) and f.root.resolve() == root)
    below = {f.below for f in files if f.root.resolve() == root}
    missing = [key for key in sidecar.rows if key not in used and key.partition("#")[0] not in below]
    reasons = [*sidecar.problems, *(f"no source {printable(key)!r} is there" for key in missing)]
    told = reasons[:_TOLD] + ([f"and {len(reasons) - _TOLD} more"] if len(reasons) > _TOLD else [])
    return [SkippedSource(shown, "; ".join(told), failed=False)] if told else []


def _in_its_language(document: Document, given: Mapping[str, str], settings: Settings) -> Document | SkippedSource:
    """The document with its language settled; skipped where it is one that no pipeline is there for.

    The sidecar's word counts; else what the text shows; else what the file says.
    """
    shown = None if "language" in given else document_language(document)
    language = shown or document.language
    if language == "en" or language in pipelines(settings):
        said = document.origin_of("language") != NOT_SAID
        if shown is None or (said and shown == document.language):
            return document
        found_in = tuple(sorted((dict(document.found_in) | {"language": "the words of the text"}).items()))
        return replace(document, language=language, found_in=found_in)
    reason = f"it is not in English (language: {printable(language)[:20]}), and the settings name no pipeline for that"
    return SkippedSource(document.id, reason, failed=True)


def _settle(
    found: Found, read: Sequence[Document | SkippedSource], sidecar: Sidecar, used: set[str], settings: Settings
) -> list[Document | SkippedSource]:
    """What a file gave, under the sidecar's word."""
    out: list[Document | SkippedSource] = []
    for item in read:
        if isinstance(item, SkippedSource):
            out.append(item)
            continue
        key = found.below + item.id[len(printable(found.id)) :]
        given = {**sidecar.rows.get(found.below, {}), **sidecar.rows.get(key, {})}
        used.update((found.below, key))
        out.append(_in_its_language(override(item, given) if given else item, given, settings))
    return out


def _reasons(skipped: Sequence[SkippedSource]) -> str:
    return "; ".join(f"{s.path}: {s.reason}" for s in skipped[:_TOLD])


def _distinct_ids(documents: Sequence[Document]) -> list[Document]:
    """The documents in order of id, a number put to an id that is taken: a row's id may be the name of a file."""
    used: set[str] = set()
    out: list[Document] = []
    for document in sorted(documents, key=lambda d: d.id):
        id_, n = document.id, 2
        while id_ in used:
            id_, n = SourceId(f"{document.id} ({n})"), n + 1
        used.add(id_)
        out.append(document if id_ == document.id else replace(document, id=id_))
    return sorted(out, key=lambda d: d.id)


def load_sources(paths: Sequence[Path], settings: Settings) -> tuple[tuple[Document, ...], tuple[SkippedSource, ...]]:
    """Read every source under `paths` (files, or folders with all below them); both results are ordered by id.

    A document's id is its path below the given folder, with forward slashes; for a file, its name; where two collide,
    with the folder's name in front; for a row of a table, `#` and the row's id behind it. Hidden files are passed over.
    A file that cannot be read, or is in a language without a pipeline, is a `SkippedSource` with `failed`; one of
    unknown type without. `metadata.csv` in a given folder, or given itself, is the sidecar of its folder. Nothing
    outside the given folders is read.

    Sources of which none can be read are told like any other that cannot. Raises UsageError where there is no source
    to read: a path that does not exist, an empty folder, a folder of files of unknown types.
    """
    if not paths:
        raise UsageError("no path given; name a file or a folder of sources")
    groups = [(path, under(path)) for path in paths]
    for root, group in groups:
        if not any(f.failed or format_of(f.path.name) for f in group):
            raise UsageError(
                f"{printable(str(root))}: no source that crosscheck can read; it reads {', '.join(SUFFIXES)}"
            )
    files = distinct([found for _, group in groups for found in group])
    sidecars, skipped = _sidecars(files, settings)
    used: dict[Path, set[str]] = {root: set() for root in sidecars}
    documents: list[Document] = []
    for found in files:
        if _is_sidecar(found):
            continue
        root = found.root.resolve()
        for item in _settle(
            found, _load(found, settings), sidecars.get(root, Sidecar()), used.get(root, set()), settings
        ):
            if isinstance(item, SkippedSource):
                skipped.append(item)
            else:
                documents.append(item)
    for root in sorted(sidecars):
        skipped.extend(_unused(root, sidecars[root], used[root], files))
    if not documents and not any(s.failed for s in skipped) and any(path.is_dir() for path in paths):
        shown = ", ".join(printable(str(path)) for path in paths)
        raise UsageError(f"{shown}: there is no source in it ({_reasons(skipped)}); put sources into it")
    return settle_years(_distinct_ids(documents)), tuple(sorted(skipped, key=lambda s: (s.path, s.reason)))
