"""Who did what to whom, and how firmly it is said: the clause around a stretch of words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crosscheck.language.lexicon import event_of_noun
from crosscheck.language.stance import attribution_of, is_negated, modality_of, tense_of
from crosscheck.language.tables import words
from crosscheck.model import Modality

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_OBJECTS = ("dobj", "dative", "attr", "oprd")
_HIGHEST = 64  # steps up a tree; sentences of prose stay far below
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "on", "outside", "off", "around", "over", "inside", "above", "below", "along"}
)


@dataclass(frozen=True)
class Clause:
    """The clause that a value hangs on.

    event        lemma of what happens: a verb, or the verb that a noun stands for ("paid a visit", "his visit"
                 give "visit"); "" where the clause only says what something is
    predicate    the token that carries the event, None where the text has no predicate
    agent        who does it, passive undone; None where nobody is named
    patient      whom or what it is done to, or where it leads ("returned to Vietnam"); None where nothing is named
    negated      whether it is said not to have happened
    modality     how firmly it is said
    attribution  who is said to say so, in the words of the text; "" where the source says it itself
    reporting    lemma of the verb of saying, "" where there is none
    places       heads of the place phrases of the clause
    tense        "past", "present", "future" or ""
    """

    event: str
    predicate: Token | None
    agent: Token | None
    patient: Token | None
    negated: bool
    modality: Modality
    attribution: str
    reporting: str
    places: tuple[Token, ...]
    tense: str


def clause_of(doc: Doc, start: int, end: int) -> Clause:
    """The clause around the characters start..end of a parsed text (offsets into `doc.text`)."""
    anchor = _anchor(doc, start, end)
    if anchor is None:
        return Clause("", None, None, None, False, Modality.ASSERTED, "", "", (), "")
    noun, verb = _governors(anchor)
    predicate, event = _event(noun, verb)
    if predicate is None:
        return Clause("", verb, None, None, is_negated(anchor), modality_of(anchor), *attribution_of(anchor), (), "")
    base = verb if verb is not None else predicate
    agent, patient = _noun_roles(predicate, verb) if predicate.pos_ in ("NOUN", "PROPN") else _verb_roles(predicate)
    stance = predicate if predicate.pos_ in ("VERB", "AUX") else base
    return Clause(
        event,
        predicate,
        agent,
        patient,
        is_negated(stance, anchor) or (stance is not predicate and is_negated(predicate)),
        modality_of(stance),
        *attribution_of(stance),
        tuple(_places(predicate, verb)),
        tense_of(stance),
    )


def _anchor(doc: Doc, start: int, end: int) -> Token | None:
    """The token of the span that hangs on a word outside it, or on nothing."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _governors(anchor: Token) -> tuple[Token | None, Token | None]:
    """The first event noun and the first verb above a token, itself included."""
    noun: Token | None = None
    token = below = anchor
    for _ in range(_HIGHEST):
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod"):
            return noun or _subject_event(token, below), token
        below = token
        if noun is None and token.pos_ in ("NOUN", "PROPN") and event_of_noun(token.lemma_.casefold()):
            noun = token
        if token.head.i == token.i:
            break
        token = token.head
    return noun, None


def _subject_event(verb: Token, below: Token) -> Token | None:
    """The event noun that a phrase between subject and verb belongs to: "The visit in May lasted two days"."""
    if below.dep_ not in ("prep", "npadvmod") or below.i > verb.i:
        return None
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass") and child.i < below.i and event_of_noun(child.lemma_.casefold()):
            return child if verb.doc[below.i - 1].text != "," else None
    return None


def _event(noun: Token | None, verb: Token | None) -> tuple[Token | None, str]:
    """The token that carries the event and the event's lemma."""
    if noun is not None:
        return noun, event_of_noun(noun.lemma_.casefold())
    if verb is None:
        return None, ""
    verb = _complement(verb)
    lemma = verb.lemma_.casefold()
    if lemma == "be":
        for child in verb.children:
            if child.dep_ in ("nsubj", "attr") and (event := event_of_noun(child.lemma_.casefold())):
                return child, event
        return verb, ""
    if lemma in words("roles", "light"):
        for child in verb.children:
            if child.dep_ in ("dobj", "nsubjpass") and (event := event_of_noun(child.lemma_.casefold())):
                return child, event
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    return verb, f"{lemma} {particle}" if particle else lemma


