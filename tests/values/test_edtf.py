from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.values.edtf import from_edtf, to_edtf

D = dt.date


@pytest.mark.parametrize(
    ("low", "high", "precision", "text"),
    [
        (D(1961, 6, 12), D(1961, 6, 12), "day", "1961-06-12"),
        (D(1961, 6, 1), D(1961, 6, 30), "month", "1961-06"),
        (D(1961, 1, 1), D(1961, 12, 31), "year", "1961"),
        (D(1960, 1, 1), D(1969, 12, 31), "decade", "196X"),
        (D(1900, 1, 1), D(1999, 12, 31), "century", "19XX"),
        (D(2012, 3, 1), D(2012, 5, 31), "season", "2012-21"),
        (D(2012, 12, 1), D(2013, 2, 28), "season", "2012-24"),
        (D(2012, 1, 1), D(2012, 3, 31), "quarter", "2012-33"),
        (D(2012, 7, 1), D(2012, 12, 31), "half", "2012-41"),
        (D(1994, 1, 1), D(1998, 12, 31), "range", "1994/1998"),
        (D(2020, 3, 1), D(2020, 6, 30), "range", "2020-03/2020-06"),
        (D(2019, 2, 27), D(2019, 3, 2), "range", "2019-02-27/2019-03-02"),
        (D(1957, 1, 1), None, "year", "1957/.."),
        (None, D(1957, 12, 31), "year", "../1957"),
        (None, None, "", ".."),
    ],
)
def test_forms(low: dt.date | None, high: dt.date | None, precision: str, text: str) -> None:
    assert to_edtf(low, high, precision) == text
    assert from_edtf(text) == (low, high)


def test_approximate_dates_carry_a_tilde() -> None:
    assert to_edtf(D(1958, 1, 1), D(1958, 12, 31), "year", True) == "1958~"
    assert from_edtf("1958~") == (D(1958, 1, 1), D(1958, 12, 31))


def test_moments_keep_their_zone() -> None:
    moment = dt.datetime(2024, 5, 14, 3, 47, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    assert to_edtf(moment, moment) == "2024-05-14T03:47:00+02:00"
    assert from_edtf("2024-05-14T03:47:00+02:00") == (moment, moment)
    assert to_edtf(moment.astimezone(dt.UTC), moment.astimezone(dt.UTC)) == "2024-05-14T01:47:00Z"


@pytest.mark.parametrize("text", ["yesterday", "2019-13", "2019-02-30", "1/2/3", "2019-2-3", "12"])
def test_other_strings_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an EDTF date"):
        from_edtf(text)


def test_dates_that_cannot_be_held_have_no_bounds() -> None:
    assert from_edtf("-0479") == (None, None)
    assert from_edtf("XXXX-02-27/XXXX-02-28") == (None, None)


@given(st.dates(), st.dates(), st.sampled_from(["", "season", "quarter", "year", "range"]), st.booleans())
def test_what_is_written_is_read_back(a: dt.date, b: dt.date, precision: str, approximate: bool) -> None:
    low, high = min(a, b), max(a, b)
    assert from_edtf(to_edtf(low, high, precision, approximate)) == (low, high)
    assert from_edtf(to_edtf(low, None, precision, approximate)) == (low, None)
    assert from_edtf(to_edtf(None, high, precision, approximate)) == (None, high)


@given(st.integers(1, 9998), st.integers(1, 12), st.integers(0, 30))
def test_whole_months_are_read_back(year: int, month: int, count: int) -> None:
    from crosscheck.values.calendars import months

    span = months(year, month, count + 1)
    if span:
        for precision in ("season", "range"):
            assert from_edtf(to_edtf(span.low, span.high, precision)) == (span.low, span.high)


def test_both_ends_of_an_interval_are_as_fine_as_the_finer() -> None:
    low, high = dt.date(2019, 1, 1), dt.date(2019, 2, 28)
    assert to_edtf(low, high) == "2019-01/2019-02"
    assert to_edtf(low, dt.date(2019, 2, 27)) == "2019-01-01/2019-02-27"
    assert from_edtf("2019-01/2019-02") == (low, high)
