"""Dates that are worked out: which way the clause points, borders of zones, texts without a date, styles of a text."""

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


def dates(nlp: Language, text: str, anchor: dt.date | None = FRIDAY, said: str | None = None) -> list[Value]:
    published = Published(anchor, said or anchor.isoformat(), "given") if anchor else None
    return read_dates(nlp(text), DateContext.for_text(text, published))


def hours(n: int) -> dt.timezone:
    return dt.timezone(dt.timedelta(hours=n))


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("On Tuesday afternoon the minister is to meet the strikers.", "2013-03-26"),
        ("On Tuesday the minister is due to meet the strikers.", "2013-03-26"),
        ("The minister is expected to meet the strikers on Tuesday.", "2013-03-26"),
        ("On Friday afternoon the two sides are to meet in Bergen.", "2013-03-22"),
        ("Talks are due on Tuesday.", "2013-03-26"),
        ("A ruling is likely on Tuesday.", "2013-03-26"),
        ("The club plays Tuesday in Bergen.", "2013-03-26"),
        ("The funeral is on Tuesday.", "2013-03-26"),
        ("Ahead of Tuesday's vote, the mayor asked for calm.", "2013-03-26"),
        ("Tuesday's vote will decide the matter.", "2013-03-26"),
        ("Lee will miss Sunday's game.", "2013-03-24"),
        ("Lee scored twice in Sunday's game.", "2013-03-17"),
        ("Tuesday's vote ended in a tie.", "2013-03-19"),
        ("The lease is up for renewal in October.", "2013-10"),
        ("She had been promised in July that nobody would go.", "2012-07"),
        ("If the river were to rise in the second quarter, the mill would flood.", "2013-34"),
    ],
)
def test_the_clause_tells_which_way_a_date_lies(nlp: Language, text: str, edtf: str) -> None:
    assert dates(nlp, text)[0].edtf == edtf


def test_a_date_that_lies_against_its_tense_is_doubtful(nlp: Language) -> None:
    (value,) = dates(nlp, "He planned the match that took place in May.")
    assert (value.edtf, value.doubtful) == ("2013-05", True)


@pytest.mark.parametrize(
    ("text", "moment", "edtf"),
    [
        ("They met last month.", dt.datetime(2019, 2, 28, 19, 41, tzinfo=hours(-8)), "2019-01/2019-02"),
        ("They met two months ago.", dt.datetime(2019, 2, 28, 19, 41, tzinfo=hours(-8)), "2018-12/2019-01"),
        ("They met early last month.", dt.datetime(2019, 3, 1, 10, 41, tzinfo=hours(7)), "2019-01/2019-02"),
        ("They met last year.", dt.datetime(2019, 12, 31, 20, 0, tzinfo=hours(-5)), "2018/2019"),
    ],
)
def test_near_a_border_of_months_both_readings_are_kept(
    nlp: Language, text: str, moment: dt.datetime, edtf: str
) -> None:
    (value,) = dates(nlp, text, moment)
    assert (value.edtf, value.doubtful) == (edtf, True)
    assert "both readings" in value.derivation


@pytest.mark.parametrize(
    "moment",
    [
        dt.datetime(2019, 2, 15, 19, 41, tzinfo=hours(-8)),
        dt.datetime(2019, 2, 28, 19, 41),
        dt.datetime(2019, 2, 28, 3, 0, tzinfo=hours(-8)),
        dt.date(2019, 2, 28),
    ],
)
def test_away_from_the_border_or_without_a_zone_there_is_one_reading(nlp: Language, moment: dt.date) -> None:
    (value,) = dates(nlp, "They met last month.", moment)
    assert (value.edtf, value.doubtful) == ("2019-01", False)


def test_what_a_text_without_a_date_plans_comes_after_what_it_tells(nlp: Language) -> None:
    for text in (
        "A fair is planned for February 27-28. In November 2018 the hall was opened.",
        "In November 2018 the hall was opened. A fair is planned for February 27-28.",
    ):
        value = next(v for v in dates(nlp, text, None) if v.text == "February 27-28")
        assert (value.edtf, value.doubtful) == ("2019-02-27/2019-02-28", True)
        assert "2018-11-01..2018-11-30 (the latest told)" in value.derivation


def test_in_a_text_without_a_date_this_month_is_the_month_told_last(nlp: Language) -> None:
    text = "The hall was opened on 12 February 2019. A fair follows later this month."
    value = dates(nlp, text, None)[-1]
    assert (value.edtf, value.role, value.doubtful) == ("2019-02", "later", True)


def test_the_end_of_the_month_is_that_of_publication(nlp: Language) -> None:
    text = "The two met in November. They plan to meet again at the end of the month, or later this month."
    values = dates(nlp, text)
    assert [(v.edtf, v.role) for v in values] == [("2012-11", ""), ("2013-03", "late"), ("2013-03", "later")]


def test_a_text_of_some_month_has_no_today_and_no_weekdays(nlp: Language) -> None:
    text = "Last month the count rose. It rose on Friday, and it rose last week."
    values = dates(nlp, text, dt.date(2025, 10, 1), said="October 2025")
    assert [v.edtf for v in values] == ["2025-09", None, None]
    assert [v.edtf for v in dates(nlp, text, dt.date(2025, 10, 1), said="1 October 2025")][1:] != [None, None]


