"""Canonical names: which names of all sources of an audit are one thing, and which namesakes are not.

One entity for one thing, named by its fullest, most frequent form. What decides, in this order: aliases that a person
gives, the table of states, an alias that a text introduces in brackets, the same words once folded, rules for persons
(order, initials, spelling), acronyms, short forms of bodies, compounds of states. A bare family name or an ambiguous
short form is settled where it stands, by the bearer last in reach in its document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from crosscheck.language.casing import casing
from crosscheck.language.compounds import state_parts
from crosscheck.language.entities import Cluster, Clusters, cluster_names
from crosscheck.language.mentions import Finder, Found
from crosscheck.language.nameforms import form_key
from crosscheck.language.persons import gender
from crosscheck.language.pipeline import Reading
from crosscheck.language.scene import FADE, ROLE, TOPIC
from crosscheck.model import Mention, SourceId

# "in Lincoln": said of a place here, whoever else bears the name.
_SAID_OF_PLACES = 1.5


@dataclass(frozen=True)
class Entity:
    """What is known of one thing over the audit.

    label      person, org, place, work, event or other
    type_noun  the common noun that its name ends in ("airport"), "" where none does
    gender     "f", "m" or "" (persons only)
    titles     title words seen before its name, folded, in alphabetical order
    family     the family name as its sources fold it (persons only)
    within     entities whose name is part of this one's, and places that a text says it lies in
    seat_of    the state whose seat a city is, "" otherwise
    """

    name: str
    label: str
    type_noun: str = ""
    gender: str = ""
    titles: tuple[str, ...] = ()
    family: str = ""
    within: tuple[str, ...] = ()
    seat_of: str = ""


@dataclass(frozen=True)
class NameIndex:
    """The names of every source of an audit, resolved."""

    _mentions: Mapping[SourceId, tuple[tuple[Mention, ...], ...]]
    entities: Mapping[str, Entity] = field(default_factory=dict)

    def mentions(self, document: SourceId) -> tuple[tuple[Mention, ...], ...]:
        """The mentions of a document, one tuple for each part, each in order of where they stand."""
        return self._mentions[document]

    def seat_of(self, entity: str) -> str:
        """The state that a city may stand for ("Hanoi" for Vietnam), "" where it is no seat."""
        return self.entities[entity].seat_of if entity in self.entities else ""

    def within(self, entity: str) -> tuple[str, ...]:
        """Places that contain an entity, as far as names and texts say, nearest first, each once."""
        found: list[str] = []
        queue = [entity]
        while queue:
            known = self.entities.get(queue.pop(0))
            for outer in known.within if known else ():
                if outer not in found and outer != entity:
                    found.append(outer)
                    queue.append(outer)
        return tuple(found)


def resolve_names(readings: Sequence[Reading], aliases: Mapping[str, tuple[str, ...]] | None = None) -> NameIndex:
    """Find and resolve the names of all sources of one audit.

    `aliases` holds other names of one thing as a person knows them, canonical name -> its aliases; they decide over
    everything that is worked out here. The result does not depend on the order of `readings`.
    """
    case = casing(part.doc for reading in readings for part in reading.parts)
    found: dict[SourceId, list[list[Found]]] = {
        reading.document.id: [
            [piece for found in Finder(part.doc, case).names() for piece in _pieces(found)] for part in reading.parts
        ]
        for reading in readings
    }
    clusters = cluster_names([found[key] for key in sorted(found)], aliases or {})
    mentions = {reading.document.id: tuple(_document(found[reading.document.id], clusters)) for reading in readings}
    entities = {c.name: _entity(c) for c in clusters.all}
    return NameIndex(mentions, entities)


def _entity(cluster: Cluster) -> Entity:
    person = cluster.person
    return Entity(
        name=cluster.name,
        label=cluster.label,
        type_noun=cluster.type_noun,
        gender=gender(person.given[0] if person and person.given else "", cluster.titles) if person else "",
        titles=cluster.titles,
        family=" ".join(person.family) if person and person.full else "",
        within=tuple(sorted(cluster.within)),
        seat_of=cluster.seat,
    )


class _Reach:
    """Who was last spoken of in one document, to settle bare family names."""

    def __init__(self) -> None:
        self.level: dict[str, tuple[int, float]] = {}
        self.topics: set[str] = set()

    def note(self, cluster: Cluster, sentence: int, found: Found) -> None:
        weight = ROLE[found.role]
        at, level = self.level.get(cluster.name, (sentence, weight))
        self.level[cluster.name] = (sentence, max(weight, level - FADE * (sentence - at)))

    def nearest(self, candidates: Sequence[Cluster], sentence: int) -> Cluster | None:
        def worth(cluster: Cluster) -> tuple[float, str]:
            at, level = self.level[cluster.name]
            return (level - FADE * (sentence - at) + TOPIC * (cluster.name in self.topics), cluster.name)

        return max((c for c in candidates if c.name in self.level), key=worth, default=None)


def _document(parts: Sequence[Sequence[Found]], clusters: Clusters) -> Iterator[tuple[Mention, ...]]:
    """The mentions of one document, part by part, bare names settled by who is in reach."""
    order = _present(parts, clusters)
    reach = _Reach()
    clock = 0
    for number, part in enumerate(parts):
        mentions: list[Mention] = []
        for found in part:
            cluster = _settle(found, clusters, order, reach, clock + found.sentence)
            reach.note(cluster, clock + found.sentence, found)
            if number == 0:
                reach.topics.add(cluster.name)
            mentions.append(Mention(found.start, found.end, found.text, cluster.label, cluster.name))
        clock += max((f.sentence for f in part), default=0) + 1
        yield tuple(sorted(mentions, key=lambda m: (m.start, -m.end)))


def _pieces(found: Found) -> tuple[Found, ...]:
    """A compound of states taken apart ("Hanoi-Pyongyang"); any other name as it is."""
    spans = () if found.type_noun else state_parts(found.text)
    if not spans:
        return (found,)
    return tuple(
        replace(found, start=found.start + a, end=found.start + b, text=found.text[a:b], glue="-") for a, b in spans
    )


def _present(parts: Sequence[Sequence[Found]], clusters: Clusters) -> dict[str, int]:
    """Where each thing is first named in full in this document."""
    order: dict[str, int] = {}
    for found in (f for part in parts for f in part):
        cluster = clusters.of_form.get(form_key(found.text))
        if cluster is not None:
            order.setdefault(cluster.name, len(order))
    return order


def _is_place(own: Cluster, found: Found) -> bool:
    """Whether a lone word that a person also bears means a place, here or all over the audit."""
    if found.votes.get("place", 0) >= _SAID_OF_PLACES:
        return True
    said = sum(f.votes["place"] for f in own.forms)
    return said >= 2 * _SAID_OF_PLACES and said > 2 * sum(f.votes["person"] for f in own.forms)


def _settle(found: Found, clusters: Clusters, order: Mapping[str, int], reach: _Reach, sentence: int) -> Cluster:
    key = form_key(found.text)
    own = clusters.of_form[key]
    bearers = clusters.bearers.get(key, ())
    if not bearers or own.state or (own.person is not None and own.person.full):
        return own
    if not found.title and _is_place(own, found):
        return own
    here = [c for c in bearers if c.name in order]
    candidates = here or list(bearers)
    if found.title and len(candidates) > 1:
        fitting = [c for c in candidates if set(found.title) & set(c.titles)]
        candidates = fitting or candidates
    if len(candidates) == 1:
        return candidates[0]
    if not here:
        return own  # several bearers in other sources, none here: who is meant cannot be told
    near = reach.nearest(candidates, sentence)
    return near if near is not None else min(candidates, key=lambda c: order[c.name])
