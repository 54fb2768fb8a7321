"""Text cut into runs of digits, words and signs, each tied to the spaCy token it stands in.

spaCy keeps "4bn", "USD115" or "3–1" as one token and cuts "two-and-a-half" into seven; the number grammar reads the
same pieces whatever the tokens are.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc

# The alternatives start with different classes of characters and none matches the empty string: one pass.
# Text that was cut into words before ("6 . 2 %", "80 , 000") keeps its numbers whole.
_PIECE: Final = re.compile(
    r"(?P<digits>\d+(?:[.,]\d+)*(?: \. \d+(?= )|(?: , \d{3}(?!\d))+)?)"
    r"|(?P<sign>[¼-¾⅐-⅞])|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)|(?P<rest>[^\w\s]|_|\w)"
)
_KEY: Final = "crosscheck.pieces"


def words(text: str) -> frozenset[str]:
    """The words of a table that is written as one text."""
    return frozenset(text.split())


class Piece(NamedTuple):
    """A run of one class of characters.

    start, end   half-open offsets into the text
    text, lower  as written, and in lower case with a straight apostrophe
    kind         "digits", "word", "sign" or "end" (past the last piece)
    tok          index of the spaCy token that holds `start`
    glued        whether it follows the piece before without a space
    """

    start: int
    end: int
    text: str
    lower: str
    kind: str
    tok: int
    glued: bool


class Pieces:
    """The pieces of one text. An index past either end gives a piece of kind "end": grammars need no bounds checks."""

    def __init__(self, text: str, token_ends: Sequence[int]) -> None:
        self.text = text
        self._list: list[Piece] = []
        tok, last_tok, before = 0, len(token_ends) - 1, -1
        for match in _PIECE.finditer(text):
            start, end = match.span()
            while tok < last_tok and token_ends[tok] <= start:
                tok += 1
            piece = match.group()
            lower = piece.lower().replace("’", "'")
            self._list.append(
                Piece(
                    start,
                    end,
                    piece,
                    lower,
                    "sign" if match.lastgroup == "rest" else match.lastgroup or "sign",
                    tok,
                    start == before,
                )
            )
            before = end
        self._end = Piece(len(text), len(text), "", "", "end", max(last_tok, 0), False)

    def __len__(self) -> int:
        return len(self._list)

    def __iter__(self) -> Iterator[Piece]:
        return iter(self._list)

    def at(self, offset: int) -> int:
        """Index of the first piece that starts at or after an offset of the text."""
        return bisect.bisect_left(self._list, offset, key=lambda piece: piece.start)

    def __getitem__(self, k: int) -> Piece:
        return self._list[k] if 0 <= k < len(self._list) else self._end


def lex(doc: Doc) -> Pieces:
    """The pieces of a parsed text, worked out once per doc."""
    pieces = doc.user_data.get(_KEY)
    if not isinstance(pieces, Pieces):
        pieces = Pieces(doc.text, [t.idx + len(t) for t in doc])
        doc.user_data[_KEY] = pieces
    return pieces


def lex_text(text: str) -> Pieces:
    """The pieces of a text that was not parsed; all belong to token 0."""
    return Pieces(text, [len(text)])
