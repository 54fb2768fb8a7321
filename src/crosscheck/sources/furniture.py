"""Page furniture and captions: what a page prints around the article, told apart by words, shape and place.

The words lie in `furniture.toml`. Shape: a menu is several short items between separators, without figures or a
sentence's end. Place: a heading such as "Related news" opens a list of links that ends at the next paragraph.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from crosscheck.model import BlockKind
from crosscheck.sources.segments import Segment

PROSE = 12  # words from which a line that ends like a sentence is prose
_MENU_ITEM = 4  # words a menu item has at most
_TOKEN = 90  # characters up to which a line can be a coda, an editor's slug or a stage direction
_SHORT = 40  # words up to which a line can be furniture by the phrases that it holds
_SEPARATORS = re.compile(r"\s[|·•›»>▸/]\s?|\t|\s{2,}|\s[-–—]\s")
_BULLETS = "•*·»▶►▪◦※□–—->\u00a0 \t❤"
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
_RULE = re.compile(r"[-–—_=*#~.·\s]{2,}\Z")
_CODA = re.compile(r"(?:[-#*\s]*(?:ends?|30|fin|ends here)?[-#*\s]*|n{4})\Z", re.IGNORECASE)
_SLUG = re.compile(r"/?[a-z]{2,5}(?:/[a-z]{1,5})+/?\Z|/[a-z]{2,4}\Z|[A-Z]{2,3}(?:/[A-Za-z]{2,3})+\Z")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b)", re.IGNORECASE)
_REACH = re.compile(
    r"[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,60}|(?:www\.|https?://)\S{3,200}"
    # A number to call, not a day: "2021-05-03".
    r"|(?<![\d.])(?!\d{4}-[01]\d-[0-3]\d(?!\d))\+?\d{2,4}[ -]\d{2,4}[ -]\d{2,4}(?:[ -]\d{2,4})?(?![\d.])"
)
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?.{0,40}(?:weather|°)", re.IGNORECASE)
_REFERENCES = re.compile(r"(?:\s?\[\w{1,3}\]){1,8}\s*\Z")
_GALLERY = re.compile(r"\[\d{1,3}/\d{1,3}\]")
_COUNTED = re.compile(r"(?:\A|[|·•]\s?)(?:\d+ comments?\b|comments? \(\d+\))", re.IGNORECASE)
_STAGE = re.compile(r"(?:\[[^\]\n]{1,80}\]\s?){1,6}\Z|\([^)\n]{1,20}\)\Z")
_PAGES = re.compile(r"\b(?:pp?\.? ?|pages? )\d{1,3}\b", re.IGNORECASE)
_AUTHORS = re.compile(r"(?:text|words|story|report)(?::| by )", re.IGNORECASE)
_COMMENTS = re.compile(
    r"(?:comments?|replies|\d+ (?:comments?|thoughts on .{1,80}|replies))(?:\s*\(\d+\))?\Z", re.IGNORECASE
)


@dataclass(frozen=True)
class Words:
    """The tables of `furniture.toml`."""

    starts: tuple[str, ...]
    holds: tuple[str, ...]
    lists: frozenset[str]
    menu: frozenset[str]
    captions: tuple[str, ...]
    bodies: frozenset[str]
    sections: frozenset[str]
    credits: tuple[str, ...]


@lru_cache(maxsize=1)
def words() -> Words:
    """The word tables, read once."""
    table = tomllib.loads((files("crosscheck.sources") / "furniture.toml").read_text(encoding="utf-8"))
    return Words(
        tuple(table["starts"]),
        tuple(table["holds"]),
        frozenset(table["lists"]),
        frozenset(table["menu"]),
        tuple(table["captions"]),
        frozenset(table["bodies"]),
        frozenset(table["sections"]),
        tuple(table["credits"]),
    )


@lru_cache(maxsize=1)
def _starts() -> re.Pattern[str]:
    """Any of the beginnings of the tables, as whole words."""
    return re.compile("(?:" + "|".join(map(re.escape, sorted(words().starts, key=len, reverse=True))) + r")(?!\w)")


def begins_as_furniture(text: str) -> bool:
    """Whether a line begins as page furniture does."""
    return bool(_starts().match(fold(text)))


@lru_cache(maxsize=1)
def _holds() -> re.Pattern[str]:
    """Any of the phrases of the tables, wherever it stands."""
    return re.compile("|".join(map(re.escape, words().holds)))


@lru_cache(maxsize=1)
def _credit() -> re.Pattern[str]:
    """Any of the credits of the tables."""
    return re.compile("|".join(re.escape(c) for c in sorted(words().credits, key=len, reverse=True)))


@lru_cache(maxsize=64)  # the rules ask for the same line several times in a row
def fold(text: str) -> str:
    """Lower case, plain quotes, single spaces, without bullets at the front: how lines are compared with the tables."""
    return " ".join(text.translate(_QUOTES).lstrip(_BULLETS).split()).casefold()


def is_prose(segment: Segment) -> bool:
    """Whether it reads like a sentence or more: long enough, and ended like one."""
    if segment.words < PROSE:
        return False
    text = _REFERENCES.sub("", segment.text).rstrip("\"'”’)»]* ")
    return text.endswith((".", "!", "?", "…", ":", ";"))


@lru_cache(maxsize=64)
def _items(text: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in _SEPARATORS.split(text) if item and item.strip())


def menu_items(text: str) -> list[str]:
    """The items between separators ("Home | News | Sport"); one item where there is no separator."""
    return list(_items(text))


def is_menu(text: str) -> bool:
    """Whether a line is a row of links: four or more short items without figures, or two or more of the usual words."""
    items = _items(text)
    if len(items) < 2:
        return False
    known = sum(1 for item in items if fold(item).strip("[]↗💬▾ ") in words().menu)
    if known >= max(2, len(items) // 2):
        return True
    if len(items) < 4 or any(len(item.split()) > _MENU_ITEM for item in items):
        return False
    return not any(c.isdigit() for c in text) and not text.rstrip().endswith((".", "!", "?", ";"))


def _is_token(text: str) -> bool:
    """Whether a short line is a rule, the coda of a release, an editor's slug or a stage direction."""
    if text[0] in "[(" and _STAGE.match(text):
        return True
    return bool(("/" in text and _SLUG.match(text)) or _CODA.match(text))


