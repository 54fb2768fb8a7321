"""The unit or currency beside a number, and what an amount is per."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from crosscheck.values.counted import singular_of
from crosscheck.values.lexer import Pieces, words
from crosscheck.values.money import Currency, currency_after, currency_before
from crosscheck.values.numbers import SCALES, Number, parse_number
from crosscheck.values.parse import window
from crosscheck.values.units import Unit, loose_unit_at, singular, speed, unit_at, unit_named

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Symbols in units.LOOSE that stand for a unit after digits and a space.
_AFTER_SPACE: Final = frozenset(
    {"m", "t", "s", "h", "g", "l", "L", "C", "F", "K", "V", "W", "mb", "bar", "gb", "pp", "yo"}
)
_TEMPERATURES: Final = frozenset({"C", "F", "K"})
_OPENING: Final = {"(": ")", "[": "]", "{": "}", "<": ">"}
_MONEY_WORDS: Final = words(
    """pay cost price spend fine worth buy sell profit loss revenue sale fund raise owe debt bill fee wage salary earn
    charge budget prize bid auction estimate deal invest grant loan borrow rent tax bonus share deposit donate
    """
)
_TELLING: Final = frozenset({"ago", "earlier", "later", "before"})  # "$7.1 billion a year ago"
_QUOTE_REACH: Final = 120  # pieces back that the start of a quotation is looked for
# Between a number and its unit of time: none of them changes how long it is.
_IN_ROW: Final = words("straight consecutive successive solid full whole long more further additional extra")
_SPELLED_NOUN: Final = frozenset({"head", "capita", "annum", "person", "share", "cent"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit or a currency as an amount has it: what one is in its dimension's base unit, and the sign's multiple."""

    name: str
    dimension: str
    low: Decimal = Decimal(1)
    high: Decimal = Decimal(1)
    multiple: int = 1


def of_unit(unit: Unit) -> Measure:
    """The measure of a unit of the table."""
    return Measure(unit.name, unit.dimension, unit.low, unit.high)


def of_currency(money: Currency, multiple: int = 1) -> Measure:
    """The measure of a currency."""
    return Measure(money.name, money.dimension, money.factor, money.factor, multiple)


def measure_before(pieces: Pieces, k: int) -> tuple[int, Measure] | None:
    """The currency before the number at piece k, or "FL" of a flight level, with the piece it starts at."""
    found = currency_before(pieces, k)
    if found is not None:
        start, money, multiple = found
        return start, of_currency(money, multiple)
    before = pieces[k - 1]
    if before.text == "FL" and pieces[k].kind == "digits" and len(pieces[k].text) == 3:
        unit = unit_named("flight level")
        return None if unit is None else (k - 1, of_unit(unit))
    return None


def measure_after(
    doc: Doc, pieces: Pieces, k: int, number: Number, *, within: Measure | None = None
) -> tuple[int, Measure] | None:
    """The unit or currency after a number that ends at piece k: " km", "-hour", "%", " million euros' ", " (kg)".

    `within` is the larger unit of a compound ("5 ft" before "2 in"), which makes a loose symbol believable.
    """
    first = pieces[k]
    if first.lower in _IN_ROW and (unit := unit_at(pieces, k + 1, glued=False)) and unit[1].dimension == "time":
        return unit[0], of_unit(unit[1])  # "nine straight years"
    if first.text in _OPENING and not first.glued:
        inner = measure_after(doc, pieces, k + 1, number, within=None)
        if (
            inner is not None
            and pieces[inner[0]].text == _OPENING[first.text]
            and pieces[k + 1].glued
            and inner[0] == k + 2
        ):
            return inner[0] + 1, inner[1]
        return None
    if first.glued and first.text in "'’" and _is_feet(pieces, k, number):
        foot = unit_named("foot")
        return None if foot is None else (k + 1, of_unit(foot))
    if first.text == '"' and (not first.glued or _closes_quote(pieces, k)):
        return None  # inches are written onto their number
    hyphen = first.text in "-‐‑" and first.kind == "sign" and (first.glued and pieces[k + 1].glued)
    hyphen = hyphen or _is_spaced_hyphen(pieces, k)
    at = k + 1 if hyphen else k
    if hyphen and not pieces[at].text.isalpha() and pieces[at + 1].kind == "digits":
        return None  # "$10-$12": the sign is the next number's
    money = currency_after(pieces, at)
    unit = unit_at(pieces, at, glued=False if hyphen else None)
    if unit is None and not first.glued and first.text in _AFTER_SPACE and number.words is False:
        unit = _spaced_symbol(pieces, k, number)
    if unit is None and within is not None and first.text in ("in", "min", "s", "m"):
        unit = loose_unit_at(pieces, k)
    if money is not None and (unit is None or money[0] > unit[0] or _is_money(doc, pieces, at, number, unit[1])):
        end, currency, multiple = money
        if number.scale == 1 and pieces[end].lower in ("million", "billion", "thousand"):  # "75 USD million"
            end, multiple = end + 1, multiple * SCALES[pieces[end].lower]
        return end, of_currency(currency, multiple)
    if unit is None or _is_other_word(doc, pieces, at, unit, number):
        return None
    return unit[0], of_unit(unit[1])


