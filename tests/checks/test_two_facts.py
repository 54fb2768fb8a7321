"""Values that do not meet and may both hold, because they are values of two facts."""

from __future__ import annotations

import pytest

from crosscheck.model import Kind, Verdict
from held import Text, verdicts

pytestmark = pytest.mark.usefixtures("nlp")

CONFLICT = {Verdict.CONTRADICTION}
AUTUMN, SPRING, YEARS_LATER = "2024-10-17", "2025-02-01", "2031-02-01"


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ((AUTUMN, "Ines Falk, 44, leads the team."), (SPRING, "Ines Falk, 45, opened the hall."), set()),
        ((AUTUMN, "Ines Falk, 44, leads the team."), (SPRING, "Ines Falk, 49, opened the hall."), CONFLICT),
        ((AUTUMN, "Ines Falk, 44, leads the team."), (AUTUMN, "Ines Falk, 45, opened the hall."), CONFLICT),
        ((AUTUMN, "Ines Falk died aged 44."), (YEARS_LATER, "Ines Falk died at the age of 46."), CONFLICT),
    ],
)
def test_ages_told_months_apart(first: Text, second: Text, found: set[Verdict]) -> None:
    assert verdicts(Kind.QUANTITY, first, second) == found
    assert verdicts(Kind.QUANTITY, second, first) == found


def test_two_visits_by_two_ministers_have_two_dates() -> None:
    texts = "Petra Hollis visited Kodrat on 3 May 2021.", "Anton Weiss visited Kodrat on 9 May 2021."
    assert verdicts(Kind.DATE, *texts) == set()
    one = "Petra Hollis visited Kodrat on 3 May 2021.", "Petra Hollis visited Kodrat on 9 May 2021."
    assert verdicts(Kind.DATE, *one) == CONFLICT


def test_the_clock_decides_where_the_day_is_only_supposed() -> None:
    texts = (
        ("2021-05-20", "The siren sounded at 2.40 a.m."),
        ("2021-05-03", "The siren sounded at 2.40 a.m. on Monday."),
    )
    assert Verdict.CONTRADICTION not in verdicts(Kind.DATE, *texts)


def test_two_counts_of_a_sentence_may_make_up_another() -> None:
    whole = "The plane carried 188 people."
    assert verdicts(Kind.QUANTITY, "The plane carried 181 guests and 7 sailors.", whole) == set()
    assert verdicts(Kind.QUANTITY, "The plane carried 181 guests and 9 sailors.", whole) == CONFLICT
