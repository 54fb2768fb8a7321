"""HTML pages: the article's text with its headings, lists, captions and tables, and the page's metadata."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree, html

from crosscheck.config import Settings
from crosscheck.errors import SourceError
from crosscheck.model import Document, SourceId
from crosscheck.sources.assemble import assemble
from crosscheck.sources.decoding import Decoded, decode, newlines
from crosscheck.sources.htmlmeta import read_html_metadata
from crosscheck.sources.htmltext import page_text
from crosscheck.sources.segments import MOST_LINES

SUFFIXES = (".html", ".htm", ".xhtml")

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")


def _decode(data: bytes) -> Decoded:
    """The page's text in the encoding that it names, if that is not UTF-8 and can read it; else as for any file."""
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        encoding = named[1].decode("ascii").lower()
        if encoding not in ("utf-8", "utf8") and b"\0" not in data:
            try:
                return Decoded(newlines(data.decode(encoding)), encoding)
            except (LookupError, UnicodeDecodeError):
                pass
    return decode(data)


def load(data: bytes, id_: SourceId, settings: Settings) -> Sequence[Document]:
    """One document, whose text is what a reader of the page sees; raises SourceError where there is no text.

    Nothing is fetched: neither entities, style sheets, nor frames.
    """
    decoded = _decode(data)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    source = _DECLARATION.sub("", decoded.text).replace("\x00", "")
    try:
        tree = html.document_fromstring(source.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise SourceError(f"it cannot be read as HTML: {str(error)[:120]}") from None
    text, segments, line_map = page_text(tree)
    if not text.strip():
        raise SourceError("the page holds no text (a page that a script fills must be saved as shown)")
    if len(line_map) > MOST_LINES:
        raise SourceError(f"it has more than {MOST_LINES:,} lines of text; split it")
    metadata = read_html_metadata(tree)
    metadata = replace(metadata, problems=(*decoded.problems, *metadata.problems))
    return (assemble(id_, text, segments, "html", metadata, decoded.encoding, line_map),)
