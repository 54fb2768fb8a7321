"""Tables of articles (.jsonl, .csv, .tsv): a document a row, its columns found by name or as the settings say."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from crosscheck.config import Settings
from crosscheck.errors import SourceError
from crosscheck.model import Document, SkippedSource, SourceId
from crosscheck.sources import htmlpage
from crosscheck.sources.assemble import Metadata, assemble
from crosscheck.sources.decoding import CONTROLS, Decoded, decode, newlines
from crosscheck.sources.frontmatter import KEYS, read_date, words_of
from crosscheck.sources.layout import join_wrapped
from crosscheck.sources.naming import printable, whole
from crosscheck.sources.options import columns
from crosscheck.sources.segments import Segment, line_segments

JSONL_SUFFIXES = (".jsonl", ".ndjson")
CSV_SUFFIXES = (".csv", ".tsv")

_COLUMNS: dict[str, tuple[str, ...]] = {
    **KEYS,
    "text": ("text", "body", "content", "article", "full_text", "articlebody", "content_text", "content_html"),
    "id": ("id", "uid", "guid", "key"),
    "url": ("url", "link", "permalink", "uri"),
    "origin": ("origin",),
}
_MOST_ROWS = 100_000
_MOST_TOLD = 20  # rows that are skipped one by one; of more, the number is told
_LONGEST_ID = 120
_MARKUP = re.compile(r"\s*<[a-zA-Z!]")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: its number, counted from 1 (a line in .jsonl), the line it begins on, its cells or what is wrong."""

    number: int
    line: int
    cells: Mapping[str, Any]
    reason: str = ""


def _json_rows(text: str) -> Iterator[_Row]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            cells = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield _Row(number, number, {}, f"it is not JSON ({str(error)[:60]})")
            continue
        if isinstance(cells, dict):
            yield _Row(number, number, {str(k).strip().casefold(): v for k, v in cells.items()})
        else:
            yield _Row(number, number, {}, 'it is not a JSON object like {"text": ...}')


def _delimiter(head: str) -> str:
    counts = Counter({mark: head.count(mark) for mark in (",", ";", "\t")})
    return counts.most_common(1)[0][0]


def _csv_rows(text: str) -> Iterator[_Row]:
    before = csv.field_size_limit(max(len(text), 1))
    try:
        reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text.partition("\n")[0]), strict=False)
        names = [name.strip().casefold() for name in next(reader, [])]
        line, number = reader.line_num + 1, 0
        for cells in reader:
            if any(cell.strip() for cell in cells):
                number += 1
                yield _Row(number, line, dict(zip(names, cells, strict=False)))
            line = reader.line_num + 1
    except csv.Error as error:
        raise SourceError(f"line {reader.line_num}: it is not CSV ({error})") from None
    finally:
        csv.field_size_limit(before)


def _chosen(rows: Sequence[_Row], settings: Settings) -> dict[str, str]:
    """Field -> the column that holds it: the one that the settings name, else the first known name that is there.

    Raises SourceError where the settings name a column that no row has.
    """
    there = {name for row in rows for name in row.cells}
    found: dict[str, str] = {}
    for field, names in _COLUMNS.items():
        name = next((n for n in names if n in there), None)
        if name is not None:
            found[field] = name
    for field, told in columns(settings).items():
        if field not in _COLUMNS:
            raise SourceError(f"the settings map {field!r}, which is no field; fields are {', '.join(_COLUMNS)}")
        if told.strip().casefold() not in there:
            raise SourceError(f"it has no column {told!r}, which the settings name for {field}")
        found[field] = told.strip().casefold()
    return found


def _body(text: str, title: str | None) -> tuple[str, list[Segment]]:
    """The text of a row under its title, and its segments; a title that the text begins with is not said twice."""
    if title and not text.lstrip().casefold().startswith(title.casefold()):
        text = f"{title}\n\n{text}"
    segments = join_wrapped(line_segments(text), text)
    if title and segments and segments[0].text.casefold() == title.casefold():
        segments[0] = replace(segments[0], level=1)
    return text, segments


def _words(row: _Row, chosen: Mapping[str, str], field: str) -> str | None:
    words = words_of(row.cells.get(chosen.get(field, "")))
    return whole(" ".join(words.split())) if words else None


