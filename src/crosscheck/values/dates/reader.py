"""Reads the dates of one block: the grammar at every word, then each expression tied to the calendar in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from crosscheck.model import BlockKind, Value
from crosscheck.values.anchors import DateContext
from crosscheck.values.dates import relative
from crosscheck.values.dates.expression import Expression
from crosscheck.values.dates.grammar import STARTERS, Grammar
from crosscheck.values.dates.guards import accepted, offset_ok
from crosscheck.values.dates.naming import only_weekday
from crosscheck.values.dates.nodes import Cal, Daypart, Node, Offset
from crosscheck.values.dates.numerals import day_number, ordinal
from crosscheck.values.dates.ranges import ranged
from crosscheck.values.dates.reading import Reading
from crosscheck.values.dates.reckon import read
from crosscheck.values.dates.resolve import Resolver
from crosscheck.values.dates.telling import event_days, move_along, needs_tense, tells_history
from crosscheck.values.dates.tense import promises, says_before, tense
from crosscheck.values.dates.text import Words
from crosscheck.values.dates.values import value_of
from crosscheck.values.dates.words import ORDINAL_SUFFIXES, SUBDAY

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OPENERS = STARTERS | {"from", "between", "shortly", "just", "soon", "little", "in"}


_BEFORE_DAY = frozenset(("on", "by", "until", "from", "since", "of", "to", "for", "before", "after"))
_DETERMINERS = frozenset(("the", "these", "those", "his", "her", "its", "their"))
_TAKING_EFFECT = frozenset(("effective", "beginning", "starting"))
_AHEAD = frozenset(("until", "till", "by", "from"))


def read_dates(doc: Doc, context: DateContext, *, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Value]:
    """Every date of a block, as values with bounds, in order and without overlaps; spans count from the block's start.

    Blocks are to be given in document order: each moves the running date of `context` along. A date that cannot be
    tied to the calendar is given with bounds None.
    """
    told = context.told, context.told_unit, context.told_time, context.recent
    words = Words(doc, bare_clock=context.bare_clock)
    grammar = Grammar(words, context.day_first)
    values: list[Value] = []
    paragraph: list[Expression] = []
    for expression in _expressions(words, grammar):
        if paragraph and _new_paragraph(words, paragraph[-1], expression):
            values += _resolve(words, paragraph, context)
            paragraph = []
        paragraph.append(expression)
    values += _resolve(words, paragraph, context)
    if kind is BlockKind.DATELINE:  # says when the text was written, not what it tells
        context.told, context.told_unit, context.told_time, context.recent = told
    return values


def _new_paragraph(words: Words, a: Expression, b: Expression) -> bool:
    return "\n" in words.text[words[a.j - 1].end : words[b.i].start]


def _expressions(words: Words, grammar: Grammar) -> Iterator[Expression]:
    """The expressions of a block, leftmost and longest first."""
    i, last = 0, None
    while i < len(words):
        w = words.items[i]
        if w.number < 0 and w.low not in _OPENERS:
            i += 1
            continue
        found = ranged(grammar, i) if w.low != "in" else None
        if found is not None and words.low(i - 1) in ("every", "each") and not accepted(words, found[0], i, found[1]):
            i = found[1]  # "every thirtieth of September" is no September either
            continue
        if found is not None and not accepted(words, found[0], i, found[1]):
            found = None
        found = found or grammar.anniversary(i) or _listed_day(words, i, last)
        if found is None and w.low == "in":
            found = relative.within(words, i)
            if (
                found
                and isinstance(found[0], Offset)
                and not offset_ok(
                    words, found[0], i, "future" in (tense(words.token(i)), tense(words.token(found[1] - 1)))
                )
            ):
                found = None
        if found is None:
            i += 1
            continue
        last = Expression(found[0], i, found[1])
        yield last
        i = found[1]


def _listed_day(words: Words, i: int, last: Expression | None) -> tuple[Node, int] | None:
    """Reads "7" in "April 6 and 7", "the 20th" after a date of the same month."""
    day = day_number(words, i)
    if (
        day is None
        or words.pos(day[1]) in ("NOUN", "PROPN", "ADJ", "NUM", "SYM")
        or words.low(day[1]) in ("-", "/", ":", "%")
    ):
        return None
    if last and isinstance(last.node, Cal) and last.node.day and last.node.month and words.digits(i):
        between = [words.low(k) for k in range(last.j, i)] if i - last.j <= 3 else ["far"]
        if (
            between
            and all(b in (",", "and", "or", "&", "the") for b in between)
            and between != [","]
            and day[0] > last.node.day
        ):
            return replace(last.node, day=day[0], weekday=None), day[1]
    ordinal_said = words.low(day[1] - 1) in ORDINAL_SUFFIXES or (ordinal(words, i) and day[0] > 3)
    lead = words.low(i - 2) if words.low(i - 1) == "the" else ""
    if ordinal_said and lead in _BEFORE_DAY and (lead == "on" or words.digits(i)):
        return Cal(day=day[0]), day[1]
    return None


# Resolution


def _keep_latest(words: Words, context: DateContext, e: Expression, reading: Reading) -> None:
    """Where a text has no date of its own, what it tells is the nearest there is to when it was written."""
    days = reading.days
    if context.day is not None or days is None or (days.high - days.low).days > 30:
        return
    if (context.latest is None or days.high > context.latest.high) and _tense_of(words, e) != "future":
        context.latest = days


def _is_some_weekday(words: Words, e: Expression) -> bool:
    """Reads "a Wednesday night", "on a Sunday": some weekday, not the last one."""
    node = e.node.node if isinstance(e.node, Daypart) else e.node
    return isinstance(node, Cal) and only_weekday(node) and words.low(e.i - 1) in ("a", "one")


def _some_weekday(reading: Reading, context: DateContext) -> Reading:
    """The day told last where it is that weekday, else no day."""
    told = context.told
    if told and reading.days and told.low == told.high and told.low.weekday() == reading.days.low.weekday():
        return replace(reading, days=told, steps=f"the day told ({told.low.isoformat()})", doubtful=True)
    return replace(reading, days=None, steps="")


def _is_reported(words: Words, e: Expression) -> bool:
    """Whether a quarter stands before what is reported for it ("fourth-quarter profit"): the nearest one is meant."""
    quarter = isinstance(e.node, Cal) and e.node.quarter is not None and e.node.year is None
    return quarter and words.low(e.j - 2) == "-" and words.pos(e.j) in ("NOUN", "PROPN", "ADJ")


def _surely_past(words: Words, expression: Expression) -> bool:
    """Whether the words before an expression put it before now: "since Oct. 29", "said in May"."""
    i = expression.i - 2 if words.low(expression.i - 1) == "the" else expression.i - 1
    return words.low(i) == "since" or says_before(words.token(expression.i - 1))


def _tense_of(words: Words, expression: Expression) -> str:
    """The tense of an expression's clause, or what the words before it say: "ahead of Friday", "shut until Friday"."""
    i = expression.i - 2 if words.low(expression.i - 1) == "the" else expression.i - 1
    if words.low(i) == "of" and words.low(i - 1) == "ahead":
        return "future"
    if _surely_past(words, expression):
        return "past"
    found = tense(words.token(expression.i))
    if words.low(i - 1 if words.low(i) in ("in", "on", "with", "from") else i) in _TAKING_EFFECT:
        return "near" if found == "past" else "future"  # "named chairman, effective Jan. 1"
    if found == "future" and _is_reported(words, expression):
        return "near"
    return "future" if words.low(i) in _AHEAD and found == "present" else found


