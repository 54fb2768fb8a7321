"""Calling the pipeline from a command: on paths, or on the project with what was decided in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crosscheck.claims.table import Row, dropped
from crosscheck.cli.common import progress
from crosscheck.cli.project import Project, open_project, read_tables
from crosscheck.config import Settings
from crosscheck.model import AuditResult
from crosscheck.review import NAME, Review, read_judgements

if TYPE_CHECKING:
    from crosscheck.pipeline import Candidates


@dataclass(frozen=True, slots=True)
class Job:
    """What to work on: files and folders; and in a project, its claims tables and its review.

    project   None where paths were given; then nothing that a project holds plays a part
    """

    paths: tuple[Path, ...]
    settings: Settings
    project: Project | None
    tables: Mapping[str, Sequence[Row]]
    review: Review
    quiet: bool

    def audit(self, *more: Path) -> AuditResult:
        """Audit the paths, `more` before them."""
        from crosscheck import pipeline

        return pipeline.audit((*more, *self.paths), self.settings, **self._options())

    def pairs(self) -> Candidates:
        """The candidate pairs, best first, and what was skipped."""
        from crosscheck import pipeline

        return pipeline.candidate_pairs(self.paths, self.settings, **self._options())

    def _options(self) -> dict[str, Any]:
        reviewed = {"review": self.review} if self.review else {}
        return {"progress": progress(quiet=self.quiet), **reviewed}


def job(paths: Sequence[Path], settings: Settings, *, quiet: bool) -> Job:
    """A job on `paths`, or without any on the project in this folder.

    Raises UsageError where there is neither, ClaimsTableError where a claims table of the project is broken.
    """
    if paths:
        return Job(tuple(paths), settings, None, {}, Review(), quiet)
    project = open_project(Path(), settings)
    tables = read_tables(project.claims)
    file = project.root / NAME
    judgements = read_judgements(file) if file.exists() else {}
    review = Review(dropped(row for rows in tables.values() for row in rows), judgements)
    return Job((project.sources,), settings, project, tables, review, quiet)
