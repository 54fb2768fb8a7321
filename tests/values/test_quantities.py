from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crosscheck.model import Kind, Span, Value
from crosscheck.values.durations import read_durations
from crosscheck.values.quantities import read_none, read_quantities
from crosscheck.values.scan import scan

if TYPE_CHECKING:
    from spacy.language import Language


def values(nlp: Language, text: str) -> list[Value]:
    doc = nlp(text)
    found = scan(doc)
    quantities = read_quantities(text, found)
    durations = read_durations(doc, found, [Span(v.start, v.end) for v in quantities])
    return sorted([*quantities, *durations, *read_none(doc)], key=lambda v: v.start)


def brief(value: Value) -> tuple[str, str, str, str | None]:
    def text(bound: object) -> str:
        return "" if bound is None else f"{Decimal(str(bound)).normalize():f}"

    return value.text, text(value.low), text(value.high), value.unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # counted nouns, by the parse
        (
            "The school sent nearly 100 young nurses and porters.",
            [("nearly 100 young nurses", "90", "99", "nurse")],
        ),
        ("There were 188 people on board the ferry.", [("188 people", "188", "188", "person")]),
        ("A 48-strong choir sang.", [("48-strong", "48", "48", "person")]),
        ("They built a 500-seat hall.", [("500-seat", "500", "500", "seat")]),
        (
            "12 of the 40 sailors were saved.",
            [("12", "12", "12", "sailor"), ("40 sailors", "40", "40", "sailor")],
        ),
        ("The storm left 34 dead.", [("34 dead", "34", "34", "dead")]),
        ("The blast killed 34.", [("34", "34", "34", None)]),
        ("No casualties were reported.", [("No casualties", "0", "0", "casualty")]),
        ("The guard was two thousand strong.", [("two thousand strong", "2000", "2000", "person")]),
        ("It has four times the mass.", [("four times", "4", "4", "time")]),
        ("The ratio is 17 to 1.", [("17 to 1", "17", "17", None)]),
        ("The snow was an inch and a half deep.", [("an inch and a half", "1.5", "1.5", "inch")]),
        ("They found a pair of gloves.", [("a pair of gloves", "2", "2", "glove")]),
        ("The sheet is 32 × 25 cm.", [("32", "32", "32", "centimetre"), ("25 cm", "25", "25", "centimetre")]),
        # vague numbers
        ("It trained hundreds of doctors.", [("hundreds of doctors", "200", "999", "doctor")]),
        ("Several hundred farmers came.", [("Several hundred farmers", "300", "900", "farmer")]),
        ("It gave tens of thousands of tons of wheat.", [("tens of thousands of tons", "20000", "99999", "ton")]),
        ("Eighty-odd men stayed.", [("Eighty-odd men", "80", "89", "man")]),
        ("Some 610 kilometres lie between.", [("Some 610 kilometres", "549", "671", "kilometre")]),
        ("More than 60 ships left.", [("More than 60 ships", "60", "", "ship")]),
        ("Up to 12 tonnes burned.", [("Up to 12 tonnes", "", "12", "tonne")]),
        # money
        ("It cost EUR 4 million.", [("EUR 4 million", "4000000", "4000000", "euro")]),
        ("They paid £418.6m.", [("£418.6m", "418600000", "418600000", "British pound")]),
        ("A $4bn plan was set aside.", [("$4bn", "4000000000", "4000000000", "dollar")]),
        ("The fee was NOK 3,000.", [("NOK 3,000", "3000", "3000", "Norwegian krone")]),
        (
            "They gave 5 tons of rubber and 50,000 USD.",
            [("5 tons", "5", "5", "ton"), ("50,000 USD", "50000", "50000", "United States dollar")],
        ),
        (
            "The prize is 20 million Ruritanian shillings.",
            [("20 million Ruritanian shillings", "20000000", "20000000", "Ruritanian shilling")],
        ),
        # ranges and margins
        ("Between 3 and 5 people saw it.", [("Between 3 and 5 people", "3", "5", "person")]),
        ("It takes 5-7 per cent.", [("5-7 per cent", "5", "7", "percent")]),
        ("It is worth £3-5 million.", [("£3-5 million", "3000000", "5000000", "British pound")]),
        ("The mass was 2.1 ± 0.4 kg.", [("2.1 ± 0.4 kg", "1.7", "2.5", "kilogram")]),
        # units
        ("The train did 121 kph.", [("121 kph", "121", "121", "kilometre per hour")]),
        ("The wind blew at 188 miles an hour.", [("188 miles an hour", "188", "188", "mile per hour")]),
        ("The jet was at FL360 then.", [("FL360", "360", "360", "flight level")]),
        ("He is 5 ft 6 in tall.", [("5 ft 6 in", "5.5", "5.5", "foot")]),
        ("It fell to minus 27 °C.", [("minus 27 °C", "-27", "-27", "degree Celsius")]),
        # shares
        ("Two in five patients improved.", [("Two in five", "0.4", "0.4", "fraction")]),
        ("Fewer than one pack in a thousand failed.", [("Fewer than one pack in a thousand", "", "0.001", "fraction")]),
        ("Half the crew left.", [("Half", "0.5", "0.5", "fraction")]),
        ("Half a million voters came.", [("Half a million voters", "500000", "500000", "voter")]),
    ],
)
def test_reads_a_quantity(nlp: Language, text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert [brief(v) for v in values(nlp, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "She flew on the Boeing 737 again.",
        "See Bulletin No. 4, row 27 and page 12.",
        "Call +44 20 5550 0199 for details.",
        "The G20 met about COVID-19.",
        "At one point it rained.",
        "No one knew that one.",
        "1.2  The commander went home.",
        "Batch VT2409A was recalled.",
        "He is in his 40s.",
        "Nobody made a sound.",
        "There is no reason to leave.",
    ],
)
def test_what_is_no_quantity(nlp: Language, text: str) -> None:
    assert values(nlp, text) == []


def test_a_rise_is_told_from_the_level_it_reached(nlp: Language) -> None:
    rise, level = values(nlp, "Sales rose 12% to £40 million.")
    assert (rise.change, level.change) == (True, False)
    assert [v.change for v in values(nlp, "The index lost 1.1%, or 32 points.")] == [True, True]
    (gain,) = values(nlp, "There was an increase of 12 percent.")
    assert gain.change


def test_what_an_amount_is_per(nlp: Language) -> None:
    assert [v.per for v in values(nlp, "It burns 40 tons a day and 9 litres per head.")] == ["day", "head"]
    assert [v.per for v in values(nlp, "It made $7.1 billion a year ago.")] == [None]
    assert [v.per for v in values(nlp, "We counted 8,700 vehicles a day.")] == ["day"]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Marta Lind, 34, spoke first.", 34),
        ("Marta Lind (78) agreed.", 78),
        ("The 51-year-old left.", 51),
        ("He was aged 51.", 51),
        ("The house is nine years old.", 9),
        ("She was 34.", 34),
    ],
)
def test_ages(nlp: Language, text: str, age: int) -> None:
    (value,) = values(nlp, text)
    assert [value.role, value.unit, value.value, value.kind] == ["age", "year", age, Kind.QUANTITY]


@pytest.mark.parametrize(
    "text",
    [
        "Riverton won 3–1 at home.",
        "They lost by 71-39 in the vote.",
        "Riverton 3–1 Dornau",
        "They beat Orlo 3:2 again.",
    ],
)
def test_scores(nlp: Language, text: str) -> None:
    (value,) = values(nlp, text)
    assert value.role == "score"


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="0123456789,.-–/ %$€£½'\nkmabfiveon(){}", max_size=80))
def test_no_text_raises_and_bounds_are_in_order(nlp: Language, text: str) -> None:
    for value in values(nlp, text):
        assert text[value.start : value.end] == value.text
        ends = [e for e in (value.soft_low, value.low, value.high, value.soft_high) if e is not None]
        assert ends == sorted(ends)
