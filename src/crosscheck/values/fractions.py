"""Shares of a whole: "half the crew", "two thirds of voters", "one in five", "a quarter of an hour", "a majority"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from crosscheck.values.amounts import Amount, AmountReader
from crosscheck.values.hedges import Bounds, hedge_before
from crosscheck.values.lexer import Pieces, words
from crosscheck.values.measures import Measure, measure_after, of_unit
from crosscheck.values.numbers import DENOMINATORS, Number, parse_digits, parse_number
from crosscheck.values.parse import window
from crosscheck.values.units import unit_at, unit_named
from crosscheck.values.verbs import CHANGE_VERBS, TAKING_VERBS

if TYPE_CHECKING:
    from spacy.tokens import Doc

# What may follow "half" when it means a share: "half the crew", "half of them", "half their homes".
_WHOLES: Final = words("of the his her its their our my all these those that what a an")
_RATES: Final = words("rate interest yield fed lend borrow mortgage monetary")
_TIME_LED: Final = words("last this next year month week earlier")  # "rose a quarter last year"
_BEFORE_HALVES: Final = words("first second other latter opening closing former each either per every")
# "14 in 20 games" counts goals, it is no share.
_OCCASIONS: Final = words(
    "games matches appearances starts tests innings seasons outings attempts visits races rounds minutes"
)
# Usage lets "a third" stand for 32 or 35 per cent: a twentieth of the share.
_SLACK: Final = Decimal("0.05")


def share_of_whole() -> Measure:
    """The unit of a share: 1 is the whole, 100 per cent."""
    unit = unit_named("fraction")
    assert unit is not None  # noqa: S101 - a row of units.toml
    return of_unit(unit)


def fraction_at(doc: Doc, pieces: Pieces, k: int, reader: AmountReader) -> Amount | None:
    """The share that starts at piece k, None where none does. A share of a unit ("half an hour") is an amount in it."""
    found = _odds(doc, pieces, k) or _rating(pieces, k) or _named_share(doc, pieces, k)
    if found is None:
        return None
    number, odds = found
    end = number.q
    if not odds:
        inner = _of_a_unit(doc, pieces, end, number)
        if inner is not None:
            end, measure = inner
            bounds = Bounds(*(4 * [number.value]))
            slack = number.value / 10
            bounds = bounds._replace(soft_low=number.value - slack, soft_high=number.value + slack)
            return reader.finish(Amount(k, end, number, number, number.value, bounds, Decimal("0.01"), measure))
        led = pieces[end].lower in _WHOLES or hedge_before(pieces, k) or pieces[k].lower in ("a", "an")
        plural = pieces[end - 1].lower  # "two thirds full"; "three quarters" may be nine months
        led = led or (plural.endswith("ths") or plural == "thirds")
        led = led or _is_fall(doc, pieces, k, end) or _is_one_part(doc, pieces, k, end)
        if not (led or _is_attribute(doc, pieces, k, end)):
            return None
    slack = number.value * _SLACK
    bounds = Bounds(number.value, number.value, number.value - slack, number.value + slack)
    return reader.finish(
        Amount(k, end, number, number, number.value, bounds, Decimal("0.02"), share_of_whole(), role="share")
    )


def _is_attribute(doc: Doc, pieces: Pieces, k: int, end: int) -> bool:
    """Whether a share with a hyphen in it stands before the noun it measures: "a one-third stake"."""
    if pieces[end - 2].text != "-" or pieces[end].kind != "word" or pieces[end].glued:
        return False
    return doc[pieces[end].tok].tag_ in ("NN", "JJ") and pieces[k].kind == "word"


def _of_a_unit(doc: Doc, pieces: Pieces, k: int, number: Number) -> tuple[int, Measure] | None:
    """Such as "an hour" in "half an hour", "of a mile" in "two-thirds of a mile", "mile" in "1/4 mile"."""
    if pieces[k].lower == "of":
        k += 1
        if pieces[k].lower not in ("a", "an", "one"):
            return None
    if pieces[k].lower in ("a", "an", "one"):
        k += 1
    elif number.words and not pieces[k].glued and pieces[k].text != "-" and not _beside_unit(pieces, k):
        return None
    return measure_after(doc, pieces, k, number) or _points(doc, pieces, k)


def _beside_unit(pieces: Pieces, k: int) -> bool:
    """Whether a unit stands right behind a half or quarter: "a half hour", "a quarter mile", "a quarter point"."""
    if pieces[k - 1].lower not in ("half", "quarter") or pieces[k].kind != "word" or pieces[k].glued:
        return False
    unit = unit_at(pieces, k, glued=False)
    return pieces[k].lower == "point" or (unit is not None and len(pieces[k].text) > 3)


def _points(doc: Doc, pieces: Pieces, k: int) -> tuple[int, Measure] | None:
    """The point of "a quarter point", "half a point", "quarter-point": of a percentage where rates are spoken of."""
    k = k + 1 if pieces[k].text == "-" and pieces[k].glued else k
    if pieces[k].lower != "point":
        return None
    unit = unit_named("percentage point")
    of_rates = any(t.lemma_.lower() in _RATES for t in window(doc, pieces[k].tok, 15, 15))
    return k + 1, of_unit(unit) if unit is not None and of_rates else Measure("point", "count")


def _named_share(doc: Doc, pieces: Pieces, k: int) -> tuple[Number, bool] | None:
    word = pieces[k].lower
    if word == "half" and parse_number(pieces, k) is not None:
        return None  # "half a million"
    points = pieces[k + 1].text == "-" and pieces[k + 2].lower == "point"
    if word == "half" and (points or pieces[k - 1].lower not in _BEFORE_HALVES) and pieces[k - 1].text != "-":
        return (_number(pieces, k, k + 1, Decimal("0.5")), False) if _is_half(doc, pieces, k) else None
    if word in ("a", "an", "one"):
        spelled = parse_number(pieces, k)
        if spelled is not None and spelled.value > 1:
            return None  # "a quarter of a million"
        n = k + 2 if pieces[k + 1].text == "-" and pieces[k + 1].glued == pieces[k + 2].glued else k + 1
        bottom = DENOMINATORS.get(pieces[n].lower)
        if bottom is None or pieces[n].lower == "halves":
            return None
        # "a third man" counts on; "a third of the men" divides; "a quarter" alone is too often three months.
        shared = pieces[n + 1].lower in ("of", "that") or n == k + 2 or word == "one"
        shared = shared or _is_fall(doc, pieces, k, n + 1) or _beside_unit(pieces, n + 1)
        shared = shared or (pieces[n + 1].text == "-" and pieces[n + 2].lower == "point")
        if shared or (hedge_before(pieces, k) is not None and doc[pieces[n].tok].pos_ in ("NOUN", "NUM", "ADJ")):
            return _number(pieces, k, n + 1, Decimal(1) / bottom), False
        return None
    if word == "quarter":  # "the quarter-point rise"
        return (_number(pieces, k, k + 1, Decimal("0.25")), False) if points else None
    number = parse_number(pieces, k)
    return (number, False) if number is not None and number.fraction else None


def _is_half(doc: Doc, pieces: Pieces, k: int) -> bool:
    after = pieces[k + 1]
    if after.text == "-":
        return (
            pieces[k + 2].lower == "point"
            or measure_after(doc, pieces, k + 1, _number(pieces, k, k + 1, Decimal("0.5"))) is not None
        )
    if after.lower in ("past", "time", "way"):
        return False
    return after.lower in _WHOLES or hedge_before(pieces, k) is not None or _is_fall(doc, pieces, k, k + 1)


def _is_fall(doc: Doc, pieces: Pieces, k: int, end: int) -> bool:
    """Whether a share alone is by how much something changed: "fell a third", "up by half", not "fell a third time"."""
    before = pieces[k - 1]
    if before.lower == "by":
        led = True  # "rose by half", "made smaller by a third"
    else:
        led = before.lower in ("up", "down") or doc[before.tok].lemma_.lower() in CHANGE_VERBS - TAKING_VERBS
    return led and (_closes(doc, pieces, end) or pieces[end].lower in _TIME_LED)


def _is_one_part(doc: Doc, pieces: Pieces, k: int, end: int) -> bool:
    """Whether "one eighth" stands alone; "one quarter" may be three months."""
    return pieces[k].lower == "one" and pieces[end - 1].lower != "quarter" and _closes(doc, pieces, end)


def _closes(doc: Doc, pieces: Pieces, end: int) -> bool:
    """Whether nothing that a share could count follows at piece `end`."""
    after = pieces[end]
    if after.kind in ("end", "sign"):
        return after.text != "-"
    return doc[after.tok].pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")


def _odds(doc: Doc, pieces: Pieces, k: int) -> tuple[Number, bool] | None:
    """Such as "one in five", "two voters in three", "nine out of ten", "one pack in a thousand"."""
    top = parse_number(pieces, k)
    if top is None or top.value != int(top.value) or not 1 <= top.value <= 99 or top.scale != 1:
        return None
    n = top.q
    noun = 0  # "one pack in a thousand", "one registered voter in two"
    while noun < 2 and pieces[n + noun].kind == "word" and pieces[n + noun].lower not in ("in", "out", "of"):
        noun += 1
    if noun and pieces[n + noun].lower not in ("in", "out"):
        return None
    n += noun
    if pieces[n].lower == "in":
        n += 1
    elif pieces[n].lower == "out" and pieces[n + 1].lower == "of":
        n += 2
        if noun or pieces[n].lower in ("the", "these", "those"):
            return None
    else:
        return None
    if pieces[n].lower == "every":
        n += 1
    whole = parse_number(pieces, n)
    if whole is None or whole.value <= top.value or whole.value > 10**6 or whole.fraction:
        return None
    styled = top.words and whole.value in (10, 100, 1000)  # "four in 10": house styles spell the small ones
    if top.words != whole.words and not styled:
        return None
    round_number = whole.value in (10, 20) or whole.value % (50 if top.value == 1 else 1000) == 0 or whole.value == 100
    if not round_number and whole.value > 12:
        return None
    if noun and pieces[whole.q].kind == "word" and doc[pieces[whole.q].tok].pos_ in ("NOUN", "PROPN", "NUM"):
        return None  # "two goals in three matches"
    if unit_at(pieces, whole.q) is not None or pieces[whole.q].lower in _OCCASIONS:
        return None
    value = top.value / whole.value
    return _number(pieces, k, whole.q, value), True


def _rating(pieces: Pieces, k: int) -> tuple[Number, bool] | None:
    """Such as "5.3/10", "4.5/5": marks out of five or ten; the point tells them from days and fractions."""
    if pieces[k].kind != "digits" or pieces[k + 1].text != "/" or pieces[k + 2].text not in ("5", "10", "100"):
        return None
    mark = parse_digits(pieces[k].text)
    if mark is None or "." not in pieces[k].text or pieces[k + 1].glued != pieces[k + 2].glued or pieces[k].glued:
        return None
    top = Decimal(pieces[k + 2].text)
    after = pieces[k + 3]
    if mark[0] > top or (after.glued and (after.kind != "sign" or after.text == "/")):
        return None
    return _number(pieces, k, k + 3, mark[0] / top), True


def _number(pieces: Pieces, p: int, q: int, value: Decimal) -> Number:
    first, last = pieces[p], pieces[q - 1]
    return Number(first.start, last.end, first.tok, last.tok + 1, p, q, value, Decimal("0.01"), True, True)
