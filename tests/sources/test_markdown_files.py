from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from source_readings import blocks, read_markdown, rows

from crosscheck.errors import SourceError
from crosscheck.model import BlockKind
from crosscheck.sources import mask, quote_span

PROSE = (
    "The **council** of Port Arden voted on Monday to close the [swimming pool](https://arden.example/pool), for good."
)
FRONT = """---
title: "Pool to close: a vote"
outlet: The Arden Times
published: 2019-02-28T19:41:00-08:00
author: Ann Lee
language: en-GB
origin: wire
url: https://x.example/1
---

"""


def test_front_matter() -> None:
    document = read_markdown(FRONT + f"# Pool to close\n\n{PROSE}\n")
    assert document.title == "Pool to close: a vote"
    assert (document.outlet, document.byline, document.language) == ("The Arden Times", "Ann Lee", "en")
    assert document.published is not None
    assert document.published.moment == dt.datetime(2019, 2, 28, 19, 41, tzinfo=dt.timezone(dt.timedelta(hours=-8)))
    assert document.published.origin == "front matter"
    assert (document.url, document.origin) == ("https://x.example/1", "wire")
    assert document.line_of(document.text.index("council")) == 13


def test_halves_of_characters_are_replaced() -> None:
    document = read_markdown('---\ntitle: "Pool \\uD800"\ndate: "2021-05-03"\n---\n\nThe pool is shut.\n')
    assert document.title == "Pool \ufffd"


def test_a_rule_is_no_front_matter() -> None:
    assert read_markdown(f"---\n\n# Pool to close\n\n{PROSE}\n").title == "Pool to close"


def test_a_date_that_cannot_be_read_is_told() -> None:
    document = read_markdown(f"---\npublished: soon\n---\n# Pool to close\n\n{PROSE}\n")
    assert document.published is None
    assert any("'soon'" in p for p in document.problems)


@pytest.mark.parametrize(
    "front", ["title: [a", "- a\n- b", "a: b: c", "a: " + "[" * 490 + "]" * 490, "a: &a [*a]\n" * 60]
)
def test_broken_front_matter_is_refused(front: str) -> None:
    with pytest.raises(SourceError, match="front matter"):
        read_markdown(f"---\n{front if ':' in front else 'x: y' + chr(10) + front}\n---\n\ntext\n")


def test_markers_stay_outside_the_blocks() -> None:
    document = read_markdown(
        f"# Pool to close\n\n**Arden Baths AS, Arden, 15 January 2021, 14:00 CET**\n\n{PROSE}\n\n## What now\n\n"
        f"- a first **point**\n- a second\n\n> He said {PROSE}\n\n---\n\n```\ncode\n```\n"
    )
    assert blocks(document, BlockKind.HEADLINE) == ["Pool to close"]
    assert blocks(document, BlockKind.DATELINE) == ["Arden Baths AS, Arden, 15 January 2021, 14:00 CET"]
    assert document.outlet == "Arden Baths AS"
    assert blocks(document, BlockKind.LIST_ITEM) == ["a first **point**", "a second"]
    assert blocks(document, BlockKind.PARAGRAPH) == [PROSE, f"He said {PROSE}"]
    assert "code" not in " ".join(blocks(document))


def test_lines_of_a_paragraph_are_one_block() -> None:
    document = read_markdown(f"# Pool to close\n\n{PROSE}\n{PROSE}\n")
    assert blocks(document, BlockKind.PARAGRAPH) == [f"{PROSE}\n{PROSE}"]


def test_tables() -> None:
    document = read_markdown(
        f"# Pool to close\n\n{PROSE}\n\n### In figures\n\n| | 2020 | 2021 |\n|---|---|---|\n| Visits | 4,100 | 12 |\n"
        "| Cost | £1.2m | |\n\n| | |\n|---|---|\n| Lanes | 8 |\n"
    )
    assert rows(document) == [
        ("4,100", ("Visits", "2020", "In figures")),
        ("12", ("Visits", "2021", "In figures")),
        ("£1.2m", ("Cost", "2020", "In figures")),
        ("8", ("Lanes", "", "")),
    ]


