from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from crosscheck.model import Kind
from crosscheck.values.durations import race_times, read_durations
from crosscheck.values.scan import scan

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "unit"),
    [
        ("The two-day visit ended.", "two-day", "2", "2", "day"),
        ("After a more than 60-hour journey he slept.", "more than 60-hour", "60", None, "hour"),
        ("It lasted for nine years.", "nine years", "9", "9", "year"),
        ("They waited 44 hours.", "44 hours", "44", "44", "hour"),
        ("The flight took 2 h 45 min.", "2 h 45 min", "2.75", "2.75", "hour"),
        ("It took 4 hours and 30 minutes.", "4 hours and 30 minutes", "4.5", "4.5", "hour"),
        ("Half an hour passed.", "Half an hour", "0.5", "0.5", "hour"),
        ("We stayed a fortnight.", "a fortnight", "1", "1", "fortnight"),
        ("It took two and a half weeks.", "two and a half weeks", "2.5", "2.5", "week"),
        ("He served an hour and a half.", "an hour and a half", "1.5", "1.5", "hour"),
        ("It took a decade.", "a decade", "1", "1", "decade"),
        ("It took nearly 31 hours.", "nearly 31 hours", "27.9", "31", "hour"),
        ("It took three quarters of an hour.", "three quarters of an hour", "0.75", "0.75", "hour"),
    ],
)
def test_reads_a_duration(nlp: Language, text: str, words: str, low: str, high: str | None, unit: str) -> None:
    doc = nlp(text)
    (value,) = read_durations(doc, scan(doc))
    assert value.kind is Kind.DURATION
    assert (value.text, value.low, value.unit) == (words, Decimal(low), unit)
    assert value.high == (None if high is None else Decimal(high))


def test_a_race_time_needs_a_word_of_measuring(nlp: Language) -> None:
    (value,) = race_times(nlp("She won in 2:06:14, ahead at 10:20."))
    assert [value.text, value.value, value.unit] == ["2:06:14", 2 * 3600 + 6 * 60 + 14, "second"]


@pytest.mark.parametrize("text", ["He runs twice a day.", "It is open 9 to 5.", "In a second-hand shop."])
def test_what_is_no_duration(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert read_durations(doc, scan(doc)) == []
