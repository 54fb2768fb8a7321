"""When a document was published: the dates of its title block and last lines, weighed; the page's clock told apart."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crosscheck.model import BlockKind, Published
from crosscheck.sources.front import LONGEST, byline_of, dateline_of
from crosscheck.sources.furniture import is_prose, menu_items
from crosscheck.sources.moments import Stamp, find_clock, find_stamps, zone_after
from crosscheck.sources.segments import Segment
from crosscheck.sources.telling import entries, is_issue_line

# Words before a date that say it is the publication's, and those that say it is something else's.
_ISSUED = re.compile(
    r"\b(?:published|posted|issued|released?|dated?|date of issue|filed|affirmed|press release|immediate release|"
    r"embargo(?:ed)?(?: until)?|sent|statement|bulletin|note|created|broadcast|aired|publicado|publié|veröffentlicht)\b"
    r"(?:[^a-z]{0,6}(?:on|at|:)?[^a-z]{0,6}| by [^.|;]{2,50}? on(?: [a-z]{3,9},?)? ?)\Z",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"\b(?:(?:last )?(?:updated?|edited|modified|reviewed|revised)|status as (?:at|of)|as (?:of|at)|recorded|"
    r"this copy shows)\b.{0,40}\Z",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:born|died|founded|est|established|open(?:ing|s|ed)?|due|covers?|period|first listed|amendment|"
    r"closed?s?|valid|expected|received by|launched|scheduled)\b[^.;|]{0,30}\Z"
    r"|\b(?:in|of|for|by|since|from|between|before|after|during|until|to)(?: the)?(?: [a-z]{3,9}day,?)? ?\Z",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\b(?:next|deadline)\b[^.;|]{0,30}\Z", re.IGNORECASE)
_CLOCK_SAID = re.compile(r"\b(?:updated?|published|posted|issued)\b[^\d\n]{0,6}", re.IGNORECASE)
_RANGE = re.compile(r"\d{1,2}\s?[–—-]\s?\Z")
_PAGE_CLOCK = re.compile(r"weather|°", re.IGNORECASE)
_MONTH_WORD = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
_FIGURES = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](?:\d\d)?\d\d\b")
_YEAR = re.compile(r"(?<![\d/.,-])(?:19|20)\d\d(?![\d/.,-])")
_ALL_TIMES = re.compile(r"\b(?:all )?times? (?:are |is |given |shown |stated )?(?:in |as )?(?:the )?", re.IGNORECASE)
_LEAST = 14.0  # a lower score is a date in passing
_LAST_LINES = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stamp with the segment it stands in, its score, and where it was found."""

    stamp: Stamp
    index: int
    score: float
    origin: str


def month_first(text: str) -> bool | None:
    """Whether the text writes the month before the day; None where it does not tell.

    Told by all-figure dates with an impossible month, else by how it orders month names and days.
    """
    sample = text[:200_000]
    for match in _FIGURES.finditer(sample):
        a, b = int(match[1]), int(match[2])
        if 12 < a <= 31 and 1 <= b <= 12:
            return False
        if 12 < b <= 31 and 1 <= a <= 12:
            return True
    before = after = 0
    for match in _MONTH_WORD.finditer(sample):
        tail, lead = sample[match.end() : match.end() + 5], sample[max(0, match.start() - 4) : match.start()]
        after += bool(re.match(r"\.? \d{1,2}\b", tail))
        before += bool(re.search(r"\d ?\Z", lead))
    if after == before:
        return None
    return after > before


def _in_a_sentence(line: str, stamp: Stamp, *, below: bool) -> bool:
    """Whether a date stands in a sentence ("The pool opened on 3 May 2021."), and so is the day of what it tells.

    A sentence has four words or more besides the date. It ends like one, or, below the title block, runs on in small
    letters. "Oslo, 3 May 2021. This note sets out ..." and "Words by Ann Lee, 3 May" hold none.
    """
    if byline_of(line) or len(menu_items(line)) > 1:
        return False
    before = line[: stamp.date_start].rpartition(". ")[2]
    after, ended, _ = line[stamp.end :].partition(". ")
    words = (before + after).split()
    if len(words) < 4:
        return False
    if ended or line.rstrip("\"'”’)]* ").endswith((".", "!", "?")):
        return True
    return below and sum(w.isalpha() and w.islower() and len(w) > 2 for w in words) >= 2


