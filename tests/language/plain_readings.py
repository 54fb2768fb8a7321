"""Readings made from plain lines, one paragraph a line, the first a headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosscheck.language.names import NameIndex, resolve_names
from crosscheck.language.pipeline import Reading, parse
from crosscheck.model import Block, BlockKind, Document, Mention, SourceId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.language import Language


def document(name: str, text: str) -> Document:
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            kind = BlockKind.PARAGRAPH if blocks else BlockKind.HEADLINE
            blocks.append(Block(kind, start, start + len(line)))
        start += len(line) + 1
    return Document(SourceId(name), text, tuple(blocks), "txt")


def readings(nlp: Language, *texts: str) -> list[Reading]:
    return list(parse((document(f"{i}.txt", text) for i, text in enumerate(texts)), {"en": nlp}))


def names(nlp: Language, *texts: str, aliases: Mapping[str, tuple[str, ...]] | None = None) -> NameIndex:
    return resolve_names(readings(nlp, *texts), aliases)


def entity(index: NameIndex, text: str, source: int = 0, nth: int = 0) -> str:
    """The entity of the nth mention with these words."""
    found = [m for m in flat(index, source) if m.text == text]
    return found[nth].entity


def flat(index: NameIndex, source: int = 0) -> list[Mention]:
    return [m for part in index.mentions(SourceId(f"{source}.txt")) for m in part]
