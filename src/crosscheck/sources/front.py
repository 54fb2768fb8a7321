"""The lines around a title: dateline of the first paragraph, byline, publisher."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.model import BlockKind
from crosscheck.sources.calendar_words import WEEKDAYS
from crosscheck.sources.furniture import fold, is_menu, is_prose, menu_items
from crosscheck.sources.furniture import words as tables
from crosscheck.sources.moments import find_stamps
from crosscheck.sources.segments import Segment

LONGEST = 24  # segments that a title block spans at most
_BYLINE = re.compile(
    r"\W*(?:by|words|text|words and pictures|posted by|posted on .{0,40}? by|von|por|par|de|from|by our [a-z ]{3,40})"
    r"[: ]\s*(?P<who>[^\d|·•—\n]{2,80})",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:\A|[|·•–—/,] |\b(?:posted|analysis|report|story|written|hosted|words|published|updated|interview|text) "
    r"(?:on .{0,40}? )?)[Bb][yY] (?P<who>[A-ZÀ-Þ][^\d|·•—–\n<>]{1,80})"
)
_AFTER_NAME = re.compile(r"\s{2,}|\s[|·•–—]\s|,? (?:on|at|in) [A-Z]|,\s(?=[a-z])")
_TRAILING = re.compile(r"(?:\.\s(?<=\w{4}\.\s).*| on| in)\Z")
_AGENCY_DATE = re.compile(
    r"(?P<place>[A-Z][^()\n:.!?]{1,40}?), (?P<date>[^()\n,]{4,20}) \((?P<agency>[A-Z][^()\n]{1,20})\) (?=[A-Z“\"])"
)
_AGENCY = re.compile(r"\s?\(([^()]{2,24})\)\Z")
_STATE = re.compile(
    r"(?:the )?(?:republic|république|state|kingdom|government|autonomous region|commonwealth|federal republic)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"From (?P<name>[A-ZÀ-Þ][\w-]{2,30})(?:,|\Z)")
_COMPANY = re.compile(
    r"\b(?:AS|A/S|ASA|AG|plc|PLC|Ltd|Inc|GmbH|S\.?A\.?|LLC|Pty|Corp|AB|Oy|NV|SpA|University|Ministry|Department|"
    r"Office)\b\.?\Z"
)
_TAG = re.compile(r"\A\[[^\]]{1,40}\]\s")
_APART = re.compile(r"(?:\w(?:\s{1,4}|\Z)){3,40}\Z")
_FREQUENCY = re.compile(r"\s\d{2,3}[.,]\d(?: ?(?:FM|MHz))?\Z")
_DASHES = (" – ", " — ", " - ", "—", " -- ", ": ")
_SENTENCE = 3  # words in small letters that make a sentence of "By Monday the ferry had sunk."
_PARTICLES = frozenset({"de", "da", "do", "of", "the", "la", "sur"})


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a wire puts before the first sentence: "TIRANA, May 14 (MNA) –". `end` is where the dash begins."""

    place: str
    agency: str
    date: str
    end: int


def _is_place(place: str, dash: str, told: bool) -> bool:
    """Whether the words before a dash can be a dateline's place; `told` where a date or agency stands with them."""
    first = place.split(",")[0]
    names = first.split()
    if any(c.isdigit() for c in place) or fold(first) in WEEKDAYS or fold(first) in tables().sections:
        return False
    if not names or len(names) > 4 or not names[0][:1].isalpha() or len(place.split()) > 8:
        return False
    shouted = first.isupper() and len(first) > 2
    if dash == ": ":
        return shouted and len(names) <= 3
    titled = all(w[:1].isupper() or w in _PARTICLES for w in names)
    return shouted or (titled and told) or (titled and dash in (" – ", " — ") and len(names) <= 2)


def dateline_of(text: str) -> Dateline | None:
    """The dateline that a paragraph begins with; None where it begins with a sentence."""
    head = text[:110]
    undashed = _AGENCY_DATE.match(head)
    if undashed:
        stamps = find_stamps(undashed["date"])
        if stamps and stamps[0].start == 0:
            return Dateline(undashed["place"].strip(), undashed["agency"], stamps[0].text, undashed.end())
    for at, dash in sorted((head.find(d), d) for d in _DASHES if head.find(d) > 0)[:2]:
        before, agency, end = head[:at].strip(), "", at
        bracket = _AGENCY.search(before)
        if bracket:
            agency, before = bracket.group(1), before[: bracket.start()]
        stamps = find_stamps(before)
        date = stamps[-1].text if stamps else ""
        place = before[: stamps[-1].start].strip(" ,–—-") if stamps else before.strip(" ,")
        after = at + len(dash)
        follows = find_stamps(head[after : after + 40]) if not date and dash in (" – ", " — ", " - ") else []
        if follows and follows[0].start == 0 and head[after + follows[0].end :].lstrip()[:1] in ("–", "—", "-", "/"):
            date, end = follows[0].text, after + follows[0].end
        if not place and date and agency:
            return Dateline("", agency, date, end)
        if _is_place(place.strip("*_ "), dash, bool(agency or date)):
            return Dateline(place.strip("*_ "), agency, date, end)
    return None


