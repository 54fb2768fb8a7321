"""Tables in plain text: cells between bars, tabs or spaces; `Label: value` lines; labels and values on lines in turn.

Each value cell becomes a ROW segment of its own, whose labels are always (row label, column label, heading of the
table), with "" where there is none. The row's label is the text of its first cell; it is no segment itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crosscheck.model import BlockKind
from crosscheck.sources.furniture import begins_as_furniture, begins_caption, fold
from crosscheck.sources.segments import Segment, trim

_GAPS = re.compile(r"\t+| {3,}|(?<=\S) {2}(?=\S)")
_BARS = re.compile(r"\s?\|\s?")
_VALUE = re.compile(r"[+\-−–±~<>≈c(]{0,2}\.?\s?(?:[€$£¥₱₹]|[A-Z]{2,3}\$?\s?)?\d")
_NOTHING = frozenset({"-", "–", "—", "..", "nil", "none", "n/a", "na", "unknown"})
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:.!?\n]{0,48}):\s+(?=\S)")
_ASIDE = re.compile(r"\([^()]{1,40}\)")
_YEAR = re.compile(r"(?:1[89]|20)\d\d\Z")
_RANK = re.compile(r"\d{1,3}\.?\Z")
_BULLET = re.compile(r"[•●▪■□◦‣⁃∙*►▶※»–—-]\s")
# What stands before a colon and is no row's label: credits, and stamps of the title block.
_STAMP = re.compile(r"(?:status|date|issued|dated|released|embargo|filed|recorded|as (?:of|at))\b", re.IGNORECASE)
_NO_LABELS = (
    "words",
    "text",
    "texts",
    "images",
    "photos",
    "by",
    "author",
    "story",
    "published",
    "posted",
    "updated",
    "last updated",
    "live",
)
TABLE_HEAD = 9  # `Segment.level` of a row that the markup names as the table's head
_LABEL_WORDS = 6
_ROW_WORDS = 22
_CELL_WORDS = 9
_WIDEST = 5  # columns of a table whose cells stand on lines of their own
_SENTENCE = re.compile(r"[a-z)\d]{2}[.!?][\"”’']? +[A-Z“\"]")


def is_value(text: str) -> bool:
    """Whether a cell begins as a figure does, or stands for none."""
    return bool(_VALUE.match(text)) or text.strip().lower() in _NOTHING


def _cells(line: Segment, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Spans of the cells of a line, in the document's offsets; empty ones kept as (at, at)."""
    spans, at = [], 0
    body = line.text.strip("|") if pattern is _BARS else line.text
    shift = line.text.find(body) if body else 0
    for match in pattern.finditer(body):
        spans.append((at, match.start()))
        at = match.end()
    spans.append((at, len(body)))
    out = []
    for a, b in spans:
        left, right = trim(body, a, b)
        out.append((line.start + shift + left, line.start + shift + right))
    return out


def _text(line: Segment, span: tuple[int, int]) -> str:
    return line.text[span[0] - line.start : span[1] - line.start]


def _row(line: Segment, cells: Sequence[tuple[int, int]], columns: Sequence[str], heading: str) -> list[Segment]:
    # In a ranking the name beside the number is what the row is about, and the number one of its values.
    ranked = len(cells) > 2 and _RANK.match(_text(line, cells[0])) and _text(line, cells[1])[:1].isalpha()
    named = 1 if ranked else 0
    label = _text(line, cells[named]).rstrip(": ")
    out = []
    for i, (start, end) in enumerate(cells):
        if start == end or i == named:
            continue
        column = columns[i] if i < len(columns) else ""
        out.append(Segment(start, end, _text(line, (start, end)), line.gap, BlockKind.ROW, (label, column, heading)))
    if not out:  # one filled cell: a label and its value, or a line of prose
        start, end = cells[0]
        return [
            pair(replace(line, start=start, end=end, text=label), heading) or replace(line, kind=BlockKind.LIST_ITEM)
        ]
    return out


