"""The project in a folder: its sources, the claims tables beside them, and the report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from crosscheck.claims.table import EXTRACTED, Row, merge, read_table, table_name, to_csv
from crosscheck.config import Settings
from crosscheck.errors import UsageError
from crosscheck.files import write_all
from crosscheck.model import AuditResult, Claim, SourceId
from crosscheck.reports.escape import one_line

REPORT = "discrepancies.md"


@dataclass(frozen=True, slots=True)
class Tables:
    """Claims tables brought up to date, not written yet.

    files     file and text, for every source that was read
    outdated  tables of sources that are gone, which hold nothing of a person's and can go too
    remarks   marks whose claim is gone, one line each
    """

    files: tuple[tuple[Path, str], ...]
    outdated: tuple[Path, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of a project, which may not exist yet apart from `sources`."""

    root: Path
    sources: Path
    claims: Path
    reports: Path

    @property
    def report(self) -> Path:
        """The project's own report."""
        return self.reports / REPORT


def open_project(root: Path, settings: Settings) -> Project:
    """The project in `root`; raises UsageError where it has no folder of sources."""
    sources = root / settings.sources
    if not sources.is_dir():
        raise UsageError(
            f"{settings.sources}: no such folder here; name files or folders to audit, or put sources into that one"
        )
    return Project(root, sources, root / settings.claims, root / settings.reports)


def read_tables(folder: Path) -> dict[str, tuple[Row, ...]]:
    """The claims tables in a folder: file name -> rows; none where there is no such folder.

    Raises ClaimsTableError for a broken one, UsageError where the folder is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: is a file, not a folder; choose another place")
    if not folder.is_dir():
        return {}
    return {path.name: read_table(path) for path in sorted(folder.glob("*.csv")) if path.is_file()}


def update_tables(folder: Path, old: Mapping[str, Sequence[Row]], result: AuditResult) -> Tables:
    """The tables of `folder` under the claims of `result`, marks and added rows kept."""
    claims: dict[SourceId, list[Claim]] = defaultdict(list)
    for claim in result.claims:
        claims[claim.source].append(claim)
    files: list[tuple[Path, str]] = []
    remarks: list[str] = []
    names = set()
    for document in result.documents:
        name = table_name(document.id)
        names.add(name)
        merged = merge(old.get(name, ()), claims[document.id])
        files.append((folder / name, to_csv(merged.rows)))
        remarks.extend(_gone(name, row) for row in merged.gone)
    unread = [skipped.path for skipped in result.skipped if skipped.failed]
    outdated = []
    for name in sorted(set(old) - names):
        if _may_be_unread(name, old[name], unread):
            continue
        theirs = [row for row in old[name] if row["review"] or row["note"] or row["origin"] != EXTRACTED]
        if theirs:
            remarks.extend(_gone(name, row) for row in theirs)
        else:
            outdated.append(folder / name)
    return Tables(tuple(files), tuple(outdated), tuple(remarks))


def _may_be_unread(name: str, rows: Sequence[Row], unread: Sequence[str]) -> bool:
    """Whether a table is of a source that could not be read this time, or of a row of such a file."""
    return any(
        name == table_name(SourceId(path)) or any(row["source"].startswith(f"{path}#") for row in rows)
        for path in unread
    )


def _gone(name: str, row: Row) -> str:
    mark = " ".join(part for part in (row["review"], row["note"]) if part) or row["origin"]
    return f"{name}: the claim that is marked {one_line(mark)!r} is gone: {one_line(row['quote'])!r}; the row is kept"


def write_tables(tables: Tables, within: Path, more: Sequence[tuple[Path, str]] = ()) -> None:
    """Write the tables and `more` files, all or none, making their folders; then remove the outdated tables."""
    files = [*tables.files, *more]
    for folder in sorted({path.parent for path, _ in files}):
        make_folder(folder)
    write_all(files, within=within)
    for path in tables.outdated:
        path.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder with its parents where it does not exist; raises UsageError where that fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise UsageError(f"{folder}: is a file, not a folder; choose another place") from None
    except OSError as error:
        raise UsageError(f"{folder}: cannot be made: {error.strerror}") from None
