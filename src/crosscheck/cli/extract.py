"""`crosscheck extract`: the claims tables alone."""

from __future__ import annotations

from pathlib import Path

import click

from crosscheck.cli import exits
from crosscheck.cli.common import (
    kind_option,
    paths_argument,
    progress,
    quiet_option,
    say_unread,
    settings_for,
    verbose_option,
)
from crosscheck.cli.project import open_project, read_tables, update_tables, write_tables
from crosscheck.errors import UsageError


@click.command()
@paths_argument
@click.option(
    "--output", type=click.Path(path_type=Path), help="Folder for the tables, made where it is missing; with PATH only."
)
@kind_option
@quiet_option
@verbose_option
def extract(paths: tuple[Path, ...], output: Path | None, kinds: tuple[str, ...], quiet: bool, verbose: bool) -> int:
    """Write down what each source claims, one CSV a source.

    Without PATH: the project's sources/ into its claims/. With PATH: those files or folders into the folder
    --output. Review marks, notes and rows added by hand are kept.
    """
    from crosscheck import pipeline

    here = Path()
    settings = settings_for(here, kinds)
    if paths:
        if output is None:
            raise UsageError("extract with paths needs --output FOLDER for the tables")
        folder, within, audited = output, output, paths
    else:
        if output is not None:
            raise UsageError("--output goes with paths; without them the tables go into the project's folder of claims")
        project = open_project(here, settings)
        folder, within, audited = project.claims, project.root, (project.sources,)
    tables = read_tables(folder)
    result = pipeline.extract(audited, settings, progress=progress(quiet=quiet))
    updated = update_tables(folder, tables, result)
    write_tables(updated, within)
    say_unread(result)
    for remark in updated.remarks:
        click.echo(f"crosscheck: {remark}", err=True)
    if verbose:
        click.echo(f"crosscheck: {len(result.claims)} claims in {len(result.documents)} sources", err=True)
    return exits.INCOMPLETE if result.incomplete else exits.CLEAN