def _score(stamp: Stamp, segment: Segment, i: int, head: int, title: int | None, last: int) -> float:
    at = stamp.date_start
    line = segment.text.replace("\u00a0", " ")
    before = line[:at]
    rest = len((before + line[stamp.end :]).split())
    score = 0.0
    score += 10 if stamp.day else -6
    score += 10 if stamp.year else 0
    score += 8 if stamp.clock else 0
    score += 4 if stamp.weekday is not None else 0
    fullness = 12 if rest <= 3 else 8 if rest <= 8 else 0 if rest <= 14 else -12
    score += 10 if i < head else 4 if i < LONGEST else 0
    if i == title:
        score -= 25
    elif title is not None and i > title and i <= head:
        score += 6
    if segment.kind in (BlockKind.ROW, BlockKind.CAPTION, BlockKind.LIST_ITEM):
        score -= 12
    if stamp.coarse and i < head and is_issue_line(line):
        score += 10
    if _RANGE.search(before):
        score -= 8
    labels = segment.labels[0] if segment.kind is BlockKind.ROW and segment.labels else ""
    told = (labels + ": " + before) if labels else before
    told = told.rstrip()
    labelled = _ISSUED.search(told) or _UPDATED.search(told)
    if not labelled and _in_a_sentence(line, stamp, below=i >= head):
        score -= 45
    if _NEXT.search(told):
        score -= 40
    elif _ISSUED.search(told):
        score, fullness = score + 25, max(fullness, 0)
    elif _UPDATED.search(told):
        score, fullness = score + 14, max(fullness, 0)
    elif _OTHER.search(told):
        score -= 30
    elif i > head and (rest > 3 or is_prose(segment)):
        score -= 20
    if _PAGE_CLOCK.search(line) and stamp.clock:
        score -= 30
    if LONGEST <= i < last:
        score -= 30
    return score + fullness


def _last_lines(segments: Sequence[Segment]) -> int:
    """Where the last lines begin in which a date may be the publication's; menus and notices below them count not."""
    left = _LAST_LINES
    for i in range(len(segments) - 1, -1, -1):
        if segments[i].kind is not BlockKind.FURNITURE or find_stamps(segments[i].text):
            left -= 1
            if not left:
                return i
    return 0


def candidates(segments: Sequence[Segment], head: int, title: int | None, first: bool | None) -> list[Candidate]:
    """All dates that could be the publication's, best first; the earlier of equals first."""
    out: list[Candidate] = []
    last = _last_lines(segments)
    chronicled = entries([s.text for s in segments[: LONGEST + 10]])
    for i, segment in enumerate(segments):
        if LONGEST + 10 < i < last:
            continue
        line = segment
        wire = dateline_of(segment.text) if i <= head + 1 else None
        if wire is not None and wire.date:
            line = replace(segment, text=segment.text[: wire.end])
        elif segment.words > 34:
            continue
        for stamp in find_stamps(line.text, first):
            score = _score(stamp, line, i, head, title, last)
            if wire is not None and wire.date:
                score += 8
            elif stamp.year is None:
                score -= 6 if i < head else 30
            if i in chronicled:  # the day is that of what it tells
                score -= 45
            origin = "dateline" if i < max(head, 1) or wire else "last lines" if i >= last else "text"
            out.append(Candidate(stamp, i, score, origin))
    return sorted(out, key=lambda c: (-c.score, c.index, c.stamp.start))


def _year_for(stamp: Stamp, others: Sequence[Candidate], title_block: Sequence[Segment]) -> int | None:
    """The year of a date printed without one; None where nothing tells it.

    That of the same day in a full date, of the best full date of the title block, or the only year printed there.
    """
    dated = [c for c in others if c.stamp.year]
    same = [c.stamp for c in dated if (c.stamp.month, c.stamp.day) == (stamp.month, stamp.day) and c.score > 0]
    if same:
        return same[0].year
    good = [c.stamp for c in dated if c.score >= _LEAST and c.index < max(len(title_block), 1)]
    if good:
        return good[0].year
    years = {
        int(m.group())
        for s in title_block
        if s.words <= 20
        for m in _YEAR.finditer(s.text)
        if not _OTHER.search(s.text[: m.start()])
    }
    return years.pop() if len(years) == 1 else None


