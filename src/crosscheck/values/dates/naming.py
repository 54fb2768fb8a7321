"""What calendar dates come to once their year is known, and what derivations call them."""

from __future__ import annotations

from crosscheck.values import calendars as spans
from crosscheck.values.calendars import Days
from crosscheck.values.dates.nodes import Cal, Offset, Rel
from crosscheck.values.dates.reading import Reading
from crosscheck.values.dates.words import MONTH_NAMES, WEEKDAY_NAMES


def say(days: Days | None) -> str:
    """Days as a derivation prints them: "2019-02-27", "2019-02-01..2019-02-28"."""
    if days is None:
        return ""
    return days.low.isoformat() if days.low == days.high else f"{days.low.isoformat()}..{days.high.isoformat()}"


def only_weekday(node: Cal) -> bool:
    """Whether a date is a weekday and nothing else."""
    return node.weekday is not None and node.month is None and node.season is None and node.day is None


def precision_of(node: Cal) -> str:
    """The finest part that a date says."""
    for name in ("day", "month", "season", "quarter", "half"):
        if getattr(node, name) is not None:
            return name
    return "day" if node.weekday is not None else "year"


def name_of(node: Cal) -> str:
    """A date without its year, in words: "Tuesday February 27"."""
    words = [WEEKDAY_NAMES[node.weekday]] if node.weekday is not None else []
    if node.month:
        words.append(MONTH_NAMES[node.month])
    if node.day:
        words.append(str(node.day))
    if node.season:
        words.append(("spring", "summer", "autumn", "winter")[node.season - 21])
    if node.quarter:
        words.append(f"quarter {node.quarter}")
    if node.half:
        words.append(f"half {node.half}")
    return " ".join(words)


def days_of_cal(node: Cal, year: int) -> tuple[Days | None, str]:
    """The days of a calendar date in a year, and their precision."""
    if not spans.FIRST_YEAR <= year <= spans.LAST_YEAR:
        return None, "year"
    if node.month is not None:
        if node.day is not None:
            return spans.day(year, node.month, node.day), "day"
        return spans.months(year, node.month), "month"
    if node.season is not None:
        return spans.season(year, node.season), "season"
    if node.quarter is not None:
        return spans.months(year, 3 * node.quarter - 2, 3), "quarter"
    if node.half is not None:
        return spans.months(year, 6 * node.half - 5, 6), "half"
    return spans.years(year), "year"


FISCAL_SLACK = 275  # a fiscal year starts up to nine months before or after the calendar year of its name


def beyond(node: Cal) -> Reading:
    """Dates before our era, which datetime cannot hold."""
    assert node.year is not None  # noqa: S101
    year = 1 - node.year  # the year 0 of ISO 8601 is 1 BC
    text = f"-{-year:04d}" if year else "0000"
    if node.month:
        text += f"-{node.month:02d}" + (f"-{node.day:02d}" if node.day else "")
    elif node.season:
        text += f"-{node.season}"
    return Reading(None, precision_of(node), edtf=text)


def no_year(node: Cal) -> str | None:
    """A day or month of an unknown year as EDTF level 2: "XXXX-02-27"."""
    if node.month is None:
        return None
    return f"XXXX-{node.month:02d}" + (f"-{node.day:02d}" if node.day else "")


def grain_of(node: Rel) -> str:
    """How finely the moment must be known that a step is counted from."""
    if node.weekday is not None or node.day is not None or node.holiday is not None:
        return "week" if node.weekday is not None else "month"
    if node.month is not None or node.season is not None:
        return "year"
    return {"fortnight": "week", "weekend": "week"}.get(node.unit, node.unit)


def rel_name(node: Rel) -> str:
    """A step in words: "last month", "next 3 weeks"."""
    what = node.unit
    if node.weekday is not None:
        what = WEEKDAY_NAMES[node.weekday]
    elif node.month is not None:
        what = MONTH_NAMES[node.month]
    elif node.season is not None:
        what = ("spring", "summer", "autumn", "winter")[node.season - 21]
    elif node.holiday is not None:
        what = " ".join(node.holiday.key)
    return f"{node.word} {node.count} {what}s" if node.count else f"{node.word} {what}"


def amount_name(node: Offset) -> str:
    """The amounts of an offset in words: "2 weeks 3 days"."""
    return " ".join(f"{n:g} {unit}{'' if n == 1 else 's'}" for n, unit in node.amounts)
