"""Sums that a reader does: those that come out are silent, those that do not are pairs with their reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosscheck.checks.arithmetic import disagreements, sums
from crosscheck.model import Kind
from held import Text, claims
from running import run

pytestmark = pytest.mark.usefixtures("nlp")

# A paragraph of text, so that no line after it can be taken for one of a title block.
LEAD = "The council met in the old hall on the hill and talked until late about the bridge and what it would cost.\n\n"


def reasons(*texts: Text) -> list[str]:
    return [pair.reason for pair in disagreements(claims(*texts))]


@pytest.mark.parametrize(
    ("right", "wrong", "reason"),
    [
        (
            "The fire killed 12 people, five of them children.",
            "The fire killed 12 people, 15 of them children.",
            "“15” is more than what it is a part of, “12 people”",
        ),
        (
            "Of the 48 buses in the depot, 31 burned.",
            "Of the 48 buses in the depot, 61 burned.",
            "“61” is more than what it is a part of, “48 buses”",
        ),
        (
            "The ship carried 57 people, including 51 passengers.",
            "The ship carried 57 people, including 75 passengers.",
            "“75 passengers” is more than what it is a part of, “57 people”",
        ),
        (
            "The club has 12 members, five men and seven women.",
            "The club has 12 members, five men and nine women.",
            "“five men” and “nine women” make 14, not “12 members”",
        ),
        (
            "The ship carried 57 people: 51 passengers and six crew.",
            "The ship carried 57 people: 51 passengers and eight crew.",
            "“51 passengers” and “eight crew” make 59, not “57 people”",
        ),
        (
            "The fire destroyed 12 of the 48 buses, or 25 percent.",
            "The fire destroyed 12 of the 48 buses, or 35 percent.",
            "“12” of “48 buses” is 25.0 percent, not “35 percent”",
        ),
        (
            "The fair ran from 3 May 2021 to 14 May 2021, twelve days.",
            "The fair ran from 3 May 2021 to 14 May 2021, nine days.",
            "“from 3 May 2021 to 14 May 2021” is 12 days with both ends, not “nine days”",
        ),
    ],
)
def test_inside_a_sentence(right: str, wrong: str, reason: str) -> None:
    assert [s.holds for s in sums(claims(LEAD + right))] == [True]
    assert reasons(LEAD + right) == []
    assert reasons(LEAD + wrong) == [reason]


@pytest.mark.parametrize(
    "text",
    [
        "The raid brought in 1,300 people between two posts, among them 410 children.",
        "The fire killed about 12 people, five men and nine women.",
        "The fire killed 12 people, nine of them women and six of them foreigners.",
        "They dug from 3 May 2021 to 14 May 2021, four years running.",
        "From 3 May 2021 to 14 May 2021, two weeks after the vote, the fair was shut.",
        "The paper box held six letters and, in a drawer, there were 312 of them.",
    ],
)
def test_what_may_belong_elsewhere_makes_no_sum(text: str) -> None:
    assert reasons(LEAD + text) == []


@pytest.mark.parametrize(
    ("age", "found"),
    [
        ("Petra Hollis, 57, opened the bridge.", []),
        ("Petra Hollis, 61, opened the bridge.", ["born “4 May 1953”, one is 57 on 2010-06-01, not “61”"]),
        ("Greta Hollis, 61, opened the bridge.", []),
        ("In 1999 Petra Hollis, 46, opened the bridge.", []),
    ],
)
def test_an_age_must_fit_the_birth_of_that_name(age: str, found: list[str]) -> None:
    born: Text = ("2010-02-01", f"{LEAD}Petra Hollis was born on 4 May 1953 in Kodrat.")
    assert reasons(born, ("2010-06-01", LEAD + age)) == found
    assert reasons(("2010-06-01", LEAD + age), born) == found


def test_a_year_of_birth_leaves_two_ages_open() -> None:
    born = "Petra Hollis was born in 1953."
    for years, fits in ((55, False), (56, True), (57, True), (58, False)):
        told: Text = ("2010-06-01", f"{LEAD}{born}\n\nPetra Hollis, {years}, opened the bridge.")
        assert (reasons(told) == []) is fits


def test_a_pair_of_a_sum_has_the_kind_of_what_does_not_fit() -> None:
    (pair,) = disagreements(claims(LEAD + "The fire killed 12 people, 15 of them children."))
    assert (pair.kind, pair.a.value_text, pair.b.value_text) == (Kind.QUANTITY, "12 people", "15")
    assert pair.levels[0].name == "arithmetic"


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json", "csv", "sarif", "github", "junit"])
def test_every_report_shows_a_sum_of_two_kinds(form: str, tmp_path: Path) -> None:
    text = f"{LEAD}The fair ran from 3 May 2021 to 14 May 2021, nine days.\n"
    (tmp_path / "fair.md").write_text(text, encoding="utf-8")
    ran = run(["audit", str(tmp_path / "fair.md"), "--fail-on", "possible", "--format", form], tmp_path)
    assert ran.status == 1
    assert "12 days with both ends" in ran.out
