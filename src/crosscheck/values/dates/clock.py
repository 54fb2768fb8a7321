"""Times of day: "at 0147 GMT", "3.47am", "16:42", "07:41 pm PT", "noon", "twenty past ten", "half past six"."""

from __future__ import annotations

from dataclasses import replace

from crosscheck.values.dates.nodes import Clock
from crosscheck.values.dates.numerals import small_words
from crosscheck.values.dates.text import Words
from crosscheck.values.dates.zones import PLACE_ZONES, ZONES

FoundClock = tuple[Clock, int]

_NAMED = {"noon": (12, 0), "midday": (12, 0), "midnight": (0, 0)}
_HALF_OF_DAY = {"morning": "am", "afternoon": "pm", "evening": "pm", "night": "night"}
_SPOKEN_MINUTES = {"quarter": 15, "half": 30}


def _meridiem(ws: Words, i: int) -> tuple[str, int]:
    """Reads "am" or "pm" at `i` in any spelling and the position after it; "" where none stands."""
    low = ws.low(i)
    if low in ("am", "pm") and (ws.glued(i) or ws.pos(i) != "AUX" or ws[i].text == "PM" or ws.digits(i - 1)):
        return low, i + 1
    if low in ("a", "p") and ws.low(i + 1) == "." and ws.glued(i + 1) and ws.low(i + 2) in ("m", "m."):
        j = i + 3
        return low + "m", j + 1 if ws.low(j) == "." and ws.glued(j) else j
    return "", i


def _apply(clock: Clock, half: str) -> Clock | None:
    """`clock` with the half of the day said; None where that is no time ("15 pm" is taken as 15)."""
    hour = clock.hour
    if half == "am":
        hour = 0 if hour == 12 else hour
    elif half == "pm":
        hour = hour + 12 if hour < 12 else hour
    elif half == "night":
        hour = (hour + 12 if 5 <= hour < 12 else 0 if hour == 12 else hour) if not clock.sure else hour
    half = half if half in ("am", "pm") else ""
    return replace(clock, hour=hour, sure=True, half=half, bare=False) if 0 <= hour <= 23 else None


def zone(ws: Words, i: int) -> tuple[float | str, int] | None:
    """A zone at `i`: "GMT", "(CEST)", "UTC+3", "local time", "British time", "Porto Brás time"; and what follows it."""
    opened = ws.low(i) in ("(", ",")
    k = i + 1 if opened else i
    found = _bare_zone(ws, k)
    if found is None:
        return None
    if opened and ws.low(i) == "(":
        if ws.low(found[1]) == "(":  # "EAT (UTC+3)" never opens twice
            return None
        return (found[0], found[1] + 1) if ws.low(found[1]) == ")" else None
    if opened and found[1] - k == 1 and ws.low(k) not in ZONES:
        return None
    if ws.low(found[1]) == "(" and (inner := _bare_zone(ws, found[1] + 1)) and ws.low(inner[1]) == ")":
        return inner[0], inner[1] + 1
    return found


def _bare_zone(ws: Words, k: int) -> tuple[float | str, int] | None:
    low, text = ws.low(k), ws[k].text
    if low in ZONES and text.isupper() and not (low == "z" and not ws.glued(k)):
        hours, j = ZONES[low], k + 1
        if low in ("gmt", "utc") and ws.low(j) in ("+", "-", "−", "–") and ws.glued(j) and 1 <= ws.digits(j + 1) <= 4:
            return _offset(ws, j, hours)
        return hours, j
    if low in ("et", "ct", "mt", "pt") and text.isupper():
        return PLACE_ZONES[low], k + 1
    j = k + 1 if low == "the" else k
    if ws.low(j) == "local" and ws.low(j + 1) == "time":
        return "local", j + 2
    for width in (1, 2):
        if ws.low(j + width) == "time" and ws[j].text[:1].isupper():
            return PLACE_ZONES.get(ws.low(j), "local"), j + width + 1
        if ws.low(j + width) in ("standard", "daylight", "summer") and ws.low(j + width + 1) == "time":
            return PLACE_ZONES.get(ws.low(j), "local"), j + width + 2
    return None


def _offset(ws: Words, j: int, base: float) -> tuple[float, int]:
    sign = 1.0 if ws.low(j) == "+" else -1.0
    n, end = ws.number(j + 1), j + 2
    minutes = 0
    if ws.digits(j + 1) == 4:
        n, minutes = divmod(n, 100)
    elif ws.low(end) == ":" and ws.glued(end) and ws.digits(end + 1) == 2:
        minutes, end = ws.number(end + 1), end + 2
    return (base + sign * (n + minutes / 60), end) if n <= 14 and minutes < 60 else (base, j)


