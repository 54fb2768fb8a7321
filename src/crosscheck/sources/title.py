"""Which line of a title block is the title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from crosscheck.model import BlockKind
from crosscheck.sources.front import LONGEST, byline_of
from crosscheck.sources.furniture import fold, is_prose, menu_items
from crosscheck.sources.furniture import words as tables
from crosscheck.sources.moments import find_stamps
from crosscheck.sources.segments import Segment
from crosscheck.sources.telling import entries, is_issue_line, tells

_SLUG = re.compile(r"(?:\d{1,2} )?[A-Z][A-Z0-9&.']{0,30}[-/][A-Z0-9&/.'-]{1,60}(?: ?\(.{1,80}\))?\Z")
_CREDITED = re.compile(
    r"(?:prepared|hosted|compiled|edited|written|produced) by\b|(?:words|text|author|images|photography|photos?)\s?:",
    re.IGNORECASE,
)
_CLOCK_NOTE = re.compile(r"local time|\([^)]{1,30}\)", re.IGNORECASE)
_STAMPED = re.compile(r"(?:published|posted|updated|issued|released|prepared|recorded|status|date)\b", re.IGNORECASE)
_SPEAKER = re.compile(r"(?:>> ?)?[A-ZÀ-Þ][A-ZÀ-Þ.' -]{1,30}: \S")
_ASIDE = re.compile(r"\s?\([^()]{1,60}\)\Z")
_ASIDE_APART = re.compile(r"\s{3,20}\([^()]{1,60}\)\Z")
_NAMED_BODY = re.compile(r"\([A-ZÀ-Þ]{2,8}\)(?: / |\Z)")
_PREFIX = re.compile(r"(?:sub(?:ject)?|re|title|headline)\s?: ", re.IGNORECASE)
_DASH = re.compile(r" [–—] ")
_LONG_TITLE = 14  # words; a longer line is more often a standfirst
_FADING = 0.4  # how much a line loses for each line above it


def is_masthead(segment: Segment) -> bool:
    """Whether a first line looks like a publisher's name: capitals, or short, or a word such as "Agency" in it."""
    folded = set(fold(segment.text).replace(",", " ").split())
    return segment.text.isupper() or segment.words <= 5 or bool(folded & tables().bodies)


def _mostly_date(text: str) -> bool:
    stamps = find_stamps(text)
    if not stamps:
        return False
    rest = _CLOCK_NOTE.sub("", text[: stamps[0].start] + text[stamps[-1].end :])
    return bool(_STAMPED.match(text)) or len(rest.split()) <= 4


def _below_a_label(before: Segment) -> bool:
    """Whether the line above is a section, issue line, slug or date, after which a title may follow directly."""
    label = fold(before.text).strip(" :") in tables().sections
    return label or bool(_SLUG.match(before.text)) or is_issue_line(before.text) or _mostly_date(before.text)


def _one_dash(text: str) -> bool:
    """Whether a dash parts a line in two, as titles do, rather than a menu's items."""
    return len(_DASH.findall(text.replace("\u00a0", " "))) == 1 and len(menu_items(text)) == 2


def _shape(segment: Segment) -> float:
    """What a line's own words say for or against its being a title, in points."""
    text, count = segment.text, segment.words
    folded = fold(text).strip(" :")
    named = folded in tables().sections or folded.strip("[]").startswith(
        ("press release", "news release", "media release")
    )
    bare = _ASIDE.sub("", text)
    score = float(min(count, 4))
    score -= 4 if count <= 1 else 1 if count > _LONG_TITLE else 0
    score -= 3 if len(menu_items(bare)) > 1 and not _one_dash(bare) else 0
    score -= 12 if _mostly_date(text) else 1 if find_stamps(text) else 0
    # "Bulletin No. 14 — Harbour fire" says more than its number.
    says_more = any(len(m.split()) >= 2 and not is_issue_line(m) and not find_stamps(m) for m in menu_items(bare))
    score -= (2 if says_more else 4) if is_issue_line(text) else 0
    score -= 10 if _SPEAKER.match(text) and text.endswith((".", "?", "!", "”")) else 0
    score -= 6 if named else 0
    score -= 6 if _SLUG.match(text) else 0
    score -= 8 if _CREDITED.match(text) else 0
    score -= 6 if text.startswith(("[", "(")) and text.endswith(("]", ")")) else 0
    score -= 6 if tells(text) else 0
    if (text[0].islower() or text.endswith((".", ":"))) and not (text.isupper() and count > 3):
        score -= 6 if ". " in text else 3
    return score


