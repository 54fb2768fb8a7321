"""Amounts as a newsroom writes them: letters for scales, heights, spaced hyphens, ratings, votes, how often."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from crosscheck.values.durations import read_durations
from crosscheck.values.quantities import read_quantities
from crosscheck.values.scan import scan

if TYPE_CHECKING:
    from spacy.language import Language


def brief(nlp: Language, text: str) -> list[tuple[str, str, str, str | None]]:
    doc = nlp(text)
    found = scan(doc)
    values = [*read_quantities(text, found), *read_durations(doc, found, [])]
    return [(v.text, short(v.low), short(v.high), v.unit) for v in sorted(values, key=lambda v: v.start)]


def short(bound: object) -> str:
    """Rounded to three decimals, below one to three figures: 6.167, 0.333, 0.00002."""
    if bound is None:
        return ""
    exact = Decimal(str(bound))
    small = 0 < abs(exact) < 1
    return f"{(Decimal(f'{exact:.3g}') if small else round(exact, 3)).normalize():f}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a scale after a space
        ("The museum raised $ 3.1 M.", [("$ 3.1 M", "3100000", "3100000", "dollar")]),
        ("The gift of £6 m arrived.", [("£6 m", "6000000", "6000000", "British pound")]),
        ("It owes 2 B euros.", [("2 B euros", "2000000000", "2000000000", "euro")]),
        ("It owes €2.7 bn.", [("€2.7 bn", "2700000000", "2700000000", "euro")]),
        ("The app has 12 M users.", [("12 M users", "12000000", "12000000", "user")]),
        ("They swam 100 m on Sunday.", [("100 m", "100", "100", "metre")]),
        # heights and weights
        ("He is six feet, two inches tall.", [("six feet, two inches", "6.167", "6.167", "foot")]),
        ("The 6-foot-3 guard left.", [("6-foot-3", "6.25", "6.25", "foot")]),
        ("The six-foot-six guard left.", [("six-foot-six", "6.5", "6.5", "foot")]),
        ("A 5-foot-10-inch man fled.", [("5-foot-10-inch", "5.833", "5.833", "foot")]),
        ("She is 5'9\" tall.", [("5'9\"", "5.75", "5.75", "foot")]),
        ("The baby weighed 7 pounds, 8 ounces.", [("7 pounds, 8 ounces", "7.5", "7.5", "pound")]),
        (
            "The lake rose to 24.5 feet, 6 feet above normal.",
            [("24.5 feet", "24.5", "24.5", "foot"), ("6 feet", "6", "6", "foot")],
        ),
        # a closing quotation mark is no inch
        ('"We counted well over 40,000" was the reply.', [("well over 40,000", "40000", "", None)]),
        # what is lost is counted, what a level moves up to is not bounded
        ("The orchard lost up to 30 trees.", [("up to 30 trees", "", "30", "tree")]),
        ("The rate ticked up to 30 percent.", [("30 percent", "30", "30", "percent")]),
        # both ends of a range with their signs
        ("It costs $10-$12 a barrel.", [("$10-$12 a barrel", "10", "12", "dollar")]),
        ("A price of £3m-£5m was named.", [("£3m-£5m", "3000000", "5000000", "British pound")]),
        ("The rent rose $50 to $550.", [("$50", "50", "50", "dollar"), ("$550", "550", "550", "dollar")]),
        ("Prices rose 3 to 5 percent.", [("3 to 5 percent", "3", "5", "percent")]),
        # units of several words
        ("A 20,000-square-foot hall burned.", [("20,000-square-foot", "20000", "20000", "square foot")]),
        ("The farm has 40 sq. miles.", [("40 sq. miles", "40", "40", "square mile")]),
        # text that was cut into words
        ("A 31 - year - old baker won.", [("31 - year - old", "31", "31", "year")]),
        ("It sold its one - third stake.", [("one - third", "0.333", "0.333", "fraction")]),
        ("Some 70 , 000 fans came.", [("Some 70 , 000", "63000", "77000", "fan")]),
        ("It was a one - time gain.", []),
        ("It paid c $ 16 million.", [("c $ 16 million", "16000000", "16000000", "Canadian dollar")]),
        ("She gave us $5 million.", [("$5 million", "5000000", "5000000", "dollar")]),
        # shares, marks, votes, how often
        ("He holds a one-third stake.", [("one-third", "0.333", "0.333", "fraction")]),
        ("The play was rated 7.5/10.", [("7.5/10", "0.75", "0.75", "fraction")]),
        ("The council passed it 7-2.", [("7-2", "2", "7", None)]),
        ("The choir meets twice a week.", [("twice a week", "2", "2", "time")]),
        ("The panel meets once a month.", [("once a month", "1", "1", "time")]),
        ("He was once a teacher.", []),
        # "up to" after a verb of moving is no hedge; "from" and "to" after one are two levels
        ("The rate ticked up to 3.9%.", [("3.9%", "3.9", "3.9", "percent")]),
        ("The rate is up to 3.9%.", [("up to 3.9%", "", "3.9", "percent")]),
        ("The toll went from $2 to $3.", [("$2", "2", "2", "dollar"), ("$3", "3", "3", "dollar")]),
        ("Fares range from $2 to $3.", [("from $2 to $3", "2", "3", "dollar")]),
        ("It cost a million and a half euros.", [("a million and a half euros", "1500000", "1500000", "euro")]),
        ("It cost a quarter of a million euros.", [("a quarter of a million euros", "250000", "250000", "euro")]),
        ("They run a zero-tolerance scheme.", []),
        ("The law is 1) old and 2) unfair.", []),
        ("The law (passed in section 12) is old.", []),
        ("Output is 600,000 bpd.", [("600,000 bpd", "600000", "600000", "barrel")]),
        ("It pumped 4m cubic feet of gas.", [("4m cubic feet", "4000000", "4000000", "cubic foot")]),
        ("A 5m high wall fell.", [("5m", "5", "5", "metre")]),
        ("He paid 5 bucks.", [("5 bucks", "5", "5", "dollar")]),
        ("She hit .312 with 24 runs.", [(".312", "0.312", "0.312", None), ("24 runs", "24", "24", "run")]),
        ("It rose from 3 to 5 percent.", [("3", "3", "3", "percent"), ("5 percent", "5", "5", "percent")]),
        ("It won by 64% to 36%.", [("64%", "64", "64", "percent"), ("36%", "36", "36", "percent")]),
        ("From 5 to 7 nuns came.", [("From 5 to 7 nuns", "5", "7", "nun")]),
        (
            "They have sons, aged 12, 9 and 7.",
            [("aged 12", "12", "12", "year"), ("9", "9", "9", "year"), ("7", "7", "7", "year")],
        ),
        ("It kills 1 in 50,000.", [("1 in 50,000", "0.00002", "0.00002", "fraction")]),
        ("The Nikkei 225 closed at 38,460.", [("38,460", "38460", "38460", None)]),
        ("He was fined $500 plus $35.", [("$500", "500", "500", "dollar"), ("$35", "35", "35", "dollar")]),
        ("It is for those 18-plus.", [("18-plus", "18", "", None)]),
        ("Rates rose a quarter point.", [("a quarter point", "0.25", "0.25", "percentage point")]),
        ("A half-point rate cut is near.", [("A half-point", "0.5", "0.5", "percentage point")]),
        ("The side trails by half a point.", [("half a point", "0.5", "0.5", "point")]),
        ("The lake is a quarter mile away.", [("a quarter mile", "0.25", "0.25", "mile")]),
        ("They swam for a half hour.", [("a half hour", "0.5", "0.5", "hour")]),
        ("His 20-something son left.", [("20-something", "20", "29", None)]),
        ("Profit rose 8x.", [("8x", "8", "8", "time")]),
        ("He bought 4x4 cars.", []),
        ("The barge holds 1,400 TEU.", [("1,400", "1400", "1400", None)]),
        ("The iPhone 14 sold well.", []),
        ("Formula 1 drivers ran 58 laps.", [("58 laps", "58", "58", "lap")]),
        ("It carries twenty-foot containers.", [("twenty-foot", "20", "20", "foot")]),
        ("She has 1.5 m followers.", [("1.5 m followers", "1500000", "1500000", "follower")]),
        ("They ran the 400 m hurdles.", [("400 m", "400", "400", "metre")]),
        ("The sisters, ages 9 and 12, left.", [("ages 9", "9", "9", "year"), ("12", "12", "12", "year")]),
        (
            "It paid USD 20 EUR 30.",
            [("USD 20", "20", "20", "United States dollar"), ("EUR 30", "30", "30", "euro")],
        ),
        (
            "He changed 20 USD 40 EUR.",
            [("20 USD", "20", "20", "United States dollar"), ("40 EUR", "40", "40", "euro")],
        ),
        ("He won 3 USD50 cards.", [("USD50", "50", "50", "United States dollar")]),
        ("An 87 yo man came.", [("87 yo", "87", "87", "year")]),
        ("Output fell a third to $2.", [("a third", "0.333", "0.333", "fraction"), ("$2", "2", "2", "dollar")]),
        ("Prices jumped by half.", [("half", "0.5", "0.5", "fraction")]),
        ("Sales are down a fifth since the strike.", [("a fifth", "0.2", "0.2", "fraction")]),
        ("The wall fell a third time.", []),
        (
            "It was fifty-seven below zero centigrade.",
            [("fifty-seven below zero centigrade", "-57", "-57", "degree Celsius")],
        ),
        ("It fell to 20 degrees below zero.", [("20 degrees below zero", "-20", "-20", "degree")]),
        ('Kits sent: 300,000\n\n"We are glad," she said.', [("300,000", "300000", "300000", None)]),
        ("She is eighty next birthday.", [("eighty", "80", "80", None)]),
        ("It was nineteen weeks before they came.", [("nineteen weeks", "19", "19", "week")]),
        ("How many flew? 2. Why did they? 3. Who stayed?", []),
        ("It held a share of one eighth in all loans.", [("one eighth", "0.125", "0.125", "fraction")]),
        ("The tank is two thirds full.", [("two thirds", "0.667", "0.667", "fraction")]),
        ("For one quarter, it made money.", [("one quarter", "1", "1", "quarter")]),
        ("The bank was made smaller by half.", [("half", "0.5", "0.5", "fraction")]),
        ("He boxed them as one measures for coffins.", []),
        ("The lamp in Gallery 4 broke.", []),
        ("Four in 10 nuns agreed.", [("Four in 10", "0.4", "0.4", "fraction")]),
        ("Nine out of 10 nuns agreed.", [("Nine out of 10", "0.9", "0.9", "fraction")]),
        ("It is for 16- to 24-year-olds.", [("16- to 24-year-olds", "16", "24", "year")]),
        ("It was a two- to three-day trip.", [("two- to three-day", "2", "3", "day")]),
        # a scale that is a letter, before what is counted
        ("The park draws 1.5m visitors a year.", [("1.5m visitors", "1500000", "1500000", "visitor")]),
        ("The 737 MAX 9 carried 171 nuns.", [("171 nuns", "171", "171", "nun")]),
        ("The plan costs Rs 5,000 crore.", [("Rs 5,000 crore", "50000000000", "50000000000", "rupee")]),
        ("He weighs 17st 7lb.", [("17st 7lb", "17.5", "17.5", "stone")]),
        ("The line runs at 100 Mbps.", [("100 Mbps", "100", "100", "megabit per second")]),
    ],
)
def test_newsroom(nlp: Language, text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert brief(nlp, text) == expected
