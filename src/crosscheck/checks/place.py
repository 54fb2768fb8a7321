"""Places: where it happened."""

from __future__ import annotations

from typing import ClassVar

from crosscheck.checks.stated import StatedCheck
from crosscheck.matching.match import Matched
from crosscheck.model import Kind


class PlaceCheck(StatedCheck):
    """Two sources put the same event in different places.

    A place inside the other ("in Lisbon", "in Portugal") agrees with it where both are named together somewhere.

    Conflicting:
        The painter Ines Falk was born in Turku.
        The painter Ines Falk was born in Tampere.

    Agreeing:
        The painter Ines Falk was born in Turku.
        The painter Ines Falk, born in Turku, died on Sunday.
    """

    name: ClassVar[str] = "place"
    kind: ClassVar[Kind] = Kind.PLACE

    def differ(self, matched: Matched) -> tuple[bool, str]:
        """Two places, neither of which the other statement names too."""
        a, b = matched.pairing.a, matched.pairing.b
        shared = {*a.context.places} & {*b.context.places}
        if a.subject == b.subject:
            return False, f"both say {a.value_text}"
        if a.subject in shared or b.subject in shared:
            return False, f"both name {', '.join(sorted(shared))}"
        return True, f"{a.value_text} in {a.source}, {b.value_text} in {b.source}"
