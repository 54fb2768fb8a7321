"""Captions: those that a page prints twice with a word or two changed, and the credit at a caption's end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from crosscheck.model import BlockKind
from crosscheck.sources.segments import Segment

_SAME = 75.0  # rapidfuzz ratio, 0..100, from which two neighbouring lines are one caption in two versions

_TAIL = 110  # characters at a caption's end in which its credit stands
_CREDIT_WORDS = 12
_LABELLED = re.compile(
    r"(?<![\w-])[\[(|–—-]{0,2} ?(?:File )?"
    r"(?:Photo|PHOTO|Photograph|Picture|Image|Pic|Foto|Illustration|Video|Credit|Source|Courtesy)s?"
    r"(?: (?:by|credit|courtesy|source|from|of)\b|\s?[:©/])"
)
_BRACKETED = re.compile(
    r"[\[(][^\[\]()\n]{0,60}(?:[Pp]hoto|PHOTO|[Ii]mage|Getty|Reuters|REUTERS|AFP|EPA|/[A-ZÀ-Þ]| / )"
    r"[^\[\]()\n]{0,60}[\])][ .|]{0,3}\Z"
)
_AGENCY = re.compile(r"(?<=[a-z0-9)”\"][.!?”\"] )[A-ZÀ-Þ][\w.&-]{1,20}(?: Photo)?/[A-ZÀ-Þ][^.!?\n]{1,60}[ .|]{0,3}\Z")
# "© Jo Roe", "—JO ROE", "(Jo Roe)" after the caption's last sentence
_SIGNED = re.compile(
    r"(?<=[.!?”\"] )(?:©[^\n]{1,60}|[—–] ?[A-ZÀ-Þ][^.!?\n\d]{2,40}"
    r"|\((?:Submitted by )?[A-ZÀ-Þ][^\W\d]*[\w.' -]{2,40}\))[ |]{0,3}\Z"
)
_MARKS = " \t|–—-/"


def credit_start(text: str) -> int | None:
    """Where the credit begins that a caption ends with ("... at the gate. Photo: AP"); None where it has none.

    A label such as "Photo by" with at most twelve words to the end, a credit in brackets, or a name after the last
    sentence: "AGENCY/Name", "© Name", "(Name)".
    """
    first = max(0, len(text) - _TAIL)
    for pattern in (_BRACKETED, _AGENCY, _SIGNED):
        found = pattern.search(text, first)
        if found and found.start():
            return found.start()
    starts = [m.start() for m in _LABELLED.finditer(text, first)]
    if not starts or len(text[starts[-1] :].split()) > _CREDIT_WORDS:
        return None
    tail = text[starts[-1] :].rstrip(" .|)]")
    return None if ". " in re.sub(r"\b[A-Z]\. ", "", tail) else starts[-1]


def part_credits(segments: Sequence[Segment]) -> list[Segment]:
    """Captions with the credit at their end as a FURNITURE segment of its own; a bare credit is furniture wholly."""
    out: list[Segment] = []
    for segment in segments:
        at = credit_start(segment.text) if segment.kind is BlockKind.CAPTION else None
        if at is None:
            out.append(segment)
            continue
        said = segment.text[:at].rstrip(_MARKS)
        if not any(c.isalnum() for c in said):
            out.append(replace(segment, kind=BlockKind.FURNITURE))
            continue
        credit = segment.text[at:].lstrip(_MARKS)
        start = segment.end - len(credit)
        out.append(replace(segment, end=segment.start + len(said), text=said))
        out.append(replace(segment, start=start, text=credit, kind=BlockKind.FURNITURE, gap=False, labels=()))
    return out


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
