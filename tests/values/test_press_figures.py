"""Figures of the business, science and sports pages: folds, rates, magnitudes, ages in passing, names with numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crosscheck.values.anchors import DateContext
from crosscheck.values.reader import ValueReader

if TYPE_CHECKING:
    from spacy.language import Language


def brief(nlp: Language, text: str) -> list[tuple[str, str | None]]:
    values = ValueReader(DateContext.for_text(text, None)).read(nlp(text))
    return [(v.text, v.unit) for v in values]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # parts of a number of things, whatever the parse ties "of" to
        ("The choir sang seven of its last nine hymns.", [("seven", "hymn"), ("nine hymns", "hymn")]),
        ("The goalkeeper stopped 18 of 31 shots.", [("18", "shot"), ("31 shots", "shot")]),
        ("It hurt 12 people, five of them boys.", [("12 people", "person"), ("five", None)]),
        # a zone is no name that a number belongs to
        ("By 0900 GMT 30 tremors had been felt.", [("0900 GMT", None), ("30 tremors", "tremor")]),
        # measures without their hyphen
        ("A 90 page leaflet came.", [("90 page", "page")]),
        ("The depots are two bases.", [("two bases", "base")]),
        # one
        ("Ghent has sent at least one crate to most shops.", [("at least one crate", "crate")]),
        (
            "Forty Republicans and one Democrat came.",
            [("Forty Republicans", "Republican"), ("one Democrat", "Democrat")],
        ),
        ("A 2016 survey found 12 wrecks.", [("2016", None), ("12 wrecks", "wreck")]),
        # numbers in words and signs
        ("Three-fourths of the plums rotted.", [("Three-fourths", "fraction")]),
        ("Another dozen barges sank.", [("dozen barges", "barge")]),
        ("The dozen barges sank.", []),
        ("The trillion-euro fund grew.", [("trillion-euro", "euro")]),
        ("Barley fell 2-3/4 cents.", [("2-3/4 cents", "cent")]),
        ("The margin is plus or minus 4 percentage points.", [("4 percentage points", "percentage point")]),
        # how many times
        ("Exports rose sixfold.", [("sixfold", "time")]),
        ("A 15-fold increase came.", [("15-fold", "time")]),
        ("The aims are threefold.", []),
        # rates
        (
            "The county had 31 cases per 100,000 residents.",
            [("31 cases per 100,000 residents", "case")],
        ),
        ("The van burns 7.5 litres per 100 km.", [("7.5 litres per 100 km", "litre")]),
        ("The van does 28 mpg.", [("28 mpg", "mile per gallon")]),
        ("The odds are a 2.5-to-1 ratio.", [("2.5-to-1", None)]),
        # earthquakes
        ("A magnitude 4.9 tremor woke them.", [("4.9", "magnitude")]),
        ("The tremor had a magnitude of 6.1.", [("6.1", "magnitude")]),
        ("It reached 5.5 on the Richter scale.", [("5.5 on the Richter scale", "magnitude")]),
        # a unit that waits for the last number
        (
            "The town sold three-, six- and 20-year loans.",
            [("three", "year"), ("six", "year"), ("20-year", "year")],
        ),
        ("The 1.5m-strong guild met.", [("1.5m-strong", "person")]),
        # ages and counts of people
        ("The driver, 41, was freed.", [("41", "year")]),
        ("Tangen, 29, has rowed 12 races.", [("29", "year"), ("12 races", "race")]),
        ("The former baker, 58, sued.", [("58", "year")]),
        ("Their mother is 83 and sings.", [("83", "year")]),
        ("The cook was Anna Kvist, 44.", [("44", "year")]),
        ("He was 7 for 20.", [("7", None), ("20", None)]),
        ("The total, 45, was low.", [("45", None)]),
        ("Riders over the age of 70 pay less.", [("over the age of 70", "year")]),
        ("A family of five was rescued.", [("five", None)]),
        ("It found 17 leaks, including two in Ghent.", [("17 leaks", "leak"), ("two", None)]),
        ("The Otters lost by six.", [("six", None)]),
        ("A one-bedroom flat and a one-off gift.", [("one-bedroom", "bedroom")]),
        # two levels behind "by", two terms behind "between"
        ("Rents went up by £40 to £640.", [("£40", "British pound"), ("£640", "British pound")]),
        (
            "The gap between three- and 20-year loans grew.",
            [("three", "year"), ("20-year", "year")],
        ),
        # names and marks
        ("It flies 31 747s.", [("31", None)]),
        ("She rang 112 from a kiosk.", []),
        ("A 403(b) plan helps.", []),
        ("The Stoxx Europe 600 index slept.", []),
        ("FTSE 250 firms hire 40 clerks.", [("40 clerks", "clerk")]),
        ("In Gaza 14 nurses fell ill.", [("14 nurses", "nurse")]),
        ("Python 3.8 was retired.", []),
        ("A COP29 pledge fell.", []),
        ("The P5+1 talks resumed.", []),
        ("Building 9 burned on day 4 near mile 31.", []),
        ("Last week 12 nurses left.", [("Last week", None), ("12 nurses", "nurse")]),
        ("9M makes lamps.", []),
        ("He lives at 14B Mill Road.", []),
        ("It has 9M users.", [("9M users", "user")]),
        ("She went 5-for-8 and 7-of-11.", []),
    ],
)
def test_press_figures(nlp: Language, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert brief(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The bill could exceed $9 million.", 9_000_000, None),
        ("The fare fell as low as $12.", 12, None),
        ("It is for those under the age of 16.", None, 16),
        ("Exports grew almost fivefold.", 4.5, 5),
    ],
)
def test_press_hedges(nlp: Language, text: str, low: float | None, high: float | None) -> None:
    (value,) = ValueReader(DateContext.for_text(text, None)).read(nlp(text))
    assert (value.low, value.high) == (low, high)
