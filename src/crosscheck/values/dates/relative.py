"""Dates told from a moment: "last month", "next Tuesday", "two weeks ago", "the day before yesterday"."""

from __future__ import annotations

from collections.abc import Callable

from crosscheck.values.dates.absolute import day_first, month_at, weekday_at, weekday_first
from crosscheck.values.dates.nodes import Cal, DayWord, Found, Holiday, Node, Nth, Offset, Rel, Vague
from crosscheck.values.dates.numerals import count, day_number
from crosscheck.values.dates.text import Words
from crosscheck.values.dates.words import DAY_WORDS, MODIFIERS, SEASONS, SUBDAY, UNIT_WORDS

Core = Callable[[int], Found | None]  # what reads an expression that stands at a position


def day_word(ws: Words, i: int) -> Found | None:
    """Reads "today", "yesterday", "tomorrow", "tonight"; "the day before yesterday", "the day after tomorrow"."""
    low = ws.low(i)
    if low == "the":
        i, low = i + 1, ws.low(i + 1)
    if low == "day" and ws.low(i + 1) == "before" and ws.low(i + 2) == "yesterday":
        return DayWord(-2, "day before yesterday"), i + 3
    if low == "day" and ws.low(i + 1) == "after" and ws.low(i + 2) == "tomorrow":
        return DayWord(2, "day after tomorrow"), i + 3
    if low in DAY_WORDS and ws.low(i - 1) != "the" and low not in ("tonight", "overnight"):
        if ws.low(i + 1) == "'s" and ws.low(i + 2) in ("world", "youth", "society"):
            return None
        return DayWord(DAY_WORDS[low], low), i + 1
    return None


_TIME_PREPOSITIONS = frozenset(("at", "by", "during", "around", "before", "until", "from", "since", "throughout"))


def modified(ws: Words, i: int, holiday: Core) -> Found | None:
    """Reads "last month", "this coming Friday", "the following two years", "that same day", "the week after next"."""
    j = i
    if ws.low(j) in ("the", "these", "those"):
        j += 1
    if beside := _week_beside(ws, j):
        return beside
    number = count(ws, j) if j > i or ws.digits(j) else None
    lead = 0
    if number and ws.low(number[1]) in (
        "next",
        "past",
        "last",
        "previous",
        "upcoming",
        "coming",
        "following",
        "preceding",
    ):
        lead, j = int(number[0]), number[1]
    word = ws.low(j)
    if word in ("that", "this") and ws.low(j + 1) in ("time", "period") and ws.low(j - 1) in _TIME_PREPOSITIONS:
        return (Vague(word), j + 2) if ws.low(j + 2) not in ("of", "frame", "-") else None
    if word not in MODIFIERS or word in ("very", "present") or (word == "past" and ws.pos(j) == "ADP"):
        return None
    if word == "last" and ws.tag(j) == "VB":
        return None  # "expected to last three weeks"
    if word == "that" and ws.pos(j) == "SCONJ" and ws.low(j + 1) not in ("same", "very"):
        return None  # "it is said that August is wet"
    if word == "latest" and ws.low(j + 1) not in ("week", "weekend", "month", "quarter", "year", "fiscal"):
        return None
    step = MODIFIERS[word]
    j += 1
    if word in ("this", "that") and ws.low(j) in MODIFIERS and ws.low(j) not in ("this", "that"):
        word, step = ws.low(j), MODIFIERS[ws.low(j)]
        j += 1
    elif word in ("this", "that") and ws.low(j) == "very":
        j += 1
    if word == "next" and ws.low(i) == "the" and not lead:
        word = "the next"
    return _after_modifier(ws, j, word, step, lead, holiday)


def _week_beside(ws: Words, j: int) -> Found | None:
    """Reads "the week after next", "the month before last"."""
    unit = UNIT_WORDS.get(ws.low(j), "")
    if unit in ("week", "weekend", "month", "year") and ws.low(j) in ("week", "weekend", "month", "year"):
        if ws.low(j + 1) == "after" and ws.low(j + 2) == "next":
            return Rel(1, "next", unit, far=1), j + 3
        if ws.low(j + 1) == "before" and ws.low(j + 2) == "last":
            return Rel(-1, "last", unit, far=-1), j + 3
    return None


def _after_modifier(ws: Words, j: int, word: str, step: int, lead: int, holiday: Core) -> Found | None:
    fiscal = ws.low(j) in ("fiscal", "financial", "school", "academic")
    if fiscal or ws.low(j) in ("calendar", "business", "working"):
        j += 1
    if (named := _named(ws, j, word, step, holiday)) is not None:
        return None if lead else named  # the number of "turned 40 last Thursday" counts no Thursdays
    number = None if lead else count(ws, j)
    if number and ws.low(j) in ("a", "an"):
        number = None
    k = number[1] if number else j
    k = k + 1 if ws.low(k) in ("business", "working", "full", "calendar") else k
    unit = UNIT_WORDS.get(ws.low(k))
    if unit is None or (unit in SUBDAY) or ws.low(k) in ("night", "nights", "min", "mins") or _alone(ws, k, lead):
        return None
    plural = ws.low(k).endswith("s") or ws.low(k) == "centuries"
    if (number and number[2]) or (plural and not number and not lead):
        return Vague(word), k + 1
    if word in ("that", "same", "this") and number:
        return None
    if ws.low(k + 1) == "-" and ws.glued(k + 1) and ws.low(k + 2) == "long":
        return None
    total = lead or (int(number[0]) if number else 0)
    node = Rel(step, word, unit=unit, count=total, fiscal=fiscal)
    if unit == "week" and not total and (ws.low(k) == "workweek" or ws.low(k - 1) in ("business", "working")):
        return Nth(1, node, "day", count=5), k + 1  # Monday to Friday
    return node, k + 1


