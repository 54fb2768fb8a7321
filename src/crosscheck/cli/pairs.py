"""`crosscheck pairs`: the candidate pairs as JSON lines."""

from __future__ import annotations

from pathlib import Path

import click

from crosscheck.cli import exits
from crosscheck.cli.common import (
    STDOUT,
    kind_option,
    paths_argument,
    quiet_option,
    say_skipped,
    settings_for,
    verbose_option,
)
from crosscheck.cli.stages import job
from crosscheck.files import check_writable, write_whole
from crosscheck.reports.pairs import is_undecided, render_pairs


@click.command()
@paths_argument
@click.option("--output", type=click.Path(path_type=Path), help="File for the pairs; stdout without it.")
@click.option("--undecided", is_flag=True, help="Only the pairs that the thresholds leave open.")
@kind_option
@quiet_option
@verbose_option
def pairs(
    paths: tuple[Path, ...], output: Path | None, undecided: bool, kinds: tuple[str, ...], quiet: bool, verbose: bool
) -> int:
    """Print the pairs of claims that were held against each other, best first, as JSON lines.

    Each line has both claims with their quotes, values and context, the levels of the comparison, the score and the
    verdict. --undecided leaves the pairs that score near the threshold for a conflict: judge them, and read the file
    back with `crosscheck judge`.
    """
    target = None if output in (None, Path(STDOUT)) else output
    if target is not None:
        check_writable(target)
    work = job(paths, settings_for(Path(), kinds), quiet=quiet)
    candidates = work.pairs()
    found = candidates.pairs
    shown = [pair for pair in found if is_undecided(pair)] if undecided else list(found)
    text = render_pairs(shown)
    if target is None:
        click.echo(text, nl=False)
    else:
        write_whole(target, text)
    say_skipped(candidates.skipped)
    if verbose:
        click.echo(f"crosscheck: {len(shown)} of {len(found)} pairs", err=True)
    return exits.INCOMPLETE if any(s.failed for s in candidates.skipped) else exits.CLEAN