def byline_of(text: str) -> str:
    """The name in a byline, "" where the line is none."""
    match = _BYLINE.match(text) if len(text) < 200 else None
    if match is None:
        match = _BY.search(text[:200]) if len(text.split()) <= 25 and not text.isupper() else None
    if match is None:
        return ""
    dates = find_stamps(text[match.start("who") :])
    if dates and dates[0].start == 0:  # "By March 3, 2021 the bridge was closed."
        return ""
    who = _AFTER_NAME.split(match["who"].strip())[0].strip(" ,.;*_)")
    who = _TRAILING.sub("", who)
    stamps = find_stamps(who)
    if stamps:
        who = who[: stamps[0].start].strip(" ,")
    names = who.split()
    if any(c in "$€£¥%" for c in who):
        return ""
    small = sum(w.islower() for w in names)
    if text.rstrip().endswith(".") and small >= (_SENTENCE if names and names[-1].islower() else _SENTENCE + 1):
        return ""
    if not 1 <= len(names) <= 9 or not (names[0][0].isupper() or names[0] == "our"):
        return ""
    return who


def byline_in(segments: Sequence[Segment], head: int) -> str | None:
    """The first byline of the title block, or of the short lines right below its standfirst."""
    for i, segment in enumerate(segments[: head + 5]):
        if segment.kind is BlockKind.CAPTION or (i > head and segment.words > 8):
            continue
        who = byline_of(segment.text)
        if who:
            return who
    return None


