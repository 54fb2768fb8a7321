"""Lines of PDF pages to paragraphs: by distance, size, indent and length; running heads and page numbers apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from crosscheck.model import BlockKind
from crosscheck.sources.segments import Segment

HYPHEN = "\x02"  # how PDFium marks a hyphen at a line's end, the word's rest following
_LOOSE = 1.35  # times the usual step from line to line: a wider one parts paragraphs
_TITLE = 1.3  # times the usual size of letters, from which the largest line of page 1 is the title
_HEADING = 1.1
_EDGE = 3  # lines at the top and bottom of a page that may be running heads
_ENDED = re.compile(r"[.!?:;][\"”’')\]]*\Z")
_BULLET = re.compile(r"(?:[•●▪■□◦‣⁃∙*►▶–—-]|\(?\d{1,2}[.)]|\([a-z]\))\s")
_FIGURES = re.compile(r"\d+")
_BROKEN = re.compile(rf"([^\W\d_]+){HYPHEN}([^\W\d_]+)")
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite|[-–—| ])*\s*\d{1,4}\s*(?:(?:of|/|von)\s*\d{1,4})?\s*[-–—|]*\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its text, tabs between cells; its box in points, bottom up; the size of its letters."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


@dataclass
class _Part:
    """A paragraph as it is gathered."""

    lines: list[Line]
    page: int
    furniture: bool = False

    @property
    def text(self) -> str:
        return " ".join(line.text.strip() for line in self.lines)


def _hyphens(text: str, known: frozenset[str]) -> str:
    """Words parted at a line's end made whole; the hyphen stays in a compound that is written with it elsewhere."""

    def join(match: re.Match[str]) -> str:
        compound = f"{match[1]}-{match[2]}"
        return compound if compound.casefold() in known else match[1] + match[2]

    return _BROKEN.sub(join, text).replace(HYPHEN, "-")


def _running(pages: Sequence[Sequence[Line]]) -> Counter[str]:
    """On how many pages each first and last line stands, figures left out of account."""
    counts: Counter[str] = Counter()
    for lines in pages:
        counts.update({_FIGURES.sub("#", line.text.strip()) for line in (*lines[:_EDGE], *lines[-_EDGE:])})
    return counts


def _parted(before: Line, line: Line, step: float, edge: float) -> bool:
    """Whether a line begins a new paragraph after `before`."""
    if "\t" in line.text or "\t" in before.text or _BULLET.match(line.text):
        return True
    if abs(before.size - line.size) > 0.1 * max(before.size, line.size):
        return True
    down = before.bottom - line.bottom
    if down < -0.5 * line.size:  # up again: the next column goes on with the sentence, if it is not ended
        return bool(_ENDED.search(before.text))
    if down > _LOOSE * max(step, 1.1 * line.size):
        return True
    indented = line.left > before.left + 0.8 * line.size and line.left < before.left + 6 * line.size
    short = before.right < edge - 0.12 * max(edge - before.left, 1.0)
    return (indented or short) and bool(_ENDED.search(before.text))


def _step(lines: Sequence[Line]) -> float:
    """The usual distance from line to line on a page in points: the lower quartile, since paragraphs stand wider."""
    steps = sorted(a.bottom - b.bottom for a, b in pairwise(lines) if 0.8 * b.size < a.bottom - b.bottom < 2.6 * b.size)
    return steps[len(steps) // 4] if steps else 0.0


def _parts(pages: Sequence[Sequence[Line]]) -> list[_Part]:
    running = _running(pages)
    parts: list[_Part] = []
    for number, lines in enumerate(pages, start=1):
        step = _step(lines)
        edge = max((line.right for line in lines), default=0.0)
        before: Line | None = None
        for i, line in enumerate(lines):
            text = line.text.strip()
            at_edge = i < _EDGE or i >= len(lines) - _EDGE
            again = running[_FIGURES.sub("#", text)] >= max(2, (len(pages) + 1) // 2)
            if at_edge and (again or _PAGE_NUMBER.match(text)):
                parts.append(_Part([line], number, True))
                continue
            body = next((p for p in reversed(parts) if not p.furniture), None)
            if before is None and body is not None and _goes_on(body, line):
                # The rest of a sentence on the next page is put to its beginning, before what the pages print between.
                body.lines.append(line)
            elif before is None or body is None or _parted(before, line, step, edge):
                parts.append(_Part([line], number))
            else:
                body.lines.append(line)
            before = line
    return parts


def _goes_on(body: _Part, line: Line) -> bool:
    """Whether the first line of a page goes on with the last paragraph of the page before."""
    last = body.lines[-1]
    if _ENDED.search(last.text) or "\t" in line.text or "\t" in last.text:
        return False
    return abs(last.size - line.size) <= 0.1 * line.size and line.text.lstrip()[:1].islower()


def _level(part: _Part, usual: float, largest: float, titled: bool) -> int:
    size = part.lines[0].size
    words = len(part.text.split())
    if not titled and part.page == 1 and size >= max(largest, _TITLE * usual) and words <= 30:
        return 1
    return 2 if size >= _HEADING * usual and words <= 20 and not part.text.endswith(".") else 0


def lay_out(pages: Sequence[Sequence[Line]]) -> tuple[str, list[Segment], tuple[int, ...]]:
    """The text, a line for each paragraph or table row; its segments; and for each line of the text its page, from 1.

    A paragraph that runs over a page's end is one line, on the page where it begins.
    """
    parts = _parts(pages)
    words = (w.strip(".,;:()\"'“”").casefold() for p in parts for w in p.text.split() if "-" in w)
    known = frozenset(words)
    sizes = Counter[float]()
    for part in parts:
        for line in part.lines:
            sizes[line.size] += len(line.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    largest = max((p.lines[0].size for p in parts if p.page == 1 and not p.furniture), default=0.0)
    texts: list[str] = []
    numbers: list[int] = []
    segments: list[Segment] = []
    at, titled = 0, False
    for part in parts:
        text = "\t".join(" ".join(c.split()) for c in _hyphens(part.text, known).split("\t")).strip()
        if not text:
            continue
        row = "\t" in text and bool(segments) and "\t" in segments[-1].text
        kind, level = (BlockKind.FURNITURE, 0) if part.furniture else (None, _level(part, usual, largest, titled))
        titled = titled or level == 1
        if level > 1:
            kind = BlockKind.HEADING
        if texts and not row:
            texts.append("")
            numbers.append(part.page)
            at += 1
        segments.append(Segment(at, at + len(text), text, not row, kind, (), level))
        texts.append(text)
        numbers.append(part.page)
        at += len(text) + 1
    return "\n".join(texts), segments, tuple(numbers) or (1,)
