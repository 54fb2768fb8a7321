"""`crosscheck judge`: verdicts on pairs, from a person or another tool, kept in the project."""

from __future__ import annotations

from pathlib import Path

import click

from crosscheck.cli import exits
from crosscheck.cli.common import progress, quiet_option, settings_for
from crosscheck.cli.project import open_project
from crosscheck.errors import UsageError
from crosscheck.files import write_whole
from crosscheck.reports.view import plural
from crosscheck.review import NAME, read_judgements, read_verdicts, to_jsonl


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@quiet_option
def judge(file: Path, quiet: bool) -> int:
    """Keep the verdicts of FILE in the project; its audits use them from then on, and say so.

    FILE holds lines that `crosscheck pairs` wrote. In those that were judged, set "verdict", "reason" and "by", who or
    what judged; the others are passed over. A later judgement of a pair replaces an earlier one.
    """
    from crosscheck import pipeline

    here = Path()
    settings = settings_for(here)
    project = open_project(here, settings)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{file}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{file}: is not UTF-8; save it as UTF-8") from None
    kept = project.root / NAME
    old = read_judgements(kept) if kept.exists() else {}
    # The bare candidates: what was judged before must not stand in the way of judging it anew.
    found = pipeline.candidate_pairs((project.sources,), settings, progress=progress(quiet=quiet)).pairs
    new = read_verdicts(text, file.as_posix(), found)
    all_of_them = {**old, **{judgement.key: judgement for judgement in new}}
    write_whole(kept, to_jsonl(all_of_them.values()), within=project.root)
    if not quiet:
        click.echo(f"{plural(len(new), 'judgement')} from {file} kept in {NAME}")
    return exits.CLEAN