def test_a_log_writes_its_times_in_four_digits(nlp: Language) -> None:
    text = (
        "All times UTC. The mate smelt smoke at 1111. The fire burned until 1517, when the pump failed. "
        "Between 1700 and 1725 she drifted. By 0640 she was in tow; she was built in 1984."
    )
    values = dates(nlp, text, dt.datetime(2010, 6, 14, 12, 0))
    assert [v.edtf for v in values if v.edtf] == [
        "2010-06-14T11:11:00Z",
        "2010-06-14T15:17:00Z",
        "2010-06-14T17:00:00Z/2010-06-14T17:25:00Z",
        "2010-06-14T06:40:00Z",
        "1984",
    ]


def test_in_other_texts_four_digits_are_a_year(nlp: Language) -> None:
    assert [v.edtf for v in dates(nlp, "The order held the island until 1517, when it was sold.")] == ["1517"]
    assert dates(nlp, "They sold sheep, with one farm alone sending 1240.") == []


def test_a_header_sets_the_zone_of_all_times(nlp: Language) -> None:
    values = dates(nlp, "All times are local (GMT+1). The bell rang at 09:27.", dt.date(2010, 6, 14))
    assert values[-1].edtf == "2010-06-14T09:27:00+01:00"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The hall was full by eleven that morning.", "2013-03-22T11:00:00"),
        ("He arrived at noon. By eleven that night the hall was full.", "2013-03-22T23:00:00"),
        ("They met at half past six that evening.", "2013-03-22T18:30:00"),
        ("The bell rang at ten past six that evening. The guests came at half past.", "2013-03-22T18:30:00"),
        ("The door opened at 1040 a.m. on Tuesday.", "2013-03-19T10:40:00"),
        ("It sank at twenty past four in the afternoon of 19 December 2012.", "2012-12-19T16:20:00"),
    ],
)
def test_times_of_day_in_words(nlp: Language, text: str, last: str) -> None:
    assert dates(nlp, text)[-1].edtf == last


@pytest.mark.parametrize("text", ["They won by eleven.", "The team is led by seven.", "They meet every Friday."])
def test_what_is_no_moment(nlp: Language, text: str) -> None:
    assert dates(nlp, text) == []


def test_some_weekday_is_the_day_told_or_none(nlp: Language) -> None:
    assert [v.edtf for v in dates(nlp, "He was born on a Wednesday night.")] == [None]
    values = dates(nlp, "The order came on 20 March 2013. It was a Wednesday night.")
    assert [v.edtf for v in values] == ["2013-03-20", "2013-03-20"]


@pytest.mark.parametrize(
    ("text", "words", "edtf", "role"),
    [
        ("The mine had to close in the 1950s.", "the 1950s", "195X", ""),
        ("At the close of the 1950s the mine shut.", "the close of the 1950s", "195X", "late"),
        ("He wrote a book about 1914.", "1914", "1914", ""),
        ("It was built about 1914.", "about 1914", "1914~", ""),
        ("She left in the late 2000s.", "the late 2000s", "200X", "late"),
        ("She left in early March.", "early March", "2013-03", "early"),
        ("It fell until after the fall of the city in 1944.", "1944", "1944", ""),
        ("Sales fell in the first half of last year.", "the first half of last year", "2012-40", ""),
        ("Sales fell in the latest quarter.", "the latest quarter", "2012-36", ""),
        ("The year-ago loss was smaller.", "The year-ago", "2012", ""),
        ("It will be ready by year-end.", "year-end", "2013", "late"),
        ("Half a century ago it stood here.", "Half a century ago", "1963", ""),
        ("It rained in August two thousand and twelve.", "August two thousand and twelve", "2012-08", ""),
        ("It runs from next Monday to Friday.", "from next Monday to Friday", "2013-03-25/2013-03-29", ""),
    ],
)
def test_the_words_and_the_part_of_a_date(nlp: Language, text: str, words: str, edtf: str, role: str) -> None:
    (value,) = dates(nlp, text)
    assert (value.text, value.edtf, value.role) == (words, edtf, role)


@pytest.mark.parametrize(
    "text",
    [
        "She was born in 1934.",
        "She was born on 3 May 1934.",
        "Her date of birth is 3 May 1934.",
        "Gudrun Tangen (born 3 May 1934) was there.",
        "Gudrun Tangen (b. 1934) was there.",
    ],
)
def test_a_date_of_birth_says_so(nlp: Language, text: str) -> None:
    (value,) = dates(nlp, text)
    assert value.role == "birth"
    assert value.low is not None
    assert value.low.year == 1934  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["Sales rose over the past two years.", "It shuts in the next few days."])
def test_a_window_is_a_length_of_time(nlp: Language, text: str) -> None:
    assert dates(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He was mayor at the time.", ["the time"]),
        ("During this period it grew.", ["this period"]),
        ("At the moment nothing is known.", ["moment"]),
        ("Prices fell in recent years.", ["recent years"]),
        ("It opens in the near future.", ["future"]),
        ("At the moment of his death he was alone. This time he won.", []),
    ],
)
def test_times_that_have_no_bounds(nlp: Language, text: str, words: list[str]) -> None:
    values = dates(nlp, text)
    assert [v.text for v in values] == words
    assert all(v.low is None and v.role == "vague" for v in values)


def test_seasons_that_were_spent_somewhere(nlp: Language) -> None:
    values = dates(nlp, "They had spent the spring and summer here.", dt.date(2013, 11, 4))
    assert [v.edtf for v in values] == ["2013-21", "2013-22"]


def test_that_before_a_month_may_open_a_clause(nlp: Language) -> None:
    (value,) = dates(nlp, "It should be said that August is the wettest month.")
    assert value.text == "August"


def test_a_season_named_by_two_years_does_not_move_the_year_told(nlp: Language) -> None:
    text = "In 1975 the plan was drawn up for the 1975-1976 dry season. On 11 March the town fell."
    assert dates(nlp, text, None)[-1].edtf == "1975-03-11"
