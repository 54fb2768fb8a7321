"""Years beside a month, day or season, and the marks of the era."""

from __future__ import annotations

from dataclasses import replace

from crosscheck.values.dates.nodes import Cal
from crosscheck.values.dates.numerals import plain_year, short_year, year_words
from crosscheck.values.dates.text import Words

BC = ("bc", "bce")
AD = ("ad", "ce")


def era(ws: Words, i: int) -> tuple[bool, int]:
    """Whether an era mark that means "before Christ" stands at `i`, and the position after any era mark."""
    low = ws.low(i)
    if low in BC and ws[i].text.isupper():
        return True, i + 1
    if low in AD and ws[i].text.isupper():
        return False, i + 1
    for letters, before in ((("b", ".", "c"), True), (("a", ".", "d"), False), (("c", ".", "e"), False)):
        j = ws.match(i, letters)
        if j > 0 and ws.glued(i + 1):
            if letters[0] == "b" and ws.match(j, (".", "e")) > 0 and ws.glued(j + 1):
                j += 2
            return before, j + 1 if ws.low(j) == "." and ws.glued(j) else j
    return False, i


def year_after(ws: Words, i: int) -> tuple[int, int, bool, bool] | None:
    """A year in the company of a month or season: (year, position after, two digits, BC)."""
    if plain_year(ws, i):
        bc, j = era(ws, i + 1)
        return ws.number(i), j, False, bc
    if short := short_year(ws, i):
        return short[0], short[1], True, False
    if 1 <= ws.digits(i) <= 3 and not ws.glued(i):
        bc, j = era(ws, i + 1)
        if j > i + 1:
            return ws.number(i), j, False, bc
    words = year_words(ws, i)
    if words and 1000 <= words[0] <= 2199:
        return words[0], words[1], False, False
    return None


def year_tail(ws: Words, i: int, node: Cal) -> tuple[Cal, int]:
    """`node` with the year that follows at `i`: ", 2019", "of 1995", "in 2020", "'99", "of that year" stays out."""
    for skip in (
        (),
        (",",),
        ("of",),
        ("in",),
        ("-",),
        ("/",),
        (",", "in"),
        ("in", "the", "year"),
        ("of", "the", "year"),
    ):
        j = ws.match(i, skip) if skip else i
        if j < 0:
            continue
        if found := year_after(ws, j):
            return replace(node, year=found[0], short=found[2], bc=found[3]), found[1]
        if skip == ("of",) and ws.digits(j) == 2 and ws.number(j) > 31:
            return replace(node, year=ws.number(j), short=True), j + 1
    return node, i
