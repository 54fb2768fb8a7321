"""Candidate pairs, their levels and their score: what the checks judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from crosscheck.matching.blocking import candidates
from crosscheck.matching.levels import COMPARISONS, Pairing, denied, relation_of
from crosscheck.matching.lineup import Standing, line_up
from crosscheck.matching.reader import Reader, row
from crosscheck.matching.score import group_of, logit, matched, probability, scaled, weigh
from crosscheck.matching.terms import TermWeights
from crosscheck.model import Claim, Kind, Level
from crosscheck.values.bounds import Relation, relate

Progress = Callable[[str, int, int], None]

# Pairs that the trained reader reads, for each claim of the audit: so its cost grows with the claims.
READ_PER_CLAIM = 1.2
READ_AT_LEAST = 60


# Levels of the comparison `denied` that show one statement to deny another.
_DENIALS = frozenset({"opposite", "negated", "one negated"})


# A pair that the reader holds for two facts is never reported, whatever the levels say.
READING_LEAST = 0.6
# What settles that two claims speak of different facts, however alike they read.
VETOES = frozenset({("roles", "swapped"), ("reports", "own days"), ("scope", "clash"), ("beside", "held")})


@dataclass(frozen=True)
class Matched:
    """A compared pair.

    same, clash   the reader's probabilities that both state one fact, and that they do so with different values;
                  0 where the pair was not read
    score         the final probability, 0..1, of being one fact
    """

    pairing: Pairing
    levels: tuple[Level, ...]
    same: float
    clash: float
    score: float

    @property
    def kind(self) -> Kind:
        """The kind of both claims."""
        return self.pairing.a.kind


@dataclass(frozen=True)
class Screened:
    """A candidate pair with its explicit levels and the screen's probability."""

    pairing: Pairing
    found: tuple[tuple[str, str, str], ...]  # comparison, level, detail
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
    """The words of a value in the one's sentence that meets the other's value; nothing where there is none."""
    for one, other in ((a, b), (b, a)):
        for sibling in said[one.source, one.start, one.kind]:
            if sibling.claim_id == one.claim_id or sibling.value is None or other.value is None:
                continue
            if relate(sibling.value, other.value) in (Relation.EQUAL, Relation.MEET):
                return sibling.value_text
    return ""


def screen(pairings: Sequence[Pairing]) -> list[Screened]:
    """Every pair with its explicit levels and what they alone say, best first."""
    screened = []
    for pairing in pairings:
        kind = pairing.a.kind
        if kind is Kind.POLARITY and denied(pairing)[0] not in _DENIALS:
            continue  # statements that show no denial are neither here nor there
        found = tuple((c.__name__, *c(pairing)) for c in COMPARISONS)
        group = group_of("screen", kind, pairing.relation)
        odds = probability("screen", group, kind, [weigh("screen", group, name, level) for name, level, _ in found])
        screened.append(Screened(pairing, found, odds))
    screened.sort(key=lambda s: (-s.screen, s.pairing.a.claim_id, s.pairing.b.claim_id))
    return screened


def match(claims: Sequence[Claim], progress: Progress) -> list[Matched]:
    """Every candidate pair with its levels and score, best first; those the screen leaves behind come last, unread."""
    screened = screen(pair_up(claims))
    texts = [_rows(s.pairing) for s in screened]
    budget = max(READ_AT_LEAST, int(READ_PER_CLAIM * len(claims)))
    wanted = list(dict.fromkeys(texts))[:budget]
    progress("matching", 0, len(wanted))
    scores = dict(zip(wanted, Reader.load().score(wanted), strict=True)) if wanted else {}
    read = read_out([(s, *scores[t]) for s, t in zip(screened, texts, strict=True) if t in scores])
    found = [
        Matched(one.pairing, levels, same, clash, matched(one.pairing.a.kind, one.pairing.relation, levels))
        for one, same, clash, levels in read
    ]
    found.sort(key=lambda m: (-m.score, -m.same, m.pairing.a.claim_id, m.pairing.b.claim_id))
    progress("matching", len(wanted), len(wanted))
    for one, text in zip(screened, texts, strict=True):
        if text not in scores:
            levels = tuple(Level(name, level, 0.0, detail) for name, level, detail in one.found)
            found.append(Matched(one.pairing, levels, 0.0, 0.0, 0.0))
    return found


def read_out(read: Sequence[tuple[Screened, float, float]]) -> list[tuple[Screened, float, float, tuple[Level, ...]]]:
    """The pairs read, with all their levels; a statement's polarity is told by what the reader makes of both."""
    told = [(_stated(one, same, clash), same, clash) for one, same, clash in read]
    lined_up = line_up([one.pairing for one, _, _ in told], [same for _, same, _ in told])
    return [(one, s, c, levels_of(one, s, c, standing)) for (one, s, c), standing in zip(told, lined_up, strict=True)]


def _stated(one: Screened, same: float, clash: float) -> Screened:
    """A pair of statements with its relation: the words show a denial, the reader says whether of the same thing."""
    if one.pairing.relation is not None:
        return one
    relation = Relation.APART if clash > same - clash else Relation.EQUAL
    return replace(one, pairing=replace(one.pairing, relation=relation))


def _rows(pairing: Pairing) -> tuple[str, str]:
    """The two statements as the reader reads them, in an order that does not hang on which claim came first."""
    first, second = sorted((row(pairing.a), row(pairing.b)))
    return first, second


def levels_of(one: Screened, same: float, clash: float, standing: Standing) -> tuple[Level, ...]:
    """All levels of a pair with their weights in the match, the trained reader's first."""
    kind, relation = one.pairing.a.kind, one.pairing.relation
    group = group_of("match", kind, relation)
    graded = (
        ("reading", same, logit(same), "one fact, as the reader reads it"),
        ("denial", clash, logit(clash), "different values, as the reader reads it"),
        ("rivals", standing.share, standing.share, "its share of the odds among rival pairs, as a logarithm"),
    )
    levels = [Level(name, f"{shown:.2f}", scaled(group, name, amount), why) for name, shown, amount, why in graded]
    if same < READING_LEAST:
        levels[0] = replace(levels[0], veto=True)
    for name, level, detail in one.found:
        levels.append(Level(name, level, weigh("match", group, name, level), detail, veto=(name, level) in VETOES))
    rank = standing.rank
    levels.append(Level("line_up", rank, weigh("match", group, "line_up", rank), "how the sources' claims line up"))
    return tuple(levels)
