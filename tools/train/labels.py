"""Labelled pairs: from the statement groups, and from the audits with gold, read by crosscheck's own stages."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from crosscheck import pipeline
from crosscheck.config import Settings
from crosscheck.matching.match import Screened, pair_up, screen
from crosscheck.matching.reader import row
from crosscheck.matching.score import NUMERIC
from crosscheck.model import Claim
from crosscheck.values.bounds import Relation

OTHER, AGREE, CLASH, SAME = range(4)  # SAME: one fact, agree or clash not told apart

# Negatives per case: the screen's best wrong pairs, and some from further down.
HARD, EASY, EASY_FROM = 170, 90, 900

_NUMERIC = {k.value for k in NUMERIC}


@dataclass(frozen=True)
class Labelled:
    """Two rows for the reader with their label; `numeric` kinds have their values compared outside of it."""

    a: str
    b: str
    label: int
    numeric: bool
    home: str  # group or case


def groups(path: Path, rng: random.Random) -> Iterator[list[Labelled]]:
    """The pairs of one kind inside each statement group: all of one fact, and 1.6 times as many others."""
    for line in path.read_text(encoding="utf-8").splitlines():
        group = json.loads(line)
        rows = [(s, _statement_row(s)) for s in group["statements"]]
        same: list[Labelled] = []
        other: list[Labelled] = []
        for i, (a, row_a) in enumerate(rows):
            for b, row_b in rows[:i]:
                if row_a.split(" | ")[0] != row_b.split(" | ")[0]:
                    continue
                label = OTHER if a["fact"] != b["fact"] else AGREE if a["value"] == b["value"] else CLASH
                pair = Labelled(row_a, row_b, label, a["kind"] in _NUMERIC, group["group"])
                (same if label else other).append(pair)
        rng.shuffle(other)
        yield same + other[: int(1.6 * len(same))]


_DIGITS = re.compile(r"\d[\d.,:]*\d|\d")
_WORDS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty|sixty|"
    r"seventy|eighty|ninety|hundred|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)


def _statement_row(statement: dict[str, Any]) -> str:
    """A statement as the reader reads it; the number that shares most with the labelled value is marked."""
    plain = str.maketrans("[]|", "()/")
    text = " ".join(statement["text"].translate(plain).split())
    before = " ".join(statement["before"].translate(plain).split())
    head = f"{(statement['published'] or '')[:10]} | {before}"
    if statement["kind"] not in _NUMERIC:
        return f"statement | {head} | [ {text} ]"
    spans = [m.span() for m in (*_DIGITS.finditer(text), *_WORDS.finditer(text))] or [(0, len(text))]
    first, last = max(spans, key=lambda s: (fuzz.partial_ratio(text[s[0] : s[1]], statement["value"]), -s[0]))
    return f"{statement['kind']} | {head} | {text[:first]}[ {text[first:last]} ]{text[last:]}"


@dataclass(frozen=True)
class Case:
    """One audit with gold: its screened pairs, and for each the gold entries that its two quotes join."""

    name: str
    gold: dict[str, Any]
    pairs: tuple[Screened, ...]
    joined: tuple[dict[str, list[tuple[str, int, int]]], ...]


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


def read_case(folder: Path) -> Case:
    """Run the stages up to the screen on a case and join its pairs with its gold."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    _, _, claims = pipeline.read_claims([folder], Settings(), lambda *_: None)
    pairs = tuple(screen(pair_up(claims)))
    hits: dict[tuple[str, str], list[tuple[str, str, int]]] = {}

    def hit(claim: Claim) -> list[tuple[str, str, int]]:
        key = (claim.source, claim.quote)
        if key not in hits:
            hits[key] = [
                (sort, entry["id"], n)
                for sort in ("conflicts", "agreements", "decoys")
                for entry in gold.get(sort, [])
                for n, evidence in enumerate(entry["evidence"])
                if Path(evidence["source"]).name == Path(claim.source).name and _overlap(claim.quote, evidence["quote"])
            ]
        return hits[key]

    joined = []
    for one in pairs:
        both: dict[str, list[tuple[str, int, int]]] = {}
        for sort, entry, n in hit(one.pairing.a):
            for other_sort, other, m in hit(one.pairing.b):
                if (sort, entry) == (other_sort, other) and n != m:
                    both.setdefault(sort, []).append((entry, n, m))
        joined.append(both)
    return Case(folder.name, gold, pairs, tuple(joined))


def label_of(case: Case, n: int) -> int | None:
    """The label of a case's pair; None where the gold joins the sentences but for a value of another kind."""
    one, both = case.pairs[n], case.joined[n]
    kind = one.pairing.a.kind
    numeric = kind in NUMERIC
    conflicts = {e["id"]: e for e in case.gold["conflicts"]}
    agreements = {e["id"]: e for e in case.gold["agreements"]}
    meets = one.pairing.relation in (Relation.EQUAL, Relation.MEET)
    for entry, i, j in both.get("conflicts", []):
        if numeric and conflicts[entry]["kind"] == kind.value:
            return SAME
        if not numeric and conflicts[entry]["kind"] not in _NUMERIC:
            values = [conflicts[entry]["evidence"][k]["value"].strip().casefold() for k in (i, j)]
            return AGREE if values[0] == values[1] else CLASH
    for entry, _, _ in both.get("agreements", []):
        if numeric and agreements[entry]["kind"] == kind.value and meets:
            return SAME
        if not numeric and agreements[entry]["kind"] not in _NUMERIC:
            return AGREE
    return None if both.get("conflicts") or both.get("agreements") else OTHER


def case_pairs(case: Case, rng: random.Random) -> list[Labelled]:
    """All true pairs of a case, its decoys, its hardest wrong pairs and some easier ones; each sentence pair once."""
    seen: dict[tuple[str, str], Labelled] = {}
    decoys: set[tuple[str, str]] = set()
    for n, one in enumerate(case.pairs):
        label = label_of(case, n)
        if label is None:
            continue
        key = _key(one)
        if key not in seen or seen[key].label == OTHER:
            seen[key] = Labelled(*key, label, one.pairing.a.kind in NUMERIC, case.name)
        if label == OTHER and case.joined[n].get("decoys"):
            decoys.add(key)
    true = [p for p in seen.values() if p.label != OTHER]
    wrong = [p for p in seen.values() if p.label == OTHER]
    rest = wrong[HARD:EASY_FROM]
    told = [seen[k] for k in sorted(decoys) if seen[k].label == OTHER]
    return true + list(dict.fromkeys([*wrong[:HARD], *rng.sample(rest, min(EASY, len(rest))), *told]))


def _key(one: Screened) -> tuple[str, str]:
    first, second = sorted((row(one.pairing.a), row(one.pairing.b)))
    return first, second


def rows_of(pairs: Sequence[Screened]) -> list[tuple[str, str]]:
    """The reader's rows of screened pairs."""
    return [_key(p) for p in pairs]
