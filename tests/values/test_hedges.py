from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.values.hedges import Bounds, Hedge, exact, hedge_after, hedge_before, hedged, vague_at
from crosscheck.values.lexer import lex_text

NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
SHARES = st.decimals(min_value=0, max_value=1, places=3)


def in_order(bounds: Bounds) -> bool:
    ends = [e for e in (bounds.soft_low, bounds.low, bounds.high, bounds.soft_high) if e is not None]
    return all(a <= b for a, b in pairwise(ends))


@given(NUMBERS, st.sampled_from(["both", "below", "over", "under", "odd"]), SHARES, SHARES, st.booleans())
def test_bounds_are_in_order(value: Decimal, side: str, hard: Decimal, more: Decimal, counted: bool) -> None:
    hedge = Hedge(side, hard, hard + more, True)
    assert in_order(hedged(value, Decimal(1), counted, hedge))
    assert in_order(exact(value, Decimal(1), counted))


@given(NUMBERS, st.sampled_from(["both", "below", "over", "under"]), SHARES, SHARES)
def test_a_wider_hedge_widens_the_bounds(value: Decimal, side: str, share: Decimal, more: Decimal) -> None:
    narrow = hedged(value, Decimal(1), False, Hedge(side, share, share, True))
    wide = hedged(value, Decimal(1), False, Hedge(side, share + more, share + more, True))
    for low in ("low", "soft_low"):
        a, b = getattr(wide, low), getattr(narrow, low)
        assert (a is None) == (b is None)
        assert a is None or a <= b
    for high in ("high", "soft_high"):
        a, b = getattr(wide, high), getattr(narrow, high)
        assert (a is None) == (b is None)
        assert a is None or a >= b


def hedge_of(text: str) -> Hedge:
    pieces = lex_text(text)
    found = hedge_before(pieces, len(pieces) - 1)
    assert found is not None
    assert found[0] == 0
    return found[1]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("nearly 100", 90, 99),
        ("about 100", 90, 110),
        ("more than 100", 100, None),
        ("up to 100", None, 100),
        ("no more than 100", None, 100),
        ("not less than 100", 100, None),
        ("just under 100", 95, 99),
        ("a little more than 100", 100, None),
        ("on the order of 100", 90, 110),
        ("~100", 90, 110),
    ],
)
def test_the_table_bounds_a_count(text: str, low: int | None, high: int | None) -> None:
    bounds = hedged(Decimal(100), Decimal(1), True, hedge_of(text))
    assert [bounds.low, bounds.high] == [low, high]


def test_hedges_after_the_number() -> None:
    assert hedge_after(lex_text("or so"), 0) is not None
    odd = hedge_after(lex_text("80-odd"), 1)
    assert odd is not None
    assert list(hedged(Decimal(80), Decimal(1), True, odd[1])[:2]) == [80, 89]


def test_vague_numbers_take_the_longest_reading() -> None:
    found = vague_at(lex_text("tens of thousands"), 0)
    assert found is not None
    assert found[0] == 3
    assert found[1].value is None
    assert list(found[1].bounds[:2]) == [20_000, 99_999]


@pytest.mark.parametrize(
    ("value", "grain", "counted", "slack"),
    [
        ("188", "1", True, "0"),
        ("6.1", "0.1", False, "0.05"),
        ("13000", "1", True, "500"),
        ("300", "1", True, "15"),
        ("90", "1", True, "0"),
        ("17", "1", False, "0.5"),
        ("0", "1", False, "0"),
        ("1200000", "100000", False, "50000"),
    ],
)
def test_rounding_goes_by_the_figures_written(value: str, grain: str, counted: bool, slack: str) -> None:
    bounds = exact(Decimal(value), Decimal(grain), counted)
    assert bounds.soft_high is not None
    assert bounds.soft_high - Decimal(value) == Decimal(slack)
