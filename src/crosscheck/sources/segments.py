"""Segments: the stretches between line breaks that rules of layout and furniture work on before they become blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.errors import SourceError
from crosscheck.model import Block, BlockKind

MOST_LINES = 400_000  # a text with more is a log or a data set, and would take minutes


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of a document's text, without the white space around it.

    start, end   half-open offsets into the text as read
    text         text[start:end], possibly with line breaks (a hard-wrapped paragraph)
    gap          whether an empty line, or the start of the text, comes before it
    kind         its role, None while undecided
    labels       row and column labels, or the lead-in of a list
    level        1 for a title, 2 and up for headings that the markup names; 0 where it names none
    """

    start: int
    end: int
    text: str
    gap: bool = False
    kind: BlockKind | None = None
    labels: tuple[str, ...] = ()
    level: int = 0

    @property
    def words(self) -> int:
        """Number of words, a word being what stands between white space."""
        return len(self.text.split())


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends; (start, start) where nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left == len(piece):
        return start, start
    return start + left, end - (len(piece) - len(piece.rstrip()))


def line_segments(text: str) -> list[Segment]:
    """One segment for each line that is not blank; raises SourceError beyond `MOST_LINES` lines."""
    out: list[Segment] = []
    if text.count("\n") > MOST_LINES:
        raise SourceError(f"it has more than {MOST_LINES:,} lines; split it")
    gap, start = True, 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        a, b = trim(text, start, end)
        if a == b:
            gap = True
        else:
            out.append(Segment(a, b, text[a:b], gap))
            gap = False
        start = end + 1
    return out


def to_blocks(segments: Sequence[Segment]) -> tuple[Block, ...]:
    """Blocks in document order; an undecided segment is a paragraph."""
    return tuple(Block(s.kind or BlockKind.PARAGRAPH, s.start, s.end, s.labels) for s in segments)
