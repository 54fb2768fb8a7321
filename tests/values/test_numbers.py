from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.values.lexer import Pieces, lex_text
from crosscheck.values.numbers import parse_digits, parse_number
from crosscheck.values.numberwords import TENS, UNITS


def first_number(text: str) -> tuple[str, Decimal] | None:
    pieces = lex_text(text)
    for k in range(len(pieces)):
        number = parse_number(pieces, k)
        if number is not None:
            return text[number.start : number.end], number.value
    return None


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("12,34,567.89 rupees", "12,34,567.89", "1234567.89"),
        ("1.2 million", "1.2 million", "1200000"),
        ("4bn of it", "4bn", "4000000000"),
        ("€5 000 in all", "5 000", "5000"),
        ("about 7\u202f218 m", "7\u202f218", "7218"),
        ("Eleven hundred and fifty", "Eleven hundred and fifty", "1150"),
        ("two-and-a-half weeks", "two-and-a-half", "2.5"),
        ("one and a half million", "one and a half million", "1500000"),
        ("a dozen eggs", "a dozen", "12"),
        ("four dozen eggs", "four dozen", "48"),
        ("half a million", "half a million", "500000"),
        ("a quarter million", "a quarter million", "250000"),
        ("35 lakh", "35 lakh", "3500000"),
        ("2 crore", "2 crore", "20000000"),
        ("seven point four million", "seven point four million", "7400000"),
        ("a hundred and sixty-three million", "a hundred and sixty-three million", "163000000"),
        ("forty-two thousand", "forty-two thousand", "42000"),
        ("10 1/2 miles", "10 1/2", "10.5"),
        ("2½ miles", "2½", "2.5"),
        ("minus 27", "minus 27", "-27"),
        ("at -27 now", "-27", "-27"),
        ("rose 6 . 2 % again", "6 . 2", "6.2"),
        ("three score men", "three score", "60"),
    ],
)
def test_reads_a_number(text: str, words: str, value: str) -> None:
    assert first_number(text) == (words, Decimal(value))


@pytest.mark.parametrize("text", ["1.2.3", "1,2,3", "10.20.30.40", "9" * 60])
def test_what_is_no_single_number(text: str) -> None:
    assert parse_digits(text) is None


def test_words_that_do_not_join_stay_apart() -> None:
    assert first_number("twenty twelve") == ("twenty", Decimal(20))
    assert first_number("one two three") == ("one", Decimal(1))
    assert first_number("two and three points") == ("two", Decimal(2))


def in_words(n: int) -> str:
    units = {v: k for k, v in reversed(list(UNITS.items())) if k != "nought"}
    tens = {v: k for k, v in TENS.items() if k != "fourty"}
    if n < 20:
        return units[n]
    if n < 100:
        return tens[n - n % 10] + (f"-{units[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{units[n // 100]} hundred" + (f" and {in_words(n % 100)}" if n % 100 else "")
    for scale, name in ((10**6, "million"), (10**3, "thousand")):
        if n >= scale:
            rest = n % scale
            tail = "" if not rest else (f" and {in_words(rest)}" if rest < 100 else f" {in_words(rest)}")
            return f"{in_words(n // scale)} {name}{tail}"
    raise AssertionError


@given(st.integers(0, 10**9 - 1))
def test_a_number_spelled_out_reads_back(n: int) -> None:
    text = in_words(n)
    assert first_number(text) == (text, Decimal(n))


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_a_number_in_digits_reads_back(n: Decimal) -> None:
    text = f"{n:,}"
    assert first_number(text) == (text, n)


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    pieces = lex_text(text)
    for k in range(-1, len(pieces) + 1):
        parse_number(pieces, k)


@pytest.mark.parametrize("unit", ["1", "1,", "1,234", "1 ", "a ", "one ", "½", "1/2 ", "- 1"])
def test_cutting_a_long_line_grows_with_its_length(unit: str) -> None:
    small, large = (len(Pieces(unit * n, [len(unit * n)])) for n in (1000, 10_000))
    assert large <= 10 * small + 10
    long = Pieces(unit * 250_000, [1])
    read = parse_number(long, 0)
    assert read is None or read.q <= 16
