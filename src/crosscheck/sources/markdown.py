"""Markdown (.md): front matter, headings, lists, quotes, tables; the text stays as it is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crosscheck.config import Settings
from crosscheck.model import Block, BlockKind, Document, SourceId
from crosscheck.sources.assemble import assemble
from crosscheck.sources.decoding import decode
from crosscheck.sources.frontmatter import read_front_matter, split_front_matter
from crosscheck.sources.markdowntable import html_tables
from crosscheck.sources.markup import mask_emphasis
from crosscheck.sources.segments import Segment, line_segments, trim
from crosscheck.sources.tables import TABLE_HEAD

SUFFIXES = (".md", ".markdown")

_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_QUOTE = re.compile(r"(?:>[ \t]?){1,8}(?=\S)")
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_FENCE = re.compile(r"(?:```|~~~)")
_RULE = re.compile(r"(?:\*[ \t]?){3,}\Z|(?:-[ \t]?){3,}\Z|(?:_[ \t]?){3,}\Z|={3,}\Z")
_DIVIDER = re.compile(r"\|?[ \t:|-]{3,}\Z")
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)\Z")
_COMMENT = re.compile(r"<!--.{0,2000}-->\Z")
_MARKED = re.compile(r"[*_`]")
_REFERENCE = re.compile(r"\[[^\]\n]{1,80}\]:\s")


def _strip(segment: Segment, cut: int) -> Segment:
    return replace(segment, start=segment.start + cut, text=segment.text[cut:])


def _emphasis(segment: Segment) -> Segment:
    """The segment without emphasis marks that enclose the whole of it (`*Note.*`, `**Oslo, 3 May**`)."""
    text = segment.text
    for mark in ("***", "**", "__", "*", "_"):
        inner = text[len(mark) : -len(mark)]
        if len(text) > 2 * len(mark) and text.startswith(mark) and text.endswith(mark) and mark not in inner:
            cut = _strip(segment, len(mark))
            return replace(cut, end=cut.end - len(mark), text=inner)
    return segment


def _line(segment: Segment) -> Segment | None:
    """A line without its markers; None where it is nothing but markup."""
    text = segment.text
    if text[0].isalpha():
        return segment
    if _RULE.match(text) or (_DIVIDER.match(text) and "-" in text) or _REFERENCE.match(text):
        return None
    if _IMAGE.match(text) or _COMMENT.match(text):
        return None
    heading = _HEADING.match(text)
    if heading:
        level = len(heading[1])
        return _emphasis(
            replace(_strip(segment, heading.end()), kind=None if level == 1 else BlockKind.HEADING, level=level)
        )
    quote = _QUOTE.match(text)
    if quote:
        segment = _strip(segment, quote.end())
    elif text.strip("> ") == "":
        return None
    item = _ITEM.match(segment.text)
    if item:
        return replace(_strip(segment, item.end()), kind=BlockKind.LIST_ITEM)
    return segment if segment.text.startswith("|") else _emphasis(segment)


def _joins(before: Segment, line: Segment, raw: str) -> bool:
    """Whether a line goes on with the paragraph before it: no empty line between, and neither is anything but prose."""
    if (
        line.gap
        or line.kind is not None
        or line.level
        or before.level
        or before.kind not in (None, BlockKind.LIST_ITEM)
    ):
        return False
    return (
        not raw.startswith(("|", ">", "*", "_", "!", "[")) and not before.text.startswith("|") and len(before.text) > 50
    )


def _fences(lines: Sequence[Segment]) -> list[tuple[int, int]]:
    """The spans of fenced code, with the lines of their marks."""
    marks = [line for line in lines if _FENCE.match(line.text)]
    ends = [mark.end for mark in marks[1::2]] + [lines[-1].end if lines else 0]
    return [(mark.start, end) for mark, end in zip(marks[::2], ends, strict=False)]


def split_markdown(text: str, start: int) -> list[Segment]:
    """Segments of the body that begins at offset `start`, markers left outside the spans; fenced code is left out."""
    out: list[Segment] = []
    fenced = gap = False
    one_title = False
    lead = ""
    lines = [line for line in line_segments(text) if line.start >= start]
    tables = html_tables(text, start, _fences(lines))
    table = next(tables, None)
    for line in lines:
        while table is not None and table.end <= line.start:
            table = next(tables, None)
        if table is not None and table.start < line.end:
            if table.start >= line.start:
                out.extend(table.segments(text, lead))
                lead, gap = "", True
            continue
        if _FENCE.match(line.text):
            fenced = not fenced
            continue
        bare = None if fenced else _line(line)
        if bare is None:
            if out and out[-1].text.startswith("|") and not line.gap and _DIVIDER.match(line.text):
                out[-1] = replace(out[-1], level=TABLE_HEAD)
            else:
                gap = True
            continue
        bare = replace(bare, gap=bare.gap or gap)
        gap = False
        if bare.level == 1:
            if one_title:
                bare = replace(bare, level=2, kind=BlockKind.HEADING)
            one_title = True
        if bare.kind is BlockKind.LIST_ITEM:
            bare = replace(bare, labels=(lead,) if lead else ())
        if out and _joins(out[-1], bare, line.text):
            a = out[-1].start
            out[-1] = replace(out[-1], end=bare.end, text=text[a : bare.end])
        else:
            out.append(bare)
        if bare.kind is not BlockKind.LIST_ITEM:
            lead = out[-1].text if out[-1].level or out[-1].text.endswith(":") else ""
    return out


def _unmarked(segment: Segment, text: str) -> Segment:
    """The segment as the rules should read it: emphasis and link targets as spaces, none at its ends."""
    said = text[segment.start : segment.end]
    masked = mask_emphasis(said)
    if masked == said == segment.text:
        return segment
    start, end = trim(masked, 0, len(masked))
    return replace(segment, start=segment.start + start, end=segment.start + end, text=masked[start:end])


def _with_marks(block: Block, text: str) -> Block:
    """The block with the mark of emphasis that closes at its end or opens at its start, so that a quote is whole."""
    said = text[block.start : block.end]
    if not _MARKED.search(said):
        return block
    for mark in ("**", "__", "*", "_", "`"):
        if said.count(mark) % 2:
            if text.startswith(mark, block.end):
                return replace(block, end=block.end + len(mark))
            if text.endswith(mark, 0, block.start):
                return replace(block, start=block.start - len(mark))
    return block


def load(data: bytes, id_: SourceId, settings: Settings) -> Sequence[Document]:
    """One document; raises SourceError where the bytes are not text or the front matter is broken."""
    decoded = decode(data)
    block, start = split_front_matter(decoded.text)
    metadata = read_front_matter(block)
    metadata = replace(metadata, problems=(*decoded.problems, *metadata.problems))
    segments = split_markdown(decoded.text, start)
    clean = [c for c in (_unmarked(s, decoded.text) for s in segments) if c.text]
    document = assemble(id_, decoded.text, clean, "markdown", metadata, decoded.encoding)
    return (replace(document, blocks=tuple(_with_marks(b, decoded.text) for b in document.blocks)),)