def _line_clock(segment: Segment, stamp: Stamp, day: dt.date) -> dt.time | None:
    """A clock time elsewhere on a short line whose date has none ("Wednesday 15 May | Archive | Updated 16:20")."""
    if segment.words > 16 or stamp.clock or stamp.coarse or segment.kind is BlockKind.ROW:
        return None
    line = segment.text.replace("\u00a0", " ")
    found = find_clock(line, day, stamp.end, len(line)) or find_clock(line, day, 0, stamp.start)
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Found:
    """The date, or a dateline without its year; problems to tell; the segment it stands in, -1 for none."""

    published: Published | None
    yearless: Stamp | None
    problems: tuple[str, ...] = ()
    index: int = -1


def _clock_beside(segments: Sequence[Segment], index: int, day: dt.date) -> dt.time | None:
    """The clock time of an "Updated 02:10" on a line next to the date's."""
    for segment in segments[max(0, index - 1) : index + 2]:
        said = _CLOCK_SAID.search(segment.text) if segment.words <= 14 else None
        found = find_clock(segment.text, day, said.end(), min(len(segment.text), said.end() + 12)) if said else None
        if found:
            return found[0]
    return None


def _with_clock(
    moment: dt.datetime | dt.date, chosen: Candidate, found: Sequence[Candidate], segments: Sequence[Segment]
) -> dt.datetime | dt.date:
    """The day with a clock time printed elsewhere on its line, or with the same day elsewhere in the title block."""
    if isinstance(moment, dt.datetime) or chosen.stamp.coarse:
        return moment
    clock = _line_clock(segments[chosen.index], chosen.stamp, moment) or _clock_beside(segments, chosen.index, moment)
    if clock is None:
        for other in found:
            if other.score >= 0 and other.stamp.clock and other.stamp.moment(moment.year) is not None:
                same = (other.stamp.month, other.stamp.day) == (moment.month, moment.day)
                if same and other.stamp.year in (None, moment.year):
                    clock = other.stamp.clock
                    break
    return dt.datetime.combine(moment, clock) if clock else moment


def _told_zone(segments: Sequence[Segment], day: dt.date) -> dt.tzinfo | None:
    """The zone that a line near the top or the end gives for all times ("All times local (GMT+1)")."""
    near = [*segments[: LONGEST + 10], *segments[LONGEST + 10 :][-_LAST_LINES:]]
    for segment in near:
        said = _ALL_TIMES.search(segment.text) if segment.words <= 16 else None
        if said and (said.group().strip().lower().startswith("all") or said.start() == 0):
            rest = segment.text[said.end() :].removeprefix("local").lstrip()
            zone, _ = zone_after(rest, 0, day)
            if zone is not None:
                return zone
    return None


def find_published(
    segments: Sequence[Segment], head: int, title: int | None, first: bool | None, file_name: str = ""
) -> Found:
    """The date of publication, or a stamp that lacks only its year, and what a reader should know.

    The title block is searched first, then the dateline of the first paragraphs, the last lines, the file's name.
    A date with a clock time keeps the zone printed with it; without one it is naive. A month or season alone is
    taken as its first day, and that is a problem told.
    """
    problems: list[str] = []
    yearless: Stamp | None = None
    found = candidates(segments, head, title, first)
    for candidate in found:
        if candidate.score < _LEAST:
            break
        stamp = candidate.stamp
        year = stamp.year or _year_for(stamp, [c for c in found if c is not candidate], segments[:head])
        if year is None or not stamp.falls_in(year):
            yearless = yearless or stamp
            continue
        moment = stamp.moment(year)
        if moment is None:
            continue
        if stamp.coarse:
            problems.append(f"dated only to the {stamp.coarse} ({stamp.text}); taken as its first day")
        if stamp.swapped and first is None:
            problems.append(f"{stamp.text} is read with the day first; nothing in the text says so")
        if not stamp.year:
            problems.append(f"the year of {stamp.text} is taken from the title block")
        moment = _with_clock(moment, candidate, found, segments)
        if isinstance(moment, dt.datetime) and moment.tzinfo is None:
            moment = moment.replace(tzinfo=_told_zone(segments, moment.date()))
        return Found(Published(moment, stamp.text, candidate.origin), None, tuple(problems), candidate.index)
    named = [s for s in find_stamps(file_name.replace("_", " ")) if s.year and s.day]
    if named and yearless is None:
        moment = named[0].moment()
        if moment is not None:
            return Found(Published(moment, named[0].text, "file name"), None, tuple(problems))
    return Found(None, yearless, tuple(problems))
