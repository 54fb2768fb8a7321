"""Dates in numbers: "2019-02-27", "27/02/2019", "27.02.2019", "10-1-2018", "2019/aug/01", "20161016"."""

from __future__ import annotations

from crosscheck.values.dates.nodes import Cal, Found
from crosscheck.values.dates.numerals import plain_year
from crosscheck.values.dates.text import Words
from crosscheck.values.dates.words import MONTHS, WEEKDAYS


def _pieces(ws: Words, i: int) -> tuple[list[int], str, int]:
    """Positions of up to three pieces joined without spaces by one sign, the sign, the position after."""
    sign, at, j = "", [i], i + 1
    while len(at) < 3 and ws.low(j) in ("-", "/", ".", "–") and ws.glued(j) and ws.glued(j + 1):
        if sign and ws.low(j) != sign:
            break
        if not ws.digits(j + 1) and ws.low(j + 1) not in MONTHS:
            break
        sign = ws.low(j)
        at.append(j + 1)
        j += 2
    return at, sign, j


def numeric(ws: Words, i: int, usage: bool | None, cued: bool = False) -> Found | None:
    """Reads "2019-02-27", "27/02/2019", "27.02.2019", "10-1-2018", "2019/aug/01", "2015-12", "12/2015", "20161016".

    `usage` is the document's order, True for day first; `cued` says that words around it promise a date, so that
    "5/12" may be one.
    """
    if ws.glued(i) and (ws[i - 1].text.isalnum() or (ws.low(i - 1) in (".", "/", ":", ",") and ws.glued(i - 1))):
        return None
    if ws.digits(i) == 8:
        t = ws[i].text
        return _checked(int(t[:4]), int(t[4:6]), int(t[6:]), i + 1) if t[:2] in ("19", "20") else None
    at, sign, end = _pieces(ws, i)
    if len(at) == 3:
        return _three(ws, at, sign, end, usage)
    if (len(at) == 2 and sign != ".") or (len(at) == 2 and cued):
        return _two(ws, at, sign, end, usage, cued)
    return None


def _checked(year: int, month: int, day: int, end: int, short: bool = False, swap: bool = False) -> Found | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Cal(year=year, month=month, day=day, short=short, swap=swap), end


def _three(ws: Words, at: list[int], sign: str, end: int, usage: bool | None) -> Found | None:
    if sign == "." and ws.low(end) == "." and ws.glued(end) and ws.digits(end + 1) and ws.glued(end + 1):
        return None
    lengths = [ws.digits(p) for p in at]
    n = [ws.number(p) if ws.digits(p) else -MONTHS[ws.low(p)] for p in at]
    named = [k for k in range(3) if n[k] < 0]
    if named:
        rest = [k for k in range(3) if k != named[0]]
        if len(named) > 1:
            return None
        year_at = next((k for k in rest if lengths[k] == 4), rest[1])
        day_at = next(k for k in rest if k != year_at)
        return _checked(n[year_at], -n[named[0]], n[day_at], end, short=lengths[year_at] == 2)
    if lengths[0] == 4 and max(lengths[1:]) <= 2:
        return _checked(n[0], n[1], n[2], end)
    if max(lengths[:2]) > 2 or lengths[2] not in (2, 4) or (lengths[2] == 2 and sign == "-"):
        return None
    a, b, short = n[0], n[1], lengths[2] == 2
    first_is_day = True if sign == "." else usage
    if a > 12 or (first_is_day and b <= 12):
        return _checked(n[2], b, a, end, short)
    return _checked(n[2], a, b, end, short, swap=usage is None and b <= 12 and a != b)


def _two(ws: Words, at: list[int], sign: str, end: int, usage: bool | None, cued: bool) -> Found | None:
    a, b = (ws.number(p) if ws.digits(p) else -MONTHS[ws.low(p)] for p in at)
    la, lb = ws.digits(at[0]), ws.digits(at[1])
    if la == 4 and 1 <= lb <= 2 and 1 <= b <= 12 and 1000 <= a <= 2199 and sign == "-":
        if lb == 2 and b == (a + 1) % 100:
            return None  # "2001-02" is two years, not a month
        if lb == 2 and b > a % 100 and ws.low(at[0] - 1) == "the":
            return None  # "the 2003-11 war"
        return Cal(year=a, month=b), end
    if lb == 4 and 1 <= la <= 2 and 1 <= a <= 12 and 1900 <= b <= 2199 and sign in ("-", "/"):
        return Cal(year=b, month=a), end
    if not cued or sign in ("-", "–") or not (1 <= la <= 2 and 1 <= lb <= 2):
        return None
    if sign == "." and ws.low(at[0] - 1) not in WEEKDAYS:
        return None
    if sign == "/" and a < b <= 4:  # "from 1/2 to 3/4"
        return None
    month, day = (b, a) if (usage or a > 12) and b <= 12 else (a, b)
    if 1 <= month <= 12 and 1 <= day <= 31:
        year = ws.number(end + 1) if ws.low(end) == "," and plain_year(ws, end + 1) else None
        swap = usage is None and max(a, b) <= 12
        return Cal(year=year, month=month, day=day, swap=swap), end if year is None else end + 2
    return None
