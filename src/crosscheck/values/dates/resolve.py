"""From expressions to days: every node of the grammar, tied to the calendar through the document's context."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from crosscheck.values import calendars as spans
from crosscheck.values.anchors import DateContext
from crosscheck.values.calendars import Days
from crosscheck.values.dates import feasts
from crosscheck.values.dates.fill import Make, around, full_year, weekday_near
from crosscheck.values.dates.naming import (
    amount_name,
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
)
from crosscheck.values.dates.reading import NOTHING, Reading
from crosscheck.values.dates.steps import step_from
from crosscheck.values.dates.stretches import nth_unit
from crosscheck.values.dates.words import TOLD_MODIFIERS, WEEKDAY_NAMES

_UNIT_OF_PRECISION = {"minute": "day", "hour": "day", "part": "day", "range": "day"}
_FINER = ("day", "week", "month", "season", "quarter", "half", "year", "decade", "century")


@dataclass
class Resolver:
    """Resolves the expressions of one paragraph. `told` says whether the paragraph tells a history."""

    context: DateContext
    told: bool = False
    tense: str = ""
    event: Days | None = None

    @property
    def direction(self) -> int:
        """-1 where the clause looks back, 1 ahead, 0 where it does not tell."""
        return {"past": -1, "future": 1}.get(self.tense, 0)

    def now(self) -> tuple[dt.date, str] | None:
        """The day that "last", "ago", "today" count from, with its name for the derivation."""
        c = self.context
        if self.told and c.narrative and c.told and c.recent and self.tense != "future":
            return c.told.high, f"{c.told.high.isoformat()} (told)"
        return (c.day, c.stamp()) if c.day else None

    def last(self) -> tuple[Days, str, str] | None:
        """What was told last: its days, how fine they are, its name; in news without one, the publication."""
        c = self.context
        if c.told and (self.told or c.recent or c.day is None or abs(c.told.high.year - c.day.year) <= 1):
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
                return self._offset(node)
            case Part():
                return self._part(node)
            case Nth():
                return self._nth(node)
            case Holiday():
                return feasts.resolve(self, node)
            case Daypart(part, inner):
                return self._daypart(part, inner)
            case _:
                return self._compound(node)

    def _compound(self, node: Range | Timed | Anniversary | Vague) -> Reading:
        match node:
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
        if node.bc or node.fiscal:
            return beyond(node)
        year = node.year
        if year is not None and node.short and year < 100:
            year = full_year(year, self.context.day or (self.context.told.high if self.context.told else None))
        if node.month is None and node.day is not None:
            return self._day_only(node)
        if year is None:
            return self._weekday(node) if only_weekday(node) else self._without_year(node)
        days, precision = days_of_cal(replace(node, year=year), year)
        return Reading(days, precision)

    def _without_year(self, node: Cal) -> Reading:
        """A month, day, season or quarter with no year: that of the history told, the nearest that fits in news."""
        precision = precision_of(node)

        def make(year: int) -> Days | None:
            days, _ = days_of_cal(node, year)
            if days and node.weekday is not None and node.day is not None and days.low.weekday() != node.weekday:
                return None
            return days

        name = name_of(node)
        c = self.context
        ahead = self.tense in ("future", "present")
        if self.told and c.told and not (ahead and c.day is None):
            days = self._year_in_force(make)
            return Reading(days, precision, f"{name}, year of {say(c.told)} (told)", doubtful=c.recent is None)
        if c.day:
            days = around(make, c.day, self.direction)
            if (node.quarter or node.half) and self.direction <= 0 and days and days.high >= c.day:
                days = make(days.low.year - 1)  # a quarter's figures are out when it is over
            if days is None and node.weekday is not None:
                days = around(lambda y: days_of_cal(node, y)[0], c.day, self.direction)
            return Reading(days, precision, f"{name}, year from {c.stamp()}")
        return Reading(None, precision, edtf=no_year(node))

    def _year_in_force(self, make: Make) -> Days | None:
        """The month in the year told last; the next year's where the year told has just run out."""
        told = self.context.told
        assert told is not None  # noqa: S101
        year = told.low.year if self.context.told_unit == "season" else told.high.year
        same = make(year)
        if same is None:
            return make(year + 1) or make(year - 1)
        if self.context.told_unit in ("decade", "century") or (told.high - told.low).days > 300:
            return same
        if told.high.month - same.low.month >= 7 and told.low.year == told.high.year:
            following = make(year + 1)
            return following or same
        return same

    def _day_only(self, node: Cal) -> Reading:
        """Reads "the 20th", "Monday 21": a day of the month told, or of the month that fits its weekday or now."""
        assert node.day is not None  # noqa: S101
        now = self.now() if node.weekday is not None else None
        last = self.last()
        if node.weekday is None and last and last[1] in ("day", "week", "month"):
            days = spans.day(last[0].low.year, last[0].low.month, node.day)
            return Reading(days, "day", f"day {node.day} of the month of {last[2]}")
        if now is None:
            return Reading(None, "day")
        start = now[0].replace(day=1)
        for step in (0, 1, -1, 2, -2, 3, 4, 5, 6):
            month = spans.shift_months(start, step if self.direction >= 0 else -step)
            found = spans.day(month.year, month.month, node.day) if month else None
            if found and (node.weekday is None or found.low.weekday() == node.weekday):
                return Reading(found, "day", f"{name_of(node)} nearest to {now[1]}")
        return Reading(None, "day")

    def _weekday(self, node: Cal) -> Reading:
        assert node.weekday is not None  # noqa: S101
        name = WEEKDAY_NAMES[node.weekday]
        c = self.context
        if self.told and c.told and c.told_unit == "day":
            d = weekday_near(node.weekday, c.told.low, 1)
            return Reading(Days(d, d), "day", f"{name} from {say(c.told)} (told)", doubtful=True) if d else NOTHING
        if c.day is None or (self.told and c.told and abs(c.told.high.year - c.day.year) > 1):
            return Reading(None, "day")
        d = weekday_near(node.weekday, c.day, self.direction)
        side = "of" if d == c.day else "after" if self.direction > 0 else "before"
        return Reading(Days(d, d), "day", f"{name} {side} {c.stamp()}") if d else NOTHING

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
        return Reading(spans.years(full if full <= pivot else full - 100, 10), "decade")

    # Dates told from a moment

    def _day_word(self, shift: int, word: str) -> Reading:
        c = self.context
        if c.day is None or (self.told and c.narrative):
            return Reading(None, "day", role="vague" if word == "today" else "")
        d = spans.shift_days(c.day, shift)
        return Reading(Days(d, d), "day", f"{word} at {c.stamp()}") if d else NOTHING

    def _rel(self, node: Rel) -> Reading:
        told = node.word == "the next" and (node.unit == "day" or self.tense == "past") and node.count == 0
        if node.word in TOLD_MODIFIERS or node.word == "the" or told:
            last = self.last()
            if last is None:
                return Reading(None, node.unit)
            base, unit, name = last[0], last[1], last[2]
            if (
                _FINER.index(unit) > _FINER.index(grain_of(node))
                if unit in _FINER and grain_of(node) in _FINER
                else False
            ):
                return Reading(None, node.unit)
            anchor = base.high if node.step >= 0 else base.low
            if node.word == "the" and self.context.day and self._in_question(node.unit):
                anchor, name = self.context.day, self.context.stamp()
        else:
            now = self.now()
            if now is None:
                return Reading(None, node.unit)
            anchor, name = now
        found = step_from(node, anchor, self.direction)
        return replace(found, steps=f"{rel_name(node)} from {name}") if found.days else found

    def _in_question(self, unit: str) -> bool:
        """Whether "the year", "the week" is the one of publication rather than of what was told."""
        if self.told:
            return False
        return unit in ("year", "decade", "century") or self.tense != "past" or not self.context.recent

    def _in_year(self, inner: Cal, year: Rel) -> Reading:
        found = self._rel(year)
        if not found.days:
            return Reading(None, precision_of(inner), edtf=no_year(inner))
        days, precision = days_of_cal(inner, found.days.low.year)
        return Reading(days, precision, f"{name_of(inner)} of the {found.steps}")

    def _offset(self, node: Offset) -> Reading:
        finest = node.amounts[-1][1]
        if finest in ("second", "minute", "hour"):
            return Reading(None, "hour")
        base = self._offset_base(node)
        if base is None or node.vague:
            return Reading(None, finest, approximate=node.vague)
        days, unit, name, doubtful = base
        if node.origin == "told" and self.context.told is None and self.direction * node.sign < 0:
            return Reading(None, finest)  # "ended three days later", and nothing told that it could be later than
        if unit in _FINER and finest in _FINER and _FINER.index(unit) > _FINER.index(finest):
            return Reading(None, finest)
        low: dt.date | None = days.low
        for amount, each in node.amounts:
            if low is not None:
                whole = int(amount * 2) if each in ("year", "month") and amount % 1 else int(amount)
                halved = {"year": "half", "month": "day"}.get(each, each) if amount % 1 else each
                whole = 15 * whole if halved == "day" and each == "month" else whole
                low = spans.shift(low, node.sign * whole, halved)
        if low is None:
            return NOTHING
        steps = f"{amount_name(node)} {'before' if node.sign < 0 else 'after'} {name}"
        exact = (node.origin == "base" and unit == "day") or finest == "day"
        if exact:
            return Reading(Days(low, low), "day", steps, doubtful)
        grain = "year" if any(u == "year" for _, u in node.amounts) and len(node.amounts) == 1 else finest
        grain = {"fortnight": "week", "weekend": "week"}.get(grain, grain)
        if len(node.amounts) > 1:
            grain = finest
        if node.amounts[0][0] % 1:
            grain = "month"
        grain = node.fine or grain
        return Reading(spans.enclosing(low, grain), grain, steps, doubtful)

    def _offset_base(self, node: Offset) -> tuple[Days, str, str, bool] | None:
        if node.origin == "base" and node.base is not None:
            found = self.resolve(node.base)
            unit = _UNIT_OF_PRECISION.get(found.precision, found.precision)
            return (found.days, unit, found.steps or say(found.days), found.doubtful) if found.days else None
        if node.origin in ("now", "ahead"):
            now = self.now()
            return (Days(now[0], now[0]), "day", now[1], False) if now else None
        if node.origin == "event":
            return (
                (self.event, "day" if self.event.low == self.event.high else "month", say(self.event), True)
                if self.event
                else None
            )
        last = self.last()
        return (last[0], last[1], last[2], False) if last else None

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

    def _range(self, low: Node, high: Node) -> Reading:
        if both := self._without_years(low, high):
            return both
        a = self.resolve(low)
        saved = self.context.told, self.context.told_unit, self.context.recent
        if a.days and not isinstance(low, Timed):
            self.context.told, self.context.told_unit = a.days, _UNIT_OF_PRECISION.get(a.precision, a.precision)
        b = self.resolve(high)
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
        ):
            moved = days_of_cal(high, b.days.low.year + 1)[0]
            b = replace(b, days=moved or b.days)
        assert b.days is not None  # noqa: S101
        if b.days.high < a.days.low:
            return Reading(None, "range", steps)
        return Reading(Days(a.days.low, b.days.high), "range", steps, a.doubtful or b.doubtful)

    def _without_years(self, low: Node, high: Node) -> Reading | None:
        """Reads "from October to March": both ends in the years that lie nearest, by the tense, to the anchor."""
        if not (isinstance(low, Cal) and isinstance(high, Cal) and low.month and high.month):
            return None
        if low.year is not None or high.year is not None or low.bc or high.bc:
            return None
        crossing = (low.month, low.day or 1) > (high.month, high.day or 31)
        history = self.told and self.context.told is not None
        anchor = self.context.told.high if history and self.context.told else self.context.day
        if (
            anchor is None
            or (history and not crossing)
            or (self.context.day is None and self.tense in ("future", "present"))
        ):
            return None

        def make(year: int) -> Days | None:
            a, b = days_of_cal(low, year)[0], days_of_cal(high, year + crossing)[0]
            return Days(a.low, b.high) if a and b else None

        days = around(make, anchor, 0 if history else self.direction)
        name = f"{anchor.isoformat()} (told)" if history else self.context.stamp()
        return Reading(days, "range", f"{name_of(low)} to {name_of(high)}, year from {name}")


def _century(number: int, bc: bool) -> Reading:
    if bc:
        return Reading(None, "century", edtf=f"-{max(number - 1, 0):02d}XX")
    return Reading(spans.century(number), "century")
