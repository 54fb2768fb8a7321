"""What an expression comes to once it is tied to the calendar."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from crosscheck.values.calendars import Days


@dataclass(frozen=True, slots=True)
class Reading:
    """Bounds (None where they cannot be told), how fine they are, and how they came about.

    `steps` is the derivation without its result; `edtf` overrides what the bounds would give, for dates that
    datetime.date cannot hold (BC, a day of an unknown year).
    """

    days: Days | None
    precision: str = ""
    steps: str = ""
    doubtful: bool = False
    approximate: bool = False
    edtf: str | None = None
    role: str = ""
    times: tuple[dt.datetime, dt.datetime] | None = None
    slack: int = 0  # days either side that usage allows


NOTHING = Reading(None)
