"""What the grammar makes of the words: expressions that are not yet tied to the calendar."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cal:
    """A calendar date as far as it is said. `short` years have two digits; `weekday` counts from Monday, 0."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    quarter: int | None = None
    half: int | None = None
    short: bool = False
    bc: bool = False
    fiscal: bool = False
    swap: bool = False  # day and month could be the other way round


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years from `year`; 0..90 where the century is not said ("the sixties")."""

    year: int


@dataclass(frozen=True, slots=True)
class Century:
    """The n-th century, `count` of them."""

    number: int
    bc: bool = False


@dataclass(frozen=True, slots=True)
class Rel:
    """A step from a moment: "last month", "next Tuesday", "the following spring", "the past two years".

    `step` is -1, 0 or 1; `word` the modifier; exactly one of unit, month, weekday, season is set; `count` above 1
    makes a window; `day` a day inside the month ("the 15th of next month"); `far` one step more ("week after next").
    """

    step: int
    word: str
    unit: str = ""
    month: int | None = None
    weekday: int | None = None
    season: int | None = None
    holiday: Holiday | None = None
    count: int = 0
    day: int | None = None
    far: int = 0
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class InYear:
    """A date of a year told by its relation: "July 25 of that year", "the spring of next year"."""

    node: Cal
    year: Rel


@dataclass(frozen=True, slots=True)
class DayWord:
    """Today and its neighbours, counted in days."""

    shift: int
    word: str


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units before or after something: "three days earlier", "a year ago", "two weeks after May 3".

    `base` is an expression, or None with `origin` "now" (ago, from now), "told" (later, earlier) or "event" (after a
    thing that is named in words, from word `event` on). `vague` counts ("a few days later") resolve to nothing.
    `fine` is the unit of "this month" in "46 years ago this month".
    """

    amounts: tuple[tuple[float, str], ...]
    sign: int
    origin: str
    base: Node | None = None
    vague: bool = False
    event: int = -1
    fine: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Early, mid or late in something; "" for the course of it."""

    part: str
    node: Node
    earlier_later: bool = False


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th (or last, -1) unit or weekday of something, `count` of them: "the first two weeks of 2015"."""

    nth: int
    node: Node
    unit: str = ""
    weekday: int | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Echo:
    """What was told, in another year: "the same month of 2022", "the same quarter last year"."""

    unit: str
    year: Node


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week that holds a day, or that begins with it: "the week of 3 May", "the week beginning 3 May"."""

    node: Node
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Ended:
    """A week, month, quarter, half or year by its last day: "the quarter ended Sept. 30"."""

    unit: str
    last: Node


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast by the words of its name, of a year or, without one, of the year that fits."""

    key: tuple[str, ...]
    year: Node | None = None
    weekend: bool = False


@dataclass(frozen=True, slots=True)
class Daypart:
    """The morning, evening, ... of a day; without `node` of the day told or today."""

    part: str
    node: Node | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. `hour` 0..23 where `sure`, else 1..12 with the half of the day left open.

    `zone` is an offset in hours, a name of the zone database, "local" or None. `precision` "minute", "second", "hour".
    `slack` shifts the bounds: (-10, -1) minutes for "shortly before". `hour_said` is False for "at half past", which
    goes on from the time told. `half` is "am" or "pm" where it is said; `bare` says that "4:40" may lack it.
    """

    hour: int
    minute: int = 0
    second: int = 0
    sure: bool = True
    zone: float | str | None = None
    precision: str = "minute"
    slack: tuple[int, int] = (0, 0)
    spoken: bool = False
    next_day: bool = False
    hour_said: bool = True
    half: str = ""
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Timed:
    """A time of day, on a day where one is said."""

    clock: Clock
    node: Node | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """From one expression to another, both included."""

    low: Node
    high: Node


@dataclass(frozen=True, slots=True)
class Anniversary:
    """The n-th anniversary or birthday of something."""

    number: int
    word: str


@dataclass(frozen=True, slots=True)
class Vague:
    """Words like "now", "recently": a time with no bounds."""

    word: str


Node = (
    Cal
    | Decade
    | Century
    | Rel
    | InYear
    | DayWord
    | Offset
    | Part
    | Nth
    | WeekOf
    | Ended
    | Echo
    | Holiday
    | Daypart
    | Timed
    | Range
    | Anniversary
    | Vague
)
Found = tuple[Node, int]


def core(node: Node) -> Node:
    """What a part, a count, a time of day or a week is of, however deep: the "Monday" of "early Monday morning"."""
    while isinstance(node, Part | Nth | WeekOf | Timed | Daypart) and node.node is not None:
        node = node.node
    return node


def ends(node: Node) -> tuple[Node, ...]:
    """The cores of both ends of a range, else the one core."""
    if isinstance(node, Ended):
        return ends(node.last)
    return (*ends(node.low), *ends(node.high)) if isinstance(node, Range) else (core(node),)