def _is_feet(pieces: Pieces, k: int, number: Number) -> bool:
    """Whether the apostrophe at piece k means feet: "6'2", with inches written onto it."""
    inches = pieces[k + 1]
    whole = not number.words and number.value == int(number.value) and 0 < number.value < 10
    return whole and inches.kind == "digits" and inches.glued and inches.text.isdigit() and int(inches.text[:4]) < 12


def _closes_quote(pieces: Pieces, k: int) -> bool:
    """Whether the quotation mark at piece k ends a quotation that was opened before it, and is no sign of inches."""
    for n in range(k - 1, max(k - _QUOTE_REACH, -1), -1):
        if pieces[n].text == '"' and pieces[n - 1].kind != "digits":
            return pieces[n + 1].glued and not (pieces[n].glued and pieces[n - 1].kind == "word")
        if pieces[n].text == "“":
            return True
    return False


def _is_spaced_hyphen(pieces: Pieces, k: int) -> bool:
    """Whether a hyphen ties a number to its unit in a text cut into words: "28 - year - old", not "5 - 3 years"."""
    word = pieces[k + 1]
    if pieces[k].text != "-" or pieces[k].glued or word.glued or word.kind != "word" or not word.text.islower():
        return False
    return len(word.text) > 2 and singular(word.lower) == word.lower and word.lower not in ("feet", "per")


def _spaced_symbol(pieces: Pieces, k: int, number: Number) -> tuple[int, Unit] | None:
    symbol, after = pieces[k], pieces[k + 1]
    if after.glued and ((after.text in "-.'’&" and pieces[k + 2].glued) or after.kind in ("word", "digits")):
        return None
    if symbol.text in _TEMPERATURES and (after.text[:1].isupper() or abs(number.value) > 9999):
        return None
    return loose_unit_at(pieces, k)


def _is_money(doc: Doc, pieces: Pieces, k: int, number: Number, unit: Unit) -> bool:
    """Whether "pounds" are money: with a scale, or in a sentence about paying."""
    if unit.name != "pound":
        return False
    if number.scale >= 1000:
        return True
    token = doc[pieces[k].tok]
    return any(t.lemma_.lower() in _MONEY_WORDS for t in window(doc, token.i, 12, 8))


def _is_other_word(doc: Doc, pieces: Pieces, k: int, unit: tuple[int, Unit], number: Number) -> bool:
    """Whether a unit's word is another word here: "two second-half goals", "three foot soldiers"."""
    end, found = unit
    word = pieces[k]
    if word.kind != "word" or end != k + 1:
        return False
    if found.name == "second" and pieces[end].text == "-" and pieces[end].glued and pieces[end + 1].lower == "half":
        return True
    if word.glued and word.text == "s" and number.value % 10 == 0 and pieces[k - 1].kind == "digits":
        return True  # "in his 40s"
    if word.glued and word.text == "s" and number.value > 99 and pieces[k - 2].kind == "digits":
        return True  # "31 747s"
    token = doc[word.tok]
    if word.glued and word.text in _TEMPERATURES:  # "40C" is heat, "13F" and "777F" are names
        before = doc[max(pieces[k - 1].tok - 1, 0)]
        return before.pos_ in ("PROPN", "DET") or pieces[k - 1].kind != "digits" or not -60 <= number.value <= 130
    tied = word.glued and pieces[k - 1].text == "-"  # "twenty-foot containers"
    if (
        found.name in ("stone", "foot", "turn", "league")
        and not tied
        and token.dep_ == "compound"
        and not word.lower.endswith("s")
    ):
        return token.head.tag_ in ("NNS", "NNPS")
    return (
        word.text[:1].isupper()
        and len(word.text) > 3
        and token.pos_ == "PROPN"
        and token.ent_type_ in ("ORG", "GPE", "FAC")
    )


