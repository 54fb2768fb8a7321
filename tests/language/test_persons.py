from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.language.persons import Person, gender, same_person


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Kim Jong-un", ("kim",)),
        ("Nguyen Phu Trong", ("nguyen",)),
        ("Anna Berg", ("berg",)),
        ("Ursula von der Leyen", ("von", "der", "leyen")),
        ("Marit Hagen-Lie", ("hagen", "lie")),
        ("Kim Clarkson", ("clarkson",)),
    ],
)
def test_family_name(text: str, family: tuple[str, ...]) -> None:
    assert Person.of(text).family == family


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("S. Aalto", "Siv Aalto"),
        ("Sergei Ivanov", "Sergey Ivanov"),
        ("Kim Il-sung", "Kim Il Sung"),
        ("Ito Kenji", "Kenji Ito"),
        ("John Kennedy", "John Fitzgerald Kennedy"),
        ("José Núñez", "Jose Nunez"),
    ],
)
def test_one_person(a: str, b: str) -> None:
    assert same_person(Person.of(a), Person.of(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Kim Yong Nam", "Kim Yong Il"),
        ("Kim Il Sung", "Kim Jong Un"),
        ("Teuta Marku", "Arben Marku"),
        ("Jonas Hagen", "Marit Hagen-Lie"),
        ("S. Aalto", "Anna Aalto"),
        ("Aalto", "Siv Aalto"),
    ],
)
def test_namesakes(a: str, b: str) -> None:
    assert not same_person(Person.of(a), Person.of(b))


_name = st.lists(
    st.sampled_from(["Kim", "Anna", "Berg", "S.", "Il-sung", "van", "Sergei", "Sergey"]), min_size=1, max_size=4
)


@given(_name, _name)
def test_sameness_is_symmetric(a: list[str], b: list[str]) -> None:
    one, other = Person.of(" ".join(a)), Person.of(" ".join(b))
    assert same_person(one, other) == same_person(other, one)


def test_gender_by_title_before_name() -> None:
    assert gender("andrea", ("dame",)) == "f"
    assert gender("anna", ()) == "f"
    assert gender("zorp", ()) == ""
