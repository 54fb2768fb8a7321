"""Helpers of the tests of loading: a text or page read as one document, and its blocks as (kind, words)."""

from __future__ import annotations

from crosscheck.config import Settings
from crosscheck.model import BlockKind, Document, SourceId
from crosscheck.sources import htmlpage, markdown, plain


def read_text(text: str, name: str = "a.txt") -> Document:
    return plain.load(text.encode(), SourceId(name), Settings())[0]


def read_markdown(text: str, name: str = "a.md") -> Document:
    return markdown.load(text.encode(), SourceId(name), Settings())[0]


def read_html(text: str, name: str = "a.html") -> Document:
    return htmlpage.load(text.encode(), SourceId(name), Settings())[0]


def blocks(document: Document, *kinds: BlockKind) -> list[str]:
    """The words of all blocks of these kinds, in order; of all blocks where none is named."""
    return [document.text[b.start : b.end] for b in document.blocks if not kinds or b.kind in kinds]


def rows(document: Document) -> list[tuple[str, tuple[str, ...]]]:
    return [(document.text[b.start : b.end], b.labels) for b in document.blocks if b.kind is BlockKind.ROW]


def kind_of(document: Document, words: str) -> BlockKind:
    """The kind of the first block that holds these words."""
    return next(b.kind for b in document.blocks if words in document.text[b.start : b.end])
