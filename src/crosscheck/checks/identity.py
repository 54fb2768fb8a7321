"""Identity: who held the post, who did it."""

from __future__ import annotations

from typing import ClassVar

from crosscheck.checks.stated import StatedCheck
from crosscheck.matching.match import Matched
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

    def told(self, matched: Matched) -> str:
        """The two names with their sources, or the one that both give."""
        a, b = matched.pairing.a, matched.pairing.b
        if a.subject == b.subject:
            return f"both name “{a.value_text}”"
        return f"{a.source} names “{a.value_text}”, {b.source} “{b.value_text}”"
