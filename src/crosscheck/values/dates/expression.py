"""A date as it stands in a block."""

from __future__ import annotations

from dataclasses import dataclass

from crosscheck.values.dates.nodes import Node


@dataclass(slots=True)
class Expression:
    """A date as it stands in the block: words `i` to `j`."""

    node: Node
    i: int
    j: int
