"""The sidecar metadata.csv, and the language of sources."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from crosscheck.config import Settings
from crosscheck.errors import SourceError
from crosscheck.model import Document
from crosscheck.sources import load_sources
from crosscheck.sources.sidecar import read_sidecar

DEFAULTS = Settings()
STORY = (
    "Pool to close\n\nBy Ann Lee\n\nThe council voted late on Monday to close the swimming pool for good, it said.\n"
)


def read(folder: Path, settings: Settings = DEFAULTS) -> tuple[dict[str, Document], dict[str, tuple[str, bool]]]:
    documents, skipped = load_sources([folder], settings)
    return {d.id: d for d in documents}, {s.path: (s.reason, s.failed) for s in skipped}


def test_the_sidecar_overrides_what_the_file_says(tmp_path: Path) -> None:
    (tmp_path / "wire").mkdir()
    (tmp_path / "wire" / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY.replace("By Ann Lee", "3 May 2021"))
    (tmp_path / "metadata.csv").write_text(
        "path,title,outlet,published,url,language,origin\n"
        "./wire/a.txt,Pool shuts,XNA,2021-05-04T10:00+02:00,https://x.example/1,en-GB,wire\n"
        "b.txt,,The Times,,,,\n"
    )
    documents, skipped = read(tmp_path)
    assert skipped == {}
    one, two = documents["wire/a.txt"], documents["b.txt"]
    assert (one.title, one.outlet, one.language) == ("Pool shuts", "XNA", "en")
    assert one.published is not None
    assert (one.published.moment.isoformat(), one.published.origin) == ("2021-05-04T10:00:00+02:00", "metadata.csv")
    assert (one.url, one.origin) == ("https://x.example/1", "wire")
    assert (two.url, two.origin) == (None, None)
    assert one.problems == ("title, outlet, language, url, origin, date from metadata.csv",)
    assert (two.title, two.outlet) == ("Pool to close", "The Times")
    assert two.published is not None
    assert (two.published.day, two.published.origin) == (dt.date(2021, 5, 3), "dateline")


def test_rows_of_tables_have_rows_in_the_sidecar(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "The pool is shut."}\n{"id": "y", "text": "It is shut."}\n')
    (tmp_path / "metadata.csv").write_text("path,outlet,published\na.jsonl,XNA,2021-05-03\na.jsonl#y,YNA,\n")
    documents, skipped = read(tmp_path)
    assert {i: d.outlet for i, d in documents.items()} == {"a.jsonl#x": "XNA", "a.jsonl#y": "YNA"}
    assert all(d.published for d in documents.values())
    assert skipped == {}


def test_what_is_wrong_with_a_sidecar_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "metadata.csv").write_text(
        "path,outlet,colour,published\na.txt,XNA,red,soon\na.txt,YNA,,\n../../b.txt,ZNA,,\n,only an outlet,,\n"
    )
    documents, skipped = read(tmp_path)
    assert documents["a.txt"].outlet == "XNA"
    assert any("'soon' in metadata.csv cannot be read" in p for p in documents["a.txt"].problems)
    reason, failed = skipped["metadata.csv"]
    assert not failed
    assert reason == (
        "column 'colour' is not known; row 3 names 'a.txt' again; the first row counts; row 5 has no path; "
        "no source '../../b.txt' is there"
    )


@pytest.mark.parametrize("data", [b"", b"title,outlet\na,b\n", b"\x00\x01", b"path\x00"])
def test_a_sidecar_that_cannot_be_read_makes_the_run_incomplete(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(SourceError):
        read_sidecar(data)
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "metadata.csv").write_bytes(data)
    documents, skipped = read(tmp_path)
    assert list(documents) == ["a.txt"]
    assert skipped["metadata.csv"][1]


GERMAN = (
    "Der Rat der Stadt hat am Montag beschlossen, das Bad zu schließen. Die Abstimmung war knapp, und der"
    " Bürgermeister war nicht da. Es ist nicht das erste Mal, dass der Rat so etwas beschließt, und es "
    "wird auch nicht das letzte Mal sein, sagte er nach der Sitzung. Das Land soll an einen Bauherrn aus "
    "der Stadt verkauft werden, der dort Häuser für die Familien bauen will, die seit dem Sturm bei "
    "Verwandten wohnen.\n"
)


def test_a_source_in_another_language_is_skipped_unless_a_pipeline_reads_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text("Das Bad schließt\n\n" + GERMAN)
    documents, skipped = read(tmp_path)
    assert list(documents) == ["a.txt"]
    assert skipped["b.txt"] == (
        "it is not in English (language: de), and the settings name no pipeline for that",
        True,
    )
    documents, skipped = read(tmp_path, Settings(pipelines={"de": "de_core_news_md"}))
    assert documents["b.txt"].language == "de"
    assert skipped == {}


def test_the_text_counts_for_more_than_the_page_says_and_the_sidecar_for_most(tmp_path: Path) -> None:
    english = (
        "The mayor of the town said that it was the end of the pool, and that there was no more money for it. " * 5
    )
    (tmp_path / "a.html").write_text(f'<html lang="vi"><h1>Pool to close</h1><p>{english}</p></html>')
    (tmp_path / "b.md").write_text("---\nlanguage: fr\n---\n# Fermé\n\nLa piscine est fermée.\n")
    (tmp_path / "c.txt").write_text("Das Bad schließt\n\n" + GERMAN)
    (tmp_path / "metadata.csv").write_text("path,language\nc.txt,en\n")
    documents, skipped = read(tmp_path)
    assert {i: d.language for i, d in documents.items()} == {"a.html": "en", "c.txt": "en"}
    assert "language: fr" in skipped["b.md"][0]


def test_every_value_says_where_it_was_found(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.md").write_text(
        "---\ntitle: Baths\nlang: en\nurl: https://x.example/b\n---\n\nThe baths are shut.\n"
    )
    (tmp_path / "c.html").write_text(
        '<title>Pool | The Post</title><meta name="author" content="Ann Lee"><h1>Pool</h1><p>The pool is shut.</p>'
    )
    (tmp_path / "d.jsonl").write_text('{"id": "1", "headline": "Baths", "text": "The baths are shut."}\n')
    (tmp_path / "metadata.csv").write_text("path,outlet,origin\nb.md,The Post,a reader\n")
    documents, _ = read(tmp_path)
    found = {id_: dict(document.found_in) for id_, document in documents.items()}
    assert found["a.txt"]["title"] == "title block"
    assert found["a.txt"]["language"] in ("the words of the text", "not said, taken for English")
    assert found["b.md"] == {
        "title": "front matter",
        "language": "front matter",
        "url": "front matter",
        "outlet": "metadata.csv",
        "origin": "metadata.csv",
    }
    assert (found["c.html"]["title"], found["c.html"]["outlet"]) == ("h1", "title element")
    assert found["c.html"]["byline"] == "meta author"
    assert found["d.jsonl#1"]["title"] == "column headline"
    for document in documents.values():
        values = {name: getattr(document, name) for name in ("title", "outlet", "byline", "url", "origin")}
        assert {name for name, value in values.items() if value} == set(dict(document.found_in)) - {"language"}
