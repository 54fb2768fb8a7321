"""Whether a clause looks back or ahead, by the parse: the tense of the verb that an expression hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token

_WILL: Final = frozenset(
    ("will", "'ll", "’ll", "shall", "wo", "would", "should", "may", "might", "can", "could", "must")
)
_PLAN: Final = frozenset(
    [
        "schedule",
        "due",
        "set",
        "expect",
        "plan",
        "slate",
        "hope",
        "intend",
        "aim",
        "bind",
        "prepare",
        "want",
        "ready",
        "go",
        "agree",
        "promise",
        "pledge",
        "vow",
        "threaten",
        "likely",
        "supposed",
        "propose",
        "decide",
        "poise",
    ]
)
_STEPS: Final = 12


def tense(token: Token | None) -> str:
    """Reads "past", "present", "future" or "" (none said) of the clause around `token`."""
    steps, planned = 0, False
    if token is not None and _is_argument(token):
        return "future"
    while token is not None and steps < _STEPS:
        if token.pos_ in ("VERB", "AUX"):
            found = _verb(token)
            if found == "infinitive":
                planned = planned or token.head.lemma_.lower() in _PLAN
                if token.head == token:
                    return "future" if planned else ""
                if token.head.lemma_.lower() in _PLAN:
                    return "future"
            elif found:
                return found
        if token.head == token:
            break
        token = token.head
        steps += 1
    return ""


# The simple present of these speaks of a timetable ("the funeral takes place on Saturday").
_TIMETABLE: Final = frozenset(("take", "open", "reopen", "begin", "start", "close", "end", "resume", "expire", "kick"))
_NAMING: Final = frozenset(("declare", "proclaim", "set", "fix", "name", "designate", "schedule"))


def _is_argument(token: Token) -> bool:
    """Whether a day is what a verb sets or proclaims ("declared Thursday a day of mourning"), not when it does so."""
    if token.dep_ not in ("dobj", "nsubj", "nsubjpass", "oprd", "compound", "nmod", "npadvmod"):
        return False
    head = token.head
    verb = head if head.pos_ == "VERB" else head.head
    naming = verb.lemma_.lower() in _NAMING and verb.pos_ == "VERB"
    beside = token.i + 1 < len(token.doc) and token.nbor(1).pos_ == "DET"
    return naming and (token.dep_ in ("dobj", "nsubj", "oprd") or beside)


def _verb(verb: Token) -> str:
    aux = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {c.lower_ for c in aux}
    if words & _WILL:
        return "past" if "have" in {c.lemma_ for c in aux} and not words & {"will", "'ll", "’ll"} else "future"
    if verb.lower_ in ("will", "would"):
        return "future"
    lemma = verb.lemma_.lower()
    if any(c.lower_ == "to" and c.tag_ == "TO" for c in verb.children):
        return "infinitive"
    if lemma in _PLAN and (verb.tag_ in ("VBN", "VBG", "VBP", "VBZ", "JJ") or aux):
        return "future" if lemma != "agree" else "past"
    finite = [*aux, verb]
    for word in finite:
        kind = word.morph.get("Tense", [])
        if word.tag_ == "VBD":
            return "past"
        if word.tag_ in ("VBP", "VBZ"):
            if word.lemma_ == "have" and word is not verb:
                return "past"
            if verb.tag_ == "VBG" and word is not verb:
                return "future" if _moves(verb) else "present"
            return "future" if lemma in _TIMETABLE and word is verb else "present"
        if kind == ["Past"] and word is verb and not aux:
            return "past" if verb.dep_ in ("acl", "ROOT", "advcl", "relcl", "conj", "ccomp") else ""
    if verb.tag_ == "VB":
        return "infinitive"
    return ""


def _moves(verb: Token) -> bool:
    """Whether a present progressive of this verb speaks of what is to come ("is leaving on Friday")."""
    return verb.lemma_.lower() in (
        "leave",
        "arrive",
        "travel",
        "fly",
        "visit",
        "meet",
        "open",
        "start",
        "begin",
        "come",
        "go",
        "return",
    )


def in_main_clause(token: Token | None) -> bool:
    """Whether an expression dates the sentence's own event, not a noun or a relative clause inside it.

    "In May the army took the city that had fallen in 1943": May does, 1943 does not.
    """
    steps = 0
    while token is not None and steps < _STEPS and token.head != token:
        head = token.head
        if token.pos_ in ("VERB", "AUX") and token.dep_ in ("relcl", "acl", "pcomp", "csubj"):
            return False
        modifies = head.pos_ in ("NOUN", "PROPN") and token.dep_ == "prep" and head.dep_ not in ("ROOT", "npadvmod")
        if modifies and head.ent_type_ != "DATE":
            return False
        token = head
        steps += 1
    return True
