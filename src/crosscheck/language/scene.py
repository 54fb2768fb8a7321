"""What a text has spoken of so far, and how near to mind it is: antecedents of pronouns and descriptions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from crosscheck.language.lexicon import classes
from crosscheck.language.tables import table

# Salience by grammatical role (after the ranking of Centering Theory: subject over object over others; Grosz, Joshi
# and Weinstein 1995) and its loss with each sentence.
ROLE = {"subject": 1.5, "clause": 0.5, "object": 0.5, "other": 0.0, "possessor": -1.0}
FADE = 1.0
# What the headline names is what the text is about.
TOPIC = 0.75
# A pronoun does not reach further back than this many sentences.
REACH = 3


@dataclass
class Known:
    """One thing that the text has named.

    types  lemmas by which a description may call it: its type noun, titles, appositions
    level  its salience at `sentence`, where it was last spoken of
    topic  whether the headline names it
    ties   names that its own phrases bear: the state of "Norwegian coach Anna Berg"
    """

    entity: str
    label: str
    gender: str = ""
    types: set[str] = field(default_factory=set)
    sentence: int = -1000
    level: float = -1000.0
    topic: bool = False
    ties: set[str] = field(default_factory=set)
    count: int = 0
    is_state: bool = False

    def salience(self, sentence: int) -> float:
        """How near to mind it is in this sentence."""
        return self.level - FADE * (sentence - self.sentence) + TOPIC * self.topic


@dataclass
class Scene:
    """The things of one document in the order in which they are named."""

    known: dict[str, Known] = field(default_factory=dict)

    def note(self, thing: Known, sentence: int, role: str) -> None:
        """Something was named, or referred to, in a role of a sentence."""
        old = self.known.setdefault(thing.entity, thing)
        # A weak mention does not take away what an earlier strong one gave.
        old.level = max(ROLE[role], old.level - FADE * (sentence - old.sentence))
        old.sentence = sentence
        old.count += 1
        old.types |= thing.types
        old.ties |= thing.ties

    def best(self, sentence: int, fits: Callable[[Known], bool], reach: int = REACH) -> Known | None:
        """The most salient thing in reach that fits; ties go to the one named more often, then by name."""
        found = [k for k in self.known.values() if 0 <= sentence - k.sentence <= reach and fits(k)]
        return max(found, key=lambda k: (k.salience(sentence), k.count, k.entity), default=None)

    def most_named(self, fits: Callable[[Known], bool]) -> list[Known]:
        """All that fit, the most often named first."""
        return sorted(filter(fits, self.known.values()), key=lambda k: (-k.count, k.entity))


@lru_cache(maxsize=4096)
def covered(noun: str) -> frozenset[str]:
    """The type nouns and titles that a description's noun may stand for, itself included."""
    data = table("references")
    found = {noun, *str(data["covers"].get(noun, "")).split(), *str(data["persons"].get(noun, "")).split()}
    return frozenset(found)


@lru_cache(maxsize=4096)
def calls(noun: str, type_noun: str) -> bool:
    """Whether "the <noun>" may be used of a thing called a <type_noun>."""
    if type_noun in covered(noun):
        return True
    mine = {c for c in classes(noun) if c.startswith("n:")}
    return bool(mine & classes(type_noun))


def called(noun: str, types: Iterable[str]) -> bool:
    """Whether any of the types may be called by this noun."""
    return any(calls(noun, t) for t in types)


@lru_cache(maxsize=16)
def general(kind: str) -> frozenset[str]:
    """Nouns that may be used of any state, settlement, body or person."""
    return frozenset(str(table("references")["general"][kind]).split())
