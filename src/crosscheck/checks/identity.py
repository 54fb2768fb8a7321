"""Identity: who held the post, who did it."""

from __future__ import annotations

from typing import ClassVar

from crosscheck.checks.stated import StatedCheck
from crosscheck.model import Kind


class IdentityCheck(StatedCheck):
    """Two sources name different persons or bodies for the same part in the same event.

    Conflicting:
        The inquiry is led by Judge Petra Hollis.
        Judge Anton Weiss leads the inquiry.

    Agreeing:
        The inquiry is led by Judge Petra Hollis.
        Petra Hollis leads the inquiry.
    """

    name: ClassVar[str] = "identity"
    kind: ClassVar[Kind] = Kind.IDENTITY
    about: ClassVar[str] = "who or what it was"
