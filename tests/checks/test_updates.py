"""Counts told at two moments, plans and their outcomes: updates, and what is none."""

from __future__ import annotations

import pytest

from crosscheck.model import Kind, Verdict
from held import Text, claims, verdicts

pytestmark = pytest.mark.usefixtures("nlp")

UPDATE, CONTRADICTION = {Verdict.UPDATE}, {Verdict.CONTRADICTION}
EARLY, LATE = "2021-06-01", "2021-06-03"


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ((EARLY, "The quake in Kodrat killed 12 people."), (LATE, "The quake in Kodrat killed 19 people."), UPDATE),
        ((EARLY, "The quake in Kodrat killed 12 people."), (LATE, "The quake in Kodrat killed nine."), CONTRADICTION),
        ((EARLY, "The quake in Kodrat killed 12 people."), (EARLY, "The quake in Kodrat killed 19."), CONTRADICTION),
        # The day of the event is the same; the reports are not.
        (
            (EARLY, "The quake on Monday in Kodrat killed 12 people."),
            (LATE, "The quake on Monday in Kodrat killed 19 people."),
            UPDATE,
        ),
        # One day of publication, two moments of counting.
        (
            (LATE, "The quake in Kodrat had by Monday killed 12 people."),
            (LATE, "The quake in Kodrat had by Wednesday killed 19 people."),
            UPDATE,
        ),
        # One day, and only one moment in it is told: which came first is open.
        (
            (LATE, "By 0600 GMT 20 aftershocks had been logged in Kodrat."),
            (LATE, "Seismologists had logged 47 aftershocks in Kodrat."),
            UPDATE,
        ),
        ((EARLY, "The fire in Kodrat burned 12 barns."), (LATE, "The fire in Kodrat burned 19 barns."), CONTRADICTION),
    ],
)  # fmt: skip
def test_a_tally_told_later_and_larger_is_an_update(first: Text, second: Text, found: set[Verdict]) -> None:
    assert verdicts(Kind.QUANTITY, first, second) == found


def test_one_source_may_tell_how_a_tally_grew() -> None:
    first, later = "had by Monday killed 12 people", "had by Wednesday killed 19 people"
    told = f"Quake\n\nIt was the first in years.\n\nThe quake in Kodrat {first}.\n\nThe quake in Kodrat {later}."
    assert verdicts(Kind.QUANTITY, (LATE, told), within=True) == UPDATE


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("The quake of 3 May 2021 killed 12 people in Kodrat.", ""),
        ("The quake had by 3 May 2021 killed 12 people in Kodrat.", "2021-05-03"),
        ("In Kodrat the toll stood at 12 on 3 May 2021.", "2021-05-03"),
    ],
)
def test_a_count_holds_up_to_the_day_that_is_said(text: str, until: str) -> None:
    (count,) = [c for c in claims(text) if c.kind is Kind.QUANTITY]
    assert count.context.until == until
    assert count.as_of == "2021-05-03"


@pytest.mark.parametrize(
    "plan",
    [
        "The bridge in Kodrat will cost 12 million euros.",
        "The bridge in Kodrat was expected to cost 12 million euros.",
        "The council forecast a price of 12 million euros for the bridge in Kodrat.",
        "The council hoped for a price of 12 million euros for the bridge in Kodrat.",
    ],
)
def test_a_plan_and_its_outcome_are_an_update(plan: str) -> None:
    assert verdicts(Kind.QUANTITY, plan, "The bridge in Kodrat cost 15 million euros.") == UPDATE


def test_two_plans_are_a_conflict() -> None:
    plans = "The bridge in Kodrat will cost 12 million euros.", "The bridge in Kodrat will cost 15 million euros."
    assert verdicts(Kind.QUANTITY, *plans) == CONTRADICTION