def _complement(verb: Token) -> Token:
    """The verb that says what happens where another only says how that came about: "refused to leave" gives leave."""
    for _ in range(3):
        lemma = verb.lemma_.casefold()
        inner = None
        for child in verb.children:
            if child.pos_ in ("VERB", "AUX") and _steps_aside(lemma, child):
                inner = child
        if inner is None:
            return verb
        verb = inner
    return verb


def _steps_aside(lemma: str, child: Token) -> bool:
    """Whether a verb only says how it came to what its complement says."""
    if child.dep_ == "ccomp":
        return lemma in words("roles", "denying")
    if child.dep_ != "xcomp":
        return False
    if lemma in ("have", "be"):
        return any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children)
    return any(lemma in words("roles", key) for key in ("failing", "planning", "supposing", "implying"))


# -- roles --------------------------------------------------------------------------------------------------------


def _verb_roles(verb: Token) -> tuple[Token | None, Token | None]:
    agent: Token | None = None
    patient: Token | None = None
    goal: Token | None = None
    for child in verb.children:
        dep = child.dep_
        if dep == "nsubj":
            agent = child
        elif dep == "nsubjpass":
            patient = child
        elif dep == "agent":
            agent = next((c for c in child.children if c.dep_ == "pobj"), agent)
        elif dep in ("dobj", "attr") and patient is None:
            patient = child
        elif dep == "prep" and child.lower_ in ("to", "into", "from", "for") and goal is None:
            goal = next((c for c in child.children if c.dep_ == "pobj"), None)
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return agent, patient or verb.head
    if agent is None and not passive:
        agent = _inherited(verb)
    elif patient is None and passive:
        patient = _inherited(verb)
    if patient is None and verb.lemma_.casefold() in words("roles", "motion"):
        patient = goal
    return _antecedent(agent), _antecedent(patient)


def _inherited(verb: Token) -> Token | None:
    """The subject that a verb shares with the one it is joined to, completes or modifies."""
    token = verb
    for _ in range(4):
        head = token.head
        if head.i == token.i:
            return None
        if token.dep_ == "acl":
            return head if head.pos_ in ("NOUN", "PROPN", "PRON") else None
        if token.dep_ == "relcl":
            own = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
            return own if own is not None else head
        if token.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "prep"):
            return None
        if token.dep_ == "ccomp" and any(c.dep_ in _SUBJECTS for c in token.children):
            return None
        if token.dep_ == "xcomp":
            controlled = next((c for c in head.children if c.dep_ == "dobj"), None)
            if controlled is not None and controlled.i < token.i:
                return controlled
        subject = next((c for c in head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return _antecedent(subject)
        token = head
    return None


def _antecedent(token: Token | None) -> Token | None:
    """What a relative pronoun stands for; any other token as it is."""
    if token is None or token.lower_ not in _RELATIVE:
        return token
    clause = token.head
    for _ in range(3):
        if clause.dep_ == "relcl":
            return clause.head
        if clause.head.i == clause.i:
            break
        clause = clause.head
    return token


def _noun_roles(noun: Token, verb: Token | None) -> tuple[Token | None, Token | None]:
    """Roles of an event noun: "Kim's visit to Vietnam", "the opening of the bridge by the king"."""
    agent: Token | None = None
    patient: Token | None = None
    for child in noun.children:
        if child.dep_ == "poss":
            agent = child
        elif child.dep_ == "agent":
            agent = next((c for c in child.children if c.dep_ == "pobj"), agent)
        elif child.dep_ == "prep":
            of = next((c for c in child.children if c.dep_ == "pobj"), None)
            if child.lower_ == "by":
                agent = of
            elif child.lower_ in ("of", "to", "on", "against", "into") and patient is None:
                patient = of
        elif child.dep_ == "compound" and patient is None and child.pos_ == "PROPN":
            patient = child
    if agent is None and verb is not None and noun.dep_ in ("dobj", "attr"):
        agent, _ = _verb_roles(verb)
    return _antecedent(agent), _antecedent(patient)


def _places(predicate: Token, verb: Token | None) -> Iterator[Token]:
    seen: set[int] = set()
    for owner in (predicate, verb):
        if owner is None or owner.i in seen:
            continue
        seen.add(owner.i)
        for child in owner.children:
            if child.dep_ == "prep" and child.lower_ in _PLACE_PREPOSITIONS:
                for inner in child.children:
                    timed = inner.ent_type_ in ("DATE", "TIME")
                    if inner.dep_ == "pobj" and (
                        inner.ent_type_ in _PLACE_LABELS or (inner.pos_ == "PROPN" and not timed)
                    ):
                        yield inner
