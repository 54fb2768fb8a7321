from __future__ import annotations

import pytest

from crosscheck.statements.lineup import fit, line_up
from crosscheck.statements.reading import read
from crosscheck.statements.sides import Side
from crosscheck.statements.stands import Stand

pytestmark = pytest.mark.usefixtures("nlp")


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The town lost more than 40 trees.", Side.ABOVE),
        ("The town lost at least 40 trees.", Side.FROM),
        ("The town lost 40 or more trees.", Side.FROM),
        ("The town lost fewer than 40 trees.", Side.BELOW),
        ("The town lost up to 40 trees.", Side.TO),
        ("The town lost about 40 trees.", Side.AT),
        ("They met before May 2011.", Side.BELOW),
        ("They met prior to May 2011.", Side.BELOW),
        ("They met after May 2011.", Side.ABOVE),
        ("They met by the end of May 2011.", Side.TO),
        ("They met no later than May 2011.", Side.TO),
        ("They met on or after 3 May 2011.", Side.FROM),
        ("They met since May 2011.", Side.AT),
    ],
)
def test_side(text: str, side: Side) -> None:
    (stated,) = read(text).stated
    assert stated.side is side


@pytest.mark.parametrize(
    "text",
    [
        "The song reached the Harbour Hot 100 with ease.",
        "He joined the 500 dive club.",
        "She is richer than the 15th richest farmer.",
    ],
)
def test_numbers_of_names_and_cut_off_amounts_are_no_values(text: str) -> None:
    assert read(text).stated == ()


def test_a_segment_ends_where_the_next_value_begins() -> None:
    wins, losses = read("The squad has 35 early wins and 47 late losses.").stated
    assert "early" in wins.segment
    assert "late" not in wins.segment
    assert "late" in losses.segment
    assert "early" not in losses.segment


def test_a_place_that_is_left_out_is_no_scope() -> None:
    (stated,) = read("The tour made 9 million dollars outside Canada.").stated
    assert "=abroad" in stated.segment
    assert "=america" not in stated.segment


def test_fit_is_symmetric() -> None:
    first = read("The squad has 35 wins and 47 losses at home.").stated
    second = read("At home the squad counts fewer than 48 losses in 82 games.").stated
    for a in first:
        for b in second:
            assert fit(a, b) == fit(b, a)


def test_a_value_that_bears_out_another_is_spent() -> None:
    known = read("The choir sold 40 tickets.").stated
    checked = read("The choir sold 40 tickets and 25 records.").stated
    tickets, records = line_up(checked, known)
    assert tickets.stand is Stand.MEETS
    assert records.stand is not Stand.APART


def test_covered_by_is_a_share() -> None:
    known, checked = read("The old mayor opened a bridge."), read("The mayor opened a harbour.")
    assert checked.covered_by(known) == pytest.approx(2 / 3)
    assert read("").covered_by(known) == 1.0
