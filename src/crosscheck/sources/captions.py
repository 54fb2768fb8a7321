"""Captions that a page prints twice: under the picture and as its alternative text, with a word or two changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from crosscheck.model import BlockKind
from crosscheck.sources.segments import Segment

_SAME = 75.0  # rapidfuzz ratio, 0..100, from which two neighbouring lines are one caption in two versions


def mark_repeated_captions(segments: Sequence[Segment]) -> list[Segment]:
    """A line right before or after a caption that says much the same becomes a CAPTION too; both stay."""
    out = list(segments)
    for i in range(len(out) - 1):
        a, b = out[i], out[i + 1]
        if (a.kind is BlockKind.CAPTION) == (b.kind is BlockKind.CAPTION) or max(len(a.text), len(b.text)) > 600:
            continue
        other = i + 1 if a.kind is BlockKind.CAPTION else i
        if out[other].kind in (None, BlockKind.HEADING) and fuzz.ratio(a.text, b.text, score_cutoff=_SAME):
            out[other] = replace(out[other], kind=BlockKind.CAPTION)
    return out
