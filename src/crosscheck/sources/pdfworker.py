"""Reads a PDF in a process of its own: bytes on stdin, lines with their places as JSON on stdout.

PDFium is C++ and PDFs come from anywhere: a process of its own can be held to bounds of memory and time, and a crash
of it is the loss of one source. This file imports nothing of crosscheck and is run by its path.

Output: {"pages": [[[text, left, bottom, right, top, size], ...], ...], "info": {"Title": ..., "CreationDate": ...}},
or {"error": reason}. Lengths are in points, bottom up.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

GAP = 1.6  # times the size of the letters: a wider gap stands between cells
NARROW = 0.55  # the same, of a gap that parts cells where it stands above one another in several lines
_ALIGNED = 0.3  # the least width, in sizes of letters, that such gaps have in common
_LEAST = 3  # lines
_MOST = 60  # lines and columns of a table that are looked at
_BREAKS = (0x0A, 0x0D)
_SPACES = (0x20, 0xA0, 0x09)


def _limit(seconds: int, megabytes: int) -> None:
    """Hold this process to seconds of processor time and megabytes of memory, where the system can."""
    try:
        import resource
    except ImportError:  # not on Windows: the caller's timeout holds there
        return
    for what, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, megabytes << 20),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            _, hard = resource.getrlimit(what)
            resource.setrlimit(what, (most if hard < 0 else min(most, hard), hard))
        except (ValueError, OSError):
            continue


type _Box = Sequence[float]  # left, bottom, right, top


def _box(page: Any, i: int) -> _Box:
    left, right, bottom, top = raw.c_double(), raw.c_double(), raw.c_double(), raw.c_double()
    raw.FPDFText_GetCharBox(page, i, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _size(page: Any, i: int) -> float:
    """The height of a letter's line in points. The size that the file states is not scaled as the letters are."""
    box = raw.FS_RECTF()
    if raw.FPDFText_GetLooseCharBox(page, i, box) and box.top > box.bottom:
        return float(box.top - box.bottom)
    return float(raw.FPDFText_GetFontSize(page, i))


class _Line:
    """One line as PDFium cuts it: words with the places of their ends, box, size.

    `cells` holds the numbers of the words that begin a cell.
    """

    def __init__(self) -> None:
        self.words: list[tuple[str, float, float]] = []
        self.box: list[float] = []
        self.size = 0.0
        self.cells: set[int] = set()

    def add(self, word: str, first: _Box, last: _Box, size: float) -> None:
        """Append a word, given the boxes of its first and last letters."""
        if self.box and first[0] - self.box[2] > GAP * max(size, self.size, 1.0):
            self.cells.add(len(self.words))
        boxes = [first, last, *([self.box] if self.box else [])]
        self.box = [
            min(x[0] for x in boxes),
            min(x[1] for x in boxes),
            max(x[2] for x in boxes),
            max(x[3] for x in boxes),
        ]
        self.size = max(self.size, size)
        self.words.append((word, first[0], last[2]))

    def gaps(self) -> list[tuple[int, float, float]]:
        """(number of the word after it, left, right) of each gap that could part cells."""
        pairs = zip(self.words, self.words[1:], strict=False)
        found = ((i, a[2], b[1]) for i, (a, b) in enumerate(pairs, start=1))
        return [gap for gap in found if gap[2] - gap[1] > NARROW * max(self.size, 1.0)][:_MOST]

    def row(self) -> list[Any]:
        marks = ("\t" if i in self.cells else " " for i in range(1, len(self.words)))
        text = self.words[0][0] + "".join(mark + word[0] for mark, word in zip(marks, self.words[1:], strict=True))
        return [text, *(round(v, 1) for v in self.box), round(self.size, 1)]


def _is_figure(word: str) -> bool:
    return any(c.isdigit() for c in word) or word in ("-", "–", "—", "nil", "..")


def _part_columns(lines: Sequence[_Line]) -> None:
    """Mark the narrow gaps that part the columns of a table.

    They stand above one another in three lines or more, and what follows is mostly figures; a paragraph's do not.
    """
    gaps = [line.gaps() for line in lines]
    for i, line in enumerate(lines):
        for number, left, right in gaps[i]:
            if number in line.cells:
                continue
            run = [(line, number)]
            for j in range(i + 1, min(i + _MOST, len(lines))):
                below, above = lines[j], lines[j - 1]
                if not 0 < above.box[1] - below.box[1] < 3 * max(line.size, 1.0):
                    break
                least = _ALIGNED * max(below.size, 1.0)
                met = next((g for g in gaps[j] if min(right, g[2]) - max(left, g[1]) >= least), None)
                if met is None:
                    break
                left, right = max(left, met[1]), min(right, met[2])
                run.append((below, met[0]))
            figures = sum(_is_figure(found.words[at][0]) for found, at in run)
            if len(run) >= _LEAST and 2 * figures >= len(run):
                for found, at in run:
                    found.cells.add(at)


def _lines(text_page: Any) -> list[list[Any]]:
    """The lines of a page. Places are asked for at the ends of words alone: a call for each letter takes long."""
    codes = [raw.FPDFText_GetUnicode(text_page, i) for i in range(raw.FPDFText_CountChars(text_page))]
    lines: list[_Line] = []
    line = _Line()
    start = -1
    for i, code in enumerate([*codes, _BREAKS[0]]):
        ends = code in _BREAKS or code in _SPACES or code == 0
        if not ends:
            start = i if start < 0 else start
            continue
        if start >= 0:
            word = "".join(chr(c) for c in codes[start:i] if not 0xD800 <= c <= 0xDFFF and c <= 0x10FFFF)
            if word:
                line.add(word, _box(text_page, start), _box(text_page, i - 1), _size(text_page, start))
            start = -1
        if code in _BREAKS and line.words:
            lines.append(line)
            line = _Line()
    _part_columns(lines)
    return [line.row() for line in lines]


def read(data: bytes, most_pages: int, most_letters: int) -> dict[str, Any]:
    """The pages of a PDF; `error` where it cannot be read or goes beyond the bounds."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        return {"error": "it is locked with a password" if locked else "it is no PDF file, or a damaged one"}
    if len(document) > most_pages:
        return {"error": f"it has {len(document):,} pages, more than the {most_pages:,} that are read; split it"}
    pages: list[list[list[Any]]] = []
    left, broken = most_letters, 0
    for number in range(len(document)):
        try:
            page = document[number].get_textpage()
            count = raw.FPDFText_CountChars(page)
        except pdfium.PdfiumError:
            count = -1
        if count < 0:
            broken += 1
            pages.append([])
            continue
        left -= count
        if left < 0:
            return {"error": f"it holds more than {most_letters:,} letters; split it"}
        pages.append(_lines(page))
    if pages and broken == len(pages):
        return {"error": "it is damaged, or takes more memory or time than is safe to read"}
    try:
        info = document.get_metadata_dict(skip_empty=True)
    except (pdfium.PdfiumError, UnicodeDecodeError):
        info = {}
    return {"pages": pages, "info": info}


def main() -> None:
    """Arguments: seconds, megabytes, pages and letters at most."""
    seconds, megabytes, pages, letters = (int(a) for a in sys.argv[1:5])
    _limit(seconds, megabytes)
    result = read(sys.stdin.buffer.read(), pages, letters)
    sys.stdout.write(json.dumps(result))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
