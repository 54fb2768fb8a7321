"""`crosscheck sources`: what was read, and how it was understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from tabulate import tabulate

from crosscheck.cli import exits
from crosscheck.cli.common import paths_argument, progress, quiet_option, settings_for
from crosscheck.cli.project import open_project
from crosscheck.model import FIELDS, AuditResult, Block, BlockKind, Document, SourceId
from crosscheck.reports.escape import one_line

_LONGEST = 48  # characters of a title or name in the table
_HEADERS = ("source", "format", "title", "outlet", "published", "found in", "words", "claims", "family", "problems")


@click.command()
@paths_argument
@click.option("--no-claims", is_flag=True, help="Do not count claims: quicker, the texts are read but not parsed.")
@quiet_option
def sources(paths: tuple[Path, ...], no_claims: bool, quiet: bool) -> int:
    """List what is read: format, title, outlet, date and where it was found, words, claims, copies, problems.

    Without PATH: the project's sources/. Sources that are copies of one another, and so speak with one voice, bear the
    same number under "family". Below the table stand where the other values were found, the problems, and what was
    skipped with the reason.
    """
    settings = settings_for(Path())
    read = paths or (open_project(Path(), settings).sources,)
    if no_claims:
        from crosscheck.sources import load_sources

        documents, skipped = load_sources(read, settings)
        result = AuditResult(documents, skipped, (), ())
    else:
        from crosscheck import pipeline

        result = pipeline.extract(read, settings, progress=progress(quiet=quiet))
    from crosscheck.sources import families

    click.echo(render_sources(result, families(result.documents), with_claims=not no_claims), nl=False)
    return exits.INCOMPLETE if result.incomplete else exits.CLEAN


def render_sources(result: AuditResult, copies: Sequence[Sequence[SourceId]], *, with_claims: bool = True) -> str:
    """The table of the documents in order of id, then their problems, families and what was skipped, a line each."""
    family = {id_: number for number, ids in enumerate(copies, start=1) for id_ in ids}
    claims = Counter(claim.source for claim in result.claims)
    rows = [_row(document, claims if with_claims else None, family) for document in result.documents]
    lines = [tabulate(rows, headers=_HEADERS, disable_numparse=True, colalign=_ALIGNED)] if rows else []
    lines += ["", *(f"{one_line(d.id)}: {found}" for d in result.documents if (found := _found(d)))] if rows else []
    told = [(d.id, problem) for d in result.documents for problem in d.problems]
    lines += ["", *(f"{one_line(id_)}: {one_line(problem)}" for id_, problem in told)] if told else []
    if copies:
        lines += ["", *(f"one voice ({n}): {', '.join(map(one_line, ids))}" for n, ids in enumerate(copies, start=1))]
    if result.skipped:
        how = [("not read" if s.failed else "skipped", s) for s in result.skipped]
        lines += ["", *(f"{said}: {one_line(s.path)}: {one_line(s.reason)}" for said, s in how)]
    return "\n".join(lines).lstrip("\n") + "\n"


_ALIGNED = ("left", "left", "left", "left", "left", "left", "right", "right", "right", "right")


def _short(text: str | None) -> str:
    shown = one_line(text or "-")
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1].rstrip() + "…"


def _row(document: Document, claims: Mapping[SourceId, int] | None, family: Mapping[SourceId, int]) -> tuple[str, ...]:
    published = document.published
    return (
        one_line(document.id),
        document.format,
        _short(document.title),
        _short(document.outlet),
        published.moment.isoformat() if published else "-",
        _short(published.origin) if published else "-",
        f"{sum(_words(document, block) for block in document.blocks):,}",
        "-" if claims is None else f"{claims[document.id]:,}",
        str(family.get(document.id, "-")),
        str(len(document.problems) or "-"),
    )


def _found(document: Document) -> str:
    """Where values other than the date were found: "title: h1; outlet, language: JSON-LD"."""
    fields: dict[str, list[str]] = {}
    for name in FIELDS:
        where = document.origin_of(name)
        if where:
            fields.setdefault(where, []).append("author" if name == "byline" else name)
    return "; ".join(f"{', '.join(names)}: {one_line(where)}" for where, names in fields.items())


def _words(document: Document, block: Block) -> int:
    """Words of a block, none in page furniture."""
    return 0 if block.kind is BlockKind.FURNITURE else len(document.text[block.start : block.end].split())
