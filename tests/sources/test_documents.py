"""Word documents and mail."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from source_readings import blocks, rows

from crosscheck.config import Settings
from crosscheck.errors import SourceError
from crosscheck.model import BlockKind, Document, SourceId
from crosscheck.sources import mail, worddoc

PROSE = (
    "The council of Port Arden voted late on Monday to close the swimming pool, which has stood empty since the storm."
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(text: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{text}</w:t></w:r></w:p>"


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{paragraph(c)}</w:tc>" for c in cells) + "</w:tr>"


def packed(xml: str, name: str = "word/document.xml", **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../outside.txt", "never unpacked")
        archive.writestr(name, xml)
        for part, content in parts.items():
            archive.writestr(f"word/{part}.xml", content)
    return stream.getvalue()


def word(body: str, before: str = "", **parts: str) -> bytes:
    """A Word document of this body; `parts` are the other parts by their names ("footnotes")."""
    return packed(f"{before}<w:document {W}><w:body>{body}</w:body></w:document>", **parts)


def noted(text: str, *notes: tuple[str, int]) -> str:
    """A paragraph that ends with references to notes (kind, number)."""
    marks = "".join(f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>' for kind, number in notes)
    return f"<w:p><w:r><w:t>{text}</w:t></w:r>{marks}</w:p>"


def notes(kind: str, *texts: str, before: str = "") -> str:
    """A part of notes, numbered from 1, behind the line that Word draws above them."""
    bodies = "".join(f'<w:{kind} w:id="{n}">{paragraph(t)}</w:{kind}>' for n, t in enumerate(texts, start=1))
    line = f'<w:{kind} w:type="separator" w:id="0">{paragraph("----")}</w:{kind}>'
    return f"{before}<w:{kind}s {W}>{line}{bodies}</w:{kind}s>"


def read(data: bytes) -> Document:
    (document,) = worddoc.load(data, SourceId("a.docx"), Settings())
    return document


STORY = word(
    paragraph("Pool to close for good", "Title")
    + paragraph("By Ann Lee, 3 May 2021")
    + paragraph(PROSE)
    + paragraph("In figures", "Heading2")
    + f"<w:tbl>{row('', 'Visits', 'Staff')}{row('2020', '4,100', '12')}{row('2021', '12', '9')}</w:tbl>"
    + paragraph("It will be sold.", "ListBullet")
)


def test_a_word_document() -> None:
    document = read(STORY)
    assert (document.title, document.byline, document.format) == ("Pool to close for good", "Ann Lee", "docx")
    assert document.published is not None
    assert document.published.day == dt.date(2021, 5, 3)
    assert blocks(document, BlockKind.PARAGRAPH) == [PROSE]
    assert blocks(document, BlockKind.LIST_ITEM) == ["It will be sold."]
    assert rows(document)[0] == ("4,100", ("2020", "Visits", "In figures"))


def test_what_word_does_not_show_and_shows_once() -> None:
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Not for print: 12 dead</w:t></w:r></w:p>"
    box = "<w:p><w:r><w:t>Boxed words of the council here.</w:t></w:r></w:p>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    drawn = (
        f"<w:p><w:r><w:t>Before the box.</w:t></w:r><w:r><mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    document = read(word(paragraph("Pool to close for good", "Title") + paragraph(PROSE) + hidden + drawn))
    assert "12 dead" not in document.text
    assert document.text.count("Boxed words") == 1
    assert "Before the box.\n" in document.text


def test_a_cell_that_covers_columns_leaves_the_others_in_place() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("Pool")}</w:tc>'
    inner = f"<w:tc><w:tbl>{row('4,100')}</w:tbl></w:tc>"
    body = f"<w:tbl><w:tr>{wide}<w:tc>{paragraph('Visits')}</w:tc></w:tr><w:tr>{inner}</w:tr></w:tbl>"
    assert read(word(paragraph("Pool to close", "Title") + body)).text.split("\n")[1:] == ["Pool\t\tVisits", "4,100"]


def test_notes_are_read_below_the_text_in_the_order_it_names_them() -> None:
    body = (
        paragraph("Pool to close for good", "Title")
        + noted(PROSE, ("footnote", 2), ("endnote", 1))
        + noted("Nine councillors voted for it, and the mayor was not there.", ("footnote", 1))
    )
    footnotes = notes("footnote", "The mayor was ill.", "The storm of 2 May 1998 killed 31 people.", "Unused words.")
    document = read(word(body, footnotes=footnotes, endnotes=notes("endnote", "The pool was built in 1931.")))
    assert document.text.split("\n")[-3:] == [
        "The storm of 2 May 1998 killed 31 people.",
        "The mayor was ill.",
        "The pool was built in 1931.",
    ]
    assert blocks(document, BlockKind.PARAGRAPH)[-3:] == document.text.split("\n")[-3:]
    assert document.line_of(document.text.index("The storm of")) == 4
    assert document.published is None
    assert "Unused" not in document.text


def test_heads_and_feet_of_pages_and_comments_are_left_out() -> None:
    other = f"<w:hdr {W}>{paragraph('The Arden Times, 9 May 2020')}</w:hdr>"
    body = paragraph("Pool to close for good", "Title") + noted(PROSE, ("footnote", 7), ("comment", 1))
    document = read(word(body, header1=other, footer1=other, comments=other, footnotes=notes("footnote", "Unused.")))
    assert document.text == f"Pool to close for good\n{PROSE}"


@pytest.mark.parametrize(
    ("footnotes", "reason"),
    [
        ("<w:footnotes", "its footnotes.xml is not valid XML"),
        (notes("footnote", "0" * 3_000_000), "more than is safe"),
    ],
)
def test_notes_that_cannot_be_read_are_no_text_left_out(footnotes: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read(word(noted(PROSE, ("footnote", 1)), footnotes=footnotes))


def test_entities_of_notes_stay_closed() -> None:
    before = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
    footnotes = notes("footnote", "It was built in 1931.&secret;", before=before)
    assert read(word(noted(PROSE, ("footnote", 1)), footnotes=footnotes)).text == f"{PROSE}\nIt was built in 1931."


def test_the_properties_name_the_author() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{paragraph(PROSE)}</w:body></w:document>")
        core = '<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Ann Lee</dc:creator></p>'
        archive.writestr("docProps/core.xml", core)
    document = read(stream.getvalue())
    assert (document.byline, document.origin_of("byline")) == ("Ann Lee", "document properties")


def test_entities_stay_closed() -> None:
    before = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
    document = read(word(paragraph("Pool to close for good", "Title") + paragraph(PROSE + "&secret;"), before))
    assert document.text.endswith(PROSE)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no archive", "no Word document"),
        (packed("<x/>", "other.xml"), "holds no word/document.xml"),
        (word(""), "no text"),
        (packed("<w:document"), "not valid XML"),
        (word(paragraph("0" * 3_000_000)), "more than is safe"),
    ],
)
def test_what_is_no_word_document_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read(data)


def test_every_tenth_of_a_word_document_is_refused() -> None:
    for tenth in range(10):
        with pytest.raises(SourceError):
            read(STORY[: len(STORY) * tenth // 10])


MAIL = """From: Arden Press Office <press@arden.example>
Subject: =?utf-8?q?Pool_to_close_=E2=80=93_for_good?=
Date: Mon, 03 May 2021 10:00:00 +0200
MIME-Version: 1.0
"""


def test_a_mail() -> None:
    data = (MAIL + f"Content-Type: text/plain; charset=utf-8\n\n{PROSE}\n\nIt will be sold.\n").encode()
    (document,) = mail.load(data, SourceId("a.eml"), Settings())
    assert (document.title, document.outlet) == ("Pool to close – for good", "Arden Press Office")
    assert document.published is not None
    assert document.published.moment == dt.datetime(2021, 5, 3, 10, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    assert document.problems == ()
    assert PROSE in blocks(document, BlockKind.PARAGRAPH)


def test_a_mail_in_html() -> None:
    data = (MAIL + f"Content-Type: text/html; charset=utf-8\n\n<h1>Pool to close</h1><p>{PROSE}</p>\n").encode()
    (document,) = mail.load(data, SourceId("a.eml"), Settings())
    assert blocks(document, BlockKind.PARAGRAPH) == [PROSE]
    assert document.format == "eml"


@pytest.mark.parametrize("data", [b"", b"no mail at all", (MAIL + "Content-Type: image/png\n\nxx").encode()])
def test_what_is_no_mail_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        mail.load(data, SourceId("a.eml"), Settings())
