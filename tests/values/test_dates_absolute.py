from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from crosscheck.model import Published
from crosscheck.values.anchors import DateContext
from crosscheck.values.dates import read_dates

if TYPE_CHECKING:
    from spacy.language import Language

    from crosscheck.model import Value

FRIDAY = dt.date(2013, 3, 22)


def dates(nlp: Language, text: str, anchor: dt.date | None = FRIDAY) -> list[Value]:
    published = Published(anchor, anchor.isoformat(), "given") if anchor else None
    return read_dates(nlp(text), DateContext.for_text(text, published))


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The bridge opened on 27 February 2019.", "27 February 2019", "2019-02-27"),
        ("The bridge opened on February 27, 2019.", "February 27, 2019", "2019-02-27"),
        ("The bridge opened on the 27th of February, 2019.", "the 27th of February, 2019", "2019-02-27"),
        ("Issued 2019-02-27 in Riga.", "2019-02-27", "2019-02-27"),
        ("Issued 15.05.2024 in Riga.", "15.05.2024", "2024-05-15"),
        ("Issued 27/02/2019 in Riga.", "27/02/2019", "2019-02-27"),
        ("A picture taken on Jul 28, 2023, shows the wreck.", "Jul 28, 2023", "2023-07-28"),
        ("It sank on Dec. 31, 1994.", "Dec. 31, 1994", "1994-12-31"),
        ("The form is dated 05-Aug-2016.", "05-Aug-2016", "2016-08-05"),
        ("It closed in November 1964.", "November 1964", "1964-11"),
        ("It closed in the autumn of 1978.", "the autumn of 1978", "1978-23"),
        ("Work resumes in the first half of 2026.", "the first half of 2026", "2026-40"),
        ("Sales fell in Q3 2012.", "Q3 2012", "2012-35"),
        ("It was painted in the 1960s.", "the 1960s", "196X"),
        ("It was painted in the '80s.", "the '80s", "198X"),
        ("A house of the 18th century stands there.", "the 18th century", "17XX"),
        ("He was buried in 480 BC near the gate.", "480 BC", "-0479"),
        ("They married in nineteen ninety-six in Oslo.", "nineteen ninety-six", "1996"),
        ("Friday, 27 September 2024 was dry.", "Friday, 27 September 2024", "2024-09-27"),
        ("It was played on the last Saturday of June 2025.", "the last Saturday of June 2025", "2025-06-28"),
        ("They met on Christmas Day 1963.", "Christmas Day 1963", "1963-12-25"),
        ("He fell ill one January night in 1965.", "January night in 1965", "1965-01"),
        ("They met on Easter Monday 2018.", "Easter Monday 2018", "2018-04-02"),
    ],
)
def test_dates_that_are_said_in_full(nlp: Language, text: str, words: str, edtf: str) -> None:
    (value,) = dates(nlp, text, None)
    assert (value.text, value.edtf) == (words, edtf)
    assert text[value.start : value.end] == words
    assert not value.derivation
    assert not value.doubtful


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The summit of February 27-28, 2019, failed.", "February 27-28, 2019", "2019-02-27/2019-02-28"),
        ("The visit of 12-14 February 2019 went well.", "12-14 February 2019", "2019-02-12/2019-02-14"),
        ("The famine of 1994-1998 killed many.", "1994-1998", "1994/1998"),
        ("The 1950-53 war ended in a truce.", "1950-53", "1950/1953"),
        ("Pilots flew there in the 1966–69 period.", "1966–69", "1966/1969"),
        ("It rained from March to June 2020.", "from March to June 2020", "2020-03/2020-06"),
        ("It was dug between 1961 and 1964.", "between 1961 and 1964", "1961/1964"),
        ("He stayed from Feb. 27 to March 2, 2019.", "from Feb. 27 to March 2, 2019", "2019-02-27/2019-03-02"),
        (
            "The siege (8 May - 15 June 1951) was long.",
            "8 May - 15 June 1951",
            "1951-05-08/1951-06-15",
        ),
    ],
)
def test_ranges_are_one_value(nlp: Language, text: str, words: str, edtf: str) -> None:
    (value,) = dates(nlp, text, None)
    assert (value.text, value.edtf, value.precision) == (words, edtf, "range")


