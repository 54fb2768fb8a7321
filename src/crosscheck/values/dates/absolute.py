"""Calendar dates in words: day, month, year and weekday in every order."""

from __future__ import annotations

from dataclasses import replace

from crosscheck.values.dates.nodes import Cal, Found
from crosscheck.values.dates.numerals import day_number, plain_year, year_in_words
from crosscheck.values.dates.numeric import numeric
from crosscheck.values.dates.text import Words
from crosscheck.values.dates.words import DAYPARTS, MONTHS, WEAK_MONTHS, WEAK_WEEKDAYS, WEEKDAYS
from crosscheck.values.dates.years import year_after, year_tail


def month_at(ws: Words, i: int) -> tuple[int, int] | None:
    """A month's name, with the dot of an abbreviation."""
    number = MONTHS.get(ws.low(i))
    if number is None:
        return None
    abbreviated = len(ws.low(i)) <= 4 and ws.low(i) not in ("may", "june", "july")
    dotted = abbreviated and ws.low(i + 1) == "." and (ws.glued(i + 1) or _is_day(ws, i + 2))
    return number, i + 2 if dotted else i + 1


def _is_day(ws: Words, i: int) -> bool:
    """Whether a day of the month follows the dot of "dec . 12", in text that was cut into words."""
    return 1 <= ws.digits(i) <= 2 and not ws.glued(i) and 1 <= ws.number(i) <= 31


def _bare_month_ok(ws: Words, i: int) -> bool:
    """Whether a month's name without a number beside it is a month: not the verb, not a person's name."""
    if not ws[i].text[0].isupper() and ws.low(i) in WEAK_MONTHS and not _opens_months(ws, i):
        return False
    if ws.low(i) == "march" and ws.low(i + 1) in ("to", "on") and ws.low(i + 2) == "the":
        return False
    dashed = ws.low(i + 1) in ("-", "‑") and ws.glued(i + 1) and ws[i + 2].text.isalpha()
    if dashed and MONTHS.get(ws.low(i + 2), MONTHS[ws.low(i)]) == MONTHS[ws.low(i)]:
        return False
    token = ws.token(i)
    if token is None:
        return True
    if token.ent_type_ == "PERSON" or (token.ent_type_ not in ("", "DATE") and token.dep_ == "compound"):
        return False
    if ws.low(i) in WEAK_MONTHS:
        if ws.low(i) == "march" and ws.low(i - 1) in ("the", "a", "long"):
            return False
        return (token.pos_ not in ("AUX", "VERB") and len(ws.low(i)) != 3) or (
            ws.low(i) == "may" and token.pos_ == "PROPN"
        )
    return True


def _opens_months(ws: Words, i: int) -> bool:
    """Whether another month stands close after this one: "between august and october"."""
    return ws.low(i + 1) in ("and", "to", "through", "until", "till", "-") and ws.low(i + 2) in MONTHS


def month_first(ws: Words, i: int) -> Found | None:
    """Reads "February 27, 2019", "July 4th of 1995", "Dec. 31 , 1994", "April 2017", "October"."""
    found = month_at(ws, i)
    if found is None:
        return None
    month, j = found
    k = j + 1 if ws.low(j) in ("the", "-") else j
    day = day_number(ws, k) if not year_in_words(ws, k) else None
    if day and (_unit_of_count(ws, k, day[1]) or (ws.low(k - 1) == "-" and not ws.glued(k))):
        day = None
    if day:
        node, end = year_tail(ws, day[1], Cal(month=month, day=day[0]))
        if end == day[1] and ws.low(end) == "-" and ws.glued(end) and plain_glued_year(ws, end + 1):
            return Cal(year=ws.number(end + 1), month=month, day=day[0]), end + 2
        return node, end
    node, end = year_tail(ws, j, Cal(month=month))
    if end > j:
        if isinstance(node, Cal) and node.year and ws.low(end) == "-" and ws.glued(end) and ws.digits(end + 1) == 2:
            day_of = ws.number(end + 1)
            if 1 <= day_of <= 31 and ws.low(j) == "-":
                return replace(node, day=day_of), end + 2
        return node, end
    if ws.low(j) in DAYPARTS and ws.low(j + 1) in ("in", "of") and plain_year(ws, j + 2):  # "one January night in 1965"
        return replace(node, year=ws.number(j + 2)), j + 3
    year = _year_ahead(ws, j)
    beside = ws.low(j) in ("-", "–") and MONTHS.get(ws.low(j + 1), month) != month and ws[i].text[0].isupper()
    if not (year or beside or _bare_month_ok(ws, i)):
        return None
    return replace(node, year=year), j


def _year_ahead(ws: Words, i: int) -> int | None:
    """The year that closes a list of months: "April and June 1955", "May, June and July 1940"."""
    for _ in range(4):
        k = i
        while k < i + 2 and ws.low(k) in (",", "and", "or"):
            k += 1
        found = month_at(ws, k) if k > i else None
        if found is None:
            return None
        i = found[1]
        if plain_year(ws, i):
            return ws.number(i)
    return None


def plain_glued_year(ws: Words, i: int) -> bool:
    """A year of four digits that follows a dash or slash without a space."""
    return ws.digits(i) == 4 and ws.glued(i) and 1000 <= ws.number(i) <= 2199


