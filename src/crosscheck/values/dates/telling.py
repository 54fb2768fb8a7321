"""The anchor of a paragraph, and how what is told moves the running date along."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.values.anchors import DateContext
from crosscheck.values.calendars import Days, months
from crosscheck.values.dates.expression import Expression
from crosscheck.values.dates.nodes import (
    Cal,
    DayWord,
    Holiday,
    InYear,
    Node,
    Offset,
    Part,
    Range,
    Rel,
    Timed,
    core,
    ends,
)
from crosscheck.values.dates.reading import Reading
from crosscheck.values.dates.resolve import Resolver
from crosscheck.values.dates.tense import in_main_clause, is_attribute, tense
from crosscheck.values.dates.text import Words


def tells_history(words: Words, paragraph: list[Expression], context: DateContext) -> bool:
    """Whether a paragraph counts its dates from what it tells rather than from the day of publication."""
    if context.day is None:
        return True
    year = context.day.year
    years = [y for e in paragraph if context.narrative or _told_itself(words, e) for y in _years(e.node)]
    distant = sum(1 for y in years if y < year - 1)
    news = sum(1 for e in paragraph if _of_news(e.node))
    if context.narrative:
        return distant > 0 or not any(_dated_by_publication(e.node) for e in paragraph)
    return distant > 0 and distant > news and distant * 2 > len(years) and not _loose_before_years(paragraph)


def _told_itself(words: Words, e: Expression) -> bool:
    """Whether a date is when something happened, not since or until when, nor the date of something mentioned."""
    return words.low(e.i - 1) not in ("since", "until", "till") and in_main_clause(words.token(e.i))


def _loose_before_years(paragraph: list[Expression]) -> bool:
    """Whether the paragraph opens with a date that only the publication can fill in."""
    return isinstance(paragraph[0].node, Cal | DayWord | Rel) and not list(_years(paragraph[0].node))


def _years(node: Node) -> Iterator[int]:
    for end in ends(node):
        if isinstance(end, Cal) and end.year is not None and not end.short and not end.bc:
            yield end.year


def _of_news(node: Node) -> bool:
    match core(node):
        case DayWord():
            return True
        case Cal(weekday=weekday, month=month):
            return weekday is not None and month is None
        case Rel(word=word):
            return word in ("this", "last", "next", "past", "coming")
        case Offset(origin=origin):
            return origin == "now"
        case _:
            return False


def _dated_by_publication(node: Node) -> bool:
    """Whether even a history counts this from its publication: "yesterday", a weekday with nothing beside it."""
    inner = core(node)
    if isinstance(inner, DayWord):
        return inner.word != "today"
    return isinstance(inner, Cal) and inner.weekday is not None and inner.month is None


def needs_tense(node: Node) -> bool:
    """Whether the tense of the clause tells which of several days is meant."""
    if isinstance(node, Timed):
        return True
    return any(
        end.year is None if isinstance(end, Cal) else isinstance(end, Rel | Holiday | InYear | Offset | Timed)
        for end in ends(node)
    )


def event_days(words: Words, node: Offset, resolver: Resolver, starts: dict[int, Expression]) -> Days | None:
    """The days of the event that "two weeks after the vote" names: said beside it, or told before."""
    for k in range(node.event, node.event + 7):
        if k in starts and words.low(k - 1) in ("of", "on", "in"):
            return resolver.resolve(starts[k].node).days
        if words.low(k) in (",", ".", ";"):
            break
    for k in range(node.event, node.event + 6):
        token = words.token(k) if k < len(words) else None
        if token is None or token.pos_ == "PUNCT":
            return None
        if token.pos_ in ("NOUN", "PROPN", "VERB"):
            if found := resolver.context.events.get(token.lemma_.lower()):
                return found
            if token.pos_ != "PROPN" and token.dep_ != "compound":
                return None
    return None


def move_along(words: Words, context: DateContext, expression: Expression, reading: Reading) -> None:
    """Move the running date to what has just been told."""
    days = reading.days
    if (
        days is None
        or reading.role in ("window", "anniversary", "birthday", "fiscal")
        or reading.precision in ("decade", "century")
    ):
        return
    node = expression.node
    if isinstance(node, Range) and (days.high - days.low).days > _LIFETIME:
        return  # "(1886-1962)" after a name
    if _names_a_season(words, expression):
        return  # "the 1975-1976 dry season" tells nothing of those years
    if isinstance(node, Holiday) and node.year is None and words.low(expression.i - 1) not in _DATING:
        return  # "like New Year's Eve"
    if reading.times:
        context.told_time = reading.times[0].time()
    unit = {"minute": "day", "hour": "day", "second": "day"}.get(reading.precision, reading.precision)
    if unit in ("part", "range"):
        unit = _grain(days)
    told = context.told
    if (
        told
        and days.low <= told.low
        and told.high <= days.high
        and days != told
        and told.low.year == days.low.year
        and unit == "year"
    ):
        context.recent = told
        return  # "1941" after 7 December 1941 tells nothing new
    if told is None and isinstance(node, Offset) and node.origin == "told" and node.sign < 0:
        return  # "up from a year earlier" looks back and tells nothing of then
    if told and days.high.year != told.high.year and not _moves(words, context, expression, days.low > told.high):
        return  # the date of something that is only mentioned
    if isinstance(node, Part) and unit == "year" and reading.role in ("early", "mid", "late"):
        days = _third(days, reading.role)
    context.told, context.told_unit, context.recent = days, unit, days
    token = words.token(expression.i)
    for _ in range(4):
        if token is None or token.head == token:
            break
        token = token.head
        if token.pos_ in ("NOUN", "VERB", "PROPN"):
            context.events.setdefault(token.lemma_.lower(), days)


def _names_a_season(words: Words, expression: Expression) -> bool:
    """Whether a range of years stands before a noun that it names, with the article before it."""
    if not isinstance(expression.node, Range) or words.low(expression.i - 1) not in ("the", "a", "his", "its", "their"):
        return False
    token = words.token(expression.j - 1)
    if token is None:
        return False
    before = token.dep_ in ("nummod", "compound", "amod", "nmod") and token.head.i > token.i
    return before or words.pos(expression.j) in ("NOUN", "ADJ")


_LIFETIME = 12 * 366
_DATING = frozenset(("on", "at", "by", "before", "after", "since", "until", "from"))


def _moves(words: Words, context: DateContext, expression: Expression, ahead: bool) -> bool:
    """Whether a date of another year than the one in force is told, not just looked back or ahead to."""
    node = expression.node
    if isinstance(node, Offset) and node.sign < 0:
        return False
    token = words.token(expression.i)
    if ahead and (words.low(expression.i - 1) == "by" if isinstance(node, Rel) else tense(token) == "future"):
        return False  # "a campaign that was planned for 1976"
    if is_attribute(token, words.token(expression.j - 1)):
        return False  # "more than the May 2007 high"
    ends = [token, words.token(expression.j - 1)] if isinstance(node, Range) else [token]
    return any(in_main_clause(t) for t in ends) or (context.recent is None and not context.narrative)


def _third(days: Days, part: str) -> Days:
    """The part of a year that "early", "mid" or "late" is: what comes after "late 2011" in January is 2012."""
    first = {"early": 1, "mid": 5, "late": 9}[part]
    return months(days.low.year, first, 4) or days


def _grain(days: Days) -> str:
    length = (days.high - days.low).days
    return (
        "day"
        if length < 1
        else "week"
        if length < 7
        else "month"
        if length < 31
        else "season"
        if length < 100
        else "year"
    )


# Values
