"""Audits with a hand-made gold as lessons: two claims state one fact where an entry of the gold joins their quotes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz

from crosscheck import pipeline
from crosscheck.config import Settings
from crosscheck.matching.levels import relation_of
from crosscheck.matching.reader import row
from crosscheck.model import Claim, Kind
from crosscheck.values.bounds import Relation
from train.lesson import AGREE, CLASH, CLASHES, NUMERIC_NAMES, SAME, UNKNOWN, Lesson, comparables

# Likeness, 0..100, of a value's words to the gold's from which they are taken to be told, and a clear lead over others.
_TOLD, _CLEARLY = 80, 15
_MEETING = (Relation.EQUAL, Relation.MEET)


def plain(text: str) -> str:
    """Text with quotes, dashes, case and white space folded."""
    for marks, sign in (("‘’‛`", "'"), ("“”„", '"'), ("‐‑‒–—―−", "-")):
        for mark in marks:
            text = text.replace(mark, sign)
    return " ".join(text.split()).casefold()


def _overlap(quote: str, evidence: str) -> bool:
    a, b = plain(quote), plain(evidence)
    if a in b or b in a:
        return min(len(a), len(b)) >= 8
    return min(len(a), len(b)) >= 20 and fuzz.partial_ratio(a, b) >= 92


@dataclass(frozen=True)
class _Mention:
    """A claim that stands in a quote of the gold: the entry and the number of its evidence."""

    sort: str  # conflicts, agreements
    entry: str
    evidence: int


class Gold:
    """The gold of one case."""

    def __init__(self, path: Path) -> None:
        self._gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        self._entries = {(sort, e["id"]): e for sort in ("conflicts", "agreements") for e in self._gold.get(sort, [])}
        self._said: dict[tuple[str, str], list[_Mention]] = {}
        self._others: set[tuple[str, _Mention]] = set()

    def mentions(self, claim: Claim) -> list[_Mention]:
        """Where the gold quotes the claim."""
        key = (claim.source, claim.quote)
        if key not in self._said:
            name = Path(claim.source).name
            self._said[key] = [
                _Mention(sort, entry, n)
                for (sort, entry), e in self._entries.items()
                for n, evidence in enumerate(e["evidence"])
                if Path(evidence["source"]).name == name and _overlap(claim.quote, evidence["quote"])
            ]
        return self._said[key]

    def settle(self, claims: Sequence[Claim]) -> None:
        """Where a quote holds several values of a kind, keep those that read most like the value the gold gives."""
        likes: dict[tuple[str, str, int, str, str], int] = {}
        found = []
        for claim in claims:
            for m in self.mentions(claim):
                value = self._entries[m.sort, m.entry]["evidence"][m.evidence]["value"]
                like = round(fuzz.token_set_ratio(claim.value_text.casefold(), value.casefold()))
                key = (m.sort, m.entry, m.evidence, claim.kind.value, claim.quote)
                likes[key] = max(likes.get(key, 0), like)
                found.append((claim, m, key, like))
        self._others = {
            (claim.claim_id, m) for claim, m, key, like in found if likes[key] >= _TOLD and like < likes[key] - _CLEARLY
        }

    def label(self, a: Claim, b: Claim) -> int | None:
        """The label of two comparable claims that an entry joins; None where none does."""
        joined = [
            (x.sort, self._entries[x.sort, x.entry], x.evidence, y.evidence)
            for x in self.mentions(a)
            for y in self.mentions(b)
            if (x.sort, x.entry) == (y.sort, y.entry) and x.evidence != y.evidence
        ]
        if not joined:
            return None
        numeric = a.kind in NUMERIC_NAMES
        for sort, entry, i, j in sorted(joined, key=lambda x: x[0] != "conflicts"):
            values = [entry["evidence"][k]["value"].strip().casefold() for k in (i, j)]
            told = {(c.claim_id, _Mention(sort, entry["id"], k)) for c, k in ((a, i), (b, j))}
            if numeric and told & self._others:
                continue
            if numeric and entry["kind"] == a.kind.value and (sort == "conflicts" or relation_of(a, b) in _MEETING):
                return SAME
            if not numeric and entry["kind"] not in NUMERIC_NAMES:
                clash = CLASHES.get(Kind(entry["kind"]), CLASH)
                return AGREE if sort == "agreements" or values[0] == values[1] else clash
        return UNKNOWN


def audited(folder: Path) -> Lesson:
    """The case's claims with their labels."""
    _, _, claims = pipeline.read_claims([folder], Settings(), lambda *_: None)
    return labelled(folder, claims)


def labelled(folder: Path, claims: Sequence[Claim]) -> Lesson:
    """The claims of a case with the labels of its gold."""
    gold = Gold(folder / "gold.json")
    gold.settle(claims)
    labels = comparables(claims)
    for i, a in enumerate(claims):
        for j, b in enumerate(claims[:i]):
            label = gold.label(a, b) if labels[i, j] != UNKNOWN else None
            if label is not None:
                labels[i, j] = labels[j, i] = label
    named = np.array([bool(gold.mentions(c)) for c in claims])
    numeric = np.array([c.kind in NUMERIC_NAMES for c in claims])
    return Lesson(folder.name, tuple(map(row, claims)), labels, named, numeric, tuple(claims))
