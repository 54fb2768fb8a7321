from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.language.forms import fold, initials, singular, sound


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Kim Jong-un", "kim jong un"),
        ("Wrocław", "wroclaw"),
        ("U.S.", "us"),
        ("Ørsted–Æbelø", "orsted aebelo"),
        ("O’Brien", "obrien"),
        ("Đặng", "dang"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(("a", "b"), [("sergei", "sergey"), ("yuri", "iuri"), ("chekhov", "tchekhov")])
def test_spellings_of_one_sound(a: str, b: str) -> None:
    assert sound(a) == sound(b)


def test_other_names_sound_otherwise() -> None:
    assert sound("marin") != sound("martin")


def test_initials_leave_small_words_out() -> None:
    assert initials("Workers' Party of Korea", frozenset({"of"})) == "wpk"


@pytest.mark.parametrize(
    ("plural", "one"), [("islands", "island"), ("companies", "company"), ("bus", "bus"), ("churches", "church")]
)
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one
