from __future__ import annotations

import datetime as dt

import pytest

from crosscheck.model import Block, BlockKind, Document, Published, SourceId
from crosscheck.values.anchors import DateContext, day_first_usage, history_score

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
