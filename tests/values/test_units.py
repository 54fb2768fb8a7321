from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.values.lexer import lex_text
from crosscheck.values.money import currency_after, currency_before, may_be_same
from crosscheck.values.units import Unit, from_base, to_base, unit_at, unit_named, units


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("5 km", "kilometre"),
        ("5 square miles", "square mile"),
        ("5 sq ft", "square foot"),
        ("121 kph", "kilometre per hour"),
        ("5 short tons", "short ton"),
        ("5 tons", "ton"),
        ("5 metric tons", "tonne"),
        ("16 °C", "degree Celsius"),
        ("60 degrees Fahrenheit", "degree Fahrenheit"),
        ("6 percentage points", "percentage point"),
        ("6 per cent", "percent"),
        ("25 basis points", "basis point"),
        ("7 feet", "foot"),
        ("128GB", "gigabyte"),
    ],
)
def test_names_a_unit(text: str, name: str) -> None:
    found = unit_at(lex_text(text), 1)
    assert found is not None
    assert found[1].name == name


@pytest.mark.parametrize("text", ["5 in the morning", "5 a day", "5 h2o", "24703m212"])
def test_a_word_is_no_symbol(text: str) -> None:
    assert unit_at(lex_text(text), 1) is None


def test_an_ambiguous_ton_is_an_interval() -> None:
    ton = unit_named("ton")
    assert ton is not None
    low, high = to_base(Decimal(100), Decimal(100), ton)
    assert low == Decimal("90718.474")
    assert high == Decimal("101604.69088")


@given(st.sampled_from(units()), st.decimals(min_value=-(10**6), max_value=10**6, places=3))
def test_conversion_round_trips(unit: Unit, amount: Decimal) -> None:
    low, high = from_base(*to_base(amount, amount, unit), unit)
    assert low is not None
    assert high is not None
    slack = Decimal("1e-15") * max(abs(amount), Decimal(1000))
    assert low - slack <= amount <= high + slack
    if unit.low == unit.high:
        assert high - low <= 2 * slack


@given(st.sampled_from(units()), st.decimals(min_value=-1000, max_value=1000, places=2))
def test_conversion_keeps_bounds_in_order(unit: Unit, amount: Decimal) -> None:
    low, high = to_base(amount, amount + 1, unit)
    assert low is not None
    assert high is not None
    assert low <= high


@pytest.mark.parametrize(
    ("text", "at", "code"),
    [
        ("$ 5", 1, "dollar"),
        ("US$5", 2, "USD"),
        ("NZ$5", 2, "NZD"),
        ("A$640,000", 2, "AUD"),
        ("(EUR 4 million)", 2, "EUR"),
        ("USD115", 1, "USD"),
        ("£8.10", 1, "GBP"),
        ("ALL 400 million", 1, "ALL"),
    ],
)
def test_a_currency_before_the_sum(text: str, at: int, code: str) -> None:
    found = currency_before(lex_text(text), at)
    assert found is not None
    assert found[1].code == code


@pytest.mark.parametrize("text", ["ALL 5 tests", "a $ 5", "SPUR 5", "the 5"])
def test_words_before_a_number_are_no_currency(text: str) -> None:
    pieces = lex_text(text)
    found = currency_before(pieces, len(pieces) - (2 if "tests" in text else 1))
    assert found is None or found[1].code == "dollar"


@pytest.mark.parametrize(
    ("text", "code"),
    [("5 euros", "EUR"), ("5 Swiss francs", "CHF"), ("5 USD", "USD"), ("400 million lek", "ALL"), ("20p", "GBP")],
)
def test_a_currency_after_the_sum(text: str, code: str) -> None:
    pieces = lex_text(text)
    found = currency_after(pieces, 2 if "million" in text else 1)
    assert found is not None
    assert found[1].code == code


def test_a_plain_dollar_may_be_any_dollar_but_no_euro() -> None:
    assert may_be_same("money:NZD", "money:dollar")
    assert not may_be_same("money:NZD", "money:USD")
    assert not may_be_same("money:EUR", "money:dollar")
