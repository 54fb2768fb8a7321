"""Plain text to segments: hard-wrapped lines joined into paragraphs, list items, numbered paragraphs, headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from crosscheck.model import BlockKind
from crosscheck.sources.furniture import is_prose
from crosscheck.sources.segments import Segment

_BULLET = re.compile(r"(?:[•●▪■□◦‣⁃∙*►▶※»–—-]|\([a-z]{1,3}\)|\([ivx]{1,4}\))[ \t\u00a0]+(?=\S)")
_NUMBERED = re.compile(r"(?:\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2}){1,2}\.?|\(\d{1,2}\))[ \t\u00a0]+(?=\S)")
_SPEAKER = re.compile(r"(?:>> ?)?[A-ZÀ-Þ][\w.' À-ÿ-]{0,40}(?: \([^)\n]{1,30}\))?: \S")
_VALUED = re.compile(r"[^:\n]{1,60}: ?[€$£¥₹~+−-]{0,2}\d")
_WRAPPED = 120  # no longer line may stand in a hard-wrapped text
_NARROWEST = 45
_HEADING_WORDS = 12
_ENDINGS = (".", "!", "?", "…", ":", ";", ",", '."', ".”", "!”", "?”")


def _wrap_width(lines: Sequence[Segment]) -> int:
    """The column at which a text is hard-wrapped; 0 where it is not.

    A wrapped text has no line longer than 120 characters, and most lines that are followed by another of the same
    paragraph could not have taken that one's first word.
    """
    longest = max((len(line.text) for line in lines), default=0)
    if not _NARROWEST <= longest <= _WRAPPED:
        return 0
    full = loose = 0
    for line, following in pairwise(lines):
        if following.gap or len(line.text) < longest // 2:
            continue
        if len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) > longest - 3:
            full += 1
        else:
            loose += 1
    return longest if full >= 3 and full >= 2 * loose else 0


def join_wrapped(lines: Sequence[Segment], text: str) -> list[Segment]:
    """Lines with those of a hard-wrapped paragraph made one segment (which then holds line breaks)."""
    width = _wrap_width(lines)
    if not width:
        return list(lines)
    out: list[Segment] = []
    last = ""
    for line in lines:
        room = len(last) + 1 + len(line.text.split(maxsplit=1)[0])
        fresh = (
            line.gap or not out or room <= width - 12 or bool(_BULLET.match(line.text) or _NUMBERED.match(line.text))
        )
        if fresh:
            out.append(line)
        else:
            start = out[-1].start
            out[-1] = replace(out[-1], end=line.end, text=text[start : line.end])
        last = line.text
    return out


def strip_line_numbers(lines: Sequence[Segment]) -> list[Segment]:
    """Lines of copy that is numbered from its first line on ("1 NEWSWIRE", "2 ...", "3 ..."), without the numbers."""
    count = 0
    for line in lines:
        if not line.text.startswith(f"{count + 1} "):
            break
        count += 1
    if count < 3:
        return list(lines)
    out = list(lines)
    for i in range(count):
        cut = len(lines[i].text) - len(lines[i].text.partition(" ")[2].lstrip())
        out[i] = replace(lines[i], start=lines[i].start + cut, text=lines[i].text[cut:])
    return out


def _without(segment: Segment, marker: re.Match[str]) -> Segment:
    return replace(segment, start=segment.start + marker.end(), text=segment.text[marker.end() :])


def is_heading(segment: Segment, following: Segment | None) -> bool:
    """Whether a line heads what follows: short, without a sentence's end, and something longer or a list after it."""
    text = segment.text
    if segment.words > _HEADING_WORDS or following is None or following.kind is BlockKind.FURNITURE:
        return False
    if _VALUED.match(text) or (_SPEAKER.match(text) and text.endswith(("?", "!", ".")) and not text.isupper()):
        return False
    if text.endswith(":") and segment.words <= 5 and text[0].isupper():
        return True
    if text.endswith(("?", "!")) and segment.words <= 9:
        return not text.startswith(("“", '"'))
    if text.rstrip("”\"'’)").endswith(_ENDINGS):
        return text.isupper() and segment.words <= 8
    if not (text[0].isalnum() or text[0] in "‘“\"'#("):
        return False
    return segment.gap or text.isupper() or is_prose(following) or following.kind is BlockKind.LIST_ITEM


def _leads(segment: Segment) -> bool:
    """Whether a line leads into a list: it ends with a colon, or is a short title with more letters than figures."""
    if segment.text.endswith((":", ".")) or segment.words > 8:
        return segment.text.endswith(":")
    return sum(map(str.isalpha, segment.text)) > sum(map(str.isdigit, segment.text))


def find_lists(segments: Sequence[Segment]) -> list[Segment]:
    """Segments with bulleted and numbered items marked, markers left outside the span, the lead-in as label.

    A numbered stretch of prose is a paragraph, a numbered title a heading.
    """
    out: list[Segment] = []
    lead = ""
    for i, segment in enumerate(segments):
        following = segments[i + 1] if i + 1 < len(segments) else None
        bullet = _BULLET.match(segment.text) if segment.kind is None else None
        number = _NUMBERED.match(segment.text) if segment.kind is None and not bullet else None
        if bullet:
            out.append(replace(_without(segment, bullet), kind=BlockKind.LIST_ITEM, labels=(lead,) if lead else ()))
            continue
        if number:
            bare = _without(segment, number)
            sibling = following is not None and _NUMBERED.match(following.text) and not is_prose(following)
            heads = not sibling and is_heading(bare, following)
            if heads and (bare.words <= 2 or not bare.text.endswith(".")):
                out.append(replace(bare, kind=BlockKind.HEADING))
                lead = bare.text
            elif is_prose(bare):
                out.append(bare)
            else:
                out.append(replace(bare, kind=BlockKind.LIST_ITEM, labels=(lead,) if lead else ()))
            continue
        out.append(segment)
        lead = segment.text if segment.kind is None and _leads(segment) else ""
    return out


def find_headings(segments: Sequence[Segment]) -> list[Segment]:
    """Undecided short lines above prose marked as headings, the rest left as they are."""
    repeated = Counter(s.text for s in segments)
    out = []
    for i, segment in enumerate(segments):
        following = segments[i + 1] if i + 1 < len(segments) else None
        if segment.kind is None and repeated[segment.text] < 4 and is_heading(segment, following):
            segment = replace(segment, kind=BlockKind.HEADING)
        out.append(segment)
    return out
