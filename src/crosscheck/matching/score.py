"""From comparison levels to a probability: a sum of log-odds, one weight a level, read from `weights.toml`.

Two sums are taken. The screen, over the explicit levels alone, is cheap and picks the pairs worth reading; the match
adds the trained reader's judgement of the two statements. Both are logistic, estimated over labelled pairs
(`make train`); the file says from what and how.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from crosscheck.model import Kind, Level
from crosscheck.values.bounds import Relation

# Kinds whose values have bounds share one table; for the others the statement itself is the value.
NUMERIC = (Kind.QUANTITY, Kind.DATE, Kind.DURATION, Kind.RANK)


@lru_cache(maxsize=1)
def weights() -> Mapping[str, Any]:
    """The tables of `weights.toml`: "screen" and "match" hold group -> comparison -> level -> log-odds."""
    text = resources.files("crosscheck.matching").joinpath("weights.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _table(model: str, group: str) -> Mapping[str, Mapping[str, float]]:
    """One table of weights; empty before the first estimate."""
    table: Mapping[str, Mapping[str, float]] = weights().get(model, {}).get(group, {})
    return table


def group_of(model: str, kind: Kind, relation: Relation | None) -> str:
    """Which table of weights a pair uses.

    The screen has one for values with bounds and one for names and statements. The match has two of each, because what
    speaks for two claims telling the same and what speaks for their contradicting each other are not the same things:
    figures that meet are a sign of one fact by themselves, figures apart are not.
    """
    if model == "screen":
        return "numeric" if kind in NUMERIC else "stated"
    if kind in NUMERIC:
        return "apart" if relation in (Relation.APART, Relation.DOUBTFUL) else "meeting"
    return "differing" if relation is Relation.APART else "alike"


def weigh(model: str, group: str, name: str, level: str) -> float:
    """The log-odds of one level in the "screen" or the "match"; a level that the table does not name weighs nothing."""
    return float(_table(model, group).get(name, {}).get(level, 0.0))


def scaled(model: str, group: str, name: str, amount: float) -> float:
    """The log-odds of a graded comparison in the "screen" or the "match": its amount times the table's slope."""
    return round(float(_table(model, group).get(name, {}).get("slope", 0.0)) * amount, 4)


def probability(model: str, group: str, kind: Kind, parts: Iterable[float]) -> float:
    """0..1 from a kind's prior log-odds and its levels', rounded to four digits so that it is the same everywhere."""
    total = float(_table(model, group).get("prior", {}).get(kind.value, 0.0)) + sum(parts)
    return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total)))), 4)


def matched(kind: Kind, relation: Relation | None, levels: tuple[Level, ...]) -> float:
    """The probability that a pair with these levels speaks of one fact; a veto makes it 0.

    For names and statements: that they speak of one fact in the way their relation says.
    """
    if any(level.veto for level in levels):
        return 0.0
    return probability("match", group_of("match", kind, relation), kind, [level.weight for level in levels])


def threshold(kind: Kind, name: str) -> float:
    """The least probability for a "conflict", a "certain" one or an "agreement" of this kind."""
    return float(weights()["thresholds"][kind.value][name])


def logit(p: float) -> float:
    """Log-odds of a probability, kept within -7..7."""
    p = min(0.9991, max(0.0009, p))
    return round(math.log(p / (1 - p)), 4)
