"""Whether a predicate is said to hold: negation, modality, tense, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from crosscheck.language.tables import words
from crosscheck.model import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

# Clauses that a governing word speaks about; a relative clause or an adverbial one stands on its own.
_CONTENT_LINKS = frozenset({"ccomp", "xcomp", "pcomp", "acl", "oprd"})
_LONGEST_SPEAKER = 10


def _up(token: Token) -> Iterator[tuple[Token, Token, str]]:
    """(clause, governor, link) upwards through the clauses that speak about this one."""
    for _ in range(12):
        head = token.head
        if head.i == token.i:
            return
        yield token, head, token.dep_
        token = head


def is_negated(predicate: Token, anchor: Token | None = None) -> bool:
    """Whether the predicate is denied: not, never, no, without, failed to, has yet to, denied that.

    Two denials cancel each other ("did not deny that it was signed"), in the way English reads them.
    """
    count = int(_own_negation(predicate))
    if count == 0 and predicate.dep_ == "conj" and _no_subject(predicate):
        count += int(_own_negation(predicate.head))
    for clause, governor, link in _up(predicate):
        if link in ("pcomp", "pobj") and governor.lower_ == "without":
            count += 1
        if link == "conj" or (link == "prep" and clause.lower_ != "without"):
            continue
        if link not in _CONTENT_LINKS:
            break
        count += int(_denied_by(clause, governor, link))
    if anchor is not None and anchor.i != predicate.i and count == 0:
        count += int(any(c.lower_ == "no" and c.dep_ == "det" for c in anchor.children))
    return count % 2 == 1


def _denied_by(clause: Token, governor: Token, link: str) -> bool:
    """Whether the governing word says that its clause did not happen."""
    lemma = governor.lemma_.casefold()
    if link == "xcomp" and (lemma in words("roles", "failing") or _yet(governor, clause) or _own_negation(governor)):
        return True
    if link == "pcomp" and governor.lower_ == "from":
        return governor.head.lemma_ in words("roles", "preventing")
    return link in ("ccomp", "pcomp", "xcomp") and lemma in words("roles", "denying")


def _own_negation(token: Token) -> bool:
    """A negation among a predicate's own words: "not", "no deal was signed", "nobody came", "was left without"."""
    for child in token.children:
        if child.dep_ == "neg" or child.lower_ in ("never", "n't", "not"):
            # "not only" and "not until" deny nothing.
            after = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
            if after not in ("only", "just", "until", "least"):
                return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"):
            if child.lower_ in ("nobody", "none", "nothing", "neither"):
                return True
            if any(c.lower_ in ("no", "neither") and c.dep_ in ("det", "neg") for c in child.children):
                return True
            if child.lower_ == "one" and any(c.lower_ == "no" for c in child.children):
                return True
    return any(c.lower_ in ("no", "without") and c.dep_ == "det" for c in token.children)


def _yet(governor: Token, clause: Token) -> bool:
    """Whether it says "has yet to" or "is yet to": not so far."""
    around = (*governor.children, *clause.children)
    return governor.lemma_ in ("have", "be") and any(c.lower_ == "yet" for c in around)


def _no_subject(token: Token) -> bool:
    return not any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)


def modality_of(predicate: Token) -> Modality:
    """How firmly the text says it; the weakest of what its own words and the words above it say."""
    found = {_own_modality(predicate)}
    for clause, governor, link in _up(predicate):
        if link == "conj":
            found.add(_own_modality(governor))
            continue
        if link == "advcl" or link in _CONTENT_LINKS or link == "prep":
            found.update(_from_governor(clause, governor, link))
            if link == "advcl":
                break
            continue
        break
    for modality in (Modality.HYPOTHETICAL, Modality.POSSIBLE, Modality.PLANNED):
        if modality in found:
            return modality
    return Modality.ASSERTED


