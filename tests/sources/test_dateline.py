from __future__ import annotations

import datetime as dt

import pytest
from source_readings import kind_of, read_html, read_markdown, read_text

from crosscheck.model import BlockKind
from crosscheck.sources.dateline import month_first
from crosscheck.sources.front import byline_of, dateline_of

PROSE = (
    "The council of Port Arden voted late on Monday to close the swimming pool, which has stood empty since the "
    "storm, and to sell the land behind it."
)


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        (f"ARDEN, May 14 (XNA) – {PROSE}", "ARDEN", "XNA"),
        (f"PORT ARDEN, Norway, Jan 14 (XNA) – {PROSE}", "PORT ARDEN, Norway", "XNA"),
        (f"ARDEN: {PROSE}", "ARDEN", ""),
        (f"ARDEN—{PROSE}", "ARDEN", ""),
        (f"Arden, Ireland – 12 March 2025 – {PROSE}", "Arden, Ireland", ""),
        (f"Arden, Oct 15 (XNS) {PROSE}", "Arden", "XNS"),
    ],
)
def test_datelines(text: str, place: str, agency: str) -> None:
    found = dateline_of(text)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)


@pytest.mark.parametrize("text", [PROSE, "Monday – the day of the vote – was wet.", "SMITH: I never said that.", ""])
def test_no_datelines(text: str) -> None:
    found = dateline_of(text)
    assert found is None or found.place == "SMITH"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("by Jo M. Burke, staff writer", "Jo M. Burke"),
        ("Posted by Kim Roe on 12 May 2020", "Kim Roe"),
        ("Words: Lena Ohm", "Lena Ohm"),
        ("Von Karl Maier", "Karl Maier"),
        ("3 May 2020 | By Ann Lee", "Ann Lee"),
        ("The bridge was built by Brunel & Co", ""),
        ("A bit by bit affair", ""),
        ("WON BY A NOSE", ""),
    ],
)
def test_bylines(line: str, name: str) -> None:
    assert byline_of(line) == name


def test_the_clock_of_the_page_is_not_the_dateline() -> None:
    document = read_text(
        "June 2, 2022 | 07:00:00 GMT+7 | Weather 19°\nFollow us:\nMay 04, 2019 / 16:18\n\n"
        f"Pool in Port Arden to close for good\n\n{PROSE}\n"
    )
    assert document.published is not None
    assert document.published.moment == dt.datetime(2019, 5, 4, 16, 18)
    assert kind_of(document, "Weather") is BlockKind.FURNITURE
    assert kind_of(document, "May 04, 2019") is BlockKind.DATELINE


def test_the_dateline_keeps_its_zone() -> None:
    document = read_text(f"Pool in Port Arden to close\n\nBy Ann Lee  February 28, 2019 | 07:41 pm PT\n\n{PROSE}\n")
    assert document.published is not None
    assert isinstance(document.published.moment, dt.datetime)
    assert document.published.moment.utcoffset() == dt.timedelta(hours=-8)
    assert document.byline == "Ann Lee"


@pytest.mark.parametrize(
    ("line", "hours"), [("All times local (GMT+1)", 1), ("All times are in UTC", 0), ("Times given in EDT", -4)]
)
def test_a_line_may_give_the_zone_of_all_times(line: str, hours: int) -> None:
    document = read_text(f"ARDEN TIMES\n4 May 2021, 16:18\n{line}\n\nPool in Port Arden to close\n\n{PROSE}\n")
    assert document.published is not None
    assert isinstance(document.published.moment, dt.datetime)
    assert document.published.moment.utcoffset() == dt.timedelta(hours=hours)


def test_the_year_comes_from_the_title_block() -> None:
    document = read_text(
        f"XAVIER NEWS AGENCY\nMay 14, 2024 6:30 AM GMT\n\nPool to close\n\nARDEN, May 14 (XNA) – {PROSE}\n"
    )
    assert document.published is not None
    assert document.published.moment == dt.datetime(2024, 5, 14, 6, 30, tzinfo=dt.UTC)
    assert document.place == "ARDEN"


def test_what_is_not_the_date_of_publication() -> None:
    document = read_text(
        f"ARDEN COUNCIL\nIssued: 3 May 2021\nNext bulletin: 9 May 2021, 20:00\n\nPool to close\n\n{PROSE}\n"
    )
    assert document.published is not None
    assert document.published.day == dt.date(2021, 5, 3)


def test_a_date_in_passing_is_none() -> None:
    document = read_text(f"The pool of Port Arden\n\n{PROSE} It was opened on 3 May 1931 by the mayor of the day.\n")
    assert document.published is None
    assert "no date of publication was found" in document.problems


def test_the_name_of_the_file_is_the_last_resort() -> None:
    document = read_text(f"The pool of Port Arden\n\n{PROSE}\n", "arden_2021-05-03.txt")
    assert document.published is not None
    assert (document.published.day, document.published.origin) == (dt.date(2021, 5, 3), "file name")


