"""All values of one block of text: dates first, then durations and quantities, then ranks, on what is left."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from crosscheck.model import BlockKind, Span, Value
from crosscheck.values.anchors import DateContext
from crosscheck.values.dates import read_dates
from crosscheck.values.durations import read_durations
from crosscheck.values.labels import with_labels
from crosscheck.values.overrides import without_amounts
from crosscheck.values.quantities import read_none, read_quantities
from crosscheck.values.ranks import read_ranks
from crosscheck.values.scan import scan

if TYPE_CHECKING:
    from spacy.tokens import Doc


class ValueReader:
    """Reads the values of a document, block by block in order: its context carries the running date along."""

    def __init__(self, context: DateContext) -> None:
        self.context = context

    def read(self, doc: Doc, kind: BlockKind = BlockKind.PARAGRAPH, labels: tuple[str, ...] = ()) -> tuple[Value, ...]:
        """The values of one parsed block, sorted by start, not overlapping; spans count from the start of `doc.text`.

        `labels` are the row and column labels of a table cell: a bare number takes a label's unit ("Height (m)").
        """
        values = without_amounts(doc, read_dates(doc, self.context, kind=kind))
        found = scan(doc, _spans(values))
        quantities = read_quantities(doc.text, found)
        durations = read_durations(doc, found, _spans([*values, *quantities]))
        values = _without_overlaps([*values, *durations, *quantities])
        values = _without_overlaps([*values, *read_none(doc)])
        values = _without_overlaps([*values, *read_ranks(doc, _spans(values))])
        return tuple(with_labels(values, labels) if labels else values)


def _spans(values: Iterable[Value]) -> list[Span]:
    return [Span(v.start, v.end) for v in values]


def _without_overlaps(values: Iterable[Value]) -> list[Value]:
    """Sorted by start; of two that overlap the one that was read first stays."""
    kept: list[Value] = []
    for value in sorted(enumerate(values), key=lambda pair: (pair[1].start, pair[0])):
        last = kept[-1] if kept else None
        if last is None or value[1].start >= last.end:
            kept.append(value[1])
    return kept
