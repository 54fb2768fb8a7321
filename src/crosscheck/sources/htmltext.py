"""The text of an HTML page as its reader sees it: a line for each block, a table's row on one line between tabs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lxml import html

from crosscheck.model import BlockKind
from crosscheck.sources.segments import Segment
from crosscheck.sources.tables import is_header, is_value

_UNSEEN = frozenset(
    {
        "script", "style", "noscript", "template", "svg", "math", "canvas", "iframe", "object", "embed", "audio",
        "video", "map", "head", "link", "meta", "base", "input", "select", "option", "textarea", "button",
        "datalist", "dialog", "img", "picture", "source", "track",
    }
)  # fmt: skip
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary",
        "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption",
    }
)  # fmt: skip
_AROUND = frozenset({"nav", "footer", "menu"})
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
# Words of class names and ids that mark what stands around an article.
_MARKS = frozenset(
    {
        "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "cookie", "cookies",
        "consent", "gdpr", "share", "sharing", "social", "related", "promo", "promotion", "advert", "advertisement",
        "ad", "ads", "adslot", "sponsored", "newsletter", "subscribe", "subscription", "signup", "footer",
        "sidebar", "banner", "skip", "tags", "popular", "trending", "mostread", "recommended", "recommendations",
        "outbrain", "taboola", "comments", "comment-list", "pagination", "pager", "toolbar", "masthead", "strip",
        "paywall", "login", "search", "widget", "print-only", "hidden", "visually-hidden", "sr-only", "ticker",
        "teaser", "teasers", "topbar", "clock", "weather", "readmore", "read-more", "most-read", "more-on",
        "follow", "donate", "membership", "tools", "skip-link",
    }
)  # fmt: skip
# First words of class names that say an element has such a thing beside it, or lacks it ("no-sidebar").
_BESIDE = frozenset({"no", "has", "with", "without", "is", "not", "hide", "show", "non"})
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)?")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PROSE = 12  # words from which a paragraph of a page counts as prose
_LINKED_WORDS = 4  # words from which a line that is nothing but a link leads to another article
_WIDEST = 1_000  # columns or rows that a cell may cover, as in HTML
_MOST_COVERED = 6  # columns that a value may cover and have the labels of all
_MOST_REACHING = 100  # cells that reach into one row from above and are followed
_LAYOUT_WORDS = 60  # a table with more words in a cell lays out the page
_DEEPEST = 200


@dataclass
class _Walk:
    """Lines and segments as they are gathered; `buffer` holds the inline text of the block being read."""

    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    buffer: list[str] = field(default_factory=list)
    length: int = 0
    line: int = 1
    titled: bool = False  # whether the page has an h1

    def put(self, text: str, kind: BlockKind | None, level: int, labels: tuple[str, ...], gap: bool = True) -> Segment:
        """Append a line of text, and the segment that covers it."""
        if gap and self.lines:
            self.lines.append("")
            self.numbers.append(self.line)
            self.length += 1
        segment = Segment(self.length, self.length + len(text), text, gap, kind, labels, level)
        self.lines.append(text)
        self.numbers.append(self.line)
        self.length += len(text) + 1
        return segment


@dataclass(frozen=True)
class _Place:
    """What encloses the text being read."""

    kind: BlockKind | None = None
    level: int = 0
    around: bool = False  # inside page furniture
    lead: str = ""


def _squeeze(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())


def _flush(walk: _Walk, place: _Place) -> None:
    pieces = "".join(walk.buffer).split("\n\n")
    walk.buffer.clear()
    first = True
    for piece in pieces:
        text = _squeeze(piece)
        if not text:
            continue
        kind = BlockKind.FURNITURE if place.around else place.kind
        labels = (place.lead,) if place.lead and kind is BlockKind.LIST_ITEM else ()
        walk.segments.append(walk.put(text, kind, place.level, labels, gap=first))
        first = False


def _marks(element: html.HtmlElement) -> set[str]:
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}".lower().replace(
        "_", "-"
    )
    found = {name for name in names[:500].split() if name.partition("-")[0] not in _BESIDE}
    whole = {word for name in found for word in _WORD.findall(name)}
    return whole | {part for word in whole for part in word.split("-")}


def _unseen(element: html.HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    return element.get("aria-hidden") == "true" or bool(_HIDDEN.search(element.get("style") or ""))


def _linked(element: html.HtmlElement) -> bool:
    """Whether most of an element's words are links, or it holds no sentence at all."""
    words = len(element.text_content().split())
    links = sum(len(a.text_content().split()) for a in element.iter("a"))
    return links * 2 > words


