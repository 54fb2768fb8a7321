from __future__ import annotations

from typing import TYPE_CHECKING

from plain_readings import readings

from crosscheck.language.names import resolve_names
from crosscheck.language.references import Reference, bearer_context, resolve_references

if TYPE_CHECKING:
    from spacy.language import Language


def refer(nlp: Language, text: str) -> list[Reference]:
    read = readings(nlp, text)
    index = resolve_names(read)
    parts = resolve_references(read[0], index.mentions(read[0].document.id), index)
    for part, found in zip(read[0].parts, parts, strict=True):
        assert all(part.doc.text[r.start : r.end] == r.text for r in found)
    return [r for part in parts for r in part]


def entities(found: list[Reference], text: str) -> list[str]:
    return [r.entity for r in found if r.text.casefold() == text]


def test_pronouns_by_gender(nlp: Language) -> None:
    found = refer(nlp, "Landing\nCaptain Anna Berg thanked Peter Holm. She had flown 4,000 hours. He had flown 900.")
    assert entities(found, "she") == ["Anna Berg"]
    assert entities(found, "he") == ["Peter Holm"]


def test_it_is_the_last_subject(nlp: Language) -> None:
    found = refer(nlp, "Ties\nIn 1950 France recognised Laos. It sent 40 doctors to Laos to support the country.")
    assert entities(found, "it") == ["France"]
    assert entities(found, "the country") == ["Laos"]


def test_it_that_stands_for_nothing(nlp: Language) -> None:
    found = refer(nlp, "Storm\nNorway was hit on Monday. It was first officer Peter Holm who called for help.")
    assert entities(found, "it") == []


def test_description_by_type_noun_and_place(nlp: Language) -> None:
    found = refer(
        nlp,
        "Schools\nThey saw the Larch Hill Kindergarten in Lyon and the Blue Door Kindergarten in Bonn. "
        "The school in Lyon was opened in 1965.",
    )
    assert entities(found, "the school") == ["Larch Hill Kindergarten"]


def test_description_by_what_a_body_runs(nlp: Language) -> None:
    found = refer(
        nlp,
        "Landing\nA Northern Tide jet landed in Bergen on Tuesday.\nThe airline, which has 31 aircraft, apologised.",
    )
    assert entities(found, "the airline") == ["Northern Tide"]


def test_description_taken_up_from_an_earlier_phrase(nlp: Language) -> None:
    found = refer(nlp, "Visit\nAnna Berg paid an official visit to Laos in May. The visit lasted three days.")
    assert set(entities(found, "the visit")) == {"Anna Berg", "Laos"}


def test_president_of_the_state_named(nlp: Language) -> None:
    found = refer(
        nlp, "Talks\nFrench President Luc Morel received Polish President Jan Nowak. The Polish president spoke first."
    )
    assert entities(found, "the polish president") == ["Jan Nowak"]


def test_two_countries(nlp: Language) -> None:
    found = refer(nlp, "Treaty\nFrance and Laos met. France asked Laos for more. The two countries signed nothing.")
    assert set(entities(found, "the two countries")) == {"France", "Laos"}


def test_new_things_are_not_taken_up(nlp: Language) -> None:
    found = refer(nlp, "Visit\nAnna Berg paid a visit to Laos. This is the first visit by a woman.")
    assert entities(found, "the first visit") == []


def test_names_of_a_sentence_and_near_it(nlp: Language) -> None:
    read = readings(nlp, "Fire at Blue Giant Mill\nAnna Berg went to Odense. She was hurt.")
    index = resolve_names(read)
    mentions = index.mentions(read[0].document.id)
    references = resolve_references(read[0], mentions, index)
    last = list(read[0].parts[1].doc.sents)[-1]
    direct, near = bearer_context(read[0], mentions, references, 1, last)
    assert direct == ("Anna Berg",)
    assert "Odense" in near
    assert any("Blue Giant" in name for name in near)
