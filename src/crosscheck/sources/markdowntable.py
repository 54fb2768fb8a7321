"""Tables that a Markdown file writes in HTML: the same roles and labels as in a page, spans in the text as written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape

from crosscheck.model import BlockKind
from crosscheck.sources.htmltable import Cell, Row, is_data, roles, span_of
from crosscheck.sources.markup import mask_emphasis
from crosscheck.sources.segments import Segment, trim

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>table|caption|thead|tbody|tfoot|tr|td|th)(?=[\s>/])(?P<rest>[^<>]{0,500})>", re.IGNORECASE
)
_SPAN = re.compile(r"\b(?P<name>colspan|rowspan)\s{0,3}=\s{0,3}[\"']?\s{0,3}(?P<value>\d{1,5})", re.IGNORECASE)
_BEFORE = re.compile(r"[ \t>]{0,20}(?:<[a-z][^<>\n]{0,200}>[ \t]{0,20}){0,5}\Z", re.IGNORECASE)
_LONGEST = 1_300  # characters before a table on its line that are looked at
_PARTS = ("thead", "tbody", "tfoot")


@dataclass
class _OpenRow:
    """A row as it is gathered: its cells, where they stand, its part of the table."""

    part: int
    heads: bool
    cells: list[Cell] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class _Open:
    """A table as its tags are read: its rows, and what is open."""

    start: int
    nested: bool = False
    caption: tuple[int, int] | None = None
    rows: list[_OpenRow] = field(default_factory=list)
    part: int = 0
    heads: bool = False
    cell: tuple[str, int, str] | None = None  # name, start of its words, attributes


@dataclass(frozen=True, slots=True)
class HtmlTable:
    """A table of a Markdown text: the span from its first tag to its last, and what it holds as segments."""

    start: int
    end: int
    rows: tuple[Row, ...]
    places: tuple[tuple[tuple[int, int], ...], ...]
    caption: tuple[int, int] | None

    def segments(self, text: str, lead: str) -> list[Segment]:
        """The caption, heads and values under the heading `lead`, in order."""
        out: list[Segment] = []
        heading = lead

        def put(start: int, end: int, kind: BlockKind, labels: tuple[str, ...] = ()) -> None:
            out.append(Segment(start, end, text[start:end], not out, kind, labels))

        if self.caption:
            put(*self.caption, BlockKind.HEADING)
            heading = words(out[0].text)
        for places, role in zip(self.places, roles(self.rows, heading), strict=True):
            if role is None:
                continue
            if role.kind is BlockKind.ROW:
                for i, labels in role.values:
                    put(*places[i], BlockKind.ROW, labels)
            else:
                filled = [place for place in places if place[0] < place[1]]
                put(filled[0][0], filled[-1][1], role.kind, role.labels)
        return out


def words(written: str) -> str:
    """What a reader sees of a stretch of Markdown: no marks, tags or entities.

    >>> words("**Arden** &amp;<br>Orlo")
    'Arden & Orlo'
    """
    return " ".join(unescape(mask_emphasis(written)).split())


def _place(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a cell's words, none of its tags at the ends; (start, start) for an empty one."""
    masked = mask_emphasis(text[start:end])
    a, b = trim(masked, 0, len(masked))
    return start + a, start + b


def _close_cell(table: _Open, text: str, end: int) -> None:
    if table.cell is None:
        return
    name, start, attributes = table.cell
    table.cell = None
    place = _place(text, start, end)
    if name == "caption":
        table.caption = table.caption or (place if place[0] < place[1] and not table.rows else None)
        return
    told = {m["name"].lower(): m["value"] for m in _SPAN.finditer(attributes)}
    cell = Cell(
        words(text[slice(*place)]),
        name == "th",
        span_of(told.get("colspan")),
        span_of(told.get("rowspan"), to_the_end=True),
    )
    if not table.rows:
        table.rows.append(_OpenRow(table.part, table.heads))
    table.rows[-1].cells.append(cell)
    table.rows[-1].places.append(place)


def _read_tag(table: _Open, text: str, tag: re.Match[str]) -> None:
    """Take one tag within a table into account; end tags may be left out, as in HTML."""
    name, closes = tag["name"].lower(), bool(tag["close"])
    _close_cell(table, text, tag.start())
    if name in _PARTS:
        table.part += 1
        table.heads = name == "thead" and not closes
    elif name == "tr" and not closes:
        table.rows.append(_OpenRow(table.part, table.heads))
    elif name in ("td", "th", "caption") and not closes:
        table.cell = name, tag.end(), tag["rest"]


def _begins_a_line(text: str, at: int) -> bool:
    """Whether nothing but other tags and marks of quotation stands before a tag on its line."""
    start = text.rfind("\n", max(0, at - _LONGEST), at) + 1
    return (start > 0 or at < _LONGEST) and bool(_BEFORE.match(text, start, at))


def html_tables(text: str, start: int, code: Sequence[tuple[int, int]]) -> Iterator[HtmlTable]:
    """The tables of data below offset `start` that are written in HTML and closed, in order; none in `code` spans.

    A table in a table, and one that lays out the page, is none. Takes time linear in the text.
    """
    depth = passed = 0
    table: _Open | None = None
    for tag in _TAG.finditer(text, start):
        while passed < len(code) and code[passed][1] <= tag.start():
            passed += 1
        if passed < len(code) and code[passed][0] <= tag.start():
            continue
        if tag["name"].lower() != "table":
            if table is not None:
                _read_tag(table, text, tag)
        elif not tag["close"]:
            depth += 1
            if table is not None:
                table.nested = True
            elif _begins_a_line(text, tag.start()):
                table, depth = _Open(tag.start()), 1
        elif table is not None:
            _close_cell(table, text, tag.start())
            depth -= 1
            if not depth:
                rows = tuple(Row(tuple(row.cells), row.part, row.heads) for row in table.rows)
                if not table.nested and is_data(rows):
                    places = tuple(tuple(row.places) for row in table.rows)
                    yield HtmlTable(table.start, tag.end(), rows, places, table.caption)
                table = None
