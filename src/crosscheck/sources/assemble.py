"""Segments to a Document: the title block read, roles given, metadata put together with where each value comes from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from crosscheck.model import FIELDS, BlockKind, Document, Published, SourceId
from crosscheck.sources.captions import mark_repeated_captions, part_credits
from crosscheck.sources.dateline import find_published, month_first
from crosscheck.sources.front import byline_in, byline_of, dateline_of, head_of, outlet_of, publisher_of, spelled_out
from crosscheck.sources.furniture import is_prose, mark_furniture
from crosscheck.sources.layout import find_headings, find_lists
from crosscheck.sources.moments import find_stamps
from crosscheck.sources.segments import Segment, to_blocks
from crosscheck.sources.tables import find_tables
from crosscheck.sources.telling import entries, is_issue_line, tells
from crosscheck.sources.title import title_of, title_text
from crosscheck.sources.years import NO_DATE, yearless_problem

NOT_SAID = "not said, taken for English"  # where the language of a document is found that nothing tells


@dataclass(frozen=True)
class Metadata:
    """What the file itself says of the document, before anything is guessed; None where it says nothing.

    extra      other fields by their names; "url" and "origin" become the document's
    found_in   where each field was found; of those not in it, `told_in`
    """

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: Published | None = None
    language: str | None = None
    problems: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)
    found_in: Mapping[str, str] = field(default_factory=dict)
    told_in: str = "metadata"

    def where(self) -> dict[str, str]:
        """Each field that has a value -> where it was found."""
        given = {name: getattr(self, name, None) or self.extra.get(name) for name in FIELDS}
        return {name: self.found_in.get(name, self.told_in) for name, value in given.items() if value}


def _head_roles(segments: Sequence[Segment], head: int, title: int | None, dated: int) -> list[Segment]:
    """Roles in the title block: the title, lines with a date or byline, the masthead above the title."""
    out = list(segments)
    block = segments[: max(head, (title or 0) + 1)]
    chronicled = entries([s.text for s in block])
    for i, segment in enumerate(block):
        if i == title:
            out[i] = replace(segment, kind=BlockKind.HEADLINE)
        elif segment.kind not in (None, BlockKind.HEADING):
            continue
        elif i in chronicled or tells(segment.text):
            out[i] = replace(segment, kind=segment.kind or BlockKind.PARAGRAPH)
        elif (find_stamps(segment.text) or byline_of(segment.text)) and segment.words <= 25 and not is_prose(segment):
            out[i] = replace(segment, kind=BlockKind.DATELINE)
        elif title is not None and i < title and not is_prose(segment):
            more = ": " in segment.text and segment.words >= 5  # "Speaker: Ann Lee, aged 72" is more than a masthead
            out[i] = replace(segment, kind=BlockKind.HEADING if more else BlockKind.FURNITURE)
        elif segment.kind is None and segment.words <= 18 and not segment.text.endswith((".", ":", ";", ",")):
            out[i] = replace(segment, kind=BlockKind.HEADING)
    for i in range(head, min(head + 5, len(out))):
        if out[i].kind is None and out[i].words <= 8 and byline_of(out[i].text):
            out[i] = replace(out[i], kind=BlockKind.DATELINE)
    free = (None, BlockKind.HEADING, BlockKind.FURNITURE)
    if dated >= 0 and out[dated].kind in free and out[dated].words <= 20 and not tells(out[dated].text):
        out[dated] = replace(out[dated], kind=BlockKind.DATELINE)
    return out


def _repeated_title(segments: Sequence[Segment], title: str) -> list[Segment]:
    seen = False
    out = []
    for segment in segments:
        if segment.text == title and segment.kind in (None, BlockKind.HEADLINE, BlockKind.HEADING):
            segment = replace(segment, kind=BlockKind.FURNITURE if seen else BlockKind.HEADLINE)
            seen = True
        out.append(segment)
    return out


def _place(segments: Sequence[Segment], head: int) -> tuple[str | None, str | None]:
    """Place and agency of the dateline in the first paragraphs."""
    for segment in segments[: head + 4]:
        if is_prose(segment) and segment.kind in (None, BlockKind.PARAGRAPH):
            wire = dateline_of(segment.text)
            if wire:
                return wire.place or None, wire.agency or None
    return None, None


def _title_below(parts: Sequence[Segment], marked: int, head: int) -> int:
    """The title where the first heading is but the publisher's name: the next, if no prose stands between.

    Of an issue of a newsletter ("Issue 61, by Ann Lee") a motto may stand between.
    """
    if parts[marked].words <= 3:
        below = parts[marked + 1 : marked + 5]
        issue = any(is_issue_line(s.text) and s.words <= 30 for s in below[:2])
        for i in range(marked + 1, min(len(parts) if issue else head, marked + 5)):
            if parts[i].level == 2 and parts[i].words >= 3:
                return i
    return marked


def _finer(told: Published, shown: Published | None) -> Published:
    """The date of the metadata, or that of the title block where it says the same more finely.

    That is: the clock time of the day, the zone of the time, or the same moment in the zone of its readers.
    """
    if shown is None or not isinstance(shown.moment, dt.datetime):
        return told
    if not isinstance(told.moment, dt.datetime):
        finer = told.moment == shown.day
    elif told.moment.tzinfo is None:
        finer = shown.moment.tzinfo is not None and told.moment == shown.moment.replace(tzinfo=None)
    else:
        seen = told.moment.replace(second=0, microsecond=0)
        finer = shown.moment.tzinfo is not None and seen == shown.moment.replace(second=0, microsecond=0)
    return replace(shown, origin=f"{told.origin}, time as in the {shown.origin}") if finer else told


def assemble(
    id_: SourceId,
    text: str,
    segments: Sequence[Segment],
    format_: str,
    metadata: Metadata = Metadata(),
    encoding: str = "utf-8",
    line_map: tuple[int, ...] | None = None,
) -> Document:
    """A Document of `segments`, whose kinds are kept where the markup has set them and worked out where it has not.

    What `metadata` says overrides what is found in the title block.
    """
    parts = mark_furniture(find_lists(find_tables(segments)))
    head = head_of(parts)
    marked = next((i for i, s in enumerate(parts) if s.level == 1), None)
    title = marked if marked is not None else title_of(parts, head)
    if marked is not None:
        head = max(head, marked + 1)
        title = _title_below(parts, marked, head)
        head = max(head, title + 1)
    first = month_first(text)
    found = find_published(parts, head, title, first, id_)
    published, problems = found.published, [*metadata.problems, *found.problems]
    if metadata.published is not None:
        published, problems = _finer(metadata.published, found.published), list(metadata.problems)
    elif published is None:
        problems.append(yearless_problem(found.yearless) if found.yearless else NO_DATE)
    words = title_text(parts, title) if title is not None else None
    place, agency = _place(parts, head)
    block = [replace(s, kind=BlockKind.PARAGRAPH) if s.kind is None and tells(s.text) else s for s in parts[:head]]
    outlet = metadata.outlet or outlet_of([*block, *parts[head:]], head, title, agency)
    byline = metadata.byline or byline_in(parts, head)
    outlet_in = "title block, a guess"
    if outlet is None:
        outlet, outlet_in = publisher_of(parts, metadata.title or words or "", text) or (None, "")
    elif metadata.found_in.get("outlet", "title element") == "title element":
        outlet = spelled_out(outlet, parts)
    guessed = {"title": "heading" if marked is not None else "title block", "outlet": outlet_in}
    guessed |= {"byline": "title block", "language": NOT_SAID}
    has = {"title": words, "outlet": outlet, "byline": byline, "language": True}
    where = {name: told for name, told in guessed.items() if has[name]} | metadata.where()
    parts = _head_roles(parts, head, title, found.index)
    if title is not None:
        parts = _repeated_title(parts, parts[title].text)
    parts = part_credits(mark_repeated_captions(find_headings(parts)))
    return Document(
        id=id_,
        text=text,
        blocks=to_blocks(parts),
        format=format_,
        title=metadata.title or words,
        outlet=outlet,
        byline=byline,
        published=published,
        place=place,
        language=metadata.language or "en",
        url=metadata.extra.get("url"),
        origin=metadata.extra.get("origin"),
        found_in=tuple(sorted(where.items())),
        encoding=encoding,
        problems=tuple(problems),
        line_map=line_map,
    )
