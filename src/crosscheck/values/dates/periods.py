"""Stretches of the calendar: seasons, decades, centuries, quarters, halves, years, fiscal years."""

from __future__ import annotations

from dataclasses import replace

from crosscheck.values.dates.nodes import Cal, Century, Decade, Found
from crosscheck.values.dates.numerals import APOSTROPHES, ordinal, plain_year, short_year, year_words
from crosscheck.values.dates.text import Words
from crosscheck.values.dates.words import DECADE_WORDS, FIGURES, HALVES_OF_YEAR, MONTHS, SEASONS, WEAK_MONTHS
from crosscheck.values.dates.years import AD, era, year_tail


def season_at(ws: Words, i: int) -> Found | None:
    """Reads "summer 1940", "the spring of 1862"; a season with no year only as a time ("in the spring")."""
    code = SEASONS.get(ws.low(i))
    if code is None:
        return None
    node, end = year_tail(ws, i + 1, Cal(season=code))
    if end > i + 1:
        return node, end
    if ws.low(i + 1) in ("and", "or") and ws.low(i + 2) in SEASONS:  # "the spring and summer of 2020"
        beside, year_end = year_tail(ws, i + 3, node)
        if year_end > i + 3:
            return beside, i + 1
    if ws.low(i) == "fall" and ws.low(i + 1) == "of":
        return None  # "after the fall of the city"
    if (ws.glued(i + 1) and ws.low(i + 1) == "-") or ws.glued(i):
        return None
    token = ws.token(i)
    if token is not None and (
        token.pos_ not in ("NOUN", "PROPN")
        or token.dep_ in ("compound", "amod", "nsubj")
        or (token.dep_ == "dobj" and token.head.lemma_ != "spend")
    ):
        return None
    before = ws.low(i - 1)
    if before in ("and", "or") and ws.low(i - 2) in SEASONS:
        return node, end
    if before in ("the", "early", "late", "mid") or before in ("in", "by", "during", "until", "since", "that"):
        told = before != "the" or ws.low(i - 2) in _BEFORE_SEASON or ws.low(i + 1) == ","
        return (node, end) if told else None
    return None


_BEFORE_SEASON = (
    "spent",
    "spend",
    "in",
    "by",
    "during",
    "until",
    "since",
    "over",
    "through",
    "of",
    "for",
    "throughout",
    "before",
    "after",
)


