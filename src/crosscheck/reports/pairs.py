"""Candidate pairs as JSON lines, for people and tools that judge them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crosscheck.matching.score import threshold
from crosscheck.model import Claim, Pair
from crosscheck.reports.escape import json_text
from crosscheck.reports.json import claim_fields

_LOWEST = 0.5  # of the least probability for a conflict: below it, the levels leave little doubt


def is_undecided(pair: Pair) -> bool:
    """Whether the thresholds of matching leave open that both claims speak of one fact.

    From half of the least score for a conflict of its kind up to where a conflict is certain. Never a pair that a
    level rules out, that the trained reader did not read (its score is 0), or that was judged already.
    """
    if any(level.veto or level.name == "judged" for level in pair.levels):
        return False
    return _LOWEST * threshold(pair.kind, "conflict") <= pair.score < threshold(pair.kind, "certain") and pair.score > 0


def render_pairs(pairs: Iterable[Pair]) -> str:
    """One line a pair: kind, score, verdict, reason, levels, and both claims.

    Each claim has its quote, its value in words and as bounds, the sentence before it (`before`), and the title and
    day of its source.
    """
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
    context = claim.context
    return {
        **claim_fields(claim),
        "before": context.before,
        "title": context.title or None,
        "published": context.published or None,
    }
