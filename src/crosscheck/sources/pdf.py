"""PDF files with a text layer: read by PDFium in a process of its own, within bounds; scanned pages are told."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from crosscheck.config import Settings
from crosscheck.errors import SourceError
from crosscheck.model import Document, Published, SourceId
from crosscheck.sources.assemble import assemble
from crosscheck.sources.naming import whole
from crosscheck.sources.pdflayout import Line, lay_out
from crosscheck.sources.years import without_date_problems

SUFFIXES = (".pdf",)

_SECONDS = 30  # of processor time; PDFium reads some hundred pages a second
_MEGABYTES = 1_500
_MOST_PAGES = 3_000
_MOST_LETTERS = 5_000_000
_FEWEST = 25  # letters a page has on average; fewer are stamps on pictures
_WORKER = Path(__file__).with_name("pdfworker.py")
_CREATED = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_FILE_TITLE = re.compile(r"microsoft word|untitled|\.(?:docx?|indd|pdf|odt|rtf|pptx?)\b|layout \d", re.IGNORECASE)


def _worker(data: bytes) -> dict[str, Any]:
    """What the worker says of the file; raises SourceError where it finds a fault, dies, or takes too long."""
    if not sys.executable:
        raise SourceError("PDF files need a Python interpreter to be read by, and this program has none")
    bounds = (_SECONDS, _MEGABYTES, _MOST_PAGES, _MOST_LETTERS)
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter and a file of this package; the source is on stdin
            [sys.executable, "-I", str(_WORKER), *map(str, bounds)],
            input=data,
            capture_output=True,
            timeout=3 * _SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise SourceError("it takes too long to read; print it to a new PDF, or save its text") from None
    except OSError as error:
        raise SourceError(f"it cannot be read: {error.strerror}") from None
    if done.returncode:
        if b"No module named" in done.stderr:
            raise SourceError("PDF files need the package pypdfium2; install it")
        raise SourceError("it is damaged, or takes more memory or time than is safe to read")
    try:
        said = json.loads(done.stdout)
    except ValueError:
        raise SourceError("it is damaged: its text cannot be read") from None
    if "error" in said:
        raise SourceError(str(said["error"]))
    return dict(said)


def _created(info: Mapping[str, str]) -> Published | None:
    """The day on which the file was made."""
    match = _CREATED.match(str(info.get("CreationDate", "")))
    try:
        return Published(dt.date(*map(int, match.groups())), match.group()[2:], "PDF creation date") if match else None
    except ValueError:
        return None


def _empty_pages(pages: Sequence[Sequence[Line]]) -> list[int]:
    return [n for n, lines in enumerate(pages, start=1) if not any(line.text.strip() for line in lines)]


def _with_info(document: Document, info: Mapping[str, str]) -> Document:
    """The document with the file's own title and date where its text has none."""
    title = " ".join(whole(str(info.get("Title", ""))).split())
    if document.title is None and title and not _FILE_TITLE.search(title):
        found_in = tuple(sorted((*document.found_in, ("title", "PDF information"))))
        document = replace(document, title=title, found_in=found_in)
    created = _created(info)
    if document.published is None and created is not None:
        problems = (*without_date_problems(document.problems), "dated by the day the PDF was made, which is a guess")
        document = replace(document, published=created, problems=problems)
    return document


def load(data: bytes, id_: SourceId, settings: Settings) -> Sequence[Document]:
    """One document; for each line of its text `line_map` gives the page that it stands on, from 1.

    Raises SourceError where the file is no PDF, is locked, holds no text layer, or goes beyond the bounds: 3,000 pages,
    5 million letters, 30 seconds of processor time, 1.5 GB of memory.
    """
    if not data.strip():
        raise SourceError("it is empty")
    if b"%PDF-" not in data[:1024]:
        raise SourceError("it is no PDF file: it does not begin with %PDF-")
    said = _worker(data)
    pages = [[Line(str(row[0]), *map(float, row[1:6])) for row in page] for page in said["pages"]]
    letters = sum(1 for lines in pages for line in lines for c in line.text if c.isalnum())
    if letters < _FEWEST * max(len(pages), 1):
        raise SourceError(
            f"it holds no text to speak of on its {len(pages)} pages; if it is a scan, run text recognition on it first"
        )
    text, segments, numbers = lay_out(pages)
    document = assemble(id_, text, segments, "pdf", line_map=numbers)
    empty = _empty_pages(pages)
    if empty:
        shown = ", ".join(map(str, empty[:10])) + (" and others" if len(empty) > 10 else "")
        document = replace(document, problems=(*document.problems, f"no text on page {shown}: pictures or blank"))
    return (_with_info(document, said["info"]),)