def _reaches(text: str, folded: str) -> bool:
    """Whether a line holds an address or number at which somebody can be reached."""
    # The patterns are slow beside these tests, which most lines fail.
    if "@" not in text and "www." not in folded and "://" not in text and not any(map(str.isdigit, text)):
        return False
    return bool(_REACH.search(text))


def is_furniture(segment: Segment) -> bool:
    """Whether a line is furniture by its own words and shape, wherever it stands."""
    text, count = segment.text, segment.words
    folded = fold(text)
    if not folded or (not text[0].isalnum() and _RULE.match(text)) or (len(text) <= _TOKEN and _is_token(text)):
        return True
    if count <= _SHORT and ((":" in text and _CLOCK.search(text)) or _COPYRIGHT.match(text)):
        return True
    if _starts().match(folded) and not (count > 2 * PROSE and is_prose(segment)):
        return True
    if count <= _SHORT and _holds().search(folded):
        return True
    if count <= PROSE and "comment" in folded and _COUNTED.search(text):
        return True
    if count <= 25 and len(text) < 600 and _reaches(text, folded) and not is_prose(segment):
        return True
    return is_menu(text) or (len(_items(text)) > 1 and len(_PAGES.findall(text)) > 1)


def begins_caption(text: str) -> bool:
    """Whether a line begins as captions do ("Photo:", "[2/5] ...")."""
    return fold(text).startswith(words().captions) or bool(_GALLERY.match(text))


def ends_with_credit(segment: Segment) -> bool:
    """Whether a line ends with a picture's credit ("... at the gate. Photo: AP")."""
    folded = fold(segment.text)
    if segment.words > 80 or (segment.words <= 16 and _AUTHORS.match(folded)):
        return False
    tail = folded[-60:]
    found = _credit().search(tail)
    if found is None:
        return False
    if len(folded) <= 60:
        return found.start() > 0 and not folded.startswith(("text", "words", "by ", "story"))
    return len(tail) - found.start() <= 50 and not tail.rstrip(")] |").endswith((".", "?", "!"))


def is_bare_credit(segment: Segment) -> bool:
    """Whether a caption line holds a credit and nothing else ("Photo: AP/Ann Lee")."""
    folded = fold(segment.text)
    start = next((c for c in words().captions if folded.startswith(c)), "")
    return bool(start) and len(folded[len(start) :].split()) <= 5 and not any(c.isdigit() for c in folded)


def _comment_list(segments: Sequence[Segment], at: int) -> bool:
    """Whether segments[at] heads readers' comments: "Comments", then lines that begin with a name and a colon."""
    after = segments[at + 1 : at + 3]
    return bool(_COMMENTS.match(segments[at].text.strip())) and any(":" in s.text[:40] for s in after)


def _closes_list(segment: Segment, following: Segment | None) -> bool:
    """Whether a segment ends a list of links: prose, or a heading with prose right after it, below an empty line."""
    if not segment.gap:
        return False
    return is_prose(segment) or (
        following is not None and not following.gap and is_prose(following) and segment.words <= 8
    )


def _by_itself(segment: Segment) -> BlockKind | None:
    """The role that a line's own words and shape give it."""
    if begins_caption(segment.text):
        return BlockKind.FURNITURE if is_bare_credit(segment) else BlockKind.CAPTION
    if is_furniture(segment):
        return BlockKind.FURNITURE
    return BlockKind.CAPTION if ends_with_credit(segment) else segment.kind


def mark_furniture(segments: Sequence[Segment]) -> list[Segment]:
    """Segments with FURNITURE and CAPTION set where words, shape or place say so.

    After a heading of a list of links everything is furniture up to prose, or a heading of prose, below an empty line.
    Of readers' comments the long ones stay.
    """
    out: list[Segment] = []
    inside = comments = False
    for i, segment in enumerate(segments):
        following = segments[i + 1] if i + 1 < len(segments) else None
        if segment.level or (inside and not comments and _closes_list(segment, following)):
            inside = comments = False
        folded = fold(segment.text).rstrip(":. ")
        opens = folded in words().lists and segment.words <= 5 and segment.kind is not BlockKind.ROW
        heads_comments = _comment_list(segments, i)
        if opens or heads_comments:
            inside, comments = True, heads_comments
            out.append(replace(segment, kind=BlockKind.FURNITURE))
        elif inside and segment.kind is not BlockKind.FURNITURE:
            kept = is_prose(segment) or (comments and segment.words >= 10)
            out.append(segment if kept else replace(segment, kind=BlockKind.FURNITURE))
        elif segment.kind in (None, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH):
            kind = _by_itself(segment)
            out.append(segment if kind is segment.kind else replace(segment, kind=kind))
        else:
            out.append(segment)
    return out
