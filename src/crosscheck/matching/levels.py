"""Comparison levels: each looks at one thing in two claims and says, in one word, how far they agree on it.

In the manner of record linkage (Fellegi and Sunter 1969; splink's comparison levels): ordered levels with an explicit
"missing" and "else". What a level is worth is not said here but in `weights.toml`, estimated from labelled pairs.
All comparisons are symmetric.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz.distance import DamerauLevenshtein

from crosscheck.language.lexicon import antonyms, classes, same_class
from crosscheck.matching.terms import TermWeights
from crosscheck.model import Claim, Kind, Value
from crosscheck.values.bounds import Relation, relate


@dataclass(frozen=True)
class Pairing:
    """Two claims about to be compared, with the audit's word weights and what their values' bounds say."""

    a: Claim
    b: Claim
    weights: TermWeights
    relation: Relation | None  # None for a statement whose polarity only reading both can tell
    beside: str = ""  # a value that stands beside the one in its sentence and meets the other: its words


def relation_of(a: Claim, b: Claim) -> Relation | None:
    """What the values of two claims of one kind come to.

    For values with bounds see `crosscheck.values.bounds.relate`. Two names are apart where neither sentence holds the
    other's, and equal where they are one entity; None for statements, and incomparable where each names the other or
    the one may be short for the other ("Norland Steel", "Norland Steel Works"; with places, one may lie in the other).
    """
    if a.value is not None and b.value is not None:
        return relate(a.value, b.value)
    if a.kind is Kind.POLARITY:
        return None
    if a.subject == b.subject:
        return Relation.EQUAL
    if a.subject in b.context.names or b.subject in a.context.names:
        return Relation.INCOMPARABLE
    mine, theirs = (frozenset(c.subject.casefold().split()) for c in (a, b))
    if a.kind is Kind.IDENTITY and (mine <= theirs or theirs <= mine):
        return Relation.INCOMPARABLE
    return Relation.APART


Found = tuple[str, str]  # level, detail for a reader


def _share(amount: float, edges: tuple[float, ...] = (0.12, 0.3, 0.55)) -> str:
    names = ("none", "little", "some", "much")
    return names[sum(amount > e for e in edges)]


def _lemmas(first: str, second: str) -> Found:
    if not first or not second:
        return "missing", ""
    if first == second:
        return "same", first
    if same_class(first, second):
        return "synonym", f"{first} ~ {second}"
    return "different", f"{first} / {second}"


def head(p: Pairing) -> Found:
    """What is counted, timed or ranked: the same noun, a synonym, or another."""
    return _lemmas(p.a.context.head, p.b.context.head)


def counted(p: Pairing) -> Found:
    """The units or counted nouns of the values themselves: "pilots" against "officers"."""
    x, y = p.a.value, p.b.value
    if x is None or y is None or not x.unit or not y.unit:
        return "missing", ""
    if x.unit == y.unit:
        return "same", x.unit
    if x.dimension != "count" or y.dimension != "count":
        return "other unit", f"{x.unit} / {y.unit}"
    return ("synonym" if same_class(x.unit, y.unit) else "different"), f"{x.unit} / {y.unit}"


def denied(p: Pairing) -> Found:
    """Signs that one statement denies the other: a negation on one side only, or verbs of opposite meaning."""
    a, b = p.a, p.b
    opposite = bool(a.context.event) and b.context.event in antonyms(a.context.event)
    if opposite:
        return ("opposite" if a.polarity == b.polarity else "both"), f"{a.context.event} / {b.context.event}"
    if a.polarity == b.polarity:
        return "no sign", ""
    shared = a.context.event and same_class(a.context.event, b.context.event)
    return ("negated" if shared else "one negated"), ""


def event(p: Pairing) -> Found:
    """What happened: the same verb or nominalization, a synonym, or another."""
    return _lemmas(p.a.context.event, p.b.context.event)


def names(p: Pairing) -> Found:
    """Names said in both sentences, by weight."""
    first, second = p.a.context.names, p.b.context.names
    if not first or not second:
        return "missing", ""
    shared = [n for n in first if n in second]
    return _share(p.weights.overlap(first, second)), ", ".join(shared)


def bearer(p: Pairing) -> Found:
    """Names of one sentence among those around the other, where the sentences themselves share none."""
    a, b = p.a.context, p.b.context
    reach_a, reach_b = {*a.names, *a.near_names}, {*b.names, *b.near_names}
    if not reach_a or not reach_b:
        return "missing", ""
    shared = sorted(reach_a & reach_b)
    return _share(p.weights.overlap(reach_a, reach_b)), ", ".join(shared[:4])


# Least share of what two claims say besides their values, and least number of words, to be told in the same words.
_SAME_FRAME, _FRAME_WORDS = 0.6, 3


def frame(p: Pairing) -> Found:
    """Whether the two say the same in the same words but for the value: "was born in Turku", "was born in Tampere"."""
    first, second = _frame(p.a), _frame(p.b)
    if min(len(first), len(second)) < _FRAME_WORDS:
        return "missing", ""
    share = len(first & second) / len(first | second)
    return ("one" if share >= _SAME_FRAME else "other"), f"{share:.2f}"


def _frame(claim: Claim) -> frozenset[str]:
    x = claim.context
    value = claim.subject if claim.kind in (Kind.IDENTITY, Kind.PLACE) else ""
    told = {*x.terms, *x.names, *x.head_terms, x.head, x.event, x.agent, x.patient} - {"", value}
    return frozenset(min(classes(word), default=word) for word in told)


def words(p: Pairing) -> Found:
    """Content words that both clauses share, by weight, the value masked."""
    first, second = p.a.context.terms, p.b.context.terms
    if not first or not second:
        return "missing", ""
    shared = [t for t in first if t in second]
    return _share(p.weights.overlap(first, second), (0.05, 0.18, 0.4)), ", ".join(shared[:6])


def senses(p: Pairing) -> Found:
    """Synonym classes that both clauses hold a word of, beyond the words they share outright."""
    first, second = _senses(p.a), _senses(p.b)
    if not first or not second:
        return "missing", ""
    shared = sorted(first & second)
    return _share(len(shared) / min(len(first), len(second)), (0.0, 0.2, 0.4)), ", ".join(shared[:6])


def _senses(claim: Claim) -> frozenset[str]:
    words = {*claim.context.terms, claim.context.head, claim.context.event} - {""}
    return frozenset(c for word in words for c in classes(word))


def around(p: Pairing) -> Found:
    """Words of the sentence before, or of a table's labels, that the other claim's clause holds."""
    a, b = p.a.context, p.b.context
    if not a.near_terms and not b.near_terms:
        return "missing", ""
    shared = {*a.near_terms} & {*b.terms, *b.head_terms, b.head} | {*b.near_terms} & {*a.terms, *a.head_terms, a.head}
    bits = sum(p.weights.weight(t) for t in sorted(shared))
    return ("none", "little", "some", "much")[(bits > 0) + (bits > 5) + (bits > 12)], ", ".join(sorted(shared)[:5])


def roles(p: Pairing) -> Found:
    """Who did it to whom: the same parties in the same roles, or swapped."""
    first, second = p.a.context, p.b.context
    if not first.agent or not first.patient or not second.agent or not second.patient:
        return "missing", ""
    if first.agent == second.patient or first.patient == second.agent:
        return "swapped", f"{first.agent} → {first.patient} / {second.agent} → {second.patient}"
    if first.agent == second.agent and first.patient == second.patient:
        return "same", f"{first.agent} → {first.patient}"
    if first.agent == second.agent or first.patient == second.patient:
        return "half", ""
    return "different", ""


# A party told of in at most one sentence in thirty ties two claims closely.
_RARE = 5.0


# Reports further apart than this many days tell of different days where their dates lie as far apart.
_FAR_REPORTS = 21

# Two sources may differ by some days on when one thing happened; what lies further apart is two things.
_FAR_TIMES = 20


def parties(p: Pairing) -> Found:
    """Whom or what the event is about, in whatever role: a party of the one is a party of the other, or none is."""
    first = {p.a.context.agent, p.a.context.patient} - {""}
    second = {p.b.context.agent, p.b.context.patient} - {""}
    if not first or not second:
        return "missing", ""
    shared = sorted(first & second)
    if shared:
        rare = max(p.weights.weight(party) for party in shared) >= _RARE
        return ("same rare" if rare else "same"), ", ".join(shared)
    alike = any(same_class(x, y) for x in sorted(first) for y in sorted(second))
    return ("synonym" if alike else "different"), f"{', '.join(sorted(first))} / {', '.join(sorted(second))}"


def time(p: Pairing) -> Found:
    """When it was: dates that the two clauses tie to their event meet, or lie some days or far apart."""
    first, second = p.a.context.times, p.b.context.times
    if not first or not second:
        return "missing", ""
    apart = min(max(_day(x[0]) - _day(y[1]), _day(y[0]) - _day(x[1])) for x in first for y in second)
    if apart <= 0:
        return "meet", ""
    return ("far apart" if apart > _FAR_TIMES else "apart"), f"{first[0][0]} / {second[0][0]}"


def _day(date: str) -> int:
    return dt.date.fromisoformat(date).toordinal()


def reports(p: Pairing) -> Found:
    """Two dates that lie as far apart as the two reports do: each report tells of its own days."""
    x, y = p.a.value, p.b.value
    if p.a.kind is not Kind.DATE or x is None or y is None or not isinstance(x.low, dt.date):
        return "missing", ""
    if not isinstance(y.low, dt.date) or not p.a.context.published or not p.b.context.published:
        return "missing", ""
    told = x.low.toordinal() - y.low.toordinal()
    first, second = (dt.date.fromisoformat(c.context.published) for c in (p.a, p.b))
    between = first.toordinal() - second.toordinal()
    if abs(between) < _FAR_REPORTS or abs(told - between) > _FAR_REPORTS / 2:
        return "together", ""
    return "own days", f"{abs(between)} days between the reports, {abs(told)} between the dates"


def beside(p: Pairing) -> Found:
    """Whether a sentence states the other's value too: "in the 1960s and 1970s" does not contradict "in the 1960s"."""
    return ("held", p.beside) if p.beside else ("none", "")


