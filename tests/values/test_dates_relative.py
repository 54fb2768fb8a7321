from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from crosscheck.model import BlockKind, Published
from crosscheck.values.anchors import DateContext
from crosscheck.values.dates import read_dates

if TYPE_CHECKING:
    from spacy.language import Language

    from crosscheck.model import Value

FRIDAY = dt.date(2013, 3, 22)


def dates(nlp: Language, text: str, anchor: dt.date | dt.datetime | None = FRIDAY) -> list[Value]:
    published = Published(anchor, anchor.isoformat(), "given") if anchor else None
    return read_dates(nlp(text), DateContext.for_text(text, published))


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The mayor resigned on Tuesday.", "2013-03-19"),
        ("The mayor will resign on Tuesday.", "2013-03-26"),
        ("The mayor is scheduled to speak on Tuesday.", "2013-03-26"),
        ("The mayor resigned on Friday.", "2013-03-22"),
        ("The mayor declared Thursday a day of mourning.", "2013-03-28"),
        ("The museum remains closed until Tuesday.", "2013-03-26"),
        ("The funeral takes place on Saturday.", "2013-03-23"),
        ("The mayor resigned yesterday.", "2013-03-21"),
        ("The mayor resigned the day before yesterday.", "2013-03-20"),
        ("The mayor was arrested last week.", "2013-03-11/2013-03-17"),
        ("The mayor was arrested last month.", "2013-02"),
        ("The mayor will be tried next month.", "2013-04"),
        ("The mayor will be tried next Tuesday.", "2013-03-26"),
        ("The mayor was seen this week.", "2013-03-18/2013-03-24"),
        ("The mayor was elected two years ago.", "2011"),
        ("The mayor was elected forty-six years ago this month.", "1967-03"),
        ("The shop opened 20 years ago today.", "1993-03-22"),
        ("The mayor left nine days ago.", "2013-03-13"),
        ("The mayor left in September.", "2012-09"),
        ("The mayor will leave in September.", "2013-09"),
        ("The mayor left on 11 December.", "2012-12-11"),
        ("The council meets on April 5.", "2013-04-05"),
        ("The mayor left early this month.", "2013-03"),
        ("Profit fell in the fourth quarter.", "2012-36"),
        ("They plan to march on May Day.", "2013-05-01"),
        ("They plan to open it by the end of the year.", "2013"),
        ("It was the first strike since last June.", "2012-06"),
        ("She won the vote on 14 February this year.", "2013-02-14"),
        ("It happened the week before last.", "2013-03-04/2013-03-10"),
    ],
)
def test_news_counts_from_the_day_of_publication(nlp: Language, text: str, edtf: str) -> None:
    (value,) = dates(nlp, text)
    assert value.edtf == edtf
    assert value.derivation.endswith(f"-> {edtf}")


def test_a_derivation_names_the_moment_and_its_zone(nlp: Language) -> None:
    moment = dt.datetime(2019, 3, 1, 10, 41, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    (value,) = dates(nlp, "The envoy arrived on Tuesday.", moment)
    assert value.derivation == "Tuesday before 2019-03-01 10:41 +07:00 -> 2019-02-26"


def test_the_dateline_keeps_its_own_zone(nlp: Language) -> None:
    pacific = dt.datetime(2019, 2, 28, 19, 41, tzinfo=dt.timezone(dt.timedelta(hours=-8)))
    hanoi = pacific.astimezone(dt.timezone(dt.timedelta(hours=7)))
    assert dates(nlp, "Talks ended without a deal today.", pacific)[0].edtf == "2019-02-28"
    assert dates(nlp, "Talks ended without a deal today.", hanoi)[0].edtf == "2019-03-01"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("In 1957 the king visited Bergen. A year later the queen returned the visit.", "1958"),
        ("In June 1961 a treaty was signed. Three years later it was torn up.", "1964"),
        ("The ferry sank on 14 May 1938. Three days earlier it had been inspected.", "1938-05-11"),
        ("The school opened in 1990 and was moved the following spring.", "1991-21"),
        ("The ferry sank on 14 May 1938. The same day its owner fled.", "1938-05-14"),
        ("The ferry sank on 14 May 1938. The next day its owner fled.", "1938-05-15"),
        ("The fort fell in December 1940. The army left in February.", "1941-02"),
        ("The fort fell on 7 July 1941. In September the army left.", "1941-09"),
        ("The fort fell in September 1941. In August of that year the army had left.", "1941-08"),
        ("The fort fell on 19 April 1916, and on the 25th the army left.", "1916-04-25"),
    ],
)
def test_a_history_moves_its_own_now_along(nlp: Language, text: str, last: str) -> None:
    for anchor in (None, dt.date(2020, 5, 1)):
        assert dates(nlp, text, anchor)[-1].edtf == last


def test_a_year_only_mentioned_is_not_the_year_in_force(nlp: Language) -> None:
    text = "On 2 May 1964 the army took the city that had fallen to rebels in 1958. In June it marched on."
    assert [v.edtf for v in dates(nlp, text, None)] == ["1964-05-02", "1958", "1964-06"]


def test_news_paragraphs_do_not_count_from_the_history_above_them(nlp: Language) -> None:
    context = DateContext(Published(FRIDAY, "", "given"))
    read_dates(nlp("In 1957 the king visited Bergen, and in 1961 he came back."), context)
    (value,) = read_dates(nlp("The queen left on Tuesday."), context)
    assert value.edtf == "2013-03-19"
    (value,) = read_dates(nlp("She had arrived in March."), context)
    assert value.edtf == "2013-03"


def test_without_publication_only_its_own_dates_tie_a_text_down(nlp: Language) -> None:
    values = dates(
        nlp, "The envoy is scheduled to speak in Bergen on February 27-28. A visit is planned for next month.", None
    )
    assert [(v.text, v.low, v.high) for v in values] == [("February 27-28", None, None), ("next month", None, None)]
    assert values[0].edtf == "XXXX-02-27/XXXX-02-28"


def test_anniversaries_date_what_they_remember(nlp: Language) -> None:
    values = dates(nlp, "The town marks the 70th anniversary of the truce.", dt.date(2023, 7, 29))
    assert [(v.text, v.edtf, v.role, v.doubtful) for v in values] == [("70th anniversary", "1953", "anniversary", True)]
    assert values[0].derivation == "70 years before 2023 -> 1953"


def test_a_birthday_counts_from_the_date_told(nlp: Language) -> None:
    values = dates(nlp, "In June 2012, on his 100th birthday, a statue was shown.", dt.date(2023, 7, 29))
    assert [(v.text, v.edtf) for v in values] == [("June 2012", "2012-06"), ("100th birthday", "1912")]


def test_weeks_after_an_event_that_the_text_dates(nlp: Language) -> None:
    values = dates(nlp, "Two days after the earthquake of 14 May 2024 the road was open.", dt.date(2024, 5, 21))
    assert [(v.text, v.edtf) for v in values] == [("Two days after", "2024-05-16"), ("14 May 2024", "2024-05-14")]


def test_vague_times_are_found_without_bounds(nlp: Language) -> None:
    (value,) = dates(nlp, "The tower is now closed.")
    assert (value.text, value.low, value.role) == ("now", None, "vague")


def test_a_dateline_does_not_move_what_is_told(nlp: Language) -> None:
    context = DateContext(None)
    read_dates(nlp("In 1957 the king visited Bergen."), context)
    read_dates(nlp("Bergen, 4 May 2019"), context, kind=BlockKind.DATELINE)
    (value,) = read_dates(nlp("A year later the queen returned the visit."), context)
    assert value.edtf == "1958"