HTML_TABLE = (
    '<table class="x"><caption>In figures</caption><thead><tr><th rowspan="2">Town</th><th colspan="2">Visits</th></tr>'
    "<tr><th>2020</th><th>2021</th></tr></thead><tbody>"
    '<tr><td rowspan="2">Arden &amp; **Orlo**</td><td>4,100</td><td><b>12</b></td></tr><tr><td>900</td><td></td></tr>'
    "<tr><td>Fell</td><td colspan=2>about 7</td></tr></tbody></table>"
)


@pytest.mark.parametrize("between", ["", "\n", "\n\n  "])
def test_tables_in_html_have_their_labels(between: str) -> None:
    table = HTML_TABLE.replace("><", f">{between}<")
    document = read_markdown(f"# Pool to close\n\n{PROSE}\n\n<div>{table}</div>\n\n{PROSE}\n")
    assert rows(document) == [
        ("4,100", ("Arden & Orlo", "Visits, 2020", "In figures")),
        ("12", ("Arden & Orlo", "Visits, 2021", "In figures")),
        ("900", ("Arden & Orlo", "Visits, 2020", "In figures")),
        ("about 7", ("Fell", "Visits, 2020, Visits, 2021", "In figures")),
    ]
    assert blocks(document, BlockKind.PARAGRAPH) == [PROSE, PROSE]
    assert blocks(document, BlockKind.HEADING)[0] == "In figures"


def test_the_quote_of_a_cell_in_html_is_its_row() -> None:
    for table in (HTML_TABLE, HTML_TABLE.replace("</tr>", "</tr>\n")):
        document = read_markdown(f"# Pool to close\n\n{PROSE}\n\n{table}\n")
        last = [quote_span(document, b) for b in document.blocks if b.kind is BlockKind.ROW][-1]
        assert document.text[last.start : last.end] == "<td>Fell</td><td colspan=2>about 7</td>"


def test_tables_in_html_without_end_tags_and_below_a_heading() -> None:
    document = read_markdown(
        f"# Pool to close\n\n{PROSE}\n\n### In figures\n\n<TABLE>\n<TR><TH>Town<TH>Visits\n<TR><TD>Arden<TD>4,100\n"
        f"<TR><TD>Orlo<TD>12\n</TABLE>\nNobody came.\n"
    )
    assert rows(document) == [
        ("4,100", ("Arden", "Visits", "In figures")),
        ("12", ("Orlo", "Visits", "In figures")),
    ]
    assert blocks(document, BlockKind.PARAGRAPH) == [PROSE, "Nobody came."]


@pytest.mark.parametrize(
    "table",
    [
        f"```\n{HTML_TABLE}\n```",
        f"~~~\n<table>\n~~~\n\nA word on `<table>`: {PROSE}",
        f"<table><tr><td>{PROSE}</td></tr></table>",
        f"<table><tr><td>1<td>2\n\n{PROSE}",
        "<table><tr><td>a</td><td><table><tr><td>1</td><td>2</td></tr></table></td></tr></table>",
    ],
)
def test_what_is_no_table_of_data_has_no_labels(table: str) -> None:
    document = read_markdown(f"# Pool to close\n\n{PROSE}\n\n{table}\n")
    assert all(labels[1] == "" for _, labels in rows(document))
    assert PROSE in blocks(document)


def test_the_name_of_a_newsletter_is_no_title() -> None:
    document = read_markdown(f"# Pool Notes\n\n## What a closed pool costs\n\n{PROSE}\n")
    assert (document.title, document.outlet) == ("What a closed pool costs", "Pool Notes")


def test_marks_are_hidden_from_the_parser() -> None:
    masked = mask(PROSE, "markdown")
    assert (
        " ".join(masked.split()) == "The council of Port Arden voted on Monday to close the swimming pool , for good."
    )
    assert masked.index("swimming") == PROSE.index("swimming")
    assert mask("| a | `b` |\n# c\n![pic](x.png) <b>d</b> e_f", "markdown").split() == ["a", "b", "c", "d", "e_f"]
    assert mask("It was so.[3] 2 * 3", "text") == "It was so.    2 * 3"


@given(
    st.text(alphabet=st.sampled_from("ab *_`[]()!<>|#\\~-\n"), max_size=200),
    st.sampled_from(["markdown", "text", "html"]),
)
def test_masking_keeps_every_place(text: str, format_: str) -> None:
    masked = mask(text, format_)
    assert len(masked) == len(text)
    assert all(a == b or a == " " for a, b in zip(masked, text, strict=True))