@pytest.mark.parametrize(
    "text",
    [
        "The Vision 2030 plan is popular.",
        "A Boeing 737 landed.",
        "Resolution 1718 was adopted.",
        "Some 1950 people fled.",
        "They bought 2000 tons of rice.",
        "The price rose from 4.4 percent.",
        "You may march to the second gate.",
        "The ship was sold for $1995.",
        "Call 020 7946 0958 for help.",
        "Version 10.4.2011.7 is out.",
        "Her sister April Jones spoke.",
        "It is the first such visit in 55 years.",
    ],
)
def test_what_looks_like_a_date_and_is_none(nlp: Language, text: str) -> None:
    assert dates(nlp, text) == []


def test_years_of_events_are_years(nlp: Language) -> None:
    (value,) = dates(nlp, "The 2022 World Cup was held in Qatar.")
    assert value.edtf == "2022"


def test_lists_share_their_month(nlp: Language) -> None:
    values = dates(nlp, "Trains were late on 6 and 7 January 1916 and in April and June 1955.", None)
    assert [v.edtf for v in values] == ["1916-01-06", "1916-01-07", "1955-04", "1955-06"]


def test_day_first_and_month_first_by_the_usage_of_the_text(nlp: Language) -> None:
    british = dates(nlp, "Filed on 06/12/2024, heard on 27/12/2024.", None)
    american = dates(nlp, "Filed on 06/12/2024, heard on 12/27/2024.", None)
    assert [v.edtf for v in british] == ["2024-12-06", "2024-12-27"]
    assert [v.edtf for v in american] == ["2024-06-12", "2024-12-27"]


@pytest.mark.parametrize(
    ("text", "role", "bounds"),
    [
        ("It was built in early March 2019.", "early", (dt.date(2019, 3, 1), dt.date(2019, 3, 31))),
        ("Ties grew in the late 2000s.", "late", (dt.date(2000, 1, 1), dt.date(2009, 12, 31))),
        ("Ties grew in the mid-1960s.", "mid", (dt.date(1960, 1, 1), dt.date(1969, 12, 31))),
        ("It closes at the end of June 2025.", "late", (dt.date(2025, 6, 1), dt.date(2025, 6, 30))),
    ],
)
def test_parts_keep_the_bounds_of_the_whole_and_say_which_part(
    nlp: Language, text: str, role: str, bounds: tuple[dt.date, dt.date]
) -> None:
    (value,) = dates(nlp, text, None)
    assert (value.precision, value.role) == ("part", role)
    assert (value.low, value.high) == bounds


def test_hedged_dates_are_approximate_and_softly_wider(nlp: Language) -> None:
    (value,) = dates(nlp, "The chapel was built about 1958.", None)
    assert value.text == "about 1958"
    assert value.approximate
    assert value.edtf == "1958~"
    assert isinstance(value.soft_low, dt.date)
    assert isinstance(value.low, dt.date)
    assert value.soft_low < value.low


def test_a_fiscal_year_is_softly_the_calendar_year(nlp: Language) -> None:
    (value,) = dates(nlp, "Profit fell in fiscal year 2008.", None)
    assert (value.low, value.high, value.role) == (dt.date(2008, 1, 1), dt.date(2008, 12, 31), "fiscal")
    assert (value.soft_low, value.soft_high) == (dt.date(2007, 4, 1), dt.date(2009, 10, 2))


def test_impossible_days_have_no_bounds(nlp: Language) -> None:
    assert all(v.low is None for v in dates(nlp, "It is due on 30 February 2019.", None))
