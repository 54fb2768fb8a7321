from __future__ import annotations

import datetime as dt

import pytest
from source_readings import blocks, kind_of, read_html, rows

from crosscheck.config import Settings
from crosscheck.errors import SourceError
from crosscheck.model import BlockKind, SourceId
from crosscheck.sources import htmlpage, quote_span
from crosscheck.sources.places import passages

PROSE = (
    "The council of Port Arden voted late on Monday to close the swimming pool, which has stood empty since the storm."
)
PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Pool to close for good | The Arden Times</title>
<style>p {{ color: red }}</style><script>var quote = "nine pools closed";</script></head>
<body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<div id="cookie-consent">We use cookies. <button>OK</button></div>
<article>
<h1>Pool to close for good</h1>
<p class="byline">By Ann Lee<br>14 January 2021, 20:10 GMT</p>
<figure><img src="a.jpg" alt="x"><figcaption>The empty pool. Picture: Jo Roe</figcaption></figure>
<p>{PROSE}</p>
<h2>In figures</h2>
<table><tr><th></th><th>2020</th><th>2021</th></tr><tr><td>Visits</td><td>4,100</td><td>12</td></tr></table>
<dl><dt>Lanes</dt><dd>eight</dd></dl>
<ul><li>It will be sold.</li></ul>
<p style="display:none">Hidden words</p>
<aside><a href="#">More pools</a></aside>
</article>
<footer>&copy; 2021 The Arden Times</footer>
</body></html>
"""


def test_a_page() -> None:
    document = read_html(PAGE)
    assert (document.title, document.outlet, document.byline) == (
        "Pool to close for good",
        "The Arden Times",
        "Ann Lee",
    )
    assert document.published is not None
    assert document.published.moment == dt.datetime(2021, 1, 14, 20, 10, tzinfo=dt.UTC)
    assert blocks(document, BlockKind.HEADLINE) == ["Pool to close for good"]
    assert blocks(document, BlockKind.CAPTION) == ["The empty pool."]
    assert "Picture: Jo Roe" in blocks(document, BlockKind.FURNITURE)
    assert blocks(document, BlockKind.PARAGRAPH) == [PROSE]
    assert blocks(document, BlockKind.LIST_ITEM) == ["It will be sold."]
    assert rows(document) == [
        ("4,100", ("Visits", "2020", "In figures")),
        ("12", ("Visits", "2021", "In figures")),
        ("eight", ("Lanes", "", "")),
    ]
    for words in ("Home", "cookies", "More pools", "©"):
        assert kind_of(document, words) is BlockKind.FURNITURE
    for words in ("nine pools", "color", "Hidden", "OK"):
        assert words not in document.text


def test_lines_are_those_of_the_file() -> None:
    document = read_html(PAGE)
    assert document.line_of(document.text.index("voted")) == PAGE[: PAGE.index("voted")].count("\n") + 1


@pytest.mark.parametrize(
    ("head", "origin"),
    [
        ('<meta property="article:published_time" content="2021-05-03T10:00:00+02:00">', "meta article:published_time"),
        ('<meta name="pubdate" content="2021-05-03T10:00:00+02:00">', "meta pubdate"),
        (
            (
                '<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "datePublished": '
                '"2021-05-03T10:00:00+02:00", "publisher": {"name": "Arden TV"}, '
                '"author": [{"name": "Ann Lee"}]}]}</script>'
            ),
            "JSON-LD",
        ),
    ],
)
def test_metadata(head: str, origin: str) -> None:
    document = read_html(f"<html><head>{head}</head><body><h1>Pool to close</h1><p>{PROSE}</p></body></html>")
    assert document.published is not None
    assert document.published.moment == dt.datetime(2021, 5, 3, 10, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    assert document.published.origin == origin
    if origin == "JSON-LD":
        assert (document.outlet, document.byline) == ("Arden TV", "Ann Lee")


def test_halves_of_characters_are_replaced() -> None:
    linked = '{"@type": "NewsArticle", "author": "Ann \\ud800", "datePublished": "\\ud800"}'
    page = f'<script type="application/ld+json">{linked}</script><h1>Pool &#xD800; to close</h1><p>{PROSE}</p>'
    document = read_html(page)
    assert document.byline == "Ann \ufffd"
    f"{document.text}{document.title}{document.problems}".encode()


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<meta property="og:url" content="https://x.example/1">', "https://x.example/1"),
        (
            '<link rel="stylesheet" href="a.css"><link rel="Canonical" href=" https://x.example/2 ">',
            "https://x.example/2",
        ),
        ('<link rel="canonical" href="">', None),
    ],
)
def test_the_page_says_its_address(head: str, url: str | None) -> None:
    document = read_html(f"<head>{head}</head><h1>Pool to close</h1><p>{PROSE}</p>")
    assert (document.url, document.origin) == (url, None)


def test_broken_linked_data_is_passed_over() -> None:
    page = f'<script type="application/ld+json">{{"@type": "NewsArticle", </script><h1>Pool to close</h1><p>{PROSE}</p>'
    assert read_html(page).title == "Pool to close"


def test_a_table_that_lays_out_the_page_is_text() -> None:
    document = read_html(f"<table><tr><td><h1>Pool to close</h1><p>{PROSE}</p></td></tr></table>")
    assert blocks(document, BlockKind.PARAGRAPH) == [PROSE]


def test_entities_of_other_files_stay_closed() -> None:
    page = f'<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/hostname">]><h1>Pool to close</h1><p>{PROSE} &x;</p>'
    assert "&x;" in read_html(page).text


def test_a_named_encoding_is_used() -> None:
    page = f'<meta charset="iso-8859-2"><h1>Pool w Łodzi</h1><p>{PROSE}</p>'.encode("iso-8859-2")
    (document,) = htmlpage.load(page, SourceId("a.html"), Settings())
    assert (document.title, document.encoding) == ("Pool w Łodzi", "iso-8859-2")


@pytest.mark.parametrize("page", ["<html></html>", "<script>x</script>", "<div>" * 3000, "<!-- -->"])
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(SourceError):
        read_html(page)


def test_every_tenth_of_a_page_is_read_or_refused() -> None:
    for tenth in range(1, 11):
        try:
            document = read_html(PAGE[: len(PAGE) * tenth // 10])
        except SourceError:
            continue
        assert document.blocks


def test_parts_are_counted_as_a_reader_does() -> None:
    document = read_html(PAGE)
    names = dict(passages(document))
    of = {document.text[b.start : b.end]: names[b.end] for b in document.blocks}
    assert of["Pool to close for good"] == "headline"
    assert of["The empty pool."] == "caption"
    assert of[PROSE] == "paragraph 1"
    assert of["4,100"] == "table after paragraph 1"
    assert of["It will be sold."] == "list after paragraph 1"


def test_cells_over_several_rows_and_columns_keep_their_labels() -> None:
    table = (
        '<table><tr><th rowspan="2">Pool</th><th colspan="2">Visits</th></tr><tr><th>2020</th><th>2021</th></tr>'
        '<tr><td colspan="3">North</td></tr><tr><td rowspan="1">Arden</td><td>4,100</td><td>12</td></tr></table>'
    )
    assert rows(read_html(f"<h1>Pool to close</h1><p>{PROSE}</p>{table}")) == [
        ("4,100", ("Arden", "Visits, 2020", "North")),
        ("12", ("Arden", "Visits, 2021", "North")),
    ]


def in_page(table: str) -> list[tuple[str, tuple[str, ...]]]:
    """The values of a table in a page, with the labels of their row and column."""
    return [(v, labels[:2]) for v, labels in rows(read_html(f"<h1>Pool to close</h1><p>{PROSE}</p>{table}"))]


def test_a_label_over_several_rows_belongs_to_each_of_them() -> None:
    table = (
        "<table><tr><th>Town</th><th>Year</th><th>Visits</th></tr>"
        '<tr><td rowspan="2">Arden</td><td>2020</td><td>4,100</td></tr><tr><td>2021</td><td>12</td></tr>'
        "<tr><td>Orlo</td><td>2021</td><td>7</td></tr></table>"
    )
    assert in_page(table) == [
        ("2020", ("Arden", "Year")),
        ("4,100", ("Arden", "Visits")),
        ("2021", ("Arden", "Year")),
        ("12", ("Arden", "Visits")),
        ("2021", ("Orlo", "Year")),
        ("7", ("Orlo", "Visits")),
    ]


def test_a_label_over_several_rows_of_one_cell() -> None:
    table = (
        '<table><tr><th>Town</th><th>Visits</th></tr><tr><td rowspan="0">Arden</td><td>4,100</td></tr>'
        "<tr><td>12</td></tr><tbody><tr><td>Orlo</td><td>7</td></tr></tbody></table>"
    )
    document = read_html(f"<h1>Pool to close</h1><p>{PROSE}</p>{table}")
    assert rows(document) == [
        ("4,100", ("Arden", "Visits", "")),
        ("12", ("Arden", "Visits", "")),
        ("7", ("Orlo", "Visits", "")),
    ]
    quoted = [quote_span(document, b) for b in document.blocks if b.kind is BlockKind.ROW]
    assert [document.text[q.start : q.end] for q in quoted] == ["Arden\t4,100", "Arden\t4,100\n12", "Orlo\t7"]


def test_row_labels_of_several_columns() -> None:
    table = (
        "<table><tr><th>Land</th><th>Town</th><th>Pool</th><th>Visits</th></tr>"
        '<tr><th rowspan="3">Norland</th><th rowspan="2">Arden</th><th>North</th><td>4,100</td></tr>'
        "<tr><th>South</th><td>12</td></tr><tr><th>Orlo</th><th>East</th><td>7</td></tr></table>"
    )
    assert in_page(table) == [
        ("4,100", ("Norland, Arden, North", "Visits")),
        ("12", ("Norland, Arden, South", "Visits")),
        ("7", ("Norland, Orlo, East", "Visits")),
    ]


def test_no_cell_reaches_out_of_its_part_of_the_table() -> None:
    table = (
        '<table><thead><tr><th rowspan="9">Town</th><th colspan="2">Visits</th></tr><tr><th>2020</th><th>2021</th></tr>'
        '</thead><tbody><tr><td rowspan="9">Arden</td><td>1</td><td>2</td></tr></tbody>'
        "<tbody><tr><td>Orlo</td><td>3</td><td>4</td></tr></tbody></table>"
    )
    assert in_page(table) == [
        ("1", ("Arden", "Visits, 2020")),
        ("2", ("Arden", "Visits, 2021")),
        ("3", ("Orlo", "Visits, 2020")),
        ("4", ("Orlo", "Visits, 2021")),
    ]


def test_labels_of_spanning_columns() -> None:
    table = (
        '<table><tr><th>Town</th><th colspan="2">Visits</th><th>Staff</th></tr>'
        '<tr><td>Arden</td><td>1</td><td>2</td><td>3</td></tr><tr><td>Orlo</td><td colspan="3">4</td></tr></table>'
    )
    assert in_page(table) == [
        ("1", ("Arden", "Visits")),
        ("2", ("Arden", "Visits")),
        ("3", ("Arden", "Staff")),
        ("4", ("Orlo", "Visits, Staff")),
    ]


def test_a_first_row_without_figures_labels_the_columns() -> None:
    cells = [("Pool", "Visits", "Staff"), ("Arden", "4,100", "12"), ("Orlo", "900", "3")]
    table = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in cells)
    found = rows(read_html(f"<h1>Pool to close</h1><p>{PROSE}</p><table>{table}</table>"))
    assert found[:2] == [("4,100", ("Arden", "Visits", "")), ("12", ("Arden", "Staff", ""))]


def test_teasers_of_other_articles_are_furniture() -> None:
    page = (
        f'<div class="ticker">Live: 14 hurt as tram hits bus</div><h1>Pool to close</h1><p>{PROSE}</p>'
        '<section class="related-stories"><article><a href="/1"><h3>Three drown off Cape Orlo</h3></a></article>'
        '</section><div class="x1"><article><h3><a href="/2">Minister quits after 41 days</a></h3>'
        '<p>He served since May.</p></article></div><p><a href="/3">Two held over theft of 90 bells</a></p>'
        '<h2><a href="#sold">What will be sold now</a></h2>'
        f'<div class="story-body has-sidebar"><p>{PROSE}</p></div>'
    )
    document = read_html(page)
    for words in ("14 hurt", "Three drown", "41 days", "since May", "90 bells"):
        assert kind_of(document, words) is BlockKind.FURNITURE
    assert kind_of(document, "sold now") is BlockKind.HEADING
    assert blocks(document, BlockKind.PARAGRAPH) == [PROSE, PROSE]
