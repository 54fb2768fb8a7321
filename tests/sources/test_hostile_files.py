from __future__ import annotations

import time

import pytest

from crosscheck.config import Settings
from crosscheck.errors import SourceError
from crosscheck.model import SourceId
from crosscheck.sources import htmlpage, markdown, mask, plain, quote_span

N = 30_000
SECONDS = 15.0  # a bound against quadratic time, far above what is needed

HOSTILE = {
    "one word": "a" * N,
    "digits": "1," * (N // 2),
    "months": "May " * (N // 4),
    "addresses": "a@" * (N // 2),
    "brackets": "[" * N,
    "links": "[a](" * (N // 4),
    "pictures": "![a](" * (N // 5),
    "stars": "*" * N,
    "bars": "| " * (N // 2),
    "quotes": "> " * (N // 2),
    "tags": "<a " * (N // 3),
    "divs": "<div>" * (N // 5) + "x",
    "tables": "<table><tr><td>" * (N // 15) + "x",
    "spans": "<table>" + "<tr><td rowspan=999 colspan=999>a<td>1" * (N // 40),
    "spans of a row": "<table><tr>" + "<td rowspan=999 colspan=999>a" * (N // 40) + "<tr><td>1" * (N // 10),
    "tables on lines": "<table>\n<tr><td>a<td>1</table>\n" * (N // 30),
    "rows on a line": "<table>" + "<tr><td>a<td>1" * (N // 14) + "</table>",
    "carets": "<table" + "<" * N,
    "asides": "<aside>a" * (N // 8),
    "paragraphs": "<p>a" * (N // 4),
    "spaces": "a" + " " * N + "b",
    "cells": "Label\n34\n" * (N // 9),
    "pairs": "Label: 34\n" * (N // 10),
    "columns": "a   b   1\n" * (N // 10),
    "hashes": "# \n" * (N // 3),
    "comments": "Comments\nx: y\n" * (N // 14),
    "bullets": "• a\n" * (N // 4),
    "numbers": "1. a\n" * (N // 5),
    "dates": "2024-01-01 10:00 " * (N // 17),
    "right to left": "\u202eabc \u200f" * (N // 6),
    "blank lines": "\n" * N + "x",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_long_or_fails_otherwise(name: str) -> None:
    data = HOSTILE[name].encode()
    start = time.perf_counter()
    for load in (plain.load, markdown.load, htmlpage.load):
        try:
            (document,) = load(data, SourceId("a"), Settings())
        except SourceError:
            continue
        assert len(mask(document.text, document.format)) == len(document.text)
        for block in document.blocks:
            quote_span(document, block)
    assert time.perf_counter() - start < SECONDS


def test_a_text_of_too_many_lines_is_refused() -> None:
    with pytest.raises(SourceError, match="lines"):
        plain.load(b"a\n" * 400_001, SourceId("a.txt"), Settings())