def decade_at(ws: Words, i: int) -> Found | None:
    """Reads "1960s", "1960's", "the '60s", "60s", "1990 s", "the sixties", "nineteen sixties"."""
    if ws.low(i) in DECADE_WORDS:
        before = ws.low(i - 1)
        if before in ("the", "early", "mid", "late", "-"):
            return Decade(DECADE_WORDS[ws.low(i)]), i + 1
        return None
    start = i
    if ws.low(i) in APOSTROPHES and ws.digits(i + 1) == 2 and ws.glued(i + 1):
        i += 1
    if ws.digits(i) not in (2, 4) or ws.number(i) % 10:
        return None
    j = i + 1
    if ws.low(j) in APOSTROPHES and ws.glued(j) and ws.low(j + 1) == "s" and ws.glued(j + 1):
        j += 2
    elif ws.low(j) == "s" and (ws.glued(j) or ws.digits(i) == 4):
        j += 1
    elif not (ws.low(j) in ("'s", "’s") and ws.glued(j)):
        return None
    else:
        j += 1
    n = ws.number(i)
    if ws.digits(i) == 4 and n % 100 == 0 and n < 2000:  # "the mid-1800s"
        return (Century(n // 100 + 1), j) if n >= 1000 and not (ws.glued(i) and ws[i - 1].text.isalnum()) else None
    if ws.digits(i) == 4:
        return (Decade(n), j) if 1000 <= n <= 2190 and not (ws.glued(i) and ws[i - 1].text.isalnum()) else None
    if (start == i and ws.low(i - 1) not in ("the", "early", "late", "mid", "-", "and")) or (
        ws.low(i - 2) in ("his", "her", "their")
    ):
        return None
    if start == i and (_is_group(ws, i) or any(ws.low(k) in _SCALED for k in range(i - 10, i))):
        return None
    return Decade(n), j


# Of what "the mid-30s" may be said that is no decade.
_SCALED = frozenset("temperature temperatures highs lows degrees mercury age aged ages percent".split())


def _is_group(ws: Words, i: int) -> bool:
    """Whether a hyphen ties "50s" to a word that makes people of it: "over-50s", "under-20s"."""
    return ws.low(i - 1) == "-" and ws.low(i - 2) not in ("early", "mid", "late")


def century_at(ws: Words, i: int) -> Found | None:
    """Reads "19th century", "the fifth century BC", "eighteenth-century"."""
    found = ordinal(ws, i)
    if found is None:
        return None
    n, j = found
    if ws.low(j) == "-":
        j += 1
    if ws.low(j) not in ("century", "centuries", "c") or (ws.low(j) == "c") or not 1 <= n <= 22:
        return None
    bc, end = era(ws, j + 1)
    return Century(n, bc), end


def quarter_or_half(ws: Words, i: int) -> Found | None:
    """Reads "Q3 2019", "first quarter of 2025", "second half of 2026", "H2 2019"; with or without the year."""
    code = ws.low(i)
    if 1 <= ws.number(i) <= 4 and ws.digits(i) == 1 and ws[i + 1].text in ("Q", "H") and ws.glued(i + 1):
        return _figure_first(ws, i)
    if (
        code in ("q", "h")
        and ws.digits(i + 1) == 1
        and ws.glued(i + 1)
        and not (ws.glued(i) and ws.low(i - 1) not in ("-", "("))
    ):
        n, j = ws.number(i + 1), i + 2
        if not 1 <= n <= (4 if code == "q" else 2):
            return None
        node = Cal(quarter=n) if code == "q" else Cal(half=n)
    else:
        found = ordinal(ws, i) or ((HALVES_OF_YEAR[code], i + 1) if code in HALVES_OF_YEAR else None)
        if found is None:
            return None
        n, j = found
        if ws.low(j) == "-":
            j += 1
        if ws.low(j) == "quarter" and 1 <= n <= 4 and code not in ("last", "latter", "opening"):
            node = Cal(quarter=n)
        elif ws.low(j) == "half" and 1 <= n <= 2:
            node = Cal(half=n)
        else:
            return None
        j += 1
    fiscal = False
    k = j
    for lead in (("of", "fiscal"), ("of", "the", "fiscal"), ("fiscal",), ("of", "fy"), ("fy",)):
        if ws.match(j, lead) > 0:
            k, fiscal = ws.match(j, lead), True
            k = k + 1 if ws.low(k) == "year" else k
            break
    tail = year_tail(ws, k, replace(node, fiscal=fiscal))
    if tail[1] > k:
        return tail
    if node.half and code != "h" and ws.low(j) == "of" and _is_some_year(ws, j + 1):
        return node, j
    if node.half and code != "h" and not _is_reported(ws, j):
        return None  # a bare "first half" is of a match as often as of a year
    if ws.low(j) == "of" and not _is_some_year(ws, j + 1):
        return None
    return replace(node, fiscal=fiscal), j


def _is_reported(ws: Words, j: int) -> bool:
    """Whether a half that ends before word `j` is one of business: "first-half profit"."""
    if ws.low(j - 2) == "-" and ws.low(j) in FIGURES:
        return True
    return any(ws.low(k) in FIGURES for k in range(j - 14, j + 10) if k >= 0)


def _figure_first(ws: Words, i: int) -> Found | None:
    """Reads "4Q", "4Q25", "1H 2026", "3Q FY24"."""
    n, half = ws.number(i), ws.low(i + 1) == "h"
    if (half and n > 2) or (ws.glued(i) and ws[i - 1].text.isalnum()):
        return None
    node, j = (Cal(half=n) if half else Cal(quarter=n)), i + 2
    if ws.glued(j) and ws.digits(j) in (2, 4):
        return replace(node, year=ws.number(j), short=ws.digits(j) == 2), j + 1
    return None if ws.glued(j) and ws[j].text.isalpha() else year_tail(ws, j, node)


def _is_some_year(ws: Words, i: int) -> bool:
    """Reads "the year", "this year", "last year" at `i`."""
    return ws.low(i) in ("the", "this", "last", "next", "that") and ws.low(i + 1) == "year"


def part_of_year(ws: Words, i: int) -> tuple[Cal, int] | None:
    """The "third quarter" of "last year's third quarter", and halves and seasons."""
    if ws.low(i) in SEASONS:
        return (Cal(season=SEASONS[ws.low(i)]), i + 1) if _owned(ws, i) and ws.pos(i) in ("NOUN", "PROPN") else None
    number = ordinal(ws, i)
    if number is None:
        return None
    n, j = number
    j = j + 1 if ws.low(j) == "-" else j
    if ws.low(j) == "quarter" and n <= 4:
        return Cal(quarter=n), j + 1
    return (Cal(half=n), j + 1) if ws.low(j) == "half" and n <= 2 else None


def _owned(ws: Words, i: int) -> bool:
    return ws.low(i - 1) in ("'s", "'")


def year_first(ws: Words, i: int) -> Found | None:
    """What a plain year opens: "2017 April", "2017 q1", "1982 summer", "1914", "480 BC", "AD 79", "2016 10 16"."""
    if ws.low(i) in AD and ws[i].text.isupper() and 1 <= ws.digits(i + 1) <= 4:
        return Cal(year=ws.number(i + 1)), i + 2
    if short := short_year(ws, i):
        return Cal(year=short[0], short=True), short[1]
    if 1 <= ws.digits(i) <= 4 and not ws.glued(i):
        bc, j = era(ws, i + 1)
        if j > i + 1:
            return Cal(year=ws.number(i), bc=bc), j
    if not plain_year(ws, i):
        words = year_words(ws, i)
        if words and 1400 <= words[0] <= 2199 and (words[0] >= 2000 or ws.low(words[1]) != "people"):
            return Cal(year=words[0]), words[1]
        return None
    year = ws.number(i)
    j = i + 2 if ws.low(i + 1) == "-" and ws.glued(i + 1) else i + 1
    if ws.low(j) in ("q", "h") and ws.digits(j + 1) == 1 and ws.glued(j + 1):
        n = ws.number(j + 1)
        return (Cal(year=year, quarter=n) if ws.low(j) == "q" else Cal(year=year, half=n)), j + 2
    if ws.low(i + 1) in MONTHS and ws.low(i + 1) not in WEAK_MONTHS and ws.digits(i + 2) not in (1, 2):
        return Cal(year=year, month=MONTHS[ws.low(i + 1)]), i + 2
    if own := part_of_year(ws, i + 2 if ws.low(i + 1) == "'s" else i + 1):
        return replace(own[0], year=year), own[1]  # "the 1988 third quarter", "1990's first half"
    if ws.low(i + 1) in SEASONS and ws.low(i + 1) not in ("spring", "fall"):
        return Cal(year=year, season=SEASONS[ws.low(i + 1)]), i + 2
    if ws.digits(i + 1) == 2 and ws.digits(i + 2) == 2 and 1 <= ws.number(i + 1) <= 12 and not ws.glued(i + 1):
        return Cal(year=year, month=ws.number(i + 1), day=ws.number(i + 2)), i + 3
    return Cal(year=year), i + 1


def fiscal_year(ws: Words, i: int) -> Found | None:
    """Reads "fiscal year 2008", "FY2019", "year 2008", "calendar year 2008"."""
    low = ws.low(i)
    if low in ("fiscal", "financial") and (part := quarter_or_half(ws, i + 1)) and isinstance(part[0], Cal):
        return replace(part[0], fiscal=True), part[1]  # "the fiscal third quarter"
    fiscal = low in ("fiscal", "fy", "financial", "school", "academic", "sy")
    j = i + 1
    if low in ("fiscal", "financial", "school", "academic", "calendar", "tax"):
        if ws.low(j) == "year":
            j += 1
        elif low != "fiscal":
            return None
    elif low not in ("fy", "cy", "sy", "year"):
        return None
    j = j + 1 if low == "year" and ws.low(j) == "of" else j
    if ws.digits(j) == 4 and 1000 <= ws.number(j) <= 2199:
        return Cal(year=ws.number(j), fiscal=fiscal), j + 1
    if ws.digits(j) == 2 and low in ("fy", "cy", "sy"):
        return Cal(year=ws.number(j), short=True, fiscal=fiscal), j + 1
    return None
