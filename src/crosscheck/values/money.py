"""Currencies: signs, codes and words in a text. The table is `currencies.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any, Final

from crosscheck.values.lexer import Piece, Pieces, lex_text
from crosscheck.values.units import singular

_LONGEST: Final = 4
_LEADING: Final = frozenset({"CFA", "KSh", "Dhs"})
_MULTIPLES: Final = {"M": 10**6, "T": 10**3, "k": 10**3}


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency or a part of one.

    name      as a reader would say it: "euro", "United States dollar", "dollar" where the text does not say whose
    code      ISO 4217 code, or the generic name
    factor    what one is of the currency that `code` names: 0.01 for pence
    members   the codes that a generic name may stand for
    """

    name: str
    code: str
    factor: Decimal = Decimal(1)
    members: tuple[str, ...] = ()

    @property
    def dimension(self) -> str:
        """Such as "money:EUR"; money of different codes is never converted."""
        return f"money:{self.code}"


@dataclass(frozen=True, slots=True)
class _Table:
    codes: Mapping[str, Currency]
    after_codes: frozenset[str]
    words: Mapping[tuple[str, ...], Currency]
    symbols: Mapping[tuple[str, ...], Currency]


def _key(text: str) -> tuple[str, ...]:
    return tuple(singular(p.lower) for p in lex_text(text))


def _signs(text: str) -> tuple[str, ...]:
    return tuple(p.text for p in lex_text(text))