def _paragraphs(element: html.HtmlElement, most: int) -> int:
    """How many paragraphs of prose an element holds, counted up to `most`."""
    count = 0
    for paragraph in element.iter("p"):
        count += len(paragraph.text_content().split()) >= _PROSE and not _linked(paragraph)
        if count >= most:
            break
    return count


def _holds_article(element: html.HtmlElement) -> bool:
    """Whether an element holds the article: its title, or one of some length."""
    if any(True for _ in element.iter("h1", "main")):
        return True
    return any(_paragraphs(article, 3) >= 3 for article in element.iter("article"))


def _wholly_linked(element: html.HtmlElement) -> bool:
    """Whether an element's words are a link to another page, and no more."""
    words = len(element.text_content().split())
    links = (a for a in element.iter("a") if not (a.get("href") or "#").startswith("#"))
    return words >= _LINKED_WORDS and sum(len(a.text_content().split()) for a in links) * 5 >= words * 4


def _is_teaser(element: html.HtmlElement) -> bool:
    """Whether an element of a page that has its title elsewhere announces another article.

    A link around a heading or paragraph; a line that is a link; a short `<article>` under a linked heading.
    """
    if any(True for _ in element.iter("h1", "main")):
        return False
    if element.tag == "a":
        return any(True for _ in element.iter("h2", "h3", "h4", "h5", "h6", "p"))
    if element.tag in ("p", "li") or element.tag in _HEADINGS:
        return _wholly_linked(element)
    if element.tag != "article" or _paragraphs(element, 2) >= 2:
        return False
    heads = element.iter("h2", "h3", "h4", "h5", "h6")
    return any(_wholly_linked(head) or any(p.tag == "a" for p in head.iterancestors("a", "article")) for head in heads)


def _is_around(element: html.HtmlElement) -> bool:
    """Whether an element is page furniture: by its name, its class or id, or an aside or header made of links."""
    tag = element.tag
    if tag in _AROUND:
        return True
    if tag in ("body", "main", "html", "h1"):
        return False
    if tag == "header":
        return not _holds_article(element)
    if tag == "aside" and (_linked(element) or not any(True for _ in element.iter("table", "dl", "p"))):
        return True
    if not _marks(element) & _MARKS or _holds_article(element):
        return False
    return _linked(element) or (len(element.text_content()) < 4_000 and _paragraphs(element, 4) < 4)


def _cell(element: html.HtmlElement) -> str:
    return _squeeze(" ".join(t for t in element.itertext() if isinstance(t, str)))


def _rows(table: html.HtmlElement) -> list[list[html.HtmlElement]]:
    return [[c for c in row if c.tag in ("td", "th")] for row in table.iter("tr")]


def _span(cell: html.HtmlElement, name: str) -> int:
    """How many columns or rows a cell covers, at most `_WIDEST`; as in HTML, 0 rows are all that are left."""
    told = cell.get(name) or ""
    if name == "rowspan" and told.strip("0") == "" and told:
        return _WIDEST
    return min(max(int(told), 1), _WIDEST) if told.isdecimal() and len(told) < 6 else 1


def _group(row: Sequence[html.HtmlElement]) -> html.HtmlElement | None:
    """The `<thead>`, `<tbody>` or table that a row stands in, beyond which no cell reaches."""
    parent = row[0].getparent() if row else None
    return parent.getparent() if parent is not None else None


@dataclass(frozen=True)
class _Laid:
    """Where the cells of a row stand.

    columns  the first column of each cell
    above    the words of the labels that reach into this row from above: of its first columns, one after the other
    """

    columns: tuple[int, ...]
    above: tuple[str, ...]


@dataclass(frozen=True)
class _Reaching:
    """A cell that reaches into rows below its own: its first column and the one after its last, the rows left.

    label  its words where it is a label, else ""
    """

    first: int
    end: int
    rows: int
    label: str


