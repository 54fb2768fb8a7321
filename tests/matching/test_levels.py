from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from crosscheck.matching.blocking import candidates, comparable
from crosscheck.matching.levels import COMPARISONS, Pairing, days, figures, head, relation_of, roles, scope, time, words
from crosscheck.matching.score import logit, probability, weights
from crosscheck.matching.terms import TermWeights
from crosscheck.model import Claim, ClaimId, Context, Kind, SourceId, Value
from crosscheck.values.bounds import Relation


def number(amount: str, **more: object) -> Value:
    n = Decimal(amount)
    value = Value(Kind.QUANTITY, 0, 2, amount, n, n, n, n, n, "pilot", "count")
    return replace(value, **more)  # type: ignore[arg-type]


def claim(name: str, source: str, value: Value | None, kind: Kind = Kind.QUANTITY, **context: object) -> Claim:
    made = Claim(ClaimId(name), SourceId(source), 1, 0, 9, name, kind, "", "", "", "", value)
    return replace(made, context=Context(**context))  # type: ignore[arg-type]


def pair(a: Claim, b: Claim) -> Pairing:
    return Pairing(a, b, TermWeights([a, b]), relation_of(a, b))


A = claim("a", "a.txt", number("200"), head="pilot", names=("Norland",), terms=("send", "pilot", "war"))
B = claim("b", "b.txt", number("90"), head="pilot", names=("Norland",), terms=("dispatch", "pilot", "war"))


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda c: c.__name__)
def test_every_comparison_is_symmetric(comparison: object) -> None:
    assert comparison(pair(A, B))[0] == comparison(pair(B, A))[0]  # type: ignore[operator]


def test_heads() -> None:
    assert head(pair(A, B))[0] == "same"
    assert head(pair(A, replace(B, context=Context(head="student"))))[0] == "different"
    assert head(pair(A, replace(B, context=Context())))[0] == "missing"


def test_words_are_weighed_by_rarity() -> None:
    assert words(pair(A, B)) == ("much", "pilot, war")
    assert words(pair(A, replace(B, context=Context(terms=("rice",)))))[0] == "none"


def test_roles_swapped_are_told() -> None:
    one = claim("a", "a.txt", number("1"), agent="north", patient="south")
    assert roles(pair(one, claim("b", "b.txt", number("1"), agent="south", patient="north")))[0] == "swapped"
    assert roles(pair(one, claim("b", "b.txt", number("1"), agent="north", patient="south")))[0] == "same"


def test_times_and_scope() -> None:
    spring = claim("a", "a.txt", number("1"), times=(("1958-01-01", "1958-12-31"),))
    autumn = claim("b", "b.txt", number("2"), times=(("1964-11-01", "1964-11-30"),))
    assert time(pair(spring, autumn))[0] == "far apart"
    week = claim("c", "b.txt", number("2"), times=(("1959-01-05", "1959-01-05"),))
    assert time(pair(spring, week))[0] == "apart"
    total, part = replace(A, scope="count:cumulative"), replace(B, scope="part:of")
    assert scope(pair(total, part))[0] == "one side"
    first, second = replace(A, scope="period:q1"), replace(B, scope="period:q2")
    assert scope(pair(first, second))[0] == "clash"


@pytest.mark.parametrize(
    ("x", "y", "level"), [("412000", "421000", "slip"), ("100", "130", "near"), ("14", "38", "mid"), ("5", "90", "far")]
)
def test_figures_apart_are_graded(x: str, y: str, level: str) -> None:
    assert figures(pair(claim("a", "a", number(x)), claim("b", "b", number(y))))[0] == level


def on(source: str, *told: str) -> list[Claim]:
    found = []
    for day in told:
        date = dt.date.fromisoformat(day)
        value = Value(Kind.DATE, 0, 2, day, None, date, date)
        found.append(claim(f"{source} {day}", source, value, Kind.DATE))
    return found


def test_sources_of_one_event_tell_of_its_days() -> None:
    may, also_may = on("a.txt", "2021-05-03", "2021-05-05", "2021-05-09"), on("b.txt", "2021-05-04", "2021-05-10")
    october = on("c.txt", "2022-10-01", "2022-10-02", "2022-10-09")
    weights = TermWeights([*may, *also_may, *october, *on("b.txt", "2022-12-20")])
    assert days(Pairing(may[0], october[0], weights, None))[0] == "none"
    assert days(Pairing(may[0], also_may[0], weights, None))[0] == "most"
    assert days(Pairing(may[0], may[1], weights, None))[0] == "missing"


def test_names_apart_only_where_neither_sentence_holds_the_other() -> None:
    one = replace(claim("a", "a.txt", None, Kind.IDENTITY, names=("Ida Holm",)), subject="Ida Holm")
    two = replace(claim("b", "b.txt", None, Kind.IDENTITY, names=("Per Dahl",)), subject="Per Dahl")
    both = replace(two, context=Context(names=("Per Dahl", "Ida Holm")))
    assert relation_of(one, two) is Relation.APART
    assert relation_of(one, replace(two, subject="Ida Holm")) is Relation.EQUAL
    assert relation_of(one, both) is Relation.INCOMPARABLE


def test_only_like_values_are_candidates() -> None:
    metres = claim("m", "b.txt", number("90", unit="metre", dimension="length"), terms=("pilot",))
    assert comparable(A, B)
    assert not comparable(A, metres)
    assert not comparable(A, replace(B, kind=Kind.DURATION))
    assert [(a.claim_id, b.claim_id) for a, b in candidates([A, B, metres], TermWeights([A, B, metres]))] == [
        ("a", "b")
    ]


def test_overlapping_quotes_of_one_source_are_no_pair() -> None:
    assert not comparable(A, replace(B, source=SourceId("a.txt")))
    assert comparable(A, replace(B, source=SourceId("a.txt"), start=20, end=30))


def test_every_level_that_weighs_is_one_that_a_comparison_can_give() -> None:
    known = {c.__name__ for c in COMPARISONS} | {
        "prior",
        "reading",
        "denial",
        "rivals",
        "support",
        "line_up",
        "likeness",
    }
    for model in ("screen", "match"):
        for group in weights()[model].values():
            assert set(group) <= known


def test_probabilities_are_bounded_and_grow_with_the_parts() -> None:
    low = probability("screen", "numeric", Kind.DATE, [-40.0])
    high = probability("screen", "numeric", Kind.DATE, [40.0])
    assert 0.0 <= low < high <= 1.0
    assert logit(0.0) == -logit(1.0)
