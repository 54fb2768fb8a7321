"""Quantities: amounts with their units, counted nouns, shares, changes, ages, scores, and counts of none."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from crosscheck.model import Kind, Value
from crosscheck.values import hedges
from crosscheck.values.counted import singular_of
from crosscheck.values.lexer import words
from crosscheck.values.scan import Found

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# "no" before these says that something is not the case, it counts nothing.
_NOT_COUNTED: Final = words(
    """plan sign report comment detail mean circumstance doubt problem word term way reason result question answer rule
    limit idea chance choice need sense matter fear illusion regret excuse rush difference evidence intention secret
    data news link tie connection relation talk change concern case point other thing effort condition option fact
    surprise
    """
)


def value_of(found: Found, text: str, kind: Kind) -> Value:
    """The value of an amount that was found in `text`."""
    amount = found.amount
    bounds = amount.bounds
    if found.dimension in ("count", "") or found.role == "age":
        bounds = _counted_bounds(found)
    low, high, soft_low, soft_high = bounds
    return Value(
        kind=kind,
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        value=amount.value,
        low=low,
        high=high,
        soft_low=soft_low,
        soft_high=soft_high,
        unit=found.unit,
        dimension=found.dimension,
        approximate=amount.approximate,
        hedge=amount.hedge,
        per=amount.per,
        change=found.change,
        role=found.role,
    )


def _counted_bounds(found: Found) -> hedges.Bounds:
    """Counts and ages are whole: their rounding starts at trailing zeros, not at half a unit."""
    amount = found.amount
    if amount.value is None or amount.hedge:
        return amount.bounds
    return hedges.exact(amount.value, amount.grain, counted=True)


def read_quantities(text: str, found: Iterable[Found]) -> list[Value]:
    """The values of kind quantity among the amounts of a text: all but stretches of time."""
    return [value_of(f, text, Kind.QUANTITY) for f in found if f.dimension != "time" or f.role == "age"]


def read_none(doc: Doc) -> list[Value]:
    """Counts of none: "no casualties", "none of the 40 sailors"; "no" is zero only where it counts a noun."""
    values = []
    text = doc.text
    for token in doc:
        noun = _counted_as_none(token)
        if noun is None:
            continue
        start, end = token.idx, noun.idx + len(noun)
        zero = Decimal(0)
        values.append(
            Value(
                kind=Kind.QUANTITY, start=start, end=end, text=text[start:end], value=zero, low=zero, high=zero,
                soft_low=zero, soft_high=zero, unit=singular_of(noun), dimension="count",
            )
        )  # fmt: skip
    return values


def _counted_as_none(token: Token) -> Token | None:
    if token.lower_ == "no" and token.dep_ == "det" and token.head.i > token.i and token.head.tag_ == "NNS":
        noun = token.head
        return None if noun.lemma_.lower() in _NOT_COUNTED or noun.i - token.i > 4 else noun
    return None
