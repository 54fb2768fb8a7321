"""Rules that bring the forms of one thing together: persons, acronyms, short forms, compounds of states, demonyms."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from crosscheck.language.compounds import signature
from crosscheck.language.evidence import SITED
from crosscheck.language.forms import fold, initials, is_initial, singular, sound
from crosscheck.language.mentions import Found
from crosscheck.language.nameforms import STRONG, SURE, Form, Union, form_key
from crosscheck.language.persons import Person, same_person
from crosscheck.language.tables import words


def join_forms(documents: Sequence[Sequence[Sequence[Found]]], forms: Mapping[str, Form], union: Union) -> None:
    """Join the forms of one thing in `union`. `documents` are the names found, by document and part."""
    _bracketed(documents, forms, union)
    for rule in (_demonyms, _persons, _acronyms, _legal_forms, _openings, _short_forms, _state_compounds, _long_forms):
        rule(forms, union)


def _bracketed(documents: Sequence[Sequence[Sequence[Found]]], free: Mapping[str, Form], union: Union) -> None:
    """Join "Workers' Party of Korea (WPK)": short letters in brackets right after a name are its abbreviation."""
    for document in documents:
        for part in document:
            for before, after in itertools.pairwise(part):
                a, b = form_key(before.text), form_key(after.text)
                if after.glue == "(" and a in free and b in free and _abbreviates(after.text, before.text):
                    union.join(a, b)


def _abbreviates(short: str, long: str) -> bool:
    """Whether the letters of `short` occur in order in `long`, starting with its first, most of them capitals."""
    letters = fold(short).replace(" ", "")
    if not 2 <= len(letters) <= 10 or len(letters) >= len(long) or sum(c.isupper() for c in short) < 2:
        return False
    rest = iter(fold(long))
    return fold(long)[:1] == letters[0] and all(letter in rest for letter in letters)


def _persons(free: Mapping[str, Form], union: Union) -> None:
    """Order, initials and spelling of full names. An initial joins only where one bearer fits."""
    found = [(f, Person.of(max(f.texts, key=lambda t: (f.texts[t], t)))) for f in free.values() if _is_person(f)]
    full = [(f, p) for f, p in found if p.full and not f.type_noun]
    order = {" ".join(sorted(p.words)): f for f, p in full}
    for form in free.values():
        other = order.get(" ".join(sorted(form.words)))
        if other is not None and other is not form and len(form.words) == 2 and form.label in ("org", "other"):
            # Only persons are written in both orders ("ITO Kenji", "Kenji Ito").
            other.votes["person"] += SURE
            other.surest = SURE
            union.join(form.key, other.key)
    blocks: defaultdict[str, list[tuple[Form, Person]]] = defaultdict(list)
    for form, person in full:
        for key in _block_keys(person):
            blocks[key].append((form, person))
    shortened = {f.key for f, p in full if any(is_initial(w) for w in p.given)}
    for block in (blocks[key] for key in sorted(blocks)):
        whole = [(f, p) for f, p in block if f.key not in shortened]
        for (form, person), (other, second) in itertools.combinations(whole, 2):
            if same_person(person, second):
                union.join(form.key, other.key)
    for form, person in ((f, p) for f, p in full if f.key in shortened):
        near = {o.key: (o, second) for key in sorted(_block_keys(person)) for o, second in blocks[key]}
        fits = [key for key, (_, second) in near.items() if key not in shortened and same_person(person, second)]
        if fits and len({union.find(key) for key in fits}) == 1:
            union.join(form.key, fits[0])


def _block_keys(person: Person) -> set[str]:
    """Keys of which two names of one person share one: first, last and family word as they sound, all words."""
    ends = (person.words[0], person.words[-1], "".join(person.family))
    return {*(sound(w) for w in ends if not is_initial(w)), " ".join(sorted(person.words)), "".join(person.words)}


def _is_person(form: Form) -> bool:
    return form.label == "person" and not form.state


def _acronyms(free: Mapping[str, Form], union: Union) -> None:
    """Join an acronym to the one body whose words begin with its letters, brackets or not."""
    small = words("names", "connectors")
    by_letters: defaultdict[str, set[str]] = defaultdict(set)
    for form in free.values():
        if len(form.words) >= 3 and form.label != "person":
            by_letters[initials(form.key, small)].add(union.find(form.key))
            by_letters[initials(form.key, frozenset())].add(union.find(form.key))
    for form in free.values():
        text = next(iter(form.texts))
        if len(form.words) == 1 and 3 <= len(form.key) <= 7 and text.replace(".", "").isupper():
            longer = {union.find(key) for key in by_letters.get(form.key, ())} - {union.find(form.key)}
            if len(longer) == 1:
                union.join(form.key, longer.pop())


def _legal_forms(free: Mapping[str, Form], union: Union) -> None:
    """Join a firm's name with its legal form to the name without: "Northern Star Ltd", "Northern Star"."""
    legal = words("names", "legal_forms")
    for form in free.values():
        rest = list(form.words)
        while len(rest) > 1 and rest[-1] in legal - {"group", "company", "holding", "holdings"}:
            rest.pop()
        bare = " ".join(rest)
        if bare != form.key and bare in free:
            union.join(form.key, bare)


