"""What the checks of values with bounds share: from relation, score and stance to a verdict with its reason."""

from __future__ import annotations

from crosscheck.checks.base import Check, Judgement
from crosscheck.checks.hedging import hedges
from crosscheck.checks.twofacts import denied_by, two_facts
from crosscheck.checks.updates import grew
from crosscheck.matching.match import Matched
from crosscheck.matching.score import threshold
from crosscheck.model import Claim, Modality, Verdict
from crosscheck.values.bounds import Relation, describe

_AGREE = (Relation.EQUAL, Relation.MEET)


def said(claim: Claim) -> str:
    """The value of a claim as a reason names it: its own words, and the bounds where they say more."""
    words = " ".join(claim.value_text.split())
    bounds = describe(claim.value) if claim.value is not None else ""
    if not bounds or bounds.casefold() in words.casefold():
        return f"“{words}”"
    return f"“{words}” ({bounds})"


class NumericCheck(Check):
    """Values with bounds: apart is a conflict, meeting an agreement."""

    what = "values"

    def judge(self, matched: Matched) -> Judgement:
        """Values apart are a conflict, values meeting an agreement, each from its own threshold on."""
        a, b = matched.pairing.a, matched.pairing.b
        relation = matched.pairing.relation
        if relation is None or relation is Relation.INCOMPARABLE:
            return Judgement(Verdict.UNRELATED, "the values cannot be compared")
        if relation in _AGREE:
            if matched.score < threshold(self.kind, "agreement"):
                return Judgement(Verdict.UNRELATED, "too little ties the two to one fact")
            if denial := denied_by(a, b):
                return Judgement(Verdict.UNRELATED, f"{said(a)} and {said(b)} meet, but {denial}")
            return Judgement(Verdict.AGREEMENT, f"{said(a)} and {said(b)} meet")
        if matched.score < threshold(self.kind, "conflict"):
            return Judgement(Verdict.UNRELATED, "too little ties the two to one fact")
        return self.conflict(matched, relation)

    def conflict(self, matched: Matched, relation: Relation) -> Judgement:
        """The verdict on two values of one fact that do not meet."""
        a, b = matched.pairing.a, matched.pairing.b
        told = f"{said(a)} and {said(b)} do not meet"
        if other := two_facts(a, b):
            return Judgement(Verdict.UNRELATED, f"{told}, but {other}")
        if a.modality is not b.modality and Modality.PLANNED in (a.modality, b.modality):
            return Judgement(Verdict.UPDATE, f"{told}; one is the plan, the other the outcome")
        if (growth := grew(a, b)) is not None:
            return Judgement(Verdict.UPDATE, f"{told}; {growth}")
        doubts = self.doubts(matched, relation)
        if doubts:
            return Judgement(Verdict.POSSIBLE, f"{told}, but {doubts[0]}")
        return Judgement(Verdict.CONTRADICTION, f"{told}")

    def doubts(self, matched: Matched, relation: Relation) -> list[str]:
        """Why two values that do not meet may still both hold, the weightiest first."""
        a, b = matched.pairing.a, matched.pairing.b
        found = [f"one is worked out: {claim.inferred}" for claim in (a, b) if _worked_out(claim)]
        found.extend(hedges(a, b))
        if relation is Relation.DOUBTFUL:
            found.append("rounding could account for the difference")
        if matched.score < threshold(self.kind, "certain"):
            found.append("it is not certain that both speak of one fact")
        return found


def _worked_out(claim: Claim) -> bool:
    """Whether a value rests on a step that a reader could dispute."""
    return bool(claim.inferred) and (claim.value is None or claim.value.doubtful or "read over" in claim.inferred)
