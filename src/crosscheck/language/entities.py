"""Names of one thing brought together over the sources of an audit."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from crosscheck.language.forms import fold, is_initial
from crosscheck.language.joining import join_forms
from crosscheck.language.mentions import Found
from crosscheck.language.nameforms import LABELS, STRONG, SURE, Form, Union, form_key
from crosscheck.language.persons import Person
from crosscheck.language.tables import states, words


@dataclass
class Cluster:
    """One thing: its forms and what was worked out about it."""

    name: str
    label: str
    forms: tuple[Form, ...]
    person: Person | None = None
    state: str = ""
    seat: str = ""
    within: set[str] = field(default_factory=set)

    @property
    def titles(self) -> tuple[str, ...]:
        """All title words seen before its names."""
        return tuple(sorted({t for f in self.forms for t in f.titles}))

    @property
    def type_noun(self) -> str:
        """The type noun of its fullest form that has one."""
        return next((f.type_noun for f in sorted(self.forms, key=lambda f: (-len(f.key), f.key)) if f.type_noun), "")


@dataclass
class Clusters:
    """The things of an audit and the forms that name them."""

    all: tuple[Cluster, ...]
    of_form: Mapping[str, Cluster]
    bearers: Mapping[str, tuple[Cluster, ...]]  # folded family or given name -> persons who may be called by it alone


def cluster_names(documents: Sequence[Sequence[Sequence[Found]]], aliases: Mapping[str, tuple[str, ...]]) -> Clusters:
    """Bring the forms of one thing together. `documents` are the names found, by document and part."""
    forms = _forms(documents)
    union = Union()
    given = _user_aliases(forms, aliases, union)
    free = {key: form for key, form in forms.items() if key not in given and not form.state}
    _same_state(forms, given, union)
    join_forms(documents, free, union)
    return _clusters(forms, union, given, documents)


def _forms(documents: Sequence[Sequence[Sequence[Found]]]) -> dict[str, Form]:
    forms: dict[str, Form] = {}
    table = states()
    for number, document in enumerate(documents):
        for found in (f for part in document for f in part):
            key = form_key(found.text)
            form = forms.setdefault(key, Form(key))
            form.texts[_clean(found.text)] += 1
            form.votes.update(found.votes)
            form.titles.update(found.title)
            form.type_noun = form.type_noun or found.type_noun
            form.alias = form.alias or found.alias
            form.documents.add(number)
            form.surest = max(form.surest, found.votes.get("person", 0.0))
            form.completed = form.completed or found.text.split()[-1].islower()
    for key, form in forms.items():
        form.state = table.state(key) if form.votes["person"] < SURE else ""
        form.seat = table.seats.get(key, "") if form.votes["person"] < SURE else ""
    return {key: forms[key] for key in sorted(forms)}


def _clean(text: str) -> str:
    text = " ".join(text.split()).removesuffix("'s").removesuffix("’s")
    return text[4:] if text.casefold().startswith("the ") else text


def _user_aliases(forms: Mapping[str, Form], aliases: Mapping[str, tuple[str, ...]], union: Union) -> dict[str, str]:
    """Forms that a person's aliases settle -> the canonical name."""
    settled: dict[str, str] = {}
    for canonical in sorted(aliases):
        for name in (canonical, *aliases[canonical]):
            key = form_key(name)
            settled[key] = canonical
            union.join(form_key(canonical), key)
    return {key: name for key, name in settled.items() if key in forms}


def _same_state(forms: Mapping[str, Form], given: Mapping[str, str], union: Union) -> None:
    first: dict[str, str] = {}
    for key, form in forms.items():
        name = form.state or (states().seat_names.get(key, "") if form.seat else "")
        if name:
            home = given.get(fold(name), name)
            union.join(first.setdefault(home, key), key)


def _clusters(
    forms: Mapping[str, Form],
    union: Union,
    given: Mapping[str, str],
    documents: Sequence[Sequence[Sequence[Found]]],
) -> Clusters:
    groups: defaultdict[str, list[Form]] = defaultdict(list)
    for key, form in forms.items():
        groups[union.find(key)].append(form)
    all_clusters: list[Cluster] = []
    of_form: dict[str, Cluster] = {}
    taken: set[str] = set()
    for root in sorted(groups):
        cluster = _cluster(groups[root], given, taken)
        all_clusters.append(cluster)
        of_form.update((f.key, cluster) for f in cluster.forms)
    bearers = _bearers(all_clusters)
    _containment(all_clusters, of_form, documents)
    return Clusters(tuple(all_clusters), of_form, bearers)


