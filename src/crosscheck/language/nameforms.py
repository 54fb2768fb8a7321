"""The forms of names over an audit, and the sets of forms that name one thing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from crosscheck.language.forms import fold

LABELS = ("person", "org", "place", "event", "work", "other")
# Evidence at least this strong (a title, an age) makes a lone word a person whatever else speaks.
SURE = 3
# Evidence beyond the recognizer's word: a title, an age, a known given name, a verb of saying.
STRONG = 1.5


@dataclass
class Form:
    """All mentions of one folded form over the audit."""

    key: str
    texts: Counter[str] = field(default_factory=Counter)
    votes: Counter[str] = field(default_factory=Counter)
    titles: set[str] = field(default_factory=set)
    type_noun: str = ""
    alias: str = ""
    state: str = ""
    seat: str = ""
    documents: set[int] = field(default_factory=set)
    surest: float = 0.0  # the most that any one mention says for a person
    completed: bool = False  # ends in a common noun in lower case ("Velmora dam")
    demonym: bool = False  # an adjective or people noun made from another name

    @property
    def label(self) -> str:
        """The label that most speaks for."""
        if self.state or self.seat:
            return "place"
        if not self.votes:
            return "other"
        return max(LABELS, key=lambda x: (self.votes[x], -LABELS.index(x)))

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words."""
        return tuple(self.key.split())


def form_key(text: str) -> str:
    """The folded form of a name, article and possessive left out."""
    key = fold(text.removesuffix("'s").removesuffix("’s"))
    return key.removeprefix("the ") if key.startswith("the ") else key


class Union:
    """Disjoint sets of form keys; the smallest key names a set."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def find(self, key: str) -> str:
        """The key that names the set."""
        root = key
        while self.parent.get(root, root) != root:
            root = self.parent[root]
        while self.parent.get(key, key) != root:
            self.parent[key], key = root, self.parent[key]
        return root

    def join(self, a: str, b: str) -> None:
        """Make one set of two."""
        a, b = self.find(a), self.find(b)
        if a != b:
            self.parent[max(a, b)] = min(a, b)
