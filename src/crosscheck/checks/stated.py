"""What the checks without numeric bounds share: the model says whether one statement denies the other."""

from __future__ import annotations

from typing import ClassVar

from crosscheck.checks.base import Check, Judgement
from crosscheck.checks.hedging import hedges
from crosscheck.checks.twofacts import denied_by
from crosscheck.matching.match import Matched
from crosscheck.matching.score import threshold
from crosscheck.model import Kind, Modality, Verdict
from crosscheck.values.bounds import Relation


class StatedCheck(Check):
    """Statements: one fact, told so that both cannot hold, or told alike.

    Subclasses set `about`: what the two differ on, as a clause.
    """

    about: ClassVar[str]

    def judge(self, matched: Matched) -> Judgement:
        """Statements apart are a conflict, statements alike an agreement, each from its own threshold on."""
        a, b = matched.pairing.a, matched.pairing.b
        told = self.told(matched)
        if matched.pairing.relation is Relation.APART:
            if matched.score < threshold(self.kind, "conflict"):
                return Judgement(Verdict.UNRELATED, "too little ties the two to one fact")
            if Modality.PLANNED in (a.modality, b.modality) and a.modality is not b.modality:
                return Judgement(Verdict.UPDATE, f"{told}; one is the plan, the other the outcome")
            if both := self.both_hold(matched):
                return Judgement(Verdict.AGREEMENT, f"{told}; {both}")
            if denial := denied_by(a, b):
                return Judgement(Verdict.POSSIBLE, f"{told}, but {denial}")
            doubts = list(hedges(a, b))
            if matched.score < threshold(self.kind, "certain"):
                doubts.append("it is not certain that both speak of one fact")
            if doubts:
                return Judgement(Verdict.POSSIBLE, f"{told}, but {doubts[0]}")
            return Judgement(Verdict.CONTRADICTION, told)
        if matched.score < threshold(self.kind, "agreement"):
            return Judgement(Verdict.UNRELATED, "too little ties the two to one fact")
        return Judgement(Verdict.AGREEMENT, told)

    def both_hold(self, matched: Matched) -> str:
        """Why two statements that differ say the same after all, in a clause; "" where they do not."""
        return ""

    def told(self, matched: Matched) -> str:
        """What the two sources say, in one sentence: the names that they give, or that their statements differ."""
        a, b = matched.pairing.a, matched.pairing.b
        if a.kind is Kind.POLARITY:
            if matched.pairing.relation is Relation.APART:
                return f"{a.source} and {b.source} differ on {self.about}: both statements cannot hold"
            return f"{a.source} and {b.source} tell the same in their own words"
        if a.subject == b.subject:
            return f"both name “{a.value_text}”"
        return f"{a.source} names “{a.value_text}”, {b.source} “{b.value_text}”"