def issued(p: Pairing) -> Found:
    """How far apart the two reports were published: reports of one event mostly come close together."""
    if not p.a.context.published or not p.b.context.published:
        return "missing", ""
    first, second = (dt.date.fromisoformat(c.context.published) for c in (p.a, p.b))
    gap = abs((first - second).days)
    if gap > _FAR_REPORTS and p.weights.is_news(p.a.source) and p.weights.is_news(p.b.source) and time(p)[0] != "meet":
        return "own news", f"{gap} days apart, each telling of its own days"
    return ("days", "weeks", "months", "years")[(gap > 14) + (gap > 90) + (gap > 400)], f"{gap} days"


def story(p: Pairing) -> Found:
    """Whether the two sources are chiefly about the same things: the names that each says most often."""
    if p.a.source == p.b.source:
        return "one source", ""
    share = p.weights.common_story(p.a.source, p.b.source)
    return ("another", "partly", "one")[(share >= 0.45) + (share >= 0.7)], f"{share:.2f}"


def days(p: Pairing) -> Found:
    """Whether the two sources tell of the same days; two storms, elections or editions have each their own."""
    if time(p)[0] == "meet":
        return "missing", ""
    share = None if p.a.source == p.b.source else p.weights.common_days(p.a.source, p.b.source)
    if share is None:
        return "missing", ""
    return ("none", "few", "some", "most")[(share > 0) + (share >= 0.2) + (share >= 0.5)], f"{share:.2f}"


