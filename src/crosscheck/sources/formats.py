"""The formats that can be read. A new format is a module with `SUFFIXES` and `load`, a line here, and its tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from crosscheck.config import Settings
from crosscheck.model import Document, SkippedSource, SourceId
from crosscheck.sources import articles, htmlpage, mail, markdown, pdf, plain, worddoc


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its suffixes, lower case with the dot, and what turns the bytes of a file into documents.

    `load` gives a reason for each row of a table that is none, and raises SourceError where the bytes are not of
    the format.
    """

    name: str
    suffixes: tuple[str, ...]
    load: Callable[[bytes, SourceId, Settings], Sequence[Document | SkippedSource]]


FORMATS: tuple[Format, ...] = (
    Format("text", plain.SUFFIXES, plain.load),
    Format("markdown", markdown.SUFFIXES, markdown.load),
    Format("html", htmlpage.SUFFIXES, htmlpage.load),
    Format("docx", worddoc.SUFFIXES, worddoc.load),
    Format("eml", mail.SUFFIXES, mail.load),
    Format("pdf", pdf.SUFFIXES, pdf.load),
    Format("jsonl", articles.JSONL_SUFFIXES, articles.load_jsonl),
    Format("csv", articles.CSV_SUFFIXES, articles.load_csv),
)
SUFFIXES: tuple[str, ...] = tuple(suffix for format_ in FORMATS for suffix in format_.suffixes)


def format_of(name: str) -> Format | None:
    """The format of a file by its suffix, whatever its case; None where it is not known."""
    suffix = PurePath(name).suffix.lower()
    return next((f for f in FORMATS if suffix in f.suffixes), None)
