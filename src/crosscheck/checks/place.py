"""Places: where it happened."""

from __future__ import annotations

from typing import ClassVar

from crosscheck.checks.stated import StatedCheck
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
    about: ClassVar[str] = "where it was"
