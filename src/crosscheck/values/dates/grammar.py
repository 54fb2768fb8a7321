"""The date grammar: what may stand at a word, put together from calendar dates, relative dates and times of day.

Every position is read at most once (`_memo`) and nesting is bounded, so that a block is read in linear time.
"""

from __future__ import annotations

from collections.abc import Callable, Container

from crosscheck.values.dates import absolute, ended, parts, periods, relative, weeks
from crosscheck.values.dates.feast_names import FEASTS, feast_at
from crosscheck.values.dates.nodes import (
    Anniversary,
    Cal,
    Century,
    Daypart,
    DayWord,
    Decade,
    Echo,
    Ended,
    Found,
    Holiday,
    InYear,
    Node,
    Nth,
    Offset,
    Part,
    Range,
    Rel,
    Vague,
)
from crosscheck.values.dates.numerals import ordinal
from crosscheck.values.dates.numeric import numeric
from crosscheck.values.dates.text import Words
from crosscheck.values.dates.words import (
    CARDINALS,
    DAY_WORDS,
    DAYPARTS,
    DECADE_WORDS,
    MID_DAYPARTS,
    MODIFIERS,
    MONTHS,
    ORDINALS,
    PART_NOUNS,
    PARTS,
    SEASONS,
    UNITS,
    VAGUE,
    WEEKDAYS,
)

_FISCAL = ("fiscal", "fy", "financial", "school", "academic", "sy", "calendar", "cy", "year", "tax")
_OTHER = (
    "the",
    "a",
    "an",
    "several",
    "few",
    "couple",
    "half",
    "in",
    "ad",
    "q",
    "h",
    "noon",
    "midday",
    "midnight",
    "quarter",
    "tonight",
    "tmrw",
)
STARTERS = frozenset(
    (
        *MONTHS, *WEEKDAYS, *SEASONS, *MODIFIERS, *DAY_WORDS, *PARTS, *PART_NOUNS, *ORDINALS, *CARDINALS, *UNITS,
        *FEASTS, *DAYPARTS, *MID_DAYPARTS, *DECADE_WORDS, *VAGUE, *_FISCAL, *_OTHER, "'", "’", "‘", "these",
    )
)  # fmt: skip
MAX_DEPTH = 5


