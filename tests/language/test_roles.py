from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crosscheck.language.roles import Clause, clause_of
from crosscheck.model import Modality

if TYPE_CHECKING:
    from spacy.language import Language


def clause(nlp: Language, text: str, words: str) -> Clause:
    doc = nlp(text)
    start = text.index(words)
    return clause_of(doc, start, start + len(words))


def roles(c: Clause) -> tuple[str, str, str]:
    return c.event, c.agent.text if c.agent else "", c.patient.text if c.patient else ""


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The school was built by France in 1978.", "1978", ("build", "France", "school")),
        ("France built the school in 1978.", "1978", ("build", "France", "school")),
        ("Berg paid an official visit to Laos in 1957.", "1957", ("visit", "Berg", "Laos")),
        ("Berg visited Laos in 1957.", "1957", ("visit", "Berg", "Laos")),
        ("Berg's visit to Laos in 1957 lasted two days.", "1957", ("visit", "Berg", "Laos")),
        ("The bridge, which was opened by the king in 1901, is closed.", "1901", ("open", "king", "bridge")),
        ("Berg returned to Laos in 1964.", "1964", ("return", "Berg", "Laos")),
        ("The firm plans to open 30 shops.", "30", ("open", "firm", "shops")),
    ],
)
def test_who_did_what_to_whom(nlp: Language, text: str, words: str, expected: tuple[str, str, str]) -> None:
    assert roles(clause(nlp, text, words)) == expected


def test_second_of_two_joined_verbs_shares_the_subject(nlp: Language) -> None:
    found = clause(nlp, "France sent 40 doctors to Laos and trained 90 nurses there.", "90 nurses")
    assert roles(found) == ("train", "France", "nurses")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The two sides did not sign the treaty.", "treaty"),
        ("No agreements were signed.", "signed"),
        ("The minister refused to resign.", "refused"),
        ("The captain chose not to turn back.", "chose"),
        ("The ship has yet to reach port.", "has"),
        ("Officials denied that the wall had cracked.", "cracked"),
        ("The talks ended without any deal being signed.", "deal"),
        ("The guards failed to stop the prisoners.", "prisoners"),
    ],
)
def test_negation(nlp: Language, text: str, words: str) -> None:
    assert clause(nlp, text, words).negated


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The two sides signed the treaty.", "treaty"),
        ("The fire killed not only cattle but 12 people.", "12"),
        ("The ship reached port.", "reached"),
    ],
)
def test_no_negation(nlp: Language, text: str, words: str) -> None:
    assert not clause(nlp, text, words).negated


@pytest.mark.parametrize(
    ("text", "words", "modality"),
    [
        ("The bridge will open on Friday.", "Friday", Modality.PLANNED),
        ("The bridge is scheduled to open on Friday.", "Friday", Modality.PLANNED),
        ("The bridge is due to open on Friday.", "Friday", Modality.PLANNED),
        ("The toll could rise to 50.", "50", Modality.POSSIBLE),
        ("He is believed to have killed 12 people.", "12", Modality.POSSIBLE),
        ("The toll reportedly rose to 50.", "50", Modality.POSSIBLE),
        ("If the wall breaks, 3,000 people would be displaced.", "3,000", Modality.HYPOTHETICAL),
        ("The bridge opened on Friday.", "Friday", Modality.ASSERTED),
    ],
)
def test_modality(nlp: Language, text: str, words: str, modality: Modality) -> None:
    assert clause(nlp, text, words).modality is modality


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Police said 12 people died.", "12", "Police"),
        ("According to the police, 12 people died.", "12", "the police"),
        ("The bridge opened in May, the mayor said.", "May", "the mayor"),
        ("Officials denied that the wall had cracked.", "cracked", "Officials"),
        ("Twelve people died in May.", "May", ""),
    ],
)
def test_attribution(nlp: Language, text: str, words: str, speaker: str) -> None:
    assert clause(nlp, text, words).attribution == speaker


def test_place_and_tense(nlp: Language) -> None:
    found = clause(nlp, "The plane landed in Bergen at noon.", "noon")
    assert [t.text for t in found.places] == ["Bergen"]
    assert found.tense == "past"
    assert clause(nlp, "The plane will land in Bergen.", "Bergen").tense == "future"


def test_nothing_to_hang_on(nlp: Language) -> None:
    found = clause_of(nlp("Crew: 51"), 6, 8)
    assert found.event == ""
    assert found.agent is None
    assert clause_of(nlp(""), 0, 0).modality is Modality.ASSERTED
