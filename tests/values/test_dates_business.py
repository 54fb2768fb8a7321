"""Dates as business news tells them: periods by their last day, parts of a year, what takes effect, what was said."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from crosscheck import find_values

FRIDAY = dt.date(2019, 11, 8)


def dates(text: str) -> list[tuple[str, str | None]]:
    return [(v.text, v.edtf) for v in find_values(text, anchor=FRIDAY) if v.kind == "date"]


def durations(text: str) -> list[tuple[str, int]]:
    return [(v.text, int(v.value or 0)) for v in find_values(text, anchor=FRIDAY) if v.kind == "duration"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "For the quarter ended Sept. 30, the mill lost money.",
            [("the quarter", "2019-35"), ("Sept. 30", "2019-09-30")],
        ),
        (
            "In the third quarter, which ended Oct. 31, the mill lost money.",
            [("the third quarter", "2019-08/2019-10"), ("Oct. 31", "2019-10-31")],
        ),
        (
            "Over the week to 26 October it sold less.",
            [("the week", "2019-10-20/2019-10-26"), ("26 October", "2019-10-26")],
        ),
        ("In the quarter just ended, the mill lost money.", [("the quarter just ended", "2019-35")]),
        ("For the quarter, the mill lost money.", [("the quarter", "2019-35")]),
        ("For the full year, it expects a loss.", [("the full year", "2019")]),
        ("The 2016 first half was good.", [("The 2016 first half", "2016-40")]),
        ("In 2020's first quarter prices will fall.", [("2020's first quarter", "2020-33")]),
        ("First-half profit rose.", [("First-half", "2019-40")]),
        ("It scored twice in the first half.", []),
        ("The mill will close by year end.", [("year end", "2019")]),
        ("It had nine mills at year end 2016.", [("year end 2016", "2016")]),
        ("By mid-afternoon the index was down.", [("mid-afternoon", "2019-11-08")]),
        ("In midmorning trading the index was down.", [("midmorning", "2019-11-08")]),
    ],
)
def test_periods_of_business(text: str, expected: list[tuple[str, str]]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was named chairman, effective Jan. 1.", "2020-01-01"),
        ("Fares rose effective Oct. 15.", "2019-10-15"),
        ("Starting Monday, fares rise.", "2019-11-11"),
        ("The bank gave it until the middle of January.", "2020-01"),
        ("Snow is forecast for Sunday.", "2019-11-10"),
        ("It meets for the first time since Dec. 29.", "2018-12-29"),
        ("The mill said Thursday it would buy a rival.", "2019-11-07"),
        ("The clerk resigned a week ago Thursday.", "2019-10-31"),
        ("On Thursday, the second in as many days, the ground shook.", "2019-11-07"),
        ("She turned 40 last Thursday.", "2019-11-07"),
        ("The board has met every six months since 1991.", "1991"),
    ],
)
def test_the_side_of_publication_that_words_point_at(text: str, expected: str) -> None:
    assert [edtf for _, edtf in dates(text)] == [expected]


def test_a_day_that_bears_a_name_is_not_the_last_of_its_weekday() -> None:
    assert dates("On Black Monday the index lost a fifth.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It lost money for nine straight years.", [("nine straight years", 9)]),
        ("The lease was extended by a year.", [("a year", 1)]),
        ("The two bombs went off an hour apart.", [("an hour", 1)]),
        ("It will take another year.", [("another year", 1)]),
        ("Shares of $1.50 a day ago.", []),
        ("They train for an hour a day.", [("an hour", 1)]),
    ],
)
def test_lengths_of_time(text: str, expected: list[tuple[str, int]]) -> None:
    assert durations(text) == expected


def test_a_few_days_of_a_window_are_a_length_of_time() -> None:
    (value,) = find_values("In the past few days prices rose.", anchor=FRIDAY)
    assert (value.text, value.kind.value) == ("past few days", "duration")
    assert (value.low, value.high) == (Decimal(3), Decimal(5))
    assert not [v for v in find_values("The last few sailors left.") if v.kind == "duration"]


def test_a_year_told_in_passing_dates_only_what_follows_at_once() -> None:
    text = (
        "On Sept. 3, 2001, the roof fell in. In October the school was shut. Mr Gray was on the stairs. "
        "It took him an hour to get out. Tickets became available in July."
    )
    assert dates(text) == [("Sept. 3, 2001", "2001-09-03"), ("October", "2001-10"), ("July", "2019-07")]


def test_a_time_of_day_far_behind_a_year_told_is_of_the_publication() -> None:
    text = (
        "On Aug. 7, 1990, troops were sent there. Crews work in the ruins. Nobody has been found. "
        "The mayor was woken at 5:30 a.m. and came at once."
    )
    assert dates(text)[1] == ("5:30 a.m.", "2019-11-08T05:30:00")


def test_what_will_be_is_ahead_of_the_publication_not_of_what_was_told() -> None:
    text = "The flood of 2003 was the worst. The group will meet in Bonn from April 29 to May 3."
    assert dates(text) == [("2003", "2003"), ("from April 29 to May 3", "2020-04-29/2020-05-03")]