def _place(i: int, head: Sequence[Segment], bylines: Sequence[int]) -> float:
    """What a line's place says for or against its being a title, in points."""
    segment = head[i]
    score = -_FADING * i
    if i and segment.gap:
        score += 4
    elif (i and _below_a_label(head[i - 1])) or (not i and segment.words >= 6):
        score += 3
    if i == 0 and len(head) > 1 and is_masthead(segment):
        score -= 5
    # "THE ARDEN TIMES — news from the harbour": a name and its motto
    score -= 3 if i == 0 and " — " in segment.text else 0
    score -= 4 if i < 2 and _NAMED_BODY.search(segment.text) else 0
    named = set(fold(segment.text).replace(",", "").split()) & tables().bodies
    if 0 < i < 3 and not segment.gap and named and segment.words < 9:
        score -= 5
    score -= 3 if any(b < i for b in bylines) else 0
    score -= 4 if any(s.kind is BlockKind.ROW for s in head[:i]) else 0
    return score


def title_of(segments: Sequence[Segment], head: int) -> int | None:
    """Index of the line that is the title; None where no line can be.

    Of the lines above the first prose: neither masthead, section, issue line, date, byline nor entry of a chronicle;
    one of several words, near the top, and above all one that the page prints twice. Earlier lines win ties.
    """
    repeats = Counter(s.text for s in segments[: LONGEST + 10])
    block = segments[:head]
    bylines = [i for i, s in enumerate(block) if byline_of(s.text)]
    chronicled = entries([s.text for s in block])
    best: tuple[float, int] | None = None
    for i, segment in enumerate(block):
        if segment.kind not in (None, BlockKind.HEADING) or i in bylines or i in chronicled:
            continue
        if not any(c.isalpha() for c in segment.text) or (is_prose(segment) and segment.words > 25):
            continue
        score = _shape(segment) + _place(i, block, bylines) + (8 if repeats[segment.text] > 1 else 0)
        if best is None or score > best[0]:
            best = score, i
    return best[1] if best else None


def _goes_on(title: Segment, following: Segment) -> bool:
    """Whether a title in capitals goes on with the next line ("... THREE BATCHES", "AS A PRECAUTION")."""
    shouted = title.text.isupper() and following.text.isupper() and 5 <= title.words <= 20
    if not shouted or following.gap or following.kind not in (None, BlockKind.HEADING):
        return False
    plain = not byline_of(following.text) and not find_stamps(following.text) and not is_issue_line(following.text)
    return plain and 2 <= following.words <= _LONG_TITLE and fold(following.text) not in tables().sections


def title_text(segments: Sequence[Segment], title: int) -> str:
    """The words of the title at this index, with the next line where it goes on there."""
    text = segments[title].text
    if title + 1 < len(segments) and _goes_on(segments[title], segments[title + 1]):
        text = f"{text} {segments[title + 1].text}"
    return title_words(text)


def title_words(text: str) -> str:
    """A title line without the section, date or "Subject:" that is printed before it between bars.

    >>> title_words("EXPLAINER | Why the pool closed"), title_words("SUB: New pool")
    ('Why the pool closed', 'New pool')
    """
    text = _ASIDE_APART.sub("", _PREFIX.sub("", text, count=1))
    items = [item.strip() for item in text.split(" | ")]
    kept = [i for i in items if fold(i).strip(" :") not in tables().sections and not _mostly_date(i)]
    alone = len(items) > 1 and len(kept) == 1 and len(kept[0].split()) >= 3
    return " ".join((kept[0] if alone else text).split())
