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

    def differ(self, matched: Matched) -> tuple[bool, str]:
        """Two names, neither of which the other statement names too."""
        a, b = matched.pairing.a, matched.pairing.b
        if a.subject == b.subject:
            return False, f"both name {a.value_text}"
        if a.subject in b.context.names or b.subject in a.context.names:
            return False, "each statement names the other's bearer too"
        return True, f"{a.value_text} in {a.source}, {b.value_text} in {b.source}"
