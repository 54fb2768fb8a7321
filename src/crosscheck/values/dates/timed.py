"""Dates with a part of the day or a time of day, in either order."""

from __future__ import annotations

from dataclasses import replace

from crosscheck.values.dates.clock import clock, hour_alone, in_daypart, iso_time
from crosscheck.values.dates.grammar import Grammar
from crosscheck.values.dates.nodes import Cal, Daypart, DayWord, Found, Holiday, Node, Nth, Offset, Part, Rel, Timed
from crosscheck.values.dates.words import CARDINALS, DAYPARTS, WEEKDAYS

_CLOCK_STARTERS = frozenset((*CARDINALS, "noon", "midday", "midnight", "half", "quarter", "a"))


def _has_day(node: Node) -> bool:
    """Whether an expression names a day, so that a time of day may follow it."""
    match node:
        case Cal():
            return node.day is not None or node.weekday is not None
        case Rel():
            return node.weekday is not None or node.unit == "day" or node.holiday is not None or node.day is not None
        case DayWord() | Holiday() | Daypart():
            return True
        case Nth():
            return node.weekday is not None or node.unit == "day"
        case Part():
            return bool(node.part) and _has_day(node.node)
        case Offset():
            return bool(node.amounts) and node.amounts[-1][1] == "day"
        case _:
            return False


def timed(grammar: Grammar, i: int) -> Found | None:
    """A date with its part of the day or time of day, in either order, or a time of day alone."""
    ws = grammar.ws
    if ws.low(i) == "tonight":
        return Daypart("night", DayWord(0, "tonight")), i + 1
    if ws.number(i) >= 0 or ws.low(i) in _CLOCK_STARTERS:
        found = clock(ws, i)
        core = grammar.core(i) if found else None
        if found and (core is None or core[1] <= found[1]):
            return _date_after_clock(grammar, Timed(found[0]), found[1])
        if found is None and (hour := _bare_hour(grammar, i)):
            return hour
    if (
        ws.low(i) in ("shortly", "just", "soon", "little", "minutes", "moments")
        and ws.low(i + 1)
        in (
            "before",
            "after",
            "past",
        )
        and (found := clock(ws, i + 2) or hour_alone(ws, i + 2))
    ):
        slack = (-15, -1) if ws.low(i + 1) == "before" else (1, 15)
        return _date_after_clock(grammar, Timed(replace(found[0], slack=slack)), found[1])
    found_date = grammar.core(i)
    return _clock_after_date(grammar, *found_date) if found_date else None


_HOUR_CUES = frozenset(("at", "by", "until", "till", "before", "after", "since"))
_CONTESTS = frozenset(("won", "win", "lost", "lose", "beat", "led", "ahead", "up", "down", "rose", "fell", "cut"))
_TIMES_OF_DAY = frozenset(("noon", "midnight", "midday", "o'clock", "am", "pm", "past"))


def _bare_hour(grammar: Grammar, i: int) -> Found | None:
    """Reads "by eleven that night", "at seven on Friday"; "by eleven" alone where times of day stand close by."""
    ws = grammar.ws
    if ws.low(i - 1) not in _HOUR_CUES or ws.number(i) >= 0:
        return None
    hour = hour_alone(ws, i)
    if hour is None or ws.low(hour[1]) in ("to", "of", "years", "in", "per"):
        return None
    node, j = _date_after_clock(grammar, Timed(hour[0]), hour[1])
    if isinstance(node, Timed) and isinstance(node.node, Daypart):
        return node, j
    if ws.low(i - 1) == "at" and isinstance(node, Timed) and node.node is not None:
        return node, j
    return (Timed(hour[0]), hour[1]) if ws.low(i - 2) not in _CONTESTS and _times_near(grammar, i) else None


def _times_near(grammar: Grammar, i: int) -> bool:
    ws = grammar.ws
    return any(
        ws.low(k) in _TIMES_OF_DAY or ws.low(k) in DAYPARTS or (ws.low(k) == ":" and ws.digits(k + 1) == 2)
        for k in range(max(0, i - 14), i + 14)
    )


def _date_after_clock(grammar: Grammar, node: Timed, j: int) -> Found:
    ws = grammar.ws
    part = in_daypart(ws, j)
    k = part[1] if part else j
    k = k + 1 if ws.low(k) == "," else k
    k = k + 1 if ws.low(k) in ("on", "in") or (ws.low(k) == "of" and ws.low(k - 1) in DAYPARTS) else k
    k = k + 1 if ws.low(k) == "the" and ws.low(k + 1) in DAYPARTS else k
    date = grammar.daypart_of(k) if ws.low(k) in DAYPARTS else grammar.core(k)
    if date is None and ws.low(k) == "the" and ws.low(k + 2) in DAYPARTS:
        date = grammar.core(k + 1)  # "at 9:15 the next morning"
    if date is None or not _has_day(date[0]):
        return _day_behind(grammar, node, j), j
    if ws.low(date[1]) in ("to", "-", "–", "through") and ws.low(date[1] + 1) in WEEKDAYS:
        return node, j  # "9am to 5pm, Monday to Friday"
    date = _daypart_after(grammar, *date)
    return Timed(node.clock, date[0]), date[1]


def _day_behind(grammar: Grammar, node: Timed, j: int) -> Timed:
    """The time with the day that stands behind its reading in another zone: "3pm (1500 GMT) on Saturday"."""
    ws = grammar.ws
    k = j
    if ws.low(k) == "(" and (other := clock(ws, k + 1)):
        k = other[1]
    if ws.low(k) != ")":
        return node
    k = k + 2 if ws.low(k + 1) == "on" else k + 1
    date = grammar.core(k)
    return replace(node, node=date[0]) if date is not None and _has_day(date[0]) else node


def _daypart_after(grammar: Grammar, node: Node, j: int) -> Found:
    """Reads "Tuesday morning", "13 May, in the evening", "Sunday dawn"."""
    ws = grammar.ws
    part = DAYPARTS.get(ws.low(j))
    if part and _has_day(node) and not (ws.low(j + 1) == "-" and ws.glued(j + 1)):
        full = grammar.core(j + 2) if ws.low(j + 1) == "of" else None  # "Sunday dawn of 25 June"
        if full is not None and isinstance(full[0], Cal) and full[0].day is not None:
            return Daypart(part, full[0]), full[1]
        return Daypart(part, node), j + 1
    return node, j


def _clock_after_date(grammar: Grammar, node: Node, j: int) -> Found:
    ws = grammar.ws
    node, j = _daypart_after(grammar, node, j)
    if not _has_day(node):
        return node, j
    if time := iso_time(ws, j):
        return Timed(time[0], node), time[1]
    k = j
    for _ in range(2):
        if ws.low(k) in (
            ",",
            "at",
            "|",
            "/",
            "around",
            "about",
            "from",
            "-",
            "–",
            "·",
            "(",
            "by",
            "shortly",
            "just",
        ) and not (ws.low(k) == "(" and not ws.digits(k + 1)):
            k += 1
    slack = (0, 0)
    if ws.low(k) in ("before", "after") and ws.low(k - 1) in ("shortly", "just"):
        slack = (-15, -1) if ws.low(k) == "before" else (1, 15)
        k += 1
    if not (ws.number(k) >= 0 or ws.low(k) in _CLOCK_STARTERS):
        return node, j
    time = clock(ws, k)
    if time is None or (ws.low(k - 1) in ("-", "–") and time[0].spoken):
        return node, j
    return Timed(replace(time[0], slack=slack) if slack != (0, 0) else time[0], node), time[1]
