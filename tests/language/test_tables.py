from __future__ import annotations

import pytest

from crosscheck.language.compounds import signature, state_parts
from crosscheck.language.forms import fold
from crosscheck.language.tables import kind_of, states, states_of


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("DPRK", "North Korea"),
        ("North Koreans", "North Korea"),
        ("U.K.", "United Kingdom"),
        ("Danes", "Denmark"),
        ("the States", "United States"),
        ("Türkiye", "Turkey"),
        ("Swiss", "Switzerland"),
    ],
)
def test_names_of_states(name: str, state: str) -> None:
    assert states().state(fold(name)) == state


def test_seats_are_no_states() -> None:
    assert states().seats[fold("Hanoi")] == "Vietnam"
    assert states().state(fold("Hanoi")) == ""


def test_cities_and_their_states() -> None:
    assert states_of("Gdańsk") == {"Poland"}
    assert states_of("Santiago") >= {"Chile"}
    assert states_of("Kodrat") == frozenset()
    known = {state for city in ("Gdansk", "Melbourne", "Seoul", "Da Nang", "Houston") for state in states_of(city)}
    assert known - {"Korea"} <= set(states().names.values())


def test_compound_of_states_taken_apart() -> None:
    assert [("Hanoi-Seoul")[a:b] for a, b in state_parts("Hanoi-Seoul")] == ["Hanoi", "Seoul"]
    assert state_parts("Guinea-Bissau") == ()
    assert state_parts("Baden-Baden") == ()


def test_signature_of_a_compound() -> None:
    first = signature("franco german friendship school", "", "school")
    second = signature("germany france school", "", "school")
    translated = signature("duc phap school", "France-Germany", "school")
    own = signature("franco german molière school", "", "school")
    assert first == second == translated
    assert own is not None
    assert own != first


def test_type_nouns() -> None:
    assert [kind_of(w) for w in ("airport", "ministry", "festival", "medal")] == ["place", "org", "event", "work"]
