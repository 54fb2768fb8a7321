"""Amounts with a role of their own: ages and scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from crosscheck.values.amounts import DASHES, Amount
from crosscheck.values.lexer import Pieces, words
from crosscheck.values.parse import children, window

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CONTEST: Final = words(
    """win beat lose draw defeat score victory vote match game goal lead final set finish tie thrash trail equalise
    equalize level ahead winner pass approve reject adopt fail confirm override acquit convict semifinal quarterfinal
    half minute penalty shootout title side team club
    """
)
_OLD: Final = frozenset({"old", "olds"})
_PERSONS: Final = words(
    """girl boy man woman teenager toddler baby child student son daughter mother father brother sister pensioner
    husband wife widow uncle aunt nephew niece cousin grandmother grandfather suspect victim defendant attacker gunman
    driver cyclist passenger resident teacher doctor nurse lawyer farmer officer soldier policeman firefighter worker
    singer actor actress author writer artist player striker midfielder defender goalkeeper captain coach quarterback
    champion lawmaker senator president minister mayor chief founder billionaire activist journalist priest scientist
    """
)
_DOERS: Final = ("er", "or", "ist", "ian", "man", "ee")  # "the former banker, 52, pleaded guilty"
_NO_DOERS: Final = words("number order quarter paper river tower letter power temperature error factor sector")
_AGE_TIES: Final = {"be": ("attr", "acomp", "oprd"), "turn": ("attr", "acomp", "oprd", "dobj")}
_AGE_UNITS: Final = frozenset({"year", "month", "week", "day"})


def age_at(doc: Doc, pieces: Pieces, amount: Amount) -> tuple[int, int, str] | None:
    """Pieces and unit of an age: "aged 51", "the 51-year-old", "nine years old", "Gudrun Tangen (78)", ", 34,"."""
    unit = amount.measure.name if amount.measure is not None else ""
    k = amount.q
    if unit in _AGE_UNITS and amount.per is None:
        hyphen = k + 1 if pieces[k].text == "-" and pieces[k].glued == pieces[k + 1].glued else k
        if pieces[hyphen].lower in _OLD and (hyphen > k or not pieces[k].glued):
            return amount.p, hyphen + 1, unit
        if pieces[k].lower == "of" and pieces[k + 1].lower == "age":
            return amount.p, k + 2, unit
        if pieces[k - 1].lower == "yo":
            return amount.p, k, unit
        return None
    if amount.measure is not None or amount.last.value != int(amount.last.value) or not 0 < amount.last.value < 125:
        return None
    before = pieces[amount.p - 1]
    if amount.hedge.lower().endswith(" age of"):  # "over the age of 80"
        return amount.p, k, "year"
    if before.lower in ("aged", "age", "ages"):
        return amount.p - 1, k, "year"
    if before.lower == "of" and pieces[amount.p - 2].lower == "age":
        return amount.p, k, "year"
    if before.lower == "at" and k - amount.p == 1 and doc[before.tok].head.lemma_.lower() in ("die", "retire", "marry"):
        return (amount.p, k, "year") if pieces[k].kind != "word" or amount.last.value > 12 else None
    tally = pieces[k].lower == "for"  # "he was 6 for 22"
    if amount.hedge == "" and not tally and _is_predicate_age(doc, amount):
        return amount.p, k, "year"
    pair = (before.text, pieces[k].text)
    if pair in (("(", ")"), (",", ","), (",", ".")) and amount.hedge == "" and k - amount.p <= 3:
        return (amount.p, k, "year") if _follows_person(doc, pieces, amount.p - 2, pair[0] == ",") else None
    return None


def _is_predicate_age(doc: Doc, amount: Amount) -> bool:
    """Such as "He was 34.", "the average age was 69": a bare number said of a person, or of an age."""
    token = doc[amount.first.i]
    verb = token.head
    if token.dep_ not in _AGE_TIES.get(verb.lemma_, ()) or any(
        c.lower_ not in ("in", "on", "when") for c in children(token)
    ):
        return False
    for subject in children(verb):
        if subject.dep_ == "nsubj":
            return (
                subject.lower_ in ("he", "she", "i", "who")
                or subject.ent_type_ == "PERSON"
                or subject.lemma_ == "age"
                or subject.lemma_.lower() in _PERSONS
            )
    return False


def _follows_person(doc: Doc, pieces: Pieces, k: int, strict: bool) -> bool:
    token = doc[pieces[k].tok]
    if token.lemma_.lower() in _PERSONS:
        return True
    if strict and token.tag_ == "NN" and token.lower_.endswith(_DOERS) and token.lower_ not in _NO_DOERS:
        return _goes_on(doc, pieces, k + 3)
    if pieces[k].kind != "word" or not pieces[k].text[:1].isupper() or token.pos_ != "PROPN":
        return False
    if token.ent_type_ == "PERSON" or (strict and _goes_on(doc, pieces, k + 3)):
        return True
    return not strict and token.ent_type_ in ("", "ORG") and token.i > 0 and doc[token.i - 1].text[:1].isupper()


def _goes_on(doc: Doc, pieces: Pieces, k: int) -> bool:
    """Whether the comma at piece k closes an apposition that a verb or "who" follows: "Tangen, 33, has won"."""
    if pieces[k].text != "," or pieces[k + 1].kind != "word" or pieces[k - 1].kind != "digits":
        return False
    return doc[pieces[k + 1].tok].tag_ in ("VBD", "VBZ", "MD", "WP")


def is_score(doc: Doc, pieces: Pieces, amount: Amount) -> bool:
    """Whether two numbers tied by a dash or "to" are a result: "3–1", "won 4 to 2", "by 71-39"."""
    low, high = amount.first, amount.last
    if amount.measure is not None or any(
        n.scale != 1 or n.value != int(n.value) or not 0 <= n.value < 10**6 for n in (low, high)
    ):
        return False
    tie = pieces[low.q]
    if tie.text not in DASHES and tie.lower not in ("to", ":"):
        return False
    glued = tie.glued and pieces[high.p].glued
    if tie.text != "to" and not glued and tie.text in DASHES:
        return False
    after = pieces[amount.q]
    token = doc[pieces[low.p].tok]
    counted = (
        after.kind == "word"
        and not after.glued
        and doc[after.tok].tag_ == "NNS"
        and doc[after.tok].lemma_.lower() != "goal"
    )
    if counted and low.value < high.value:
        return False
    near = window(doc, token.i, 15, 15)
    if any(t.lemma_.lower() in _CONTEST for t in near):
        return True
    # "Riverton 3–1 Dornau"
    left, right = doc[max(token.i - 1, 0)], doc[pieces[amount.q].tok]
    return glued and not counted and left.pos_ == "PROPN" == right.pos_ and max(low.value, high.value) < 20
