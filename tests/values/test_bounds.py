from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.model import Bound, Kind, Value
from crosscheck.values import hedges
from crosscheck.values.anchors import DateContext
from crosscheck.values.bounds import Relation, bounds_text, comparable_dimensions, describe, parse_bounds, relate
from crosscheck.values.reader import ValueReader
from crosscheck.values.units import units

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("13,000 tons of grain came.", "12,974 tons of grain came.", "meet"),
        ("It cost 6.1 million euros.", "It cost 6.08 million euros.", "meet"),
        ("It weighed 6.1 kg.", "It weighed 5.9 kg.", "apart"),
        ("188 people came.", "187 people came.", "apart"),
        ("320 people came.", "230 people came.", "apart"),
        ("300 people came.", "312 people came.", "meet"),
        ("34 people came.", "38 people came.", "apart"),
        ("40 people came.", "41 people came.", "apart"),
        ("110 people came.", "112 people came.", "doubtful"),
        ("1,140 people came.", "1,200 people came.", "apart"),
        ("It is 10 km away.", "It is 17 km away.", "apart"),
        ("About 400 people came.", "412 people came.", "meet"),
        ("Nearly 100 nurses came.", "Hundreds of nurses came.", "apart"),
        ("About 11,000 people came.", "13,000 people came.", "apart"),
        ("More than 60 people came.", "64 people came.", "meet"),
        ("More than 900 tonnes lay there.", "320 tonnes lay there.", "apart"),
        ("At least 11 people came.", "Nine people came.", "apart"),
        ("It is 9.3 miles away.", "It is 15 km away.", "meet"),
        ("It is 270 feet long.", "It is 82 metres long.", "meet"),
        ("It took 104 weeks.", "It took two years.", "meet"),
        ("It took 44 hours.", "It took nearly 31 hours.", "apart"),
        ("It took nine months.", "It took three years.", "apart"),
        ("It was 11 °C.", "It was 52 °F.", "meet"),
        ("They gave 1,150 metric tons.", "They gave 1,268 short tons.", "meet"),
        ("They gave 100 tons.", "They gave 100 tonnes.", "meet"),
        ("It cost 5 million euros.", "It cost 5 million US dollars.", "incomparable"),
        ("It cost $54 million.", "It cost USD 54 million.", "equal"),
        ("It is 5 km long.", "It weighs 5 kg.", "incomparable"),
        ("41% of voters came.", "Two in five of the voters came.", "meet"),
        ("41% of voters came.", "A third of the voters came.", "apart"),
        ("It rose to 0 °C.", "It rose to 3 °C.", "apart"),
        ("It fell to minus 27 °C.", "It fell to minus 17 °F.", "meet"),
        ("It burns 10 tons a day.", "It burns 70 tons a week.", "equal"),
        ("It burns 10 tons a day.", "It burns 10 tons.", "incomparable"),
        ("It held 310 tons of tin.", "It held 301 tons of tin.", "apart"),
        ("It took 11 months.", "It took 12 months.", "apart"),
        ("It took two years.", "It took 24 months.", "equal"),
        ("It took six years and eight months.", "It took 80 months.", "equal"),
        ("It did 70 km/h there.", "It did no more than 43 miles per hour there.", "meet"),
        ("It cost $7,840 a year.", "It cost about US$4,550 a year.", "doubtful"),
        ("The prize was 2.5 million euros.", "The prize was 2.5 million.", "equal"),
        ("The prize was 2.5 million euros.", "The prize was 3.5 million.", "incomparable"),
        ("They won 3–1 at home.", "They won 3-1 at home.", "equal"),
        ("They won 3–1 at home.", "They won 3-2 at home.", "apart"),
        ("It was their second summit.", "It was their third summit.", "apart"),
        ("It was one of the first states to sign.", "It was the third state to sign.", "meet"),
    ],
)
def test_relates_two_statements(nlp: Language, a: str, b: str, relation: str) -> None:
    first, second = (ValueReader(DateContext.for_text(t)).read(nlp(t)) for t in (a, b))
    assert relate(first[0], second[0]) == relation, (first, second)
    assert relate(second[0], first[0]) == relation


def date(low: Bound, high: Bound, *, doubtful: bool = False, approximate: bool = False) -> Value:
    return Value(Kind.DATE, 0, 1, "x", low=low, high=high, doubtful=doubtful, approximate=approximate, dimension="date")


