"""Dates as a newsroom writes them: figures for a year to date, weeks of a day, hours, fiscal quarters, deadlines."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from crosscheck.model import Published
from crosscheck.values.anchors import DateContext
from crosscheck.values.dates import read_dates

if TYPE_CHECKING:
    from spacy.language import Language

THURSDAY = dt.date(2026, 3, 12)


def brief(nlp: Language, text: str, anchor: dt.date | None = THURSDAY) -> list[tuple[str, str | None]]:
    published = Published(anchor, anchor.isoformat(), "given") if anchor else None
    return [(v.text, v.edtf) for v in read_dates(nlp(text), DateContext.for_text(text, published))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales for the year to date fell.", [("the year to date", "2026-01-01/2026-03-12")]),
        ("Year-to-date sales fell.", [("Year-to-date", "2026-01-01/2026-03-12")]),
        ("It has run from 2010 to date.", [("from 2010 to date", "2010-01-01/2026-03-12")]),
        ("The panel will meet in the week of 6 May.", [("the week of 6 May", "2026-05-04/2026-05-10")]),
        ("The panel will meet in the week of May 3.", [("the week of May 3", "2026-05-03/2026-05-09")]),
        (
            "The week beginning Tuesday 5 May is free.",
            [("The week beginning Tuesday 5 May", "2026-05-05/2026-05-11")],
        ),
        (
            "More visits are expected next year, when both mark the 70th anniversary of the pact.",
            [("next year", "2027"), ("70th anniversary", "1957")],
        ),
        ("Profit fell in 4Q25.", [("4Q25", "2025-36")]),
        ("Profit fell in 3Q 2024.", [("3Q 2024", "2024-35")]),
        ("Profit fell in FY2021.", [("FY2021", "2021")]),
        (
            "Sales rose in the second quarter of 2025. For the quarter, net income fell.",
            [("the second quarter of 2025", "2025-34"), ("the quarter", "2025-34")],
        ),
        ("Last year's third quarter was worse.", [("Last year's third quarter", "2025-35")]),
        ("This year's second half will be better.", [("This year's second half", "2026-41")]),
        ("It earned $4 million, up from a year earlier.", [("a year earlier", "2025")]),
        (
            "In the year-earlier period it lost. A year earlier, it won.",
            [("the year-earlier", "2025"), ("A year earlier", "2025")],
        ),
        ("The trial is expected to last three weeks.", []),
        ("The report, due out on Friday, is long.", [("Friday", "2026-03-13")]),
        ("Trade tripled in the past decade.", [("the past decade", "2016-03-12/2026-03-11")]),
        ("In the 1980s and early '90s, rates rose.", [("the 1980s", "198X"), ("early '90s", "199X")]),
        (
            "It closed in the spring and summer of 2020.",
            [("the spring", "2020-21"), ("summer of 2020", "2020-22")],
        ),
        ("As recently as late 2019, guards slept there.", [("late 2019", "2019")]),
        ("As late as 1971 senior guards slept there.", [("1971", "1971")]),
        (
            "It was shut for 64 days from May 3, 2024 to July 6, 2024.",
            [("from May 3, 2024 to July 6, 2024", "2024-05-03/2024-07-06")],
        ),
        ("At Sunday dawn of 25 June 1950 it rained.", [("Sunday dawn of 25 June 1950", "1950-06-25")]),
        ("It opened in the mid-1800s.", [("the mid-1800s", "18XX")]),
        ("It opened in the early 2000s.", [("the early 2000s", "200X")]),
        ("It opened in the first days of May 2020.", [("the first days of May 2020", "2020-05")]),
        ("He fought in the 2003-11 war.", [("2003-11", "2003/2011")]),
        ("The winter of 2010-11 was cold.", [("The winter of 2010-11", "2010-24")]),
        ("It burned a quarter-century ago.", [("a quarter-century ago", "2001")]),
        ("It burned early Tuesday morning.", [("early Tuesday morning", "2026-03-10")]),
        ("It rose in the past week.", [("the past week", "2026-03-05/2026-03-11")]),
        ("And 30 years on, it hurts.", [("30 years on", None)]),
        ("It has run from 2010 to the present.", [("from 2010 to the present", "2010-01-01/2026-03-12")]),
        ("He led it 2010-present.", [("2010-present", "2010-01-01/2026-03-12")]),
        ("She will stay for two weeks from 3 May.", [("3 May", "2026-05-03")]),
        ("He will come a week on Tuesday.", [("a week on Tuesday", "2026-03-24")]),
        ("It will end on the 3rd of next month.", [("the 3rd of next month", "2026-04-03")]),
        ("It will end on the 21st of this month.", [("the 21st of this month", "2026-03-21")]),
        ("It will end on Memorial Day weekend.", [("Memorial Day weekend", "2026-05-23/2026-05-25")]),
        ("It ended on Thanksgiving weekend.", [("Thanksgiving weekend", "2025-11-27/2025-11-30")]),
        ("It was cut from 10 to 5 percent.", []),
        ("The dividend was raised, payable on 14 June.", [("14 June", "2026-06-14")]),
        ("It was open from May until today.", [("from May until today", "2025-05-01/2026-03-12")]),
        (
            "It carried more nuns in July 2025 than in the same month of 2022.",
            [("July 2025", "2025-07"), ("the same month of 2022", "2022-07")],
        ),
        (
            "In the third quarter it lost, against a gain in the same quarter last year.",
            [("the third quarter", "2025-35"), ("the same quarter last year", "2024-35")],
        ),
        ("It is free for over-50s.", []),
        ("Temperatures were in the mid-30s.", []),
        ("He left in the mid-60s.", [("the mid-60s", "196X")]),
        ("It will buy a mill after fourth-quarter profit rose.", [("fourth-quarter", "2025-36")]),
        ("It will open a mill in the fourth quarter.", [("the fourth quarter", "2026-36")]),
        ("It expects second-quarter sales to rise.", [("second-quarter", "2026-34")]),
        ("The queen arrives on Sunday.", [("Sunday", "2026-03-15")]),
        ("The hearing is in three days.", [("in three days", "2026-03-15")]),
        ("He returns Monday two weeks from now.", [("Monday two weeks from now", "2026-03-23")]),
        ("He left on Friday, two weeks ago.", [("Friday, two weeks ago", "2026-02-27")]),
        ("They meet again next workweek.", [("next workweek", "2026-03-16/2026-03-20")]),
        ("Rooms are full for Easter weekend 2027.", [("Easter weekend 2027", "2027-03-27/2027-03-28")]),
        ("The weekend of Thanksgiving 2023 was wet.", [("The weekend of Thanksgiving 2023", "2023-11-23/2023-11-26")]),
        ("It must be done by next 6th of April.", [("next 6th of April", "2026-04-06")]),
        ("The mine closed a year and a half ago.", [("a year and a half ago", "2024-09")]),
        ("At year-end 2024 it had two mills.", [("year-end 2024", "2024")]),
        ("In the past it had two mills.", [("past", None)]),
        ("The judge set a hearing for Monday.", [("Monday", "2026-03-16")]),
        ("The league scheduled the game for Saturday.", [("Saturday", "2026-03-14")]),
        ("The vote was put off until Friday.", [("Friday", "2026-03-13")]),
        ("Every thirtieth of September somebody plays.", []),
        ("They stood in Sunday clothes.", []),
        ("He retired in the following year.", [("the following year", None)]),
        (
            "The slide came on 9 February 1999.\n\nHe lied on that morning.",
            [("9 February 1999", "1999-02-09"), ("that morning", "1999-02-09")],
        ),
        ("The trial starts Monday week.", [("Monday week", "2026-03-23")]),
        ("They meet again on Friday fortnight.", [("Friday fortnight", "2026-03-27")]),
        ("The report is due in ten days.", [("in ten days", "2026-03-22")]),
        ("The glue dries in two days.", []),
        ("They will be only 3 next week.", [("next week", "2026-03-16/2026-03-22")]),
        ("He was held on dec . 9 and freed on jan . 3 .", [("dec . 9", "2025-12-09"), ("jan . 3", "2026-01-03")]),
        ("On 2 march he was fined.", [("2 march", "2026-03-02")]),
        ("The league (490-480 BC) was rich.", [("490-480 BC", "-0489/-0479")]),
        ("The war lasted from 280 to 275 BC.", [("from 280 to 275 BC", "-0279/-0274")]),
    ],
)
def test_dates(nlp: Language, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert brief(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Polls will be open 4-6 pm on Sunday.", ["4-6 pm on Sunday 2026-03-15T16:00 2026-03-15T18:00"]),
        ("Polls will be open 10-11:30 am on Sunday.", ["10-11:30 am on Sunday 2026-03-15T10:00 2026-03-15T11:30"]),
        ("Polls will be open 4:30-6 p.m. Sunday.", ["4:30-6 p.m. Sunday 2026-03-15T16:30 2026-03-15T18:00"]),
        # an hour that has said "p.m." once says it for the ones told after it
        (
            "He left at 4:15 p.m. and was back by 4:40.",
            ["4:15 p.m. 2026-03-12T16:15 2026-03-12T16:15", "4:40 2026-03-12T16:40 2026-03-12T16:40"],
        ),
        (
            "He left at 9:30 a.m. and was back by 5:10.",
            ["9:30 a.m. 2026-03-12T09:30 2026-03-12T09:30", "5:10 2026-03-12T17:10 2026-03-12T17:10"],
        ),
        (
            "He left at 11:50 p.m. and was back by 12:20.",
            ["11:50 p.m. 2026-03-12T23:50 2026-03-12T23:50", "12:20 2026-03-13T00:20 2026-03-13T00:20"],
        ),
        ("It opens from 9:30 a.m. to 5:15.", ["from 9:30 a.m. to 5:15 2026-03-12T09:30 2026-03-12T17:15"]),
        (
            "It sat until 5:30 p.m. and met at 9:15 the next morning.",
            [
                "5:30 p.m. 2026-03-12T17:30 2026-03-12T17:30",
                "9:15 the next morning 2026-03-13T09:15 2026-03-13T09:15",
            ],
        ),
        ("The deadline is midnight Saturday.", ["midnight Saturday 2026-03-15T00:00 2026-03-15T00:00"]),
        ("The deadline is noon Monday.", ["noon Monday 2026-03-16T12:00 2026-03-16T12:00"]),
        ("Lunch is served 11-2 pm today.", ["11-2 pm today 2026-03-12T11:00 2026-03-12T14:00"]),
        (
            "The race will start at 3pm (1400 GMT) on Saturday.",
            [
                "3pm 2026-03-14T15:00 2026-03-14T15:00",
                "1400 GMT 2026-03-14T14:00+00:00 2026-03-14T14:00+00:00",
                "Saturday 2026-03-14 2026-03-14",
            ],
        ),
    ],
)
def test_hours(nlp: Language, text: str, expected: list[str]) -> None:
    def say(bound: object) -> str:
        return bound.isoformat(timespec="minutes") if isinstance(bound, dt.datetime) else str(bound)

    found = read_dates(nlp(text), DateContext.for_text(text, Published(THURSDAY, THURSDAY.isoformat(), "given")))
    assert [f"{v.text} {say(v.low)} {say(v.high)}" for v in found] == expected


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("The port fell on 3 May 1921. The roads were kept for a landing that was planned in 1922. ", "1921-06"),
        ("The port fell on 3 May 1921. It shipped more grain than the August 1914 record. ", "1921-06"),
        ("The port fell on 3 May 1921. The town surrendered in 1922. ", "1922-06"),
    ],
)
def test_what_is_planned_or_compared_does_not_move_the_date_told(nlp: Language, text: str, month: str) -> None:
    assert brief(nlp, text + "In June the mayor left.", None)[-1] == ("June", month)
