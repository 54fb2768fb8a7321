from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from plain_readings import entity, flat, names, readings

from crosscheck.language.names import resolve_names

if TYPE_CHECKING:
    from spacy.language import Language


def test_titles_initials_and_hyphens(nlp: Language) -> None:
    index = names(
        nlp,
        "Inquiry opened\nInspector Siv Aalto opened the inquiry in Oslo on Monday.",
        "Inquiry\nThe inquiry is led by S. Aalto. Aalto said so.",
    )
    assert entity(index, "Siv Aalto") == "Siv Aalto"
    assert entity(index, "S. Aalto", 1) == "Siv Aalto"
    assert entity(index, "Aalto", 1) == "Siv Aalto"


def test_four_kims_are_four(nlp: Language) -> None:
    index = names(
        nlp,
        "Visits\nKim Il Sung went to Hanoi in 1958. Kim Yong Nam followed in 2001 and Kim Yong Il in 2007. "
        "Kim Jong-un came last.",
    )
    people = {m.entity for m in flat(index) if m.label == "person"}
    assert {fold.replace("-", " ") for fold in people} == {"Kim Il Sung", "Kim Yong Nam", "Kim Yong Il", "Kim Jong un"}


def test_bare_family_name_goes_to_the_bearer_in_reach(nlp: Language) -> None:
    index = names(
        nlp,
        "Vote in the north\nThe mayor, Teuta Marku, asked for calm on Monday. Marku left at noon.\n"
        "Later the prefect Arben Marku arrived. Marku promised help.",
    )
    bare = [m.entity for m in flat(index) if m.text == "Marku"]
    assert bare == ["Teuta Marku", "Arben Marku"]


def test_states_by_name_demonym_and_abbreviation(nlp: Language) -> None:
    index = names(nlp, "Ties\nNorth Korea and the DPRK are one. North Korean pilots came from Pyongyang.")
    assert {entity(index, t) for t in ("North Korea", "DPRK", "North Korean")} == {"North Korea"}
    assert entity(index, "Pyongyang") == "Pyongyang"
    assert index.seat_of("Pyongyang") == "North Korea"
    assert "North Korea" in index.within("Pyongyang")


def test_compound_of_seats_is_two_names(nlp: Language) -> None:
    index = names(nlp, "Ties\nA milestone in Hanoi-Pyongyang relations was passed on Friday.")
    assert [m.text for m in flat(index)] == ["Hanoi", "Pyongyang"]


def test_abbreviation_introduced_in_brackets(nlp: Language) -> None:
    index = names(
        nlp,
        "Report\nThe Coastal Accident Board (CAB) sent two inspectors to Bergen.",
        "Reply\nCAB inspectors were in Bergen on Tuesday.",
    )
    assert entity(index, "CAB", 1) == "Coastal Accident Board"


def test_firm_with_and_without_its_legal_form(nlp: Language) -> None:
    index = names(nlp, "Results\nNorthern Tide AS lost money.", "Loss\nShares in Northern Tide fell in Oslo.")
    assert entity(index, "Northern Tide", 1) == entity(index, "Northern Tide AS")


def test_town_is_not_its_airport(nlp: Language) -> None:
    index = names(nlp, "Landing\nThe jet came down at Velmora Airport. Two people in Velmora saw it.")
    assert entity(index, "Velmora Airport") != entity(index, "Velmora")
    assert "Velmora" in index.within("Velmora Airport")


def test_name_with_a_common_noun(nlp: Language) -> None:
    index = names(nlp, "Floods\nCracks were found in the Velmora dam. The people of Velmora left.")
    dam = next(m for m in flat(index) if m.text == "Velmora dam")
    assert dam.label == "place"
    assert dam.entity == "Velmora dam"


def test_one_kindergarten_of_two_states(nlp: Language) -> None:
    index = names(
        nlp,
        "A school\nChildren at Phap-Duc (France-Germany) kindergarten sang.",
        "A visit\nThe guests saw the France-Germany Friendship Kindergarten in Lyon and the "
        "Franco-German Friendship Molière Kindergarten in Bonn.",
    )
    first = entity(index, "Phap-Duc (France-Germany) kindergarten")
    assert first == entity(index, "France-Germany Friendship Kindergarten", 1)
    assert first != entity(index, "Franco-German Friendship Molière Kindergarten", 1)


def test_people_of_an_unlisted_state(nlp: Language) -> None:
    index = names(nlp, "Talks in Velmora\nVelmoran officials met in Velmora. The Republic of Velmora signed nothing.")
    assert entity(index, "Velmoran") == entity(index, "Velmora") == entity(index, "Republic of Velmora")


def test_place_in_a_place(nlp: Language) -> None:
    index = names(nlp, "Collapse\nA house on Linden Street in Kodra fell down.")
    assert "Kodra" in index.within("Linden Street")


def test_aliases_of_the_user_decide(nlp: Language) -> None:
    texts = ("Fire\nThe Blue Giant burned in Odense.", "Fire\nThe Harbour Mill burned in Odense.")
    assert entity(names(nlp, *texts), "Blue Giant") != entity(names(nlp, *texts), "Harbour Mill", 1)
    index = names(nlp, *texts, aliases={"Harbour Mill": ("Blue Giant", "the old mill")})
    assert entity(index, "Blue Giant") == entity(index, "Harbour Mill", 1) == "Harbour Mill"


@pytest.mark.parametrize("text", ["Initial findings", "Previous statements", "The End Of The Beginning"])
def test_capitals_of_headings_are_no_names(nlp: Language, text: str) -> None:
    index = names(nlp, f"{text}\nThe initial findings were in the previous statements, at the end of the beginning.")
    assert flat(index) == []


def test_order_of_sources_changes_nothing(nlp: Language) -> None:
    read = readings(
        nlp,
        "Talks\nSergei Orlov met Anna Berg of Northern Tide Ltd in Riga.",
        "Talks\nSergey Orlov and Berg met. Northern Tide was pleased.",
        "Talks\nBerg denied it. Orlov, 51, did not.",
    )
    one, other = resolve_names(read), resolve_names(read[::-1])
    for reading in read:
        assert one.mentions(reading.document.id) == other.mentions(reading.document.id)


def test_spans_are_the_text(nlp: Language) -> None:
    read = readings(nlp, "Talks\nPresident Anna Berg flew from Riga to Hanoi's Noi Bai airport (NBA) on 3 May.")
    index = resolve_names(read)
    for part, mentions in zip(read[0].parts, index.mentions(read[0].document.id), strict=True):
        assert all(part.doc.text[m.start : m.end] == m.text for m in mentions)
