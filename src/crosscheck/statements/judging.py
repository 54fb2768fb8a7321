"""The verdict on two statements, from how their values stand and what they deny."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from crosscheck.claims.scope import restrictions
from crosscheck.language.roles import clause_of
from crosscheck.model import Kind, Modality, Value, Verdict
from crosscheck.statements.denial import denial
from crosscheck.statements.lineup import Judged, is_firm, is_tied, line_up
from crosscheck.statements.reading import Anchor, Stated, Statement, read
from crosscheck.statements.sides import Side
from crosscheck.statements.stands import Stand
from crosscheck.values.bounds import describe

_AMOUNTS: Final = (Kind.QUANTITY, Kind.DURATION)
# Shares of content words: enough for values that meet to carry the rest; nearly all, where there are no values.
_ENOUGH: Final = 0.66
_NEARLY_ALL: Final = 0.8
_DATE_SIDES: Final = {Side.BELOW: "before ", Side.TO: "by ", Side.ABOVE: "after ", Side.FROM: "from "}


@dataclass(frozen=True)
class Comparison:
    """What two statements come to: verdict, the kind it rests on, a reason, and the values that decided."""

    verdict: Verdict
    kind: Kind | None
    reason: str
    values: tuple[Value, ...] = ()


def compare(text_a: str, text_b: str, anchor_a: Anchor = None, anchor_b: Anchor = None) -> Comparison:
    """Hold a statement `text_b` against what `text_a` says of the same subject.

    text_a, text_b      a sentence or two each
    anchor_a, anchor_b  the day or moment that "yesterday" counts from, where one is known

    Returns the verdict with its kind and reason: CONTRADICTION where a value of b excludes its counterpart in a or one
    statement denies the other, POSSIBLE where only a strict reading does or not both state it as fact, UPDATE where one
    is the plan and the other the outcome, AGREEMENT where a bears out what b says, else UNRELATED.

    Whether two exact values clash does not depend on which stands first. Two things do: an open value of a is taken at
    its number ("over 90" bears out "over 80", not the other way round), and agreement asks that a has what b says, not
    that b has all that a says.

    Raises ModelError where no language pipeline is installed, ValueError for a text of more than a million characters.

    >>> compare("The club signed 12 players.", "The club signed fewer than 10 players.").reason
    '“12 players” and “fewer than 10 players” exclude each other'
    """
    a, b = read(text_a, anchor_a), read(text_b, anchor_b)
    judged = line_up(b.stated, a.stated)
    cover = b.covered_by(a)
    if _other_time(judged):
        return Comparison(Verdict.UNRELATED, None, "the amounts are those of different days")
    if _other_period(judged, text_a, text_b):
        return Comparison(Verdict.UNRELATED, None, "the amounts are those of different periods")
    return (
        _clash(judged, cover, (a, b))
        or _denied(a, b, cover)
        or _bears_out(judged, cover, by_words=b.whole and bool(b.content) and _same_figures(a, b))
        or Comparison(Verdict.UNRELATED, None, "nothing in the two statements can be held against each other")
    )


def _other_time(judged: Sequence[Judged]) -> bool:
    """Whether amounts are given for days that exclude each other: then neither amount says anything of the other."""
    amounts = any(j.checked.value.kind in _AMOUNTS and j.known is not None for j in judged)
    return amounts and any(j.checked.value.kind is Kind.DATE and j.stand is Stand.APART for j in judged)


def _other_period(judged: Sequence[Judged], text_a: str, text_b: str) -> bool:
    """Whether amounts are given for periods that are named and not dated: halves, quarters, last year and this."""
    if not any(j.checked.value.kind in _AMOUNTS and j.known is not None for j in judged):
        return False
    first, second = ({r for r in restrictions(text) if r.startswith("period:")} for text in (text_a, text_b))
    return bool(first) and bool(second) and not first & second


def _clash(judged: Sequence[Judged], cover: float, statements: tuple[Statement, Statement]) -> Comparison | None:
    for wanted, verdict in ((Stand.APART, Verdict.CONTRADICTION), (Stand.DOUBTFUL, Verdict.POSSIBLE)):
        for j in judged:
            if j.stand is wanted and j.known is not None and is_firm(j, cover):
                ending = "exclude each other" if wanted is Stand.APART else "can hardly both be right"
                reason = f"{_told(j.known)} and {_told(j.checked)} {ending}"
                verdict, why = _weighed(verdict, j.known, j.checked, statements)
                return Comparison(verdict, j.checked.value.kind, reason + why, (j.known.value, j.checked.value))
    return None


def _weighed(
    verdict: Verdict, known: Stated, checked: Stated, statements: tuple[Statement, Statement]
) -> tuple[Verdict, str]:
    """A clash and why it weighs less than it seems: a plan and its outcome, a supposition, two parties' words."""
    one, other = (
        clause_of(s.doc, v.value.start, v.value.end) for s, v in zip(statements, (known, checked), strict=True)
    )
    stances = {one.modality, other.modality}
    if len(stances) > 1 and Modality.PLANNED in stances:
        return Verdict.UPDATE, "; one is the plan, the other the outcome"
    if len(stances) > 1:
        return Verdict.POSSIBLE, ", but only one of them is stated as fact"
    if one.attribution and other.attribution and one.attribution.casefold() != other.attribution.casefold():
        return Verdict.POSSIBLE, f", but the one quotes {one.attribution}, the other {other.attribution}"
    return verdict, ""


def _denied(a: Statement, b: Statement, cover: float) -> Comparison | None:
    found = denial(a, b, cover)
    return Comparison(Verdict.CONTRADICTION, found.kind, found.reason) if found is not None else None


def _bears_out(judged: Sequence[Judged], cover: float, by_words: bool) -> Comparison | None:
    meeting = [j for j in judged if j.stand is Stand.MEETS and is_tied(j, cover)]
    if meeting and (len(meeting) == len(judged) or cover >= _ENOUGH):
        best = max(meeting, key=lambda j: j.fit)
        if best.known is not None:
            reason = f"{_told(best.known)} bears out {_told(best.checked)}"
            return Comparison(
                Verdict.AGREEMENT, best.checked.value.kind, reason, (best.known.value, best.checked.value)
            )
    if not judged and by_words and cover >= _NEARLY_ALL:
        return Comparison(Verdict.AGREEMENT, None, "the one has nearly all content words of the other")
    return None


def _same_figures(a: Statement, b: Statement) -> bool:
    """Whether every number of b stands in a: those that are no values are the names of rooms, flights and lines."""
    said = {t.text for t in a.doc}
    return all(t.text in said for t in b.doc if any(c.isdigit() for c in t.text))


def _told(stated: Stated) -> str:
    """The value's words, with the side that words before a date put it on and its reading where that says more."""
    value = stated.value
    side = _DATE_SIDES.get(stated.side, "") if value.kind is Kind.DATE else ""
    reading = "" if stated.side.open else describe(value)
    said = value.text.casefold().replace(" ", "")
    extra = f" ({reading})" if reading and reading.casefold().replace(" ", "") != said else ""
    return f"{side}“{value.text}”{extra}"
