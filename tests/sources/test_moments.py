from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.sources.moments import find_stamps

H = dt.timedelta(hours=1)


def when(line: str) -> str:
    moment = find_stamps(line)[0].moment()
    assert moment is not None
    return moment.isoformat()


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("July 3, 2018 | 07:41 pm PT", "2018-07-03T19:41:00-07:00"),
        ("December 3, 2018 | 07:41 pm PT", "2018-12-03T19:41:00-08:00"),
        ("Nov 04, 2021 / 16:18", "2021-11-04T16:18:00"),
        ("9 Jul 2022 08:06AM", "2022-07-09T08:06:00"),
        ("Asia 17/09/2020 18:37", "2020-09-17T18:37:00"),
        ("24/03/2025 18:55 CET", "2025-03-24T18:55:00+01:00"),
        ("Status as at: 15.06.2024, 12:00 (CEST)", "2024-06-15T12:00:00+02:00"),
        ("Date of issue: 13 May 2021", "2021-05-13"),
        ("Tuesday 16 March 2021 | Updated 16:20", "2021-03-16T16:20:00"),
        ("2019-02-28T19:41:00-08:00", "2019-02-28T19:41:00-08:00"),
        ("2024-05-25 19:05:33 GMT", "2024-05-25T19:05:33+00:00"),
        ("Sat May 3, 2025 19:40 (GMT-5)", "2025-05-03T19:40:00-05:00"),
        ("May 23, 2023 07:00:00 GMT+7", "2023-05-23T07:00:00+07:00"),
        ("7 octobre 2024 – 16 h 05", "2024-10-07T16:05:00"),
        ("domingo, 19 de noviembre de 2023 | 6:40 p. m.", "2023-11-19T18:40:00"),
        ("Montag, 27. Mai 2024", "2024-05-27"),
        ("Embargo: 00:01 BST, Thursday 5 June 2025", "2025-06-05T00:01:00+01:00"),
        ("SAT 06/15/24", "2024-06-15"),
        ("LIMA 17 OCT 2024 (0845 GMT)", "2024-10-17T08:45:00+00:00"),
        ("Friday, February 2, 1900 — $2.20", "1900-02-02"),
        ("12:30 AM, 3 May 2020", "2020-05-03T00:30:00"),
        ("Published 29/05/2024 12:05 Lisbon time", "2024-05-29T12:05:00+01:00"),
        ("16 October 2024, 9.10 pm Nepal time", "2024-10-16T21:10:00+05:45"),
        ("January 3, 2022 at 9:15 a.m. US Eastern Time", "2022-01-03T09:15:00-05:00"),
        ("3 July 2022, 10:00 (Central European Summer Time)", "2022-07-03T10:00:00+02:00"),
        ("Sunday 4 May 2025, 12h00 local time (17h00 UTC)", "2025-05-04T12:00:00-05:00"),
        ("4 May 2025, 01:30 / 17:45 GMT", "2025-05-04T01:30:00+07:45"),
        ("3 May 2020, 10:00 some other time", "2020-05-03T10:00:00"),
        ("version 4.19.0, 18 August 2022", "2022-08-18"),
        ("2 October 2018, edition 0.21", "2018-10-02"),
    ],
)
def test_stamps_of_title_blocks(line: str, iso: str) -> None:
    assert when(line) == iso


def test_a_date_without_a_year_waits_for_one() -> None:
    (stamp,) = find_stamps("OSLO, Jan 14 (NPA) –")
    assert (stamp.year, stamp.month, stamp.day) == (None, 1, 14)
    assert stamp.moment() is None
    assert stamp.moment(2025) == dt.date(2025, 1, 14)


def test_the_weekday_decides_whether_a_year_fits() -> None:
    (stamp,) = find_stamps("Monday 6 October")
    assert stamp.falls_in(2025)
    assert not stamp.falls_in(2024)


def test_figures_are_read_day_first_and_keep_the_other_reading() -> None:
    (stamp,) = find_stamps("06/12/2024")
    assert (stamp.month, stamp.day, stamp.swapped) == (12, 6, (6, 12))
    (american,) = find_stamps("06/12/2024", month_first=True)
    assert (american.month, american.day) == (6, 12)


def test_an_impossible_month_tells_the_order() -> None:
    (stamp,) = find_stamps("13/05/2024")
    assert (stamp.day, stamp.month, stamp.swapped) == (13, 5, None)


@pytest.mark.parametrize("line", ["31/02/2024", "version 2.0.1", "call 555 01 40", "99/99/2024", "a 1,234 b"])
def test_what_is_no_date_is_none(line: str) -> None:
    assert find_stamps(line) == []


@given(st.text(max_size=120))
def test_no_line_raises_and_spans_are_inside(line: str) -> None:
    for stamp in find_stamps(line):
        assert 0 <= stamp.start < stamp.end <= len(line)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_dates_printed_are_read_again(date: dt.date) -> None:
    for line in (date.isoformat(), f"{date.day} {date:%B} {date.year}", f"{date:%b} {date.day}, {date.year}"):
        assert when(line) == date.isoformat()
