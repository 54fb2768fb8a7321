"""What to call a place in a source: the line of a text file, the page of a PDF, the paragraph of a Word document."""

from __future__ import annotations

from crosscheck.model import BlockKind, Document

# What `Document.line_of` counts in each format; lines of the file everywhere else. A mail's text has lines of its own,
# which are not those of the file: headers stand above them, and the text may be encoded.
_UNITS = {"pdf": "page", "docx": "paragraph", "eml": "message line"}


def place_unit(format_: str) -> str:
    """What the numbers of `Document.line_of` count in a format: "line", "page", "paragraph" or "message line"."""
    return _UNITS.get(format_, "line")


_WORDS = {
    BlockKind.HEADLINE: "headline",
    BlockKind.HEADING: "heading",
    BlockKind.LIST_ITEM: "list",
    BlockKind.CAPTION: "caption",
    BlockKind.ROW: "table",
    BlockKind.DATELINE: "dateline",
    BlockKind.FURNITURE: "page furniture",
}


def passages(document: Document) -> tuple[tuple[int, str], ...]:
    """The parts of a text that was taken out of a file, as a reader counts them: (where a part ends, its name).

    "paragraph 3" is the third paragraph of prose; of what is none the name is "table after paragraph 3". Empty where
    the lines are the file's own, or there is another count (`place_unit`): there lines lead to the place.
    """
    if document.line_map is None or document.format in _UNITS:
        return ()
    out: list[tuple[int, str]] = []
    count = 0
    for block in document.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            count += 1
            name = f"paragraph {count}"
        else:
            name = _WORDS[block.kind] + (f" after paragraph {count}" if count else "")
        out.append((block.end, name))
    return tuple(out)
