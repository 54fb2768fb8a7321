"""The report for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import click

from crosscheck.model import AuditResult, Finding, Verdict
from crosscheck.reports.escape import one_line
from crosscheck.reports.places import Places
from crosscheck.reports.view import (
    DEFAULTS,
    PLURALS,
    Options,
    counts_line,
    of_verdict,
    plural,
    read_line,
    remarks,
    side_words,
    sides_of,
)

_COLOURS = {
    Verdict.CONTRADICTION: "red",
    Verdict.POSSIBLE: "yellow",
    Verdict.UPDATE: "cyan",
    Verdict.AGREEMENT: "green",
}


def render(result: AuditResult, options: Options = DEFAULTS) -> str:
    """The audit as plain text, with terminal colours where `options.colour` is set.

    What a source says cannot steer the terminal: its control characters are shown, not sent.
    """
    return "\n".join(_lines(result, options)) + "\n"


def _styled(text: str, options: Options, *, fg: str | None = None, bold: bool = False, dim: bool = False) -> str:
    return click.style(text, fg=fg, bold=bold or None, dim=dim or None) if options.colour else text


def _lines(result: AuditResult, options: Options) -> Iterator[str]:
    places = Places.of(result.documents)
    for verdict in (Verdict.CONTRADICTION, Verdict.POSSIBLE, Verdict.UPDATE):
        for finding in of_verdict(result, verdict):
            yield from _finding(finding, places, options)
            yield ""
    agreements = of_verdict(result, Verdict.AGREEMENT)
    if agreements:
        yield _styled(plural(len(agreements), PLURALS[Verdict.AGREEMENT][:-1]), options, fg="green", bold=True)
        yield from (f"  {_agreement(finding, places)}" for finding in agreements)
        yield ""
    for family in result.families:
        yield f"One voice, copies of one text: {', '.join(one_line(source) for source in family)}"
    for skipped in result.skipped:
        how = "not read" if skipped.failed else "skipped"
        yield f"{how}: {one_line(skipped.path)}: {one_line(skipped.reason)}"
    for document in result.documents:
        yield from (f"note: {one_line(document.id)}: {one_line(problem)}" for problem in document.problems)
    yield from (f"note: {one_line(note)}" for note in result.notes)
    yield from (f"stale entry of the baseline: {one_line(entry)}" for entry in options.stale)
    yield f"{read_line(result)}: {_styled(counts_line(result), options, bold=True)}"
    if options.accepted:
        accepted = sum(finding.id in options.accepted for finding in result.findings)
        yield f"{plural(accepted, 'finding')} accepted by the baseline"
    if result.incomplete:
        yield _styled("incomplete: not every source could be read", options, fg="red", bold=True)


def _finding(finding: Finding, places: Places, options: Options) -> Iterator[str]:
    name = _styled(finding.verdict.value, options, fg=_COLOURS.get(finding.verdict), bold=True)
    mark = " (accepted)" if finding.id in options.accepted else ""
    yield f"{name}{mark}  {finding.kind.value}  {finding.score:.2f}  {finding.id}"
    yield f"  {_styled(one_line(finding.summary), options, bold=True)}"
    for side in sides_of(finding):
        yield f"  {' / '.join(one_line(words) for words in side_words(side))}"
        for claim in side:
            place = _styled(places.words(claim, one_line), options, dim=True)
            yield f"    {place}: “{one_line(claim.quote)}”"
            yield from (f"      {one_line(remark)}" for remark in remarks(claim))
    yield f"  why: {one_line(finding.reason)}"
    if finding.id in options.accepted:
        yield f"  accepted: {one_line(options.accepted[finding.id])}"


def _agreement(finding: Finding, places: Places) -> str:
    where = "; ".join(places.words(claim, one_line) for claim in finding.claims)
    return f"{one_line(finding.summary)} ({where})"
