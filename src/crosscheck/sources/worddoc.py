"""Word documents (.docx, ECMA-376): paragraphs, headings, lists, tables and notes, read within bounds.

Footnotes and endnotes follow the text. What a page prints at its head and foot, and comments, are other parts of the
file and left out.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from crosscheck.config import Settings
from crosscheck.errors import SourceError
from crosscheck.model import BlockKind, Document, SourceId
from crosscheck.sources.assemble import Metadata, assemble
from crosscheck.sources.furniture import mark_furniture
from crosscheck.sources.layout import find_lists
from crosscheck.sources.naming import whole
from crosscheck.sources.segments import MOST_LINES, Segment, to_blocks
from crosscheck.sources.tables import find_tables

SUFFIXES = (".docx",)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CORE = "docProps/core.xml"
_DC = "http://purl.org/dc/elements/1.1/"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WIDEST = 60  # columns that a cell may cover
_PART = "word/document.xml"
_NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
_MOST_BYTES = 60_000_000  # of an unpacked part
_MOST_RATIO = 200  # unpacked over packed, beyond which it is a zip bomb
_HEADING = re.compile(r"heading(?P<level>[1-6])\Z")


def _part(data: bytes, name: str) -> bytes:
    """One member of the archive, unpacked within bounds; raises SourceError where there is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            info = archive.getinfo(name)
            if info.flag_bits & 1:
                raise SourceError("it is locked with a password")
            if info.file_size > _MOST_BYTES or info.file_size > _MOST_RATIO * max(info.compress_size, 1_000):
                raise SourceError(f"its text would unpack to {info.file_size:,} bytes, more than is safe to read")
            with archive.open(info) as stream:
                # The directory may understate the size: what is read is bounded, whatever it says.
                part = stream.read(_MOST_BYTES + 1)
    except SourceError:
        raise
    except KeyError:
        raise SourceError(f"it is a ZIP archive but no Word document: it holds no {_PART}") from None
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError) as error:
        raise SourceError(f"it is no Word document, or a damaged one: {str(error)[:80]}") from None
    except Exception as error:  # zlib.error, LZMAError and others of the decompressors share no base
        raise SourceError(f"it is a damaged Word document: {type(error).__name__}") from None
    if len(part) > _MOST_BYTES:
        raise SourceError("its text unpacks to more than is safe to read")
    return part


def _seen(node: etree._Element) -> bool:
    """Whether a piece of text is shown: not hidden, and not the second version of a drawing, for older programs."""
    run = next(node.iterancestors(f"{_W}r"), None)
    if run is not None and run.find(f"{_W}rPr/{_W}vanish") is not None:
        return False
    return next(node.iterancestors(_FALLBACK), None) is None


def _words(paragraph: etree._Element) -> str:
    """The words of a paragraph; those of a text box in it are paragraphs of their own."""
    nodes = paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr")
    own = (n for n in nodes if next(n.iterancestors(f"{_W}p"), None) is paragraph and _seen(n))
    pieces = [(node.text or "") if node.tag == f"{_W}t" else " " for node in own]
    return " ".join("".join(pieces).split())


def _row(row: etree._Element) -> list[str]:
    """The cells of a row; one that covers several columns is followed by empty ones."""
    cells: list[str] = []
    for cell in row.iterchildren(f"{_W}tc"):
        cells.append(" ".join(filter(None, map(_words, cell.iter(f"{_W}p")))))
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        told = (span.get(f"{_W}val") or "") if span is not None else ""
        cells += [""] * (min(int(told), _WIDEST) - 1 if told.isdecimal() and len(told) < 4 else 0)
    return cells


