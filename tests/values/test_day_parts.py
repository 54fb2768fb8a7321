from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from crosscheck.model import Kind, Value
from crosscheck.values.bounds import Relation, relate

MARCH = Value(Kind.DATE, 0, 5, "March", None, dt.date(2021, 3, 1), dt.date(2021, 3, 31), precision="month")


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("early", "late", Relation.APART),
        ("early", "mid", Relation.DOUBTFUL),
        ("late", "late", Relation.EQUAL),
        ("late", "", Relation.EQUAL),
        ("morning", "evening", Relation.APART),
        ("evening", "night", Relation.DOUBTFUL),
        ("early", "morning", Relation.EQUAL),
    ],
)
def test_parts_of_one_span(a: str, b: str, relation: Relation) -> None:
    assert relate(replace(MARCH, role=a), replace(MARCH, role=b)) is relation
    assert relate(replace(MARCH, role=b), replace(MARCH, role=a)) is relation
