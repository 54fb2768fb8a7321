"""Names of persons: which words are given and family names, and whether two names may be one person."""

from __future__ import annotations

from dataclasses import dataclass

from crosscheck.language.forms import fold, is_initial, sound
from crosscheck.language.tables import words


@dataclass(frozen=True)
class Person:
    """A person's name in folded words, titles left out, family name told from the rest.

    >>> Person.of("Kim Jong-un").family, Person.of("Siv Aalto").family, Person.of("Ursula von der Leyen").family
    (('kim',), ('aalto',), ('von', 'der', 'leyen'))
    """

    words: tuple[str, ...]
    family: tuple[str, ...]
    given: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Person:
        """Read a name as it stands."""
        found = tuple(fold(text).split())
        if len(text.split()) <= 1:
            return cls(found, found, ())
        if _family_first(found):
            return cls(found, found[:1], found[1:])
        at = len(found) - 1
        # A hyphen was folded to a blank; the parts of a double surname are kept together by the caller's text.
        last = text.split()[-1]
        if "-" in last:
            at = max(1, len(found) - len(fold(last).split()))
        while at > 1 and found[at - 1] in words("names", "particles"):
            at -= 1
        return cls(found, found[at:], found[:at])

    @property
    def full(self) -> bool:
        """Whether a given name or an initial stands beside the family name."""
        return bool(self.given)


def _family_first(found: tuple[str, ...]) -> bool:
    known = words("names", "family_first")
    if found[0] not in known:
        return False
    given = words("given", "female") | words("given", "male")
    if found[0] in given and found[-1] not in known:
        return False
    # "Kim Clark" is no Korean: the words after the family name are short syllables.
    return (len(found) == 3 and all(len(w) <= 6 for w in found[1:])) or (len(found) == 2 and len(found[1]) <= 5)


def same_person(a: Person, b: Person) -> bool:
    """Whether two full names may be one person: order, initials, spelling and middle names apart.

    Family names must be the same or spelled alike, and no given name may speak against it: "S. Aalto" is
    "Siv Aalto", "Sergei Ivanov" is "Sergey Ivanov"; "Teuta Marku" is not "Arben Marku".
    """
    if not a.full or not b.full:
        return False
    if sorted(a.words) == sorted(b.words) or "".join(a.words) == "".join(b.words):
        return True
    if not _alike(a.family, b.family):
        return False
    first, second = (a.given, b.given) if len(a.given) <= len(b.given) else (b.given, a.given)
    if _family_first(a.words) or _family_first(b.words):
        return _alike(first, second)
    if not _word_alike(first[0], second[0]):
        return False
    # Middle names: those of the shorter must occur in the longer in order.
    rest = list(second[1:])
    for word in first[1:]:
        while rest and not _word_alike(word, rest[0]):
            rest.pop(0)
        if not rest:
            return False
        rest.pop(0)
    return True


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    one, other = "".join(a), "".join(b)
    return one == other or (len(a) == len(b) and all(_word_alike(x, y) for x, y in zip(a, b, strict=True)))


def _word_alike(a: str, b: str) -> bool:
    if a == b:
        return True
    if is_initial(a) or is_initial(b):
        return a[0] == b[0]
    return min(len(a), len(b)) >= 4 and sound(a) == sound(b)


def gender(given: str, titles: tuple[str, ...]) -> str:
    """Tell "f" or "m" by the titles before a name, else by its folded given name; "" where neither tells."""
    for title in titles:
        if title in words("names", "female_titles"):
            return "f"
        if title in words("names", "male_titles"):
            return "m"
    if given in words("given", "female"):
        return "f"
    return "m" if given in words("given", "male") else ""
