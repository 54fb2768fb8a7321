"""Names made of states: "Vietnam-DPRK", "Franco-German", "US–Japan Friendship Hall"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.language.forms import fold, singular
from crosscheck.language.tables import states, words

_LONGEST = 6  # words in the longest name of a state


@dataclass(frozen=True)
class Signature:
    """States and type noun that a name is made of, with the words that are left over."""

    states: frozenset[str]
    type_noun: str
    rest: tuple[str, ...]


def read_states(found: Sequence[str]) -> tuple[list[str], list[str]]:
    """The states among folded words, longest names first, and the words that name none."""
    table = states()
    named: list[str] = []
    rest: list[str] = []
    i = 0
    while i < len(found):
        for n in range(min(_LONGEST, len(found) - i), 0, -1):
            key = " ".join(found[i : i + n])
            state = table.state(key) or table.prefixes.get(key, "")
            if state:
                named.append(state)
                i += n
                break
        else:
            rest.append(found[i])
            i += 1
    return named, rest


def signature(key: str, alias: str, type_noun: str) -> Signature | None:
    """What a folded name with a type noun is made of; None where no state is in it.

    With two states the words that any such thing may bear ("friendship", "joint") do not count; an alias in brackets
    that names more states than the name does is a translation of it and stands in its place.
    """
    if not type_noun:
        return None
    noun = singular(fold(type_noun))
    named, rest = read_states([w for w in key.split() if singular(w) != noun])
    other, other_rest = read_states([w for w in fold(alias).split() if singular(w) != noun])
    if len(set(other)) > len(set(named)) or (other and len(set(other)) >= 2):
        named, rest = other, other_rest
    if not named:
        return None
    small = words("names", "connectors")
    rest = [w for w in rest if w not in small]
    if len(set(named)) >= 2:
        rest = [w for w in rest if w not in words("names", "generic_words")]
    return Signature(frozenset(named), noun, tuple(sorted(rest)))


def state_parts(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the members where a text is nothing but states joined by hyphens ("Hanoi-Pyongyang"), else nothing."""
    table = states()
    cuts = [i for i, c in enumerate(text) if c in "-‐‑–"]
    if not cuts:
        return ()
    spans = list(zip([0, *(c + 1 for c in cuts)], [*cuts, len(text)], strict=True))
    for a, b in spans:
        key = fold(text[a:b])
        if not (table.state(key) or key in table.seats or key in table.prefixes):
            return ()
    return tuple(spans) if not table.state(fold(text)) else ()
