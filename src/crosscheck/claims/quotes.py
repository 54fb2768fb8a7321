"""Which words to quote: the sentence that states a claim, or the part of a long one around its value."""

from __future__ import annotations

import hashlib
import re

from crosscheck.model import Kind, SourceId

# A quote longer than this points at nothing; a longer sentence is cut at clause borders around the value.
LONGEST = 380

_BORDER = re.compile(r"[;:–—]\s|,\s|\s(?=(?:and|but|while|after|before|when|which|who)\s)")


def quote_span(text: str, start: int, end: int, value_start: int, value_end: int) -> tuple[int, int]:
    """The part of `text[start:end]` to quote for a value: at most LONGEST characters, no white space at its ends."""
    if end - start > LONGEST:
        borders = [start, *(start + m.end() for m in _BORDER.finditer(text[start:end])), end]
        first = max(b for b in borders if b <= value_start)
        last = min(b for b in borders if b >= value_end)
        if last - first > LONGEST:
            first = max(start, value_start - LONGEST // 2)
            last = min(end, first + LONGEST)
        # Widen by whole clauses, the later one first, as long as the quote stays readable.
        later = [b for b in borders if b > last and b - first <= LONGEST]
        last = later[-1] if later else last
        earlier = [b for b in borders if b < first and last - b <= LONGEST]
        first = earlier[0] if earlier else first
        start, end = first, last
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def claim_id(source: SourceId, kind: Kind, quote: str, value_text: str, repeat: int) -> str:
    """A letter (so that no spreadsheet takes it for a number) and eleven hex digits.

    They stay the same when other lines of the file move; `repeat` tells equal rows apart.
    """
    parts = (source, kind.value, " ".join(quote.split()), value_text, str(repeat))
    return "c" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:11]
