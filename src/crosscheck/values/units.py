"""Units of measure: their names and symbols in a text, and conversion inside a dimension. The table is `units.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any, Final

from crosscheck.values.lexer import Pieces, lex_text

_LONGEST: Final = 5  # pieces of the longest unit name
_IRREGULAR: Final = {
    "feet": "foot",
    "inches": "inch",
    "centuries": "century",
    "millennia": "millennium",
    "millenniums": "millennium",
    "pence": "pence",
    "lbs": "lbs",
}
# Symbols that are words or initials too: after a space they need more than a number before them.
LOOSE: Final = frozenset({"in", "in.", "m", "t", "s", "h", "d", "g", "l", "a", "C", "F", "K", "N", "V", "W", "J"}) | {
    "L",
    "st", "ac", "mo", "min.", "no", "y", "yo", "st.", "AU", "au", "PS", "ct", "mt", "bar", "cal", "pp", "NM", "gig",
    "rad",
    "fps", "mb", "PB", "db", "tb", "gb",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit. `low` and `high` are what it is in the base unit, equal unless ambiguous; `offset` is added first."""

    name: str
    dimension: str
    low: Decimal
    high: Decimal
    offset: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class _Table:
    units: Mapping[str, Unit]
    names: Mapping[tuple[str, ...], Unit]
    symbols: Mapping[str, Unit]


def singular(word: str) -> str:
    """The singular of a lower-case unit word; one that is no plural may lose its s, alike on both sides of a match."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _key(text: str) -> tuple[str, ...]:
    return tuple(singular(p.lower) for p in lex_text(text))


def _unit(name: str, dimension: str, row: dict[str, Any]) -> Unit:
    factor = row["factor"]
    low, high = factor if isinstance(factor, list) else (factor, factor)
    return Unit(name, dimension, Decimal(low), Decimal(high), Decimal(row.get("offset", "0")))


@lru_cache(maxsize=1)
def _table() -> _Table:
    text = resources.files("crosscheck.values").joinpath("units.toml").read_text(encoding="utf-8")
    units: dict[str, Unit] = {}
    names: dict[tuple[str, ...], Unit] = {}
    symbols: dict[str, Unit] = {}
    for dimension, rows in tomllib.loads(text).items():
        for name, row in rows.items():
            units[name] = unit = _unit(name, dimension, row)
            names.update((_key(n), unit) for n in row["names"])
            symbols.update((symbol, unit) for symbol in row.get("symbols", ()))
    return _Table(units, names, symbols)


def unit_named(name: str) -> Unit | None:
    """The unit of a canonical name, None where there is none: a counted noun, a currency."""
    found = _table().units.get(name)
    if found is None and " per " in name:
        over, under = name.split(" per ", 1)
        return speed(_table().units.get(over), _table().units.get(under))
    return found


def units() -> tuple[Unit, ...]:
    """All units of the table."""
    return tuple(_table().units.values())


def speed(length: Unit | None, time: Unit | None) -> Unit | None:
    """The unit of a length per time, None where the two are something else."""
    if length is None or time is None or length.dimension != "length" or time.dimension != "time":
        return None
    name = f"{length.name} per {time.name}"
    found = _table().units.get(name)
    return found or Unit(name, "speed", length.low / time.high, length.high / time.low)


def unit_at(pieces: Pieces, k: int, *, glued: bool | None = None) -> tuple[int, Unit] | None:
    """The longest unit that starts at piece k, with the piece after it.

    `glued` says whether it is written onto the number ("5km"); by default it is read off the piece. A symbol that is
    also a word ("in", "a") is taken only there.
    """
    table = _table()
    window = [pieces[n] for n in range(k, k + _LONGEST)]
    attached = window[0].glued if glued is None else glued
    folded = tuple(singular(p.lower) for p in window)
    if window[1].text == "-" and (tied := _hyphenated(pieces, k)) is not None:
        return tied
    for n in range(_LONGEST, 0, -1):
        if (unit := table.names.get(folded[:n])) is not None:
            return k + n, unit
        symbol = " ".join(pieces.text[window[0].start : window[n - 1].end].split())
        unit = table.symbols.get(symbol)
        if unit is not None and (attached or n > 1 or symbol not in LOOSE) and not _runs_on(pieces, k + n):
            if symbol.endswith(".") and (pieces[k + n].kind == "end" or pieces[k + n].text[:1].isupper()):
                continue  # the full stop ends the sentence
            return k + n, unit
    return None


def _hyphenated(pieces: Pieces, k: int) -> tuple[int, Unit] | None:
    """A unit of several words that hyphens tie, from piece k on: "square-foot" in "a 20,000-square-foot plant"."""
    parts, n = [singular(pieces[k].lower)], k + 1
    while len(parts) < _LONGEST and pieces[n].text == "-" and pieces[n].glued and pieces[n + 1].glued:
        parts.append(singular(pieces[n + 1].lower))
        n += 2
        if (unit := _table().names.get(tuple(parts))) is not None:
            return n, unit
    return None


def _runs_on(pieces: Pieces, k: int) -> bool:
    """Whether letters or digits are written onto what ends at piece k: "km2x", "m212"."""
    return pieces[k].glued and pieces[k].kind in ("word", "digits") and pieces[k - 1].kind != "sign"


def loose_unit_at(pieces: Pieces, k: int) -> tuple[int, Unit] | None:
    """A unit at k that is written with a symbol in `LOOSE`, after a space: the caller has reasons to believe it."""
    unit = _table().symbols.get(pieces[k].text)
    return (k + 1, unit) if unit is not None else None


def to_base(low: Decimal | None, high: Decimal | None, unit: Unit) -> tuple[Decimal | None, Decimal | None]:
    """Bounds in the dimension's base unit (metre, kilogram, second, ...); an ambiguous unit widens them.

    >>> to_base(Decimal(2), Decimal(2), unit_named("hour"))
    (Decimal('7200'), Decimal('7200'))
    """
    ends: list[Decimal | None] = []
    for bound, (near, far) in ((low, (unit.low, unit.high)), (high, (unit.high, unit.low))):
        if bound is None:
            ends.append(None)
        else:
            shifted = bound + unit.offset
            ends.append(shifted * (near if shifted >= 0 else far))
    return ends[0], ends[1]


def from_base(low: Decimal | None, high: Decimal | None, unit: Unit) -> tuple[Decimal | None, Decimal | None]:
    """The inverse of `to_base`; for an ambiguous unit the widest bounds that may have been meant."""
    ends: list[Decimal | None] = []
    for bound, (near, far) in ((low, (unit.high, unit.low)), (high, (unit.low, unit.high))):
        ends.append(None if bound is None else bound / (near if bound >= 0 else far) - unit.offset)
    return ends[0], ends[1]
