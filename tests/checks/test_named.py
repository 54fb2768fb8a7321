"""Who and where: names that are one, names that are not, places inside places, and what is only supposed."""

from __future__ import annotations

import pytest

from crosscheck.model import Kind, Verdict
from held import claims, pairs, verdicts

pytestmark = pytest.mark.usefixtures("nlp")

AGREEMENT, CONTRADICTION, POSSIBLE = {Verdict.AGREEMENT}, {Verdict.CONTRADICTION}, {Verdict.POSSIBLE}


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("Mayor Petra Hollis opened the bridge.", "Petra Hollis opened the bridge.", AGREEMENT),
        ("Mayor Petra Hollis opened the bridge.", "Hollis opened the bridge.", AGREEMENT),
        ("Mayor Petra Hollis opened the bridge.", "Mayor Hollis opened the bridge.", AGREEMENT),
        ("Mayor Petra Hollis opened the bridge.", "The mayor opened the bridge.", set()),
        ("Petra Hollis opened the bridge.", "Greta Hollis opened the bridge.", CONTRADICTION),
        ("Kim Jong Il visited Kodrat in 2001.", "Kim Jong Un visited Kodrat in 2001.", CONTRADICTION),
        ("Mayor Petra Hollis opened the bridge.", "Governor Anton Weiss opened the bridge.", CONTRADICTION),
        ("Petra Hollis opened the bridge.", "Anton Weiss will open the bridge.", {Verdict.UPDATE}),
        ("Petra Hollis opened the bridge.", "Anton Weiss may have opened the bridge.", POSSIBLE),
        ("Petra Hollis opened the bridge.", "Critics said that Anton Weiss opened the bridge.", POSSIBLE),
    ],
)
def test_who_it_was(first: str, second: str, found: set[Verdict]) -> None:
    assert verdicts(Kind.IDENTITY, first, second) == found
    assert verdicts(Kind.IDENTITY, second, first) == found


def test_a_place_says_in_what_it_lies() -> None:
    (pair,) = pairs(Kind.PLACE, "The pact was signed in Hanoi.", "The pact was signed in Vietnam.")
    assert (pair.verdict, pair.reason) == (
        Verdict.AGREEMENT,
        "1.md names “Hanoi”, 2.md “Vietnam”; “Hanoi” lies in “Vietnam”",
    )


def test_a_city_lies_in_its_state_though_no_text_says_so() -> None:
    inside = "The pact was signed in Gdansk.", "The pact was signed in Poland."
    assert verdicts(Kind.PLACE, *inside) == {Verdict.AGREEMENT}
    assert verdicts(Kind.PLACE, "The pact was signed in Gdansk.", "The pact was signed in Sweden.") >= CONTRADICTION


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        ("The fire broke out in Olive Street in Kodrat.", "Olive Street", ("Kodrat",)),
        ("The fire broke out in Olive Street, Kodrat.", "Olive Street", ("Kodrat",)),
        ("The pact was signed in Kodrat. Kodrat lies in Norland.", "Kodrat", ("Norland",)),
        ("They met in Olive Street in Kodrat. Kodrat lies in Norland.", "Olive Street", ("Kodrat", "Norland")),
        ("The fire broke out in Kodrat near Velmora.", "Kodrat", ()),
    ],
)
def test_places_around_a_place(text: str, inner: str, outer: tuple[str, ...]) -> None:
    found = {c.subject: c.context.within for c in claims(text) if c.kind is Kind.PLACE}
    assert found[inner] == outer


def test_the_other_city_of_a_country_is_another_place() -> None:
    texts = "The painter Ines Falk was born in Turku, Finland.", "The painter Ines Falk was born in Tampere, Finland."
    assert verdicts(Kind.PLACE, *texts) >= CONTRADICTION


def test_what_one_source_tells_of_a_denial_is_possible() -> None:
    texts = "The council signed the lease.", "The mayor denied that the council signed the lease."
    found = pairs(Kind.POLARITY, *texts)
    assert all(p.verdict is not Verdict.CONTRADICTION for p in found)
