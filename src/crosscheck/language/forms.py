"""Normal forms of names: folded letters, words, initials, spellings that stand for one another."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans(
    {
        "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ß": "ss", "ə": "e",
        "ħ": "h", "ŋ": "n", "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "/": " ", "’": "", "'": "", "‘": "",
        "ʼ": "", ".": "", "“": "", "”": "", '"': "", ",": " ", "(": " ", ")": " ", "&": " and ",
    }
)  # fmt: skip

# Spellings of one sound in romanizations and across languages, longest first. Used to find candidates for a spelling
# variant, never to declare two names one by itself.
_SPELLINGS = (
    "shch:sc tch:c sch:s dzh:j zh:z kh:h ts:c tz:c ch:c sh:s ph:f ck:k ks:x oo:u ou:u ee:i ei:i ey:i ii:i iy:i yi:i"
    " ie:i ya:ia yu:iu yo:io ae:a oe:o ue:u aa:a y:i w:v q:k j:i gh:g th:t"
)
_SOUNDS = tuple((pair.partition(":")[0], pair.partition(":")[2]) for pair in _SPELLINGS.split())


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without diacritics, hyphens and full stops; words joined by one space.

    >>> fold("Kim Jong-un"), fold("Wrocław"), fold("U.S.")
    ('kim jong un', 'wroclaw', 'us')
    """
    # The table first: decomposition would lose nothing it names, and folding twice must change nothing.
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    kept = "".join(c for c in plain if not unicodedata.combining(c)).casefold().translate(_LETTERS)
    return " ".join(kept.split())


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """A folded word in a spelling that romanizations share: "sergei" and "sergey" give the same."""
    for spelling, same in _SOUNDS:
        if spelling in word:
            word = word.replace(spelling, same)
    out: list[str] = []
    for letter in word:
        if not out or out[-1] != letter:
            out.append(letter)
    return "".join(out)


def is_initial(word: str) -> bool:
    """Whether a folded word of a name is an initial ("s" of "S. Aalto")."""
    return len(word) == 1 and word.isalpha()


def initials(text: str, small: frozenset[str]) -> str:
    """First letters of the words of a name, small words left out: "Workers' Party of Korea" gives "wpk"."""
    return "".join(word[0] for word in fold(text).split() if word not in small)


def singular(word: str) -> str:
    """A regular English plural undone, good enough to compare type nouns ("islands", "companies")."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
