"""Candidate pairs, their levels and their score: what the checks judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from crosscheck.matching.blocking import candidates
from crosscheck.matching.levels import COMPARISONS, Pairing, relation_of
from crosscheck.matching.lineup import Standing, line_up
from crosscheck.matching.reader import Encoded, Reader, Reading, Row, likeness, row
from crosscheck.matching.score import group_of, logit, matched, probability, scaled, weigh
from crosscheck.matching.terms import TermWeights
from crosscheck.model import Claim, Kind, Level
from crosscheck.values.bounds import Relation, number_of, relate

Progress = Callable[[str, int, int], None]

# Pairs that the trained reader reads, for each claim of the audit: so its cost grows with the claims.
READ_PER_CLAIM = 2.0
READ_AT_LEAST = 60


# A pair that the reader holds for two facts is never reported, whatever the levels say.
READING_LEAST = 0.6
# What settles that two claims speak of different facts, however alike they read.
VETOES = frozenset(
    {("roles", "swapped"), ("reports", "own days"), ("scope", "clash"), ("beside", "held"), ("time", "far apart")}
)


@dataclass(frozen=True)
class Matched:
    """A compared pair.

    kind    what the two are held against each other for: the claims' kind, and for statements that differ on who it
            was or where, identity or place
    score   the final probability, 0..1, of being one fact; 0 where the pair was not read
    """

    pairing: Pairing
    kind: Kind
    levels: tuple[Level, ...]
    score: float


@dataclass(frozen=True)
class Screened:
    """A candidate pair before it is read.

    found     comparison, level, detail of each explicit comparison
    likeness  cosine of the two claims' vectors, -1..1
    screen    the probability that these alone give
    """

    pairing: Pairing
    found: tuple[tuple[str, str, str], ...]
    likeness: float
    screen: float


def pair_up(claims: Sequence[Claim]) -> list[Pairing]:
    """The candidate pairs of an audit with what their bounds say."""
    weights = TermWeights(claims)
    pairings = []
    said: dict[tuple[str, int, Kind], list[Claim]] = defaultdict(list)
    for claim in claims:
        said[claim.source, claim.start, claim.kind].append(claim)
    for a, b in candidates(claims, weights):
        relation = relation_of(a, b)
        if relation is not Relation.INCOMPARABLE:
            held = _held_beside(a, b, said) if relation in (Relation.APART, Relation.DOUBTFUL) else ""
            pairings.append(Pairing(a, b, weights, relation, held))
    return pairings


def _held_beside(a: Claim, b: Claim, said: Mapping[tuple[str, int, Kind], Sequence[Claim]]) -> str:
    """The words of a value in the one's sentence that meets the other's value, alone or with the one's own value.

    "181 guests and a crew of seven" holds 188 people as well as seven. Nothing where there is none.
    """
    for one, other in ((a, b), (b, a)):
        for sibling in said[one.source, one.start, one.kind]:
            if sibling.claim_id == one.claim_id or sibling.value is None or other.value is None:
                continue
            if relate(sibling.value, other.value) in (Relation.EQUAL, Relation.MEET):
                return sibling.value_text
            if _makes_up(one, sibling, other):
                return f"{one.value_text} and {sibling.value_text}"
    return ""


# Small numbers add up to others by chance.
_LEAST_SUM = 10


def _makes_up(part: Claim, rest: Claim, whole: Claim) -> bool:
    """Whether two counts of one sentence add up to a count of another."""
    values = [c.value for c in (part, rest, whole)]
    if any(v is None or v.dimension not in ("count", "") or v.role for v in values):
        return False
    x, y, total = (number_of(v) for v in values)
    return x is not None and y is not None and total is not None and total >= _LEAST_SUM and x + y == total


def encode(claims: Iterable[Claim], reader: Reader, progress: Progress) -> dict[str, Encoded]:
    """Each claim as the reader's encoder leaves it, by its id."""
    rows = {claim.claim_id: row(claim) for claim in claims}
    wanted = list(dict.fromkeys(rows.values()))
    encoded = reader.encode(wanted, _telling("reading claims", len(wanted), progress))
    return {claim_id: encoded[r] for claim_id, r in rows.items()}


