from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crosscheck.claims.quotes import LONGEST, claim_id, quote_span
from crosscheck.model import Kind, SourceId


def test_a_short_sentence_is_quoted_whole_without_outer_space() -> None:
    text = "  The dam holds 40 million litres. "
    assert quote_span(text, 0, len(text), 15, 17) == (2, len(text) - 1)


def test_a_long_sentence_is_cut_at_clauses_around_the_value() -> None:
    clause = "the committee met again and again in the town hall, "
    text = clause * 12 + "nine members left, " + clause * 12
    at = text.index("nine")
    start, end = quote_span(text, 0, len(text), at, at + 4)
    assert start <= at < at + 4 <= end
    assert end - start <= LONGEST
    assert start == 0 or text[:start].endswith(", ")


@given(st.text(alphabet="ab ,.;", min_size=1, max_size=900), st.data())
def test_the_value_stays_inside_and_the_quote_short(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = min(len(text), start + data.draw(st.integers(1, 20)))
    if text[start:end].strip() != text[start:end]:
        return
    first, last = quote_span(text, 0, len(text), start, end)
    assert first <= start
    assert end <= last
    assert last - first <= LONGEST


def test_an_id_forgets_white_space_but_not_the_value() -> None:
    source = SourceId("a.txt")
    one = claim_id(source, Kind.DATE, "It opened in 1931.", "1931", 0)
    assert one == claim_id(source, Kind.DATE, "It opened\n in 1931.", "1931", 0)
    assert one != claim_id(source, Kind.DATE, "It opened in 1934.", "1934", 0)
    assert one != claim_id(source, Kind.DATE, "It opened in 1931.", "1931", 1)
