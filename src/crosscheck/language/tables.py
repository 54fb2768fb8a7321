"""The word tables of the language stage, read once from the TOML files beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from crosscheck.language.forms import fold, singular


@lru_cache(maxsize=16)
def table(name: str) -> Mapping[str, Any]:
    """The TOML table `data/<name>.toml`."""
    text = files("crosscheck.language").joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))


@lru_cache(maxsize=64)
def words(name: str, key: str) -> frozenset[str]:
    """The words of one whitespace-separated entry of a table, folded."""
    return frozenset(fold(word) for word in str(table(name)[key]).split())


@dataclass(frozen=True)
class States:
    """The states of the world by every name that the table knows; all keys are folded words joined by a space.

    names      state names, long forms and abbreviations -> state
    adjectives adjectives, people nouns and their plurals -> state
    seats      capital or seat of government -> state
    seat_names capital, folded -> its name as the table spells it, first spelling
    prefixes   first members of compounds ("sino") -> state
    """

    names: Mapping[str, str]
    adjectives: Mapping[str, str]
    seats: Mapping[str, str]
    seat_names: Mapping[str, str]
    prefixes: Mapping[str, str]

    def state(self, key: str) -> str:
        """The state that a folded name or adjective stands for, "" where it is none."""
        return self.names.get(key) or self.adjectives.get(key) or ""


def _plural(noun: str) -> str:
    return noun if noun.endswith(("s", "ese", "sh", "ch", "men", "x")) else noun + "s"


@lru_cache(maxsize=1)
def states() -> States:
    """The table of states, ready for look-up."""
    data = table("states")
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    seats: dict[str, str] = {}
    seat_names: dict[str, str] = {}
    for name, (adjective, people, seat, other) in data["states"].items():
        names[fold(name)] = name
        for form in filter(None, other.split(";")):
            names.setdefault(fold(form), name)
        for form in filter(None, f"{adjective};{people}".split(";")):
            adjectives.setdefault(fold(form), name)
            adjectives.setdefault(_plural(fold(form)), name)
        spellings = [form for form in seat.split(";") if form]
        for form in spellings:
            seats.setdefault(fold(form), name)
            seat_names.setdefault(fold(form), form)
    # two spellings of one city
    for one, other in data["same_seat"].items():
        seat_names[fold(one)] = other
    return States(*(MappingProxyType(m) for m in (names, adjectives, seats, seat_names, data["prefixes"])))


_SHORT = frozenset({"Korea"})  # names that two states share, each told apart by a word before it


@lru_cache(maxsize=1)
def _cities() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for state, names in table("cities").items():
        for name in names.split(";"):
            found.setdefault(name, set()).add(state)
    return MappingProxyType({name: frozenset(held) for name, held in found.items()})


def states_of(city: str) -> frozenset[str]:
    """The states that have a city of this name; several where it has namesakes, none where no table knows it.

    Daejeon lies in South Korea, and in Korea.
    """
    found = _cities().get(fold(city), frozenset())
    return found | {short for state in found if (short := state.rpartition(" ")[2]) in _SHORT}


# The entries of names.toml that hold type nouns, and the label of a name that ends in one.
_TYPE_LABELS = {"organizations": "org", "places": "place", "events": "event", "works": "work"}


@lru_cache(maxsize=1)
def _types() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for key, label in _TYPE_LABELS.items():
        for word in words("names", key):
            found.setdefault(word, label)
            found.setdefault(singular(word), label)
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def type_nouns() -> frozenset[str]:
    """Common nouns that end a name and say what sort of thing it is: airport, ministry, festival."""
    return frozenset(_types())


def kind_of(type_noun: str) -> str:
    """The label of a name that ends in this type noun: org, place, event or work."""
    return _types().get(type_noun, "other")


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names, and the family names that stand first in East Asia: what a person's name begins with."""
    return words("given", "female") | words("given", "male") | words("names", "family_first")
