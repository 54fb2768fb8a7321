"""Classes of words that news uses for one thing, opposites, and the verbs that event nouns stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from crosscheck.language.tables import table


@lru_cache(maxsize=1)
def _classes() -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    data = table("lexicon")
    for section, prefix in (("predicates", ""), ("nouns", "n:")):
        for name, members in data[section].items():
            for word in str(members).split():
                found[word.replace("_", " ")].add(prefix + name)
    for noun, verb in _nominal().items():
        if noun != verb:
            found[noun].update(found.get(verb, ()))
    return MappingProxyType({word: frozenset(names) for word, names in found.items()})


@lru_cache(maxsize=1)
def _nominal() -> Mapping[str, str]:
    data = table("lexicon")["nominal"]
    verbs = {word: word for word in str(data["same"]).split()}
    verbs.update({noun: verb for noun, verb in data.items() if noun != "same"})
    return MappingProxyType(verbs)


@lru_cache(maxsize=8192)
def classes(lemma: str) -> frozenset[str]:
    """The classes a lemma stands in; none for a word the tables do not hold.

    Predicate classes bear plain names ("die"), classes of nouns "n:" before theirs ("n:passenger").
    """
    return _classes().get(lemma.casefold().replace("_", " "), frozenset())


@lru_cache(maxsize=65536)
def same_class(lemma_a: str, lemma_b: str) -> bool:
    """Whether two lemmas may name the same thing: the same word, or two that share a class. Symmetric.

    >>> same_class("dispatch", "send"), same_class("passenger", "guest"), same_class("send", "receive")
    (True, True, False)
    """
    a, b = lemma_a.casefold(), lemma_b.casefold()
    return a == b or not classes(a).isdisjoint(classes(b))


@lru_cache(maxsize=1)
def _opposites() -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    data = table("lexicon")
    for one, others in data["opposites"].items():
        for other in str(others).split():
            found[one].add(other)
            found[other].add(one)
    for one, others in data["antonyms"].items():
        for other in str(others).split():
            mine = str(data["predicates"].get(one, one)).split()
            theirs = str(data["predicates"].get(other, other)).split()
            # A word in both classes ("close" as a verb of ending) is nobody's opposite.
            for a in set(mine) - set(theirs):
                for b in set(theirs) - set(mine):
                    found[a.replace("_", " ")].add(b.replace("_", " "))
                    found[b.replace("_", " ")].add(a.replace("_", " "))
    return MappingProxyType({word: frozenset(others) for word, others in found.items()})


def antonyms(lemma: str) -> frozenset[str]:
    """Lemmas that say the opposite ("open": "close", "shut", ...); empty where none is known."""
    return _opposites().get(lemma.casefold().replace("_", " "), frozenset())


def event_of_noun(lemma: str) -> str:
    """The event that a noun names, as a verb's lemma ("arrival": "arrive", "visit": "visit"); "" for other nouns."""
    return _nominal().get(lemma, "")