def _lay(rows: Sequence[Sequence[html.HtmlElement]], texts: Sequence[Sequence[str]]) -> list[_Laid]:
    """The places of the cells, with those from above that reach over several rows taken into account."""
    reaching: list[_Reaching] = []  # into the row at hand, in order of their columns
    out: list[_Laid] = []
    group = None
    for row, cells in zip(rows, texts, strict=True):
        if row and _group(row) is not group:
            reaching, group = [], _group(row)
        above: list[str] = []
        at = 0
        for cell in reaching:
            if cell.first > at:
                break
            above.append(cell.label)
            at = cell.end
        below = [replace(cell, rows=cell.rows - 1) for cell in reaching if cell.rows > 1]
        places: list[int] = []
        at = passed = 0
        for element, text in zip(row, cells, strict=True):
            while passed < len(reaching) and reaching[passed].first <= at:
                at = max(at, reaching[passed].end)
                passed += 1
            places.append(at)
            width, height = _span(element, "colspan"), _span(element, "rowspan")
            if height > 1 and len(below) < _MOST_REACHING:
                labels = not at or (element.tag == "th" and not is_value(text))
                below.append(_Reaching(at, at + width, height - 1, text if labels else ""))
            at += width
        out.append(_Laid(tuple(places), tuple(filter(None, above))))
        reaching = sorted(below, key=lambda cell: cell.first)
    return out


def _heads(rows: Sequence[Sequence[html.HtmlElement]], texts: Sequence[Sequence[str]]) -> int:
    """How many of the first rows hold column labels: those of `<th>` or in `<thead>`, or one without figures."""
    count = 0
    for row in rows:
        marked = all(c.tag == "th" for c in row) or any(True for _ in row[0].iterancestors("thead")) if row else False
        if not (marked and (len(row) > 1 or _span(row[0], "colspan") > 1)):
            break
        count += 1
    if not count and len(rows) > 2 and all(c.tag == "td" for c in rows[0]) and is_header(texts):
        return 1
    return count if count < len(rows) else 0


def _is_data(table: html.HtmlElement) -> bool:
    """Whether a table holds data: not nested, more than one column somewhere, and no long text in a cell."""
    if any(t is not table for t in table.iter("table")):
        return False
    rows = _rows(table)
    if not any(len(row) > 1 for row in rows):
        return False
    return all(len(_cell(c).split()) <= _LAYOUT_WORDS for row in rows for c in row)


def _column_labels(
    heads: Sequence[Sequence[html.HtmlElement]], texts: Sequence[Sequence[str]], laid: Sequence[_Laid]
) -> dict[int, str]:
    """Column -> its label, those of several rows one after the other ("Visits, 2020")."""
    columns: dict[int, str] = {}
    for row, cells, places in zip(heads, texts, laid, strict=False):
        for cell, text, at in zip(row, cells, places.columns, strict=True):
            for column in range(at, at + _span(cell, "colspan")) if text else ():
                columns[column] = f"{columns[column]}, {text}" if columns.get(column) else text
    return columns


def _over(cell: html.HtmlElement, at: int, columns: dict[int, str]) -> str:
    """The label of a value's column, or of the few columns that it covers."""
    width = _span(cell, "colspan")
    if width > _MOST_COVERED:
        return ""
    return ", ".join(dict.fromkeys(columns[c] for c in range(at, at + width) if columns.get(c)))


def _labelled(row: Sequence[html.HtmlElement], cells: Sequence[str], above: tuple[str, ...]) -> tuple[str, int]:
    """A row's label, and how many of its cells are that: the first, or `<th>` cells; none where one is from above."""
    marked = 0
    while marked < len(row) - 1 and row[marked].tag == "th" and not is_value(cells[marked]):
        marked += 1
    own = marked if above or marked else 1
    return ", ".join(filter(None, (*above, *cells[:own]))), own


