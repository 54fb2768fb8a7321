"""Which words are ordinary words and which are names, told by how an audit's sources write them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class Casing:
    """How often a word stands in lower case, and capitalised inside a sentence, over all sources of an audit."""

    lower: Mapping[str, int]
    upper: Mapping[str, int]

    def common(self, word: str) -> bool:
        """Whether a word is an ordinary word rather than part of a name."""
        return self.lower.get(word, 0) > 0 and self.lower.get(word, 0) >= self.upper.get(word, 0)

    def proper(self, word: str) -> bool:
        """Whether a word was seen capitalised where only names are."""
        return self.upper.get(word, 0) > 0 and not self.common(word)


def casing(docs: Iterable[Doc]) -> Casing:
    """Count words by case over all parsed parts."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for doc in docs:
        shouted = titled(doc)
        start = True
        for token in doc:
            text = token.text
            if token.is_alpha:
                if text.islower():
                    lower[text] += 1
                elif not start and not shouted and text[0].isupper():
                    upper[text.casefold()] += 1
            if not token.is_quote and token.text not in "•-–—*#(":
                start = token.text in ".:?!|/"
    return Casing(lower, upper)


def titled(doc: Doc) -> bool:
    """Whether a part capitalises nearly every longer word, so that capitals say nothing."""
    long = [t.text for t in doc if len(t) > 2 and t.text[0].isalpha()]
    return doc.text.isupper() or (len(long) > 1 and sum(t[0].isupper() for t in long) >= 0.8 * len(long))
