"""The language of a text, by its commonest short words and its letters; no model, and the same on every run."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from functools import lru_cache
from importlib.resources import files

from crosscheck.model import BlockKind, Document

_SAMPLE = 20_000  # characters looked at
_LEAST = 60  # words from which a profile says something; a shorter text passes for what it is said to be
_SHARE = 0.15  # of the words of prose; English prose has 0.40 and more of its own list
_AHEAD = 1.5  # how many times the best list must outdo that of English
_WORD = re.compile(r"[^\W\d_]+")
_SAID = frozenset({BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CAPTION})


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    table = tomllib.loads((files("crosscheck.sources") / "languages.toml").read_text(encoding="utf-8"))
    return {code: frozenset(words.split()) for code, words in table["words"].items()}, dict(table["scripts"])


def _script(text: str, scripts: dict[str, str]) -> str | None:
    """The language of a script other than Latin in which most of the letters are; None where Latin letters prevail."""
    letters = [c for c in text[:: max(1, len(text) // 2_000)] if c.isalpha()]
    counts = Counter(unicodedata.name(c, "").partition(" ")[0] for c in letters)
    if 2 * counts["LATIN"] >= len(letters):
        return None
    found = Counter({name: counts[name] for name in scripts if counts[name]})
    if not found:
        return None
    kana = counts["HIRAGANA"] + counts["KATAKANA"]
    return "ja" if kana and 10 * kana >= len(letters) else scripts[found.most_common(1)[0][0]]


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of a text; None where it is too short, or like none of the languages known.

    A text in other letters than Latin is told by its script. One in Latin letters needs 60 words, of which 15 in 100
    stand in the list of one language; another language than English must have half as many again as English.
    """
    lists, scripts = _tables()
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.casefold())
    script = _script(sample, scripts)
    if script is not None:
        return script if len(words) >= _LEAST // 3 or len(sample) >= 200 else None
    if len(words) < _LEAST:
        return None
    counts = Counter(words)
    shares = {code: sum(counts[w] for w in known) / len(words) for code, known in lists.items()}
    best = max(shares, key=lambda code: (shares[code], code))
    if shares[best] < _SHARE:
        return None
    if best == "en" or shares[best] < _AHEAD * shares["en"]:
        return "en" if shares["en"] >= _SHARE else None
    return best


def document_language(document: Document) -> str | None:
    """The language of what a document says, page furniture and tables left out; None where it cannot be told."""
    pieces: list[str] = []
    length = 0
    for block in document.blocks:
        if block.kind in _SAID:
            pieces.append(document.text[block.start : min(block.end, block.start + _SAMPLE)])
            length += len(pieces[-1])
        if length > _SAMPLE:
            break
    return language_of("\n".join(pieces))
