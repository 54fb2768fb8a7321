"""What a number counts, and whether it is a change: read off the parse, not off the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from crosscheck.values.parse import children
from crosscheck.values.verbs import CHANGE_NOUNS, CHANGE_VERBS, TAKING_VERBS, is_change_word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_SINGULAR: Final = {
    "people": "person",
    "persons": "person",
    "folk": "person",
    "men": "man",
    "women": "woman",
    "doses": "dose",
    "bases": "base",
}
# Adjectives that count people when a number stands before them.
_PEOPLE_ADJECTIVES: Final = frozenset(
    {"dead", "injured", "wounded", "missing", "homeless", "hurt", "ill", "sick", "unemployed"}
)
_NOT_COUNTED: Final = frozenset({"%", "percent", "percentage"})


def singular_of(token: Token) -> str:
    """The noun in the singular, in lower case unless it is a name: "pilots" -> "pilot", "people" -> "person"."""
    lower = token.lower_
    if lower in _PEOPLE_ADJECTIVES:
        return lower
    if lower in _SINGULAR:
        return _SINGULAR[lower]
    lemma = token.lemma_
    if lemma.endswith("men") and len(lemma) > 4:
        return lemma[:-2] + "an"
    if token.tag_ == "NNPS" and lemma == token.text and lemma.endswith("s") and not lemma.endswith("ss"):
        return lemma[:-1]
    return lemma if token.pos_ == "PROPN" else lemma.lower()


def counted_noun(doc: Doc, last: int) -> Token | None:
    """The noun that the number ending with token `last` counts, None where it stands alone.

    "nearly 100 young pilots" -> pilots; "12 of the 40 sailors" -> sailors; "34 dead" -> dead; "killed 34" -> None.
    """
    token = doc[last]
    # A number inside a number ("1.2" of "million") hangs on it.
    of_some = last + 1 < len(doc) and doc[last + 1].lower_ == "of"  # "25 of 36 passes", "seven of its last eight games"
    while (
        not of_some
        and token.head.i > token.i
        and token.head.pos_ == "NUM"
        and token.dep_ in ("compound", "nummod", "quantmod")
    ):
        token = token.head
        if token.i != last:
            return None
    noun = _counted_by(doc, token, last)
    if noun is None or not all(c.isalpha() or c in "-'’." for c in noun.text):
        return None
    between = doc[last + 1 : noun.i]
    if noun.lower_ in ("no", "yes") or (not of_some and any(t.lower_ in ("next", "last") for t in between)):
        return None  # "nine no", "eighty next birthday"
    if any("\n" in t.text or (t.pos_ == "ADP" and t.lower_ != "of") for t in between):
        return None
    return noun


def _counted_by(doc: Doc, token: Token, last: int) -> Token | None:
    head = token.head
    if (measured := _measuring(doc, token, last)) is not None:
        return measured
    if token.dep_ in ("nummod", "amod", "compound", "nmod", "det", "quantmod") and head.i > token.i:
        if head.pos_ in _NOUNS or head.lower_ in _PEOPLE_ADJECTIVES:
            noun = _phrase_head(head, token)
            named = noun.tag_ == "NNP" and head.tag_ == "NNP" and noun.ent_type_ != "NORP"  # but "one Democrat"
            return None if named else noun
        if head.pos_ in ("ADJ", "VERB") and head.head.pos_ in _NOUNS and head.head.i > head.i:
            return head.head
    if (partitive := _after_of(token) or _of_plural(doc, last)) is not None:
        return partitive
    if token.lower_ == "one" and head.i == last + 1 and head.tag_ == "NN":
        return head  # "at least one dose", tied some other way
    return _plural_after(doc, last)


def _measuring(doc: Doc, token: Token, last: int) -> Token | None:
    """The noun that a number makes a measure of with no hyphen between: page in "a 50 page report"."""
    if last + 2 >= len(doc) or not token.i or doc[token.i - 1].tag_ not in ("DT", "PRP$", "POS"):
        return None
    noun, whole = doc[last + 1], doc[last + 2]
    tied = noun.tag_ == "NN" and noun.is_lower and noun.dep_ == "compound" and noun.head == whole
    return noun if tied and whole.tag_ == "NN" and token.head in (noun, whole) else None


def _phrase_head(head: Token, number: Token) -> Token:
    """The head of a compound that the parser split: "5 million iPhone users" hangs on users, a sentence apart not."""
    while head.dep_ == "compound" and head.head.i > head.i and head.head.pos_ in _NOUNS and head.head.i - number.i < 8:
        head = head.head
    return head


def _after_of(token: Token) -> Token | None:
    """Such as "12 of the 40 sailors", "hundreds of students": the noun behind "of"."""
    for child in children(token):
        if child.lower_ == "of" and child.i > token.i:
            for noun in children(child):
                if noun.dep_ == "pobj" and noun.pos_ in _NOUNS:
                    return noun
    return None


def _of_plural(doc: Doc, last: int) -> Token | None:
    """The plural noun behind "of" where the parse did not tie it: "25 of 36 passes", "9 of his 17 shots"."""
    if last + 2 >= len(doc) or doc[last + 1].lower_ != "of":
        return None
    for i in range(last + 2, min(last + 9, len(doc))):
        token = doc[i]
        if token.tag_ in ("NNS", "NNPS"):
            return None if token.lower_ in _NOT_COUNTED else token
        # "five of them children", "ten of whom": the pronoun is what they are of.
        if token.pos_ not in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PART") and token.tag_ != "PRP$":
            return None
    return None


def _plural_after(doc: Doc, last: int) -> Token | None:
    """A plural noun right after the number, adjectives between, where the parse did not tie them."""
    for i in range(last + 1, min(last + 5, len(doc))):
        token = doc[i]
        if token.tag_ in ("NNS", "NNPS") and token.lower_ not in _NOT_COUNTED:
            nxt = doc[i + 1] if i + 1 < len(doc) else None
            if nxt is not None and nxt.tag_ in ("NNS", "NN") and nxt.head == token.head and token.dep_ == "compound":
                continue
            return token
        if i == last + 1 and token.lower_ in _PEOPLE_ADJECTIVES:
            return token
        if token.pos_ not in ("ADJ", "NOUN", "PROPN") and token.tag_ not in ("VBN", "VBG"):
            return None
    return None


def counts_change(unit: str) -> bool:
    """Whether a counted thing measures by how much something moved ("335 points"); jobs that are cut are still jobs."""
    return unit in ("point", "place", "spot", "notch", "pip")


def is_change(doc: Doc, first: int, last: int, *, bare: bool = False) -> bool:
    """Whether the amount in tokens first..last is by how much something changed, not where it came to.

    "rose 12 % to 40": the 12 %; "up 12 %", "an increase of 12 %", "a 12 % rise". `bare`: it has no unit.
    """
    if first and doc[first - 1].lower_ in ("to", "at", "from"):
        return False
    if first and doc[first - 1].lower_ in ("up", "down", "by"):
        if doc[first - 1].lower_ != "by":
            return True
        governor = doc[first - 1].head
        return is_change_word(governor.lemma_.lower())
    if first and doc[first - 1].pos_ == "VERB" and doc[first - 1].lemma_.lower() in CHANGE_VERBS - TAKING_VERBS:
        return True
    top = doc[first]
    for _ in range(8):
        if top.head == top or not first <= top.head.i <= last:
            break
        top = top.head
    inside = [t for t in doc[first : last + 1] if not first <= t.head.i <= last or t.head == t]
    for token in inside or [top]:
        head = token.head
        if head.pos_ == "ADP":
            if head.lower_ == "of" and head.head.lemma_.lower() in CHANGE_NOUNS and head.i == first - 1:
                return True
            if head.lower_ == "by" and head.head.lemma_.lower() in CHANGE_VERBS:
                return True
            continue
        if head.lemma_.lower() in CHANGE_VERBS and head.pos_ in ("VERB", "ADV") and head.i < first:
            if bare and head.lemma_.lower() in TAKING_VERBS:
                return False
            return token.dep_ in ("dobj", "npadvmod", "advmod", "nummod", "dep", "attr", "obl") and token.lower_ != "to"
        if head.pos_ == "NOUN" and head.lemma_.lower() in CHANGE_NOUNS and head.i > last:
            return token.dep_ in ("nummod", "compound", "nmod", "amod")
    return False
