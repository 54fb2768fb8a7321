"""Hedges ("nearly", "more than", "or so") and vague numbers ("several hundred") as bounds, from `hedges.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any, Final, NamedTuple

from crosscheck.values.lexer import Pieces, lex_text

_STEP_BACK: Final = 6  # pieces of the longest hedge


class Bounds(NamedTuple):
    """Hard and soft bounds in one unit; None is open."""

    low: Decimal | None
    high: Decimal | None
    soft_low: Decimal | None
    soft_high: Decimal | None


@dataclass(frozen=True, slots=True)
class Hedge:
    """What a hedge does to a number N: the side it opens and the shares of |N| that it reaches (see hedges.toml)."""

    side: str  # "both", "below", "over", "under", "odd"
    hard: Decimal
    soft: Decimal
    approximate: bool


@dataclass(frozen=True, slots=True)
class Vague:
    """A number that is not stated: its bounds, and a value only where the words name one ("a couple": 2)."""

    value: Decimal | None
    bounds: Bounds
    exact: bool = False  # "a pair of"


@dataclass(frozen=True, slots=True)
class _Table:
    before: Mapping[tuple[str, ...], Hedge]
    after: Mapping[tuple[str, ...], Hedge]
    vague: Mapping[tuple[str, ...], Vague]
    multipliers: Mapping[tuple[str, ...], Vague]
    last_words: frozenset[str]
    first_words: frozenset[str]  # of vague numbers and multipliers


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(piece.lower for piece in lex_text(phrase))


def _hedges(rows: list[dict[str, Any]]) -> dict[tuple[str, ...], Hedge]:
    found = {}
    for row in rows:
        side = row["side"]
        approximate = row.get("approximate", side in ("both", "below", "odd"))
        hedge = Hedge(side, Decimal(str(row["hard"])), Decimal(str(row["soft"])), approximate)
        for phrase in row["words"]:
            found[_words(phrase)] = hedge
    return found


def _vague(rows: list[dict[str, Any]]) -> dict[tuple[str, ...], Vague]:
    found = {}
    for row in rows:
        low, high, (soft_low, soft_high) = row["low"], row["high"], row["soft"]
        bounds = Bounds(*(Decimal(str(x)) for x in (low, high, soft_low, soft_high)))
        value = Decimal(row["value"]) if "value" in row else None
        for phrase in row["words"]:
            found[_words(phrase)] = Vague(value, bounds, row.get("exact", False))
    return found


@lru_cache(maxsize=1)
def _table() -> _Table:
    text = resources.files("crosscheck.values").joinpath("hedges.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    before = _hedges(data["hedge"])
    vague, multipliers = _vague(data["vague"]), _vague(data["multiplier"])
    return _Table(
        before,
        _hedges(data["after"]),
        vague,
        multipliers,
        frozenset(words[-1] for words in before),
        frozenset(words[0] for words in (*vague, *multipliers)),
    )


def hedge_before(pieces: Pieces, k: int) -> tuple[int, Hedge] | None:
    """The longest hedge that ends right before piece k, with the piece it starts at."""
    table = _table()
    if pieces[k - 1].lower not in table.last_words:
        return None
    words = tuple(pieces[n].lower for n in range(k - _STEP_BACK, k))
    for n in range(_STEP_BACK):
        hedge = table.before.get(words[n:])
        if hedge is not None:
            return k - _STEP_BACK + n, hedge
    return None


def hedge_after(pieces: Pieces, k: int) -> tuple[int, Hedge] | None:
    """The longest hedge that starts at piece k, with the piece after it."""
    table = _table()
    words = tuple(pieces[n].lower for n in range(k, k + 3))
    for n in (3, 2, 1):
        hedge = table.after.get(words[:n])
        if (
            hedge is not None
            and pieces[k].text.islower() == pieces[k].text.isalpha()
            and (n > 1 or pieces[k].glued or words[0] not in ("ish", "+"))
        ):
            return k + n, hedge
    return None


def may_be_vague(word: str) -> bool:
    """Whether a vague number or multiplier may start with a word, in lower case."""
    return word in _table().first_words


def vague_at(pieces: Pieces, k: int) -> tuple[int, Vague] | None:
    """The longest vague number that starts at piece k ("tens of thousands"), with the piece after it."""
    return _longest(_table().vague, pieces, k)


def multiplier_at(pieces: Pieces, k: int) -> tuple[int, Vague] | None:
    """A vague multiplier of a number noun at piece k ("several" in "several hundred"), with the piece after it."""
    return _longest(_table().multipliers, pieces, k)


def _longest(table: Mapping[tuple[str, ...], Vague], pieces: Pieces, k: int) -> tuple[int, Vague] | None:
    words = tuple(pieces[n].lower for n in range(k, k + 3))
    for n in (3, 2, 1):
        vague = table.get(words[:n])
        if vague is not None:
            return k + n, vague
    return None


def rounding(value: Decimal, grain: Decimal, counted: bool) -> Decimal:
    """Half the width of what rounds to `value` as it is written, 0 where the number claims to be exact.

    A decimal or a scale ("6.1", "1.2 million") is good to half its last figure. A whole number with trailing zeros may
    be rounded at them, but by no more than a twentieth of itself ("300" for 312, not for 330); a count below a hundred
    or without trailing zeros is exact; a measure is good to half a unit.
    """
    if grain < 1:
        return grain / 2
    size = abs(value)
    step = grain
    digits = f"{size:f}"
    if "." not in digits:  # by its figures: a remainder of more than 28 of them is out of Decimal's reach
        zeros = len(digits) - len(digits.rstrip("0"))
        step = max(step, Decimal(1).scaleb(min(zeros, len(digits) - 1)))
    if step == 1 or size < 100:
        return Decimal(0) if counted else min(Decimal("0.5"), size / 20)
    return min(step / 2, size / 20)


def exact(value: Decimal, grain: Decimal, counted: bool) -> Bounds:
    """Bounds of a number without a hedge: itself, softly what rounds to it."""
    slack = rounding(value, grain, counted)
    return Bounds(value, value, value - slack, value + slack)


def hedged(value: Decimal, grain: Decimal, counted: bool, hedge: Hedge) -> Bounds:
    """Bounds of a hedged number; a count stays on whole numbers at the side that a strict hedge closes."""
    size = abs(value)
    # Near zero a share of N is nothing: a hedge always reaches half the last figure.
    least = grain / 2 if grain < 1 else Decimal("0.5")
    hard, soft = max(size * hedge.hard, least), max(size * hedge.soft, 2 * least)
    slack = rounding(value, grain, counted)
    whole = counted and value == int(value)
    match hedge.side:
        case "both":
            return Bounds(value - hard, value + hard, value - soft, value + soft)
        case "below":
            top = value - 1 if whole and size > 1 else value
            return Bounds(min(value - hard, top), top, value - soft, value + slack)
        case "over":
            return Bounds(value, None, value - slack, value + soft)
        case "under":
            return Bounds(None, value, value - soft, value + slack)
        case _:  # "80-odd": 80 to 89, "100-odd": 100 to 109 and softly more
            step = Decimal(10) if size < 1000 else Decimal(10) ** (len(str(int(size))) - 2)
            return Bounds(value, value + step - 1, value, value + max(step, size * hedge.soft))


def range_bounds(first: Decimal, second: Decimal, slack: Decimal) -> Bounds:
    """Bounds of "5-7" or "between 3 and 5", whichever stands first."""
    low, high = min(first, second), max(first, second)
    return Bounds(low, high, low - slack, high + slack)
