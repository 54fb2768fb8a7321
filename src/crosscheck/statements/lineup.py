"""Which known value a checked value is to be held against: the one that fits it best by what both are values of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from crosscheck.model import Kind
from crosscheck.statements.reading import Stated, scopes_of
from crosscheck.statements.sides import Side
from crosscheck.statements.stands import Stand, stand

# Points of a fit. Hand-set: what is counted says most, then the scope (worldwide, abroad, new), then words around.
_HEAD: Final = 3.0
_HEAD_NEARBY: Final = 1.5
_WORD: Final = 1.0
_NEAR_WORD: Final = 0.5
_MOST_WORDS: Final = 4
_UNIT: Final = 1.0
_SCOPE: Final = 4.0
_OTHER_SCOPE: Final = -6.0
_PLACE: Final = 2.0
_MARGIN: Final = 1.0  # fits this close are equally good counterparts
_RIVAL: Final = 3.0  # fits this close leave open which value is meant

# The least fit at which two values that differ are values of one thing; below, they speak of different things.
_LEAST: Final = 3.0
_GOOD: Final = 5.0
_TIED: Final = 2.0
# Shares of the checked statement's content words that the known one must have.
_SOME, _THIRD, _MOST = 0.2, 0.3, 0.66


@dataclass(frozen=True)
class Judged:
    """A checked value with its counterpart; `known` and `stand` are None where it has none. `fit` is in points."""

    checked: Stated
    known: Stated | None
    stand: Stand | None
    fit: float


@dataclass(frozen=True)
class _Match:
    checked: int
    known: int
    stand: Stand
    fit: float


def fit(a: Stated, b: Stated) -> float:
    """How likely two values are values of one thing, in points; symmetric."""
    points = _HEAD if a.head & b.head else 0.0
    if a.head & b.segment or b.head & a.segment:
        points += _HEAD_NEARBY
    points += _WORD * min(_MOST_WORDS, len(a.segment & b.segment))
    points += _NEAR_WORD * min(_MOST_WORDS, len(a.near & b.near))
    points += _UNIT if a.value.unit == b.value.unit else 0.0
    points += _PLACE if a.places & b.places else 0.0
    scopes = scopes_of(a.segment), scopes_of(b.segment)
    if scopes[0] and scopes[1]:
        points += _SCOPE if scopes[0] & scopes[1] else _OTHER_SCOPE
    return points


def line_up(checked: Sequence[Stated], known: Sequence[Stated]) -> list[Judged]:
    """Every checked value with its counterpart among the known ones.

    A known value that meets the checked one and fits it about as well as any is its counterpart. Where none meets, the
    best-fitting one is, unless it bears out another checked value that it fits as well or better: then it is spent.
    """
    matches = [
        _Match(c, k, found, fit(mine, other))
        for c, mine in enumerate(checked)
        for k, other in enumerate(known)
        if _same_sort(mine, other) and (found := stand(mine.value, mine.side, other.value, other.side)) is not None
    ]
    return [_judged(c, mine, known, matches) for c, mine in enumerate(checked)]


def _judged(c: int, mine: Stated, known: Sequence[Stated], matches: Sequence[_Match]) -> Judged:
    own = [m for m in matches if m.checked == c]
    if not own:
        return Judged(mine, None, None, 0.0)
    top = max(m.fit for m in own)
    meeting = [
        m for m in own if m.stand is Stand.MEETS and (m.fit >= top - _MARGIN or _identical(mine, known[m.known]))
    ]
    if not meeting:
        meeting = [m for m in own if m.fit > _spent(m, matches)]
    if not meeting:
        return Judged(mine, None, None, 0.0)
    best = max(meeting, key=lambda m: (m.fit, -m.known))
    if best.stand is not Stand.MEETS and any(m.stand is Stand.MEETS and m.fit >= top - _RIVAL for m in own):
        return Judged(mine, known[best.known], Stand.OPEN, best.fit)
    return Judged(mine, known[best.known], best.stand, best.fit)


def _spent(match: _Match, matches: Sequence[_Match]) -> float:
    """The best fit of a known value to another checked value that it bears out."""
    others = [
        m.fit for m in matches if m.known == match.known and m.checked != match.checked and m.stand is Stand.MEETS
    ]
    return max(others, default=float("-inf"))


def _same_sort(a: Stated, b: Stated) -> bool:
    """Whether nothing that qualifies two values sets them apart: other names, other ordinals, other places."""
    if a.names and b.names and not a.names & b.names:
        return False
    if a.qualities and b.qualities and not a.qualities & b.qualities:
        return False
    return not (a.places and b.places and not a.places & b.places)


def _identical(a: Stated, b: Stated) -> bool:
    """Whether both say the very same number or days."""
    if a.side is not Side.AT or b.side is not Side.AT:
        return False
    if a.value.kind is Kind.DATE:
        return a.value.edtf is not None and a.value.edtf == b.value.edtf
    return a.value.value is not None and a.value.value == b.value.value


def is_tied(judged: Judged, cover: float) -> bool:
    """Whether a value that meets its counterpart is tied to it by any word, so that meeting says something."""
    return cover >= _THIRD or judged.fit >= _TIED


def is_firm(judged: Judged, cover: float) -> bool:
    """Whether the counterpart is sure enough for a difference to be a contradiction.

    cover  share of the checked statement's content words that the known one has, 0..1
    """
    if judged.known is None or judged.fit < _LEAST:
        return False
    value = judged.checked.value
    one_head = not judged.checked.head.isdisjoint(judged.known.head)
    if value.kind is Kind.RANK:
        return one_head and cover >= _MOST
    if value.kind is Kind.DATE:
        return cover >= _MOST and (one_head or judged.fit >= _GOOD)
    if value.dimension == "count":
        return cover >= (_SOME if one_head else _MOST)
    if value.dimension in ("", "percent"):
        return cover >= (_THIRD if one_head or judged.fit >= _GOOD else _MOST)
    return cover >= (_THIRD if one_head else _MOST)