_STORY = 1  # sentences that a news report may go on with a year it has told, before it is back in its own


def _sentences(words: Words, i: int, j: int) -> int:
    """How many sentences start between words `i` and `j`, the first excluded."""
    starts = ((words.token(k), words[k].start) for k in range(i + 1, j + 1))
    return sum(1 for token, at in starts if token is not None and token.idx == at and token.is_sent_start)


def _resolve(words: Words, paragraph: list[Expression], context: DateContext) -> list[Value]:
    """The values of one paragraph. Its anchor is chosen here: the publication, or the date of what is told."""
    if not paragraph:
        return []
    starts = {e.i: e for e in paragraph}
    resolver = Resolver(context)
    history = tells_history(words, paragraph, context)
    news = context.day is not None and not context.narrative
    context.recent = None
    values = []
    gap, last = 0, 0  # sentences begun since something was told, and the word they are counted from
    for expression in paragraph:
        node = expression.node
        gap, last = gap + _sentences(words, last, expression.i), expression.i
        resolver.tense = _tense_of(words, expression) if needs_tense(node) else ""
        ahead = context.day is not None and promises(words.token(expression.i))
        resolver.told = history and not ahead and not (news and gap > _STORY)
        if news and gap > _STORY:
            context.recent = None  # what was told so far back no longer dates what follows
        resolver.sure = resolver.tense == "past" and _surely_past(words, expression)
        resolver.event = (
            event_days(words, node, resolver, starts) if isinstance(node, Offset) and node.origin == "event" else None
        )
        reading = read(resolver, expression, words)
        if _is_some_weekday(words, expression):
            reading = _some_weekday(reading, context)
        if reading.role == "window" and words.low(expression.i) in _DETERMINERS:
            continue  # "the past two years": how long, told by the durations
        if isinstance(node, Offset) and node.amounts[-1][1] in SUBDAY and not reading.days:
            continue  # "more than 30 hours before": a length of time, told by the durations
        values.append(value_of(words, expression, reading))
        _keep_latest(words, context, expression, reading)
        told = context.told
        move_along(words, context, expression, reading)
        gap = gap if context.told is told else 0
    return values