def head_of(segments: Sequence[Segment]) -> int:
    """How many segments stand before the first paragraph of prose, at most `LONGEST`."""
    for i, segment in enumerate(segments[:LONGEST]):
        wired = segment.words >= 14 and dateline_of(segment.text) is not None
        if segment.kind in (None, BlockKind.PARAGRAPH) and (is_prose(segment) or wired):
            return i
    return min(len(segments), LONGEST, max(3, len(segments) // 3))


def plain_name(name: str) -> str:
    """A publisher's name without its own initials or frequency behind it, and letters set apart put together.

    >>> plain_name("Norvik Safety Board (NSB)"), plain_name("T H E  T I M E S"), plain_name("Radio Arden 98.4 FM")
    ('Norvik Safety Board', 'THE TIMES', 'Radio Arden')
    """
    if _APART.match(name):
        name = " ".join(part.replace(" ", "") for part in re.split(r"\s{2,}", name))
    name = _FREQUENCY.sub("", name)
    tail = _AGENCY.search(name)
    if tail and tail.group(1).isupper():
        before = name[: tail.start()]
        initials = [w[0].upper() for w in before.replace("-", " ").split()]
        rest = iter(initials)
        if len(initials) > 1 and all(any(letter == i for i in rest) for letter in tail.group(1)):
            return before
    return name


def _sender(text: str) -> str | None:
    """The name before the place and date of a release: "**Norvik Shipping AS, Bergen, 3 May 2021**"."""
    items = menu_items(text)
    first = items[0].strip(" *_[]#") if items else ""
    if len(items) > 1 and first and not find_stamps(first) and fold(first) not in tables().sections:
        return first if 2 <= len(first.split()) <= 7 and ":" not in first and not byline_of(first) else None
    name = text.split(",")[0].strip(" *_[]#")
    return name if _COMPANY.search(name) and len(name.split()) <= 7 else None


def _masthead(segments: Sequence[Segment], limit: int) -> str | None:
    menus = 0
    for i, segment in enumerate(segments[:limit]):
        if segment.kind is BlockKind.PARAGRAPH:
            continue
        if is_menu(segment.text) and not find_stamps(segment.text):
            menus += 1
            continue
        if i - menus >= 3:
            break
        stamps = find_stamps(segment.text)
        piece = _TAG.sub("", segment.text[: stamps[0].start] if stamps else segment.text)
        apart = bool(_APART.match(piece.strip()))
        items = [piece.strip()] if apart else [m.strip(" *_[]#") for m in menu_items(piece)]
        name = items[0] if items else ""
        folded = fold(name)
        if not any(c.isalpha() for c in name) or len(name.split()) > 9 or byline_of(name) or len(piece) > 110:
            continue
        dull = name.islower() and i > 0
        if dull or name == "date" or folded in tables().sections or name.endswith(":"):
            continue
        if folded.startswith(("page ", "we ", "weather", "follow")):
            continue
        after = segments[i + 1] if i + 1 < limit else None
        if (
            after is not None
            and _STATE.match(name)
            and not after.gap
            and set(fold(after.text).split()) & tables().bodies
        ):
            return after.text
        if len(name) < 7 and len(items) > 1 and name.isupper() and items[1][:1] == name[:1]:
            return items[1]
        return name
    return None


_RIGHTS = re.compile(
    r"(?:©|\(c\)|\bcopyright)\s*(?:(?:19|20)\d\d(?:\s?[–-]\s?(?:19|20)?\d\d)?,?\s*)?"
    r"(?P<name>[A-ZÀ-Þ][^.,;|©\d\n()]{1,60})",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(r"[ ,]*(?:19|20)\d\d")
# A line that begins so stands in a release only; "Photo: Kremlin Press Office" stands anywhere.
_RELEASE = re.compile(
    r"\W*(?:(?:press|media|news) (?:release|office|contact|enquir|inquir)|contacts? for the (?:press|media)"
    r"|for immediate|forward-looking)",
    re.IGNORECASE,
)


def begins_as_release(text: str) -> bool:
    """Whether a line begins as one of a press release does ("Press contact", "For immediate release")."""
    return bool(_RELEASE.match(text))


_ABOUT = re.compile(r"About (?P<name>[A-ZÀ-Þ][^.:\n]{1,50})\Z")
_RIGHTS_LINES = 8  # lines at a text's end in which the notice of its rights stands


def _rights_holder(segments: Sequence[Segment], text: str) -> str | None:
    """The name in a copyright notice of the last lines, where the text names it elsewhere or the notice a year."""
    for segment in segments[-_RIGHTS_LINES:]:
        found = _RIGHTS.search(segment.text) if segment.words <= 60 and segment.kind is not BlockKind.CAPTION else None
        if found is None:
            continue
        name = found["name"].strip(" -–—*_")
        name = re.sub(r" (?:all rights reserved|and (?:others|contributors))\Z", "", name, flags=re.IGNORECASE)
        dated = any(c.isdigit() for c in found.group()) or bool(_YEAR_AFTER.match(segment.text, found.end()))
        if name[:1].isupper() and len(name.split()) <= 6 and (dated or text.count(name) > 1):
            return name
    return None


def _announcer(segments: Sequence[Segment], title: str, text: str) -> str | None:
    """Who issued a press release: the name that its title begins with and its text goes on to name."""
    about = next((m["name"] for s in segments if s.words <= 8 and (m := _ABOUT.match(s.text))), "")
    if not about and not any(begins_as_release(s.text) for s in segments):
        return None
    names: list[str] = []
    for word in title.split():
        if not (word[:1].isupper() or word in ("&", "of", "and", "the") or word[:1].isdigit()):
            break
        names.append(word.strip(":,"))
        if word.endswith((":", ",")):
            break
    while names and not names[-1][:1].isupper():
        names.pop()
    name = " ".join(names)
    if about and (name.startswith(about) or about.startswith(name)) and name:
        return name if len(name) >= len(about) else about
    return name if len(names) >= 2 and text.count(name) > 1 and len(names) < len(title.split()) else None


def spelled_out(name: str, segments: Sequence[Segment]) -> str:
    """A publisher's initials as the name that they stand for, where the text says so: "Norvik Safety Board (NSB)"."""
    if not (name.isupper() and name.isalpha() and 2 <= len(name) <= 8):
        return name
    for segment in segments:
        at = segment.text.find(f" ({name})")
        words = segment.text[: max(at, 0)].split()
        for count in range(len(name), min(len(words), len(name) + 4) + 1):
            tail = words[-count:]
            initials = "".join(w[0] for w in tail if w[0].isupper())
            if initials == name and tail[0][0].isupper():
                return " ".join(tail)
    return name


def publisher_of(segments: Sequence[Segment], title: str, text: str) -> tuple[str, str] | None:
    """The publisher that neither masthead nor dateline names, and where it was found; None where nothing tells."""
    found = _announcer(segments, title, text)
    if found:
        return found, "title of a press release, a guess"
    found = _rights_holder(segments, text)
    return (found, "copyright notice, a guess") if found else None


def outlet_of(segments: Sequence[Segment], head: int, title: int | None, agency: str | None) -> str | None:
    """The publisher: the name in the masthead above the title, the sender of a release below it, the wire's agency.

    An agency's initials are written out where a line of the title block is the name they stand for.
    """
    name = _masthead(segments, head if title is None else min(head, title))
    if name is None and title is not None:
        below = segments[title + 1 : title + 5]
        named = (_FROM.match(s.text) for s in below)
        name = next((m["name"] for m in named if m), None)
        dated = next((s.text for s in below if s.words <= 30 and find_stamps(s.text) and not is_prose(s)), None)
        name = name or (_sender(dated) if dated else None)
    if name is None and agency:
        for segment in segments[:head]:
            initials = "".join(w[0] for w in segment.text.split() if w[0].isupper())
            if initials == agency and segment.words == len(agency):
                return segment.text
    return (plain_name(name) if name else None) or agency
