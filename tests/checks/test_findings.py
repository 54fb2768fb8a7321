from __future__ import annotations

from decimal import Decimal

import pytest

from crosscheck.checks.findings import build
from crosscheck.model import Claim, ClaimId, Finding, FindingId, Kind, Pair, SourceId, Value, Verdict


def claim(name: str, source: str, number: int, kind: Kind = Kind.QUANTITY) -> Claim:
    value = Value(kind, 0, 2, str(number), Decimal(number), Decimal(number), Decimal(number), unit="bus")
    return Claim(
        ClaimId(name),
        SourceId(source),
        1,
        0,
        20,
        f"{number} buses burned ({name})",
        kind,
        "",
        "",
        "",
        str(number),
        value,
    )


def pair(a: Claim, b: Claim, verdict: Verdict, score: float = 0.9) -> Pair:
    return Pair(a, b, a.kind, score, (), verdict, "why")


A, B, C = claim("a", "a.txt", 48), claim("b", "b.txt", 31), claim("c", "c.txt", 48)


def test_three_sources_with_two_values_are_one_finding() -> None:
    pairs = [
        pair(A, B, Verdict.CONTRADICTION),
        pair(B, C, Verdict.CONTRADICTION, 0.8),
        pair(A, C, Verdict.AGREEMENT, 0.95),
    ]
    (finding,) = build(pairs, (), 0.0)
    assert [c.claim_id for c in finding.claims] == ["a", "b", "c"]
    assert finding.sides == ((0, 2), (1,))
    assert finding.verdict is Verdict.CONTRADICTION
    assert finding.voices == 3


def test_unrelated_pairs_and_those_below_the_least_score_are_left_out() -> None:
    pairs = [pair(A, B, Verdict.UNRELATED), pair(A, C, Verdict.AGREEMENT, 0.4)]
    assert build(pairs, (), 0.5) == ()


def test_copies_are_one_voice() -> None:
    (finding,) = build([pair(A, C, Verdict.AGREEMENT)], ((SourceId("a.txt"), SourceId("c.txt")),), 0.0)
    assert finding.voices == 1


def test_order_is_severity_then_score() -> None:
    d, e = claim("d", "d.txt", 7), claim("e", "e.txt", 9)
    findings = build([pair(A, C, Verdict.AGREEMENT, 0.99), pair(d, e, Verdict.CONTRADICTION, 0.7)], (), 0.0)
    assert [f.verdict for f in findings] == [Verdict.CONTRADICTION, Verdict.AGREEMENT]


def test_the_id_changes_with_the_claims_only() -> None:
    first = build([pair(A, B, Verdict.CONTRADICTION)], (), 0.0)[0]
    again = build([pair(B, A, Verdict.POSSIBLE, 0.7)], (), 0.0)[0]
    other = build([pair(A, claim("b2", "b.txt", 32), Verdict.CONTRADICTION)], (), 0.0)[0]
    assert first.id == again.id
    assert first.id != other.id


def test_a_finding_needs_two_claims() -> None:
    with pytest.raises(ValueError, match="two claims"):
        Finding(FindingId("x"), Verdict.POSSIBLE, Kind.DATE, 0.5, "", "", (A,), ((0,),))
