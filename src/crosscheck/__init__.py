"""crosscheck: where a folder of documents about the same events disagrees.

    from crosscheck import audit, compare, find_values

The three calls load the language pipeline when they are first used, not when they are imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crosscheck.pipeline import audit
    from crosscheck.statements import compare
    from crosscheck.values import find_values

__all__ = ["audit", "compare", "find_values"]

_HOMES = {"audit": "crosscheck.pipeline", "compare": "crosscheck.statements", "find_values": "crosscheck.values"}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
