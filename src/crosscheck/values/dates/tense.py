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
_SAID: Final = frozenset(("promise", "pledge", "vow", "threaten", "propose", "decide", "agree", "want", "hope", "go"))
_STEPS: Final = 12


def tense(token: Token | None) -> str:
    """Reads "past", "present", "future" or "" (none said) of the clause around `token`."""
    steps, planned, first = 0, False, token
    if token is not None and _is_argument(token):
        return "future"
    while token is not None and steps < _STEPS:
        if token.pos_ in ("VERB", "AUX"):
            found = _verb(token)
            if found == "infinitive":
                if token.dep_ == "xcomp" and _is_to_be(token.head):
                    return "future"
                planned = planned or token.head.lemma_.lower() in _PLAN
                if token.head == token:
                    return "future" if planned else ""
                if token.head.lemma_.lower() in _PLAN:
                    return "future"
            elif found == "present" and token.lemma_ == "be" and _says_when(first):
                return "future"  # "the funeral is on Saturday"
            elif found:
                return found
        elif token.lower_ in ("due", "payable") and token.dep_ != "acomp":
            return "future"  # "the report, due out on Friday, ..."
        elif token.dep_ == "pobj" and _is_set_for(token.head):
            return "future"
        if token.head == token:
            break
        token = token.head
        steps += 1
    return ""


_SAYING: Final = frozenset("say announce report disclose warn add tell state note confirm".split())


def says_before(token: Token | None) -> bool:
    """Whether a date follows at once, or behind its preposition, on a past verb of saying: "said in May it would".

    What is said may look ahead, and the parse hang the date on it; the saying does not.
    """
    if token is not None and token.lower_ in ("in", "on", "late", "early") and token.i:
        token = token.nbor(-1)
    return token is not None and token.tag_ in ("VBD", "VBN") and token.lemma_.lower() in _SAYING


_SETTING: Final = frozenset(
    "set schedule reschedule fix book plan slate call time delay postpone adjourn forecast predict".split()
)
_GIVING: Final = frozenset("give grant allow extend have".split())  # "gave it until the middle of May"
_PLANS: Final = frozenset("plan date deadline schedule call preparation invitation ticket bid hope target".split())


def _is_set_for(preposition: Token) -> bool:
    """Whether the "for" or "until" of a date belongs to what is set for it: "called an election for", "plans for"."""
    if preposition.lower_ not in ("for", "until", "till", "to"):
        return False
    head = preposition.head
    if head.lemma_.lower() in _GIVING and preposition.lower_ in ("until", "till"):
        return True
    if head.pos_ == "NOUN" and head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_.lower() in _SETTING:
        return True
    if head.pos_ == "NOUN":
        return head.lemma_.lower() in _PLANS and preposition.lower_ == "for"
    put_off = head.lemma_.lower() == "put" and preposition.lower_ != "for" and preposition.lower_ != "to"
    return head.pos_ == "VERB" and (head.lemma_.lower() in _SETTING or put_off)


# The simple present of these speaks of a timetable ("the funeral takes place on Saturday").
_TIMETABLE: Final = frozenset(
    [
        "take",
        "open",
        "reopen",
        "begin",
        "start",
        "close",
        "end",
        "resume",
        "expire",
        "kick",
        "meet",
        "play",
        "face",
        "host",
        "vote",
        "depart",
        "air",
        "arrive",
        "leave",
        "return",
        "travel",
        "land",
        "fly",
        "launch",
        "sit",
        "appear",
        "address",
        "run",
    ]
)
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


def _says_when(token: Token | None) -> bool:
    """Whether a date says when the clause of "be" holds: "is on Saturday", "is midnight Saturday", "is Friday"."""
    for _ in range(3):
        if token is not None and token.dep_ in ("compound", "nmod", "nummod") and token.head.i > token.i:
            token = token.head  # the "midnight" of "midnight Saturday"
    if token is None:
        return False
    if token.dep_ in ("attr", "npadvmod") and token.head.pos_ == "AUX":
        return token.head.i < token.i
    return (
        token.dep_ == "pobj"
        and token.head.lower_ in ("in", "on", "at")
        and (token.head.head.pos_ in ("AUX", "VERB") or token.head.head.dep_ in ("acomp", "advmod"))
    )


def _is_to_be(verb: Token) -> bool:
    """Whether a verb is a present "be" that an infinitive or a word of plans follows: "is to meet", "is due"."""
    if verb.lemma_ != "be":
        return False
    if verb.lower_ == "were" and any(c.dep_ == "mark" and c.lower_ == "if" for c in verb.lefts):
        return any(c.dep_ == "xcomp" for c in _after(verb))  # "if it were to fall"
    if verb.tag_ not in ("VBZ", "VBP"):
        return False
    for child in _after(verb):
        if child.dep_ == "xcomp" and child.tag_ == "VB":
            return True
        if child.dep_ in ("acomp", "attr", "advcl", "prep") and child.lower_ in _PLANNED:
            return True
        if child.lower_ == "up" and child.i + 1 < len(child.doc) and child.nbor(1).lower_ == "for":
            return True  # "is up for renewal"
    return False


_PLANNED: Final = frozenset(("due", "likely", "set", "bound", "ready", "poised", "slated", "scheduled", "expected"))


def _after(verb: Token) -> list[Token]:
    """The verb's own words after it, the first few, so that a verb with a thousand of them costs no more."""
    return [child for child, _ in zip(verb.rights, range(_STEPS), strict=False)]


def _verb(verb: Token) -> str:
    aux = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {c.lower_ for c in aux}
    if words & _WILL:
        return "past" if "have" in {c.lemma_ for c in aux} and not words & {"will", "'ll", "’ll"} else "future"
    if verb.lower_ in ("will", "would"):
        return "future"
    lemma = verb.lemma_.lower()
    if _is_to_be(verb):
        return "future"
    if any(c.lower_ == "to" and c.tag_ == "TO" for c in verb.children):
        return "infinitive"
    if lemma in _PLAN and (verb.tag_ in ("VBN", "VBG", "VBP", "VBZ", "JJ") or aux):
        told = lemma in _SAID and any(c.lemma_ == "have" for c in aux)  # "had been promised in May"
        return "past" if told or lemma == "agree" else "future"
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


_PROMISE: Final = frozenset(("will", "'ll", "’ll", "shall", "wo"))


def promises(token: Token | None) -> bool:
    """Whether the clause around `token` says what will be, seen from now: "will meet", not "would meet"."""
    for _ in range(_STEPS):
        if token is None or token.pos_ in ("VERB", "AUX") or token.head == token:
            break
        token = token.head
    return token is not None and any(c.dep_ == "aux" and c.lower_ in _PROMISE for c in token.lefts)


def is_attribute(token: Token | None, last: Token | None) -> bool:
    """Whether an expression stands before a noun that it tells apart and that is not what the sentence is about."""
    if token is not None and token.dep_ == "det" and token.i + 1 < len(token.doc):
        token = token.nbor(1)
    if token is None or last is None or token.dep_ not in ("compound", "nmod", "nummod", "amod", "npadvmod"):
        return False
    head = token.head
    named = head.pos_ in ("NOUN", "ADJ") and head.i > last.i and head.ent_type_ != "DATE"
    return named and head.dep_ not in ("nsubj", "nsubjpass", "ROOT")


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
