from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from crosscheck.model import Kind, Value
from crosscheck.statements.sides import Side
from crosscheck.statements.stands import Stand, stand


def count(number: int, **more: object) -> Value:
    n = Decimal(number)
    fields = {"value": n, "low": n, "high": n, "soft_low": n, "soft_high": n, "unit": "dog", "dimension": "count"}
    return Value(Kind.QUANTITY, 0, 1, str(number), **{**fields, **more})  # type: ignore[arg-type]


def days(first: dt.date | None, last: dt.date | None, **more: object) -> Value:
    fields = {"low": first, "high": last, "soft_low": first, "soft_high": last, "dimension": "date", "precision": "day"}
    return Value(Kind.DATE, 0, 1, "", **{**fields, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "side", "known", "found"),
    [
        (9, Side.ABOVE, 10, Stand.MEETS),
        (9, Side.ABOVE, 9, Stand.APART),
        (9, Side.FROM, 9, Stand.MEETS),
        (9, Side.FROM, 8, Stand.APART),
        (9, Side.BELOW, 8, Stand.MEETS),
        (9, Side.BELOW, 9, Stand.APART),
        (9, Side.TO, 9, Stand.MEETS),
        (-9, Side.ABOVE, -10, Stand.APART),
        (-9, Side.BELOW, -10, Stand.MEETS),
    ],
)
def test_an_open_value_against_an_exact_one(number: int, side: Side, known: int, found: Stand) -> None:
    assert stand(count(number), side, count(known), Side.AT) is found


@pytest.mark.parametrize(
    ("number", "known", "known_side", "found"),
    [
        (90, 100, Side.ABOVE, Stand.APART),
        (105, 100, Side.ABOVE, Stand.MEETS),
        (300, 100, Side.ABOVE, Stand.OPEN),
        (110, 100, Side.BELOW, Stand.APART),
        (95, 100, Side.BELOW, Stand.MEETS),
        (10, 100, Side.BELOW, Stand.OPEN),
        (-95, -100, Side.ABOVE, Stand.MEETS),
    ],
)
def test_an_exact_value_against_an_open_one(number: int, known: int, known_side: Side, found: Stand) -> None:
    assert stand(count(number), Side.AT, count(known), known_side) is found


def test_a_range_bears_out_a_limit_only_where_all_of_it_does() -> None:
    known = count(0, value=None, low=Decimal(30), high=Decimal(40))
    assert stand(count(30), Side.ABOVE, known, Side.AT) is Stand.MEETS
    assert stand(count(35), Side.ABOVE, known, Side.AT) is Stand.OPEN
    assert stand(count(40), Side.ABOVE, known, Side.AT) is Stand.APART


def test_values_of_other_kinds_and_roles_have_no_stand() -> None:
    assert stand(count(3), Side.AT, days(dt.date(2000, 1, 3), dt.date(2000, 1, 3)), Side.AT) is None
    assert stand(count(3, unit="percent", dimension="percent"), Side.AT, count(3), Side.AT) is None
    assert stand(count(3, role="age"), Side.AT, count(3), Side.AT) is None
    assert stand(count(3, per="day"), Side.ABOVE, count(5, per="hour"), Side.AT) is None


def test_a_day_without_its_year_is_in_the_year_of_the_other() -> None:
    third = days(dt.date(2004, 2, 3), dt.date(2004, 2, 3))
    assert stand(days(None, None, edtf="XXXX-02-03"), Side.AT, third, Side.AT) is Stand.MEETS
    assert stand(days(None, None, edtf="XXXX-02"), Side.AT, third, Side.AT) is Stand.MEETS
    assert stand(days(None, None, edtf="XXXX-02-04"), Side.AT, third, Side.AT) is Stand.APART
    assert stand(third, Side.BELOW, days(None, None, edtf="XXXX-03-09"), Side.AT) is Stand.OPEN
    assert stand(days(None, None, edtf="XXXX-02-30"), Side.AT, third, Side.AT) is None


def test_the_ends_of_the_calendar_are_no_error() -> None:
    first, last = days(dt.date.min, dt.date.min), days(dt.date.max, dt.date.max)
    for side in Side:
        for other in Side:
            assert stand(first, side, last, other) in (*Stand, None)
            assert stand(last, side, first, other) in (*Stand, None)
