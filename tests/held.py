"""Documents held against each other as if the trained reader took every pair for one fact.

What the reader would score is left out, so that a test says what the rules decide, whatever the model: the values, the
levels that settle that two claims speak of different facts, and the checks.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from crosscheck.checks import judge
from crosscheck.config import Settings
from crosscheck.matching.levels import COMPARISONS, Pairing
from crosscheck.matching.match import VETOES, Matched, pair_up
from crosscheck.model import Claim, Kind, Level, Pair, Verdict
from crosscheck.pipeline import read_claims

# A text, or the day of its publication (ISO) and the text.
Text = str | tuple[str, str]


def claims(*texts: Text) -> tuple[Claim, ...]:
    """The claims of texts, each a source of its own: 1.md, 2.md, ..."""
    with tempfile.TemporaryDirectory() as home:
        for n, text in enumerate(texts, 1):
            day, body = text if isinstance(text, tuple) else ("", text)
            head = f"---\npublished: {day}\n---\n\n" if day else ""
            Path(home, f"{n}.md").write_text(f"{head}{body}\n", encoding="utf-8")
        return read_claims([Path(home)], Settings(), lambda *_: None)[2]


def pairs(kind: Kind, *texts: Text, within: bool = False) -> list[Pair]:
    """The judged pairs of one kind, of two sources each, or `within` one."""
    found = pair_up([c for c in claims(*texts) if c.kind is kind])
    return [judge(_one_fact(p)) for p in found if (p.a.source == p.b.source) is within]


def verdicts(kind: Kind, *texts: Text, within: bool = False) -> set[Verdict]:
    """The verdicts on the pairs of one kind, those on different facts left out."""
    return {p.verdict for p in pairs(kind, *texts, within=within)} - {Verdict.UNRELATED}


def _one_fact(pairing: Pairing) -> Matched:
    levels: Sequence[Level] = [Level(c.__name__, *_found(c(pairing), c.__name__)) for c in COMPARISONS]
    score = 0.0 if any(level.veto for level in levels) else 1.0
    return Matched(pairing, pairing.a.kind, tuple(levels), score)


def _found(found: tuple[str, str], name: str) -> tuple[str, float, str, bool]:
    level, detail = found
    return level, 0.0, detail, (name, level) in VETOES
