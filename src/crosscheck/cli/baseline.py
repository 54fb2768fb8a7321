"""`crosscheck accept` and `crosscheck baseline`: findings that somebody looked at and accepted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import click

from crosscheck.baseline import NAME, Acceptance, Applied, accept, apply, key_of, prune, read_baseline, to_toml
from crosscheck.cli import exits
from crosscheck.cli.common import paths_argument, quiet_option, say_unread, settings_for
from crosscheck.cli.explain import find
from crosscheck.cli.stages import job
from crosscheck.config import Settings
from crosscheck.errors import UsageError
from crosscheck.files import check_writable, write_whole
from crosscheck.model import AuditResult
from crosscheck.reports.escape import one_line
from crosscheck.reports.view import plural

baseline_option = click.option(
    "--baseline",
    "baseline_file",
    type=click.Path(path_type=Path),
    help=f"File of accepted findings; a project's own is {NAME}.",
)


def load_baseline(given: Path | None, *, in_project: bool) -> tuple[Acceptance, ...]:
    """The acceptances of the file that was given, else of the project's own where there is one."""
    if given is not None:
        return read_baseline(given)
    own = Path(NAME)
    return read_baseline(own) if in_project and own.exists() else ()


def apply_baseline(entries: Sequence[Acceptance], result: AuditResult, settings: Settings) -> Applied:
    """The baseline held against an audit, today; what an audit could not see is not called stale."""
    applied = apply(entries, result.findings, dt.datetime.now(dt.UTC).date(), settings.kinds)
    blind = result.incomplete or settings.min_score > 0
    return Applied(applied.accepted, () if blind else applied.stale, applied.expired)


def stale_lines(applied: Applied) -> tuple[str, ...]:
    """Stale and expired acceptances for a report."""
    gone = (
        f"{_line(entry)}: no such finding any more; `crosscheck baseline prune` removes it" for entry in applied.stale
    )
    over = (f"{_line(entry)}: accepted until {entry.until} only" for entry in applied.expired)
    return (*gone, *over)


def _line(entry: Acceptance) -> str:
    return f"{entry.key} ({entry.kind.value}) {entry.summary}"


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> dt.date | None:
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a day like 2026-12-31", ctx, param) from None


@click.command("accept")
@click.argument("finding")
@paths_argument
@click.option("--reason", required=True, help="Why it is accepted; reports show it.")
@click.option("--until", callback=_day, metavar="DAY", help="Last day on which it is accepted, YYYY-MM-DD.")
@baseline_option
@quiet_option
def accept_command(
    finding: str,
    paths: tuple[Path, ...],
    reason: str,
    until: dt.date | None,
    baseline_file: Path | None,
    quiet: bool,
) -> int:
    """Accept FINDING: later audits report it as accepted, and it no longer sets the exit status.

    FINDING is an id from a report, or the beginning of one. PATH is what was audited; without it the project is.
    An accepted finding comes back when a source changes or adds one of its values.
    """
    if not reason.strip():
        raise UsageError("--reason is empty; say why the finding is accepted")
    file = baseline_file or Path(NAME)
    check_writable(file)
    entries = read_baseline(file) if file.exists() else ()
    result = job(paths, settings_for(Path()), quiet=quiet).audit()
    accepted = find(result, finding)
    present = sum(key_of(other) == key_of(accepted) for other in result.findings)
    write_whole(file, to_toml(accept(entries, accepted, reason.strip(), until, present=present)))
    if not quiet:
        click.echo(f"accepted in {file}: {accepted.id} {one_line(accepted.summary)}")
    return exits.CLEAN


@click.group("baseline")
def baseline_group() -> None:
    """List accepted findings, or prune those that are stale."""


@baseline_group.command("list")
@baseline_option
def list_command(baseline_file: Path | None) -> int:
    """List the accepted findings with their reasons."""
    for entry in load_baseline(baseline_file, in_project=True):
        count = f" ×{entry.count}" if entry.count > 1 else ""
        until = f" until {entry.until}" if entry.until else ""
        click.echo(f"{entry.verdict.value}{count}{until}  {one_line(_line(entry))}")
        click.echo(f"  {one_line(entry.reason)}")
    return exits.CLEAN


@baseline_group.command("prune")
@paths_argument
@baseline_option
@quiet_option
def prune_command(paths: tuple[Path, ...], baseline_file: Path | None, quiet: bool) -> int:
    """Remove acceptances that are stale or expired. PATH is what is audited; without it the project is."""
    file = baseline_file or Path(NAME)
    entries = read_baseline(file)
    result = job(paths, settings_for(Path(), min_score=0.0), quiet=quiet).audit()
    if result.incomplete:
        say_unread(result)
        click.echo(f"crosscheck: {file}: not pruned, since what the unread sources say could be lost", err=True)
        return exits.INCOMPLETE
    applied = apply_baseline(entries, result, Settings())
    kept = prune(entries, applied, result.findings)
    write_whole(file, to_toml(kept))
    for entry in (*applied.stale, *applied.expired):
        click.echo(f"pruned: {one_line(_line(entry))}")
    if not quiet:
        click.echo(f"{plural(len(kept), 'acceptance')} left in {file}")
    return exits.CLEAN
