"""Numbers as dates use them: counts, ordinals, and years said in digits or words."""

from __future__ import annotations

from crosscheck.values.dates.text import Words
from crosscheck.values.dates.words import CARDINALS, ORDINAL_SUFFIXES, ORDINALS

APOSTROPHES = ("'", "’", "‘", "`")


def small_words(ws: Words, i: int) -> tuple[int, int] | None:
    """A number below 100 in words at `i` ("twenty five", "twenty-five"), and the position after it."""
    n = CARDINALS.get(ws.low(i))
    if n is None:
        return None
    i += 1
    if n >= 20:
        j = i + 1 if ws.low(i) == "-" else i
        unit = CARDINALS.get(ws.low(j))
        if unit is not None and 0 < unit < 10:
            return n + unit, j + 1
    return n, i


def count(ws: Words, i: int) -> tuple[float, int, bool] | None:
    """How many, before a unit: the number, the position after it, whether it is vague ("a few", "several", none).

    Knows digits, words below 100, "a"/"an"/"one", "a couple of", "half a", "two and a half", "a hundred".
    """
    low = ws.low(i)
    if ws.digits(i):
        return _digits(ws, i)
    if low in ("a", "an"):
        return _after_article(ws, i + 1)
    if low == "half" and ws.low(i + 1) in ("a", "an"):
        return 0.5, i + 2, False
    if low in ("half", "quarter") and (part := _part_of(ws, i)):
        return part
    if low in ("few", "several", "many", "some"):
        return 3.0, i + 1, True
    if low == "couple":
        return 2.0, i + 2 if ws.low(i + 1) == "of" else i + 1, False
    words = small_words(ws, i)
    if words is None:
        return None
    n, j = words
    if ws.low(j) == "hundred" and n < 10:
        n, j = n * 100, j + 1
        k = j + 1 if ws.low(j) == "and" else j
        if rest_words := small_words(ws, k):
            n, j = n + rest_words[0], rest_words[1]
    if ws.match(j, ("and", "a", "half")) > 0:
        return n + 0.5, j + 3, False
    if ws.match(j, ("-", "and", "-", "a", "-", "half")) > 0:
        return n + 0.5, j + 6, False
    return float(n), j, False


def _after_article(ws: Words, i: int) -> tuple[float, int, bool]:
    """What "a" or "an" before word `i` counts: "a couple of", "a few", "a hundred", "a half-century", one."""
    nxt = ws.low(i)
    if nxt in ("couple", "pair"):
        return 2.0, i + 2 if ws.low(i + 1) == "of" else i + 1, False
    if nxt in ("few", "number"):
        return 3.0, i + 2 if ws.low(i + 1) == "of" else i + 1, True
    if nxt == "hundred":
        return 100.0, i + 1, False
    if nxt in ("half", "quarter") and (part := _part_of(ws, i)):
        return part
    return 1.0, i + 1 if nxt in ("full", "whole", "mere", "single", "further") else i, False


def _part_of(ws: Words, i: int) -> tuple[float, int, bool] | None:
    """Reads "half-" and "quarter-" before a century, a decade or a year, and "quarter of a"."""
    j = i + 2 if ws.low(i + 1) == "-" else ws.match(i + 1, ("of", "a"))
    long = ws.low(j) in ("century", "decade", "year") and j > 0
    return (0.5 if ws.low(i) == "half" else 0.25, j, False) if long else None


def _digits(ws: Words, i: int) -> tuple[float, int, bool] | None:
    if ws.low(i + 1) in (",", ".") and ws.glued(i + 1) and ws.digits(i + 2) and ws.glued(i + 2):
        whole, rest = ws.number(i), ws.number(i + 2)
        if ws.low(i + 1) == "," and ws.digits(i + 2) == 3:
            return float(whole * 1000 + rest), i + 3, False
        return (whole + rest / 10 ** ws.digits(i + 2), i + 3, False) if ws.low(i + 1) == "." else None
    return float(ws.number(i)), i + 1, False


