"""The text of an HTML page as its reader sees it: a line for each block, a table's row on one line between tabs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate

from lxml import html

from crosscheck.model import BlockKind
from crosscheck.sources.htmltable import Cell, Row, is_data, roles, span_of
from crosscheck.sources.segments import Segment

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


def _rows(table: html.HtmlElement) -> list[tuple[Row, int]]:
    """The rows of a table, each with the line of the file that it begins on, 0 where that is not known."""
    out: list[tuple[Row, int]] = []
    part, number = None, 0
    for row in table.iter("tr"):
        parent = row.getparent()
        if parent is not part:
            part, number = parent, number + 1
        cells = tuple(
            Cell(_cell(c), c.tag == "th", span_of(c.get("colspan")), span_of(c.get("rowspan"), to_the_end=True))
            for c in row
            if c.tag in ("td", "th")
        )
        line = next((c.sourceline or 0 for c in row if c.tag in ("td", "th")), 0)
        out.append((Row(cells, number, any(True for _ in row.iterancestors("thead"))), line))
    return out


def _is_data(table: html.HtmlElement) -> bool:
    """Whether a table holds data: no other table, and cells that `is_data` takes for such."""
    return all(t is table for t in table.iter("table")) and is_data([row for row, _ in _rows(table)])


def _table(walk: _Walk, table: html.HtmlElement, place: _Place) -> None:
    caption = next((_cell(c) for c in table.iter("caption")), "")
    if caption:
        kind = BlockKind.FURNITURE if place.around else BlockKind.HEADING
        walk.segments.append(walk.put(caption, kind, 3, ()))
    rows = _rows(table)
    begun = False
    for (row, number), role in zip(rows, roles([r for r, _ in rows], caption or place.lead), strict=True):
        if role is None:
            continue
        walk.line = number or walk.line
        gap, begun = not begun, True
        texts = [cell.text for cell in row.cells]
        line = walk.put("\t".join(texts), None, 0, (), gap=gap)
        if place.around or role.kind is not BlockKind.ROW:
            a = line.start + len(line.text) - len(line.text.lstrip("\t"))
            text = line.text.strip("\t")
            kind = BlockKind.FURNITURE if place.around else role.kind
            walk.segments.append(Segment(a, a + len(text), text, gap, kind, role.labels))
            continue
        starts = list(accumulate((len(text) + 1 for text in texts), initial=line.start))
        for i, labels in role.values:
            at = starts[i]
            walk.segments.append(Segment(at, at + len(texts[i]), texts[i], gap, BlockKind.ROW, labels))


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
