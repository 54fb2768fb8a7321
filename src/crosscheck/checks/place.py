"""Places: where it happened."""

from __future__ import annotations

from typing import ClassVar

from crosscheck.checks.stated import StatedCheck
from crosscheck.language.tables import states_of
from crosscheck.matching.match import Matched
from crosscheck.model import Kind


class PlaceCheck(StatedCheck):
    """Two sources put the same event in different places.

    A place inside the other ("in Lisbon", "in Portugal") agrees with it where some source says that it lies there, or
    the table of the world's cities does.

    Conflicting:
        The painter Ines Falk was born in Turku.
        The painter Ines Falk was born in Tampere.

    Agreeing:
        The painter Ines Falk was born in Turku.
        The painter Ines Falk, born in Turku, died on Sunday.
    """

    name: ClassVar[str] = "place"
    kind: ClassVar[Kind] = Kind.PLACE
    about: ClassVar[str] = "where it was"

    def both_hold(self, matched: Matched) -> str:
        """That the one place lies in the other, as the names, a text of the audit or the table of cities say."""
        for inner, outer in ((matched.pairing.a, matched.pairing.b), (matched.pairing.b, matched.pairing.a)):
            known = (inner.subject, *inner.context.within)
            if outer.subject in known[1:] or any(outer.subject in states_of(place) for place in known):
                return f"“{inner.value_text}” lies in “{outer.value_text}”"
        return ""
