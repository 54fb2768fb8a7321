"""Why two values that do not meet may both hold: they are values of two facts, however alike the sentences read.

Each rule looks at what the sentences say, not at how likely the score makes them, and gives its reason in words.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from crosscheck.language.lexicon import same_class
from crosscheck.language.tables import words
from crosscheck.model import Claim, Kind
from crosscheck.values.bounds import number_of

# Two stretches at least this long are periods that an amount is counted over; shorter ones are days of an event, on
# which two sources may differ as well as on the amount.
_PERIOD_DAYS: Final = 27

# Reports that lie so many days apart may tell two ages of one person, and after so many more, any two.
_BIRTHDAY_DAYS: Final = 14
_YEARS_DAYS: Final = 730

# Who is counted among people at large, and words for people at large.
_GROUPS: Final = frozenset(
    (
        "child woman girl boy baby infant toddler minor teenager schoolchild pupil civilian foreigner tourist soldier "
        "policeman policewoman firefighter journalist pensioner"
    ).split()
)
_PEOPLE: Final = frozenset("people person human life victim casualty fatality death dead soul passenger".split())


def two_facts(a: Claim, b: Claim) -> str:
    """Why the values of two claims that do not meet are values of two facts, in a clause; "" where nothing says so."""
    return (
        denied_by(a, b)
        or _turned_round(a, b)
        or _two_doers(a, b)
        or _periods(a, b)
        or _group(a, b)
        or _group(b, a)
        or _alone(a, b)
        or _alone(b, a)
        or _birthday(a, b)
    )


def denied_by(a: Claim, b: Claim) -> str:
    """Whom only one of two claims quotes as denying what it states, with the source; "" where that is nobody."""
    denials = [c for c in (a, b) if c.context.reporting in words("roles", "denying")]
    return f"{denials[0].source} tells that {denials[0].attribution} denies it" if len(denials) == 1 else ""


def _turned_round(a: Claim, b: Claim) -> str:
    """What each of two parties did to the other: "Norland sent Velmora 300 trucks", "Velmora sent Norland 120"."""
    x, y = a.context, b.context
    if not x.event or not same_class(x.event, y.event) or x.agent == y.agent:
        return ""
    both = frozenset(x.names) & frozenset(y.names)
    return f"in the one {x.agent} acts, in the other {y.agent}" if {x.agent, y.agent} <= both else ""


def _two_doers(a: Claim, b: Claim) -> str:
    """Dates or lengths of what two named parties did each: the visit of the one minister, and of the other."""
    x, y = a.context, b.context
    if a.kind not in (Kind.DATE, Kind.DURATION) or not x.event or not same_class(x.event, y.event):
        return ""
    if x.agent not in x.names or y.agent not in y.names or {*x.agent.split()} & {*y.agent.split()}:
        return ""
    return f"the one is told of {x.agent}, the other of {y.agent}"


def _periods(a: Claim, b: Claim) -> str:
    """Amounts counted over periods that exclude each other: "in 2019" and "in 2020", "in May" and "in June"."""
    if a.kind not in (Kind.QUANTITY, Kind.DURATION):
        return ""
    first, second = a.context.times, b.context.times
    if not first or not second or not all(_is_period(t) for t in (*first, *second)):
        return ""
    if any(x[0] <= y[1] and y[0] <= x[1] for x in first for y in second):
        return ""
    return f"the one is of {_named(first[0])}, the other of {_named(second[0])}"


def _is_period(days: tuple[str, str]) -> bool:
    first, last = (dt.date.fromisoformat(day) for day in days)
    return (last - first).days >= _PERIOD_DAYS


def _named(days: tuple[str, str]) -> str:
    first, last = days
    if first.endswith("-01-01") and last.endswith("-12-31") and first[:4] == last[:4]:
        return first[:4]
    return first[:7] if first[:7] == last[:7] else f"{first} to {last}"


def _group(part: Claim, whole: Claim) -> str:
    """A count of children, women or soldiers, and a larger one of people: the former may be among the latter."""
    if _counted(part) not in _GROUPS or _counted(whole) not in _PEOPLE or not _smaller(part, whole):
        return ""
    return f"the “{part.value_text}” may be among the “{whole.value_text}”"


def _alone(part: Claim, whole: Claim) -> str:
    """A part that is said to be one ("in Olive Street alone"), and a larger count that is not."""
    if not _says_alone(part) or _says_alone(whole) or not _smaller(part, whole):
        return ""
    return f"“{part.value_text}” is said of a part alone"


def _birthday(a: Claim, b: Claim) -> str:
    """Ages told by reports of days between which a birthday may lie; an age at one event is the same in all reports."""
    days = [dt.date.fromisoformat(c.context.published) for c in (a, b) if _is_age(c) and c.context.published]
    if len(days) < 2 or (a.context.event and same_class(a.context.event, b.context.event)):
        return ""
    apart = abs((days[0] - days[1]).days)
    older, younger = (number_of(c.value) for c in ((a, b) if days[0] > days[1] else (b, a)))
    if apart < _BIRTHDAY_DAYS or older is None or younger is None:
        return ""
    if apart < _YEARS_DAYS and not 0 <= older - younger <= apart // 365 + 1:
        return ""
    return f"the ages are those of two days, {min(days)} and {max(days)}"


def _is_age(claim: Claim) -> bool:
    return claim.value is not None and claim.value.role == "age"


def _says_alone(claim: Claim) -> bool:
    return "part:alone" in claim.scope.split("; ")


def _counted(claim: Claim) -> str:
    unit = claim.value.unit if claim.value is not None else None
    return unit or claim.context.head


def _smaller(part: Claim, whole: Claim) -> bool:
    low, high = number_of(part.value), number_of(whole.value)
    return low is not None and high is not None and low < high