def _table(walk: _Walk, table: html.HtmlElement, place: _Place) -> None:
    caption = next((_cell(c) for c in table.iter("caption")), "")
    if caption:
        kind = BlockKind.FURNITURE if place.around else BlockKind.HEADING
        walk.segments.append(walk.put(caption, kind, 3, ()))
    heading = caption or place.lead
    rows = _rows(table)
    texts = [[_cell(c) for c in row] for row in rows]
    heads = _heads(rows, texts)
    laid = _lay(rows, texts)
    columns = _column_labels(rows[:heads], texts, laid)
    begun = False
    for number, (row, cells, places) in enumerate(zip(rows, texts, laid, strict=True)):
        if not any(cells):
            continue
        walk.line = row[0].sourceline or walk.line
        gap, begun = not begun, True
        line = walk.put("\t".join(cells), None, 0, (), gap=gap)
        alone = len([text for text in cells if text]) == 1 and not places.above
        if place.around or number < heads or alone:
            section = alone and number >= heads and len(row) == 1 and _span(row[0], "colspan") > 1
            kind = BlockKind.HEADING if number < heads or section else BlockKind.LIST_ITEM
            a = line.start + len(line.text) - len(line.text.lstrip("\t"))
            text = line.text.strip("\t")
            labels: tuple[str, ...] = (heading,) if heading and kind is BlockKind.LIST_ITEM else ()
            kind = BlockKind.FURNITURE if place.around else kind
            walk.segments.append(Segment(a, a + len(text), text, gap, kind, labels))
            heading = text if section else heading
            continue
        label, own = _labelled(row, cells, places.above)
        at = line.start + sum(len(text) + 1 for text in cells[:own])
        for cell, text, column in zip(row[own:], cells[own:], places.columns[own:], strict=True):
            if text:
                labels = (label, _over(cell, column, columns), heading)
                walk.segments.append(Segment(at, at + len(text), text, gap, BlockKind.ROW, labels))
            at += len(text) + 1


def _definitions(walk: _Walk, element: html.HtmlElement, place: _Place) -> None:
    term = ""
    for child in element.iter("dt", "dd"):
        text = _cell(child)
        walk.line = child.sourceline or walk.line
        if child.tag == "dt":
            term = text
        elif text:
            line = walk.put(f"{term}\t{text}" if term else text, None, 0, ())
            start = line.end - len(text)
            kind = BlockKind.FURNITURE if place.around else BlockKind.ROW if term else BlockKind.PARAGRAPH
            labels = (term, "", place.lead) if kind is BlockKind.ROW else ()
            walk.segments.append(Segment(start, line.end, text, True, kind, labels))


def _inside(element: html.HtmlElement, place: _Place, walk: _Walk) -> _Place:
    """The place of an element's own text."""
    around = place.around or _is_around(element) or (walk.titled and _is_teaser(element))
    tag = element.tag
    level = _HEADINGS.get(tag, 0)
    last = walk.segments[-1] if walk.segments else None
    lead = place.lead
    if tag in ("ul", "ol", "table", "dl") and last is not None:
        lead = last.text if last.level > 1 or last.text.endswith(":") or last.kind is BlockKind.HEADING else ""
    if level:
        return _Place(None if level == 1 else BlockKind.HEADING, level, around, "")
    if tag == "li":
        return _Place(BlockKind.LIST_ITEM, 0, around, lead)
    if tag in ("figcaption", "caption"):
        return _Place(BlockKind.CAPTION, 0, around, "")
    return _Place(place.kind, 0, around, lead)


def _visit(walk: _Walk, element: html.HtmlElement, place: _Place, depth: int) -> None:
    tag = element.tag
    if depth > _DEEPEST:
        walk.buffer.append(" " + element.text_content())
        return
    if tag == "br":
        walk.buffer.append("\n\n")
        return
    block = tag in _BLOCKS
    if tag == "a" and walk.titled and not place.around and _is_teaser(element):
        block = True
    if block:
        _flush(walk, place)
        walk.line = element.sourceline or walk.line
    inner = _inside(element, place, walk) if block else place
    if tag == "table" and _is_data(element):
        _table(walk, element, inner)
        return
    if tag == "dl":
        _definitions(walk, element, inner)
        return
    walk.buffer.append(element.text or "")
    for child in element:
        if not _unseen(child):
            _visit(walk, child, inner, depth + 1)
        walk.buffer.append(child.tail or "")
    if block:
        _flush(walk, inner)


def page_text(tree: html.HtmlElement) -> tuple[str, list[Segment], tuple[int, ...]]:
    """The text of a page, its segments, and for each line of the text the line of the file it came from.

    Scripts, styles, forms and hidden elements are left out; what stands around the article is kept as FURNITURE.
    """
    walk = _Walk(titled=any(h.text_content().strip() for h in tree.iter("h1")))
    body = tree.find("body")
    _visit(walk, tree if body is None else body, _Place(), 0)
    _flush(walk, _Place())
    return "\n".join(walk.lines), walk.segments, tuple(walk.numbers) or (1,)
