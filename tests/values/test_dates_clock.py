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

CEST = dt.timezone(dt.timedelta(hours=2))
_AFTERNOON = "2024-05-12T15:30:00+02:00"
EVENING = dt.datetime(2024, 5, 14, 18, 5, tzinfo=CEST)  # a Tuesday


def dates(nlp: Language, text: str, anchor: dt.date | None = EVENING) -> list[Value]:
    published = Published(anchor, anchor.isoformat(), "given") if anchor else None
    return read_dates(nlp(text), DateContext.for_text(text, published))


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The tremor hit at 0147 GMT.", "0147 GMT", "2024-05-14T01:47:00Z"),
        ("The tremor hit at 3.47am.", "3.47am", "2024-05-14T03:47:00+02:00"),
        ("The tremor hit at 16:42.", "16:42", "2024-05-14T16:42:00+02:00"),
        ("The tremor hit at 3.47 p.m. local time.", "3.47 p.m. local time", "2024-05-14T15:47:00"),
        ("Posted February 28, 2019 | 07:41 pm PT", "February 28, 2019 | 07:41 pm PT", "2019-02-28T19:41:00-08:00"),
        ("Status: 15.05.2024, 12:00 (CEST)", "15.05.2024, 12:00 (CEST)", "2024-05-15T12:00:00+02:00"),
        ("Written 2024-05-14T18:05:00+02:00.", "2024-05-14T18:05:00+02:00", "2024-05-14T18:05:00+02:00"),
        ("It fell at 5.30 p.m. on Monday.", "5.30 p.m. on Monday", "2024-05-13T17:30:00+02:00"),
        ("It fell at 2115 GMT on Saturday.", "2115 GMT on Saturday", "2024-05-11T21:15:00Z"),
        (
            "At twenty past ten on Sunday morning it fell.",
            "twenty past ten on Sunday morning",
            "2024-05-12T10:20:00+02:00",
        ),
        (
            "It was eighteen minutes to five on Monday afternoon.",
            "eighteen minutes to five on Monday afternoon",
            "2024-05-13T16:42:00+02:00",
        ),
        (
            "It fell at half past three on Sunday afternoon.",
            "half past three on Sunday afternoon",
            "2024-05-12T15:30:00+02:00",
        ),
        ("It fell at noon on Sunday.", "noon on Sunday", "2024-05-12T12:00:00+02:00"),
        ("It fell at 2240 hours on May 6.", "2240 hours on May 6", "2024-05-06T22:40:00+02:00"),
        ("It began at 5 pm British time on Sunday.", "5 pm British time on Sunday", "2024-05-12T17:00:00+01:00"),
        (
            "It began at 02:40 EAT (UTC+3) on 9 February.",
            "02:40 EAT (UTC+3) on 9 February",
            "2024-02-09T02:40:00+03:00",
        ),
    ],
)
def test_times_of_day(nlp: Language, text: str, words: str, edtf: str) -> None:
    (value,) = dates(nlp, text)
    assert (value.text, value.edtf) == (words, edtf)
    assert isinstance(value.low, dt.datetime)


def test_zones_convert(nlp: Language) -> None:
    london, berlin = dates(nlp, "It began at 1000 GMT on 9 May 2024, that is 12:00 CEST on 9 May 2024.")
    assert london.low == berlin.low


def test_an_hour_whose_half_of_the_day_is_open_is_doubtful(nlp: Language) -> None:
    first, second = dates(nlp, "The tremor hit at 3.47am. The clock stopped at thirteen minutes to four.")
    assert second.low == first.low
    assert second.doubtful


def test_a_time_without_a_day_belongs_to_the_day_told(nlp: Language) -> None:
    values = dates(nlp, "The alarm came on Saturday at 22:15. The crew arrived nine minutes later.")
    assert [v.edtf for v in values] == ["2024-05-11T22:15:00+02:00", "2024-05-11T22:24:00"]


def test_a_time_told_as_past_is_not_after_publication(nlp: Language) -> None:
    (value,) = dates(nlp, "The alarm was raised at 23:15.")
    assert value.edtf == "2024-05-13T23:15:00+02:00"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("They landed shortly after 1pm on Sunday.", (13, 1), (13, 15)),
        ("It was found on Sunday morning, a few minutes after seven.", (7, 1), (7, 10)),
        ("It ended just before midnight on Sunday.", (23, 45), (23, 59)),
    ],
)
def test_times_near_a_time(nlp: Language, text: str, low: tuple[int, int], high: tuple[int, int]) -> None:
    (value,) = dates(nlp, text)
    assert isinstance(value.low, dt.datetime)
    assert isinstance(value.high, dt.datetime)
    assert ((value.low.hour, value.low.minute), (value.high.hour, value.high.minute)) == (low, high)
    assert value.approximate


def test_parts_of_the_day(nlp: Language) -> None:
    values = dates(nlp, "It fell on the evening of 9 May and rose last night; on Monday morning it was quiet.")
    assert [(v.edtf, v.role) for v in values] == [
        ("2024-05-09", "evening"),
        ("2024-05-13", "night"),
        ("2024-05-13", "morning"),
    ]


def test_opening_hours_are_a_range(nlp: Language) -> None:
    (value,) = dates(nlp, "The road is open between 06:00 and 19:00 today.")
    assert isinstance(value.low, dt.datetime)
    assert isinstance(value.high, dt.datetime)
    assert (value.low.hour, value.high.hour) == (6, 19)


def test_a_curfew_ends_on_the_day_after(nlp: Language) -> None:
    (value,) = dates(nlp, "A curfew holds from 19:00 to 05:00.")
    assert value.edtf == "2024-05-14T19:00:00+02:00/2024-05-15T05:00:00+02:00"


@pytest.mark.parametrize("text", ["They won 3:1 at home.", "About 15 per cent left.", "She paid 4.50 for it."])
def test_what_is_no_time_of_day(nlp: Language, text: str) -> None:
    assert dates(nlp, text) == []
