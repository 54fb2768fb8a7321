from __future__ import annotations

import datetime as dt
import doctest
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crosscheck
from crosscheck.model import Kind, Verdict
from crosscheck.statements import compare, judging

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.usefixtures("nlp")

CLASH = Verdict.CONTRADICTION
MEET = Verdict.AGREEMENT
APART = Verdict.UNRELATED


def test_compare_is_the_public_call() -> None:
    assert crosscheck.compare is compare


def test_the_example_of_the_docstring_holds(nlp: Language) -> None:
    assert doctest.testmod(judging).failed == 0


@pytest.mark.parametrize(
    ("known", "checked", "verdict"),
    [
        ("Twelve sailors died in the storm.", "Twelve sailors died in the storm.", MEET),
        ("Twelve sailors died in the storm.", "Nine sailors died in the storm.", CLASH),
        ("The bakery sold 50 loaves on Monday.", "The bakery sold more than 49 loaves.", MEET),
        ("The bakery sold 50 loaves on Monday.", "The bakery sold more than 50 loaves.", CLASH),
        ("The bakery sold 50 loaves on Monday.", "The bakery sold at least 50 loaves.", MEET),
        ("The bakery sold over 50 loaves.", "The bakery sold more than 50 loaves.", MEET),
        ("The bakery sold over 50 loaves.", "The bakery sold fewer than 60 loaves.", MEET),
        ("The bakery sold over 50 loaves.", "The bakery sold more than 80 loaves.", Verdict.POSSIBLE),
        ("The dam holds 30 to 40 million litres.", "The dam holds more than 30 million litres.", MEET),
        ("The dam holds 30 to 40 million litres.", "The dam holds more than 35 million litres.", APART),
        ("The survey gave the mayor 62 % of the vote.", "The survey gave the mayor less than 60 % of the vote.", CLASH),
        ("The stage show ran for ten weeks.", "The stage show ran for less than nine weeks.", CLASH),
    ],
)
def test_bounds_are_read_as_strictly_as_the_words(known: str, checked: str, verdict: Verdict) -> None:
    assert compare(known, checked).verdict is verdict


@pytest.mark.parametrize(
    ("known", "checked", "verdict"),
    [
        ("The bridge opened in 1990.", "The bridge opened before 1991.", MEET),
        ("The bridge opened in 1990.", "The bridge opened after 1990.", CLASH),
        ("The bridge opened on 4 May 1990.", "The bridge opened in May 1990.", MEET),
        ("The bridge opened on 4 May 1990.", "The bridge opened on 5 May 1990.", CLASH),
        ("The bridge opened on 4 May.", "The bridge opened on 4 May 1990.", MEET),
        ("The harbour has been closed since 2003.", "The harbour was closed in 2010.", APART),
        ("The harbour was closed by June 2010.", "The harbour was closed no later than 30 June 2010.", MEET),
    ],
)
def test_days_are_read_with_the_words_before_them(known: str, checked: str, verdict: Verdict) -> None:
    assert compare(known, checked).verdict is verdict


@pytest.mark.parametrize(
    ("known", "checked", "verdict"),
    [
        ("The squad has 35 wins and 47 losses.", "The squad has under 48 losses.", MEET),
        ("The squad has 35 wins and 47 losses.", "The squad has under 47 losses.", CLASH),
        (
            "The tour took $ 5 million in Canada and $ 9 million abroad, a worldwide total of $ 14 million.",
            "The tour took over $ 10 million worldwide.",
            MEET,
        ),
        (
            "The tour took $ 5 million in Canada and $ 9 million abroad, a worldwide total of $ 14 million.",
            "The tour took less than $ 8 million outside Canada.",
            CLASH,
        ),
        ("The festival has 40 stages.", "The festival sold 40 % of its tickets.", APART),
        ("The firm employs 900 people in Kodra.", "The firm employs 700 people in Velmora.", APART),
        ("She won seven Harbour Awards.", "She won two Mountain Awards.", APART),
        ("They scored on the fifth studio album.", "They scored on the first live album.", APART),
        ("He was ranked the ninth richest farmer.", "He is richer than the tenth richest farmer.", APART),
        ("As of 3 May 2020, 40 cases were known.", "As of 9 May 2020, 60 cases were known.", APART),
    ],
)
def test_only_values_of_one_thing_are_held_against_each_other(known: str, checked: str, verdict: Verdict) -> None:
    assert compare(known, checked).verdict is verdict


@pytest.mark.parametrize(
    ("known", "checked"),
    [
        ("The minister resigned on Tuesday.", "The minister did not resign on Tuesday."),
        ("The talks were held in Kodra.", "The talks were never held in Kodra."),
        ("The court convicted the banker of fraud.", "The court acquitted the banker of fraud."),
        ("The pilot survived the crash.", "The pilot died in the crash."),
    ],
)
def test_denials_are_contradictions_of_polarity(known: str, checked: str) -> None:
    for found in (compare(known, checked), compare(checked, known)):
        assert (found.verdict, found.kind) == (CLASH, Kind.POLARITY)


def test_not_until_says_that_it_happened() -> None:
    assert compare("The brand was not registered until July.", "The brand was registered.").verdict is not CLASH


def test_statements_without_values_agree_where_one_has_the_words_of_the_other() -> None:
    assert compare("The school opened its doors to all pupils.", "The school opened its doors.").verdict is MEET
    assert compare("The school opened its doors to all pupils.", "The orchestra toured Norway.").verdict is APART
    assert compare("", "").verdict is APART


def test_anchors_place_relative_days() -> None:
    known, checked = "The ferry sank yesterday.", "The ferry sank on 3 March 2021."
    assert compare(known, checked, dt.date(2021, 3, 4)).verdict is MEET
    assert compare(known, checked, dt.date(2021, 3, 9)).verdict is CLASH


def test_every_verdict_says_why_and_names_its_values() -> None:
    found = compare("The bridge opened in 1990.", "The bridge opened after 1990.")
    assert found.kind is Kind.DATE
    assert found.reason == "“1990” and after “1990” exclude each other"
    assert [v.text for v in found.values] == ["1990", "1990"]


def test_open_values_are_one_sided() -> None:
    more, less = "The club has more than 900 members.", "The club has more than 700 members."
    assert compare(more, less).verdict is MEET
    assert compare(less, more).verdict is Verdict.POSSIBLE


NOUNS = st.sampled_from(["sailors", "loaves", "bridges", "tickets"])


@settings(deadline=None, max_examples=25)
@given(noun=NOUNS, first=st.integers(2, 99_999), second=st.integers(2, 99_999))
def test_exact_values_have_the_same_verdict_either_way_round(noun: str, first: int, second: int) -> None:
    a, b = f"The town counted {first:,} {noun}.", f"The town counted {second:,} {noun}."
    assert compare(a, b).verdict is compare(b, a).verdict
    if first == second:
        assert compare(a, b).verdict is MEET


PIECES = st.sampled_from(
    [
        "more than",
        "before",
        "1990",
        "on 3 May",
        "0",
        "-5",
        "%",
        "$",
        "1e9",
        "\n",
        "(",
        "”",
        "dogs",
        "not",
        "the 3rd",
        "½",
    ]
)


@settings(deadline=None, max_examples=40)
@given(
    first=st.lists(PIECES, max_size=8).map(" ".join),
    second=st.one_of(st.text(max_size=40), st.lists(PIECES).map(" ".join)),
)
def test_no_text_is_too_odd_to_compare(first: str, second: str) -> None:
    for found in (compare(first, second), compare(second, first)):
        assert found.verdict in Verdict
        assert found.reason
