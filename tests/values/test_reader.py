from __future__ import annotations

import datetime as dt
import subprocess
import sys
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crosscheck.model import BlockKind, Kind
from crosscheck.values import find_values
from crosscheck.values.anchors import DateContext
from crosscheck.values.reader import ValueReader
from crosscheck.values.wording import number_text

if TYPE_CHECKING:
    from spacy.language import Language


def test_finds_values_of_all_kinds_in_order() -> None:
    text = "In June 1961 their second meeting drew nearly 100 guests for two days."
    values = find_values(text, dt.date(2019, 3, 1))
    assert [(v.kind, v.text) for v in values] == [
        (Kind.DATE, "June 1961"),
        (Kind.RANK, "second meeting"),
        (Kind.QUANTITY, "nearly 100 guests"),
        (Kind.DURATION, "two days"),
    ]
    assert all(text[v.start : v.end] == v.text for v in values)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("More than two thousand people came.", Kind.QUANTITY, "More than two thousand people"),
        ("It took two months before they could start.", Kind.DURATION, "two months"),
        ("They won in 2:06:14.", Kind.DURATION, "2:06:14"),
        ("They met two months before the vote.", Kind.DATE, "two months before"),
    ],
)
def test_dates_that_are_amounts_on_a_second_look(nlp: Language, text: str, kind: Kind, words: str) -> None:
    values = ValueReader(DateContext.for_text(text)).read(nlp(text))
    assert (values[0].kind, values[0].text[: len(words)]) == (kind, words)


def test_a_label_lends_its_unit_to_a_bare_number(nlp: Language) -> None:
    reader = ValueReader(DateContext.for_text("142"))
    (value,) = reader.read(nlp("142"), BlockKind.ROW, labels=("Tower height (m)",))
    assert (value.unit, value.dimension) == ("metre", "length")


def test_importing_values_loads_no_language_library() -> None:
    code = "import sys, crosscheck.values; sys.exit(any(m in sys.modules for m in ('spacy', 'pandas', 'numpy')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=120))
def test_no_text_raises_and_spans_do_not_overlap(nlp: Language, text: str) -> None:
    values = ValueReader(DateContext.for_text(text)).read(nlp(text))
    for value, later in pairwise(values):
        assert value.start <= value.end <= later.start


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.decimals(min_value=1, max_value=10**9, places=1), st.sampled_from(["kilometres", "euros", "hours", "percent"])
)
def test_a_value_printed_reads_back(nlp: Language, number: Decimal, unit: str) -> None:
    text = f"It came to {number_text(number)} {unit}."
    (value,) = ValueReader(DateContext.for_text(text)).read(nlp(text))
    assert value.value == number
    assert value.low == value.high == number
