"""Values in words for reports, and bounds as text for the claims table, read back to the same bounds."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal, InvalidOperation
from typing import Final

from crosscheck.model import Bound, Kind, Value

_PLURALS: Final = {
    "person": "people", "krone": "kroner", "Danish krone": "Danish kroner", "Polish zloty": "Polish zlotys",
    "Norwegian krone": "Norwegian kroner", "man": "men", "woman": "women", "child": "children",
    "foot": "feet", "inch": "inches",
    "century": "centuries", "millennium": "millennia", "percent": "percent", "dead": "dead", "pence": "pence",
    "degree Celsius": "degrees Celsius", "degree Fahrenheit": "degrees Fahrenheit", "kelvin": "kelvin",
    "hertz": "hertz",
    "Japanese yen": "Japanese yen", "Chinese yuan": "Chinese yuan", "Albanian lek": "Albanian lek", "won": "won",
    "South African rand": "South African rand", "horsepower": "horsepower",
}  # fmt: skip
_INVARIABLE: Final = frozenset(
    {"dead", "injured", "wounded", "missing", "homeless", "aircraft", "sheep", "series", "species", "crew", "staff"}
)


def number_text(number: Decimal) -> str:
    """A number for readers: thousands with commas, no exponent, no trailing zeros, six significant decimals at most.

    >>> number_text(Decimal("1200000.0")), number_text(Decimal("0.6666666666666667"))
    ('1,200,000', '0.666667')
    """
    if number == number.to_integral_value():
        return f"{number:,.0f}" if number else "0"
    digits = max(6, -number.adjusted() + 3)
    return f"{number.quantize(Decimal(1).scaleb(-min(digits, 24))).normalize():,f}"


def plural(unit: str) -> str:
    """The plural of a unit or a counted noun."""
    if unit in _PLURALS:
        return _PLURALS[unit]
    if " per " in unit:
        over, under = unit.split(" per ", 1)
        return f"{plural(over)} per {under}"
    if unit in _INVARIABLE or not unit[-1:].isalpha():
        return unit
    if unit.endswith(("child", "woman", "eman", "chman", "shman", "sman", "rman", "tman", "dman")):
        return unit + "ren" if unit.endswith("child") else unit[:-2] + "en"
    if unit.endswith(("s", "x", "ch", "sh")):
        return unit + "es"
    if unit.endswith("y") and unit[-2:-1] not in ("a", "e", "o", "u"):
        return unit[:-1] + "ies"
    return unit + "s"


def ordinal_text(number: Decimal) -> str:
    """Such as "1st", "22nd", "113th"."""
    n = int(number)
    end = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{end}"


def describe(value: Value) -> str:
    """A value for reports: "90 to 99 pilots", "44 hours", "more than 60 hours", "2019-02-26", "3rd summit"."""
    if value.kind is Kind.DATE:
        return _date_words(value)
    if value.role == "score":
        return value.text
    if value.kind is Kind.RANK:
        return _rank_words(value)
    words = _bounds_words(value)
    if value.role == "age":
        return f"aged {words}" if value.unit == "year" else f"aged {words} {_unit_words(value)}"
    text = f"{words} {_unit_words(value)}".strip() if value.unit not in ("percent", "fraction") else f"{words}%"
    if value.per:
        text = f"{text} per {value.per}"
    return f"{text} (a change)" if value.change else text


def _number(value: Value, bound: Bound) -> str:
    if not isinstance(bound, Decimal):
        return ""
    return number_text(bound * 100 if value.unit == "fraction" else bound)


def _bounds_words(value: Value) -> str:
    low, high = _number(value, value.low), _number(value, value.high)
    if low and high:
        return low if low == high else f"{low} to {high}"
    if low:
        return f"{low} or more"
    return f"up to {high}" if high else "an unstated number of"


def _unit_words(value: Value) -> str:
    if not value.unit:
        return ""
    one = value.low == value.high and value.low in (Decimal(1), Decimal(-1))
    return value.unit if one else plural(value.unit)


def _rank_words(value: Value) -> str:
    low = value.low if isinstance(value.low, Decimal) else value.value
    if low is None:
        return value.text
    place = ordinal_text(low)
    if isinstance(value.high, Decimal) and value.high != low:
        place = f"{place} to {ordinal_text(value.high)}"
    return " ".join(word for word in (place, value.role, value.unit or "") if word)


def _date_words(value: Value) -> str:
    low, high = bounds_text(value)
    if low == high:
        return low
    if not low or not high:
        return f"from {low}" if low else f"until {high}"
    return (
        value.edtf if value.edtf and value.precision in ("month", "year", "decade", "century") else f"{low} to {high}"
    )


def bounds_text(value: Value) -> tuple[str, str]:
    """Hard bounds as text for the claims table: plain decimals, ISO 8601 days or moments, "" where open."""
    return _bound_text(value.low), _bound_text(value.high)


def _bound_text(bound: Bound) -> str:
    match bound:
        case None:
            return ""
        case Decimal():
            return f"{bound.normalize():f}" if bound else "0"
        case dt.datetime():
            return bound.isoformat(timespec="seconds" if bound.second or bound.microsecond else "minutes")
        case dt.date():
            return bound.isoformat()


def parse_bounds(low: str, high: str) -> tuple[Bound, Bound]:
    """Bounds from their text; the inverse of `bounds_text` down to a second.

    Raises ValueError where a text is neither a number nor an ISO 8601 day or moment.
    """
    return _parse_bound(low), _parse_bound(high)


def _parse_bound(text: str) -> Bound:
    text = text.strip()
    if not text:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        pass
    else:
        if number.is_finite():
            return number
        raise ValueError(f"not a bound: {text!r}")
    if "T" in text:
        return dt.datetime.fromisoformat(text)
    return dt.date.fromisoformat(text)