def _unit_of_count(ws: Words, i: int, j: int) -> bool:
    """Whether the number at `i` counts what follows ("In June 15 people") or is a clock's hour ("March 5 pm")."""
    if ws.low(j) in ("am", "pm", "%", ":") or (
        ws.low(j) in ("a", "p") and ws.low(j + 1) == "." and ws.low(j + 2) == "m"
    ):
        return True
    if ws.low(j) in (",", ".") and ws.glued(j) and ws.digits(j + 1) and ws.glued(j + 1):
        return ws.digits(j + 1) == 3 or ws.low(j) == "."
    token = ws.token(i)
    return (
        ws.digits(i) > 0
        and j == i + 1
        and token is not None
        and token.dep_ == "nummod"
        and token.head.tag_ == "NNS"
        and token.head.i > token.i
    )


def day_first(ws: Words, i: int) -> Found | None:
    """Reads "27 February 2019", "fourth of July", and the first day of "12-14 February" or "6 and 7 January"."""
    day = day_number(ws, i)
    if day is None or (ws.glued(i) and ws.low(i - 1) in (".", ",", ":", "$", "€", "£", "#")):
        return None
    number, j = day
    k = j + 1 if ws.low(j) in ("of", "-", "/", ".") else j
    if ws.low(k) == "day" and ws.low(k + 1) == "of":
        k += 2
    if found := month_at(ws, k):
        verb = ws.low(k) in ("may", "march") and not ws[k].text[0].isupper() and k == j
        if verb and not year_after(ws, k + 1) and ws.low(i - 1) not in ("on", "since", "until", "by"):
            return None
        if ws.low(k - 1) in ("-", "/") and plain_glued_year(ws, k + 2) and ws.low(k + 1) in ("-", "/"):
            return Cal(year=ws.number(k + 2), month=found[0], day=number), k + 3
        return year_tail(ws, found[1], Cal(month=found[0], day=number))
    if ws.low(j) == "-" and plain_glued_year(ws, j + 1) and ws.low(j + 2) == "-" and MONTHS.get(ws.low(j + 3)):
        return Cal(year=ws.number(j + 1), month=MONTHS[ws.low(j + 3)], day=number), j + 4
    ahead = _month_ahead(ws, j)
    if ahead is not None and ws.digits(i):
        return replace(ahead, day=number), j
    return None


_LISTERS = frozenset((",", "and", "or", "&", "-", "–", "—", "to", "/", "the", "through", "until"))


def _month_ahead(ws: Words, i: int) -> Cal | None:
    """The month and year that close a list or range of days: "6 and 7 January 1916", "12-14 February"."""
    expect_number, seen = False, 0
    while seen < 8:
        low = ws.low(i)
        if low in _LISTERS:
            expect_number = True
            i += 1
            continue
        day = day_number(ws, i) if expect_number else None
        if day is None:
            return None
        i, seen, expect_number = day[1], seen + 1, False
        j = i + 1 if ws.low(i) == "of" else i
        if found := month_at(ws, j):
            if ws.low(j) in WEAK_MONTHS and not ws[j].text[0].isupper():
                return None
            node, _ = year_tail(ws, found[1], Cal(month=found[0]))
            return node if isinstance(node, Cal) else None
    return None


def weekday_at(ws: Words, i: int) -> tuple[int, int] | None:
    """A weekday's name, with the dot of an abbreviation."""
    number = WEEKDAYS.get(ws.low(i))
    if number is None:
        return None
    short = ws.low(i) not in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return number, i + 2 if short and ws.low(i + 1) == "." and ws.glued(i + 1) else i + 1


def weekday_first(ws: Words, i: int, usage: bool | None) -> Found | None:
    """Reads "Friday", "Saturday, June 24, 1950", "Saturday (Jul 29)", "Monday 21", "Tuesday the eleventh"."""
    found = weekday_at(ws, i)
    if found is None:
        return None
    weekday, j = found
    k, closing = j, ""
    if ws.low(j) == "," or (ws.low(j) == "-" and ws.glued(j)):
        k = j + 1
    elif ws.low(j) in ("(", "["):
        k, closing = j + 1, ")" if ws.low(j) == "(" else "]"
    k = k + 1 if ws.low(k) == "the" else k
    date = numeric(ws, k, usage, cued=True) or month_first_day(ws, k) or day_first(ws, k)
    if date and isinstance(date[0], Cal) and date[0].day:
        if not closing:
            return replace(date[0], weekday=weekday), date[1]
        if ws.low(date[1]) == closing:
            return replace(date[0], weekday=weekday), date[1] + 1
    if k == j or ws.low(k - 1) == "the":
        day = day_number(ws, k)
        if (
            day
            and (ws.low(k - 1) == "the" or ws.digits(k))
            and not (ws.low(j) == "," and _is_apposition(ws, k, day[1]))
            and not _unit_of_count(ws, k, day[1])
            and _ends_phrase(ws, day[1])
        ):
            return Cal(weekday=weekday, day=day[0]), day[1]
    if ws.low(i) in WEAK_WEEKDAYS:
        return None
    return Cal(weekday=weekday), j


def _is_apposition(ws: Words, k: int, j: int) -> bool:
    """Whether an ordinal in words says which of its kind something is: "on Thursday, the second in as many days"."""
    return not ws.digits(k) and ws.low(j) not in (",", ".", ";", ":", ")", "", "\n\n", "of")


def _ends_phrase(ws: Words, i: int) -> bool:
    """Whether nothing that a number could count stands at `i`."""
    return (ws.pos(i) not in ("NOUN", "PROPN", "ADJ", "NUM", "SYM") and ws.low(i) not in (":", ".", "%")) or (
        ws.low(i) == "." and not ws.digits(i + 1)
    )


def month_first_day(ws: Words, i: int) -> Found | None:
    """A month-first date that has its day."""
    found = month_first(ws, i)
    return found if found and isinstance(found[0], Cal) and found[0].day else None
