"""What to quote for a table's cell: the stretch of the text that shows the cell with its label."""

from __future__ import annotations

import re

from crosscheck.model import Block, BlockKind, Document, Span

_HTML_ROW = re.compile(r"</?tr(?=[\s>])[^<>]{0,500}>", re.IGNORECASE)
_LONGEST_ROW = 2_000  # characters before and after a cell in which its row's tags are looked for
_FARTHEST = 400  # characters that a row's label may stand before its cell


def quote_span(document: Document, block: Block) -> Span:
    """The span a reader needs to see: for a ROW its whole line, and the lines above it from its label on.

    For every other block its own span. The result never runs over 400 characters before the block.
    """
    text = document.text
    if block.kind is not BlockKind.ROW:
        return Span(block.start, block.end)
    start = text.rfind("\n", 0, block.start) + 1
    end = text.find("\n", block.end)
    end = len(text) if end < 0 else end
    if document.format == "markdown":  # which may hold a table in HTML, with several rows on one line
        near = max(start, block.start - _LONGEST_ROW)
        start = max((tag.end() for tag in _HTML_ROW.finditer(text, near, block.start)), default=start)
        following = _HTML_ROW.search(text, block.end, min(end, block.end + _LONGEST_ROW))
        end = following.start() if following else end
    label = block.labels[0] if block.labels else ""
    if label and text.find(label, start, end) < 0:
        farthest = max(0, block.start - _FARTHEST)
        above = text.rfind(label, farthest, block.start)
        if above < 0:  # of a label of several cells ("Arden, North") the first stands farthest up
            above = text.rfind(label.partition(", ")[0], farthest, block.start)
        start = above if above >= 0 else start
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    return Span(min(start, block.start), max(end, block.end))
