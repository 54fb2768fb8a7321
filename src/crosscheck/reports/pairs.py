"""Candidate pairs as JSON lines, for people and tools that judge them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crosscheck.model import Claim, Pair
from crosscheck.reports.escape import json_text
from crosscheck.reports.json import claim_fields

# Even odds lie in the middle. Outside this band the levels leave little doubt: odds of four to one or more.
UNDECIDED = (0.2, 0.8)


def is_undecided(pair: Pair) -> bool:
    """Whether no level rules the pair out and its score leaves open whether both speak of the same fact."""
    return UNDECIDED[0] <= pair.score <= UNDECIDED[1] and not any(level.veto for level in pair.levels)


def render_pairs(pairs: Iterable[Pair]) -> str:
    """One line a pair: kind, score, verdict, reason, levels, and both claims with their surroundings."""
    return "".join(json_text(_pair(pair), indent=None) + "\n" for pair in pairs)


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "kind": pair.kind.value,
        "score": round(pair.score, 4),
        "verdict": pair.verdict.value,
        "reason": pair.reason,
        "levels": [
            {
                "name": level.name,
                "level": level.level,
                "weight": round(level.weight, 4),
                "detail": level.detail,
                "veto": level.veto,
            }
            for level in pair.levels
        ],
        "claims": [_claim(pair.a), _claim(pair.b)],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {**claim_fields(claim), "before": claim.context.before, "published": claim.context.published or None}
