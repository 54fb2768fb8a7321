from __future__ import annotations

import datetime as dt

import pytest

from crosscheck.model import Block, BlockKind, Document, Published, SourceId
from crosscheck.values.anchors import DateContext, day_first_usage, history_score
from crosscheck.values.calendars import Days
from crosscheck.values.usage import bare_clock_usage, last_month_dated, times_zone

PUBLISHED = Published(dt.date(2024, 5, 14), "14 May 2024", "dateline")


@pytest.mark.parametrize(
    ("text", "usage"),
    [
        ("17/09/2023 and 04/05/2023", True),
        ("09/17/2023 and 04/05/2023", False),
        ("04/05/2023", None),
        ("04/05/2023, that is 4 May", True),
        ("04/05/2023, that is April 5", False),
        ("nothing here", None),
    ],
)
def test_order_of_day_and_month(text: str, usage: bool | None) -> None:
    assert day_first_usage(text) is usage


def test_a_text_full_of_old_years_is_a_history_and_news_is_not() -> None:
    history = "In 1914 it began. By 1916 it had spread; in 1917 it slowed, and it ended in 1918."
    news = "It began on Tuesday, the worst since 1914, and ended on Friday."
    assert history_score(history, PUBLISHED) > 0
    assert history_score(news, PUBLISHED) <= 0


def test_furniture_does_not_decide_the_order() -> None:
    text = "Menu 09/17/2023\nPosted 04/05/2023, on 4 May"
    blocks = (Block(BlockKind.FURNITURE, 0, 15), Block(BlockKind.PARAGRAPH, 16, len(text)))
    document = Document(SourceId("a.txt"), text, blocks, "text", published=PUBLISHED)
    context = DateContext.for_document(document)
    assert context.day_first is True
    assert context.day == dt.date(2024, 5, 14)


def test_the_stamp_keeps_the_zone() -> None:
    moment = dt.datetime(2019, 3, 1, 10, 41, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    assert DateContext(Published(moment, "", "dateline")).stamp() == "2019-03-01 10:41 +07:00"
    assert DateContext(PUBLISHED).stamp() == "2024-05-14"
    assert DateContext(None).stamp() == "publication"


def test_greenwich_in_a_dateline_is_the_agency_not_the_place() -> None:
    moment = dt.datetime(2024, 5, 14, 6, 30, tzinfo=dt.UTC)
    assert DateContext(Published(moment, "", "dateline")).zone is None
    assert DateContext(Published(moment.astimezone(dt.timezone(dt.timedelta(hours=2))), "", "")).zone is not None


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("All times UTC.", ("utc", 0.0)),
        ("All times are in GMT", ("gmt", 0.0)),
        ("All times local (GMT+1).", ("gmt", 1.0)),
        ("Times are UTC-3.", ("utc", -3.0)),
        ("All times are local.", ("local", 0.0)),
        ("Times: CET", ("cet", 0.0)),
        ("the Times of London", None),
        ("three times as many", None),
    ],
)
def test_the_zone_of_all_times(text: str, zone: tuple[str, float] | None) -> None:
    assert times_zone(text) == zone


@pytest.mark.parametrize(
    ("text", "usage"),
    [
        ("The mate woke by 0640.", True),
        ("It struck at 1725 hours.", True),
        ("It struck at 1111. It sank at 1517.", True),
        ("All times UTC. It struck at 1111.", True),
        ("It struck at 1111.", False),
        ("It flew at 1100 feet, then at 1400 feet.", False),
        ("It was built by 1840 and burned at 12:30.", False),
    ],
)
def test_clocks_of_four_digits(text: str, usage: bool) -> None:
    assert bare_clock_usage(text) is usage


def test_the_latest_month_dated_leaves_out_what_is_planned() -> None:
    text = "It was laid in May 2017 and opened on 3 November 2018. It will be closed by March 2031."
    assert last_month_dated(text) == Days(dt.date(2018, 11, 1), dt.date(2018, 11, 30))
    assert last_month_dated("It was opened in 2018.") is None


def test_days_elsewhere_near_midnight() -> None:
    pacific = dt.datetime(2019, 2, 28, 19, 41, tzinfo=dt.timezone(dt.timedelta(hours=-8)))
    assert DateContext(Published(pacific, "", "dateline")).other_days() == (dt.date(2019, 3, 1),)
    assert DateContext(PUBLISHED).other_days() == ()
    assert DateContext(Published(dt.datetime.max.replace(tzinfo=dt.UTC), "", "")).other_days() == ()


@pytest.mark.parametrize(
    ("day", "text", "known"),
    [
        (dt.date(2025, 10, 1), "October 2025", False),
        (dt.date(2025, 10, 1), "1 October 2025", True),
        (dt.date(2025, 10, 1), "2025-10-01", True),
        (dt.date(2025, 10, 7), "Tuesday", True),
        (dt.date(2025, 10, 1), "", True),
    ],
)
def test_a_publication_may_be_known_to_its_month_only(day: dt.date, text: str, known: bool) -> None:
    assert DateContext(Published(day, text, "dateline")).day_known is known