def _own_modality(token: Token) -> Modality:
    modal = Modality.ASSERTED
    for child in token.children:
        word = child.lower_
        if child.dep_ == "aux":
            if word in words("roles", "future") or word == "should":
                modal = Modality.PLANNED
            elif word == "would" or (word in ("'d", "’d") and token.tag_ != "VBN"):  # "they'd gone": they had
                reported = any(g.lemma_ in words("roles", "reporting") for _, g, link in _up(token) if link == "ccomp")
                modal = Modality.PLANNED if reported else Modality.HYPOTHETICAL
            elif word in words("roles", "possible_aux") and not (word in ("could", "can") and _own_negation(token)):
                modal = Modality.POSSIBLE
        elif child.dep_ == "advmod" and word in words("roles", "possible_words"):
            return Modality.POSSIBLE
        elif child.dep_ == "mark" and word in ("if", "unless"):
            return Modality.HYPOTHETICAL
    return modal


def _from_governor(clause: Token, governor: Token, link: str) -> Iterator[Modality]:
    lemma = governor.lemma_.casefold()
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)
    if link == "xcomp":
        if lemma in words("roles", "planning") and infinitive:
            yield Modality.PLANNED
        elif lemma in words("roles", "supposing"):
            yield Modality.POSSIBLE
        elif lemma == "be" and infinitive:
            yield Modality.PLANNED
        yield _own_modality(governor)
    elif link == "ccomp" and lemma in words("roles", "supposing"):
        yield Modality.POSSIBLE
    elif link == "acl" and infinitive and lemma in words("roles", "planning_nouns"):
        yield Modality.PLANNED
    elif link == "advcl":
        yield from (Modality.HYPOTHETICAL for c in clause.children if c.dep_ == "mark" and c.lower_ in ("if", "unless"))


def tense_of(predicate: Token) -> str:
    """Tense of a predicate with its auxiliaries: "past", "present", "future" or ""."""
    helpers = [c for c in predicate.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lower_ in words("roles", "future") for c in helpers):
        return "future"
    for token in (*helpers, predicate):
        tense = token.morph.get("Tense", [])
        if tense and token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return "past" if tense[0] == "Past" else "present"
    if any(c.lemma_ == "have" for c in helpers) or predicate.tag_ in ("VBN", "VBD"):
        return "past"
    return ""


def attribution_of(predicate: Token) -> tuple[str, str]:
    """Who is quoted as saying so, in the text's own words, and the lemma of the verb of saying; ("", "") for nobody."""
    top = predicate
    for clause, governor, link in _up(predicate):
        top = governor
        lemma = governor.lemma_.casefold()
        if link in ("ccomp", "parataxis", "xcomp", "advcl", "dep") and lemma in words("roles", "reporting"):
            roles = ("nsubj", "agent", "nsubjpass") if lemma in ("quote", "cite") else ("nsubj", "agent")
            speaker = next((c for c in governor.children if c.dep_ in roles), None)
            if speaker is not None and speaker.i != clause.i and link != "advcl":
                if speaker.dep_ == "agent":
                    speaker = next((c for c in speaker.children if c.dep_ == "pobj"), speaker)
                return _words(speaker), lemma
        if link in ("relcl", "appos"):
            break
    return _according(predicate, top)


def _according(predicate: Token, top: Token) -> tuple[str, str]:
    for owner in dict.fromkeys((predicate, top)):
        for child in owner.children:
            if child.lower_ == "according":
                for inner in child.children:
                    if inner.lower_ == "to":
                        source = next((c for c in inner.children if c.dep_ == "pobj"), None)
                        if source is not None:
                            return _words(source), "according"
                    if inner.dep_ == "pobj":
                        return _words(inner), "according"
            if child.dep_ in ("parataxis", "advcl") and child.lemma_.casefold() in words("roles", "reporting"):
                speaker = next((c for c in child.children if c.dep_ == "nsubj"), None)
                if speaker is not None and (child.dep_ == "parataxis" or not _marked(child)):
                    return _words(speaker), child.lemma_.casefold()
    return "", ""


def _marked(clause: Token) -> bool:
    return any(c.dep_ in ("mark", "aux") for c in clause.children)


def _words(head: Token) -> str:
    """A noun phrase up to its first comma or relative clause, as it stands."""
    first, last = head.left_edge.i, head.i
    for token in head.doc[head.i + 1 : min(head.right_edge.i + 1, first + _LONGEST_SPEAKER)]:
        if token.text in ",;:–—()" or token.dep_ == "relcl":
            break
        last = token.i
    return head.doc[first : last + 1].text
