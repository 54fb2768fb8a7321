"""Looks around in a parse that cost the same however long the sentence is: hostile text can be one sentence."""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from crosscheck.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH: Final = 40  # tokens either side that a child is looked for in


def children(token: Token) -> list[Token]:
    """The children of a token within reach, left to right."""
    doc = token.doc
    return [t for t in doc[max(0, token.i - _REACH) : token.i + _REACH] if t.head == token and t.i != token.i]


def window(doc: Doc, i: int, back: int, ahead: int) -> list[Token]:
    """The tokens around i, no further than its sentence goes."""
    start = i
    while start > 0 and i - start < back and not doc[start].is_sent_start:
        start -= 1
    end = i + 1
    while end < len(doc) and end - i < ahead and not doc[end].is_sent_start:
        end += 1
    return list(doc[start:end])


class Busy:
    """Stretches of text that are spoken for; they must not overlap each other. Asking is cheap."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted((s.start, s.end) for s in spans)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any of them shares a character with start..end."""
        k = bisect.bisect_left(self._spans, (end, 0)) - 1
        return k >= 0 and self._spans[k][1] > start
