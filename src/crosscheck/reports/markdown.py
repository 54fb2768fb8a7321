"""The Markdown report, for people who review in a pull request: short at the top, complete below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from urllib.parse import quote as url_quote

from tabulate import tabulate

from crosscheck.model import AuditResult, Claim, Document, Finding, FindingId, Verdict
from crosscheck.reports.escape import markdown, markup, one_line
from crosscheck.reports.places import Places
from crosscheck.reports.view import (
    DEFAULTS,
    PLURALS,
    Options,
    counts_line,
    of_verdict,
    plural,
    published_of,
    read_line,
    remarks,
    side_words,
    sides_of,
    source_counts,
    title_of,
    value_words,
)

_SIDE_BY_SIDE = 3  # more columns than this, and quotes become too narrow to read on GitHub
_IN_ONE_CELL = 3  # different wordings of one value that the overview shows
_PADDING = re.compile(r"(?<! ) {2,}\|")
_HEADINGS = {
    Verdict.CONTRADICTION: "Contradictions",
    Verdict.POSSIBLE: "Possible conflicts",
    Verdict.UPDATE: "Updates",
}


def render(result: AuditResult, options: Options = DEFAULTS) -> str:
    """The audit as GitHub-flavoured Markdown. Line feeds in quotes become spaces; nothing else of them changes."""
    numbers = {finding.id: number for number, finding in enumerate(_told(result), 1)}
    links = _Links(Places.of(result.documents), options)
    parts = [
        "# Discrepancies",
        f"**{counts_line(result)}** in {read_line(result)}.",
        *_warnings(result, options),
        *_overview(result, numbers, options),
        *_findings(result, numbers, links),
        *_agreements(result, links),
        *_sources(result, options),
        *_skipped(result),
        *_notes(result),
    ]
    return "\n\n".join(parts) + "\n"


def _told(result: AuditResult) -> list[Finding]:
    """The findings that get a section of their own, in report order."""
    return [finding for verdict in _HEADINGS for finding in of_verdict(result, verdict)]


def _table(rows: Sequence[Sequence[str]], headers: Sequence[str]) -> str:
    """A table without the padding that would make one long quote change every line of a diff."""
    # Cells are text already: without disable_numparse "1e3" would become 1000.
    head, rule, *body = tabulate(rows, headers=headers, tablefmt="github", disable_numparse=True).splitlines()
    # A bar with spaces before it ends a cell; a bar inside a cell has a backslash before it.
    head, *body = (_PADDING.sub(" |", line) for line in (head, *body))
    return "\n".join((head, re.sub("-{3,}", "---", rule), *body))


def _details(title: str, body: Iterable[str], *, is_open: bool = False) -> str:
    opening = "<details open>" if is_open else "<details>"
    return "\n\n".join([f"{opening}\n<summary>{markup(one_line(title))}</summary>", *body, "</details>"])


@dataclass(frozen=True, slots=True)
class _Links:
    """How this report names the place of a claim: in words, and as a link where it knows the file."""

    places: Places
    options: Options

    def to(self, claim: Claim) -> str:
        text = self.places.words(claim, markdown)
        href = self.options.hrefs.get(claim.source)
        if href is None:
            return text
        # GitHub shows the lines of a Markdown file, and so can point at one, in its plain view only.
        plain = "?plain=1" if href.lower().endswith((".md", ".markdown")) else ""
        return f"[{text}]({url_quote(href, safe='/')}{plain}{self.places.fragment(claim)})"


def _warnings(result: AuditResult, options: Options) -> Iterable[str]:
    failed = [skipped for skipped in result.skipped if skipped.failed]
    if failed:
        names = ", ".join(f"{markdown(s.path)} ({markdown(s.reason)})" for s in failed)
        yield f"> **Incomplete.** {plural(len(failed), 'source')} could not be read: {names}."
    for entry in options.stale:
        yield f"> Stale entry of the baseline: {markdown(entry)}."


def _overview(result: AuditResult, numbers: Mapping[FindingId, int], options: Options) -> Iterable[str]:
    rows = [
        (
            f"[{numbers[finding.id]}](#finding-{numbers[finding.id]})",
            finding.verdict.value + (" (accepted)" if finding.id in options.accepted else ""),
            finding.kind.value,
            markdown(finding.summary),
            "<br>".join(_side_values(side) for side in sides_of(finding)),
            f"{finding.score:.2f}",
        )
        for finding in _told(result)
    ]
    if rows:
        yield _table(rows, ("#", "Verdict", "Kind", "About", "Values", "Score"))
    else:
        yield "The sources do not disagree on anything that was compared."


def _side_values(side: Sequence[Claim]) -> str:
    words = list(dict.fromkeys(one_line(claim.value_text) for claim in side))
    words = words if len(words) <= _IN_ONE_CELL else [*words[:_IN_ONE_CELL], f"{len(words) - _IN_ONE_CELL} more"]
    voices = len({claim.source for claim in side})
    return " / ".join(markdown(word) for word in words) + f" ({plural(voices, 'source')})"


def _findings(result: AuditResult, numbers: Mapping[FindingId, int], links: _Links) -> Iterable[str]:
    for verdict, heading in _HEADINGS.items():
        findings = of_verdict(result, verdict)
        if not findings:
            continue
        yield f"## {heading}"
        for finding in findings:
            yield from _finding(finding, numbers[finding.id], links)


def _finding(finding: Finding, number: int, links: _Links) -> Iterable[str]:
    yield f'### <a name="finding-{number}"></a>{number}. {markdown(finding.summary)}'
    yield (
        f"{finding.verdict.value} · {finding.kind.value} · score {finding.score:.2f} · "
        f"{plural(finding.voices, 'independent voice')} · `{finding.id}`"
    )
    accepted = links.options.accepted.get(finding.id)
    if accepted is not None:
        yield f"Accepted: {markdown(accepted)}"
    sides = sides_of(finding)
    yield _columns(sides, links) if len(sides) <= _SIDE_BY_SIDE else _rows(sides, links)
    yield f"**Why:** {markdown(finding.reason)}"


def _columns(sides: Sequence[Sequence[Claim]], links: _Links) -> str:
    """Quotes side by side: one column a value."""
    headers = [" / ".join(markdown(words) for words in side_words(side)) for side in sides]
    rows = [[_cell(claim, links) if claim else "" for claim in claims] for claims in zip_longest(*sides)]
    return _table(rows, headers)


def _cell(claim: Claim, links: _Links) -> str:
    lines = [f"“{markdown(claim.quote)}”", links.to(claim)]
    return "<br>".join([*lines, *(f"<sub>{markdown(remark)}</sub>" for remark in remarks(claim))])


def _rows(sides: Sequence[Sequence[Claim]], links: _Links) -> str:
    rows = [
        (
            markdown(value_words(claim)),
            f"“{markdown(claim.quote)}”",
            links.to(claim),
            _told_of(claim),
        )
        for side in sides
        for claim in side
    ]
    return _table(rows, ("Value", "Quote", "Where", "Remarks"))


def _told_of(claim: Claim) -> str:
    return "; ".join(markdown(remark) for remark in remarks(claim))


def _agreements(result: AuditResult, links: _Links) -> Iterable[str]:
    findings = of_verdict(result, Verdict.AGREEMENT)
    if not findings:
        return
    rows = [
        (
            markdown(finding.summary),
            " / ".join(markdown(words) for words in side_words(finding.claims)),
            "<br>".join(f"“{markdown(claim.value_text)}” {links.to(claim)}" for claim in finding.claims),
            str(finding.voices),
        )
        for finding in findings
    ]
    yield "## Agreements"
    table = _table(rows, ("About", "Value", "As put by", "Independent voices"))
    yield _details(plural(len(findings), PLURALS[Verdict.AGREEMENT][:-1]), [table])


def _sources(result: AuditResult, options: Options) -> Iterable[str]:
    counts = source_counts(result)
    rows = []
    for number, document in enumerate(result.documents, 1):
        count = counts[document.id]
        href = options.hrefs.get(document.id)
        name = markdown(document.id)
        rows.append(
            (
                str(number),
                f"[{name}]({url_quote(href, safe='/')})" if href else name,
                markdown(title_of(document)),
                markdown(published_of(document)),
                str(count["claims"]),
                *(str(count[verdict.value]) for verdict in (*_HEADINGS, Verdict.AGREEMENT)),
            )
        )
    headers = ("#", "Source", "Title", "Published", "Claims", "Contradictions", "Possible", "Updates", "Agreements")
    yield "## Sources"
    yield _table(rows, headers)
    yield from _problems(result.documents)
    if result.families:
        yield "Copies of one text count as one voice:"
        yield "\n".join(f"- {', '.join(markdown(source) for source in family)}" for family in result.families)


def _problems(documents: Sequence[Document]) -> Iterable[str]:
    lines = [f"- {markdown(d.id)}: {markdown(problem)}" for d in documents for problem in d.problems]
    if lines:
        yield _details(f"{plural(len(lines), 'remark')} on how the sources were read", ["\n".join(lines)])


def _skipped(result: AuditResult) -> Iterable[str]:
    if result.skipped:
        yield "## Skipped"
        rows = [
            (markdown(s.path), "could not be read" if s.failed else "not a source", markdown(s.reason))
            for s in result.skipped
        ]
        yield _table(rows, ("File", "", "Why"))


def _notes(result: AuditResult) -> Iterable[str]:
    if result.notes:
        yield "## Notes"
        yield "\n".join(f"- {markdown(note)}" for note in result.notes)
