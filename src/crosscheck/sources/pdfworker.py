"""Reads a PDF in a process of its own: bytes on stdin, lines with their places as JSON on stdout.

PDFium is C++ and PDFs come from anywhere: a process of its own can be held to bounds of memory and time, and a crash
of it is the loss of one source. This file imports nothing of crosscheck and is run by its path.

Output: {"pages": [[[text, left, bottom, right, top, size], ...], ...], "info": {"Title": ..., "CreationDate": ...}},
or {"error": reason}. Lengths are in points, bottom up.
"""

from __future__ import annotations

import json
import sys
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


def _box(page: Any, i: int) -> tuple[float, float, float, float]:
    left, right, bottom, top = raw.c_double(), raw.c_double(), raw.c_double(), raw.c_double()
    raw.FPDFText_GetCharBox(page, i, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


class _Line:
    """One line as PDFium cuts it: text, box, size."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.box: list[float] = []
        self.size = 0.0
        self.spaced = False

    def add(self, code: int, box: tuple[float, float, float, float], size: float) -> None:
        if self.box:
            gap = box[0] - self.box[2]
            wide = gap > GAP * max(size, self.size, 1.0)
            if self.spaced or wide:
                self.text.append("\t" if wide else " ")
            self.box = [
                min(self.box[0], box[0]),
                min(self.box[1], box[1]),
                max(self.box[2], box[2]),
                max(self.box[3], box[3]),
            ]
        else:
            self.box = list(box)
        self.size = max(self.size, size)
        self.spaced = False
        self.text.append(chr(code))

    def row(self) -> list[Any]:
        return ["".join(self.text), *(round(v, 1) for v in self.box), round(self.size, 1)]


def _lines(text_page: Any, most: int) -> list[list[Any]]:
    rows: list[list[Any]] = []
    line = _Line()
    for i in range(min(raw.FPDFText_CountChars(text_page), most)):
        code = raw.FPDFText_GetUnicode(text_page, i)
        if code in _BREAKS:
            if line.text:
                rows.append(line.row())
                line = _Line()
        elif code in _SPACES or code == 0:
            line.spaced = bool(line.text)
        elif not 0xD800 <= code <= 0xDFFF and code <= 0x10FFFF:
            line.add(code, _box(text_page, i), raw.FPDFText_GetFontSize(text_page, i))
    if line.text:
        rows.append(line.row())
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
        pages.append(_lines(page, most_letters))
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
