"""Text to typed values with bounds: dates, durations, quantities and ranks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from crosscheck.model import Value


def find_values(text: str, anchor: dt.date | dt.datetime | None = None) -> tuple[Value, ...]:
    """The values that a text states, left to right, not overlapping; spans are character offsets into `text`.

    `anchor` is when the text was written: relative dates ("last Tuesday") resolve against it.
    Raises ModelError where the language pipeline is missing.

    >>> [(v.text, int(v.low), int(v.high), v.unit) for v in find_values("It sent nearly 100 pilots.")]
    [('nearly 100 pilots', 90, 99, 'pilot')]
    """
    from crosscheck.language.pipeline import load
    from crosscheck.model import Published
    from crosscheck.values.anchors import DateContext
    from crosscheck.values.reader import ValueReader

    published = Published(anchor, anchor.isoformat(), "given") if anchor is not None else None
    return ValueReader(DateContext.for_text(text, published)).read(load()(text))