def _cluster(members: Sequence[Form], given: Mapping[str, str], taken: set[str]) -> Cluster:
    votes: Counter[str] = Counter()
    for form in members:
        votes.update(form.votes)
    state = next((f.state for f in members if f.state), "")
    seat = next((f.seat for f in members if f.seat), "")
    label = "place" if state or seat else max(LABELS, key=lambda x: (votes[x], -LABELS.index(x)))
    if not votes and not state and not seat:
        label = "other"
    name = next((given[f.key] for f in members if f.key in given), "") or state
    if not name and seat:
        name = next(states().seat_names[f.key] for f in members if f.seat)
    name = name or _fullest(members, label)
    if name in taken:
        name = f"{name} ({label})"
    taken.add(name)
    person = None
    if label == "person":
        person = Person.of(name)
    return Cluster(name, label, tuple(members), person, state, seat)


def _fullest(members: Sequence[Form], label: str) -> str:
    """The fullest form, the most frequent where several are as full; never shouted where a quieter spelling exists."""
    texts: Counter[str] = Counter()
    for form in [f for f in members if not f.demonym] or members:
        texts.update(form.texts)

    def rank(text: str) -> tuple[bool, int, int, str]:
        long_words = [w for w in fold(text).split() if not is_initial(w)]
        size = len(long_words) if label == "person" else len(fold(text))
        return (any(w.isupper() and len(w) > 3 for w in text.split()), -size, -texts[text], text)

    return min(texts, key=rank)


def _bearers(clusters: Iterable[Cluster]) -> dict[str, tuple[Cluster, ...]]:
    """Who may be meant by one word of a full name: family name first, then first given name."""
    family: defaultdict[str, list[Cluster]] = defaultdict(list)
    other: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        person = cluster.person
        if person is None or not person.full:
            continue
        sure = max(f.surest for f in cluster.forms) >= STRONG
        if not sure and not _like_person(person):
            continue
        family[" ".join(person.family)].append(cluster)
        if not sure:
            continue
        if len(person.family) > 1:
            other[person.family[-1]].append(cluster)
        other[person.given[0]].append(cluster)
        if person.words[-1] not in person.family:
            other[person.words[-1]].append(cluster)
            other[" ".join(person.given)].append(cluster)
    return {key: _once(family.get(key) or other[key]) for key in {**family, **other}}


def _like_person(person: Person) -> bool:
    """Whether a name that only the recognizer takes for a person looks like one: short, not opening like a place."""
    small = words("names", "connectors") | words("names", "place_openings")
    return len(person.words) <= 3 and not any(w in small for w in person.words)


def _once(found: list[Cluster]) -> tuple[Cluster, ...]:
    return tuple({c.name: c for c in found}.values())


_LIES = frozenset({"in", "in the", "lies in", "is in", "stands in", "located in", "inside"})
_INSIDE = _LIES | {",", "of", "'s", "’s"}


def _containment(
    clusters: Sequence[Cluster],
    of_form: Mapping[str, Cluster],
    documents: Sequence[Sequence[Sequence[Found]]],
) -> None:
    """What lies in what: names inside names, a seat in its state, "Linden Street in Kodra", "Leeds, England"."""
    for cluster in clusters:
        if cluster.seat:
            cluster.within.add(cluster.seat)
        for form in cluster.forms:
            inner = of_form.get(" ".join(form.words[:-1])) if form.type_noun and len(form.words) > 1 else None
            if inner is not None and inner is not cluster and inner.label == "place":
                cluster.within.add(inner.name)
    for before, after in (pair for d in documents for part in d for pair in itertools.pairwise(part)):
        if after.glue in _INSIDE:
            _contain(of_form[form_key(before.text)], of_form[form_key(after.text)], after.glue)


def _contain(first: Cluster, second: Cluster, glue: str) -> None:
    """Two names with "in", a comma or a genitive between them: which of the two lies in the other."""
    sited = first.label == "place" or (first.label == "org" and first.type_noun)
    if first is second or not sited or second.label != "place":
        return
    if glue in ("'s", "’s"):
        if not second.state:
            second.within.add(first.name)
    elif not first.state and (glue in _LIES or second.state or (first.type_noun and not second.type_noun)):
        first.within.add(second.name)  # "Linden Street, Kodra": a street, a bridge, a hall lies in what follows
