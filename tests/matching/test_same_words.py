"""Claims in the same words but for the value: one fact, whatever the trained reader makes of them."""

from __future__ import annotations

import pytest

from crosscheck.matching.levels import COMPARISONS
from crosscheck.matching.match import Screened, pair_up, read_out
from crosscheck.matching.reader import Reading
from crosscheck.model import Kind
from held import Text, claims

pytestmark = pytest.mark.usefixtures("nlp")

TWO_FACTS = 0.04
MILL = "The Arden mill employs 510 weavers."
SPRING, SUMMER, NEXT_YEAR = "2021-05-03", "2021-06-10", "2022-05-02"


def reading(kind: Kind, first: Text, second: Text) -> tuple[float, str]:
    """The likeliest reading of the pairs of one kind, where the reader holds all for two facts, and what it says."""
    pairings = pair_up([c for c in claims(first, second) if c.kind is kind])
    screened = [Screened(p, tuple((c.__name__, *c(p)) for c in COMPARISONS), 0.5, 0.5) for p in pairings]
    told = read_out([(one, Reading(TWO_FACTS, 0.01, kind)) for one in screened])
    return max((found.same, levels[0].detail) for _, found, levels in told)


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        (Kind.PLACE, "The painter Ines Falk was born in Turku.", "The painter Ines Falk was born in Tampere."),
        (Kind.QUANTITY, (SPRING, MILL), (SUMMER, MILL.replace("510", "620"))),
        (Kind.POLARITY, "Norland signed the treaty.", "Norland did not sign the treaty."),
    ],
)  # fmt: skip
def test_the_words_decide(kind: Kind, first: Text, second: Text) -> None:
    same, why = reading(kind, first, second)
    assert same > 0.9
    assert "same words" in why


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        # What a firm says every year.
        (Kind.QUANTITY, (SPRING, MILL), (NEXT_YEAR, MILL.replace("510", "620"))),
        (Kind.QUANTITY, MILL, "The Arden fair drew 620 weavers to the quay in spring."),
        (Kind.POLARITY, "Norland signed the treaty.", "Norland signed the treaty in haste."),
    ],
)  # fmt: skip
def test_the_reader_decides(kind: Kind, first: Text, second: Text) -> None:
    same, why = reading(kind, first, second)
    assert same == TWO_FACTS
    assert "as the reader reads it" in why
