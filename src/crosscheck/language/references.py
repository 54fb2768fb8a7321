"""What pronouns and definite descriptions stand for: "he", "its", "the school", "the captain", "the visit".

Rules, in the order of their trust: a description whose noun is the type of one name in reach; a description whose
noun stood before with names of its own ("a Northern Tide jet ... the jet"); a pronoun by gender, number, role and
nearness. What no rule settles is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from crosscheck.language.evidence import role_of
from crosscheck.language.forms import fold
from crosscheck.language.names import NameIndex
from crosscheck.language.phrases import (
    appositions,
    is_empty,
    is_new,
    modifiers_fit,
    modifiers_of,
    other_sort,
    own_names,
    same_thing,
    ties,
    vague,
)
from crosscheck.language.pipeline import Part, Reading
from crosscheck.language.roles import clause_of
from crosscheck.language.scene import ROLE, Known, Scene, called, general
from crosscheck.language.tables import states, words
from crosscheck.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", "her", "our"})
# A description reaches further back than a pronoun.
_FAR = 60


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that stand for something named elsewhere. Offsets relative to the part's text.

    why         the reason, for a reader
    confidence  0..1: how far the rule behind it is to be trusted
    """

    start: int
    end: int
    text: str
    entity: str
    why: str
    confidence: float = 1.0


def resolve_references(
    reading: Reading, mentions: Sequence[tuple[Mention, ...]], index: NameIndex | None = None
) -> tuple[tuple[Reference, ...], ...]:
    """The references of each part of a document, in order; `mentions` are its names, by part.

    With `index`, what the whole audit knows of an entity (type, titles, gender) counts, too.
    """
    resolver = _Resolver(index or NameIndex({}, {}))
    return tuple(resolver.part(part, found) for part, found in zip(reading.parts, mentions, strict=True))


