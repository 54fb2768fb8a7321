"""Noun phrases: the names in them, what they call a name, whether they bring in something new."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from crosscheck.language.forms import fold
from crosscheck.language.lexicon import event_of_noun, same_class
from crosscheck.language.roles import clause_of
from crosscheck.language.scene import Known, called, covered
from crosscheck.language.tables import table
from crosscheck.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


@lru_cache(maxsize=4)
def vague(key: str) -> frozenset[str]:
    """Nouns too general to be taken up (`vague`), modifiers that make a phrase new (`fresh`)."""
    return frozenset(str(table("references")["general"][key]).split())


def is_new(token: Token) -> bool:
    """Whether a definite phrase brings in something new: "this is the first visit", "the latest report"."""
    if token.dep_ in ("attr", "appos", "oprd"):
        return True
    return any(c.dep_ == "amod" and (c.tag_ == "JJS" or c.lower_ in vague("fresh")) for c in token.children)


def modifiers_of(token: Token) -> set[str]:
    """Lemmas of the nouns right before a noun: "relief" of "the relief plane"."""
    return {c.lemma_.casefold() for c in token.children if c.dep_ == "compound" and c.pos_ == "NOUN"}


def modifiers_fit(token: Token, known: Known) -> bool:
    """Whether nouns before the noun are words of the name or of what it is called: no "relief plane" for any jet."""
    return modifiers_of(token) <= set(fold(known.entity).split()) | known.types


def ties(head: Token, at: Mapping[int, Mention]) -> list[str]:
    """Names that stand before a name in its own phrase: the state in "Norwegian coach Anna Berg"."""
    own = at.get(head.i)
    before = [t for c in head.lefts for t in (c, *c.lefts)]
    return [at[t.i].entity for t in before if t.i in at and at[t.i] is not own]


def same_thing(noun: str, other: str) -> bool:
    """Whether two common nouns may speak of one thing; events by the event, things by their class."""
    if event_of_noun(noun) or event_of_noun(other):
        return same_class(event_of_noun(noun) or noun, event_of_noun(other) or other)
    return other in covered(noun) or same_class(noun, other)


def other_sort(noun: str, types: set[str]) -> bool:
    """Whether a body is called something that this noun is not used of."""
    return bool(types) and not called(noun, types)


def appositions(head: Token, at: Mapping[int, Mention]) -> list[str]:
    """Nouns that a text ties to a name: "Kodra, a village", "the airline Northern Tide", "Hoti is a sergeant"."""
    found = [c.lemma_.casefold() for c in head.children if c.dep_ == "appos" and c.pos_ == "NOUN"]
    found += [c.lemma_.casefold() for c in head.children if c.dep_ in ("compound", "nmod") and c.pos_ == "NOUN"]
    if head.dep_ in ("compound", "poss", "amod", "nmod") and head.head.pos_ == "NOUN":
        # "a Northern Star jet": what it runs says what it is.
        found += str(table("references")["runs"].get(head.head.lemma_.casefold(), "")).split()
    if head.dep_ == "appos" and head.head.pos_ == "NOUN" and head.head.i not in at:
        found.append(head.head.lemma_.casefold())
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":
        found += [c.lemma_.casefold() for c in head.head.children if c.dep_ == "attr" and c.pos_ == "NOUN"]
    return found


def own_names(token: Token, at: Mapping[int, Mention]) -> tuple[str, ...]:
    """Names in a noun's own phrase: "a Northern Tide jet", "the county of Velmora", "Kim's visit to Vietnam"."""
    names: list[str] = []
    for child in token.children:
        if child.i in at and child.dep_ in ("compound", "poss", "nmod", "amod", "appos"):
            names.append(at[child.i].entity)
        elif child.dep_ == "prep":
            names += [at[g.i].entity for g in child.children if g.dep_ == "pobj" and g.i in at]
    if event_of_noun(token.lemma_.casefold()):
        clause = clause_of(token.doc, token.idx, token.idx + len(token))
        for role in (clause.agent, clause.patient):
            if role is not None and role.i in at:
                names.append(at[role.i].entity)
    return tuple(dict.fromkeys(names))


def is_empty(token: Token) -> bool:
    """Whether "it" stands for nothing: "it was on Friday that", "it is clear that", "it rained"."""
    if token.dep_ == "expl" or token.tag_ == "PRP$":
        return token.dep_ == "expl"
    head = token.head
    if head.lemma_ == "be" and any(
        c.dep_ == "attr" and any(g.dep_ == "relcl" for g in c.children) for c in head.children
    ):
        return True
    if head.lemma_ == "be" and any(
        c.dep_ in ("ccomp", "advcl", "acl", "xcomp", "csubj", "relcl") for c in head.children
    ):
        return True
    return head.lemma_ in ("rain", "snow", "take", "seem", "appear", "emerge") and token.dep_ == "nsubj"
