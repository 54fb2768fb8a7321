"""What all report formats share: the options of a rendering, counts, order, and the plain words for a value."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from crosscheck.model import AuditResult, Claim, Document, Finding, FindingId, Kind, SourceId, Verdict
from crosscheck.values.bounds import bounds_text, describe

REPORTED = (Verdict.CONTRADICTION, Verdict.POSSIBLE, Verdict.UPDATE, Verdict.AGREEMENT)
CONFLICTS = (Verdict.CONTRADICTION, Verdict.POSSIBLE)
PLURALS = {
    Verdict.CONTRADICTION: "contradictions",
    Verdict.POSSIBLE: "possible conflicts",
    Verdict.UPDATE: "updates",
    Verdict.AGREEMENT: "agreements",
    Verdict.UNRELATED: "unrelated",
}
_SINGULARS = {
    Verdict.CONTRADICTION: "contradiction",
    Verdict.POSSIBLE: "possible conflict",
    Verdict.UPDATE: "update",
    Verdict.AGREEMENT: "agreement",
    Verdict.UNRELATED: "unrelated",
}


@dataclass(frozen=True)
class Options:
    """How to render.

    colour    terminal colours, for the text report alone
    hrefs     source -> its path relative to the report (Markdown, HTML) or to the working directory (the formats for
              machines), with forward slashes; a source that is not in it is named without a link
    accepted  findings that the baseline accepts -> the reason
    stale     entries of the baseline that no finding answers to, one line each
    fail_on   the least severe finding that fails a run, as `Settings.fail_on`; for the formats that CI reads
    """

    colour: bool = False
    hrefs: Mapping[SourceId, str] = field(default_factory=lambda: MappingProxyType({}))
    accepted: Mapping[FindingId, str] = field(default_factory=lambda: MappingProxyType({}))
    stale: tuple[str, ...] = ()
    fail_on: str = "contradiction"


DEFAULTS = Options()


def plural(number: int, noun: str, nouns: str = "") -> str:
    """A count with its noun.

    >>> plural(1, "source"), plural(2, "copy", "copies")
    ('1 source', '2 copies')
    """
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def of_verdict(result: AuditResult, verdict: Verdict) -> tuple[Finding, ...]:
    """The findings of one verdict, in report order."""
    return tuple(finding for finding in result.findings if finding.verdict == verdict)


def verdict_counts(result: AuditResult) -> dict[Verdict, int]:
    """Number of findings of each reported verdict, the severest first, zeros included."""
    counts = Counter(finding.verdict for finding in result.findings)
    return {verdict: counts[verdict] for verdict in REPORTED}


def counts_line(result: AuditResult) -> str:
    """The counts in words: "1 contradiction, 2 possible conflicts, 0 updates, 7 agreements"."""
    counts = verdict_counts(result)
    return ", ".join(plural(number, _SINGULARS[verdict], PLURALS[verdict]) for verdict, number in counts.items())


def read_line(result: AuditResult) -> str:
    """What was audited, in words: "5 sources, 132 claims, 410 pairs of claims compared"."""
    return ", ".join(
        (
            plural(len(result.documents), "source"),
            plural(len(result.claims), "claim"),
            f"{plural(result.candidate_pairs, 'pair')} of claims compared",
        )
    )


def bounds_of(claim: Claim) -> tuple[str, str]:
    """Low and high of a claim's value as text, "" where open or where the claim has no value."""
    return bounds_text(claim.value) if claim.value else ("", "")


def value_words(claim: Claim) -> str:
    """A claim's normalized value in words; for a place, identity or polarity what stands in the value's stead."""
    if claim.value:
        return describe(claim.value)
    if claim.kind is Kind.POLARITY:
        return f"{'affirmed' if claim.polarity else 'negated'}: {claim.value_text or claim.predicate}"
    return claim.object or claim.value_text


def remarks(claim: Claim) -> tuple[str, ...]:
    """What a reader should know of how a claim is put: worked out, attributed, not asserted, restricted."""
    parts = (
        f"worked out: {claim.inferred}" if claim.inferred else "",
        f"according to {claim.attribution}" if claim.attribution else "",
        claim.modality.value if claim.modality.value != "asserted" else "",
        f"as of {claim.as_of}" if claim.as_of else "",
        f"scope: {scope_words(claim)}" if claim.scope else "",
    )
    return tuple(part for part in parts if part)


def scope_words(claim: Claim) -> str:
    """A claim's restrictions without the sorts that matching knows them by: "again, final", not "order:again; ..."."""
    return ", ".join(part.partition(":")[2] or part for part in claim.scope.split("; "))


def sides_of(finding: Finding) -> tuple[tuple[Claim, ...], ...]:
    """The claims of a finding, grouped by value."""
    sides = tuple(tuple(finding.claims[index] for index in side) for side in finding.sides)
    return tuple(side for side in sides if side) or (finding.claims,)


def side_words(side: Sequence[Claim], *, most: int = 3) -> tuple[str, ...]:
    """The normalized values of one side in words, each once; of more than `most` the rest as a number.

    They agree, so that the first ones tell what the side says.
    """
    words = tuple(dict.fromkeys(value_words(claim) for claim in side))
    return words if len(words) <= most else (*words[:most], f"{len(words) - most} more")


def title_of(document: Document) -> str:
    """A source's headline with its outlet, or as much as is known."""
    return ", ".join(part for part in (document.title, document.outlet) if part)


def published_of(document: Document) -> str:
    """When a source was published, ISO 8601 to the minute, "" where unknown."""
    if document.published is None:
        return ""
    moment = document.published.moment
    return moment.isoformat(" ", "minutes") if isinstance(moment, dt.datetime) else moment.isoformat()


def source_counts(result: AuditResult) -> dict[SourceId, Counter[str]]:
    """For each source: "claims", and for each verdict the number of findings that it has a claim in."""
    counts: dict[SourceId, Counter[str]] = {document.id: Counter() for document in result.documents}
    for claim in result.claims:
        counts.setdefault(claim.source, Counter())["claims"] += 1
    for finding in result.findings:
        for source in sorted({claim.source for claim in finding.claims}):
            counts.setdefault(source, Counter())[finding.verdict.value] += 1
    return counts


def fails(finding: Finding, options: Options) -> bool:
    """Whether a finding is new and at or above `options.fail_on`."""
    severe = {"contradiction": CONFLICTS[:1], "possible": CONFLICTS, "never": ()}[options.fail_on]
    return finding.verdict in severe and finding.id not in options.accepted
