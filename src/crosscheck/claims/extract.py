"""Sentences to claims: one row for each value, name, place and statement that a source makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from crosscheck.claims.draft import Draft
from crosscheck.claims.named import identity_drafts, place_drafts
from crosscheck.claims.numeric import day_bounds, value_drafts
from crosscheck.claims.quotes import LONGEST, claim_id, quote_span
from crosscheck.claims.sentences import Sentence, content, label_terms
from crosscheck.claims.statements import polarity_drafts
from crosscheck.language.pipeline import Part, Reading
from crosscheck.language.references import Reference
from crosscheck.model import BlockKind, Claim, Context, Document, Kind, Mention, Value
from crosscheck.sources import quote_span as row_span

# A sentence of fewer characters than this states nothing by itself, save in a table row.
SHORTEST = 12


@dataclass(frozen=True)
class PartReading:
    """What earlier stages found in one part: names, references and values, with offsets relative to the part."""

    mentions: tuple[Mention, ...]
    references: tuple[Reference, ...]
    values: tuple[Value, ...]


def sentences(reading: Reading, found: Sequence[PartReading]) -> Iterator[tuple[int, Sentence, PartReading]]:
    """The sentences of a document with the index of their part, in document order."""
    before = ""
    near_terms: tuple[str, ...] = ()
    near_names: tuple[str, ...] = ()
    for index, (part, read) in enumerate(zip(reading.parts, found, strict=True)):
        block = part.block
        if block.kind in (BlockKind.ROW, BlockKind.LIST_ITEM) and block.labels:
            before = " · ".join(label for label in block.labels if label)
            near_terms = label_terms(block.labels)
        # A row is one statement, whatever its punctuation looks like to the parser.
        spans = [part.doc[:]] if block.kind is BlockKind.ROW else list(part.doc.sents)
        for span in spans:
            inside = tuple(m for m in read.mentions if span.start_char <= m.start < span.end_char)
            referred = tuple(r for r in read.references if span.start_char <= r.start < span.end_char)
            sentence = Sentence(span, inside, referred, before, near_terms, near_names, block.kind, block.labels)
            yield index, sentence, read
            before = " ".join(span.text.split())
            near_terms = content(span) + label_terms(block.labels)
            near_names = sentence.names


def drafts_of(sentence: Sentence, values: Sequence[Value]) -> Iterator[Draft]:
    """Every claim of one sentence, numeric kinds first, in order of their values."""
    yield from value_drafts(sentence, values)
    if sentence.block is not BlockKind.ROW and sentence.end - sentence.start < SHORTEST:
        return
    times = tuple(t for v in values if v.kind is Kind.DATE for t in day_bounds(v))
    yield from identity_drafts(sentence, times)
    yield from place_drafts(sentence, times)
    yield from polarity_drafts(sentence, times)


def _nowhere(entity: str) -> tuple[str, ...]:
    """The places around a name where nothing is known of any."""
    return ()


def extract(
    reading: Reading, found: Sequence[PartReading], within: Callable[[str], tuple[str, ...]] = _nowhere
) -> tuple[Claim, ...]:
    """All claims of one document in document order, with spans into its text.

    within  the places that a named place lies in
    """
    document = reading.document
    repeats: Counter[str] = Counter()
    claims: list[Claim] = []
    for index, sentence, read in sentences(reading, found):
        if sentence.block is BlockKind.DATELINE:
            continue
        part = reading.parts[index]
        values = [v for v in read.values if sentence.start <= v.start < sentence.end]
        for draft in drafts_of(sentence, values):
            first, last = _quoted(document, part, sentence, draft)
            quote = document.text[first:last]
            plain_id = claim_id(document.id, draft.kind, quote, draft.text, 0)
            repeats[plain_id] += 1
            identity = claim_id(document.id, draft.kind, quote, draft.text, repeats[plain_id] - 1)
            claim = _claim(document, sentence, draft, identity, first, last, part.offset)
            around = within(draft.subject) if draft.kind is Kind.PLACE else ()
            claims.append(replace(claim, context=replace(claim.context, within=around)) if around else claim)
    claims.sort(key=lambda c: (c.start, c.context.value_start, c.kind, c.claim_id))
    return tuple(claims)


def _quoted(document: Document, part: Part, sentence: Sentence, draft: Draft) -> tuple[int, int]:
    """What to quote, as offsets into the document's text: the sentence, or a table row from its label on."""
    if sentence.block is BlockKind.ROW:
        span = row_span(document, part.block)
        if span.end - span.start <= LONGEST:
            return span.start, span.end
    shift = part.offset
    return quote_span(
        document.text, sentence.start + shift, sentence.end + shift, draft.start + shift, draft.end + shift
    )


def _claim(
    document: Document, sentence: Sentence, draft: Draft, identity: str, first: int, last: int, offset: int
) -> Claim:
    value = draft.value
    quote = document.text[first:last]
    if value is not None:
        value = replace(value, start=value.start + offset, end=value.end + offset)
    context = Context(
        value_start=max(0, draft.start + offset - first),
        value_end=min(len(quote), max(0, draft.end + offset - first)),
        before=sentence.before,
        block=sentence.block,
        names=sentence.names,
        near_names=tuple(n for n in sentence.near_names if n not in sentence.names),
        terms=draft.terms,
        near_terms=tuple(t for t in sentence.near_terms if t not in draft.terms),
        head=draft.head,
        head_terms=draft.head_terms,
        event=draft.event,
        times=draft.times,
        places=tuple(m.entity for m in sentence.mentions if m.label == "place"),
        agent=draft.subject,
        patient=draft.object,
        reporting=draft.reporting,
        until=draft.until,
        published=document.published.day.isoformat() if document.published else "",
        title=document.title or "",
        told=draft.told,
    )
    return Claim(
        claim_id=identity,  # type: ignore[arg-type]
        source=document.id,
        line=document.line_of(first + context.value_start),
        start=first,
        end=last,
        quote=quote,
        kind=draft.kind,
        subject=draft.subject,
        predicate=draft.event,
        object=draft.object,
        value_text=draft.text,
        value=value,
        polarity=draft.polarity,
        modality=draft.modality,
        attribution=draft.attribution,
        as_of=draft.as_of,
        scope=draft.scope,
        inferred=draft.inferred,
        context=context,
    )


def restrict(claims: Iterable[Claim], kinds: Sequence[str]) -> tuple[Claim, ...]:
    """The claims of the kinds asked for."""
    wanted = set(kinds)
    return tuple(c for c in claims if c.kind.value in wanted)