def _named(ws: Words, j: int, word: str, step: int, holiday: Core) -> Found | None:
    """What has a name behind the modifier: a day of a month, a weekday, a month, a season, a feast."""
    if word in ("next", "last", "coming") and (day_month := _day_of_month(ws, j)):
        return Rel(step, word, month=day_month[0].month, day=day_month[0].day), day_month[1]
    if found := weekday_at(ws, j):
        if ws.low(j) in ("sun", "mon", "sat", "wed") and ws[j].text.islower():
            return None  # "this sun"
        dated = weekday_first(ws, j, None) if word in ("this", "next", "last", "coming") else None
        if dated and isinstance(dated[0], Cal) and dated[0].month and dated[0].day:
            return dated
        return Rel(step, word, weekday=found[0]), found[1]
    if (found := month_at(ws, j)) and ws[j].text[:1].isupper() | (ws.low(j) not in ("may", "march")):
        day = day_number(ws, found[1])
        return (
            (Rel(step, word, month=found[0], day=day[0]), day[1])
            if day
            else (Rel(step, word, month=found[0]), found[1])
        )
    if ws.low(j) in SEASONS and (word != "that" or ws.pos(j) != "VERB"):
        return Rel(step, word, season=SEASONS[ws.low(j)]), j + 1
    if (feast := holiday(j)) and isinstance(feast[0], Holiday) and feast[0].year is None:
        return Rel(step, word, holiday=feast[0]), feast[1]
    return None


def _day_of_month(ws: Words, j: int) -> tuple[Cal, int] | None:
    """A day and month with no year in another order than "April 6": "6 April", "6th of April"."""
    found = day_first(ws, j)
    if found is None or not isinstance(found[0], Cal) or found[0].year is not None or not found[0].day:
        return None
    return (found[0], found[1]) if found[0].month and found[0].weekday is None else None


def _alone(ws: Words, k: int, lead: int) -> bool:
    """Whether a number before "next" counts something else: "only 3 next week", not "3 next weeks"."""
    return lead > 1 and not ws.low(k).endswith("s")


def _amounts(ws: Words, i: int) -> tuple[list[tuple[float, str]], int, bool] | None:
    """One or more counts with their units: "two years and three months", "2 years 1 month 21 days"."""
    amounts: list[tuple[float, str]] = []
    vague, j = False, i
    while len(amounts) < 4:
        number = count(ws, j)
        if number is None:
            break
        k = number[1] + 1 if ws.low(number[1]) in ("-", "or", "calendar", "business", "working", "more") else number[1]
        if ws.low(k - 1) == "or" and (alternative := count(ws, k)):
            k, vague = alternative[1], True
        unit = UNIT_WORDS.get(ws.low(k))
        if unit is None:
            break
        amounts.append((number[0], unit))
        vague = vague or number[2]
        j = k + 1
        if (half := ws.match(j, ("and", "a", "half"))) > 0:  # "a year and a half ago"
            amounts[-1], j = (number[0] + 0.5, unit), half
            break
        following = j + 1 if ws.low(j) in ("and", ",") else j
        if count(ws, following) is None or ws.low(following) in ("a", "an"):
            break
        j = following
    if not amounts:
        unit = UNIT_WORDS.get(ws.low(i))
        if unit is None or not ws.low(i).endswith("s") or count(ws, i - 1) is not None:
            return None
        return [(3.0, unit)], i + 1, True
    if ws.low(j) in ("and", ","):
        return amounts, j, vague
    return amounts, j, vague


_DIRECTIONS = {
    "ago": (-1, "now"),
    "earlier": (-1, "told"),
    "previously": (-1, "told"),
    "beforehand": (-1, "told"),
    "before": (-1, "told"),
    "prior": (-1, "told"),
    "later": (1, "told"),
    "afterwards": (1, "told"),
    "afterward": (1, "told"),
    "after": (1, "told"),
    "thereafter": (1, "told"),
    "hence": (1, "now"),
    "on": (1, "told"),
    "since": (1, "told"),
    "following": (1, "told"),
    "from": (1, "now"),
    "into": (1, "told"),
}