def pair(line: Segment, heading: str = "") -> Segment | None:
    """The value of a `Label: value` line as a ROW; None where the line is none (prose, a speaker, a dateline)."""
    match = _LABEL.match(line.text)
    if (
        not match
        or line.words > _ROW_WORDS
        or len(_ASIDE.sub("", match["label"]).split()) > _LABEL_WORDS
        or _SENTENCE.search(line.text)
    ):
        return None
    value = line.text[match.end() :]
    if value.endswith((".", "!", "?")) and len(value.split()) >= 8:
        return None
    label = fold(match["label"])
    if label in _NO_LABELS or begins_caption(line.text) or begins_as_furniture(line.text):
        return None
    start, end = line.start + match.end(), line.end
    labels = (match["label"].strip(), "", heading)
    return Segment(start, end, line.text[match.end() :], line.gap, BlockKind.ROW, labels)


def _heading_before(done: Sequence[Segment]) -> str:
    """The short line right above a table, as its heading."""
    for segment in reversed(done[-1:]):
        if (
            segment.kind in (None, BlockKind.HEADING)
            and segment.words <= 10
            and not segment.text.startswith(("(", "["))
        ):
            return "" if segment.text.endswith((".", "!", "?")) else segment.text.rstrip(":")
    return ""


def is_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row holds column labels: no figures in it, where most rows below have one."""
    first, body = rows[0], rows[1:]
    if (
        body
        and len(first) > 1
        and all(_YEAR.match(c) for c in first[1:])
        and (_YEAR.match(first[0]) or not is_value(first[0]))
    ):
        return all(len(row) >= len(first) for row in body)
    if len(first) < 2 or not body or first[0].endswith(":") or any(is_value(c) for c in first[1:] if c):
        return False
    if any(len(c.split()) > 6 for c in first[1:]):
        return False
    told = sum(1 for row in body if len(row) - len(first) in (0, 1) and any(is_value(c) for c in row[1:] if c))
    return told >= (len(body) if len(first) == 2 else max(1, len(body) // 2))


def _grid(lines: Sequence[Segment], at: int, pattern: re.Pattern[str], least: int) -> int:
    """How many lines from `at` on form a table: each splits into `least` cells or more, of much the same number."""
    count, width = 0, 0
    for i in range(at, len(lines)):
        line = lines[i]
        if line.kind is not None or _BULLET.match(line.text):
            break
        cells = [c for c in _cells(line, pattern) if c[0] < c[1]] if pattern.search(line.text) else []
        if pattern is _BARS and line.text.startswith("|") and not (count and line.gap):
            count += 1
            continue
        if len(cells) < least or (count and line.gap) or line.words > 45 or (width and abs(len(cells) - width) > 2):
            break
        if len(line.text) > 400 or (_SENTENCE.search(line.text) and len(cells) < 3):
            break
        width = width or len(cells)
        count += 1
    return count


@dataclass(frozen=True)
class _Cells:
    """What each line could be in a table whose cells stand on lines of their own, worked out once."""

    labels: list[bool]
    values: list[bool]
    gaps: list[bool]


def _as_cells(lines: Sequence[Segment]) -> _Cells:
    labels, values = [], []
    for line in lines:
        text = line.text
        free = line.kind is None and len(text) < 120 and not text.endswith(":") and line.words <= _CELL_WORDS
        value = free and is_value(text)
        labels.append(free and not value and text[0].isalpha() and not text.endswith((".", "!", "?")))
        values.append(value)
    return _Cells(labels, values, [line.gap for line in lines])


def _stacked(cells: _Cells, at: int) -> tuple[int, int, int] | None:
    """(columns, lines of header, rows) of a table whose cells stand on lines in turn; None where there is none."""
    count = len(cells.labels)
    if not cells.labels[at] or not any(cells.values[at + 1 : at + 2 * _WIDEST]):
        return None

    def fits(kind: list[bool], i: int) -> bool:
        return i < count and kind[i] and (i == at or not cells.gaps[i])

    for width in range(_WIDEST, 1, -1):
        for header in (width, 0):
            if not all(fits(cells.labels, at + i) for i in range(header)):
                continue
            rows, i = 0, at + header
            while fits(cells.labels, i) and all(fits(cells.values, i + j) for j in range(1, width)):
                rows, i = rows + 1, i + width
            if rows >= 2:
                return width, header, rows
    return None


def _grid_rows(lines: Sequence[Segment], pattern: re.Pattern[str], heading: str) -> list[Segment]:
    split = [_cells(line, pattern) for line in lines]
    texts = [[_text(line, c) for c in cells] for line, cells in zip(lines, split, strict=True)]
    columns: list[str] = []
    out: list[Segment] = []
    first = 0
    if lines[0].level == TABLE_HEAD or is_header(texts):
        columns, first = texts[0], 1
        if len(texts) > 1 and len(columns) == len(texts[1]) - 1:
            columns = ["", *columns]
        if any(columns):
            out.append(replace(lines[0], kind=BlockKind.HEADING))
    for line, cells in zip(lines[first:], split[first:], strict=True):
        out.extend(_row(line, cells, columns, heading))
    return out


def _stacked_rows(lines: Sequence[Segment], at: int, shape: tuple[int, int, int], heading: str) -> list[Segment]:
    width, header, rows = shape
    columns = [lines[at + i].text for i in range(header)] or [""] * width
    out = [replace(lines[at + i], kind=BlockKind.HEADING) for i in range(header)]
    for row in range(rows):
        first = at + header + row * width
        for j in range(1, width):
            line = lines[first + j]
            out.append(replace(line, kind=BlockKind.ROW, labels=(lines[first].text, columns[j], heading)))
    return out


def _pairs(lines: Sequence[Segment], at: int) -> int:
    """How many `Label: value` lines stand together from `at` on."""
    count = 0
    for i in range(at, len(lines)):
        line = lines[i]
        if line.kind is not None or (count and line.gap) or pair(line) is None:
            break
        count += 1
    return count


def _is_grid(rows: Sequence[Segment], pattern: re.Pattern[str]) -> bool:
    """Whether lines that split alike are a table: marked so, three or more, or two with a figure in some cell."""
    if not rows:
        return False
    if rows[0].text.startswith("|") or len(rows) >= 3:
        return True
    return len(rows) == 2 and any(is_value(_text(r, c)) for r in rows for c in _cells(r, pattern))


def _table_at(lines: Sequence[Segment], cells: _Cells, at: int, heading: str) -> tuple[list[Segment], int]:
    """The rows of the table that begins at a line and the number of lines it takes; ([], 0) where none does."""
    line = lines[at]
    shape = _stacked(cells, at)
    if shape:
        return _stacked_rows(lines, at, shape, heading), shape[1] + shape[0] * shape[2]
    for pattern, least in ((_BARS, 3), (_GAPS, 2)):
        count = _grid(lines, at, pattern, least) if pattern.search(line.text) else 0
        rows = lines[at : at + count]
        if _is_grid(rows, pattern):
            return _grid_rows(rows, pattern, heading), count
    count = _pairs(lines, at)
    if count >= 2:
        return [p for p in (pair(x, heading) for x in lines[at : at + count]) if p], count
    single = pair(line, heading) if count == 1 else None
    if single is not None and is_value(single.text) and single.words <= 4 and not _STAMP.match(line.text):
        return [single], 1
    return [], 0


def find_tables(lines: Sequence[Segment]) -> list[Segment]:
    """The lines with those of tables replaced by a ROW segment for each value cell. Takes time linear in the lines."""
    out: list[Segment] = []
    cells = _as_cells(lines)
    at = 0
    while at < len(lines):
        line = lines[at]
        rows: list[Segment] = []
        count = 0
        if line.kind is None and line.level in (0, TABLE_HEAD):
            rows, count = _table_at(lines, cells, at, _heading_before(out))
        out.extend(rows if count else [line])
        at += max(count, 1)
    return out
