"""From comparison levels to a probability: a sum of log-odds, one weight a level, read from `weights.toml`.

The weights are estimated by logistic regression over labelled pairs (`make train`); the file says from what and how.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from crosscheck.model import Kind, Level

# Kinds whose values have bounds share one table; for the others the statement itself is the value.
NUMERIC = (Kind.QUANTITY, Kind.DATE, Kind.DURATION, Kind.RANK)


@lru_cache(maxsize=1)
def weights() -> Mapping[str, Mapping[str, Mapping[str, float]]]:
    """The tables of `weights.toml`: group -> comparison -> level -> log-odds."""
    text = resources.files("crosscheck.matching").joinpath("weights.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def group_of(kind: Kind) -> str:
    """Which table of weights a kind uses."""
    return "numeric" if kind in NUMERIC else "named" if kind in (Kind.IDENTITY, Kind.PLACE) else "stated"


def weigh(kind: Kind, name: str, level: str) -> float:
    """The log-odds of one level; a level that the table does not name weighs nothing."""
    return float(weights()[group_of(kind)].get(name, {}).get(level, 0.0))


def scaled(kind: Kind, name: str, amount: float) -> float:
    """The log-odds of a graded comparison: its amount times the table's slope."""
    return round(float(weights()[group_of(kind)].get(name, {}).get("slope", 0.0)) * amount, 4)


def intercept(kind: Kind) -> float:
    """The log-odds of a candidate pair before anything is compared."""
    return float(weights()[group_of(kind)]["intercept"]["all"])


def threshold(kind: Kind, name: str) -> float:
    """The least probability for "conflict" or "agreement" findings of this kind."""
    table = weights()["thresholds"]
    return float(table[kind.value][name])


def probability(kind: Kind, levels: tuple[Level, ...]) -> float:
    """0..1, rounded to four digits so that it is the same on every machine."""
    total = intercept(kind) + sum(level.weight for level in levels)
    if any(level.veto for level in levels):
        return 0.0
    return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total)))), 4)


def logit(p: float) -> float:
    """Log-odds of a probability, kept within -7..7."""
    p = min(0.9991, max(0.0009, p))
    return round(math.log(p / (1 - p)), 4)
