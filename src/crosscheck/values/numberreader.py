"""The grammar of one number, in digits or in words, on the pieces of a text."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from crosscheck.values.lexer import Pieces
from crosscheck.values.numberwords import DENOMINATORS, GROUPS, LOOSE, SCALES, SPACED, SUFFIXES, TENS, UNITS

_HYPHENS: Final = frozenset("-‐‑")
_MAX_DIGITS: Final = 40
_NARROW_SPACES: Final = frozenset("\u00a0\u2009\u202f")


def parse_digits(text: str) -> tuple[Decimal, Decimal] | None:
    """Value and grain of a run of digits with inner dots and commas; None where it is no single number.

    >>> parse_digits("12,34,567.89")
    (Decimal('1234567.89'), Decimal('0.01'))
    >>> parse_digits("1.2.3") is None
    True
    """
    if len(text) > _MAX_DIGITS or not text.isascii():
        return None
    text = text.replace(" ", "")
    whole, dot, decimals = text.partition(".")
    if "." in decimals:  # 1.234.567 or a version number
        groups = text.split(".")
        if "," in text or not 1 <= len(groups[0]) <= 3 or any(len(g) != 3 for g in groups[1:]):
            return None
        return Decimal("".join(groups)), Decimal(1)
    if "," in decimals:
        return None
    if "," in whole:
        groups = whole.split(",")
        inner, last = groups[1:-1], groups[-1]
        if len(last) == 3 and 1 <= len(groups[0]) <= 3 and all(len(g) in (2, 3) for g in inner):
            whole = "".join(groups)
        elif len(groups) == 2 and len(last) in (1, 2) and not dot:  # a decimal comma
            return Decimal(f"{groups[0]}.{last}"), Decimal(1).scaleb(-len(last))
        else:
            return None
    return Decimal(whole + dot + decimals), Decimal(1).scaleb(-len(decimals))


class NumberReader:
    """Reads one number from a piece on; every method returns the piece after what it read."""

    def __init__(self, pieces: Pieces, k: int) -> None:
        self.pieces = pieces
        self.start = k
        self.value = Decimal(0)
        self.grain = Decimal(1)
        self.words = False
        self.fraction = False
        self.loose = ""
        self.scale = Decimal(1)

    def _scale_by(self, factor: Decimal | int) -> None:
        self.value *= factor
        self.grain *= factor
        self.scale *= factor

    def _hyphen(self, k: int) -> int:
        """Past a hyphen at k that joins two pieces ("twenty-three", "one - third" in text cut into words), else k."""
        pieces = self.pieces
        if pieces[k].text not in _HYPHENS or pieces[k].glued != pieces[k + 1].glued:
            return k
        return k + 1 if pieces[k].glued or pieces[k + 1].kind == "word" else k

    def digits(self) -> int | None:
        """Digits, with spaces between groups of three, a fraction ("10 1/2", "2½"), and a scale."""
        pieces, k = self.pieces, self.start
        parsed = parse_digits(pieces[k].text)
        if parsed is None:
            return None
        self.value, self.grain = parsed
        k = self._spaced_groups(k + 1)
        fraction, k = self._vulgar(k)
        if fraction is not None:
            self.value += fraction
            self.grain = Decimal("0.01")
        elif (ratio := self._ratio(self.start)) is not None:
            self.value, self.fraction, self.grain = ratio, True, Decimal("0.01")
            return self.start + 3
        return self._scales(k)

    def _spaced_groups(self, k: int) -> int:
        pieces = self.pieces
        if not (pieces[k - 1].text.isdigit() and len(pieces[k - 1].text) <= 3) or pieces[k - 1].text == "0":
            return k
        first, groups = k - 1, [pieces[k - 1].text]
        while pieces[k].kind == "digits" and len(pieces[k].text) == 3 and pieces[k].text.isdigit():
            gap = pieces.text[pieces[k - 1].end : pieces[k].start]
            if gap not in _NARROW_SPACES and not (gap == " " and self._plain_spacing(first, k)):
                break
            if pieces[k + 1].glued and pieces[k + 1].text == "s":
                break  # "a fleet of 31 747s"
            groups.append(pieces[k].text)
            k += 1
        if len(groups) > 1 and len(groups) <= 5:
            self.value = Decimal("".join(groups))
            return k
        return first + 1

    def _plain_spacing(self, first: int, k: int) -> bool:
        """Whether an ordinary space may part groups: not after a name or a month ("May 15 300 men" has two)."""
        before = self.pieces[first - 1]
        return not (
            before.kind == "word" and before.text[:1].isupper() and len(before.text) > 3 and first > 1
        ) and not (before.kind == "digits" or (self.pieces[first].glued and before.kind == "word"))

    def _vulgar(self, k: int) -> tuple[Decimal | None, int]:
        """A fraction after a whole number: "2½", "10 1/2", "7 3 / 4", "3-1/4"."""
        pieces = self.pieces
        tied = pieces[k].text in _HYPHENS and pieces[k].glued and pieces[k + 1].glued
        if tied and pieces[k + 1].kind == "digits" and (ratio := self._ratio(k + 1)) is not None and ratio < 1:
            return ratio, k + 4
        if pieces[k].kind == "digits" and not pieces[k].glued and (ratio := self._ratio(k)) is not None and ratio < 1:
            return ratio, k + 3
        return None, k

    def _ratio(self, k: int) -> Decimal | None:
        """The value of "1/2" or "3 / 4" at k, None where it is no fraction (a date, a season, a case number)."""
        a, slash, b, after = (self.pieces[k + n] for n in range(4))
        if slash.text not in ("/", "⁄") or b.kind != "digits" or after.text in ("/", "⁄"):
            return None
        if not (a.text.isdigit() and b.text.isdigit() and len(a.text) <= 2 and len(b.text) <= 3):
            return None
        if b.text not in {"2", "3", "4", "5", "6", "8", "10", "16", "32", "64", "100"} or int(a.text) >= int(b.text):
            return None
        return Decimal(int(a.text)) / Decimal(int(b.text))

    def _scales(self, k: int) -> int:
        pieces = self.pieces
        scaled = False
        while True:
            n = k if scaled else self._hyphen(k)
            scale = SCALES.get(pieces[n].lower)
            if scale is None or (scale == 100 and scaled):
                break
            self._scale_by(scale)
            scaled, k = True, n + 1
        if scaled:
            return k
        word = pieces[k]
        if word.lower in GROUPS and not word.glued and word.lower == "dozen":
            self._scale_by(GROUPS[word.lower])
            return k + 1
        if word.kind == "word" and word.glued and word.lower in SUFFIXES:
            if word.lower in LOOSE:
                self.loose = word.lower
                return k
            self._scale_by(SUFFIXES[word.lower])
            return k + 1
        if word.lower in SPACED and word.text in (word.lower, word.lower.capitalize()):
            self._scale_by(SUFFIXES[word.lower])
            return k + 1
        return k

    def spelled(self) -> int | None:
        """Number words: "eleven hundred and fifty", "a dozen", "two and a half million", "seven point four"."""
        pieces, k = self.pieces, self.start
        article = pieces[k].lower in ("a", "an")
        if article:
            return self._after_article(k + 1)
        if pieces[k].lower in ("half", "quarter"):
            return self._part_of_scale(k)
        if pieces[k].lower == "dozen" or (pieces[k].lower in SCALES and pieces[k + 1].text == "-"):
            return self._bare_scale(k)
        end = self._cardinal(k)
        if end is None:
            return None
        self.words = True
        end = self._half_of_scale(self._point(end))
        return self._fractional_tail(end)

    def _after_article(self, k: int) -> int | None:
        """Such as "a hundred and sixty", "a million", "a dozen", "a half million", "a third of"."""
        pieces = self.pieces
        word = pieces[k].lower
        if word in ("half", "quarter"):
            return self._part_of_scale(k)
        if word in GROUPS and word != "score":
            self.value = self.grain = Decimal(GROUPS[word])
            self.words = True
            return k + 1
        if word in SCALES:
            end = self._cardinal(k, implied_one=True)
            self.words = True
            return end if end is None else self._half_of_scale(end)
        return None

    def _bare_scale(self, k: int) -> int | None:
        """A scale whose "one" is not said: "another dozen", "the billion-dollar bid", never "a multi-million one"."""
        pieces, word = self.pieces, self.pieces[k].lower
        if pieces[k].glued or (word == "dozen" and pieces[k - 1].lower not in ("another", "every", "per")):
            return None
        self.value = self.grain = self.scale = Decimal(GROUPS.get(word) or SCALES[word])
        self.words = True
        return k + 1

    def _half_of_scale(self, k: int) -> int:
        """The "and a half" of "a million and a half", "two million and a half": of the scale, not of one."""
        if self.scale < 1000 or self.pieces[k].lower != "and" or self.pieces[k + 1].lower != "a":
            return k
        part = {"half": 2, "quarter": 4}.get(self.pieces[k + 2].lower)
        if part is None or self.pieces[k + 3].lower in ("of", "a"):
            return k
        self.value += self.scale / part
        self.grain = self.scale / part
        return k + 3

    def _part_of_scale(self, k: int) -> int | None:
        """Such as "half a million", "half a dozen", "a quarter million", "half million"."""
        pieces = self.pieces
        part = Decimal("0.5") if pieces[k].lower == "half" else Decimal("0.25")
        n = self._hyphen(k + 1)
        if pieces[n].lower == "of":
            n += 1
        if pieces[n].lower in ("a", "an"):
            n = self._hyphen(n + 1)
        scale = SCALES.get(pieces[n].lower) or GROUPS.get(pieces[n].lower)
        if scale is None or pieces[n].lower == "score":
            return None
        self.value, self.grain, self.words = part * scale, part * scale, True
        return n + 1

    def _cardinal(self, k: int, implied_one: bool = False) -> int | None:
        """A whole number in words from k on. Scales must fall: "two million three thousand", "and" leads the last."""
        pieces = self.pieces
        total, current = 0, 1 if implied_one else -1  # current: the group below the next scale, -1 while it is empty
        scale_seen = 1
        ceiling, end, low = 10**18, k, False  # low: the current group already has its units
        while True:
            n = self._hyphen(k) if k != self.start else k
            if pieces[n].lower == "and" and (current >= 100 or (current < 0 and total)) and not pieces[n + 1].glued:
                n += 1
            elif pieces[n].lower == "and" and pieces[n].glued:
                n = self._hyphen(n + 1) if (current >= 100 or (current < 0 and total)) else n
            word = pieces[n].lower
            if word in SCALES:
                scale = SCALES[word]
                if current <= 0 or (scale == 100 and current >= 100) or (scale > 100 and scale >= ceiling):
                    break
                if scale == 100:
                    current, low = current * 100, False
                else:
                    total, ceiling, current, low = total + current * scale, scale, -1, False
                    scale_seen = scale
            elif word in TENS and (current < 0 or (current % 100 == 0 and current >= 100)):
                current, low = max(current, 0) + TENS[word], False
            elif word in UNITS and not low and (current < 0 or current % 10 == 0) and self._fits(current, UNITS[word]):
                current, low = max(current, 0) + UNITS[word], True
            else:
                break
            k = end = n + 1
        if current < 0 and not total:
            return None
        value = total + max(current, 0)
        self.value = Decimal(value)
        self.grain = self._word_grain(value)
        self.scale = Decimal(scale_seen) if current < 0 and scale_seen > 100 else Decimal(1)
        if pieces[end].lower == "dozen" and not pieces[end].glued and not total and current < 100:
            self.value *= 12
            self.grain = Decimal(12)
            end += 1
        elif pieces[end].lower == "score" and 2 <= value <= 9 and pieces[end + 1].kind == "word":
            self.value *= 20
            self.grain = Decimal(20)
            end += 1
        return end

    @staticmethod
    def _fits(current: int, unit: int) -> bool:
        """Whether a unit may follow: "twenty three", "hundred (and) twelve", but not "twenty twelve" or "ten three"."""
        if current < 0:
            return True
        below = current % 100
        return unit > 0 and (unit < 10 or below == 0) and (below == 0 or below >= 20) and current > 0

    @staticmethod
    def _word_grain(value: int) -> Decimal:
        """The scale a number is said to: a million for "sixty-three million", one below a thousand."""
        grain = 1
        while value and grain < 10**12 and value % (grain * 1000) == 0:
            grain *= 1000
        return Decimal(grain)

    def _point(self, k: int) -> int:
        """Such as "seven point four (million)"."""
        pieces = self.pieces
        if pieces[k].lower != "point" or pieces[k + 1].lower not in UNITS or UNITS[pieces[k + 1].lower] > 9:
            return k
        n, decimals = k + 1, ""
        while pieces[n].lower in UNITS and UNITS[pieces[n].lower] <= 9 and len(decimals) < 12:
            decimals += str(UNITS[pieces[n].lower])
            n += 1
        self.value += Decimal(f"0.{decimals}")
        self.grain = Decimal(1).scaleb(-len(decimals))
        return self._scales(n)

    def _fractional_tail(self, k: int) -> int:
        """Such as "two and a half", "two-and-a-half million", "two thirds", "two and three-quarters"."""
        pieces = self.pieces
        if (end := self._denominator(k)) is not None:
            self.fraction = True
            self.grain = Decimal("0.01")
            return self._scales_after_fraction(end)
        n = self._hyphen(k)
        if pieces[n].lower != "and":
            return k
        n = self._hyphen(n + 1)
        whole = self.value
        if pieces[n].lower in ("a", "an", "one"):
            m = self._hyphen(n + 1)
            bottom = DENOMINATORS.get(pieces[m].lower)
            if bottom is None or pieces[m].lower == "halves":
                return k
            self.value, end = whole + Decimal(1) / bottom, m + 1
        elif pieces[n].lower in UNITS and UNITS[pieces[n].lower] in range(2, 10):
            self.value = Decimal(UNITS[pieces[n].lower])
            found = self._denominator(n + 1)
            if found is None:
                self.value = whole
                return k
            self.value, end = whole + self.value, found
        else:
            return k
        self.grain = Decimal("0.25") if self.value * 4 == int(self.value * 4) else Decimal("0.1")
        return self._scales(end)

    def _denominator(self, k: int) -> int | None:
        """Divides by "-thirds", "quarters" at k where the numerator fits ("two thirds", "one-third", "one half")."""
        pieces = self.pieces
        n = self._hyphen(k)
        word = pieces[n].lower
        plural = word.endswith("s") and word != "halves"
        bottom = DENOMINATORS.get(word[:-1] if plural else word)
        if bottom is None or self.value != int(self.value) or not 1 <= self.value < 100:
            return None
        if (self.value == 1) == (plural or word == "halves"):
            return None
        if self.value == 1 and n == k and word != "half" and pieces[n + 1].lower not in ("of", "the"):
            return None  # "one third man", not "one-third interest"
        self.value = self.value / bottom
        return n + 1

    def _scales_after_fraction(self, k: int) -> int:
        """Such as "two-thirds of a million", "three quarters billion"."""
        pieces = self.pieces
        n = k
        if pieces[n].lower == "of" and pieces[n + 1].lower in ("a", "an"):
            n += 2
        scale = SCALES.get(pieces[n].lower)
        if scale is None:
            return k
        self.value *= scale
        self.grain *= scale
        self.fraction = False
        return n + 1
