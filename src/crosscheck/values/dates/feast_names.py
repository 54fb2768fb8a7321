"""Feasts by their names, with the year or weekend that follows."""

from __future__ import annotations

from crosscheck.values.dates import relative
from crosscheck.values.dates.feast_days import HOLIDAYS, MOVABLE
from crosscheck.values.dates.nodes import Cal, Found, Holiday, Node, Rel
from crosscheck.values.dates.text import Words
from crosscheck.values.dates.years import year_after


def _spell(key: tuple[str, ...]) -> tuple[str, ...]:
    """A name as the words of a text are cut: "new year's" is "new", "year", "'s"."""
    words: list[str] = []
    for word in key:
        words += [word.removesuffix("'s"), "'s"] if word.endswith("'s") else [word.removesuffix("'")]
        words += ["'"] if word.endswith("'") else []
    return tuple(words)


_SPELLED: dict[tuple[str, ...], tuple[str, ...]] = {}
FEASTS: dict[str, list[tuple[str, ...]]] = {}
for _key in sorted((*HOLIDAYS, *MOVABLE), key=lambda k: (-len(k), k)):
    _SPELLED[_key] = _spell(_key)
    FEASTS.setdefault(_SPELLED[_key][0], []).append(_key)


def feast_at(ws: Words, i: int) -> Found | None:
    """A feast by its name, with the year or weekend that follows."""
    for key in FEASTS.get(ws.low(i), ()):
        j = ws.match(i, _SPELLED[key])
        if j < 0 or not (
            ws[i].text[0].isupper() or len(key) > 1 or ws.low(j).isdigit() or key[0] in ("easter", "christmas")
        ):
            continue
        if (ws.low(j) in ("'s", "-") and ws.glued(j)) or (
            len(key) == 1 and ws.pos(j) == "PROPN" and ws.low(j) != "eve"
        ):
            continue
        if key in (("new", "year's"), ("new", "year")) and ws.low(j) in ("resolution", "resolutions"):
            continue
        year: Node | None = None
        k = j + 1 if ws.low(j) in (",", "of", "in") else j
        if found := year_after(ws, k):
            year, j = Cal(year=found[0], short=found[2]), found[1]
        elif (
            k > j
            and (rel := relative.modified(ws, k, lambda _: None))
            and isinstance(rel[0], Rel)
            and rel[0].unit == "year"
        ):
            year, j = rel
        if ws.low(j) != "weekend":
            return Holiday(key, year), j
        if year is None and (after := year_after(ws, j + 1)):  # "Easter weekend 2021"
            return Holiday(key, Cal(year=after[0], short=after[2]), weekend=True), after[1]
        return Holiday(key, year, weekend=True), j + 1
    return None
