"""What to call a place in a source: the line of a text file, the page of a PDF, the paragraph of a Word document."""

from __future__ import annotations

from crosscheck.model import Document

# What `Document.line_of` counts in each format; lines everywhere else.
_UNITS = {"pdf": "page", "docx": "paragraph"}


def place_unit(format_: str) -> str:
    """What the numbers of `Document.line_of` count in a format: "line", "page" or "paragraph"."""
    return _UNITS.get(format_, "line")


def place_of(document: Document, offset: int) -> str:
    """The place of an offset in words: "line 12", "page 3", "paragraph 7" (a row of a Word table is a paragraph)."""
    return f"{place_unit(document.format)} {document.line_of(offset)}"
