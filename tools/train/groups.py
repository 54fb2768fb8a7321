"""The statement groups as lessons: every two statements of one kind in a group are labelled."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz

from crosscheck.matching.reader import Row
from crosscheck.model import Kind
from train.lesson import AGREE, CLASH, CLASHES, OTHER, UNKNOWN, Lesson

_DIGITS = re.compile(r"\d[\d.,:]*\d|\d")
_WORDS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty|sixty|"
    r"seventy|eighty|ninety|hundred|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_NAMED = ("identity", "place")
# Least likeness, 0..100, of a name's label to words of the text for these to be taken as the name.
_LEAST = 70


def groups(path: Path) -> Iterator[Lesson]:
    """One lesson a line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        group = json.loads(line)
        told = group["statements"]
        labels = np.full((len(told), len(told)), UNKNOWN, np.int8)
        for i, a in enumerate(told):
            for j, b in enumerate(told[:i]):
                if a["kind"] == b["kind"]:
                    clash = CLASHES.get(Kind(a["kind"]), CLASH)
                    label = OTHER if a["fact"] != b["fact"] else AGREE if a["value"] == b["value"] else clash
                    labels[i, j] = labels[j, i] = label
        numeric = np.array([s["kind"] not in (*_NAMED, "polarity") for s in told])
        yield Lesson(group["group"], tuple(map(_row, told)), labels, np.ones(len(told), bool), numeric)


def _row(statement: dict[str, Any]) -> Row:
    plain = str.maketrans("[]|", "()/")
    text = " ".join(statement["text"].translate(plain).split())
    before = " ".join(statement["before"].translate(plain).split())
    kind = {"identity": "name", "polarity": "statement"}.get(statement["kind"], statement["kind"])
    first, last = _marked(statement["kind"], text, statement["value"])
    marked = " ".join(f"{text[:first]}[ {text[first:last].strip()} ]{text[last:]}".split())
    return Row(kind, (statement["published"] or "")[:10], "", before, marked)


def _marked(kind: str, text: str, value: str) -> tuple[int, int]:
    """The words that state the value: the number or the name most like its label, else the whole text."""
    if kind == "polarity":
        return 0, len(text)
    if kind in _NAMED:
        found = fuzz.partial_ratio_alignment(value.casefold(), text.casefold())
        if found is None or found.score < _LEAST:
            return 0, len(text)
        first, last = found.dest_start, found.dest_end
        while first > 0 and text[first - 1].isalnum():
            first -= 1
        while last < len(text) and text[last].isalnum():
            last += 1
        return (first, last) if text[first:last].strip() else (0, len(text))
    spans = [m.span() for m in (*_DIGITS.finditer(text), *_WORDS.finditer(text))] or [(0, len(text))]
    return max(spans, key=lambda s: (fuzz.partial_ratio(text[s[0] : s[1]], value), -s[0]))