def ordinal(ws: Words, i: int) -> tuple[int, int] | None:
    """An ordinal at `i` ("21st", "first", "twenty-first", "70th"), and the position after it."""
    if ws.digits(i) and ws.low(i + 1) in ORDINAL_SUFFIXES and ws.glued(i + 1):
        return ws.number(i), i + 2
    low = ws.low(i)
    if low in ORDINALS:
        return ORDINALS[low], i + 1
    tens = CARDINALS.get(low)
    if tens is not None and tens >= 20:
        j = i + 2 if ws.low(i + 1) == "-" else i + 1
        unit = ORDINALS.get(ws.low(j))
        if unit is not None and unit < 10:
            return tens + unit, j + 1
    return None


def day_number(ws: Words, i: int) -> tuple[int, int] | None:
    """A day of the month, 1 to 31, in digits (with or without "th") or words."""
    if 1 <= ws.digits(i) <= 2:
        n = ws.number(i)
        if not 1 <= n <= 31:
            return None
        suffixed = ws.low(i + 1) in ORDINAL_SUFFIXES and ws.glued(i + 1)
        if not suffixed and ws.glued(i + 1) and (ws[i + 1].text.isalpha() or ws.low(i + 1) in ("%", "°", ":")):
            return None
        return n, i + 2 if suffixed else i + 1
    found = ordinal(ws, i) or (small_words(ws, i) if ws.low(i) != "one" else None)
    return found if found and 1 <= found[0] <= 31 else None


def year_words(ws: Words, i: int) -> tuple[int, int] | None:
    """A year in words: "nineteen ninety six", "nineteen hundred and three", "two thousand and fifteen"."""
    first = small_words(ws, i)
    if first is None:
        return None
    n, j = first
    if ws.low(j) == "thousand" and n in (1, 2):
        j += 1
        k = j + 1 if ws.low(j) == "and" else j
        rest = small_words(ws, k)
        return (n * 1000 + rest[0], rest[1]) if rest else (n * 1000, j)
    if not 10 <= n <= 21 or ws.low(j - 1) == "-":
        return None
    if ws.low(j) == "hundred":
        j += 1
        k = j + 1 if ws.low(j) == "and" else j
        rest = small_words(ws, k)
        return (n * 100 + rest[0], rest[1]) if rest else (n * 100, j)
    k = j + 1 if ws.low(j) in ("oh", "o") else j
    rest = small_words(ws, k)
    if rest and (rest[0] >= 10 or k > j):
        return n * 100 + rest[0], rest[1]
    return None


def year_in_words(ws: Words, i: int) -> bool:
    """Whether a year of this age in words stands at `i` ("two thousand and fifteen"), so that "two" is no day."""
    found = year_words(ws, i) if ws.number(i) < 0 else None
    return found is not None and 1000 <= found[0] <= 2199


def plain_year(ws: Words, i: int) -> bool:
    """Whether word `i` is a four-digit run that no digit, decimal or sign continues on either side."""
    if ws.digits(i) != 4 or ws[i].text[0] == "0":
        return False
    if ws.glued(i) and (ws[i - 1].text.isalnum() or ws.low(i - 1) in (".", ",", ":", "$", "€", "£", "#", "+", "_")):
        return False
    if not ws.glued(i + 1):
        return True
    after = ws.low(i + 1)
    if after in (".", ",", ":") and ws.glued(i + 2) and ws.digits(i + 2):
        return False
    return not (ws[i + 1].text.isalnum() or after in ("%", "°", "_"))


def short_year(ws: Words, i: int) -> tuple[int, int] | None:
    """A year of two digits after an apostrophe ("'99")."""
    if ws.low(i) in APOSTROPHES and ws.digits(i + 1) == 2 and ws.glued(i + 1) and not _letters_follow(ws, i + 2):
        return ws.number(i + 1), i + 2
    return None


def _letters_follow(ws: Words, i: int) -> bool:
    return ws.glued(i) and ws[i].text.isalnum()
