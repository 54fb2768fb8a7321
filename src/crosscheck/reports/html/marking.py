"""Text cut into pieces that the page marks: the differing words of quotes, the claims of a source's text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from crosscheck.model import Claim, ClaimId, Verdict

_WORD = re.compile(r"\w+(?:[.,:'’-]\w+)*")


# Words that carry grammar alone: that one side lacks them tells nothing.
_GRAMMAR = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has", "have"),
        *("he", "her", "his", "in", "into", "is", "it", "its", "of", "on", "or", "she", "that", "the"),
        *("their", "there", "they", "this", "to", "was", "were", "which", "who", "will", "with", "would"),
    )
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with how it is marked.

    differs   a word that the other sides do not use
    value     part of the words that state the value
    begins    claims whose quote begins with this piece
    finding   number of the finding that its claims lead to, 0 where there is none
    verdict   the verdict of that finding, "claim" where a claim leads to none, "" where there is no claim
    """

    text: str
    differs: bool = False
    value: bool = False
    begins: tuple[ClaimId, ...] = ()
    finding: int = 0
    verdict: str = ""


def mark_quote(claim: Claim, others: Sequence[str]) -> tuple[Piece, ...]:
    """A claim's quote, with the value's words and those words marked that no other side uses.

    others   the quotes of the other sides; without any, no word differs
    """
    first, last = claim.context.value_start, claim.context.value_end
    marks = list(_differing(claim.quote, others)) if others else []
    cuts = sorted({0, len(claim.quote), *(edge for mark in marks for edge in mark), *_inside(claim.quote, first, last)})
    differing = {position for start, end in marks for position in range(start, end)}
    pieces = []
    for start, end in pairwise(cuts):
        pieces.append(Piece(claim.quote[start:end], start in differing, first <= start < last))
    return tuple(pieces)


def _differing(quote: str, others: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Runs of words that differ; none where most words do, since then the marks would hide what they should show."""
    known = {word.group().casefold() for other in others for word in _WORD.finditer(other)}
    words = [word for word in _WORD.finditer(quote) if word.group().casefold() not in _GRAMMAR]
    new = [word for word in words if word.group().casefold() not in known]
    if 2 * len(new) > len(words):
        return
    run: tuple[int, int] | None = None
    for word in new:
        if run is not None and quote[run[1] : word.start()].isspace():
            run = (run[0], word.end())
            continue
        if run is not None:
            yield run
        run = word.span()
    if run is not None:
        yield run


def _inside(text: str, *edges: int) -> Iterable[int]:
    return (edge for edge in edges if 0 <= edge <= len(text))


def mark_text(text: str, claims: Sequence[Claim], leads: Mapping[ClaimId, tuple[int, Verdict]]) -> tuple[Piece, ...]:
    """A source's whole text in pieces. Where claims overlap, the one with the severest finding marks the piece.

    leads   claim -> number and verdict of its finding; numbers are in order of severity
    """
    kept = sorted((c for c in claims if c.start < c.end <= len(text)), key=lambda c: (c.start, c.end, c.claim_id))
    cuts = sorted({0, len(text), *(edge for claim in kept for edge in (claim.start, claim.end))})
    pieces = []
    upcoming = iter(kept)
    claim = next(upcoming, None)
    open_claims: list[Claim] = []
    for start, end in pairwise(cuts):
        open_claims = [c for c in open_claims if c.end > start]
        begins = []
        while claim is not None and claim.start == start:
            open_claims.append(claim)
            begins.append(claim.claim_id)
            claim = next(upcoming, None)
        found = [leads[c.claim_id] for c in open_claims if c.claim_id in leads]
        number, verdict = min(found, default=(0, None))
        mark = verdict.value if verdict else "claim" if open_claims else ""
        pieces.append(Piece(text[start:end], begins=tuple(dict.fromkeys(begins)), finding=number, verdict=mark))
    return tuple(pieces)
