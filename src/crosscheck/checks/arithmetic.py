"""Arithmetic that a reader does: parts and their whole, a share of a total, start and end and length, birth and age.

Each sum rests on wording that leaves no doubt what belongs together: values side by side in one sentence, or a birth
and an age given to one full name. What fits is silent; what does not is a pair of claims with the sum as its reason.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from crosscheck.model import Claim, Kind, Level, Pair, Value, Verdict

# Wording that makes all sums sure; the score of a pair that a sum joins.
_SCORE: Final = 0.95

_OF_THEM: Final = re.compile(r"\s(?:of|among) (?:them|whom|which|these|those)\b")
_THEN: Final = re.compile(r"(?: [\w'’-]+){0,4},? (?:and )?(?:at least )?")
_INCLUDING: Final = re.compile(r"(?: [\w'’-]+){0,4},? (?:including|among them|among whom|of whom|of which|of them) ")
_OF_BEFORE: Final = re.compile(r"(?:^|[;:] )[Oo]f (?:the |these |those |its |their )?$")
_SAID_AS: Final = re.compile(r",? (?:\(|or |that is,? |– |— )?(?:about |some |nearly )?")
_APPOSED: Final = re.compile(r"(?: [\w'’-]+){0,2}(?:: |, | \(| – | — )")
_JOINED: Final = re.compile(r"(?: [\w'’-]+){0,2}(?:, | and |, and )")
_DASHED: Final = re.compile(r",? (?:\(|– |— |in all |a total of |altogether |that is,? )?")
_EXACT_DAYS: Final = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
# After a length these make it lie elsewhere: "from 3 to 5 May, nine days later".
_MOVED: Final = re.compile(r"\s(?:later|earlier|after|before|ago|since|from|into|of|in|running|each)\b")
_BORN: Final = re.compile(r"\b(?:[Bb]orn|[Bb]\.)(?:,? (?:in|on|at)\b[^.;()]{0,40})? ?$")

# Days of a unit at most, and days back that a report may tell of as its news.
_DAYS: Final = {"day": 1, "week": 7, "month": 31, "year": 366}
_NEWS_DAYS: Final = 10

# Groups that share out those counted without overlap.
_SPLITS: Final = (
    frozenset({"man", "woman"}),
    frozenset({"man", "woman", "child"}),
    frozenset({"boy", "girl"}),
    frozenset({"adult", "child"}),
    frozenset({"adult", "minor"}),
    frozenset({"passenger", "crew", "crew member"}),
    frozenset({"soldier", "civilian"}),
    frozenset({"win", "draw", "defeat", "loss"}),
)


@dataclass(frozen=True)
class Sum:
    """Two claims whose values must fit, what is wrong where they do not, and whether they do."""

    a: Claim
    b: Claim
    reason: str
    holds: bool


def disagreements(claims: Sequence[Claim]) -> tuple[Pair, ...]:
    """A pair for every sum that does not come out, in the order of the claims; possible, as a text may be loose."""
    return tuple(_pair(s) for s in sums(claims) if not s.holds)


def _pair(found: Sum) -> Pair:
    level = Level("arithmetic", "does not fit", 0.0, found.reason)
    return Pair(found.a, found.b, found.b.kind, _SCORE, (level,), Verdict.POSSIBLE, found.reason)


def sums(claims: Sequence[Claim]) -> Iterator[Sum]:
    """Every sum that the claims invite, those that come out included."""
    said: dict[tuple[str, int, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.value is not None and claim.review != "drop":
            said[claim.source, claim.start, claim.end].append(claim)
    for sentence in said.values():
        ordered = sorted(sentence, key=lambda c: (c.context.value_start, c.context.value_end))
        yield from _parts(ordered)
        yield from _splits(ordered)
        yield from _shares(ordered)
        yield from _lengths(ordered)
    yield from _ages(claims)


def _gap(a: Claim, b: Claim) -> str:
    """The words between two values of one sentence."""
    return a.quote[a.context.value_end : b.context.value_start]


def _after(claim: Claim) -> str:
    return claim.quote[claim.context.value_end :]


def _words(claim: Claim) -> str:
    return f"“{' '.join(claim.value_text.split())}”"


def _counts(sentence: Sequence[Claim]) -> list[Claim]:
    """The claims of a sentence that count things, ages and rates left out."""
    return [c for c in sentence if c.kind is Kind.QUANTITY and c.value is not None and _is_count(c.value)]


def _is_count(value: Value) -> bool:
    plain = value.dimension in ("count", "") and not value.role and not value.per and not value.change
    return plain and value.value is not None and value.value == int(value.value)


def _parts(sentence: Sequence[Claim]) -> Iterator[Sum]:
    """A part that is named as one: "12 dead, five of them children", "of 48 buses, 31 burned"."""
    counts = _counts(sentence)
    for n, (whole, part) in enumerate(itertools.pairwise(counts)):
        gap = _gap(whole, part)
        named = _THEN.fullmatch(gap) and "," in gap and _OF_THEM.match(_after(part))
        of = _OF_BEFORE.search(whole.quote[: whole.context.value_start]) and gap.endswith(", ") and "," not in gap[:-2]
        if named or of or _INCLUDING.fullmatch(gap):
            # "1,300 people were held between two posts, among them 410 children": of what, only the sense tells.
            fits = not all(_above(part, before) for before in counts[: n + 1])
            yield Sum(whole, part, f"{_words(part)} is more than what it is a part of, {_words(whole)}", fits)


def _above(part: Claim, whole: Claim) -> bool:
    """Whether the least that a part may be is more than the most that the whole may be."""
    low, high = _value(part).soft_low, _value(whole).soft_high
    return isinstance(low, Decimal) and isinstance(high, Decimal) and low > high


def _value(claim: Claim) -> Value:
    assert claim.value is not None  # noqa: S101 - sums() leaves out claims without one
    return claim.value


def _splits(sentence: Sequence[Claim]) -> Iterator[Sum]:
    """A whole and all of its parts: "12 people, five men and seven women"."""
    counts = _counts(sentence)
    for i, whole in enumerate(counts):
        parts = [c for c in counts[i + 1 : i + 4] if not _OF_THEM.match(_after(c))]
        for n in (3, 2):
            chosen = parts[:n]
            if len(chosen) < n or not _shared_out(whole, chosen):
                continue
            total = sum((_value(c).value or Decimal(0) for c in chosen), Decimal(0))
            vague = any(_value(c).approximate for c in (whole, *chosen))
            told = f"{' and '.join(_words(c) for c in chosen)} make {total}, not {_words(whole)}"
            yield Sum(whole, chosen[0], told, vague or total == _value(whole).value)
            break


def _shared_out(whole: Claim, parts: Sequence[Claim]) -> bool:
    units = frozenset(_value(c).unit or "" for c in parts)
    if len(units) < len(parts) or not any(units <= split for split in _SPLITS) or (_value(whole).unit or "") in units:
        return False
    if not _APPOSED.fullmatch(_gap(whole, parts[0])) or "includ" in _gap(whole, parts[0]):
        return False
    return all(_JOINED.fullmatch(_gap(x, y)) for x, y in itertools.pairwise(parts))


def _shares(sentence: Sequence[Claim]) -> Iterator[Sum]:
    """A part, its whole and the share that it makes: "12 of the 48 buses, or 25 percent"."""
    values = [c for c in sentence if c.kind is Kind.QUANTITY]
    for part, whole, share in zip(values, values[1:], values[2:], strict=False):
        if not (_is_count(_value(part)) and _is_count(_value(whole)) and _value(share).dimension == "percent"):
            continue
        if not re.fullmatch(r" (?:out )?of (?:the |its |all |a total of )?", _gap(part, whole)):
            continue
        if not _SAID_AS.fullmatch(_gap(whole, share)):
            continue
        exact, total = _value(part).value, _value(whole).value
        low, high = _value(share).soft_low, _value(share).soft_high
        if not exact or not total or not isinstance(low, Decimal) or not isinstance(high, Decimal):
            continue
        made = exact * 100 / total
        vague = any(_value(c).approximate for c in (part, whole))
        fits = vague or low - 1 <= made <= high + 1
        yield Sum(part, share, f"{_words(part)} of {_words(whole)} is {made:.1f} percent, not {_words(share)}", fits)


def _lengths(sentence: Sequence[Claim]) -> Iterator[Sum]:
    """A stretch of days with its length beside it: "from 3 to 14 May, twelve days"."""
    for span, length in itertools.pairwise(sentence):
        if span.kind is not Kind.DATE or length.kind is not Kind.DURATION or _value(span).precision != "range":
            continue
        if not _DASHED.fullmatch(_gap(span, length)) or _MOVED.match(_after(length)):
            continue
        low, high = _value(span).low, _value(span).high
        if not isinstance(low, dt.date) or not isinstance(high, dt.date) or _value(length).unit not in _DAYS:
            continue
        if not _EXACT_DAYS.fullmatch(_value(span).edtf or ""):
            continue
        first, last = (day.date() if isinstance(day, dt.datetime) else day for day in (low, high))
        days = (last - first).days
        fewest, most = _value(length).soft_low, _value(length).soft_high
        if not isinstance(fewest, Decimal) or not isinstance(most, Decimal):
            continue
        size = _DAYS[_value(length).unit or ""]
        # Either end may be counted in, and a week or month that has begun.
        slack = 0 if size == 1 else size
        fits = fewest * size - slack <= days + 1 and days <= most * size + slack
        yield Sum(span, length, f"{_words(span)} is {days + 1} days with both ends, not {_words(length)}", fits)


def _ages(claims: Sequence[Claim]) -> Iterator[Sum]:
    """A birth and an age of one full name: "born in 1950", and "Petra Hollis, 57," in a report of 2010."""
    births: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind is Kind.DATE and claim.object and _is_birth(claim):
            births[claim.object].append(claim)
    for age in claims if births else ():
        name = _aged(age)
        for birth in births.get(name, ()) if name else ():
            yield _age_sum(birth, age)


def _is_birth(claim: Claim) -> bool:
    value = claim.value
    if value is None or value.doubtful or value.precision not in ("year", "month", "day") or value.approximate:
        return False
    full = " " in claim.object and claim.object in claim.context.names and isinstance(value.low, dt.date)
    return full and bool(_BORN.search(claim.quote[: claim.context.value_start]))


def _aged(claim: Claim) -> str:
    """The full name that an age is set beside ("Petra Hollis, 57,"), "" where there is none or another day is meant."""
    value, context = claim.value, claim.context
    if value is None or value.role != "age" or value.value is None or value.approximate or not context.published:
        return ""
    day = dt.date.fromisoformat(context.published)
    if any(abs((dt.date.fromisoformat(x) - day).days) > _NEWS_DAYS for times in context.times for x in times):
        return ""
    before, after = claim.quote[: context.value_start], _after(claim)
    if not before.endswith(", ") or (after and after[0] not in ",.;)"):
        return ""
    beside = [n for n in context.names if " " in n and before[:-2].casefold().endswith(n.split()[-1].casefold())]
    return beside[0] if len(beside) == 1 else ""


def _age_sum(birth: Claim, age: Claim) -> Sum:
    """Whether an age fits a birth on the day of the report, or on one of the days before it that it tells of."""
    low, high = _value(birth).low, _value(birth).high
    years = _value(age).value or Decimal(0)
    day = dt.date.fromisoformat(age.context.published)
    first, last = (d if isinstance(d, dt.date) else day for d in (low, high))
    least, most = _years(last, day - dt.timedelta(_NEWS_DAYS)), _years(first, day)
    told = (
        f"born {_words(birth)}, one is {least if least == most else f'{least} or {most}'} on {day}, not {_words(age)}"
    )
    return Sum(birth, age, told, least <= years <= most)


def _years(born: dt.date, day: dt.date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
