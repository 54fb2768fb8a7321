"""Checks: one module per kind of conflict, each a pair of matched claims -> verdict with a reason.

A new check is a module, a line in `CHECKS`, its cases in the tests, and its docstring, which is its page.
"""

from __future__ import annotations

from crosscheck.checks.base import Check, Judgement
from crosscheck.checks.date import DateCheck
from crosscheck.checks.duration import DurationCheck
from crosscheck.checks.identity import IdentityCheck
from crosscheck.checks.place import PlaceCheck
from crosscheck.checks.polarity import PolarityCheck
from crosscheck.checks.quantity import QuantityCheck
from crosscheck.checks.rank import RankCheck
from crosscheck.matching.match import Matched
from crosscheck.model import Pair

CHECKS: tuple[type[Check], ...] = (
    QuantityCheck,
    DateCheck,
    DurationCheck,
    RankCheck,
    PlaceCheck,
    IdentityCheck,
    PolarityCheck,
)

_BY_KIND = {check.kind: check() for check in CHECKS}

__all__ = ["CHECKS", "Check", "Judgement", "judge"]


def judge(matched: Matched) -> Pair:
    """The pair with its verdict and reason."""
    judgement = _BY_KIND[matched.kind].judge(matched)
    p = matched.pairing
    return Pair(p.a, p.b, matched.kind, matched.score, matched.levels, judgement.verdict, judgement.reason)