class Grammar:
    """Reads expressions out of one block's words. `usage` is the document's order of day and month."""

    def __init__(self, words: Words, usage: bool | None) -> None:
        self.ws = words
        self.usage = usage
        self._memo: dict[int, Found | None] = {}
        self._depth = 0

    def core(self, i: int) -> Found | None:
        """The longest date, with no time of day, that stands at word `i`."""
        if i in self._memo:
            return self._memo[i]
        w = self.ws[i]
        if (w.number < 0 and w.low not in STARTERS) or self._depth >= MAX_DEPTH:
            return None
        self._depth += 1
        best: Found | None = None
        for found in self._readings(i, w.low):
            if found is not None and (best is None or found[1] > best[1]):
                best = found
        self._depth -= 1
        if best is not None:
            best = self._tail(best)
        if self._depth == 0 or best is not None:
            self._memo[i] = best
        return best

    def _readings(self, i: int, low: str) -> list[Found | None]:
        ws = self.ws
        if low == "the":
            return self._after_the(i)
        if ws.number(i) >= 0:
            return [
                numeric(ws, i, self.usage, cued=self._cued(i)),
                absolute.day_first(ws, i),
                periods.decade_at(ws, i),
                periods.year_first(ws, i),
                periods.century_at(ws, i),
                periods.quarter_or_half(ws, i),
                parts.nth(self, i),
                relative.modified(ws, i, self.holiday),
                relative.offset(ws, i, self.core),
            ]
        return [rule(self, i) for opens, rules in _RULES if low in opens for rule in rules]

    def _after_the(self, i: int) -> list[Found | None]:
        ws, low = self.ws, self.ws.low(i + 1)
        found: list[Found | None] = []
        if low in MODIFIERS or ws.number(i + 1) >= 0 or low in CARDINALS or low == "few":
            found.append(relative.modified(ws, i, self.holiday))
        if low in ("day", "night", "week", "month", "year", "morning", "evening", "weekend", "eve"):
            found += [
                relative.day_word(ws, i),
                relative.unit_beside(ws, i, self.core),
                relative.modified(ws, i, self.holiday),
            ]
            found.append(periods.fiscal_year(ws, i + 1) if low == "year" else None)
            found.append(weeks.week_of(self, i + 1) if low in ("week", "weekend") else None)
        found.append(ended.period(self, i + 1))
        if low in ("full", "whole", "entire"):
            found.append(self._in_force(i + 2))
        if low in ("year", "quarter", "month", "week", "day"):
            found += [self._to_date(i + 1), self._in_force(i + 1)]
        if low == "time" and ws.low(i - 1) == "at" and ws.low(i + 2) in (",", ".", ";", ")", "and", "but", "\n\n", ""):
            found.append((Vague("the time"), i + 2))
        if low in PART_NOUNS or low in PARTS:
            found.append(parts.part(self, i + 1))
        if low in DAYPARTS:
            found.append(self.daypart_of(i + 1))
        if (
            low in ORDINALS
            or low in CARDINALS
            or ws.number(i + 1) >= 0
            or low in ("final", "last", "opening", "latter")
        ):
            found += [parts.nth(self, i + 1), absolute.day_first(ws, i + 1)]
        if low == "weekend" and ws.low(i - 1) in ("over", "at", "on", "during", "of", "for", "by", "through"):
            found.append((Rel(0, "the", unit="weekend"), i + 2))
        inner = self.core(i + 1)
        if (
            inner
            and isinstance(inner[0], Cal | Decade | Holiday | Century | InYear | Ended)
            and not _is_plain_year(inner[0])
        ):
            found.append(inner)
        if inner and isinstance(inner[0], Nth | Offset) and low not in MODIFIERS:
            found.append(inner)
        return found

    def _cued(self, i: int) -> bool:
        """Whether words beside `i` promise a date, so that "5/12" may be read as one."""
        before = self.ws.low(i - 1)
        if before in ("-", "–", "to", "and", "until") and self.ws.low(i - 3) == "/" and self.ws.digits(i - 2):
            return True
        return (
            before in ("this", "next", "last", "on", "from", "until", "till", "by", "since", "between")
            or before in WEEKDAYS
        )

    def _tail(self, found: Found) -> Found:
        """What may still follow a core: "Wednesday" after "next week", "of that year" after a month."""
        ws, (node, j) = self.ws, found
        if isinstance(node, Cal):
            node = ended.of_quarter(self, node, j)
        if isinstance(node, Cal) and node.year is None and (node.month or node.quarter or node.half or node.season):
            k = j + 1 if ws.low(j) in ("of", "in") else j
            if k > j and ws.low(k) == "the" and ws.low(k + 1) == "year" and ws.low(j) == "of":
                return InYear(node, Rel(0, "the", unit="year")), k + 2
            year = relative.modified(ws, k, self.holiday) if k > j or ws.low(k) in ("this", "last", "next") else None
            if year and isinstance(year[0], Rel) and year[0].unit == "year" and year[0].count == 0:
                return InYear(node, year[0]), year[1]
        if isinstance(node, Rel) and node.unit == "year" and node.count == 0 and ws.low(j) in ("'s", "'"):
            inner = periods.part_of_year(ws, j + 1)
            return (InYear(inner[0], node), inner[1]) if inner else found
        if isinstance(node, Rel) and node.word == "same" and node.unit in ("day", "month", "quarter"):
            k = j + 1 if ws.low(j) in ("of", "in") else j
            year = self.core(k) if ws.digits(k) == 4 or ws.low(k) in ("last", "this", "next", "the") else None
            if year and (_is_plain_year(year[0]) or (isinstance(year[0], Rel) and year[0].unit == "year")):
                return Echo(node.unit, year[0]), year[1]
        if isinstance(node, Rel) and node.unit == "week" and node.count == 0:
            k = j + 1 if ws.low(j) in ("-", "on") else j
            if weekday := absolute.weekday_at(ws, k):
                return Nth(1, node, weekday=weekday[0]), weekday[1]
        return node, j

    def _fixed(self, i: int) -> Found | None:
        """Reads "last night", "this morning", "that evening", "next morning"."""
        ws = self.ws
        j = i + 2 if ws.low(i) in ("this", "that") and ws.low(i + 1) in ("same", "very") else i + 1
        part = DAYPARTS.get(ws.low(j))
        if part is None or ws.low(j) == "overnight":
            return None
        match ws.low(i):
            case "last":
                return Daypart(part, DayWord(-1, f"last {ws.low(j)}")), j + 1
            case "this":
                return Daypart(part, DayWord(0, f"this {ws.low(j)}")), j + 1
            case "that" | "same":
                return Daypart(part, Rel(0, "same", unit="day"), told=True), j + 1
            case "next" | "following":
                return Daypart(part, Rel(1, "following", unit="day"), told=True), j + 1
            case "previous":
                return Daypart(part, Rel(-1, "previous", unit="day"), told=True), j + 1
            case _:
                return None

    def _mid_day(self, i: int) -> Found | None:
        """Reads "mid-afternoon", "midmorning": of the day told, or of publication."""
        ws = self.ws
        one_word = MID_DAYPARTS.get(ws.low(i), "")
        j = i + 2 if ws.low(i + 1) == "-" else i + 1
        part = one_word or (DAYPARTS.get(ws.low(j), "") if ws.low(j) in ("morning", "afternoon") else "")
        if not part:
            return None
        return Daypart(part, Rel(0, "same", unit="day"), told=True), i + 1 if one_word else j + 1

    def _unit_end(self, i: int) -> Found | None:
        """Reads "month's end", "year-end", the "year-ago" of "the year-ago quarter"."""
        ws = self.ws
        unit = UNITS[ws.low(i)]
        if ws.low(i + 1) in ("'s", "’s") and ws.low(i + 2) == "end":
            return Part("late", Rel(0, "the", unit=unit)), i + 3
        if ws.low(i + 1) == "end" and unit != "week" and ws.low(i - 1) in _TO_AN_END:
            return self._end_of(unit, i + 2)
        if ws.low(i + 1) == "-" and ws.glued(i + 1) and ws.glued(i + 2):
            if ws.low(i + 2) == "end":
                return self._end_of(unit, i + 3)
            if ws.low(i + 2) in ("ago", "earlier"):
                return Offset(((1.0, unit),), -1, "now" if ws.low(i + 2) == "ago" else "told"), i + 3
        return None

    def _end_of(self, unit: str, j: int) -> Found:
        """The end of the unit in force, or of the year that follows at word `j`: "year-end 1988"."""
        year = self.core(j) if unit == "year" and self.ws.digits(j) == 4 else None
        if year is not None and _is_plain_year(year[0]):
            return Part("late", year[0]), year[1]
        return Part("late", Rel(0, "the", unit=unit)), j

    def _in_force(self, i: int) -> Found | None:
        """Reads the "quarter" of "for the quarter", "in the quarter,": the one that is spoken of."""
        ws = self.ws
        unit, k = ws.low(i), i - 3 if ws.low(i - 1) in ("full", "whole", "entire") else i - 2
        if ws.low(k) not in _DURING or ws.low(i + 1) not in _ENDS_PHRASE:
            return None
        if unit not in ("year", "quarter", "month", "week", "day") or (unit == "day" and ws.low(k) != "for"):
            return None
        return Rel(0, "the", unit=unit), i + 1

    def _to_date(self, i: int) -> Found | None:
        """Reads "year to date", "year-to-date", "month to date": from the start of the one in force to now."""
        unit, tied = self.ws.low(i), self.ws.low(i + 1) == "-" and self.ws.glued(i + 1)
        end = self.ws.match(i + 1, ("-", "to", "-", "date") if tied else ("to", "date"))
        return (Range(Rel(0, "this", unit=unit), Vague("now")), end) if end > 0 else None

    def _vague(self, i: int) -> Found | None:
        low, pos = self.ws.low(i), self.ws.pos(i)
        if low == "recent":
            return (Vague(low), i + 2) if self.ws.low(i + 1) in _RECENT else None
        if low == "moment":
            return (
                (Vague(low), i + 1) if self.ws.match(i - 2, ("at", "the")) > 0 and self.ws.low(i + 1) != "of" else None
            )
        if low in ("future", "past", "present"):
            k = i - 2 if self.ws.low(i - 1) in ("near", "immediate", "distant", "recent") else i - 1
            good = self.ws.low(k) == "the" and pos == "NOUN" and self.ws.low(k - 1) in _INTO
            return (Vague(f"the {low}"), i + 1) if good and self.ws.low(i + 1) != "of" else None
        compared = self.ws.low(i - 1) == "as" and self.ws.low(i + 1) == "as"  # "as recently as 2009"
        return (Vague(low), i + 1) if pos in ("ADV", "") and not compared else None

    def holiday(self, i: int) -> Found | None:
        """A feast by its name."""
        return feast_at(self.ws, i)

    def daypart_of(self, i: int) -> Found | None:
        """Reads "the morning of April 19", "the night of 13 May", "the morning after" stays out."""
        ws = self.ws
        part = DAYPARTS[ws.low(i)]
        j = i + 2 if ws.low(i + 1) == "hours" else i + 1
        if ws.low(j) not in ("of", "on"):
            return None
        found = self.core(j + 1)
        return (
            (Daypart(part, found[0]), found[1])
            if found and isinstance(found[0], Cal | Rel | DayWord | Holiday)
            else None
        )

    def anniversary(self, i: int) -> Found | None:
        """Reads "70th anniversary", "the hundredth birthday": what happened so many years before."""
        found = ordinal(self.ws, i)
        if found is None:
            return None
        j = found[1] + 1 if self.ws.low(found[1]) in ("-", "year", "wedding") else found[1]
        word = self.ws.low(j)
        if word in ("anniversary", "birthday") and found[0] <= 3000:
            return Anniversary(found[0], word), j + 1
        return None


