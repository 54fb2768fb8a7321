"""Copies: documents that share most of their text speak with one voice, however many outlets printed it.

Shingles of five words (Broder, "On the resemblance and containment of documents", 1997). Two documents belong together
where the shorter is mostly contained in the longer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from zlib import crc32

from crosscheck.model import BlockKind, Document, SourceId
from crosscheck.sources.front import dateline_of

_WORD = re.compile(r"\w+")
_SHINGLE = 5  # words
_LEAST = 20  # shingles that a document needs to be compared at all
_CONTAINED = 0.6  # share of the shorter one's shingles, from which it counts as a copy
_CREDITED = 0.3  # the same, where both name the agency that the text comes from
_COMMON = 50  # documents that share a shingle up to which all their pairs are counted
_SAID = frozenset({BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.ROW, BlockKind.HEADING})


def shingles(document: Document) -> frozenset[int]:
    """Hashes of every run of five words in what a document says: captions, datelines and furniture are left out."""
    out: set[int] = set()
    for block in document.blocks:
        if block.kind not in _SAID:
            continue
        words = _WORD.findall(document.text[block.start : block.end].casefold())
        for i in range(len(words) - _SHINGLE + 1):
            out.add(crc32(" ".join(words[i : i + _SHINGLE]).encode("utf-8")))
    return frozenset(out)


# Lines at a text's end that say whose text it is.
_CREDITS = (
    re.compile(r"\(?source: ?(?P<name>[^/|(),.]{2,40})", re.IGNORECASE),
    re.compile(r"\W{0,3}(?:this (?:article|story|report|text) )?(?:was )?(?:first|originally) (?:published|appeared) "
               r"(?:by|in|on) (?P<name>[^/|(),.]{2,40})", re.IGNORECASE),
    re.compile(r"\W{0,3}(?:distributed|provided|supplied) by (?P<name>[^/|(),.]{2,40})", re.IGNORECASE),
    re.compile(r"\W{0,3}(?:with (?:reporting|files|material) (?:by|from)|additional reporting by) "
               r"(?P<name>[^/|(),.]{2,40})", re.IGNORECASE),
    re.compile(r"\W{0,3}(?P<name>[A-ZÀ-Þ][\w .&-]{1,38}) contributed to this (?:report|story|article)\b"),
    re.compile(r"[–—-] ?(?P<name>[A-Z]{2,8})\Z"),
    re.compile(r"\((?P<name>[A-Z]{2,8})\)\Z"),
)  # fmt: skip
_TAIL = 1_500  # characters at a text's end in which its source stands
_FIRST = 6  # paragraphs in which a wire's dateline stands


def agencies(document: Document) -> frozenset[str]:
    """Whom a text is credited to, casefolded: its dateline's "(XNA) –", "Source: XNA" below it, its origin."""
    found: set[str] = set()
    paragraphs = [b for b in document.blocks if b.kind is BlockKind.PARAGRAPH][:_FIRST]
    for block in paragraphs:
        wire = dateline_of(document.text[block.start : min(block.end, block.start + 200)])
        if wire is not None and wire.agency:
            found.add(wire.agency)
    for line in document.text[-_TAIL:].split("\n"):
        found.update(said["name"] for credit in _CREDITS if (said := credit.match(line.strip()[:200])))
    if document.origin:
        found.add(document.origin)
    return frozenset(_name(name) for name in found)


def _name(name: str) -> str:
    """A name as names are compared: without an article, case or what stands around it."""
    return " ".join(name.casefold().removeprefix("the ").split()).strip(" .*_")


def _credited(a: Document, b: Document) -> bool:
    """Whether two documents are credited to one source, or one of them, by its byline too, to the other's publisher."""
    if agencies(a) & agencies(b):
        return True
    for copy, original in ((a, b), (b, a)):
        names = {*agencies(copy), _name(copy.byline or "")}
        if original.outlet and original.outlet != copy.outlet and _name(original.outlet) in names:
            return True
    return False


def containment(a: frozenset[int], b: frozenset[int]) -> float:
    """The share, 0..1, of the smaller set that lies in the other; 0 where either is empty. Symmetric."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0


def families(documents: Sequence[Document]) -> tuple[tuple[SourceId, ...], ...]:
    """Groups of two or more documents that are copies of one another, ids in order, groups by their first id.

    A copy holds most of the other's text, or a good part of it where both are credited to one agency. Copying is
    passed on: where B copies A, and C copies B, the three are one family. Only documents that share a shingle are
    compared, so that time grows with what is shared, not with all pairs.
    """
    sets = {d.id: shingles(d) for d in documents}
    holders: dict[int, list[SourceId]] = defaultdict(list)
    for id_ in sorted(sets):
        if len(sets[id_]) >= _LEAST:
            for shingle in sets[id_]:
                holders[shingle].append(id_)
    shared: dict[tuple[SourceId, SourceId], int] = defaultdict(int)
    for ids in holders.values():
        # What very many share is held against the next of them only: fifty copies are found as a chain.
        reach = len(ids) if len(ids) <= _COMMON else 2
        for i, a in enumerate(ids):
            for b in ids[i + 1 : i + reach]:
                shared[a, b] += 1
    leader = {id_: id_ for id_ in sets}

    def lead(id_: SourceId) -> SourceId:
        while leader[id_] != id_:
            leader[id_] = leader[leader[id_]]
            id_ = leader[id_]
        return id_

    by_id = {d.id: d for d in documents}
    for (a, b), count in sorted(shared.items()):
        size = min(len(sets[a]), len(sets[b]))
        if count >= _CONTAINED * size or (count >= _CREDITED * size and _credited(by_id[a], by_id[b])):
            first, second = sorted((lead(a), lead(b)))
            leader[second] = first
    groups: dict[SourceId, list[SourceId]] = defaultdict(list)
    for id_ in sorted(sets):
        groups[lead(id_)].append(id_)
    return tuple(tuple(ids) for _, ids in sorted(groups.items()) if len(ids) > 1)
