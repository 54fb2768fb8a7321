"""`crosscheck audit`: the main job."""

from __future__ import annotations

from pathlib import Path

import click

from crosscheck.cli import exits
from crosscheck.cli.baseline import apply_baseline, baseline_option, load_baseline, stale_lines
from crosscheck.cli.common import (
    Report,
    ReportCommand,
    Target,
    fail_on_option,
    format_option,
    kind_option,
    min_score_option,
    output_option,
    paths_argument,
    quiet_option,
    say_unread,
    settings_for,
    targets,
    verbose_option,
)
from crosscheck.cli.project import update_tables, write_tables
from crosscheck.cli.stages import job
from crosscheck.files import write_all
from crosscheck.reports.registry import format_named
from crosscheck.reports.view import Options, counts_line, read_line


@click.command(cls=ReportCommand)
@paths_argument
@format_option
@output_option
@fail_on_option
@kind_option
@min_score_option
@baseline_option
@quiet_option
@verbose_option
@click.pass_context
def audit(
    ctx: click.Context,
    paths: tuple[Path, ...],
    formats: tuple[str, ...],
    outputs: tuple[Path, ...],
    fail_on: str | None,
    kinds: tuple[str, ...],
    min_score: float | None,
    baseline_file: Path | None,
    quiet: bool,
    verbose: bool,
) -> int:
    """Report where sources disagree.

    Without PATH: audits the project in this folder, its sources/, and writes claims/*.csv and
    reports/discrepancies.md. With PATH: audits those files or folders and writes --output alone.
    The report for a terminal goes to stdout unless a --format does.
    """
    settings = settings_for(Path(), kinds, fail_on=fail_on, min_score=min_score)
    wanted = targets(ctx, formats, outputs)
    work = job(paths, settings, quiet=quiet)
    project = work.project
    entries = load_baseline(baseline_file, in_project=project is not None)
    result = work.audit()

    applied = apply_baseline(entries, result, settings)
    report = Report(
        result, work.paths, Options(accepted=applied.accepted, stale=stale_lines(applied), fail_on=settings.fail_on)
    )
    if all(target.path for target in wanted) and not quiet:
        wanted = (*wanted, Target(format_named("text"), None))
    files = [(target.path, report.render(target)) for target in wanted if target.path]
    if project:
        updated = update_tables(project.claims, work.tables, result)
        own = Target(format_named("markdown"), project.report)
        write_tables(updated, project.root, [(project.report, report.render(own))])
        for remark in updated.remarks:
            click.echo(f"crosscheck: {remark}", err=True)
    write_all(files)
    on_stdout = [target for target in wanted if target.path is None]
    for target in on_stdout:
        click.echo(report.render(target), nl=False)
    if not any(target.format.name == "text" for target in on_stdout):
        say_unread(result)
    if verbose:
        click.echo(f"crosscheck: {read_line(result)}; {counts_line(result)}", err=True)
    return exits.status(result, report.options)
