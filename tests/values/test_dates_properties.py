from __future__ import annotations

import datetime as dt
import itertools
import time
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.model import Published
from crosscheck.values.anchors import DateContext
from crosscheck.values.dates import read_dates
from crosscheck.values.edtf import from_edtf, to_edtf

if TYPE_CHECKING:
    from spacy.language import Language

    from crosscheck.model import Value

BLANK = spacy.blank("en")
BLANK.max_length = 2_000_000
TEXT = """
January May march 12 31 1999 2019 '99 th , . - – / : the day after before last next this week month year
of and to from between first third two a few early mid late end in at past half quarter 10:30 GMT noon
Monday Sunday's 3/4/2019 2019-02-27 20th century 1960s summer BC Q3 ago later earlier Easter Christmas
morning midnight pm anniversary tomorrow since until UTC+3 ( ) 0147 hours o'clock minutes decade
99999999 9999
"""
PIECES = TEXT.split()
sentences = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)
anchors = st.none() | st.dates() | st.datetimes(timezones=st.none() | st.just(dt.UTC))


def read(text: str, anchor: dt.date | None, nlp: Language = BLANK) -> list[Value]:
    published = Published(anchor, "", "given") if anchor else None
    return read_dates(nlp(text), DateContext.for_text(text, published))


@given(sentences, anchors)
@settings(max_examples=150, deadline=None)
def test_bounds_are_ordered_and_read_back_from_edtf(text: str, anchor: dt.date | None) -> None:
    values = read(text, anchor)
    assert all(a.end <= b.start for a, b in itertools.pairwise(values))
    for value in values:
        assert value.text == text[value.start : value.end]
        low, high = value.low, value.high
        assert (low is None) == (high is None)
        if low is None or high is None:
            continue
        assert isinstance(low, dt.date)
        assert isinstance(high, dt.date)
        assert low <= high
        assert value.edtf
        assert from_edtf(value.edtf) == (low, high)


@given(st.text(max_size=60), anchors)
@settings(max_examples=100, deadline=None)
def test_no_text_raises(text: str, anchor: dt.date | None) -> None:
    read(text, anchor)


@pytest.mark.parametrize(
    "text",
    [
        "He left on Tuesday.",
        "He will leave on Friday.",
        "He left two weeks ago.",
        "He left yesterday.",
        "He left last week.",
        "He leaves next Monday.",
        "He left nine days ago, three days later than she did.",
        "He was seen this week.",
    ],
)
def test_moving_the_anchor_by_a_week_moves_relative_dates_by_a_week(nlp: Language, text: str) -> None:
    week = dt.timedelta(7)
    for day in range(1, 8):
        anchor = dt.date(2021, 6, day)
        before, after = read(text, anchor, nlp), read(text, anchor + week, nlp)
        assert before
        for a, b in zip(before, after, strict=True):
            assert isinstance(a.low, dt.date)
            assert isinstance(a.high, dt.date)
            assert (a.low + week, a.high + week) == (b.low, b.high)


@pytest.mark.parametrize(
    "piece", ["January ", "1,", "1999 to ", "the day after ", "12 and ", "10:", "1/", "first week of "]
)
def test_reading_takes_linear_time(piece: str) -> None:
    """Four times the text takes about four times as long; a quadratic reader would take sixteen times as long."""

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        doc = BLANK(text)
        best = float("inf")
        for _ in range(3):
            start = time.perf_counter()
            read_dates(doc, DateContext(None))
            best = min(best, time.perf_counter() - start)
        return best

    small, large = seconds(2_000), seconds(8_000)
    assert large < 10 * small + 0.05


def test_a_long_line_of_dates_is_read(nlp: Language) -> None:
    del nlp
    values = read("12 May 1999, " * 500, None)
    assert len(values) == 500
    assert to_edtf(values[-1].low, values[-1].high) == "1999-05-12"  # type: ignore[arg-type]
