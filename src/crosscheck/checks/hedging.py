"""Why a statement is less than the source's own assertion: it is supposed, or it is what a party says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosscheck.model import Claim, Modality

# Verbs of saying by which a source keeps its distance from what it quotes.
_DISTANT: Final = frozenset("claim allege insist maintain contend boast joke".split())
# Who speaks for a side or for what one person saw, not for the record.
_PARTIES: Final = frozenset(
    (
        "rebels rebel insurgents separatists militants opposition activists activist campaigners campaigner protesters "
        "demonstrators supporters supporter critics critic opponents opponent residents resident villagers neighbours "
        "neighbors witnesses witness bystanders onlookers lawyer lawyers rumours rumors"
    ).split()
)


def hedges(a: Claim, b: Claim) -> Iterator[str]:
    """What makes either statement less than an assertion, the weightiest first, each as a clause.

    A source that gives a figure on somebody's word ("police said") stands for it; two sources that quote two parties
    report that the parties differ.
    """
    for claim in (a, b):
        if claim.modality in (Modality.POSSIBLE, Modality.HYPOTHETICAL):
            yield f"{claim.source} states it as {claim.modality.value}"
    for claim in (a, b):
        words = frozenset(claim.attribution.casefold().split())
        if claim.attribution and (claim.context.reporting in _DISTANT or words & _PARTIES):
            yield f"{claim.source} quotes it as the claim of {claim.attribution}"
    if a.attribution and b.attribution and a.attribution.casefold() != b.attribution.casefold():
        yield f"{a.source} quotes {a.attribution}, {b.source} {b.attribution}"
