"""From the start to the end of a stretch of time: "February 27-28", "1950-53", "from March to June 2020"."""

from __future__ import annotations

from dataclasses import replace

from crosscheck.values.dates.clock import clock, says_half
from crosscheck.values.dates.grammar import Grammar
from crosscheck.values.dates.nodes import (
    Cal,
    Century,
    Clock,
    DayWord,
    Decade,
    Found,
    InYear,
    Node,
    Nth,
    Offset,
    Part,
    Range,
    Rel,
    Timed,
    Vague,
)
from crosscheck.values.dates.numerals import day_number, plain_year
from crosscheck.values.dates.text import Words
from crosscheck.values.dates.timed import timed
from crosscheck.values.dates.words import MONTHS
from crosscheck.values.dates.years import era

DASHES = frozenset(("-", "–", "—", "−", "~", "‑"))
_WORDS = frozenset(("to", "until", "till", "through", "thru"))


def ranged(grammar: Grammar, i: int) -> Found | None:
    """The expression at word `i`, as a range where one stands there; "from" and "between" are part of a range."""
    ws = grammar.ws
    lead = ws.low(i) if ws.low(i) in ("from", "between") else ""
    if era_range := _before_christ(grammar, i + 1 if lead else i, lead):
        return era_range
    if lead:
        left = _left(grammar, i + 1, True)
        found = _right(grammar, i + 1, left, lead) if left else None
        return found if found and isinstance(found[0], Range) else None
    left = _left(grammar, i, False)
    if left is None:
        return None
    return _right(grammar, i, left, "") or left


def _before_christ(grammar: Grammar, i: int, lead: str) -> Found | None:
    """Reads "499-493 BC", "from 280 to 275 BC": years that count down, with the era said once."""
    ws = grammar.ws
    joined = ws.low(i + 1) in DASHES or ws.low(i + 1) in _WORDS or (ws.low(i + 1) == "and" and lead == "between")
    if not (1 <= ws.digits(i) <= 4 and joined and 1 <= ws.digits(i + 2) <= 4) or ws.number(i) <= ws.number(i + 2):
        return None
    before, end = era(ws, i + 3)
    return (Range(Cal(year=ws.number(i), bc=True), Cal(year=ws.number(i + 2), bc=True)), end) if before else None


def _left(grammar: Grammar, i: int, lead: bool) -> Found | None:
    ws = grammar.ws
    found = timed(grammar, i) or (timed(grammar, i + 1) if lead and ws.low(i) == "the" else None)
    if found is None and ws.digits(i) in (1, 2) and not ws.glued(i):
        joined = ws.low(i + 1) in _WORDS or ws.low(i + 1) in DASHES or (lead and ws.low(i + 1) == "and")
        end = clock(ws, i + 2) if joined and ws.number(i) <= 24 else None
        if end and (lead or says_half(ws, i + 2, end[1])):
            start = replace(end[0], hour=ws.number(i) % 24, minute=0, precision="hour")
            return Timed(_same_half(start, end[0])), i + 1
    return found


def _same_half(low: Clock, high: Clock) -> Clock:
    """The hour of "4" in "4-6 pm" is in the afternoon too; that of "10-2 pm" cannot be."""
    later = (low.hour + 12, low.minute) <= (high.hour, high.minute) and high.hour >= 12 and low.hour < 12
    return replace(low, hour=low.hour + 12) if later else low


def _right(grammar: Grammar, i: int, left: Found, lead: str) -> Found | None:
    """The range that `left` opens, if what joins it to the next expression makes one."""
    ws, (node, j) = grammar.ws, left
    sep = ws.low(j)
    dashed = sep in DASHES
    joined = dashed or sep in _WORDS or (sep == "and" and lead == "between") or (sep == "/" and ws.glued(j))
    if not joined or isinstance(node, Range):
        return None
    k = j + 1
    if (end := _present_at(ws, k, sep)) > 0:
        return Range(node, Vague("now")), end
    plain = isinstance(node, Cal) and node.year is not None and node.month is None and not node.short
    if plain and isinstance(node, Cal) and (years := _years(grammar, node, j, k)):
        return years
    if sep == "/":
        return None
    k = k + 1 if ws.low(k) in ("the", "early" if False else "the") and not grammar.core(k) else k
    if isinstance(node, Cal) and node.day and node.month and (days := _days(grammar, node, k)):
        return days
    right = timed(grammar, k)
    if right is None:
        return None
    if dashed and (isinstance(right[0], Offset) or (not ws.glued(j) and not _alike(node, right[0]))):
        return None
    if not lead and not dashed and not _plain(node):
        return None
    if (
        isinstance(right[0], Cal)
        and isinstance(node, Cal)
        and right[0].weekday is not None
        and node.weekday is None
        and dashed
    ):
        return None
    if isinstance(node, Timed) and isinstance(right[0], Timed) and node.node is None and node.clock.sure:
        one_half = says_half(ws, k, right[1]) and not says_half(ws, i, j)  # "4:30-6 pm"
        node = replace(node, clock=_same_half(node.clock, right[0].clock)) if one_half else node
    merged = _merge(node, right[0])
    return (Range(*merged), right[1]) if merged else None


