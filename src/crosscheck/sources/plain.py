"""Plain text (.txt): a paragraph a line, or hard-wrapped."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.config import Settings
from crosscheck.model import Document, SourceId
from crosscheck.sources.assemble import Metadata, assemble
from crosscheck.sources.decoding import decode
from crosscheck.sources.layout import join_wrapped, strip_line_numbers
from crosscheck.sources.segments import line_segments

SUFFIXES = (".txt",)


def load(data: bytes, id_: SourceId, settings: Settings) -> Sequence[Document]:
    """One document; raises SourceError where the bytes are not text."""
    decoded = decode(data)
    segments = strip_line_numbers(join_wrapped(line_segments(decoded.text), decoded.text))
    metadata = Metadata(problems=decoded.problems)
    return (assemble(id_, decoded.text, segments, "text", metadata, decoded.encoding),)