def per_after(doc: Doc, pieces: Pieces, k: int, measure: Measure) -> tuple[int, str | None, Measure] | None:
    """What the amount is per, from piece k on: "a day", "per head", "/h", "-a-share".

    Returns the piece after it, the noun (None where it became part of the unit, as in "miles an hour") and the measure.
    """
    hyphen = pieces[k].text == "-" and pieces[k].glued and pieces[k + 1].glued
    at = k + 1 if hyphen else k
    word = pieces[at]
    if word.text == "/" and word.glued and pieces[at + 1].glued and pieces[at + 1].kind == "word":
        noun = at + 1
    elif word.lower in ("a", "an", "per", "each", "every"):
        noun = at + 1
        if hyphen and pieces[noun].text == "-":
            noun += 1
    else:
        return None
    unit = unit_at(pieces, noun, glued=True)
    if unit is not None and word.lower != "each":
        return None if pieces[unit[0]].lower in _TELLING else _per_unit(measure, unit)
    target = pieces[noun]
    if target.kind != "word" or doc[target.tok].pos_ not in ("NOUN", "PROPN"):
        return None
    spelled = word.lower == "per" or hyphen or target.lower in _SPELLED_NOUN
    if not spelled and not (
        measure.dimension.startswith("money:") and doc[target.tok].tag_ == "NN" and word.lower in ("a", "an")
    ):
        return None
    name = {"annum": "year", "capita": "person"}.get(target.lower, doc[target.tok].lemma_.lower())
    return noun + 1, name, measure


def per_many(doc: Doc, pieces: Pieces, k: int) -> tuple[int, str] | None:
    """Such as "per 100,000 people", "per 100 km" at piece k: the piece after it, and what the amount is per."""
    number = parse_number(pieces, k + 1) if pieces[k].lower in ("per", "every") else None
    if number is None or number.value <= 1:
        return None
    unit = unit_at(pieces, number.q)
    if unit is None and not pieces[number.q].glued:
        unit = loose_unit_at(pieces, number.q)
    if unit is not None:
        return unit[0], f"{number.value:f} {unit[1].name}"
    noun = pieces[number.q]
    if noun.kind != "word" or doc[noun.tok].tag_ != "NNS":
        return None
    return number.q + 1, f"{number.value:f} {singular_of(doc[noun.tok])}"


def magnitude_at(pieces: Pieces, p: int, q: int, value: Decimal) -> tuple[int, Unit] | None:
    """The unit of "a magnitude 5.8 quake", "a magnitude of 6.9", "7.2 on the Richter scale", with the piece after it.

    p, q   the pieces of the amount
    """
    unit = unit_named("magnitude")
    if unit is None or not 0 < value < 11:
        return None
    led = p - 2 if pieces[p - 1].lower in ("of", "was", "is", "at", "to", "reached", "measured") else p - 1
    if pieces[led].lower == "magnitude":
        return q, unit
    if pieces[q].text == "-" and pieces[q + 1].lower == "magnitude":
        return q + 2, unit
    words = tuple(pieces[n].lower for n in range(q, q + 4))
    return (q + 4, unit) if words in (("on", "the", "richter", "scale"), ("on", "the", "magnitude", "scale")) else None


def _per_unit(measure: Measure, unit: tuple[int, Unit]) -> tuple[int, str | None, Measure]:
    end, under = unit
    over = unit_named(measure.name)
    rate = speed(over, under)
    if rate is not None:
        return end, None, of_unit(rate)
    return end, under.name, measure
