"""Claims that state a quantity, date, duration or rank: one for each value of a sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from crosscheck.claims.draft import Draft
from crosscheck.claims.scope import as_of, counted_until, scope_words
from crosscheck.claims.sentences import Sentence, content, label_terms
from crosscheck.language.roles import Clause, clause_of
from crosscheck.model import Kind, Modality, Value

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs and nouns of what is ahead. "hoped" is a form: the tagger's lemma of it is at times that of "hop".
_AHEAD = frozenset(
    "expect forecast predict project anticipate plan budget hope hoped envisage foresee projection prediction".split()
)
_CLIMB = 8  # steps from a value up to its verb
# Conjunctions that tie a second event to a dated one without dating it: "In 1957 X came before Y went".
_ORDER = frozenset({"before", "after", "when", "while", "as"})


def value_drafts(sentence: Sentence, values: Sequence[Value]) -> Iterator[Draft]:
    """A draft for each value with bounds, and one more where a leading date may cover a second event."""
    dates = [v for v in values if v.kind is Kind.DATE]
    for value in values:
        if value.low is None and value.high is None and value.value is None:
            continue
        clause = clause_of(sentence.span.doc, value.start, value.end)
        yield _draft(sentence, value, clause, dates)
        if value.kind is Kind.DATE:
            yield from _covered(sentence, value, clause)


def _draft(sentence: Sentence, value: Value, clause: Clause, dates: Sequence[Value]) -> Draft:
    head, head_terms = _head(sentence, value)
    until = counted_until(sentence, dates, value, clause.event)
    return Draft(
        kind=value.kind,
        start=value.start,
        end=value.end,
        text=value.text,
        value=value,
        terms=content([t for t in sentence.span if not value.start <= t.idx < value.end]),
        head=head,
        head_terms=head_terms,
        event=clause.event,
        subject=sentence.filler(clause.agent),
        object=sentence.filler(clause.patient),
        times=tuple(t for d in dates if d is not value for t in day_bounds(d)),
        polarity=not clause.negated,
        modality=_modality(sentence, value, clause.modality),
        attribution=clause.attribution,
        reporting=clause.reporting,
        as_of=as_of(dates, value, until),
        until=until,
        scope=scope_words(sentence, value),
        inferred=value.derivation,
    )


def _modality(sentence: Sentence, value: Value, modality: Modality) -> Modality:
    """How firmly a value is stated: what somebody expects, hopes for or forecasts is ahead, whatever the tense."""
    words = sentence.span.doc.char_span(value.start, value.end, alignment_mode="expand")
    if words is None or modality is not Modality.ASSERTED:
        return modality
    token = words.root
    for _ in range(_CLIMB):
        if token.lemma_.casefold() in _AHEAD or token.lower_ in _AHEAD:
            return Modality.PLANNED
        if token.pos_ in ("VERB", "AUX") or token.head.i == token.i:
            break
        token = token.head
    return modality


def _covered(sentence: Sentence, value: Value, clause: Clause) -> Iterator[Draft]:
    """The second reading of a leading date: "In 1957 A visited B before C visited D" may date both visits."""
    if value.start - sentence.start > 12 or value.derivation:
        return
    for token in sentence.span:
        if token.dep_ != "advcl" or token.i < sentence.span.start:
            continue
        mark = next((c for c in token.children if c.dep_ in ("mark", "advmod") and c.lower_ in _ORDER), None)
        if mark is None or mark.lower_ not in ("before", "after"):
            continue
        if any(v.idx >= token.left_edge.idx and v.like_num for v in token.subtree):
            continue
        inner = clause_of(sentence.span.doc, token.idx, token.idx + len(token))
        yield Draft(
            kind=Kind.DATE,
            start=value.start,
            end=value.end,
            text=value.text,
            value=value,
            terms=content(sorted(token.subtree, key=lambda t: t.i)),
            head="",
            event=inner.event,
            subject=sentence.filler(inner.agent),
            object=sentence.filler(inner.patient),
            polarity=not inner.negated,
            modality=inner.modality,
            attribution=inner.attribution,
            reporting=inner.reporting,
            told=f"[ {value.text} ] {_clause_text(token, mark)}",
            inferred=f"“{value.text}” read over the whole sentence, “{mark.lower_} …” included",
        )


def _clause_text(clause: Token, mark: Token) -> str:
    """The words of a subordinate clause without the conjunction that opens it."""
    words = [t for t in sorted(clause.subtree, key=lambda t: t.i) if t.i != mark.i]
    return "".join(t.text_with_ws for t in words).strip()


def _head(sentence: Sentence, value: Value) -> tuple[str, tuple[str, ...]]:
    """The noun that a value counts, measures, times or ranks, and the lemmas of its modifiers.

    A counted noun stands in the value itself; what a measure measures stands outside it ("a depth of 10 km", "magnitude
    6.1"), and for a table cell it is the row's label.
    """
    counted = value.kind is Kind.RANK or (value.kind is Kind.QUANTITY and value.dimension in ("count", ""))
    inside = [t for t in sentence.span if value.start <= t.idx < value.end and t.pos_ in ("NOUN", "PROPN")]
    noun = (inside[-1] if counted and inside else None) or _governor(sentence, value) or _beside(sentence, value)
    if noun is None:
        labels = label_terms(sentence.labels[:1])
        return (labels[-1], labels[:-1]) if labels else (value.unit or "", ())
    modifiers = [c for c in noun.children if c.dep_ in ("amod", "compound", "poss", "prep", "nmod")]
    inner = [g for c in modifiers for g in ([c] if c.dep_ != "prep" else [p for p in c.children if p.dep_ == "pobj"])]
    outer = [t for t in inner if not value.start <= t.idx < value.end or counted]
    return noun.lemma_.casefold(), content(sorted(outer, key=lambda t: t.i))


def _beside(sentence: Sentence, value: Value) -> Token | None:
    """The noun right before a value: "Focal depth 17 km", "Magnitude: 6.1"."""
    before = [t for t in sentence.span if t.idx < value.start and not t.is_punct and not t.is_space]
    return before[-1] if before and before[-1].pos_ in ("NOUN", "PROPN") else None


def _governor(sentence: Sentence, value: Value) -> Token | None:
    """The noun that the value's words hang on: "the depth of 10 km" -> depth; None where that is a verb."""
    inside = [t for t in sentence.span if value.start <= t.idx < value.end]
    top = next((t for t in inside if t.head not in inside), None)
    while top is not None and top.head.i != top.i:
        top = top.head
        if value.start <= top.idx < value.end:
            continue
        if top.pos_ in ("NOUN", "PROPN"):
            return top
        if top.pos_ in ("VERB", "AUX"):
            return None
    return None


def day_bounds(value: Value) -> tuple[tuple[str, str], ...]:
    """(first, last) ISO days of a date value; nothing where a bound is open."""
    low, high = value.low, value.high
    if not isinstance(low, dt.date) or not isinstance(high, dt.date):
        return ()
    first = low.date() if isinstance(low, dt.datetime) else low
    last = high.date() if isinstance(high, dt.datetime) else high
    return ((first.isoformat(), last.isoformat()),)
