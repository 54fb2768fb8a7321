"""Digits and number words to exact numbers: "1,234", "1.2 million", "4bn", "eleven hundred and fifty", "a dozen"."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from crosscheck.values.lexer import Pieces, lex
from crosscheck.values.numberreader import NumberReader, parse_digits
from crosscheck.values.numberwords import DENOMINATORS, SCALES, TENS, UNITS

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = [
    "DENOMINATORS",
    "SCALES",
    "TENS",
    "UNITS",
    "Number",
    "numbers_by_token",
    "parse_digits",
    "parse_number",
    "read_numbers",
]

_MINUS: Final = frozenset("-−–")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as a text states it.

    start, end   half-open character span; a sign and a scale belong to it ("-4", "1.2 million")
    i, j         half-open span of the spaCy tokens it touches
    p, q         half-open span of its pieces
    value        exact
    grain        place value of the last digit stated: 0.1 in "6.1", 100000 in "1.2 million", 1 in "13,000"
    words        written in words ("twelve", "a dozen"); False where any digit is
    fraction     "two thirds", "half", "3/4"
    scale        what "million", "bn" or "dozen" multiplied by; 1 without
    loose        the scale may be a unit instead ("82m": eighty-two metres or million); `value` is then without the
                 scale and the piece of the scale is not in the span
    """

    start: int
    end: int
    i: int
    j: int
    p: int
    q: int
    value: Decimal
    grain: Decimal
    words: bool = False
    fraction: bool = False
    loose: str = ""
    scale: Decimal = Decimal(1)


def parse_number(pieces: Pieces, k: int) -> Number | None:
    """The longest number that starts at piece k, None where none does; whether it is a value or an id is not asked."""
    piece = pieces[k]
    reader = NumberReader(pieces, k)
    end: int | None = None
    if piece.kind == "digits":
        end = reader.digits() if piece.text.isascii() else None
    elif piece.lower in _OPENERS:
        end = reader.spelled()
    elif piece.kind == "sign" and (value := _vulgar_sign(piece.text)) is not None:
        reader.value, reader.fraction, reader.grain, end = value, True, Decimal("0.01"), k + 1
    if end is None:
        return None
    if piece.kind == "digits" and (value := _vulgar_sign(pieces[end].text)) is not None:
        reader.value, end = reader.value + value, end + 1
    start = k
    if _is_point(pieces, k) and end == k + 1 and not reader.loose:
        reader.value = Decimal(f"0.{piece.text}")
        reader.grain, start = Decimal(1).scaleb(-len(piece.text)), k - 1
    elif _is_minus(pieces, k - 1) and reader.value:
        reader.value, start = -reader.value, k - 1
    last = pieces[end - 1]
    return Number(
        pieces[start].start,
        last.end,
        pieces[start].tok,
        last.tok + 1,
        start,
        end,
        reader.value,
        reader.grain,
        reader.words and piece.kind != "digits",
        reader.fraction,
        reader.loose,
        reader.scale,
    )


_OPENERS: Final = frozenset(UNITS) | frozenset(TENS) | frozenset(SCALES) | {"a", "an", "half", "quarter", "dozen"}


def _vulgar_sign(text: str) -> Decimal | None:
    """The value of "½", "¾", ...: one character of the Unicode class of fractions."""
    if len(text) != 1 or text.isascii() or not unicodedata.decomposition(text).startswith("<fraction>"):
        return None
    return Decimal(str(round(unicodedata.numeric(text), 6)))


def _is_minus(pieces: Pieces, k: int) -> bool:
    """Whether the piece at k is a sign of the number after it: "minus 27", "-4" at the start of a word."""
    piece = pieces[k]
    if piece.lower == "minus":
        return pieces[k - 1].lower != "or"  # "plus or minus 3 points"
    return piece.text in _MINUS and pieces[k + 1].glued and not piece.glued and pieces[k + 1].kind == "digits"


def _is_point(pieces: Pieces, k: int) -> bool:
    """Whether the digits at k are decimals after a point with nothing before it: "hit .312"."""
    point, digits = pieces[k - 1], pieces[k]
    alone = point.text == "." and not point.glued and pieces[k - 2].kind == "word"
    return alone and digits.glued and digits.kind == "digits" and digits.text.isdigit() and len(digits.text) < 10


def read_numbers(doc: Doc) -> tuple[Number, ...]:
    """All numbers of a text, left to right, the longest first at each place, not overlapping. Linear time."""
    pieces = lex(doc)
    found: list[Number] = []
    k = 0
    while k < len(pieces):
        piece = pieces[k]
        number = None
        if piece.kind == "digits" or piece.lower in _OPENERS or not (piece.kind == "word" or piece.text.isascii()):
            number = parse_number(pieces, k)
        if number is None:
            k += 1
        else:
            found.append(number)
            k = number.q
    return tuple(found)


def numbers_by_token(doc: Doc) -> dict[int, Number]:
    """The numbers of `read_numbers` by the index of their first token."""
    return {n.i: n for n in reversed(read_numbers(doc))}
