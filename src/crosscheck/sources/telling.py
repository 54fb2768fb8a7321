"""Lines of a title block: those that tell what happened, told apart from those that say when the text was made."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosscheck.sources.front import begins_as_release, byline_of
from crosscheck.sources.furniture import begins_as_furniture
from crosscheck.sources.moments import Stamp, find_stamps

_ISSUE = re.compile(r"\b(?:no\.|nº|vol\.|issue|edition|pp?\.|page|price|est\.|isbn|ref\.|case no)", re.IGNORECASE)
_MADE = re.compile(
    r"\W*(?:(?:first|last|originally) )?(?:published|posted|updated|issued|released|prepared|presented|recorded|"
    r"broadcast|filed|sent|dated?|created|edited|modified|reviewed|revised|embargo(?:ed)?|status)\b",
    re.IGNORECASE,
)
_BETWEEN = 2  # words in small letters that stand between "Published" and its date ("on", "in the")
_PARTED = re.compile(r"[|·•\t]| {3}")
_ENDED = re.compile(r"[.!?…][\"'”’)\]* ]*\Z")
_AFTER_ONE = re.compile(r"(?<=\w{2}[.!?])[\"'”’)]?\s+")
_ENTRY = re.compile(r"\s?[:–—-]\s")
_WEEKDAY_BEFORE = re.compile(r"[^\W\d_]+day,?\s\Z", re.IGNORECASE)
_LOOKED_AT = 600  # characters of a line; a stamp is short
_FEWEST = 3  # words in small letters that a sentence has besides its date
_FEWEST_AFTER = 2  # the same, of what begins with its date ("3 May 2021 was wet."), and after "Oslo, 3 May 2021."


def is_issue_line(text: str) -> bool:
    """Whether a line counts issues or pages ("Vol. 3, No. 12")."""
    return bool(_ISSUE.search(text))


def begins_an_entry(text: str) -> bool:
    """Whether a line begins as an entry of a chronicle does: "6 June 2020 - Crackdown begins."."""
    stamps = find_stamps(text[:60])
    return bool(stamps) and not text[: stamps[0].start].strip() and bool(_ENTRY.match(text, stamps[0].end))


def entries(texts: Sequence[str]) -> frozenset[int]:
    """The numbers of the lines that are entries of a chronicle; it has two or more."""
    found = frozenset(i for i, text in enumerate(texts) if begins_an_entry(text))
    return found if len(found) > 1 else frozenset()


def _small(text: str) -> int:
    """How many words are written in small letters."""
    return sum(w.isalpha() and w.islower() for w in (word.strip(".,;:!?\"'()“”‘’") for word in text.split()))


def _dated_sentence(sentence: str, stamp: Stamp) -> bool:
    """Whether a sentence says more than the date in it: "On 12 May 1998 the ferry sank."."""
    before, after = sentence[: stamp.start], sentence[stamp.end :]
    # "Report of the board of inquiry, 3 May 2021." closes with its date; "They met on Monday, 3 May 2021." tells one.
    if before.rstrip().endswith(",") and not _small(after) and not _WEEKDAY_BEFORE.search(before):
        return False
    return _small(before) + _small(after) >= (_FEWEST if before.strip() else _FEWEST_AFTER)


def _is_sentence(text: str) -> bool:
    """Whether what follows a dateline is a sentence of the text: "Oslo, 3 May 2021. The ferry sank."."""
    if begins_as_furniture(text) or begins_as_release(text) or is_issue_line(text) or _MADE.match(text):
        return False
    return _small(text) >= _FEWEST_AFTER


def tells(text: str) -> bool:
    """Whether a line with a date is a sentence about what happened, and so no dateline, however short it is.

    It ends like a sentence, and has words in small letters besides the date, or a sentence after it. Bylines, rows of
    items, and lines that say when the text was published or edited tell nothing.

    >>> tells("On 12 May 1998 the ferry sank."), tells("Oslo, 3 May 2021. The ferry sank.")
    (True, True)
    >>> tells("Oslo, 3 May 2021."), tells("Last edited on 3 May 2021, at 21:14."), tells("By Ann Lee, 3 May 2021.")
    (False, False, False)
    """
    stamps = find_stamps(text)
    if not stamps or not _ENDED.search(text) or _PARTED.search(text):
        return False
    made = _MADE.match(text)
    if made and _small(text[made.end() : stamps[0].start]) <= _BETWEEN:
        return False
    if begins_as_furniture(text) or byline_of(text):
        return False
    dated = False
    for sentence in _AFTER_ONE.split(text[:_LOOKED_AT]):
        found = find_stamps(sentence)
        if any(_dated_sentence(sentence, stamp) for stamp in found) or (dated and _is_sentence(sentence)):
            return True
        dated = dated or bool(found)
    return False
