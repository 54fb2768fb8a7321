"""Which side of its number or day a value lies on: "more than 380" is above, "before 1980" is before.

Bounds in `Value` are inclusive and wide enough for news; here the words are taken at their word.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from crosscheck.model import Kind, Value

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Side(StrEnum):
    """Where the value lies: at its number or day, or strictly or loosely on one side of it."""

    AT = "at"
    ABOVE = "above"
    FROM = "from"
    BELOW = "below"
    TO = "to"

    @property
    def open(self) -> bool:
        """Whether the value is only bounded on one side."""
        return self is not Side.AT


# Hedges whose own number is still in: the table of hedges does not tell these from the strict ones.
_INCLUSIVE: Final = (
    "at least", "minimum", "at the very least", "no less", "no fewer", "not less", "not fewer", "as few", "as little",
    "or more", "or higher", "or above", "or over", "and up", "and over", "and above", "plus", "+", "starting at",
    "at most", "up to", "maximum", "no more", "not more", "as many", "as much", "or less", "or fewer", "or under",
    "or below", "or lower", "≥", "≤", "upwards of", "upward of", "not exceeding",
)  # fmt: skip
# Words before a date, longest first; "since" and "from" name the day a state began on, which is a day like any other.
_BEFORE_DATE: Final = (
    (("no", "later", "than"), Side.TO),
    (("not", "later", "than"), Side.TO),
    (("no", "earlier", "than"), Side.FROM),
    (("not", "earlier", "than"), Side.FROM),
    (("on", "or", "before"), Side.TO),
    (("on", "or", "after"), Side.FROM),
    (("not", "until"), Side.FROM),
    (("earlier", "than"), Side.BELOW),
    (("later", "than"), Side.ABOVE),
    (("prior", "to"), Side.BELOW),
    (("ahead", "of"), Side.BELOW),
    (("before",), Side.BELOW),
    (("after",), Side.ABOVE),
    (("following",), Side.ABOVE),
    (("past",), Side.ABOVE),
    (("by",), Side.TO),
    (("until",), Side.TO),
    (("till",), Side.TO),
)
_PASSED_OVER: Final = frozenset({"the", "year", "month", "of", "end", "day", "late", "early", "mid", "start"})


def side_of(doc: Doc, value: Value) -> Side:
    """The side that the words of and before a value put it on."""
    if value.kind is Kind.DATE:
        return _date_side(doc, value)
    inclusive = any(word in value.hedge.casefold() for word in _INCLUSIVE)
    if value.low is not None and value.high is None:
        return Side.FROM if inclusive else Side.ABOVE
    if value.low is None and value.high is not None:
        return Side.TO if inclusive else Side.BELOW
    return Side.AT


def _date_side(doc: Doc, value: Value) -> Side:
    before = [t.lower_ for t in doc if t.idx < value.start][-8:]
    while before and before[-1] in _PASSED_OVER:
        before.pop()
    for words, side in _BEFORE_DATE:
        if tuple(before[-len(words) :]) == words:
            return side
    return Side.AT
