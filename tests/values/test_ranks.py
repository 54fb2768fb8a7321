from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crosscheck.values.ranks import read_ranks

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("It was their second summit.", 2, "summit"),
        ("This is the third deadliest flood on record.", 3, "flood"),
        ("It is the country's second-largest port.", 2, "port"),
        ("She was the runner-up.", 2, "place"),
        ("He came fourth in the race.", 4, "place"),
        ("Their boat finished in third place.", 3, "place"),
        ("It was the fifth consecutive quarter of growth.", 5, "quarter"),
        ("They won the cup for the third time.", 3, "time"),
        ("She is ranked No. 1 at home.", 1, "place"),
        ("He became the first Dane to win it.", 1, "Dane"),
        ("It was the 23rd goal of the season.", 23, "goal"),
    ],
)
def test_reads_a_rank(nlp: Language, text: str, number: int, unit: str) -> None:
    (value,) = read_ranks(nlp(text))
    assert [value.value, value.low, value.high, value.unit] == [number, number, number, unit]


def test_one_of_the_first_leaves_open_which(nlp: Language) -> None:
    (value,) = read_ranks(nlp("It was one of the first states to sign."))
    assert [value.text, value.low, value.approximate] == ["one of the first states", 1, True]
    assert value.high == 5


@pytest.mark.parametrize(
    "text",
    [
        "At first it rained.",
        "First of all, thank you.",
        "They led in the first half.",
        "Second Lieutenant Ray left.",
        "She lives on 7th Street now.",
        "Two thirds of them left.",
        "It is a second-hand car.",
        "He lived in the 19th century.",
        "For the first time it worked.",
    ],
)
def test_what_is_no_rank(nlp: Language, text: str) -> None:
    assert read_ranks(nlp(text)) == []