def iso_time(ws: Words, i: int) -> FoundClock | None:
    """The "T18:05:00+02:00" of an ISO 8601 moment, glued to its date."""
    if ws.low(i) != "t" or not ws.glued(i) or not ws.glued(i + 1) or ws.digits(i + 1) != 2:
        return None
    found = _colon(ws, i + 1)
    if found is None:
        return None
    clock, j = found
    if ws.low(j) == "z" and ws.glued(j):
        return replace(clock, zone=0.0), j + 1
    if ws.low(j) in ("+", "-") and ws.glued(j) and ws.digits(j + 1) in (2, 4):
        hours, end = _offset(ws, j, 0.0)
        return replace(clock, zone=hours), end
    return clock, j


def _colon(ws: Words, i: int) -> FoundClock | None:
    """Reads "16:42", "03:47:12"; hours and minutes in digits with a colon."""
    if not (1 <= ws.digits(i) <= 2 and ws.low(i + 1) == ":" and ws.glued(i + 1)):
        return None
    if ws.digits(i + 2) != 2 or not ws.glued(i + 2) or ws.number(i) > 24 or ws.number(i + 2) > 59:
        return None
    if ws.glued(i) and (ws.digits(i - 1) or ws.low(i - 1) in (":", ".", "$")):
        return None
    hour, minute, j = ws.number(i), ws.number(i + 2), i + 3
    if hour == 24:
        return (Clock(0, next_day=True), j) if minute == 0 else None
    if ws.low(j) == ":" and ws.glued(j) and ws.digits(j + 1) == 2 and ws.glued(j + 1) and ws.number(j + 1) < 60:
        j += 2
        if ws.low(j) in (".", ",") and ws.glued(j) and ws.digits(j + 1) and ws.glued(j + 1):
            j += 2
        return Clock(hour, minute, ws.number(i + 4), precision="second"), j
    return Clock(hour, minute, bare=1 <= hour <= 12 and ws[i].text[0] != "0"), j


def _digital(ws: Words, i: int) -> FoundClock | None:
    """Times in digits, with what must stand beside them to tell them from other numbers."""
    if found := _colon(ws, i):
        half, j = _meridiem(ws, found[1])
        if ws.low(found[1]) in _NAMED and found[0].hour in (0, 12):  # "12:00 midnight"
            return Clock(*_NAMED[ws.low(found[1])]), found[1] + 1
        clock = _apply(found[0], half) if half and found[0].hour <= 12 else found[0]
        return (clock, j) if clock else None
    hour, digits = ws.number(i), ws.digits(i)
    if digits == 0 or (ws.glued(i) and (ws[i - 1].text.isalnum() or ws.low(i - 1) in (".", ",", "$", "€", "£", "/"))):
        return None
    if digits == 4 and hour // 100 < 24 and hour % 100 < 60:
        return _military(ws, i)
    if digits > 2 or hour > 24:
        return None
    minute, j, dotted = 0, i + 1, False
    if ws.low(j) == "." and ws.glued(j) and ws.digits(j + 1) == 2 and ws.glued(j + 1) and ws.number(j + 1) < 60:
        minute, j, dotted = ws.number(j + 1), j + 2, True
    half, k = _meridiem(ws, j)
    if half and 1 <= hour <= 12:
        clock = _apply(Clock(hour, minute, precision="minute" if dotted else "hour"), half)
        return (clock, k) if clock else None
    if hour > 23 or (ws.low(j) == "." and ws.glued(j) and ws.digits(j + 1) and ws.glued(j + 1)):
        return None
    if not dotted and ws.low(j) in ("h", "hrs") and (ws.glued(j) or ws.low(j) == "hrs") and ws.digits(j + 1) in (0, 2):
        if ws.digits(j + 1) == 2 and ws.glued(j + 1) and ws.number(j + 1) < 60:
            return Clock(hour, ws.number(j + 1)), j + 2
        return None
    if not dotted and ws.low(j) in ("o", "o'clock", "o’clock"):
        return _oclock(ws, Clock(hour, sure=False, precision="hour", spoken=True), j)
    return _cued(
        ws,
        i,
        j,
        Clock(hour, minute, sure=hour > 12 or (dotted and digits == 2), precision="minute" if dotted else "hour"),
        dotted,
    )


