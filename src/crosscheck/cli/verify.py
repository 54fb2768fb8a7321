"""`crosscheck verify`: a draft against the sources."""

from __future__ import annotations

from pathlib import Path

import click

from crosscheck.cli import exits
from crosscheck.cli.common import (
    Report,
    ReportCommand,
    Target,
    file_of,
    format_option,
    kind_option,
    output_option,
    paths_argument,
    quiet_option,
    say_unread,
    settings_for,
    targets,
)
from crosscheck.cli.stages import job
from crosscheck.errors import UsageError
from crosscheck.files import write_all
from crosscheck.model import AuditResult, SourceId
from crosscheck.reports.registry import format_named
from crosscheck.reports.verification import verification
from crosscheck.reports.view import Options


@click.command(cls=ReportCommand)
@click.argument("draft", type=click.Path(path_type=Path))
@paths_argument
@format_option
@output_option
@kind_option
@quiet_option
@click.pass_context
def verify(
    ctx: click.Context,
    draft: Path,
    paths: tuple[Path, ...],
    formats: tuple[str, ...],
    outputs: tuple[Path, ...],
    kinds: tuple[str, ...],
    quiet: bool,
) -> int:
    """Check the claims of DRAFT against the sources: each supported, contradicted, possible or not found.

    PATH is the sources; without it the project's. Exit status 1 where a claim of the draft is contradicted.
    """
    if not draft.is_file():
        raise UsageError(f"{draft}: no such file; name the draft to verify")
    wanted = targets(ctx, formats, outputs)
    work = job(paths, settings_for(Path(), kinds), quiet=quiet)
    audited = (draft, *work.paths)
    result = work.audit(draft)
    report = Report(verification(result, _id_of(draft, result, audited)), audited, Options())
    if all(target.path for target in wanted) and not quiet:
        wanted = (*wanted, Target(format_named("text"), None))
    write_all([(target.path, report.render(target)) for target in wanted if target.path])
    for target in wanted:
        if target.path is None:
            click.echo(report.render(target), nl=False)
    if quiet or formats:
        say_unread(result)
    return exits.status(report.result, report.options)


def _id_of(draft: Path, result: AuditResult, paths: tuple[Path, ...]) -> SourceId:
    """Under which id the audit read the draft."""
    real = draft.resolve()
    for document in result.documents:
        if file_of(document.id, paths) == real:
            return document.id
    reasons = [skipped.reason for skipped in result.skipped if Path(skipped.path).name == draft.name]
    raise UsageError(f"{draft}: could not be read: {reasons[0] if reasons else 'it holds no text'}")