@lru_cache(maxsize=1)
def _table() -> _Table:
    text = resources.files("crosscheck.values").joinpath("currencies.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    codes: dict[str, Currency] = {}
    words: dict[tuple[str, ...], Currency] = {}
    symbols: dict[tuple[str, ...], Currency] = {}

    def add(currency: Currency, row: dict[str, Any], names: list[str]) -> None:
        words.update((_key(w), currency) for w in names)
        signs = list(row.get("symbols", ()))
        signs += [s.lower() for s in signs if s.endswith("$") and len(s) > 2]  # text in lower case: "hk$10"
        symbols.update((_signs(s), currency) for s in signs)

    for name, row in data["generic"].items():
        money = Currency(
            name, "dollar" if name == "cent" else name, Decimal(row.get("factor", "1")), tuple(row["members"])
        )
        add(money, row, row.get("names", [name]))
        codes.setdefault(money.code, money)
    for code, row in data["currency"].items():
        codes[code] = money = Currency(row["name"], code)
        add(money, row, row["words"])
    for name, row in data["minor"].items():
        add(Currency(name, row["code"], Decimal(row["factor"])), row, row["words"])
    loose = {c for c, row in data["currency"].items() if row.get("code_after", True)}
    return _Table(codes, frozenset(loose), words, symbols)


def currency_of(code: str) -> Currency | None:
    """The currency of an ISO code or a generic name ("dollar"), None where the table has none."""
    return _table().codes.get(code)


def currency_before(pieces: Pieces, k: int) -> tuple[int, Currency, int] | None:
    """The currency written before the number at piece k: "US$", "EUR ", "C $", "MAUD ".

    Returns the piece it starts at, the currency, and a multiple (1, or 10**6 for the M of "MUSD").
    """
    table = _table()
    window = [pieces[n].text for n in range(k - _LONGEST, k)]
    for n in range(_LONGEST):
        key = tuple(window[n:])
        money = table.symbols.get(key)
        if money is None or (key[0].isalpha() and len(key) == 1 and len(key[0]) < 2 and not pieces[k].glued):
            continue
        if key[0].isalpha() and _is_written_on(pieces, k - len(key)):
            continue
        apart = len(key) > 1 and not pieces[k - len(key) + 1].glued
        if money.name in ("cent", "pence") or (apart and not _may_stand_apart(key, pieces[k])):
            continue
        return k - _LONGEST + n, money, 1
    word = pieces[k - 1]
    if word.kind == "word" and not _is_written_on(pieces, k - 1):
        found = _code(word.text)
        # Codes that are words in capitals ("ALL 5 tests") need a sum after them that looks like money.
        glued_sum = pieces[k].glued and len(pieces[k].text) > 2  # no "COP26"
        sum_like = glued_sum or len(pieces[k].text) > 3 or pieces[k + 1].lower in ("million", "billion", "m", "bn")
        if found is not None and pieces[k].kind == "digits" and (found[0].code in table.after_codes or sum_like):
            return k - 1, *found
        if word.lower == "dollar" and not pieces[k].glued and pieces[k].kind == "digits":
            return k - 1, table.codes["dollar"], 1
    return None


def _may_stand_apart(key: tuple[str, ...], number: Piece) -> bool:
    """Whether letters with a space before their sign belong to it: "c $ 16" in text cut into words, not "us $5"."""
    if key[0] in ("c", "C", "us"):
        return not number.glued
    return len(key[0]) > 1


def _is_sign_after(piece: Piece) -> bool:
    """Whether letters may be a currency's sign behind a number: written onto it ("20p"), or one that is used so."""
    if piece.text in ("P", "R"):
        return False
    return (
        piece.glued
        or piece.text in ("zł", "Kč", "kr", "Ft", "DM")
        or (len(piece.text) >= 3 and piece.text not in _LEADING)
    )


def _is_written_on(pieces: Pieces, k: int) -> bool:
    """Whether piece k is the tail of a longer word or number."""
    return pieces[k].glued and (pieces[k - 1].kind in ("word", "digits") or pieces[k - 1].text in "-_/")


def currency_after(pieces: Pieces, k: int) -> tuple[int, Currency, int] | None:
    """The currency written after a number, from piece k on: "euros", "€", "Swiss francs", "USD", "MEUR", "p"."""
    table = _table()
    first = pieces[k]
    exact = tuple(pieces[n].text for n in range(k, k + _LONGEST))
    folded = tuple(singular(p) for p in (pieces[n].lower for n in range(k, k + _LONGEST)))
    for n in range(_LONGEST, 0, -1):
        if (money := table.words.get(folded[:n])) is not None:
            return k + n, money, 1
        money = table.symbols.get(exact[:n])
        if money is None:
            continue
        if n == 1 and exact[0].isalpha() and not _is_sign_after(first):
            continue
        return k + n, money, 1
    if first.kind == "word" and (found := _code(first.text)) is not None and found[0].code in table.after_codes:
        theirs = pieces[k + 1].glued and pieces[k + 1].kind == "digits"  # "3 USD50 cards"
        return None if theirs else (k + 1, *found)
    # "Kelmaran shillings": somebody's own currency by a name that many share.
    second = table.words.get((singular(pieces[k + 1].lower),))
    if second is not None and second.members and first.text[:1].isupper() and first.kind == "word":
        name = f"{first.text} {second.name}"
        return k + 2, Currency(name, name, second.factor), 1
    return None


def _code(text: str) -> tuple[Currency, int] | None:
    """The currency of an ISO code, with the multiple of a letter before it ("MUSD")."""
    codes = _table().codes
    code = text if text.isupper() else text.upper() if text in ("usd", "eur", "gbp", "jpy", "cny") else ""
    if len(code) == 3 and code in codes:
        return codes[code], 1
    if len(text) == 4 and text[0] in _MULTIPLES and text[1:] in codes:
        return codes[text[1:]], _MULTIPLES[text[0]]
    return None


def may_be_same(a: str, b: str) -> bool:
    """Whether two money dimensions may name one currency: equal, or one a generic name that includes the other.

    >>> may_be_same("money:dollar", "money:NZD"), may_be_same("money:EUR", "money:NZD")
    (True, False)
    """
    first, second = a.removeprefix("money:"), b.removeprefix("money:")
    if first == second:
        return True
    codes = _table().codes
    return any(one in codes and other in codes[one].members for one, other in ((first, second), (second, first)))
