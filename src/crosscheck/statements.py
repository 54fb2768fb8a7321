"""Two statements about one subject: do their values meet, clash, or speak of different things?

Here the subject is given, so no gate is needed for it; what is left is to line up the values of the two texts by what
they count and time, and to read their bounds as strictly as the words do ("more than 380" excludes 359).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.language.lexicon import antonyms, same_class
from crosscheck.language.pipeline import load
from crosscheck.language.roles import clause_of
from crosscheck.model import BlockKind, Kind, Published, Value, Verdict
from crosscheck.values.anchors import DateContext
from crosscheck.values.bounds import Relation, describe, relate
from crosscheck.values.reader import ValueReader

Anchor = dt.date | dt.datetime | None


@dataclass(frozen=True)
class Comparison:
    """What two statements come to: verdict, the kind it rests on, a reason, and the values that decided."""

    verdict: Verdict
    kind: Kind | None
    reason: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True)
class _Stated:
    """A value with what it is a value of: lemmas of its head and of the words around it."""

    value: Value
    head: str
    near: frozenset[str]


@dataclass(frozen=True)
class _Text:
    """One statement, read."""

    stated: tuple[_Stated, ...]
    lemmas: frozenset[str]
    event: str
    negated: bool


def _read(text: str, anchor: Anchor) -> _Text:
    doc = load()(text)
    published = Published(anchor, "", "argument") if anchor is not None else None
    reader = ValueReader(DateContext(published, None))
    values = reader.read(doc, BlockKind.PARAGRAPH)
    lemmas = [t.lemma_.casefold() for t in doc if t.is_alpha and not t.is_stop and not t.like_num]
    stated = []
    for value in values:
        inside = [t for t in doc if value.start <= t.idx < value.end]
        if not inside:
            continue
        first, last = inside[0].i, inside[-1].i
        window = doc[max(0, first - 6) : min(len(doc), last + 7)]
        near = frozenset(t.lemma_.casefold() for t in window if t.is_alpha and not t.is_stop and t not in inside)
        stated.append(_Stated(value, (value.unit or "").casefold(), near))
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    clause = clause_of(doc, root.idx, root.idx + len(root)) if root is not None else None
    return _Text(
        tuple(stated), frozenset(lemmas), clause.event if clause else "", bool(clause and clause.negated)
    )


def compare(text_a: str, text_b: str, anchor_a: Anchor = None, anchor_b: Anchor = None) -> Comparison:
    """Hold two statements about one subject against each other.

    text_a, text_b      a sentence or two each
    anchor_a, anchor_b  the day or moment that "yesterday" counts from, where one is known

    Returns the verdict with its kind and reason: CONTRADICTION where a value of the one excludes its counterpart in the
    other or one statement denies the other, POSSIBLE where only a strict reading does, AGREEMENT where every value
    that has a counterpart meets it, else UNRELATED.
    """
    a, b = _read(text_a, anchor_a), _read(text_b, anchor_b)
    judged = [j for j in (_judge(s, a.stated) for s in b.stated) if j is not None]
    for verdict in (Verdict.CONTRADICTION, Verdict.POSSIBLE):
        for found, mine, other in judged:
            if found is verdict:
                reason = f"{_told(other.value)} and {_told(mine.value)} do not meet"
                return Comparison(verdict, mine.value.kind, reason, (other.value, mine.value))
    shared = len(a.lemmas & b.lemmas) / max(1, min(len(a.lemmas), len(b.lemmas)))
    opposite = a.event and b.event and b.event in antonyms(a.event)
    if shared >= 0.5 and (opposite or (a.negated != b.negated and same_class(a.event, b.event))):
        return Comparison(Verdict.CONTRADICTION, Kind.POLARITY, "one statement denies what the other says")
    if judged and len(judged) == len(b.stated):
        mine, other = judged[0][1], judged[0][2]
        reason = f"{_told(other.value)} and {_told(mine.value)} meet"
        return Comparison(Verdict.AGREEMENT, mine.value.kind, reason, (other.value, mine.value))
    return Comparison(Verdict.UNRELATED, None, "nothing in the two statements can be held against each other")


def _told(value: Value) -> str:
    return f"“{value.text}” ({describe(value)})"


def _judge(mine: _Stated, others: Sequence[_Stated]) -> tuple[Verdict, _Stated, _Stated] | None:
    """The verdict on one value against its best counterpart; None where it has none."""
    ranked = sorted(
        ((_fit(mine, o), i) for i, o in enumerate(others) if _comparable(mine.value, o.value)), key=lambda x: (-x[0], x[1])
    )
    if not ranked:
        return None
    for fit, i in ranked:
        if fit >= ranked[0][0] - 1 and relate(mine.value, others[i].value) in (Relation.EQUAL, Relation.MEET):
            return Verdict.AGREEMENT, mine, others[i]
    best = others[ranked[0][1]]
    relation = relate(mine.value, best.value)
    if relation is Relation.APART:
        return Verdict.CONTRADICTION, mine, best
    return (Verdict.POSSIBLE, mine, best) if relation is Relation.DOUBTFUL else None


def _comparable(a: Value, b: Value) -> bool:
    if a.kind is not b.kind:
        return False
    if a.kind is Kind.QUANTITY:
        counts = {"count", ""}
        return a.dimension == b.dimension or {a.dimension, b.dimension} <= counts
    return True


def _fit(a: _Stated, b: _Stated) -> int:
    head = 3 if a.head and a.head == b.head else 2 if a.head and b.head and same_class(a.head, b.head) else 0
    return head + len(a.near & b.near)