def screen(pairings: Sequence[Pairing], encoded: Mapping[str, Encoded]) -> list[Screened]:
    """Every pair with its explicit levels and the nearness of its vectors, and what these alone say, best first."""
    screened = []
    for pairing in pairings:
        kind = pairing.a.kind
        found = tuple((c.__name__, *c(pairing)) for c in COMPARISONS)
        group = group_of("screen", kind, pairing.relation)
        near = likeness(encoded[pairing.a.claim_id], encoded[pairing.b.claim_id])
        parts = [weigh("screen", group, name, level) for name, level, _ in found]
        odds = probability("screen", group, kind, [*parts, scaled("screen", group, "likeness", near)])
        screened.append(Screened(pairing, found, near, odds))
    screened.sort(key=lambda s: (-s.screen, s.pairing.a.claim_id, s.pairing.b.claim_id))
    return screened


def match(claims: Sequence[Claim], progress: Progress) -> list[Matched]:
    """Every candidate pair with its levels and score, best first; those the screen leaves behind come last, unread."""
    pairings = pair_up(claims)
    if not pairings:
        return []
    reader = Reader.load()
    encoded = encode(_claims_of(pairings), reader, progress)
    screened = screen(pairings, encoded)
    read, unread = read_best(screened, encoded, reader, max(READ_AT_LEAST, int(READ_PER_CLAIM * len(claims))), progress)
    judged = [(one, reading, levels, _score(one, levels)) for one, reading, levels in read_out(read)]
    judged.sort(key=lambda j: (-j[3], -j[1].same, j[0].pairing.a.claim_id, j[0].pairing.b.claim_id))
    found = [Matched(one.pairing, _kind(one, reading), levels, score) for one, reading, levels, score in judged]
    for one in unread:
        levels = tuple(Level(name, level, 0.0, detail) for name, level, detail in one.found)
        found.append(Matched(one.pairing, one.pairing.a.kind, levels, 0.0))
    return found


def _score(one: Screened, levels: tuple[Level, ...]) -> float:
    return matched(one.pairing.a.kind, one.pairing.relation, levels)


def _kind(one: Screened, reading: Reading) -> Kind:
    kind = one.pairing.a.kind
    return reading.about if kind is Kind.POLARITY and one.pairing.relation is Relation.APART else kind


def _claims_of(pairings: Sequence[Pairing]) -> list[Claim]:
    return list({c.claim_id: c for p in pairings for c in (p.a, p.b)}.values())


def read_best(
    screened: Sequence[Screened], encoded: Mapping[str, Encoded], reader: Reader, budget: int, progress: Progress
) -> tuple[list[tuple[Screened, Reading]], list[Screened]]:
    """The pairs read, and those left unread: as many different texts as `budget` says, the likeliest first.

    Two sentences may state their values in the same words of two kinds; such a pair of texts is read once.
    """
    texts = [_rows(s.pairing) for s in screened]
    wanted: dict[tuple[Row, Row], tuple[Encoded, Encoded]] = {}
    for one, text in zip(screened, texts, strict=True):
        if len(wanted) == budget:
            break
        a, b = sorted((one.pairing.a, one.pairing.b), key=row)
        wanted.setdefault(text, (encoded[a.claim_id], encoded[b.claim_id]))
    readings = reader.read(list(wanted.values()), _telling("reading pairs", len(wanted), progress))
    by_text = dict(zip(wanted, readings, strict=True))
    read = [(s, by_text[t]) for s, t in zip(screened, texts, strict=True) if t in by_text]
    return read, [s for s, t in zip(screened, texts, strict=True) if t not in by_text]


