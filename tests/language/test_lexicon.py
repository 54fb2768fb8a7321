from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.language.lexicon import antonyms, classes, event_of_noun, same_class
from crosscheck.language.tables import table


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("send", "dispatch"),
        ("build", "erect"),
        ("establish", "found"),
        ("die", "fatality"),
        ("land", "touch down"),
        ("resign", "step_down"),
        ("passenger", "guest"),
        ("job", "role"),
        ("arrival", "arrive"),
        ("toll", "dead"),
    ],
)
def test_one_class(a: str, b: str) -> None:
    assert same_class(a, b)


@pytest.mark.parametrize(
    ("a", "b"), [("send", "receive"), ("passenger", "crew"), ("open", "close"), ("win", "lose"), ("birth", "death")]
)
def test_other_classes(a: str, b: str) -> None:
    assert not same_class(a, b)


_words = st.sampled_from(sorted({w for members in table("lexicon")["predicates"].values() for w in members.split()}))


@given(_words, _words)
def test_sameness_and_opposition_are_symmetric(a: str, b: str) -> None:
    assert same_class(a, b) == same_class(b, a)
    assert (b.replace("_", " ") in antonyms(a)) == (a.replace("_", " ") in antonyms(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [("open", "shut"), ("win", "lose"), ("approve", "reject"), ("arrest", "release"), ("safe", "contaminated")],
)
def test_antonyms(a: str, b: str) -> None:
    assert b in antonyms(a)


def test_event_nouns() -> None:
    assert event_of_noun("arrival") == "arrive"
    assert event_of_noun("visit") == "visit"
    assert event_of_noun("table") == ""
    assert classes("no-such-word") == frozenset()
