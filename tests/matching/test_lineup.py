from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from crosscheck.matching.levels import Pairing, relation_of
from crosscheck.matching.lineup import line_up
from crosscheck.matching.score import logit
from crosscheck.matching.terms import TermWeights
from crosscheck.model import Claim, ClaimId, Kind, SourceId, Value


def claim(name: str, source: str, number: int) -> Claim:
    value = Value(
        Kind.QUANTITY, 0, 2, str(number), Decimal(number), Decimal(number), Decimal(number),
        Decimal(number), Decimal(number), "bus", "count",
    )  # fmt: skip
    return Claim(ClaimId(name), SourceId(source), 1, 0, 9, name, Kind.QUANTITY, "", "", "", str(number), value)


def pairing(a: Claim, b: Claim) -> Pairing:
    return Pairing(a, b, TermWeights([a, b]), relation_of(a, b))


def ranks(pairs: list[Pairing], same: list[float]) -> list[str]:
    return [standing.rank for standing in line_up(pairs, same)]


FIRST, LATER = claim("first", "x.txt", 57), claim("later", "x.txt", 64)
OTHER_FIRST, OTHER_LATER = claim("other first", "y.txt", 58), claim("other later", "y.txt", 64)


def test_a_value_that_another_claim_of_the_source_meets_is_taken() -> None:
    pairs = [pairing(FIRST, OTHER_LATER), pairing(LATER, OTHER_LATER), pairing(FIRST, OTHER_FIRST)]
    assert ranks(pairs, [0.8, 0.9, 0.7]) == ["taken", "mutual", "one way"]


def test_a_meeting_counterpart_that_is_clearly_less_likely_takes_nothing() -> None:
    pairs = [pairing(FIRST, OTHER_LATER), pairing(LATER, OTHER_LATER)]
    assert ranks(pairs, [0.9, 0.3]) == ["mutual", "one way"]


def test_a_meeting_counterpart_with_a_better_one_of_its_own_takes_nothing() -> None:
    pairs = [pairing(FIRST, OTHER_FIRST), pairing(LATER, OTHER_LATER), pairing(FIRST, claim("third", "y.txt", 57))]
    pairs.append(pairing(claim("like the third", "x.txt", 57), pairs[2].b))
    assert ranks(pairs, [0.9, 0.9, 0.8, 0.95]) == ["mutual", "mutual", "neither", "mutual"]


def test_the_order_of_a_pair_makes_no_difference() -> None:
    pairs = [pairing(FIRST, OTHER_LATER), pairing(LATER, OTHER_LATER), pairing(FIRST, OTHER_FIRST)]
    turned = [replace(p, a=p.b, b=p.a) for p in pairs]
    assert line_up(pairs, [0.8, 0.9, 0.7]) == line_up(turned, [0.8, 0.9, 0.7])


def test_shares_are_logarithms_of_a_part_of_the_odds() -> None:
    alone, *_ = line_up([pairing(FIRST, OTHER_FIRST)], [0.4])
    assert alone.share == 0.0
    strong, weak = line_up([pairing(FIRST, OTHER_FIRST), pairing(FIRST, OTHER_LATER)], [0.9, 0.2])
    assert weak.share < strong.share < 0.0


def test_a_third_claim_that_is_likely_both_supports_a_pair() -> None:
    third = claim("third", "z.txt", 57)
    pairs = [pairing(FIRST, OTHER_FIRST), pairing(FIRST, third), pairing(OTHER_FIRST, third)]
    supported, *_ = line_up(pairs, [0.6, 0.9, 0.8])
    assert supported.support == logit(0.8)
    assert line_up(pairs, [0.6, 0.9, 0.4])[0].support == 0.0
    assert line_up(pairs[:1], [0.6])[0].support == 0.0
