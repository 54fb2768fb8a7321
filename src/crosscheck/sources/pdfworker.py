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
    """One line as PDFium cuts it: text, box, size."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.box: list[float] = []
        self.size = 0.0

    def add(self, word: str, first: _Box, last: _Box, size: float) -> None:
        """Append a word, given the boxes of its first and last letters."""
        if self.box:
            gap = first[0] - self.box[2]
            self.text.append("\t" if gap > GAP * max(size, self.size, 1.0) else " ")
        boxes = [first, last, *([self.box] if self.box else [])]
        self.box = [
            min(x[0] for x in boxes),
            min(x[1] for x in boxes),
            max(x[2] for x in boxes),
            max(x[3] for x in boxes),
        ]
        self.size = max(self.size, size)
        self.text.append(word)

    def row(self) -> list[Any]:
        return ["".join(self.text), *(round(v, 1) for v in self.box), round(self.size, 1)]


def _lines(text_page: Any) -> list[list[Any]]:
    """The lines of a page. Places are asked for at the ends of words alone: a call for each letter takes long."""
    codes = [raw.FPDFText_GetUnicode(text_page, i) for i in range(raw.FPDFText_CountChars(text_page))]
    rows: list[list[Any]] = []
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
        if code in _BREAKS and line.text:
            rows.append(line.row())
            line = _Line()
    return rows


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
    left = most_letters
    for number in range(len(document)):
        try:
            page = document[number].get_textpage()
        except pdfium.PdfiumError:
            pages.append([])
            continue
        count = raw.FPDFText_CountChars(page)
        left -= max(count, 0)
        if left < 0:
            return {"error": f"it holds more than {most_letters:,} letters; split it"}
        pages.append(_lines(page))
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