DAY = dt.date(1961, 6, 12)
NOON = dt.datetime(2024, 5, 14, 12, 0)
HANOI = dt.timezone(dt.timedelta(hours=7))
PACIFIC = dt.timezone(dt.timedelta(hours=-8))


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (date(DAY, DAY), date(dt.date(1961, 1, 1), dt.date(1961, 12, 31)), "meet"),
        (date(DAY, DAY), date(DAY, DAY), "equal"),
        (date(DAY, DAY), date(dt.date(1962, 1, 1), dt.date(1962, 12, 31)), "apart"),
        (date(DAY, DAY, doubtful=True), date(dt.date(1961, 6, 13), dt.date(1961, 6, 13)), "doubtful"),
        (date(NOON, NOON), date(NOON, NOON), "equal"),
        (date(NOON, NOON), date(NOON + dt.timedelta(minutes=9), NOON + dt.timedelta(minutes=9)), "apart"),
        (
            date(NOON, NOON, approximate=True),
            date(NOON + dt.timedelta(minutes=9), NOON + dt.timedelta(minutes=9)),
            "meet",
        ),
        (date(NOON, NOON), date(NOON.date(), NOON.date()), "equal"),
        (
            date(*2 * [dt.datetime(2019, 2, 28, 19, 41, tzinfo=PACIFIC)]),
            date(*2 * [dt.datetime(2019, 3, 1, 10, 41, tzinfo=HANOI)]),
            "equal",
        ),
        (
            date(*2 * [dt.datetime(2019, 2, 28, 19, 41, tzinfo=PACIFIC)]),
            date(dt.date(2019, 3, 1), dt.date(2019, 3, 1)),
            "apart",
        ),
        # 12:00 on a clock that is not named may be 11:00 by another, and cannot be 11:09
        (date(NOON, NOON), date(*2 * [dt.datetime(2024, 5, 14, 11, 0, tzinfo=dt.UTC)]), "incomparable"),
        (date(NOON, NOON), date(*2 * [dt.datetime(2024, 5, 14, 11, 9, tzinfo=dt.UTC)]), "apart"),
        (date(NOON, NOON), date(*2 * [dt.datetime(2024, 5, 14, 12, 0, 12)]), "meet"),
        (date(*2 * [dt.datetime(2024, 5, 14, 12, 0, 9)]), date(*2 * [dt.datetime(2024, 5, 14, 12, 0, 12)]), "apart"),
        (date(None, DAY), date(dt.date(1990, 1, 1), None), "apart"),
        (date(None, None), date(DAY, DAY), "incomparable"),
        (date(dt.datetime.min, dt.datetime.min, approximate=True), date(NOON, NOON), "apart"),
    ],
)
def test_relates_dates(a: Value, b: Value, relation: str) -> None:
    assert relate(a, b) == relate(b, a) == relation


NAMES = st.sampled_from([(u.name, u.dimension) for u in units()] + [("pilot", "count"), (None, "")])


@st.composite
def numbers(draw: st.DrawFn) -> Value:
    name, dimension = draw(NAMES)
    value = draw(st.decimals(min_value=-(10**6), max_value=10**6, places=2))
    share = draw(st.decimals(min_value=0, max_value=1, places=2))
    side = draw(st.sampled_from(["", "both", "below", "over", "under"]))
    rule = hedges.Hedge(side, share, share * 2, True)
    counted = dimension in ("count", "")
    grain = Decimal(1)
    bounds = hedges.hedged(value, grain, counted, rule) if side else hedges.exact(value, grain, counted)
    return Value(Kind.QUANTITY, 0, 1, "x", value, *bounds, unit=name, dimension=dimension, approximate=bool(side))


@given(numbers(), numbers())
def test_relate_is_symmetric(a: Value, b: Value) -> None:
    assert relate(a, b) is relate(b, a)


@given(numbers())
def test_a_value_agrees_with_itself(a: Value) -> None:
    assert relate(a, a) is Relation.EQUAL


BOUNDS = st.one_of(
    st.none(),
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=6),
    st.dates(),
    st.datetimes(timezones=st.sampled_from([None, dt.UTC, HANOI])).map(lambda m: m.replace(microsecond=0)),
)


@given(BOUNDS, BOUNDS)
def test_bounds_in_the_table_read_back(low: Bound, high: Bound) -> None:
    value = Value(Kind.QUANTITY, 0, 1, "x", low=low, high=high)
    assert parse_bounds(*bounds_text(value)) == (low, high)


@pytest.mark.parametrize("text", ["NaN", "Infinity", "soon", "2019-13-01"])
def test_what_is_no_bound_raises(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_bounds(text, "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nearly 100 nurses came.", "90 to 99 nurses"),
        ("It took 44 hours.", "44 hours"),
        ("More than 60 ships left.", "60 or more ships"),
        ("Up to 12 tonnes burned.", "up to 12 tonnes"),
        ("They met on 26 February 2019.", "2019-02-26"),
        ("It was their second summit.", "2nd summit"),
        ("One person came.", "1 person"),
        ("188 people came.", "188 people"),
        ("It cost EUR 4 million.", "4,000,000 euros"),
        ("Two thirds of the crew left.", "66.666667%"),
        ("It was 67.4 per cent.", "67.4%"),
        ("It burns 40 tons a day.", "40 tons per day"),
        ("The 51-year-old left.", "aged 51"),
        ("They won 3–1 at home.", "3–1"),
    ],
)
def test_describes_for_readers(nlp: Language, text: str, words: str) -> None:
    (value,) = ValueReader(DateContext.for_text(text)).read(nlp(text))
    assert describe(value) == words


def test_which_dimensions_may_be_compared() -> None:
    assert comparable_dimensions("count", "")
    assert comparable_dimensions("money:dollar", "money:USD")
    assert not comparable_dimensions("money:EUR", "money:USD")
    assert not comparable_dimensions("length", "mass")
