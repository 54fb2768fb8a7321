"""What users of such tools complain about, one class for each complaint: 1 to 8, what is reported.

Where a verdict hangs on what the trained reader scores, the test takes every pair for one fact (`held`), so that it
says what the rules decide. Complaints 9 to 13, how a run goes, are in `test_how_it_runs.py`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from crosscheck import audit, compare, find_values
from crosscheck.model import Kind, Verdict
from depot_fire import LOST, NEARLY, write
from held import Text, claims, verdicts

pytestmark = pytest.mark.usefixtures("nlp")

CONFLICTS = {Verdict.CONTRADICTION, Verdict.POSSIBLE}
CONTRADICTION, POSSIBLE = Verdict.CONTRADICTION, Verdict.POSSIBLE
AGREEMENT, UNRELATED = Verdict.AGREEMENT, Verdict.UNRELATED


class TestComplaint1:
    """Different periods, editions, reporting years taken for conflicts."""

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("In the first half the Orlo Line earned 40 million euros.", "For the full year it was 95 million euros."),
            ("The port of Kodrat handled 4,000 ships in 2019.", "The port of Kodrat handled 3,100 ships in 2020."),
            ("The 2018 Kodrat marathon drew 300 runners.", "The 2019 Kodrat marathon drew 410 runners."),
            ("In fiscal 2021 the Orlo Line sold 900 boats.", "In fiscal 2022 the Orlo Line sold 700 boats."),
            ("In May 2021 the Kodrat mill made 400 pumps.", "In June 2021 the Kodrat mill made 510 pumps."),
            (
                ("2021-06-01", "The Orlo Line sold 900 boats last year."),
                ("2022-06-01", "The Orlo Line sold 700 boats last year."),
            ),
        ],
    )
    def test_amounts_of_two_periods_are_no_conflict(self, first: Text, second: Text) -> None:
        assert not verdicts(Kind.QUANTITY, first, second) & CONFLICTS

    def test_amounts_of_one_period_are(self) -> None:
        first, second = "In 2019 the port of Kodrat saw 4,000 ships.", "The port of Kodrat saw 3,100 ships in 2019."
        assert verdicts(Kind.QUANTITY, first, second) == {CONTRADICTION}

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("Profit in the first half was 40 million euros.", "Full-year profit was 95 million euros."),
            ("In the first quarter the firm sold 900 boats.", "In the second quarter the firm sold 700 boats."),
            ("The port handled 4,000 ships in 2019.", "The port handled 3,100 ships in 2020."),
        ],
    )
    def test_nor_in_a_comparison(self, first: str, second: str) -> None:
        assert compare(first, second).verdict is UNRELATED


class TestComplaint2:
    """No same-subject gate."""

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("The bakery sold 40 loaves.", "The bakery owns 12 vans."),
            ("The mayor is 52 years old.", "The mayor has been in office for 12 years."),
            ("The hall holds 900 people.", "The hall cost 3 million euros."),
            ("She won seven Harbour Awards.", "She won two Mountain Awards."),
            ("The firm employs 900 people in Kodra.", "The firm employs 700 people in Velmora."),
        ],
    )
    def test_values_of_two_things_are_no_conflict(self, first: str, second: str) -> None:
        assert compare(first, second).verdict is UNRELATED
        assert compare(second, first).verdict is UNRELATED

    def test_what_is_no_like_value_is_not_even_a_pair(self) -> None:
        age, term = "The mayor of Kodrat is 52 years old.", "The mayor of Kodrat has been in office for 12 years."
        assert verdicts(Kind.QUANTITY, age, term) == verdicts(Kind.DURATION, age, term) == set()

    def test_who_did_it_to_whom_settles_that_two_things_are_meant(self) -> None:
        sent = "Norland sent 300 trucks to Velmora in 1964.", "Velmora sent 120 trucks to Norland in 1964."
        assert verdicts(Kind.QUANTITY, *sent) == set()

    def test_two_events_of_one_source_are_told_apart_end_to_end(self, tmp_path: Path) -> None:
        folder = write(
            tmp_path / "s",
            one=f"Two fires\n\n{LOST}\n\nA week later a storm in Velmora sank 12 boats.",
            two=f"Fires\n\n{NEARLY}\n\nIn Velmora, 12 boats sank in a storm.",
        )
        assert not {f.verdict for f in audit([folder]).findings} & CONFLICTS


class TestComplaint3:
    """Ids, years, versions, phone numbers taken for quantities."""

    @pytest.mark.parametrize(
        "text",
        [
            "Call 0555 120 334 for tickets to the fair.",
            "Case no. 2014/377 was heard in Kodrat.",
            "Version 2.3 of the software ships today.",
            "Resolution 242 was passed.",
            "Flight KD 209 landed.",
            "Room 12 was flooded.",
            "The file has the ISBN 978-3-16-148410-0.",
            "A Boeing 737 landed in Kodrat.",
            "Vision 2030 was adopted.",
            "He lives at 14 Olive Street.",
        ],
    )
    def test_names_made_of_digits_are_no_quantities(self, text: str) -> None:
        assert [v for v in find_values(text) if v.kind is Kind.QUANTITY] == []

    def test_a_year_is_a_date(self) -> None:
        assert [v.kind for v in find_values("The bridge was built in 1990.")] == [Kind.DATE]

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("Room 12 was flooded.", "Room 14 was flooded."),
            ("Flight KD 209 landed.", "Flight KD 311 landed."),
            ("Call 0555 120 334 for tickets.", "Call 0555 120 988 for tickets."),
        ],
    )
    def test_two_names_neither_clash_nor_agree(self, first: str, second: str) -> None:
        assert compare(first, second).verdict is UNRELATED
        assert compare(first, first).verdict is AGREEMENT


class TestComplaint4:
    """Syndicated copies counted as confirmations."""

    WIRE = " ".join(f"On day {n} the county shut pool number {n} by order of its officer." for n in range(20))

    def test_copies_are_one_voice(self, tmp_path: Path) -> None:
        folder = write(
            tmp_path / "s",
            wire=f"Depot burns\n\n{LOST} {self.WIRE}",
            paper=f"Fire in depot\n\n{LOST} {self.WIRE} More follows.",
            own=f"Blaze\n\n{NEARLY}",
        )
        result = audit([folder])
        assert result.families == (("paper.txt", "wire.txt"),)
        (told,) = [f for f in result.findings if any(c.value_text.startswith("nearly") for c in f.claims)]
        assert told.verdict is AGREEMENT
        assert (len({c.source for c in told.claims}), told.voices) == (3, 2)


class TestComplaint5:
    """Reported speech and denials read as assertions."""

    FACT = "The fire in Kodrat killed 12 people."

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("The mayor denied that the fire in Kodrat killed 15 people.", set()),
            ("The mayor denied that the fire in Kodrat killed 12 people.", set()),
            ("According to the rebels, the fire in Kodrat killed 15 people.", {POSSIBLE}),
            ("The owner claimed that the fire in Kodrat killed 15 people.", {POSSIBLE}),
            ("The fire in Kodrat may have killed 15 people.", {POSSIBLE}),
            ("If the roof had held, the fire in Kodrat would have killed 15 people.", {POSSIBLE}),
            ("The fire in Kodrat killed 15 people, police said.", {CONTRADICTION}),
            ("The fire in Kodrat killed 15 people.", {CONTRADICTION}),
        ],
    )
    def test_a_number_is_weighed_by_who_stands_for_it(self, text: str, found: set[Verdict]) -> None:
        assert verdicts(Kind.QUANTITY, self.FACT, text) == found

    def test_two_parties_that_are_quoted_differ_among_themselves(self) -> None:
        police = "Police said that the fire in Kodrat killed 12 people."
        medics = "Hospitals said that the fire in Kodrat killed 15 people."
        assert verdicts(Kind.QUANTITY, police, medics) == {POSSIBLE}
        assert compare(police, medics).verdict is POSSIBLE

    @pytest.mark.parametrize(
        "text",
        [
            "Judge Anton Weiss may lead the inquiry.",
            "The opposition claimed that Judge Anton Weiss leads the inquiry.",
            "The ministry denied that Judge Anton Weiss leads the inquiry.",
        ],
    )
    def test_so_is_a_name(self, text: str) -> None:
        assert CONTRADICTION not in verdicts(Kind.IDENTITY, "Judge Petra Hollis leads the inquiry.", text)

    def test_a_denial_says_what_is_denied(self) -> None:
        (told,) = [c for c in claims("The mayor denied that the pact was signed.") if c.kind is Kind.POLARITY]
        assert (told.value_text, told.polarity, told.attribution) == ("not sign", False, "The mayor")


class TestComplaint6:
    """Refinements, list items and subsets read as conflicts."""

    @pytest.mark.parametrize(
        "part",
        [
            "The fire in Kodrat killed 12 people, five of them children.",
            "Of the 12 people that the fire in Kodrat killed, five were children.",
            "The fire in Kodrat killed five children.",
            "The fire in Kodrat killed three people in Olive Street alone.",
        ],
    )
    def test_a_part_is_no_conflict_with_the_whole(self, part: str) -> None:
        assert not verdicts(Kind.QUANTITY, "The fire in Kodrat killed 12 people.", part) & CONFLICTS

    def test_more_children_than_people_are(self) -> None:
        texts = "The fire in Kodrat killed 12 people.", "The fire in Kodrat killed 15 children."
        assert verdicts(Kind.QUANTITY, *texts) == {CONTRADICTION}

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("The bridge opened in 1961.", "The bridge opened on 4 June 1961."),
            ("The fire killed 12 people, including five children.", "The fire killed 12 people."),
            ("The fire killed 12 people, five of them children.", "The fire killed five children."),
        ],
    )
    def test_a_refinement_agrees(self, first: str, second: str) -> None:
        assert compare(first, second).verdict is AGREEMENT

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("The pact was signed in Hanoi.", "The pact was signed in Vietnam."),
            ("The pact was signed in Kodrat. Kodrat lies in Norland.", "The pact was signed in Norland."),
            ("The fire broke out at the Grand Hotel in Kodrat.", "The fire broke out in Kodrat."),
            ("The fire broke out in Olive Street, Kodrat.", "The fire broke out in Kodrat."),
            ("Ines Falk was born in Turku, Finland.", "Ines Falk was born in Finland."),
        ],
    )
    def test_a_place_inside_the_other_is_no_conflict(self, first: str, second: str) -> None:
        assert not verdicts(Kind.PLACE, first, second) & CONFLICTS

    def test_two_streets_are(self) -> None:
        texts = "The fire broke out in Olive Street.", "The fire broke out in Harbour Road."
        assert verdicts(Kind.PLACE, *texts) == {CONTRADICTION}


class TestComplaint7:
    """Conventional rounding flagged."""

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("The parade drew 40,000 people.", "The parade drew 39,700 people."),
            ("The parade drew 13,000 people.", "The parade drew 12,974 people."),
            ("The bridge is 1.6 km long.", "The bridge is 1,587 metres long."),
            ("The quake had a magnitude of 6.1.", "The quake had a magnitude of 6.08."),
            ("The deal was worth $ 1.2 billion.", "The deal was worth $ 1.18 billion."),
        ],
    )
    def test_a_rounded_number_agrees(self, first: str, second: str) -> None:
        assert compare(first, second).verdict is AGREEMENT
        assert CONFLICTS.isdisjoint(verdicts(Kind.QUANTITY, first, second))

    def test_two_numbers_of_one_precision_do_not_round_to_each_other(self) -> None:
        texts = "The quake had a magnitude of 6.1.", "The quake had a magnitude of 5.9."
        assert compare(*texts).verdict is CONTRADICTION


class TestComplaint8:
    """Vague numbers dropped."""

    @pytest.mark.parametrize(
        ("text", "low", "high"),
        [
            ("Hundreds of people fled.", 200, 999),
            ("Dozens of people fled.", 24, 99),
            ("Several people fled.", 3, 9),
            ("Nearly 100 people fled.", 90, 99),
            ("Tens of thousands of people fled.", 20_000, 99_999),
        ],
    )
    def test_they_have_bounds(self, text: str, low: int, high: int) -> None:
        (value,) = find_values(text)
        assert [value.low, value.high] == [low, high]

    @pytest.mark.parametrize(
        ("number", "found"), [("40 visitors", {CONTRADICTION}), ("450 visitors", {AGREEMENT}), ("nobody", set())]
    )
    def test_they_conflict_and_agree_by_their_bounds(self, number: str, found: set[Verdict]) -> None:
        texts = "The fair in Kodrat drew hundreds of visitors.", f"The fair in Kodrat drew {number}."
        assert verdicts(Kind.QUANTITY, *texts) == found