def offset(ws: Words, i: int, core: Core) -> Found | None:
    """Reads "three days earlier", "a year ago", "two weeks after May 3", "six days on", "3 days from tomorrow"."""
    found = _amounts(ws, i) if ws.low(i - 1) not in ("every", "each") else None
    if found is None:
        return None
    amounts, j, vague = found
    key = tuple(amounts)
    if ws.low(j) in ("'", "’", "'s"):
        j += 1
    if ws.low(j) == "time" and ws.low(i - 1) == "in":
        return Offset(key, 1, "now", vague=vague), j + 1
    word = ws.low(j)
    if word not in _DIRECTIONS:
        return None
    sign, origin = _DIRECTIONS[word]
    if word == "before" and ws.low(i - 1) in ("was", "is", "be", "took") and "it" in (ws.low(i - 2), ws.low(i - 3)):
        return None  # "it was nineteen weeks before he came": how long
    if word == "from" and ws.low(i - 1) == "for":
        return None  # "for three days from Friday": how long, and its start
    if word == "on" and amounts[-1][1] == "week" and (weekday := weekday_at(ws, j + 1)):
        return Offset(key, sign, "base", Cal(weekday=weekday[0])), weekday[1]  # "a week on Tuesday"
    if word in ("before", "after", "prior", "since", "from", "following", "into"):
        return _from_base(ws, j, key, sign, vague, core)
    if word == "on" and not _closes(ws, j + 1):
        return None
    if word == "ago" and ws.low(j + 1) == "this" and ws.low(j + 2) in ("week", "month"):
        return Offset(key, sign, origin, vague=vague, fine=ws.low(j + 2)), j + 3
    if word == "ago" and amounts[-1][1] == "week" and (weekday := _weekday_after(ws, j + 1)):
        return Offset(key, sign, "base", Cal(weekday=weekday[0])), weekday[1]  # "a week ago Thursday"
    if word == "ago" and ws.low(j + 1) == "today":
        return Offset(key, sign, origin, vague=vague, fine="day"), j + 2
    return Offset(key, sign, origin, vague=vague), j + 1


def _weekday_after(ws: Words, i: int) -> tuple[int, int] | None:
    """A weekday at `i` or behind its "on" or "last"."""
    return weekday_at(ws, i + 1 if ws.low(i) in ("on", "last") else i)


def _closes(ws: Words, i: int) -> bool:
    """Whether the clause pauses or ends at `i`."""
    return ws.low(i) in (",", ".", ";", "") or ws.low(i) == "from"


def _from_base(
    ws: Words, j: int, amounts: tuple[tuple[float, str], ...], sign: int, vague: bool, core: Core
) -> Found | None:
    word = ws.low(j)
    k = j + 2 if word == "prior" and ws.low(j + 1) == "to" else j + 1
    if word == "from" and ws.low(k) == "now":
        return Offset(amounts, 1, "now", vague=vague), k + 1
    base = core(k) or (core(k + 1) if ws.low(k) == "the" else None)
    if base is not None and word == "from" and ws.low(base[1]) in ("to", "until", "till", "through"):
        return None  # "64 days from May 3 to July 6" tells how long
    if base is not None and not isinstance(base[0], Vague):
        return Offset(amounts, sign, "base", base[0], vague), base[1]
    if word in ("from", "into", "since", "following"):
        return None
    if (
        (ws.low(k) in ("that", "this") and ws.pos(k) in ("PRON", "SCONJ"))
        or _closes(ws, k)
        or ws.low(k) in ("and", "but", "when", "in", "on")
    ):
        return Offset(amounts, sign, "told", vague=vague), k
    return Offset(amounts, sign, "event", vague=vague, event=k), j + 1


def unit_beside(ws: Words, i: int, core: Core) -> Found | None:
    """Reads "the day before", "the year after the war", "the day after May 3", "the eve of the vote"."""
    if ws.low(i) in ("the", "eve") and "eve" in (ws.low(i), ws.low(i + 1)):
        j = i + 2 if ws.low(i) == "the" else i + 1
        if ws.low(j) != "of":
            return None
        base = core(j + 1)
        if base and not isinstance(base[0], Vague):
            return Offset(((1.0, "day"),), -1, "base", base[0]), base[1]
        return Offset(((1.0, "day"),), -1, "event", event=j + 1), j + 1
    if ws.low(i) != "the" or ws.low(i + 1) not in ("day", "night", "week", "month", "year", "morning", "evening"):
        return None
    unit = {"night": "day", "morning": "day", "evening": "day"}.get(ws.low(i + 1), ws.low(i + 1))
    word = ws.low(i + 2)
    if word not in ("before", "after", "following", "prior"):
        return None
    sign = -1 if word in ("before", "prior") else 1
    found = _from_base(ws, i + 2, ((1.0, unit),), sign, False, core)
    return found or (Offset(((1.0, unit),), sign, "told"), i + 3)


def within(ws: Words, i: int) -> Found | None:
    """Reads "in two weeks", ahead of now; the caller asks the tense whether it is not "two weeks long"."""
    if ws.low(i) != "in":
        return None
    found = _amounts(ws, i + 1)
    if found is None or ws.low(found[1]) in ("of", "after", "before", "ago", "later", "earlier", "and"):
        return None
    node: Node = Offset(tuple(found[0]), 1, "ahead", vague=found[2])
    return node, found[1]