def _cued(ws: Words, i: int, j: int, clock: Clock, dotted: bool) -> FoundClock | None:
    """Reads "at 19.00", "19.00 local time", "at 5 in the afternoon": plain numbers need a cue on one side."""
    if half := in_daypart(ws, j):
        applied = _apply(replace(clock, sure=False), half[0]) if clock.hour <= 12 else clock
        return (applied, half[1]) if applied else None
    if ws.low(j) in ("%", "°") or (ws.pos(j) in ("NOUN", "PROPN") and not zone(ws, j)):
        return None
    if zone(ws, j) and (dotted or ws.low(i - 1) in _CUES):
        return clock, j
    if dotted and ws.low(i - 1) in (*_CUES, ",") and (ws.digits(i) == 2 or ws.low(i - 1) != ","):
        return clock, j
    return None


_CUES = frozenset(("at", "by", "from", "until", "till", "before", "after", "about", "around", "since", "for"))


def _military(ws: Words, i: int) -> FoundClock | None:
    """Reads "0147 GMT", "2240 hours", "at 1542"."""
    clock = Clock(ws.number(i) // 100, ws.number(i) % 100)
    if ws.low(i + 1) in ("hours", "hrs", "h") and (
        ws[i].text[0] == "0" or ws.low(i - 1) in ("at", "by", "from", "until")
    ):
        return clock, i + 2
    half, k = _meridiem(ws, i + 1)
    if half and 1 <= clock.hour <= 12 and (applied := _apply(clock, half)):
        return applied, k
    if zone(ws, i + 1):
        return clock, i + 1
    if ws.bare_clock and _reads_bare(ws, i):
        return clock, i + 1
    if (
        ws.low(i - 1) == "at"
        and (ws[i].text[0] in "01" and ws.number(i) < 1900)
        and ws.pos(i + 1) not in ("NOUN", "PROPN")
    ):
        return clock, i + 1
    return None


_BARE_JOINTS = frozenset(("and", "to", "until", "-", "–", "or"))


def _reads_bare(ws: Words, i: int) -> bool:
    """Whether four bare digits are a time in a text that writes times so: "until 1517", "between 1700 and 1725"."""
    before, after = ws.low(i - 1), ws.low(i + 1)
    if after in ("-", "/", "%", "°", "$", "€") and ws.glued(i + 1) and not ws.digits(i + 2):
        return False
    if ws.tag(i + 1) in ("NNS", "NNPS") or after in ("feet", "ft", "people", "metres", "km", "m"):
        return False
    if ws[i].text[0] == "0" or before == "at":
        return True
    joined = before in _BARE_JOINTS and ws.digits(i - 2) == 4
    cue = ws.low(i - 3) if joined else before
    if cue not in _CUES and cue != "between":
        return False
    return not 1800 <= ws.number(i) <= 2099 or (joined and ws[i - 2].text[0] in "01" and ws.number(i - 2) < 1800)


def _oclock(ws: Words, clock: Clock, j: int) -> FoundClock | None:
    if ws.low(j) == "o":
        if ws.low(j + 1) not in ("'", "’") or ws.low(j + 2) != "clock":
            return None
        j += 2
    j += 1
    half = in_daypart(ws, j)
    applied = _apply(clock, half[0]) if half else clock
    return (applied, half[1] if half else j) if applied else None


def in_daypart(ws: Words, j: int) -> tuple[str, int] | None:
    """Reads "in the morning", "at night": the half of the day, and the position after it."""
    if ws.low(j) == "in" and ws.low(j + 1) == "the" and ws.low(j + 2) in _HALF_OF_DAY:
        return _HALF_OF_DAY[ws.low(j + 2)], j + 3
    if ws.low(j) == "at" and ws.low(j + 1) == "night":
        return "night", j + 2
    return None


def _hour_word(ws: Words, i: int) -> tuple[int, int] | None:
    if 1 <= ws.digits(i) <= 2 and 1 <= ws.number(i) <= 12:
        return ws.number(i), i + 1
    found = small_words(ws, i)
    return found if found and 1 <= found[0] <= 12 else None


def _spoken(ws: Words, i: int) -> FoundClock | None:
    """Reads "half past six", "a quarter to five", "twenty past ten", "eighteen minutes to five", "five o'clock"."""
    low = ws.low(i)
    if low in _NAMED and ws.low(i + 1) != "'s":
        j = i
        if low == "midnight" and ws[i].text[0].isupper() and ws.pos(i + 1) == "PROPN":
            return None
        return Clock(*_NAMED[low], precision="minute", spoken=True, next_day=low == "midnight"), j + 1
    if low == "a" and ws.low(i + 1) == "few" and ws.low(i + 2) == "minutes":
        return _few_minutes(ws, i + 3)
    if low == "a" and ws.low(i + 1) == "quarter":
        i, low = i + 1, "quarter"
    if low in _SPOKEN_MINUTES:
        minutes, j = _SPOKEN_MINUTES[low], i + 1
    else:
        found = (ws.number(i), i + 1) if 1 <= ws.digits(i) <= 2 else small_words(ws, i)
        if found is None:
            return None
        minutes, j = found
        if ws.low(j) in ("o", "o'clock") and 1 <= minutes <= 12:
            return _oclock(ws, Clock(minutes, sure=False, precision="hour", spoken=True), j)
        if ws.low(j) in ("minutes", "minute"):
            j += 1
        elif minutes not in (5, 10, 20, 25):
            return _plain_hour(ws, i, minutes, j)
    sign = {"past": 1, "after": 1, "to": -1, "before": -1, "of": 0}.get(ws.low(j), 0)
    named = ws.low(j + 1) in _NAMED
    hour = (12, j + 2) if named else _hour_word(ws, j + 1)
    if (
        low == "half"
        and sign > 0
        and hour is None
        and ws.low(i - 1) in _CUES
        and ws.pos(j + 1) not in ("NOUN", "PROPN")
    ):
        return Clock(0, 30, sure=False, spoken=True, hour_said=False), j + 1
    if not sign or hour is None or not 1 <= minutes <= 59 or (low == "half" and sign < 0):
        return _plain_hour(ws, i, minutes, j) if minutes <= 12 and j == i + 1 else None
    if not named and _counts(ws, hour[1]):
        return None
    total = (hour[0] % 12) * 60 + sign * minutes
    h, m = divmod(total % 720, 60)
    sure = named and ws.low(j + 1) != "midnight"
    if named:
        h = (12 if sure else 24) * 60 + sign * minutes
        h, m = divmod(h % 1440, 60)
        return Clock(h, m, spoken=True), hour[1]
    half = in_daypart(ws, hour[1])
    clock = Clock(h or 12, m, sure=False, spoken=True)
    applied = _apply(clock, half[0]) if half else clock
    return (applied, half[1] if half else hour[1]) if applied else None


def _counts(ws: Words, j: int) -> bool:
    """Whether what follows a number is counted by it ("from twenty to five people")."""
    if ws.low(j) in ("%", "percent", "per", "pct", "million", "billion", "thousand", "hundred"):
        return True
    return ws.pos(j) == "NOUN" and ws.tag(j) == "NNS"


def _plain_hour(ws: Words, i: int, hour: int, j: int) -> FoundClock | None:
    """Reads "at eleven at night", "at five in the afternoon"."""
    half = in_daypart(ws, j)
    if half is None or not 1 <= hour <= 12 or ws.low(i - 1) not in _CUES:
        return None
    clock = _apply(Clock(hour, sure=False, precision="hour", spoken=True), half[0])
    return (clock, half[1]) if clock else None


def _few_minutes(ws: Words, j: int) -> FoundClock | None:
    sign = {"past": 1, "after": 1, "to": -1, "before": -1}.get(ws.low(j), 0)
    if not sign:
        return None
    inner = _digital(ws, j + 1) or _spoken(ws, j + 1)
    if inner is None:
        hour = _hour_word(ws, j + 1)
        if hour is None or _counts(ws, hour[1]):
            return None
        inner = Clock(hour[0], sure=False, precision="hour", spoken=True), hour[1]
    return replace(inner[0], slack=(1, 10) if sign > 0 else (-10, -1), precision="minute"), inner[1]


def clock(ws: Words, i: int) -> FoundClock | None:
    """A time of day at `i` with its zone, and the position after it."""
    found = _digital(ws, i) if ws.digits(i) else None
    found = found or _spoken(ws, i)
    if found is None:
        return None
    node, j = found
    if place := zone(ws, j):
        return replace(node, zone=place[0]), place[1]
    return node, j


def says_half(ws: Words, i: int, j: int) -> bool:
    """Whether the time of day in words i..j says which half of the day it is in."""
    return any(ws.low(k) in ("am", "pm", "noon", "midday") or _meridiem(ws, k)[0] for k in range(i, min(j, i + 8)))


def hour_alone(ws: Words, i: int) -> FoundClock | None:
    """An hour with no other sign, where the words before it ("shortly after") promise a time of day."""
    hour = _hour_word(ws, i)
    if (
        hour is None
        or _counts(ws, hour[1])
        or ws.pos(hour[1]) in ("NOUN", "PROPN", "NUM")
        or ws.low(hour[1]) in ("%", "-", "/")
    ):
        return None
    half = in_daypart(ws, hour[1])
    node = Clock(hour[0], sure=False, precision="hour", spoken=True)
    applied = _apply(node, half[0]) if half else node
    return (applied, half[1] if half else hour[1]) if applied else None
