"""The words of numbers: units, tens, scales, groups, suffixes and denominators."""

from __future__ import annotations

from typing import Final


def numbered(text: str, start: int = 0, step: int = 1) -> dict[str, int]:
    """The words of a text with the numbers start, start + step, ..."""
    return {word: start + n * step for n, word in enumerate(text.split())}


UNITS: Final = {
    **numbered(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen"""
    ),
    "nought": 0,
}
TENS: Final = {**numbered("twenty thirty forty fifty sixty seventy eighty ninety", start=20, step=10), "fourty": 40}
SCALES: Final = {
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
GROUPS: Final = {"dozen": 12, "score": 20}
# Scales that are written onto the digits. "m" and "b" also name metres, bytes: `loose` below says so.
SUFFIXES: Final = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
LOOSE: Final = frozenset({"k", "m", "b"})
# Suffixes that name nothing else: they scale after a space too ("2.4 bn").
SPACED: Final = frozenset({"mn", "mln", "bn", "bln", "trn", "tn"})
DENOMINATORS: Final = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "sixteenth": 16,
    "fifteenth": 15,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
}
