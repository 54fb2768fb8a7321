from __future__ import annotations

import datetime as dt
import sys

import pytest
from pdf_files import column, make_pdf
from source_readings import blocks, rows

from crosscheck.config import Settings
from crosscheck.errors import SourceError
from crosscheck.model import BlockKind, Document, SourceId
from crosscheck.sources import pdf
from crosscheck.sources.places import place_unit

BODY = [
    "The council of Port Arden voted late on Monday to close the swim-",
    "ming pool, which has stood empty since the storm.",
    "",
    "Twelve people came to the long-awaited meeting on Monday evening,",
    "and all of them spoke against the sale of the land, as the clerk of the",
]
PAGES = [
    [
        (72, 800, 9, "THE ARDEN TIMES"),
        (72, 750, 20, "Pool to close for good"),
        *column(725, ["By Ann Lee", "", "3 May 2021"]),
        *column(670, BODY),
        *[(x, 560, 10, t) for x, t in ((72, "Visits"), (200, "4,100"), (300, "12"))],
        *[(x, 546, 10, t) for x, t in ((72, "Staff"), (200, "31"), (300, "9"))],
        (290, 30, 8, "Page 1 of 2"),
    ],
    [
        (72, 800, 9, "THE ARDEN TIMES"),
        *column(750, ["council said in a letter.", "", "Nine voted for it."]),
        (290, 30, 8, "Page 2 of 2"),
    ],
]


def read(data: bytes) -> Document:
    (document,) = pdf.load(data, SourceId("a.pdf"), Settings())
    return document


@pytest.fixture(scope="module")
def story() -> Document:
    return read(make_pdf(PAGES, "/Title (Microsoft Word - pool.docx)"))


def test_a_text_layer_is_read_as_paragraphs(story: Document) -> None:
    assert (story.title, story.outlet, story.byline) == ("Pool to close for good", "THE ARDEN TIMES", "Ann Lee")
    assert story.published is not None
    assert story.published.moment == dt.date(2021, 5, 3)
    said = blocks(story, BlockKind.PARAGRAPH)
    assert said[0].endswith("to close the swimming pool, which has stood empty since the storm.")
    assert said[-1] == "Nine voted for it."
    assert rows(story)[:2] == [("4,100", ("Visits", "", "")), ("12", ("Visits", "", ""))]


def test_running_heads_and_page_numbers_are_furniture(story: Document) -> None:
    furniture = blocks(story, BlockKind.FURNITURE)
    assert furniture.count("THE ARDEN TIMES") == 2
    assert {"Page 1 of 2", "Page 2 of 2"} <= set(furniture)


def test_a_place_is_a_page(story: Document) -> None:
    assert place_unit(story.format) == "page"
    assert story.line_of(story.text.index("Nine voted")) == 2
    assert story.line_of(story.text.index("swimming")) == 1


def test_a_sentence_goes_on_over_the_page() -> None:
    first = [(72, 750, 20, "Pool to close for good"), *column(700, BODY), (290, 30, 8, "1")]
    document = read(make_pdf([first, [*PAGES[1][1:3], (290, 30, 8, "2")]]))
    assert any(p.endswith("as the clerk of the council said in a letter.") for p in blocks(document))


def test_the_day_the_file_was_made_is_a_guess_that_is_told() -> None:
    lines = [(72, 750, 20, "Pool to close for good"), *column(700, BODY)]
    document = read(make_pdf([lines], "/CreationDate (D:20210504101500+02'00')"))
    assert document.published is not None
    assert (document.published.day, document.published.origin) == (dt.date(2021, 5, 4), "PDF creation date")
    assert document.problems == ("dated by the day the PDF was made, which is a guess",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"Pool to close", "no PDF"),
        (b"%PDF-1.4 nothing more", "no PDF file, or a damaged one"),
        (make_pdf([[], []]), "no text to speak of on its 2 pages; if it is a scan"),
        (make_pdf([[(72, 700, 10, "Scan 12")]]), "no text to speak of"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read(data)


def test_a_page_without_text_among_others_is_told() -> None:
    lines = [(72, 750, 20, "Pool to close for good"), *column(700, BODY * 2)]
    assert "no text on page 2: pictures or blank" in read(make_pdf([lines, []])).problems


def test_a_worker_that_dies_is_a_source_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_MEGABYTES", 8)
    with pytest.raises(SourceError, match="more memory or time than is safe"):
        read(make_pdf(PAGES))
    monkeypatch.setattr(sys, "executable", "")
    with pytest.raises(SourceError, match="Python interpreter"):
        read(make_pdf(PAGES))


def test_columns_with_narrow_gaps_are_parted_by_their_alignment() -> None:
    lines = [(72.0, 760.0, 20.0, "Pool to close for good"), *column(730, BODY[:2])]
    table = [("Pool", "Visits"), ("North Arden Bath", "4,100"), ("South Arden Hall", "1,212"), ("Orlo", "900")]
    for n, (label, figure) in enumerate(table):
        lines += [(72.0, 660.0 - 14 * n, 10.0, label), (158.0, 660.0 - 14 * n, 10.0, figure)]
    (document,) = pdf.load(make_pdf([lines]), SourceId("a.pdf"), Settings())
    assert [(document.text[b.start : b.end], b.labels[:2]) for b in document.blocks if b.kind is BlockKind.ROW] == [
        ("4,100", ("North Arden Bath", "Visits")),
        ("1,212", ("South Arden Hall", "Visits")),
        ("900", ("Orlo", "Visits")),
    ]
