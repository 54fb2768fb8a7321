"""What speaks for a name being a person, a body or a place: labels, titles, prepositions, verbs of saying."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from crosscheck.language.forms import is_initial
from crosscheck.language.tables import given_names, kind_of, words

if TYPE_CHECKING:
    from spacy.tokens import Token

# The recognizer's labels that are names, and ours for them.
NAME_LABELS = {
    "PERSON": "person",
    "ORG": "org",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "place",
    "EVENT": "event",
    "WORK_OF_ART": "work",
    "PRODUCT": "work",
    "LAW": "work",
}
# Under this key stands how often a name followed a preposition that only places follow.
SITED = "sited"
_IN_PLACE = frozenset(["from", "to", "of", "around", "towards", "toward", "over"])
_SUBORDINATE = frozenset(["advcl", "relcl", "acl", "pcomp"])
_SPEAKING = frozenset(["say", "tell", "add", "recall", "write", "explain", "reply", "insist"])
_MOTION = frozenset(
    [
        "travel",
        "fly",
        "sail",
        "go",
        "come",
        "drive",
        "walk",
        "return",
        "flight",
        "journey",
        "arrive",
        "move",
        "run",
        "way",
    ]
)


def role_of(head: Token) -> str:
    """The role of a phrase by its head: subject, clause (subject of a subordinate clause), object, possessor, other."""
    for _ in range(8):
        if head.dep_ != "conj":
            break
        head = head.head
    dep = head.dep_
    if dep in ("nsubj", "nsubjpass"):
        return "clause" if head.head.dep_ in _SUBORDINATE else "subject"
    if dep in ("dobj", "agent", "dative"):
        return "object"
    return "possessor" if dep == "poss" else "other"


def votes(
    tokens: Sequence[Token],
    folded: Sequence[str],
    span: tuple[int, int, int],
    head: Token,
    *,
    titled: bool,
    type_noun: str,
    shouted: bool,
) -> dict[str, float]:
    """Weights by label of what the surroundings of a name say.

    `tokens` and `folded` are those of the whole part. `span` is (first, last of the capitalised words, last of the
    name); `shouted` says that the part is all capitals, where an acronym cannot be told.
    """
    a, b, last = span
    found: defaultdict[str, float] = defaultdict(float)
    if titled:
        found["person"] += 3
    if type_noun:
        found[kind_of(type_noun)] += 3
    label = NAME_LABELS.get(tokens[b].ent_type_) or NAME_LABELS.get(tokens[a].ent_type_) or ""
    known = b > a and folded[a] in given_names()
    if label:
        # The recognizer takes any unknown name for a person; without a known given name that says little.
        found[label] += 0.6 if label == "person" and not known else 1
    if known:
        found["person"] += 1.5
    for name, weight in _shape(tokens, folded, a, b, plain=not titled, shouted=shouted):
        found[name] += weight
    if a:
        found["place"] += (said := _place(tokens[a - 1], folded[a - 1], label))
        found[SITED] += said >= 1
    if a == b and tokens[b].tag_ in ("JJ", "NNPS") and tokens[b].dep_ == "amod":
        found["place"] += 1
    after = [t.text for t in tokens[last + 1 : last + 3]]
    if (
        len(after) == 2
        and after[0] in (",", "(")
        and (after[1] == "who" or (after[1].isdigit() and len(after[1]) == 2))
    ):
        found["person"] += 2
    if head.dep_ == "nsubj" and head.head.lemma_ in _SPEAKING and not type_noun:
        found["person"] += 1 if b > a else 0.5
    return {name: weight for name, weight in found.items() if weight}


def _place(token: Token, before: str, label: str) -> float:
    """What the preposition before a name says: "in X" is a place, "from X to Y" two."""
    if before in ("in", "near", "outside"):
        return 1.5
    if before == "at":
        return 1.0
    if before not in _IN_PLACE:
        return 0.0
    if before in ("from", "to") and token.head.lemma_ in _MOTION:
        return 1.5
    return 0.3 if label == "person" else 0.6


def _shape(
    tokens: Sequence[Token], folded: Sequence[str], a: int, b: int, *, plain: bool, shouted: bool
) -> Iterator[tuple[str, float]]:
    """What the words of the name itself say: initials, an acronym, "Ltd", "Port ...", "FC ...", "SS ..."."""
    first, single = tokens[a].text, tokens[b].text
    if a == b:
        if single.isupper() and 2 <= len(single) <= 6 and not shouted:
            yield "org", 1
        return
    if is_initial(folded[a]) and (first.endswith(".") or tokens[a + 1].text == "."):
        yield "person", 1.5
    if folded[b] in words("names", "legal_forms"):
        yield "org", 3
    if plain and folded[a] in words("names", "place_openings"):
        yield "place", 1
    if first.isupper() and folded[a] in words("names", "club_openings"):
        yield "org", 2
    if first.isupper() and folded[a] in words("names", "ship_openings"):
        yield "work", 3
