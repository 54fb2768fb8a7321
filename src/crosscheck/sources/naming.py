"""Names and texts made fit to print: control characters as escapes, halves of characters replaced."""

from __future__ import annotations

import re

_HALVES = re.compile("[\ud800-\udfff]")


def printable(name: str) -> str:
    r"""A name with control characters, line breaks and undecodable bytes written as escapes (`\n`, `\x1b`)."""
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape", errors="backslashreplace").decode("ascii") for c in name
    )


def whole(text: str) -> str:
    """The text with lone surrogates, which no file can hold, as U+FFFD; every other character keeps its place."""
    return _HALVES.sub("\ufffd", text)