def test_a_month_alone_is_told() -> None:
    document = read_text(f"THE POOL REVIEW\nMay 2021\n\nThe deep end of the town\n\n{PROSE}\n")
    assert document.published is not None
    assert document.published.day == dt.date(2021, 5, 1)
    assert any("only to the month" in p for p in document.problems)


def test_the_order_of_day_and_month_is_told_by_the_text() -> None:
    assert month_first("On June 13, 2024 and July 4, 2024") is True
    assert month_first("On 13 June 2024") is False
    assert month_first("Filed 06/13/2024") is True
    assert month_first("no dates at all") is None
    american = read_text(
        f"ARDEN COURT\n\nA case of water\nFiled 06/12/2024\n\n{PROSE} It had closed on June 2, 2024.\n"
    )
    assert american.published is not None
    assert american.published.day == dt.date(2024, 6, 12)


@pytest.mark.parametrize(
    ("last", "day"),
    [
        ("It opened in a ceremony on 3 May 2021.", None),
        ("Divers went down 3 May 2021.", None),
        ("Ann Lee, 3 May 2021", 3),
        ("Posted 3 May 2021 by Ann Lee", 3),
        ("Arden, 3 May 2021.", 3),
        ("3 May 2021", 3),
    ],
)
@pytest.mark.parametrize(
    "prose", ["", "The council voted late on Monday to close the pool, which has stood empty.\n\n"]
)
def test_a_date_in_a_last_sentence_is_no_publication(prose: str, last: str, day: int | None) -> None:
    document = read_text(f"Pool to close\n\n{prose}{last}\n")
    assert (document.published.day.day if document.published else None) == day


@pytest.mark.parametrize("last", ["It will reopen on 3 May 2021", "A second vote was held 3 May 2021, 10:00"])
def test_below_prose_a_sentence_needs_no_full_stop(last: str) -> None:
    prose = "The council voted late on Monday to close the pool, which has stood empty since the storm."
    assert read_text(f"Pool to close\n\n{prose}\n\n{last}").published is None


def test_notices_below_the_last_lines_do_not_hide_a_date() -> None:
    article = "The council voted late on Monday to close the pool, which has stood empty.\n\n" * 40
    notices = "Share this: Mail | Print | Tweet\n\n" * 8
    document = read_text(f"Pool to close\n\n{article}This page was last edited on 3 May 2021\n\n{notices}")
    assert document.published is not None
    assert document.published.origin == "last lines"


def test_the_page_shows_the_clock_and_zone_that_its_metadata_leave_out() -> None:
    def moment(told: str, shown: str) -> str:
        page = f'<meta name="date" content="{told}"><h1>Pool to close</h1><p>By Ann Lee, {shown}</p><p>{PROSE}</p>'
        published = read_html(page).published
        assert published is not None
        return published.moment.isoformat()

    assert moment("2021-05-03", "3 May 2021, 10:00 CEST") == "2021-05-03T10:00:00+02:00"
    assert moment("2021-05-03T10:00:00", "3 May 2021, 10:00 CEST") == "2021-05-03T10:00:00+02:00"
    assert moment("2021-05-04T01:30:09Z", "3 May 2021, 18:30 PDT") == "2021-05-03T18:30:00-07:00"
    assert moment("2021-05-03T10:00:00Z", "3 May 2021, 11:00 UTC") == "2021-05-03T10:00:00+00:00"
    assert moment("2021-05-03", "4 May 2021, 10:00 CEST") == "2021-05-03"


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"# Norvik Bio grows\n\n**OSLO, 3 May 2021** - {PROSE}\n\n### About Norvik Bio\n\nSoap.\n", "Norvik Bio"),
        (f"# Lee & Roe: a record for soap\n\n{PROSE} Lee & Roe sold it.\n\nPress office: 555\n", "Lee & Roe"),
        (f"# Jo Roe ends a trip\n\n{PROSE} Jo Roe left. Jo Roe waved.\n\nPhoto: Arden Press Office\n", None),
        (f"# Pool to close\n\n{PROSE}\n\n© The Arden Times 2021. All rights reserved.\n", "The Arden Times"),
        (f"# Pool to close\n\n{PROSE}\n\nPhotograph © Jo Roe\n", None),
        (f"# Wet Feet\n\n*A letter on floods. Issue 61, 3 May 2021.*\n\n## What a pool costs\n\n{PROSE}\n", "Wet Feet"),
        (f"NSB\n\n# Note 3\n\n3 May 2021\n\nThe Norvik Safety Board (NSB) met. {PROSE}\n", "Norvik Safety Board"),
    ],
)  # fmt: skip
def test_a_publisher_that_no_masthead_names(text: str, outlet: str | None) -> None:
    assert read_markdown(text).outlet == outlet


def test_the_title_of_a_newsletter_stands_below_its_name() -> None:
    document = read_markdown(
        f"# Wet Feet\n\n*A letter on floods. Issue 61, 3 May 2021.*\n\n## What a pool costs\n\n{PROSE}\n"
    )
    assert document.title == "What a pool costs"
    assert document.published is not None
    assert document.published.day.day == 3
