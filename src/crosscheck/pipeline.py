"""The order of the stages; the only module that knows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from crosscheck.config import Settings
from crosscheck.model import AuditResult, Claim, Document, Pair, SkippedSource
from crosscheck.review import Review

Progress = Callable[[str, int, int], None]


def _quiet(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def read_claims(
    paths: Sequence[Path | str], settings: Settings, progress: Progress
) -> tuple[tuple[Document, ...], tuple[SkippedSource, ...], tuple[Claim, ...]]:
    """Load, parse and extract: documents, what was skipped, and all claims in document order."""
    from crosscheck.claims.extract import PartReading, extract, restrict
    from crosscheck.language.names import resolve_names
    from crosscheck.language.pipeline import load, parse
    from crosscheck.language.references import resolve_references
    from crosscheck.sources import load_sources
    from crosscheck.values.anchors import DateContext
    from crosscheck.values.reader import ValueReader

    documents, skipped = load_sources([Path(p) for p in paths], settings)
    languages = sorted({document.language for document in documents})
    pipelines = {code: load(settings.pipelines.get(code, settings.model)) for code in languages}
    readings = []
    for reading in parse(documents, pipelines):
        readings.append(reading)
        progress("reading", len(readings), len(documents))
    index = resolve_names(readings, settings.aliases)
    claims: list[Claim] = []
    for done, reading in enumerate(readings, start=1):
        values = ValueReader(DateContext.for_document(reading.document))
        mentions = index.mentions(reading.document.id)
        references = resolve_references(reading, mentions, index)
        found = [
            PartReading(mentions[i], references[i], values.read(part.doc, part.block.kind, part.block.labels))
            for i, part in enumerate(reading.parts)
        ]
        claims.extend(restrict(extract(reading, found, index.within), settings.kinds))
        progress("extracting", done, len(readings))
    return documents, skipped, tuple(claims)


@dataclass(frozen=True)
class Candidates:
    """The pairs of claims that were held against each other, best first, and the sources that were not read."""

    pairs: tuple[Pair, ...]
    skipped: tuple[SkippedSource, ...] = ()


def candidate_pairs(
    paths: Sequence[Path | str],
    settings: Settings | None = None,
    *,
    review: Review | None = None,
    progress: Progress | None = None,
) -> Candidates:
    """All candidate pairs of an audit with their levels, score and verdict, best first; and what was skipped."""
    settings, review = settings or Settings(), review or Review()
    _, skipped, claims = read_claims(paths, settings, progress or _quiet)
    return Candidates(review.judged(judge_claims(review.kept(claims), progress or _quiet)), skipped)


def judge_claims(claims: Sequence[Claim], progress: Progress) -> tuple[Pair, ...]:
    """Match and check: candidate pairs with verdicts, best first, and sums that do not come out before them."""
    from crosscheck.checks import judge
    from crosscheck.checks.arithmetic import disagreements
    from crosscheck.matching.match import match

    return disagreements(claims) + tuple(judge(pairing) for pairing in match(claims, progress))


def extract(
    paths: Sequence[Path | str], settings: Settings | None = None, *, progress: Progress | None = None
) -> AuditResult:
    """The claims of the sources, without matching them."""
    documents, skipped, claims = read_claims(paths, settings or Settings(), progress or _quiet)
    return AuditResult(documents, skipped, claims, ())


def audit(
    paths: Sequence[Path | str],
    settings: Settings | None = None,
    *,
    review: Review | None = None,
    progress: Progress | None = None,
) -> AuditResult:
    """Read the sources, match their claims and report where they disagree.

    paths     files and folders
    review    what people decided: claims they dropped, verdicts they gave
    progress  called with (stage, done, total) as the work goes on

    Raises UsageError where a path is missing or holds no source, ModelError where a model is missing.
    """
    from crosscheck.checks.findings import build
    from crosscheck.sources.families import families

    settings, review = settings or Settings(), review or Review()
    documents, skipped, claims = read_claims(paths, settings, progress or _quiet)
    pairs = review.judged(judge_claims(review.kept(claims), progress or _quiet))
    copies = families(documents)
    findings = build(pairs, copies, settings.min_score)
    return AuditResult(documents, skipped, claims, findings, len(pairs), copies)