def _telling(stage: str, total: int, progress: Progress) -> Callable[[int], None]:
    done = 0

    def told(more: int) -> None:
        nonlocal done
        done += more
        progress(stage, done, total)

    return told


def read_out(read: Sequence[tuple[Screened, Reading]]) -> list[tuple[Screened, Reading, tuple[Level, ...]]]:
    """The pairs read, with all their levels; a statement's polarity is told by what the reader makes of both."""
    taken = [(one, _plainly(one, reading)) for one, reading in read]
    told = [(_stated(one, reading), reading) for one, reading in taken]
    lined_up = line_up([one.pairing for one, _ in told], [reading.same for _, reading in told])
    return [(one, r, levels_of(one, r, standing)) for (one, r), standing in zip(told, lined_up, strict=True)]


# What two claims in the same words are read as at least; how far apart their reports may be; signs of denial.
_PLAINLY = 0.99
_PLAIN_ISSUED = frozenset({"missing", "days", "weeks"})
_PLAIN_DENIAL = frozenset({"negated", "opposite"})


def _plainly(one: Screened, reading: Reading) -> Reading:
    """The reading of two claims that say the same in the same words but for the value.

    They tell of one fact, unless their reports come long after one another: a firm says every year in the same words
    how many it employs. The reader was trained on texts in words of their own, and is no judge of these.
    """
    if not _in_same_words(one):
        return reading
    kind, same = one.pairing.a.kind, max(reading.same, _PLAINLY)
    if kind is Kind.POLARITY or one.pairing.relation is Relation.APART:
        return Reading(same, max(reading.clash, _PLAINLY), kind)
    return Reading(same, reading.clash, reading.about)


def _in_same_words(one: Screened) -> bool:
    found = {name: level for name, level, _ in one.found}
    if found["frame"] != "one" or found["issued"] not in _PLAIN_ISSUED:
        return False
    return one.pairing.a.kind is not Kind.POLARITY or found["denied"] in _PLAIN_DENIAL


def _stated(one: Screened, reading: Reading) -> Screened:
    """A pair of statements with its relation, which only reading both can tell."""
    if one.pairing.relation is not None:
        return one
    relation = Relation.APART if reading.clash > reading.same - reading.clash else Relation.EQUAL
    return replace(one, pairing=replace(one.pairing, relation=relation))


def _rows(pairing: Pairing) -> tuple[Row, Row]:
    """The two statements as the reader reads them, in an order that does not hang on which claim came first."""
    first, second = sorted((row(pairing.a), row(pairing.b)))
    return first, second


def levels_of(one: Screened, reading: Reading, standing: Standing) -> tuple[Level, ...]:
    """All levels of a pair with their weights in the match, the trained reader's first."""
    kind, relation = one.pairing.a.kind, one.pairing.relation
    group = group_of("match", kind, relation)
    how = "told in the same words but for the value" if _in_same_words(one) else "as the reader reads it"
    graded = (
        ("reading", reading.same, logit(reading.same), f"one fact, {how}"),
        ("denial", reading.clash, logit(reading.clash), "different values, as the reader reads it"),
        ("likeness", one.likeness, one.likeness, "how near the two lie when each is read by itself"),
        ("rivals", standing.share, standing.share, "its share of the odds among rival pairs, as a logarithm"),
        ("support", standing.support, standing.support, "log-odds that a third claim is the same fact as both"),
    )
    levels = [
        Level(name, f"{shown:.2f}", scaled("match", group, name, amount), why) for name, shown, amount, why in graded
    ]
    if reading.same < READING_LEAST:
        levels[0] = replace(levels[0], veto=True)
    for name, level, detail in one.found:
        levels.append(Level(name, level, weigh("match", group, name, level), detail, veto=(name, level) in VETOES))
    rank = standing.rank
    levels.append(Level("line_up", rank, weigh("match", group, "line_up", rank), "how the sources' claims line up"))
    return tuple(levels)
