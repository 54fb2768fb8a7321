"""What one sentence offers to a claim: its content lemmas, names, places and what stood before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crosscheck.language.references import Reference
from crosscheck.model import BlockKind, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "ADV"})
# Verbs and nouns so general that sharing one ties nothing together.
_EMPTY = frozenset(
    (
        "say tell add be have do make take get give go come see put set use include year day time people "
        "thing way also just only more most very still now then there here well even when where how why "
    ).split()
)


@dataclass(frozen=True)
class Sentence:
    """One sentence of one part, with offsets relative to the part's text."""

    span: Span
    mentions: tuple[Mention, ...]
    references: tuple[Reference, ...]  # pronouns and descriptions in it, with the names that they stand for
    before: str
    near_terms: tuple[str, ...]
    near_names: tuple[str, ...]
    block: BlockKind
    labels: tuple[str, ...]

    @property
    def start(self) -> int:
        """First character, relative to the part."""
        return self.span.start_char

    @property
    def end(self) -> int:
        """One past the last character, relative to the part."""
        return self.span.end_char

    @property
    def names(self) -> tuple[str, ...]:
        """Canonical names said in the sentence or resolved from it, in order, each once."""
        return tuple(dict.fromkeys([*(m.entity for m in self.mentions), *(r.entity for r in self.references)]))

    def filler(self, token: Token | None) -> str:
        """What stands in a role: the canonical name said or referred to at the token, else its lemma, else nothing."""
        if token is None:
            return ""
        named = (m.entity for m in self.mentions if m.start <= token.idx < m.end)
        referred = (r.entity for r in self.references if r.start <= token.idx < r.end)
        return next(named, "") or next(referred, "") or token.lemma_.casefold()


def content(tokens: Sequence[Token] | Span | Doc) -> tuple[str, ...]:
    """Content lemmas in order, each once: no stop words, no numbers, no empty verbs."""
    lemmas = (
        t.lemma_.casefold()
        for t in tokens
        if t.pos_ in _CONTENT and not t.is_stop and not t.like_num and t.is_alpha and len(t) > 1
    )
    return tuple(dict.fromkeys(lemma for lemma in lemmas if lemma not in _EMPTY))


def label_terms(labels: Sequence[str]) -> tuple[str, ...]:
    """Content words of row and column labels; labels are not parsed, so a plain singular stands for the lemma."""
    words = (w.strip(".,:;()").casefold() for label in labels for w in label.split())
    singular = (w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in words)
    return tuple(dict.fromkeys(w for w in singular if len(w) > 2 and w not in _EMPTY))
