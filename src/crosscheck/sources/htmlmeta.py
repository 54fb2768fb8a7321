"""What an HTML page says of itself: JSON-LD, OpenGraph and meta tags, `<time>`, `<title>`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lxml import html

from crosscheck.model import Published
from crosscheck.sources.assemble import Metadata
from crosscheck.sources.frontmatter import read_date
from crosscheck.sources.naming import whole

_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date",
    "publish_date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "sailthru.date", "parsely-pub-date",
    "cxenseparse:recs:publishtime", "article.published", "citation_publication_date", "citation_date",
)  # fmt: skip
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_journal_title")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "citation_author")
_ARTICLES = (
    "article",
    "newsarticle",
    "reportagenewsarticle",
    "blogposting",
    "liveblogposting",
    "report",
    "webpage",
    "analysisnewsarticle",
)
_LONGEST_JSON = 500_000
_MOST_NODES = 2_000
_SEPARATORS = (" | ", " – ", " — ", " - ", " :: ", " · ")


def _nodes(data: object) -> Iterator[dict[str, Any]]:
    """All objects of a JSON-LD document, outermost first, at most `_MOST_NODES`."""
    queue: list[object] = [data]
    for _ in range(_MOST_NODES):
        if not queue:
            return
        node = queue.pop(0)
        if isinstance(node, dict):
            yield node
            queue.extend(node.values())
        elif isinstance(node, list):
            queue.extend(node)


def _name(value: object) -> str | None:
    if isinstance(value, list):
        names = [n for n in (_name(v) for v in value[:10]) if n]
        return ", ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name")
    return whole(" ".join(value.split())) or None if isinstance(value, str) else None


def _linked_data(tree: html.HtmlElement) -> dict[str, str]:
    """title, published, outlet, byline, language of the first article that a page's JSON-LD describes."""
    found: dict[str, str] = {}
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "") or len(text) > _LONGEST_JSON:
            continue
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            types = [str(k).lower() for k in (kinds if isinstance(kinds, list) else [kinds])]
            if not any(t in _ARTICLES for t in types):
                continue
            for key, field in (
                ("headline", "title"), ("datePublished", "published"), ("publisher", "outlet"),
                ("author", "byline"), ("inLanguage", "language"),
            ):  # fmt: skip
                value = _name(node.get(key))
                if value:
                    found.setdefault(field, value)
    return found


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name, content)
    return found


def _time(tree: html.HtmlElement) -> Published | None:
    """The date of a `<time>` that is marked as the publication's, or of the only one on the page."""
    times = [t for t in tree.iter("time") if t.get("datetime")]
    marked = [t for t in times if t.get("pubdate") is not None or (t.get("itemprop") or "").lower() == "datepublished"]
    chosen = marked[:1] or (times if len(times) == 1 else [])
    return read_date(chosen[0].get("datetime") or "", "time element") if chosen else None


def _canonical(tree: html.HtmlElement) -> str | None:
    links = (link for link in tree.iter("link") if (link.get("rel") or "").strip().lower() == "canonical")
    return next((" ".join(href.split()) for link in links if (href := link.get("href") or "").strip()), None)


def _split_title(text: str, h1: str) -> tuple[str, str | None]:
    """A `<title>` without the site's name, and that name; the part that the h1 holds is the title."""
    for separator in _SEPARATORS:
        if separator in text:
            left, _, right = text.rpartition(separator)
            if h1 and (left.casefold() in h1.casefold() or h1.casefold() in left.casefold()):
                return left.strip(), right.strip()
            if h1 and right.casefold() in h1.casefold():
                return right.strip(), left.strip()
            if len(right.split()) <= 4 and separator != " – ":
                return left.strip(), right.strip()
    return text.strip(), None


def _first(*found: tuple[str | None, str]) -> tuple[str | None, str]:
    """The first value that is there, with where it was found."""
    return next(((value, where) for value, where in found if value), (None, ""))


def read_html_metadata(tree: html.HtmlElement) -> Metadata:
    """Metadata of a page. The visible h1 is the title, where there is one; else og:title, JSON-LD, `<title>`."""
    linked, metas = _linked_data(tree), _metas(tree)
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    h1 = next((h for h in headings if h), "")
    title_tag = next((" ".join(t.text_content().split()) for t in tree.iter("title")), "")
    short, site = _split_title(title_tag, h1)
    published, problems = None, []
    for text, origin in [
        (linked.get("published"), "JSON-LD"),
        *((metas.get(name), f"meta {name}") for name in _PUBLISHED),
    ]:
        if text and published is None:
            published = read_date(text, origin)
            if published is None:
                problems.append(f"the date {text[:60]!r} ({origin}) cannot be read")
    site_named = "title element" if site else ""
    title, title_in = _first(
        (h1, "h1"), (metas.get("og:title"), "meta og:title"), (linked.get("title"), "JSON-LD"),
        (short, "title element"),
    )  # fmt: skip
    outlet, outlet_in = _first(
        (metas.get("og:site_name"), "meta og:site_name"), (linked.get("outlet"), "JSON-LD"),
        *((metas.get(n), f"meta {n}") for n in _OUTLETS), (site, site_named),
    )  # fmt: skip
    byline, byline_in = _first(
        (linked.get("byline"), "JSON-LD"),
        *((metas[n], f"meta {n}") for n in _AUTHORS if n in metas and "://" not in metas[n]),
    )
    url, url_in = _first((metas.get("og:url"), "meta og:url"), (_canonical(tree), "canonical link"))
    language, language_in = _first(
        (linked.get("language"), "JSON-LD"), (tree.get("lang"), "lang of the page"),
        (metas.get("content-language"), "meta content-language"),
    )  # fmt: skip
    where = {"title": title_in, "outlet": outlet_in, "byline": byline_in, "url": url_in, "language": language_in}
    return Metadata(
        title=title,
        outlet=outlet,
        byline=byline,
        published=published or _time(tree),
        language=(language or "").split("-")[0].split("_")[0].lower() or None,
        problems=tuple(problems),
        extra={"url": url} if url else {},
        found_in=where,
    )