def _document(row: _Row, chosen: Mapping[str, str], id_: str, format_: str, settings: Settings) -> Document:
    """One row as a document; raises SourceError where it holds no text."""
    value = row.cells.get(chosen["text"])
    if not isinstance(value, str) or not value.strip():
        raise SourceError(f"no text in the column {chosen['text']!r}")
    if len(CONTROLS.findall(value)) > 1 + len(value) // 100:
        raise SourceError("it is not text: it is full of control characters")
    value = newlines(whole(value)).replace("\0", " ")
    problems: list[str] = []
    date, published = _words(row, chosen, "published"), None
    if date:
        published = read_date(date, f"column {chosen['published']}")
        if published is None:
            problems.append(f"the date {date[:60]!r} of the column {chosen['published']!r} cannot be read")
    language = (_words(row, chosen, "language") or "").split("-")[0].split("_")[0].lower() or None
    extra = {field: told for field in ("url", "origin") if (told := _words(row, chosen, field))}
    metadata = Metadata(
        _words(row, chosen, "title"), _words(row, chosen, "outlet"), _words(row, chosen, "byline"), published, language,
        tuple(problems), extra, {field: f"column {column}" for field, column in chosen.items()},
    )  # fmt: skip
    if _MARKUP.match(value) and "</" in value:
        (page,) = htmlpage.load(value.encode("utf-8"), SourceId(id_), settings)
        lines = (row.line,) * (page.text.count("\n") + 1)
        return replace(
            page,
            format=format_,
            title=metadata.title or page.title,
            outlet=metadata.outlet or page.outlet,
            byline=metadata.byline or page.byline,
            published=published or page.published,
            language=metadata.language or page.language,
            url=extra.get("url") or page.url,
            origin=extra.get("origin") or page.origin,
            found_in=tuple(sorted((dict(page.found_in) | metadata.where()).items())),
            problems=(*problems, *page.problems),
            line_map=lines,
        )
    text, segments = _body(value, metadata.title)
    lines = (row.line,) * (text.count("\n") + 1)
    return assemble(SourceId(id_), text, segments, format_, metadata, "utf-8", lines)


def _ids(rows: Sequence[_Row], chosen: Mapping[str, str]) -> tuple[list[str], dict[int, str]]:
    """What stands behind the `#` of each row's id, and for rows whose id stands on an earlier row what to tell."""
    first: dict[str, int] = {}
    used: set[str] = set()
    names: list[str] = []
    told: dict[int, str] = {}
    for i, row in enumerate(rows):
        own = printable(_words(row, chosen, "id") or "")[:_LONGEST_ID] or str(row.number)
        name, n = own, 2
        while name in used:
            name, n = f"{own} ({n})", n + 1
        if own in first:
            told[i] = f"the id {own!r} stands on row {first[own]} too"
        first.setdefault(own, row.number)
        used.add(name)
        names.append(name)
    return names, told


def _read(
    rows: Sequence[_Row], decoded: Decoded, id_: SourceId, format_: str, settings: Settings
) -> list[Document | SkippedSource]:
    if len(rows) > _MOST_ROWS:
        raise SourceError(f"it has more than {_MOST_ROWS:,} rows; split it")
    chosen = _chosen(rows, settings)
    if "text" not in chosen:
        broken = next((row for row in rows if row.reason), None)
        if broken is not None and not any(row.cells for row in rows):
            raise SourceError(f"line {broken.line}: {broken.reason}")
        reason = (
            f"a table without a column of text ({', '.join(_COLUMNS['text'][:4])}, or columns.text in the settings)"
        )
        return [SkippedSource(id_, reason, failed=False)]
    out: list[Document | SkippedSource] = []
    skipped: list[SkippedSource] = []
    names, told = _ids(rows, chosen)
    for i, row in enumerate(rows):
        name = f"{id_}#{names[i]}"
        try:
            if row.reason:
                raise SourceError(row.reason)
            document = _document(row, chosen, name, format_, settings)
        except SourceError as error:
            skipped.append(SkippedSource(name, f"line {row.line}: {error}", failed=True))
            continue
        twice = (told[i],) if i in told else ()
        problems = (*decoded.problems, *twice, *document.problems)
        out.append(replace(document, encoding=decoded.encoding, problems=problems))
    if len(skipped) > _MOST_TOLD:
        more = len(skipped) - _MOST_TOLD
        skipped = [*skipped[:_MOST_TOLD], SkippedSource(id_, f"{more} more of its rows hold no text", failed=True)]
    return [*out, *skipped]


def load_jsonl(data: bytes, id_: SourceId, settings: Settings) -> Sequence[Document | SkippedSource]:
    """A document for each line that holds a JSON object with a text; the others with their reason.

    Ids are `file.jsonl#ID` after the id column, else after the line. Raises SourceError where the bytes are not text.
    """
    decoded = decode(data)
    return _read(list(_json_rows(decoded.text)), decoded, id_, "jsonl", settings)


def load_csv(data: bytes, id_: SourceId, settings: Settings) -> Sequence[Document | SkippedSource]:
    """A document for each row below the header that has a text; the others with their reason.

    Cells are parted by commas, semicolons or tabs, whichever the header has most of. Ids are `file.csv#ID` after the
    id column, else after the row's number. Raises SourceError where the bytes are not text.
    """
    decoded = decode(data)
    return _read(list(_csv_rows(decoded.text)), decoded, id_, "csv", settings)
