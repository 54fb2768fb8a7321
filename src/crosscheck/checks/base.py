"""What a check is: one kind of conflict, how it judges a pair of claims on the same fact, and its page for users."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from crosscheck.matching.match import Matched
from crosscheck.model import Kind, Verdict


@dataclass(frozen=True)
class Judgement:
    """A verdict with its reason in one sentence, for an editor."""

    verdict: Verdict
    reason: str


class Check(ABC):
    """One kind of conflict. The docstring of a subclass is its page: what it reports, and an example of each side.

    Subclasses set `name`, which is permanent because baselines hold it, and `kind`.
    """

    name: ClassVar[str]
    kind: ClassVar[Kind]

    @abstractmethod
    def judge(self, matched: Matched) -> Judgement:
        """The verdict on a pair that was matched; UNRELATED where the score is below the thresholds of the kind."""