def scope(p: Pairing) -> Found:
    """Restricting words: the same, one side only, or two of one sort that exclude each other."""
    first = {s for s in p.a.scope.split("; ") if s}
    second = {s for s in p.b.scope.split("; ") if s}
    if not first and not second:
        return "none", ""
    if first == second:
        return "same", "; ".join(sorted(first))
    sorts = {s.split(":")[0] for s in first} & {s.split(":")[0] for s in second}
    clash = sorted(sort for sort in sorts if not {s for s in first & second if s.startswith(f"{sort}:")})
    if clash:
        return "clash", "; ".join(sorted(first ^ second))
    return "one side", "; ".join(sorted(first ^ second))


def stance(p: Pairing) -> Found:
    """Plan against outcome, supposition against fact."""
    if p.a.modality == p.b.modality:
        return "same", ""
    return "different", f"{p.a.modality} / {p.b.modality}"


def origin(p: Pairing) -> Found:
    """Two sources, or two places of one."""
    return ("within", p.a.source) if p.a.source == p.b.source else ("across", "")


def figures(p: Pairing) -> Found:
    """How near the values lie: equal, meeting, a slip of digits, near, or far apart."""
    x, y = p.a.value, p.b.value
    if p.relation is None:
        return "missing", ""
    if x is None or y is None:
        return ("other name", "") if p.relation is Relation.APART else ("same name", "")
    if p.relation in (Relation.EQUAL, Relation.MEET):
        return p.relation.value, ""
    if p.a.kind is Kind.DATE:
        return _date_gap(x, y)
    first, second = _number(x), _number(y)
    if first is None or second is None:
        return "missing", ""
    if first == 0 or second == 0 or (first < 0) != (second < 0):
        return "far", ""
    ratio = max(abs(first), abs(second)) / min(abs(first), abs(second))
    digits = _digits(first), _digits(second)
    if len(digits[0]) > 1 and len(digits[1]) > 1 and DamerauLevenshtein.distance(*digits) == 1:
        return "slip", f"{first} / {second}"
    if ratio <= Decimal("1.35"):
        return "near", ""
    return ("mid", "") if ratio <= 3 else ("far", "")


def _digits(number: Decimal) -> str:
    return f"{number:f}".replace(".", "").lstrip("-").rstrip("0") or "0"


def _number(value: Value) -> Decimal | None:
    if value.value is not None:
        return value.value
    return value.low if isinstance(value.low, Decimal) else value.high if isinstance(value.high, Decimal) else None


def _date_gap(x: Value, y: Value) -> Found:
    first, second = getattr(x.low, "toordinal", None), getattr(y.low, "toordinal", None)
    if first is None or second is None:
        return "missing", ""
    gap = abs(first() - second())
    if gap == 0:
        return "slip", "the same day, other hours"
    if gap <= 45:
        return "near", f"{gap} days"
    return ("mid", f"{gap} days") if gap <= 2 * 366 else ("far", f"{gap} days")


COMPARISONS: tuple[Callable[[Pairing], Found], ...] = (
    head,
    counted,
    denied,
    event,
    names,
    bearer,
    frame,
    words,
    senses,
    around,
    roles,
    parties,
    time,
    days,
    reports,
    beside,
    issued,
    story,
    scope,
    stance,
    origin,
    figures,
)