def bearer_context(
    reading: Reading,
    mentions: Sequence[tuple[Mention, ...]],
    references: Sequence[tuple[Reference, ...]],
    part_index: int,
    sentence: Span,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(direct, near) canonical names of a sentence.

    direct: names in the sentence and what its references stand for; near: names of the sentence before, of the last
    heading and of the first part (the title), each once and none that is direct.
    """
    direct = _names(mentions[part_index], references[part_index], sentence.start_char, sentence.end_char)
    near: list[str] = []
    doc = reading.parts[part_index].doc
    before = [s for s in doc.sents if s.end <= sentence.start]
    if before:
        last = before[-1]
        near += _names(mentions[part_index], references[part_index], last.start_char, last.end_char)
    elif part_index:
        near += _names(
            mentions[part_index - 1], references[part_index - 1], 0, len(reading.parts[part_index - 1].doc.text)
        )
    for i in range(part_index - 1, -1, -1):
        if reading.parts[i].block.kind in ("heading", "headline"):
            near += [m.entity for m in mentions[i]]
            break
    if mentions:
        near += [m.entity for m in mentions[0]]
    return tuple(dict.fromkeys(direct)), tuple(n for n in dict.fromkeys(near) if n not in direct)


def _names(mentions: Sequence[Mention], references: Sequence[Reference], start: int, end: int) -> list[str]:
    inside = [(m.start, m.entity) for m in mentions if start <= m.start < end]
    inside += [(r.start, r.entity) for r in references if start <= r.start < end]
    return [name for _, name in sorted(inside)]


@dataclass
class _Phrase:
    """A common noun with the names that its phrase or clause ties to it."""

    noun: str
    names: tuple[str, ...]
    text: str
    sentence: int
    fresh: bool = False  # brought in as new: "a silk factory"


class _Resolver:
    """Goes through one document in order and keeps the scene."""

    def __init__(self, index: NameIndex) -> None:
        self.index = index
        self.scene = Scene()
        self.phrases: list[_Phrase] = []
        self.clock = 0
        self.subject_names: tuple[str, ...] = ()  # what the last common-noun subject was about
        self.subject_at = -1000
        self.refers: dict[int, str] = {}  # token of the current part -> entity, names and references alike
        self.first = True

    def part(self, part: Part, mentions: Sequence[Mention]) -> tuple[Reference, ...]:
        at: dict[int, Mention] = {}
        doc = part.doc
        for mention in mentions:
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is not None:
                for token in span:
                    at.setdefault(token.i, mention)
        self.refers = {i: mention.entity for i, mention in at.items()}
        found: list[Reference] = []
        for sentence in doc.sents:
            self._sentence(sentence, at, found)
            self.clock += 1
        self.first = False
        return tuple(found)

    def _sentence(self, sentence: Span, at: dict[int, Mention], found: list[Reference]) -> None:
        noted: set[int] = set()
        for token in sentence:
            mention = at.get(token.i)
            if mention is not None:
                if mention.start not in noted:
                    noted.add(mention.start)
                    self._note(token, mention, at)
                continue
            tag = token.tag_
            if tag in ("PRP", "PRP$"):
                self._pronoun(token, found)
            elif tag in ("NN", "NNS", "NNP", "JJ"):
                self._noun(token, at, found)

    # -- what is spoken of ---------------------------------------------------------------------------------------

    def _note(self, token: Token, mention: Mention, at: dict[int, Mention]) -> None:
        entity = self.index.entities.get(mention.entity)
        thing = Known(
            mention.entity,
            mention.label,
            gender=entity.gender if entity else "",
            types={t for t in (entity.type_noun if entity else "", *(entity.titles if entity else ())) if t},
            is_state=bool(states().state(fold(mention.entity))),
            topic=self.first,
        )
        head = token
        while at.get(head.i + 1) is mention:
            head = head.nbor(1)
        while at.get(head.head.i) is mention and head.head.i != head.i:
            head = head.head
        thing.types |= set(appositions(head, at))
        thing.ties |= set(ties(head, at))
        self.scene.note(thing, self.clock, role_of(head))

    def _pronoun(self, token: Token, found: list[Reference]) -> None:
        word = token.lower_
        barred = self._barred(token)
        if word in _MALE or word in _FEMALE:
            gender = "m" if word in _MALE else "f"
            known = self.scene.best(
                self.clock, lambda k: k.label == "person" and k.gender in ("", gender) and k.entity != barred
            )
            if known is not None:
                known.gender = gender
                self._refer(token, known, f"“{token.text}”: the person last in focus", 0.8, found)
        elif word in _NEUTER and not is_empty(token):
            self._it(token, barred, found)

    def _barred(self, token: Token) -> str:
        """The subject of the clause: what an object pronoun or description in that clause cannot stand for."""
        if token.dep_ in ("nsubj", "nsubjpass", "poss") or token.lower_.endswith("self"):
            return ""
        clause = clause_of(token.doc, token.idx, token.idx + len(token))
        return self.refers.get(clause.agent.i, "") if clause.agent is not None else ""

    def _it(self, token: Token, barred: str, found: list[Reference]) -> None:
        """Resolve "it" to the last subject: a name, or the names that a common noun as subject was tied to."""
        known = self.scene.best(
            self.clock, lambda k: k.label != "person" and k.entity != barred and k.level >= ROLE["clause"], 1
        )
        common = self.subject_at >= self.clock - 1
        if common and (known is None or known.sentence <= self.subject_at):
            for name in self.subject_names[:1]:
                if (thing := self.scene.known.get(name)) is not None and thing.label != "person":
                    self._refer(token, thing, f"“{token.text}”: the last subject, of {name}", 0.5, found)
            return
        if known is not None:
            self._refer(token, known, f"“{token.text}”: the thing last in focus", 0.7, found)

    def _refer(self, token: Token, known: Known, why: str, confidence: float, found: list[Reference]) -> None:
        found.append(Reference(token.idx, token.idx + len(token), token.text, known.entity, why, confidence))
        self.refers[token.i] = known.entity
        self.scene.note(known, self.clock, role_of(token))

    # -- definite descriptions -----------------------------------------------------------------------------------

    def _noun(self, token: Token, at: dict[int, Mention], found: list[Reference]) -> None:
        if token.dep_ == "compound" and token.head.i > token.i and token.head.i not in at:
            return
        determiner = next((c for c in token.children if c.dep_ in ("det", "poss") and c.lower_ in _DEFINITE), None)
        own = own_names(token, at)
        noun = token.lemma_.casefold()
        resolved: tuple[str, ...] = ()
        if determiner is not None and determiner.dep_ == "det" and not is_new(token):
            hits = self._describe(token, noun, own)
            for entity, why, confidence in hits:
                if entity in own:
                    continue
                start = determiner.idx
                text = token.doc.text[start : token.idx + len(token)]
                found.append(Reference(start, token.idx + len(token), text, entity, why, confidence))
                if (known := self.scene.known.get(entity)) is not None and confidence >= 0.7:
                    self.scene.note(known, self.clock, role_of(token))
            resolved = tuple(entity for entity, _, _ in hits)
            if resolved:
                self.refers.setdefault(token.i, resolved[0])
        names = own or resolved
        fresh = any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for c in token.children)
        if (names or fresh) and token.tag_ in ("NN", "NNP"):
            text = " ".join(token.doc[token.left_edge.i : token.i + 1].text.split())
            self.phrases.append(_Phrase(noun, names, text, self.clock, fresh))
        if token.dep_ in ("nsubj", "nsubjpass"):
            # A plural is no antecedent of "it", but it takes the place of the one before.
            self.subject_names, self.subject_at = () if token.tag_ == "NNS" else names, self.clock

    def _describe(self, token: Token, noun: str, own: tuple[str, ...]) -> list[tuple[str, str, float]]:
        """(entity, why, confidence) of what "the <noun>" stands for; empty where no rule settles it."""
        if token.tag_ == "NNS":
            return self._pair(token, noun)
        age = noun.endswith("-year-old") or (noun == "old" and "year" in token.doc[max(0, token.i - 4) : token.i].text)
        if age:
            known = self.scene.best(self.clock, lambda k: k.label == "person", 4)
            return [(known.entity, f"“the {token.text}”: the person last in focus", 0.6)] if known else []
        by_type = self._by_type(token, noun, own)
        if by_type:
            return by_type
        if own or noun in vague("vague"):
            return []
        if noun in general("state"):
            barred = self._barred(token)
            known = self.scene.best(self.clock, lambda k: k.is_state and k.entity != barred, 4)
            return [(known.entity, f"“the {noun}”: the state last in focus", 0.7)] if known else []
        if noun == "capital":
            return self._capital()
        if noun in general("settlement"):
            fits = self.scene.best(self.clock, lambda k: k.label == "place" and not k.is_state and not k.types, 4)
            return [(fits.entity, f"“the {noun}”: the place last in focus", 0.6)] if fits else []
        before = self._before(token, noun)
        if before:
            return before
        if noun in general("body"):
            return self._body(noun)
        return self._person(noun)

    def _by_type(self, token: Token, noun: str, own: tuple[str, ...]) -> list[tuple[str, str, float]]:
        """The names whose type noun or title this noun may stand for; a place phrase chooses among them."""
        fitting = [k for k in self.scene.known.values() if k.entity not in own and called(noun, k.types)]
        if own:
            fitting = [k for k in fitting if (set(self.index.within(k.entity)) | k.ties) & set(own)]
        fitting = [k for k in fitting if modifiers_fit(token, k)]
        best = max(fitting, key=lambda k: (k.salience(self.clock), k.count, k.entity), default=None)
        if best is None or self.clock - best.sentence > _FAR:
            return []
        newer = next((p for p in reversed(self.phrases[-200:]) if p.noun == noun and p.fresh), None)
        if newer is not None and newer.sentence > best.sentence:
            return []
        confidence = 0.9 if len(fitting) == 1 else 0.7
        how = min(t for t in best.types if called(noun, [t]))
        return [(best.entity, f"“the {noun}”: {best.entity}, called “{how}”", confidence)]

    def _before(self, token: Token, noun: str) -> list[tuple[str, str, float]]:
        """An earlier phrase of the same noun, or of one of its class, that names something."""
        for phrase in reversed(self.phrases[-80:]):
            if self.clock - phrase.sentence > _FAR:
                break
            if not modifiers_of(token) <= set(phrase.text.casefold().split()):
                continue
            if phrase.noun == noun or (phrase.sentence >= self.clock - 6 and same_thing(noun, phrase.noun)):
                why = f"“the {noun}”: “{phrase.text}” before"
                return [(name, why, 0.7) for name in phrase.names[:2]]
        return []

    def _pair(self, token: Token, noun: str) -> list[tuple[str, str, float]]:
        """Resolve "the two countries", "the two leaders": the two states, or two persons, that the text is about."""
        two = any(c.lower_ in ("two", "both") for c in token.children)
        if not two:
            return []
        if noun in general("state") or noun in ("side", "party", "neighbour", "neighbor", "government"):
            pool = self.scene.most_named(lambda k: k.is_state)[:2]
        elif noun in ("leader", "man", "woman", "minister", "president"):
            pool = self.scene.most_named(lambda k: k.label == "person")[:2]
        else:
            return []
        return (
            [(k.entity, f"“the two {token.text}”: the two spoken of most", 0.6) for k in pool] if len(pool) == 2 else []
        )

    def _capital(self) -> list[tuple[str, str, float]]:
        seats = [k for k in self.scene.known.values() if self.index.seat_of(k.entity)]
        if len(seats) == 1:
            return [(seats[0].entity, "“the capital”: the one seat named", 0.7)]
        top = self.scene.most_named(lambda k: k.is_state)
        for name, entity in sorted(self.index.entities.items()):
            if top and entity.seat_of == top[0].entity:
                return [(name, f"“the capital”: of {top[0].entity}", 0.7)]
        return []

    def _body(self, noun: str) -> list[tuple[str, str, float]]:
        """Resolve "the airline" where no name says so: the one body that the text is about."""
        bodies = self.scene.most_named(lambda k: k.label == "org" and not other_sort(noun, k.types))
        typed = [k for k in bodies if k.types]
        bodies = [k for k in typed or bodies if k.count >= 2] or bodies
        if len(bodies) == 1 or (len(bodies) > 1 and bodies[0].count > bodies[1].count):
            bodies[0].types.add(noun)
            return [(bodies[0].entity, f"“the {noun}”: the body that the text is about", 0.5)]
        return []

    def _person(self, noun: str) -> list[tuple[str, str, float]]:
        """A post that one person of the audit holds, or a man or woman last in focus."""
        for kind, gender in (("person_f", "f"), ("person_m", "m"), ("person", "")):
            if noun in general(kind):
                fits = partial(_may_be, gender=gender)
                known = self.scene.best(self.clock, fits, 2)
                return [(known.entity, f"“the {noun}”: the person last in focus", 0.5)] if known else []
        if noun not in words("names", "titles"):
            return []
        holders = [e for _, e in sorted(self.index.entities.items()) if e.label == "person" and called(noun, e.titles)]
        if len(holders) == 1:
            return [(holders[0].name, f"“the {noun}”: the one {noun} of the sources", 0.6)]
        return []


def _may_be(known: Known, gender: str) -> bool:
    """Whether a thing is a person that this gender does not rule out."""
    return known.label == "person" and (not gender or known.gender in ("", gender))
