"""From expressions to days: every node of the grammar, tied to the calendar through the document's context."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from crosscheck.values import calendars as spans
from crosscheck.values.anchors import DateContext
from crosscheck.values.calendars import Days
from crosscheck.values.dates import ended, feasts, offsets, unsaid
from crosscheck.values.dates.fill import full_year, weekday_near
from crosscheck.values.dates.naming import (
    FISCAL_SLACK,
    beyond,
    days_of_cal,
    grain_of,
    name_of,
    no_year,
    only_weekday,
    precision_of,
    rel_name,
    say,
)
from crosscheck.values.dates.nodes import (
    Anniversary,
    Cal,
    Century,
    Daypart,
    DayWord,
    Decade,
    Echo,
    Ended,
    Holiday,
    InYear,
    Node,
    Nth,
    Offset,
    Part,
    Range,
    Rel,
    Timed,
    Vague,
    WeekOf,
)
from crosscheck.values.dates.offsets import FINER, UNIT_OF_PRECISION, both_readings
from crosscheck.values.dates.reading import NOTHING, Reading
from crosscheck.values.dates.steps import step_from
from crosscheck.values.dates.stretches import nth_unit
from crosscheck.values.dates.words import TOLD_MODIFIERS

_BY_DAY = frozenset(("day", "week", "weekend", "fortnight"))
_AHEAD = 30  # years after what is told that "the sixties" may still begin


@dataclass
class Resolver:
    """Resolves the expressions of one paragraph. `told` says whether the paragraph tells a history.

    `sure` says that an expression's `tense` is not the parse's alone, so that no nearer date speaks against it.
    """

    context: DateContext
    told: bool = False
    tense: str = ""
    sure: bool = False
    event: Days | None = None

    @property
    def direction(self) -> int:
        """-1 where the clause looks back, 1 ahead, 0 where it does not tell."""
        return {"past": -1, "future": 1}.get(self.tense, 0)

    def now(self, unit: str = "month") -> tuple[dt.date, str] | None:
        """The day that "last", "ago", "today" count from, with its name for the derivation.

        None where the publication is known to its month only and days or weeks (`unit`) are counted.
        """
        c = self.context
        if self.told and c.narrative and c.told and c.recent and self.tense != "future":
            return c.told.high, f"{c.told.high.isoformat()} (told)"
        return (c.day, c.stamp()) if c.day and (c.day_known or unit not in _BY_DAY) else None

    def _month_in_force(self, node: Rel) -> tuple[dt.date, str] | None:
        """In a text without a date, "this month" is the month of the latest day or month told so far."""
        c = self.context
        if c.day is not None or node.step or node.unit != "month" or c.latest is None:
            return None
        return c.latest.high, f"{say(c.latest)} (the latest told)"

    def last(self, *, pointing: bool = False) -> tuple[Days, str, str] | None:
        """What was told last: its days, how fine they are, its name; in news without one, the publication.

        `pointing`: "that day", which is one that was told however long ago.
        """
        c = self.context
        if c.told and (self.told or c.recent or pointing or c.day is None or abs(c.told.high.year - c.day.year) <= 1):
            return c.told, c.told_unit, f"{say(c.told)} (told)"
        return (Days(c.day, c.day), "day", c.stamp()) if c.day else None

    def resolve(self, node: Node) -> Reading:
        """The reading of any expression; NOTHING where it cannot be tied to the calendar."""
        match node:
            case Cal():
                return self._cal(node)
            case Decade(year):
                return self._decade(year)
            case Century(number, bc):
                return _century(number, bc)
            case Rel():
                return self._rel(node)
            case InYear(inner, year):
                return self._in_year(inner, year)
            case DayWord(shift, word):
                return self._day_word(shift, word)
            case Offset():
                return offsets.resolve(self, node)
            case Part():
                return self._part(node)
            case Nth():
                return self._nth(node)
            case Holiday():
                return feasts.resolve(self, node)
            case Echo(unit, year):
                return self._echo(unit, year)
            case WeekOf(day, begins):
                return self._week_of(day, begins)
            case Daypart(part, inner):
                return self._daypart(part, inner)
            case _:
                return self._compound(node)

    def _compound(self, node: Range | Timed | Anniversary | Ended | Vague) -> Reading:
        match node:
            case Ended():
                return ended.resolve(self, node)
            case Range(low, high):
                return self._range(low, high)
            case Timed(_, inner):
                return self.resolve(inner) if inner else NOTHING
            case Anniversary():
                return NOTHING
            case Vague():
                return Reading(None, role="vague", approximate=True)

    def _daypart(self, part: str, node: Node | None) -> Reading:
        found = self.resolve(node) if node else NOTHING
        return replace(found, role=part, precision="part") if found.days else found

    # Calendar dates

    def _cal(self, node: Cal) -> Reading:
        if node.bc:
            return beyond(node)
        year = node.year
        if year is not None and node.short and year < 100:
            year = full_year(year, self.context.day or (self.context.told.high if self.context.told else None))
        if node.month is None and node.day is not None:
            return unsaid.day_only(self, node)
        if year is None:
            found = unsaid.weekday(self, node) if only_weekday(node) else unsaid.without_year(self, node)
            return replace(found, role="fiscal", slack=FISCAL_SLACK) if node.fiscal else found
        days, precision = days_of_cal(replace(node, year=year), year)
        return Reading(days, precision, role="fiscal", slack=FISCAL_SLACK) if node.fiscal else Reading(days, precision)

    def _decade(self, year: int) -> Reading:
        if year >= 100:
            return Reading(spans.years(year, 10), "decade")
        pivot = (
            self.context.told.high.year
            if self.told and self.context.told
            else self.context.day.year
            if self.context.day
            else 2000
        )
        full = pivot // 100 * 100 + year
        ends = pivot if not self.told or self.context.day is None else min(pivot + _AHEAD, self.context.day.year)
        return Reading(spans.years(full if full <= ends else full - 100, 10), "decade")

    # Dates told from a moment

    def _day_word(self, shift: int, word: str) -> Reading:
        c = self.context
        if c.day is None or not c.day_known or (self.told and c.narrative):
            return Reading(None, "day", role="vague" if word == "today" else "")
        d = spans.shift_days(c.day, shift)
        return Reading(Days(d, d), "day", f"{word} at {c.stamp()}") if d else NOTHING

    def _rel(self, node: Rel) -> Reading:
        settled = self.tense == "past" or (self.told and self.context.narrative)
        told = node.word == "the next" and (node.unit == "day" or settled) and node.count == 0
        if node.word in TOLD_MODIFIERS or node.word == "the" or told:
            last = self.last(pointing=node.word == "same" and node.unit == "day")
            if last is None:
                return Reading(None, node.unit)
            base, unit, name = last[0], last[1], last[2]
            anchor = base.high if node.step >= 0 else base.low
            coarse = node.unit != "year" and unit in ("year", "decade", "century") and not self.told
            if node.word == "the" and self.context.day and (coarse or self._in_question(node.unit)):
                anchor, name = self.context.day, self.context.stamp()
            elif unit in FINER and grain_of(node) in FINER and FINER.index(unit) > FINER.index(grain_of(node)):
                return Reading(None, node.unit)
        else:
            now = self.now(node.unit or ("week" if node.weekday is not None else "month")) or self._month_in_force(node)
            if now is None:
                return Reading(None, node.unit)
            anchor, name = now
        found = step_from(node, anchor, self.direction)
        if node.word == "the" and node.unit == "quarter" and anchor == self.context.day and self.tense == "past":
            found = step_from(replace(node, step=-1), anchor, self.direction)  # its figures are out when it is over
        if not found.days or self._overtakes(node, found.days):
            return replace(found, days=None)
        undated = self.context.day is None and node.word in ("this", "current")
        found = replace(found, steps=f"{rel_name(node)} from {name}", doubtful=found.doubtful or undated)
        if anchor == self.context.day and node.unit in ("month", "year") and not node.count:
            others = [step_from(node, d, self.direction).days for d in self.context.other_days()]
            return both_readings(found, others)
        return found

    def _overtakes(self, node: Rel, days: Days) -> bool:
        """Whether "the following year" of something past that was not told would come after the publication."""
        c = self.context
        told = node.word in TOLD_MODIFIERS and node.step > 0 and self.tense == "past"
        return told and c.told is None and c.day is not None and days.low > c.day

    def _in_question(self, unit: str) -> bool:
        """Whether "the year", "the week" is the one of publication rather than of what was told."""
        if self.told or (self.context.narrative and self.tense == "past" and self.context.told):
            return False
        return unit in ("year", "decade", "century") or self.tense != "past" or not self.context.recent

    def _in_year(self, inner: Cal, year: Rel) -> Reading:
        found = self._rel(year)
        if not found.days:
            return Reading(None, precision_of(inner), edtf=no_year(inner))
        days, precision = days_of_cal(inner, found.days.low.year)
        return Reading(days, precision, f"{name_of(inner)} of {found.steps}")

    # Parts of dates

    def _part(self, node: Part) -> Reading:
        found = self.resolve(node.node)
        if not found.days:
            return found
        role = ("earlier" if node.part == "early" else "later") if node.earlier_later else node.part
        return replace(found, role=role or found.role, precision="part" if node.part else found.precision)

    def _nth(self, node: Nth) -> Reading:
        found = self.resolve(node.node)
        if not found.days:
            return replace(found, precision="day" if node.weekday is not None else node.unit)
        within = found.days
        steps = found.steps
        if node.weekday is not None:
            d = spans.nth_weekday(within, node.weekday, node.nth)
            return replace(found, days=Days(d, d) if d else None, precision="day", steps=steps)
        days = nth_unit(within, node)
        return replace(
            found,
            days=days,
            precision=node.unit if node.count == 1 and node.unit != "weekend" else "range",
            steps=steps,
        )

    def _echo(self, unit: str, year: Node) -> Reading:
        base, within = self._rel(Rel(0, "same", unit=unit)), self.resolve(year)
        if not base.days or not within.days:
            return replace(base, days=None)
        years = within.days.low.year - base.days.low.year
        if years == 0 and isinstance(year, Rel) and year.step < 0:
            years = -1  # a quarter that was told last year is not compared with itself
        moved = spans.shift(base.days.low, years, "year")
        days = spans.enclosing(moved, unit) if moved else None
        return Reading(days, unit, f"{base.steps}, {years:+d} years")

    def _week_of(self, day: Node, begins: bool) -> Reading:
        found = self.resolve(day)
        if not found.days:
            return replace(found, precision="week")
        first: dt.date | None = found.days.low
        week = spans.week_of(found.days.low)
        if not begins and week and found.days.low.weekday() != 6:  # the week of a Sunday starts with it
            first = week.low
        last = spans.shift_days(first, 6) if first else None
        return replace(found, days=Days(first, last) if first and last else None, precision="range")

    def _now(self) -> Reading:
        """The end of a range that is "now"."""
        c = self.context
        return Reading(Days(c.day, c.day), "day", f"now at {c.stamp()}") if c.day and c.day_known else NOTHING

    def _range(self, low: Node, high: Node) -> Reading:
        if both := unsaid.without_years(self, low, high):
            return both
        a = self._now() if isinstance(low, Vague) else self.resolve(low)
        saved = self.context.told, self.context.told_unit, self.context.recent
        if a.days and not isinstance(low, Timed):
            self.context.told, self.context.told_unit = a.days, UNIT_OF_PRECISION.get(a.precision, a.precision)
        b = self._now() if isinstance(high, Vague) else self.resolve(high)
        if isinstance(high, Cal) and only_weekday(high) and high.weekday is not None and a.days:
            d = weekday_near(high.weekday, a.days.high, 1)  # "from next Monday to Friday"
            b = replace(b, days=Days(d, d)) if d else b
        self.context.told, self.context.told_unit, self.context.recent = saved
        steps = "; ".join(s for s in (a.steps, b.steps) if s)
        if a.edtf and b.edtf:
            return Reading(None, "range", edtf=f"{a.edtf}/{b.edtf}")
        if not a.days or not b.days:
            return Reading(None, "range", steps)
        if (
            b.days.high < a.days.low
            and b.days.high.year == a.days.low.year
            and isinstance(high, Cal)
            and high.year is None
            and (high.month or high.season)
        ):
            moved = days_of_cal(high, b.days.low.year + 1)[0]
            b = replace(b, days=moved or b.days)
        now = isinstance(high, Vague | DayWord) and isinstance(low, Cal) and low.year is None and low.month is not None
        if now and b.days and a.days.low > b.days.high:  # "from May until today"
            a = replace(a, days=days_of_cal(low, a.days.low.year - 1)[0] if isinstance(low, Cal) else None)
        if not a.days or not b.days:
            return Reading(None, "range", steps)
        if b.days.high < a.days.low:
            return Reading(None, "range", steps)
        return Reading(Days(a.days.low, b.days.high), "range", steps, a.doubtful or b.doubtful)


def _century(number: int, bc: bool) -> Reading:
    if bc:
        return Reading(None, "century", edtf=f"-{max(number - 1, 0):02d}XX")
    return Reading(spans.century(number), "century")
