"""What to call a place in a source: the line of a text file, the page of a PDF, the paragraph of a Word document."""

from __future__ import annotations

# What `Document.line_of` counts in each format; lines of the file everywhere else. A mail's text has lines of its own,
# which are not those of the file: headers stand above them, and the text may be encoded.
_UNITS = {"pdf": "page", "docx": "paragraph", "eml": "message line"}


def place_unit(format_: str) -> str:
    """What the numbers of `Document.line_of` count in a format: "line", "page", "paragraph" or "message line"."""
    return _UNITS.get(format_, "line")
