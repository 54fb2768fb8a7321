"""The words of a block as the date grammar sees them: runs of digits, runs of letters, single signs.

spaCy's own tokens keep "27/02/2019" whole and cut "2019-02-27" in odd places, so the grammar has its own cut and asks
spaCy's tokens for what the parse tells, through `Words.token`.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Linear: each branch consumes a run of one class and never gives back.
_WORD: Final = re.compile(r"\n\s*\n|\d+|[^\W\d_]+(?:['’](?!s(?![^\W\d_]))[^\W\d_]+)*|['’]s(?![^\W\d_])|[^\s]")


class Word:
    """One word: its text, lower-cased text, half-open span, whether it touches the word before, its number if digits.

    `number` is -1 where the word is not one to eight digits.
    """

    __slots__ = ("end", "glued", "low", "number", "start", "text")

    def __init__(self, text: str, start: int, end: int, glued: bool) -> None:
        self.text = text
        self.low = text.lower().replace("’", "'")
        self.start = start
        self.end = end
        self.glued = glued
        self.number = int(text) if end - start <= 8 and text.isascii() and text.isdigit() else -1

    def __repr__(self) -> str:
        return f"Word({self.text!r})"


_NOTHING: Final = Word("", 0, 0, False)


class Words:
    """The words of one block. Reading past either end gives an empty word, so that rules need no bounds checks.

    `bare_clock` says that four bare digits may be a time of day here ("until 1517").
    """

    def __init__(self, doc: Doc, *, bare_clock: bool = False) -> None:
        self.doc = doc
        self.bare_clock = bare_clock
        self.text = doc.text
        items: list[Word] = []
        last = -1
        for m in _WORD.finditer(self.text):
            start, end = m.span()
            items.append(Word(m[0], start, end, start == last))
            last = end
        self.items = items
        self._starts: list[int] | None = None

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, i: int) -> Word:
        return self.items[i] if 0 <= i < len(self.items) else _NOTHING

    def low(self, i: int) -> str:
        """The lower-cased text of word `i`, "" past the ends."""
        return self.items[i].low if 0 <= i < len(self.items) else ""

    def number(self, i: int) -> int:
        """The number of word `i`, -1 where it is none or past the ends."""
        return self.items[i].number if 0 <= i < len(self.items) else -1

    def digits(self, i: int) -> int:
        """How many digits word `i` has, 0 where it is no run of digits."""
        w = self[i]
        return len(w.text) if w.number >= 0 else 0

    def glued(self, i: int) -> bool:
        """Whether word `i` touches the word before it."""
        return self[i].glued

    def match(self, i: int, words: Iterable[str]) -> int:
        """The position after `words`, if they stand at `i`, else -1."""
        for word in words:
            if self.low(i) != word:
                return -1
            i += 1
        return i

    def token(self, i: int) -> Token | None:
        """The spaCy token that holds the first character of word `i`."""
        if not 0 <= i < len(self.items) or not len(self.doc):
            return None
        if self._starts is None:
            self._starts = [t.idx for t in self.doc]
        at = bisect.bisect_right(self._starts, self.items[i].start) - 1
        return self.doc[max(at, 0)]

    def pos(self, i: int) -> str:
        """Coarse part of speech of word `i`, "" where there is no parse."""
        token = self.token(i)
        return token.pos_ if token is not None else ""

    def tag(self, i: int) -> str:
        """Fine part of speech (Penn tag) of word `i`, "" where there is no parse."""
        token = self.token(i)
        return token.tag_ if token is not None else ""

    def span(self, i: int, j: int) -> str:
        """The text of words `i` to `j`, `j` excluded."""
        return self.text[self[i].start : self[j - 1].end]