def _present_at(ws: Words, k: int, sep: str) -> int:
    """The position after what ends a range today: "to the present", "-present", "to this day", "to date"; else -1."""
    if sep == "to" and ws.low(k) == "date" and ws.low(k + 1) != "of":
        return k + 1
    if ws.low(k) == "present" and ws.pos(k) != "VERB":
        return k + 1
    return max(ws.match(k, ("the", "present")), ws.match(k, ("this", "day")), ws.match(k, ("the", "present", "day")))


def _years(grammar: Grammar, node: Cal, j: int, k: int) -> Found | None:
    ws = grammar.ws
    assert node.year is not None  # noqa: S101
    if ws.digits(k) == 2 and ws.glued(k) and ws.low(j) not in _WORDS:
        after = ws.low(k + 1)
        if after in ("-", "/") and ws.glued(k + 1) and ws.digits(k + 2):
            return None
        high = node.year // 100 * 100 + ws.number(k)
        high = high + 100 if high < node.year and node.year % 100 >= 90 else high
        if node.season is not None:
            return (node, k + 1) if high == node.year + 1 else None  # "the winter of 2010-11"
        return (Range(node, Cal(year=high)), k + 1) if high > node.year else None
    if node.bc and 1 <= ws.digits(k) <= 4 and (found := grammar.core(k)) and isinstance(found[0], Cal) and found[0].bc:
        return Range(node, found[0]), found[1]
    if plain_year(ws, k) and ws.low(k + 1) not in MONTHS and ws.number(k) >= node.year and ws.low(j) != "/":
        tail = grammar.core(k)
        if tail and isinstance(tail[0], Cal) and tail[0].month is None and not tail[0].bc:
            return Range(node, tail[0]), tail[1]
    if ws.low(j) == "/" and ws.digits(k) == 4 and ws.number(k) == node.year + 1:
        return Range(node, Cal(year=ws.number(k))), k + 1
    return None


def _days(grammar: Grammar, node: Cal, k: int) -> Found | None:
    """Reads "February 27-28": a second day of the same month, with a year that may follow."""
    ws = grammar.ws
    day = day_number(ws, k)
    if day is None or node.day is None or (ws.digits(k) == 0):
        return None
    after = grammar.core(k)
    if after and isinstance(after[0], Cal) and after[0].month is not None and after[0].day is not None:
        return None
    if ws.low(day[1]) in (":", "/", "-", ".") and ws.glued(day[1]) and ws.digits(day[1] + 1) and ws.glued(day[1] + 1):
        return None
    j, year = day[1], node.year
    if year is None:
        m = j + 1 if ws.low(j) in (",", "of", "in") else j
        if plain_year(ws, m):
            year, j = ws.number(m), m + 1
    if day[0] <= node.day:
        return None
    return Range(replace(node, year=year), replace(node, year=year, day=day[0], weekday=None)), j


_PLAIN = (Cal, Decade, Century, Part, Nth, Timed, InYear)


def _plain(node: Node) -> bool:
    return isinstance(node, _PLAIN) and not (isinstance(node, Cal) and node.weekday is not None and node.month is None)


def _alike(a: Node, b: Node) -> bool:
    """Whether two expressions on either side of a spaced dash are of one make."""
    if isinstance(a, Cal) and isinstance(b, Cal):
        return (a.month is None) == (b.month is None) and (a.day is None) == (b.day is None)
    return type(a) is type(b) and isinstance(a, _PLAIN)


def _merge(low: Node, high: Node) -> tuple[Node, Node] | None:
    """Both ends, each with what only the other says: the year of "March to June 2020", day of "9 to 5 on Friday"."""
    if isinstance(low, Timed) and isinstance(high, Timed):
        zone = low.clock.zone if low.clock.zone is not None else high.clock.zone
        node = low.node or high.node
        return Timed(replace(low.clock, zone=zone), node), Timed(replace(high.clock, zone=zone), high.node or node)
    if isinstance(low, Timed) or isinstance(high, Timed):
        return None
    if isinstance(low, Part) and low.part and isinstance(low.node, Cal):
        inner = _merge(low.node, high)
        return (replace(low, node=inner[0]), inner[1]) if inner else None
    if isinstance(high, Part) and high.part and isinstance(high.node, Cal):
        inner = _merge(low, high.node)
        return (inner[0], replace(high, node=inner[1])) if inner else None
    if isinstance(low, Cal) and isinstance(high, Cal):
        return _merge_cal(low, high)
    if isinstance(low, Rel | DayWord) and isinstance(high, Cal) and high.year and high.month is None:
        return None
    return low, high


def _merge_cal(low: Cal, high: Cal) -> tuple[Cal, Cal] | None:
    if low.year is None and high.year is not None and low.month is not None and high.month is not None:
        earlier = low.month > high.month or (low.month == high.month and (low.day or 0) > (high.day or 32))
        low = replace(low, year=high.year - 1 if earlier else high.year, short=high.short, bc=high.bc)
    elif low.year is None and low.season and high.year is not None:
        low = replace(low, year=high.year, short=high.short)
    elif low.year is None and low.month is not None and high.month is None and high.season is None:
        return None
    if low.weekday is not None and low.month is None and (high.month is not None or high.year is not None):
        return None
    if low.bc != high.bc and high.bc:
        low = replace(low, bc=True)
    return low, high
