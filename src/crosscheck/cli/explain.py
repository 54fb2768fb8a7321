"""`crosscheck explain`: one finding in full."""

from __future__ import annotations

from pathlib import Path

import click

from crosscheck.cli import exits
from crosscheck.cli.common import paths_argument, quiet_option, say_unread, settings_for
from crosscheck.cli.stages import job
from crosscheck.errors import UsageError
from crosscheck.model import AuditResult, Finding
from crosscheck.reports.escape import one_line
from crosscheck.reports.explanation import render_explanation
from crosscheck.reports.places import Places


@click.command()
@click.argument("finding")
@paths_argument
@quiet_option
def explain(finding: str, paths: tuple[Path, ...], quiet: bool) -> int:
    """Explain FINDING: its values, every level of the comparison, and what would change the verdict.

    FINDING is an id from a report, or the beginning of one. PATH is what was audited; without it the project is.
    """
    result = job(paths, settings_for(Path()), quiet=quiet).audit()
    click.echo(render_explanation(find(result, finding), Places.of(result.documents)), nl=False)
    say_unread(result)
    return exits.INCOMPLETE if result.incomplete else exits.CLEAN


def find(result: AuditResult, start: str) -> Finding:
    """The finding whose id is `start` or alone begins with it; raises UsageError where there is none or several."""
    found = [finding for finding in result.findings if finding.id == start]
    found = found or [finding for finding in result.findings if start and finding.id.startswith(start)]
    if not found:
        raise UsageError(f"no finding {one_line(start)!r} in this audit; `crosscheck audit` lists them with their ids")
    if len(found) > 1:
        ids = ", ".join(finding.id for finding in found[:5])
        raise UsageError(f"{one_line(start)!r} begins the ids of {len(found)} findings ({ids}); give more of it")
    return found[0]
