from __future__ import annotations

import pytest

from crosscheck.claims.scope import restrictions


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A preliminary count gave 40.", ("stage:preliminary",)),
        ("40 so far, of whom three are children", ("count:cumulative", "part:of")),
        ("Profits in the first half rose.", ("period:h1",)),
        ("The firsthalf of it.", ()),
        ("Another 12 came.", ("order:another",)),
    ],
)
def test_restrictions_are_named(text: str, found: tuple[str, ...]) -> None:
    assert restrictions(text) == found