_TO_AN_END = frozenset(("by", "at", "until", "till", "before", "through", "since", "the", "from", "of"))
_DURING = frozenset(("for", "in", "during"))
_ENDS_PHRASE = frozenset(
    (",", ".", ";", ")", "", "\n\n", "and", "but", "as", "compared", "from", "was", "were", "rose", "fell")
)
_INTO = frozenset(("in", "for", "of", "from", "into"))
_RECENT = frozenset(("days", "weeks", "months", "years", "decades", "times"))


def _is_plain_year(node: Node) -> bool:
    return isinstance(node, Cal) and (node.month, node.weekday, node.season, node.quarter, node.half) == (None,) * 5


def _on_words(rule: Callable[[Words, int], Found | None]) -> Callable[[Grammar, int], Found | None]:
    return lambda grammar, i: rule(grammar.ws, i)


_Rule = Callable[[Grammar, int], Found | None]
_MODIFIED: _Rule = lambda g, i: relative.modified(g.ws, i, g.holiday)  # noqa: E731
_WEEKDAY: _Rule = lambda g, i: absolute.weekday_first(g.ws, i, g.usage)  # noqa: E731
_OFFSET: _Rule = lambda g, i: relative.offset(g.ws, i, g.core)  # noqa: E731

# What may open with a word: sets of first words, and the rules to try there. The longest reading wins.
_RULES: tuple[tuple[Container[str], tuple[_Rule, ...]], ...] = (
    (MONTHS, (_on_words(absolute.month_first),)),
    (WEEKDAYS, (_WEEKDAY, weeks.weekday_in, weeks.week_later)),
    (SEASONS, (_on_words(periods.season_at),)),
    ({*MODIFIERS, "these"}, (_MODIFIED, Grammar._fixed)),
    ({*PARTS, *PART_NOUNS}, (parts.part,)),
    (DAY_WORDS, (_on_words(relative.day_word), weeks.week_later)),
    (FEASTS, (Grammar.holiday,)),
    (_FISCAL, (_on_words(periods.fiscal_year),)),
    ({*DECADE_WORDS, "'", "’", "‘"}, (_on_words(periods.decade_at), _on_words(periods.year_first))),
    (
        {*ORDINALS, *CARDINALS, "latter", "opening", "last", "final"},
        (
            _on_words(absolute.day_first),
            _on_words(periods.century_at),
            _on_words(periods.quarter_or_half),
            parts.nth,
        ),
    ),
    (("q", "h"), (_on_words(periods.quarter_or_half),)),
    ({*CARDINALS, "ad"}, (_on_words(periods.year_first),)),
    ({*CARDINALS, *UNITS, "a", "an", "several", "few", "couple", "half"}, (_OFFSET,)),
    (("week", "weekend"), (weeks.week_number, weeks.week_of)),
    (("year", "quarter", "month", "week"), (Grammar._to_date,)),
    (("year", "month", "week"), (Grammar._unit_end,)),
    ({"mid", *MID_DAYPARTS}, (Grammar._mid_day,)),
    (VAGUE, (Grammar._vague,)),
)
