"""Tables of articles: .jsonl and .csv."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from source_readings import blocks

from crosscheck.config import Settings
from crosscheck.errors import SourceError
from crosscheck.model import BlockKind, Document, SkippedSource, SourceId
from crosscheck.sources.articles import load_csv, load_jsonl

DEFAULTS = Settings()
PROSE = (
    "The council of Port Arden voted late on Monday to close the swimming pool, which has stood empty since the storm."
)


def read_jsonl(*rows: object, settings: Settings = DEFAULTS) -> tuple[list[Document], list[SkippedSource]]:
    text = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)
    return parted(list(load_jsonl(text.encode(), SourceId("a.jsonl"), settings)))


def read_csv(text: str, settings: Settings = DEFAULTS) -> tuple[list[Document], list[SkippedSource]]:
    return parted(list(load_csv(text.encode(), SourceId("a.csv"), settings)))


def parted(read: list[Document | SkippedSource]) -> tuple[list[Document], list[SkippedSource]]:
    return [d for d in read if isinstance(d, Document)], [s for s in read if isinstance(s, SkippedSource)]


def test_a_line_is_a_document() -> None:
    (one, two), skipped = read_jsonl(
        {
            "id": "n7",
            "headline": "Pool to close",
            "body": PROSE,
            "date": "2021-05-03T10:00:00+02:00",
            "source": {"name": "XNA"},
            "authors": ["Ann Lee", "Jo Roe"],
            "lang": "en-GB",
            "link": "https://x.example/1",
            "origin": "wire",
        },
        "",
        {"body": f"By Ann Lee\n3 May 2021\n\n{PROSE}"},
    )
    assert skipped == []
    assert (one.id, one.title, one.outlet, one.byline) == ("a.jsonl#n7", "Pool to close", "XNA", "Ann Lee, Jo Roe")
    assert (one.language, one.format) == ("en", "jsonl")
    assert (one.url, one.origin, two.url, two.origin) == ("https://x.example/1", "wire", None, None)
    assert one.published is not None
    assert one.published.moment == dt.datetime(2021, 5, 3, 10, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    assert one.published.origin == "column date"
    assert blocks(one, BlockKind.HEADLINE) == ["Pool to close"]
    assert blocks(one, BlockKind.PARAGRAPH) == [PROSE]
    assert (two.id, two.byline) == ("a.jsonl#3", "Ann Lee")
    assert two.line_of(two.text.index("council")) == 3


def test_a_row_is_a_document() -> None:
    (one, two), _ = read_csv(
        f'Title;Text;Published\nPool to close;"{PROSE}\n\nIt is ""sold"".";3 May 2021\n;{PROSE};soon\n'
    )
    assert (one.id, two.id) == ("a.csv#1", "a.csv#2")
    assert one.text.endswith('It is "sold".')
    assert one.published is not None
    assert one.published.day == dt.date(2021, 5, 3)
    assert (one.line_of(0), two.line_of(0)) == (2, 5)
    assert "the date 'soon' of the column 'published' cannot be read" in two.problems


def test_the_settings_name_the_columns() -> None:
    settings = Settings(columns={"text": "Inhalt", "title": "Kopf", "id": "Nr"})
    (one,), _ = read_csv(f"Nr,Kopf,Inhalt,text\nx9,Pool to close,{json.dumps(PROSE)},no\n", settings)
    assert (one.id, one.title) == ("a.csv#x9", "Pool to close")
    assert PROSE in one.text
    with pytest.raises(SourceError, match="no column 'Inhalt', which the settings name for text"):
        read_csv("a,b\n1,2\n", settings)
    with pytest.raises(SourceError, match="'words', which is no field"):
        read_csv("a,b\n1,2\n", Settings(columns={"words": "a"}))


def test_the_same_id_twice_is_told() -> None:
    documents, _ = read_jsonl({"id": 1, "text": PROSE}, {"id": 1, "text": PROSE}, {"id": "1 (2)", "text": PROSE})
    assert [d.id for d in documents] == ["a.jsonl#1", "a.jsonl#1 (2)", "a.jsonl#1 (2) (2)"]
    assert "the id '1' stands on row 1 too" in documents[1].problems


def test_rows_that_cannot_be_read_are_told_one_by_one() -> None:
    documents, skipped = read_jsonl(
        {"text": PROSE}, "{", "[1]", {"text": ""}, {"text": 7}, {"text": "\x00\x01\x02\x03"}, "[" * 100_000
    )
    assert len(documents) == 1
    assert all(s.failed for s in skipped)
    assert [s.path for s in skipped] == [f"a.jsonl#{n}" for n in range(2, 8)]
    assert skipped[0].reason.startswith("line 2: it is not JSON")
    assert skipped[2].reason == "line 4: no text in the column 'text'"


def test_of_many_bad_rows_the_number_is_told() -> None:
    _, skipped = read_jsonl({"text": PROSE}, *["x"] * 100)
    assert len(skipped) == 21
    assert skipped[-1].reason == "80 more of its rows hold no text"


def test_a_table_without_text_is_no_source_and_no_failure() -> None:
    documents, (skipped,) = read_csv("claim,quote\n1,2\n")
    assert documents == []
    assert not skipped.failed
    assert skipped.reason.startswith("a table without a column of text")


def test_pages_in_a_column_are_read_as_pages() -> None:
    page = f'<link rel="canonical" href="https://x.example/2"><p>{PROSE}</p><script>x()</script>'
    (one,), _ = read_jsonl({"title": "Pool to close", "content_html": page})
    assert one.url == "https://x.example/2"
    assert blocks(one, BlockKind.PARAGRAPH) == [PROSE]
    assert (one.title, one.format, one.line_of(0)) == ("Pool to close", "jsonl", 1)


def test_halves_of_characters_are_replaced() -> None:
    (one,), _ = read_jsonl('{"id": "\\ud800", "title": "Pool \\udfff", "text": "The pool \\ud800 is shut."}')
    (one.text + (one.title or "") + one.id).encode()
    assert "\ufffd" in one.text


def test_long_cells_and_broken_quotes() -> None:
    (one,), _ = read_csv('id,text\nx,"' + PROSE * 2_000 + '"\n')
    assert len(one.text) == len(PROSE) * 2_000
    documents, _ = read_csv('id,text\nx,"never closed\ny,z\n')
    assert len(documents) == 1