def _short_forms(free: Mapping[str, Form], union: Union) -> None:
    """The first words of one body's name stand for it, where no other name begins with them."""
    longer: defaultdict[str, set[str]] = defaultdict(set)
    for form in free.values():
        # "Larkfield factory" is a thing of Larkfield's, not a longer name of it.
        for n in range(1, 1 if form.completed else len(form.words)):
            longer[" ".join(form.words[:n])].add(form.key)
    for form in free.values():
        over = longer.get(form.key, set())
        if not over or form.seat or form.demonym or form.votes["person"] >= SURE:
            continue
        homes = {union.find(key) for key in over}
        if len(homes) != 1 or any(free[key].label != "org" for key in over):
            continue
        last = singular(form.words[-1])
        unsited = form.label == "place" and not form.votes[SITED]
        placed = unsited and all(_body_words(form, free[key]) for key in over)
        if (
            form.label == "org"
            or placed
            or (form.label in ("other", "person") and last not in words("names", "places"))
        ):
            union.join(form.key, homes.pop())


def _body_words(form: Form, longer: Form) -> bool:
    """Whether the longer name only adds what sort of body it is: "Ltd", "Pharmaceuticals"."""
    added = longer.words[len(form.words) :]
    return all(w in words("names", "organizations") or w in words("names", "legal_forms") for w in added)


def _openings(free: Mapping[str, Form], union: Union) -> None:
    """Join "SS Blue Star" to "Blue Star", and a club to its name without letters where no town is meant."""
    for form in free.values():
        first, _, rest = form.key.partition(" ")
        if rest not in free:
            continue
        if first in words("names", "ship_openings") or (
            first in words("names", "club_openings") and not free[rest].votes[SITED]
        ):
            union.join(form.key, rest)


def _demonyms(free: Mapping[str, Form], union: Union) -> None:
    """Join "Velmorans" to "Velmora": adjectives and people of places that the table of states does not hold."""
    for form in free.values():
        if len(form.words) > 1 or form.seat or form.surest >= STRONG or len(form.key) < 6:
            continue
        for base in _bases(form.key):
            place = free.get(base)
            if place is not None and place.label == "place" and not place.demonym:
                form.demonym = True
                union.join(base, form.key)
                break


def _bases(word: str) -> list[str]:
    """Place names that a word may be the adjective or the people noun of."""
    one = word.removesuffix("s") if word.endswith(("ns", "is")) else word
    found: list[str] = []
    for ending in ("ian", "ean", "an", "ese", "ish", "n", "i"):
        stem = one.removesuffix(ending)
        if stem != one and len(stem) >= 4:
            found += [stem, *(stem + vowel for vowel in "aeio")]
    return found


def _long_forms(free: Mapping[str, Form], union: Union) -> None:
    """Join "Republic of Velmora" to "Velmora"."""
    for form in free.values():
        head, _, rest = form.key.partition(" of ")
        rest = rest.removeprefix("the ")
        polity = head.split()[-1:] and head.split()[-1] in words("names", "polities")
        if polity and rest in free and free[rest].label == "place":
            union.join(form.key, rest)


def _state_compounds(free: Mapping[str, Form], union: Union) -> None:
    """Names of the same states and type noun are one thing, unless both have a word of their own left over."""
    groups: defaultdict[tuple[frozenset[str], str], dict[str, list[str]]] = defaultdict(dict)
    for form in free.values():
        mark = signature(form.key, form.alias, form.type_noun)
        if mark is not None:
            groups[mark.states, mark.type_noun].setdefault(" ".join(mark.rest), []).append(form.key)
    for (about, _), by_rest in groups.items():
        for keys in by_rest.values():
            for key in keys[1:]:
                union.join(keys[0], key)
        plain = by_rest.get("", [])
        others = [rest for rest in by_rest if rest]
        if plain and len(others) == 1 and len(about) >= 2:
            # One text that uses both names tells two things apart.
            long = by_rest[others[0]]
            if not _documents(free, plain) & _documents(free, long):
                union.join(plain[0], long[0])


def _documents(free: Mapping[str, Form], keys: Iterable[str]) -> set[int]:
    return {number for key in keys for number in free[key].documents}