def _role(paragraph: etree._Element) -> tuple[BlockKind | None, int]:
    """The kind and level that a paragraph's style names."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = (style.get(f"{_W}val") or "").lower().replace(" ", "") if style is not None else ""
    heading = _HEADING.match(name)
    if name == "title":
        return None, 1
    if heading:
        level = int(heading["level"])
        return (None, 1) if level == 1 else (BlockKind.HEADING, level)
    if name == "caption":
        return BlockKind.CAPTION, 0
    listed = paragraph.find(f"{_W}pPr/{_W}numPr") is not None or name.startswith("list")
    return (BlockKind.LIST_ITEM, 0) if listed else (None, 0)


type _Line = tuple[str, BlockKind | None, int, bool]  # text, kind, level, gap


def _lines(body: etree._Element) -> list[_Line]:
    """(text, kind, level, gap) of each paragraph and table row; a row's cells have tabs between them."""
    out: list[_Line] = []
    titled = False
    for element in body:
        if element.tag == f"{_W}tbl":
            for number, row in enumerate(element.iterchildren(f"{_W}tr")):
                cells = _row(row)
                if any(cells):
                    out.append(("\t".join(cells), None, 0, number == 0))
            continue
        for paragraph in element.iter(f"{_W}p"):
            text = _words(paragraph)
            if not text:
                continue
            kind, level = _role(paragraph)
            if level == 1 and titled:
                kind, level = BlockKind.HEADING, 2
            titled = titled or level == 1
            out.append((text, kind, level, True))
    return out


def _tree(data: bytes, name: str, parser: etree.XMLParser) -> etree._Element:
    """The root of a part; raises SourceError where it is not there, cannot be unpacked within bounds, or is no XML."""
    try:
        return etree.fromstring(_part(data, name), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        what = "main part" if name == _PART else name.rpartition("/")[2]
        raise SourceError(f"its {what} is not valid XML: {str(error)[:80]}") from None


def _holds(data: bytes, name: str) -> bool:
    """Whether the archive has such a part; it has been read before."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return name in archive.namelist()


def _notes(data: bytes, root: etree._Element, parser: etree.XMLParser) -> list[_Line]:
    """The lines of the footnotes, then the endnotes, that the text refers to, in the order that it does."""
    out: list[_Line] = []
    for kind, name in _NOTES.items():
        references = [node.get(f"{_W}id") for node in root.iter(f"{_W}{kind}Reference") if _seen(node)]
        if not references or not _holds(data, name):
            continue
        notes = {note.get(f"{_W}id"): note for note in _tree(data, name, parser).iterchildren(f"{_W}{kind}")}
        for id_ in dict.fromkeys(references):
            out += _lines(notes[id_]) if id_ in notes else []
    return out


def _segments(lines: Sequence[_Line], start: int) -> list[Segment]:
    """A segment for each line of a text whose first begins at an offset."""
    out, at = [], start
    for text, kind, level, gap in lines:
        shown = text.strip("\t")
        first = at + len(text) - len(text.lstrip("\t"))
        out.append(Segment(first, first + len(shown), shown, gap, kind, (), level))
        at += len(text) + 1
    return out


def _properties(data: bytes, parser: etree.XMLParser) -> Metadata:
    """The author that the file's properties name; their title is often that of a template, and not used."""
    try:
        root = etree.fromstring(_part(data, _CORE), parser)
    except (SourceError, etree.XMLSyntaxError, ValueError):
        return Metadata()

    def said(name: str) -> str | None:
        node = root.find(f"{{{_DC}}}{name}")
        return whole(" ".join((node.text or "").split())) or None if node is not None else None

    return Metadata(byline=said("creator"), told_in="document properties")


def load(data: bytes, id_: SourceId, settings: Settings) -> Sequence[Document]:
    """One document, whose lines are its paragraphs; raises SourceError where the file is none or holds no text.

    Notes stand below the text, and tell nothing of its title or date. Entities are not resolved, nothing is fetched or
    written, and only the main part, notes and properties are unpacked, each up to 60 MB.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    root = _tree(data, _PART, parser)
    body = root.find(f"{_W}body")
    lines = _lines(body) if body is not None else []
    if not lines:
        raise SourceError("it holds no text")
    notes = _notes(data, root, parser)
    if len(lines) + len(notes) > MOST_LINES:
        raise SourceError(f"it has more than {MOST_LINES:,} paragraphs; split it")
    told = "\n".join(line[0] for line in lines)
    document = assemble(id_, told, _segments(lines, 0), "docx")
    if notes:
        noted = mark_furniture(find_lists(find_tables(_segments(notes, len(told) + 1))))
        text = "\n".join((told, *(line[0] for line in notes)))
        document = replace(document, text=text, blocks=(*document.blocks, *to_blocks(noted)))
    given = _properties(data, parser)
    if document.byline is None and given.byline:
        found_in = tuple(sorted((*document.found_in, ("byline", given.told_in))))
        document = replace(document, byline=given.byline, found_in=found_in)
    return (document,)
