"""How well each format is read, without matching: the quotes, claims and metadata of cases whose facts are known.

    python tools/reading.py [FOLDER ...] [--dress] [--show]

Cases are those of `tools/evaluate.py`. The figures, for each suffix:

    quotes     gold quotes that stand in the text as read, white space aside / gold quotes
    claims     gold quotes in which the value of a claim of the gold's kind lies / gold quotes
    title      titles that say what the gold's says / documents; outlet, the same
    day        days of publication that are the gold's / documents with a day in the gold
    moment     times of publication that are the gold's, zone included / documents with a time in the gold

With --dress, each .txt file is also read as a Markdown file and as a web page with menus, notices and links around;
"kept" and "new" are the claims that it shares with the text, and those that it alone has, / claims of the text.
"""

from __future__ import annotations

import argparse
import datetime as dt
import html
import json
import re
import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from tabulate import tabulate

from crosscheck.model import AuditResult, Block, BlockKind, Claim, Document
from crosscheck.pipeline import extract

_FOLD = str.maketrans(dict.fromkeys("‘’‛`", "'") | dict.fromkeys("“”„", '"') | dict.fromkeys("‐‑‒–—―−", "-"))
_HEADERS = ("", "documents", "quotes", "claims", "title", "outlet", "day", "moment", "kept", "new")

_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{name}</title>
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "WebSite", "name": "9 sites"}}</script>
<script>window.stats = {{"views": 4812, "since": "2011-03-09"}};</script><style>p {{ margin: 12px }}</style></head>
<body class="no-sidebar">
<a class="skip-link" href="#main">Skip to content</a>
<div class="topbar"><span class="clock">Thursday 4 March, 11:42</span><span class="weather">Bergen 7°C</span></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li><li><a href="/s">Sport</a></li></ul></nav>
<div class="ticker">Live: 14 hurt as tram hits bus in Lodz | Oil falls 3% to $71</div>
<div id="cookie-banner"><p>We and our 612 partners store cookies on your device.</p><button>Accept</button></div>
<main id="main">
<div class="share-tools"><a href="#">Share</a> <a href="#">Tweet</a> <a href="#">Print</a></div>
<div class="story-body has-sidebar">
{body}
</div>
<div class="newsletter-signup"><h3>The morning letter</h3><p>Join 45,000 readers who get it at 6am.</p></div>
<section class="related-stories"><h2>Related</h2>
<article class="card"><a href="/1"><h3>Three drown off Cape Orlo in second wreck this year</h3></a></article>
<article class="card"><a href="/2"><h3>Minister quits after 41 days</h3></a><p>He had served since May.</p></article>
</section>
<aside class="most-read"><h2>Most read</h2><ol><li><a href="/3">Seven ways to cook a leek</a></li></ol></aside>
</main>
<footer><p>© 2019 Orlo Media Ltd. Registered 30 June 1998. Call 0800 555 112.</p></footer>
</body></html>
"""
_NOTE = """[Home](/) | [News](/n) | [Sport](/s) | [Weather](/w)

{body}

---

*Share this:* [Mail](#) · [Print](#)

## Related

- [Three drown off Cape Orlo in second wreck this year](/1)
- [Minister quits after 41 days](/2)

*Subscribe to our newsletter: 45,000 readers get it at 6am.*

© 2019 Orlo Media Ltd
"""


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).translate(_FOLD).casefold()
    return " ".join(re.sub(r"[^\w%$€£-]+", " ", plain).split())


def says(found: str | None, gold: str) -> bool:
    """Whether a title or name says what the gold's does: the same words, or one of the two within the other."""
    a, b = _folded(found or ""), _folded(gold)
    return bool(a) and (f" {a} " in f" {b} " or f" {b} " in f" {a} ")


def _dense(text: str, marks: bool) -> tuple[str, list[int]]:
    """The text without white space, or without marks too, and where each of its characters stands in the text."""
    places = [i for i, c in enumerate(text) if (not c.isspace() if marks else c.isalnum())]
    return "".join(text[i] for i in places), places


def spans(text: str, quote: str, *, marks: bool = True) -> list[tuple[int, int]]:
    """Where a quote stands in a text, white space aside, and where `marks` is not set, punctuation too."""
    dense, places = _dense(text, marks)
    sought, _ = _dense(quote, marks)
    out, at = [], dense.find(sought)
    while at >= 0 and sought:
        out.append((places[at], places[at + len(sought) - 1] + 1))
        at = dense.find(sought, at + 1)
    return out


def _lies_in(claim: Claim, within: Sequence[tuple[int, int]]) -> bool:
    start, end = claim.start + claim.context.value_start, claim.start + claim.context.value_end
    return any(a <= start and end <= b for a, b in within)


def _quotes(gold: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(source, quote, kind) of each quote of the gold, each once."""
    seen = set()
    for entry in (*gold["conflicts"], *gold["agreements"]):
        for said in entry.get("evidence", ()):
            key = (said["source"], said["quote"], entry["kind"])
            if key not in seen:
                seen.add(key)
                yield key


def _published(document: Document, gold: str) -> tuple[bool | None, bool | None]:
    """Whether the day and the moment are the gold's; None where the gold has none."""
    found = document.published.moment if document.published else None
    if len(gold) < 10:
        return None, None
    day = document.published is not None and document.published.day == dt.date.fromisoformat(gold[:10])
    if len(gold) == 10:
        return day, None
    moment = dt.datetime.fromisoformat(gold)
    same = isinstance(found, dt.datetime) and (found.tzinfo is None) == (moment.tzinfo is None) and found == moment
    return day, same


class Rates:
    """Counts of one format: what was right, of how many, and what was wrong."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.all: Counter[str] = Counter()
        self.wrong: list[str] = []

    def add(self, name: str, right: bool | None, what: str = "") -> None:
        """Count one; None counts for nothing."""
        if right is None:
            return
        self.all[name] += 1
        self.right[name] += right
        if not right:
            self.wrong.append(f"{name}: {what}")

    def share(self, name: str) -> float:
        """The share that was right, 1 where there was none."""
        return self.right[name] / self.all[name] if self.all[name] else 1.0


def count(rates: Rates, case: str, gold: dict[str, Any], result: AuditResult, suffix: str, read_as: str) -> None:
    """Add the figures of the documents of a case that the gold gives this suffix, and that were read as `read_as`."""
    documents = {str(d.id): d for d in result.documents}

    def of(name: str) -> Document | None:
        return documents.get(name if suffix == read_as else name.removesuffix(suffix) + read_as)

    for source in gold["sources"]:
        if not source["file"].endswith(suffix):
            continue
        document = of(source["file"])
        rates.add("documents", document is not None, f"{case}/{source['file']}")
        if document is None:
            continue
        for field, found in (("title", document.title), ("outlet", document.outlet)):
            if source.get(field):
                right = says(found, source[field])
                rates.add(field, right, f"{case}/{document.id}: {found!r}, not {source[field]!r}")
        if source.get("published"):
            day, moment = _published(document, source["published"])
            told = f"{case}/{document.id}: {document.published}, not {source['published']}"
            rates.add("day", day, told)
            rates.add("moment", moment, told)
    for name, quote, kind in _quotes(gold):
        document = of(name) if name.endswith(suffix) else None
        if document is None:
            continue
        places = spans(document.text, quote, marks=suffix == read_as)  # a colon may have become a table's cell
        rates.add("quotes", bool(places), f"{case}/{document.id}: {quote}")
        theirs = (c for c in result.claims if c.source == document.id and c.kind.value == kind)
        rates.add("claims", any(_lies_in(c, places) for c in theirs), f"{case}/{document.id}: {kind}: {quote}")


def _is_columns(block: Block, following: Block | None, text: str) -> bool:
    """Whether a heading is the line of column labels of the table below it."""
    if block.kind is not BlockKind.HEADING or following is None or following.kind is not BlockKind.ROW:
        return False
    column = following.labels[1] if len(following.labels) > 1 else ""
    return bool(column) and column in text[block.start : block.end]


def _rows(blocks: Sequence[Block], text: str) -> list[list[str]]:
    """The cells of a table's rows; the first row holds the column labels, where there are any."""
    columns: list[str] = []
    for block in blocks:
        if block.labels[1] and block.labels[1] not in columns:
            columns.append(block.labels[1])
    out = [["", *columns]] if columns else []
    for label, cells in groupby(blocks, key=lambda b: b.labels[0]):
        row = [label, *[""] * len(columns)]
        for cell in cells:
            value = " ".join(text[cell.start : cell.end].split())
            if cell.labels[1]:
                row[1 + columns.index(cell.labels[1])] = value
            else:
                row.append(value)
        out.append(row)
    return out


def _parts(document: Document) -> Iterator[tuple[BlockKind, list[Block]]]:
    """The blocks in order, those of one list or table together; lines of column labels left to their table."""
    kept = [
        block
        for block, following in zip(document.blocks, [*document.blocks[1:], None], strict=True)
        if not _is_columns(block, following, document.text)
    ]
    for kind, blocks in groupby(kept, key=lambda b: b.kind):
        together = list(blocks)
        if kind in (BlockKind.LIST_ITEM, BlockKind.ROW):
            yield kind, together
        else:
            yield from ((kind, [block]) for block in together)


def as_page(document: Document) -> str:
    """The document as a web page, with what such pages print around an article."""
    out = []
    for kind, blocks in _parts(document):
        texts = [html.escape(document.text[b.start : b.end], quote=False) for b in blocks]
        match kind:
            case BlockKind.HEADLINE:
                out.append(f"<h1>{texts[0]}</h1>")
            case BlockKind.HEADING:
                out.append(f"<h2>{texts[0]}</h2>")
            case BlockKind.LIST_ITEM:
                out.append("<ul>" + "".join(f"<li>{text}</li>\n" for text in texts) + "</ul>")
            case BlockKind.CAPTION:
                out.append(f'<figure><img src="1.jpg" alt="9 men"><figcaption>{texts[0]}</figcaption></figure>')
            case BlockKind.ROW:
                rows = [
                    "<tr>" + "".join(f"<td>{html.escape(cell, quote=False)}</td>" for cell in row) + "</tr>"
                    for row in _rows(blocks, document.text)
                ]
                if any(b.labels[1] for b in blocks):
                    rows[0] = rows[0].replace("td>", "th>")
                out.append("<table>" + "\n".join(rows) + "</table>")
            case _:
                out.append(f"<p>{texts[0]}</p>")
    name = html.escape(" | ".join(filter(None, (document.title, document.outlet))))
    return _PAGE.format(name=name, body="\n".join(out))


def _plain(text: str) -> str:
    """Words that mean nothing to Markdown."""
    text = re.sub(r"([*_<|\\])", r"\\\1", text)
    return re.sub(r"(?m)^(?=[#>+-]|\d{1,3}[.)]\s)", r"\\", text)


def as_note(document: Document) -> str:
    """The document as Markdown."""
    out = []
    for kind, blocks in _parts(document):
        texts = [_plain(document.text[b.start : b.end]) for b in blocks]
        match kind:
            case BlockKind.HEADLINE:
                out.append(f"# {texts[0]}")
            case BlockKind.HEADING:
                out.append(f"## {texts[0]}")
            case BlockKind.LIST_ITEM:
                out.append("\n".join(f"- {text}" for text in texts))
            case BlockKind.CAPTION:
                out.append(f"![9 men](1.jpg)\n*{texts[0]}*")
            case BlockKind.ROW:
                rows = _rows(blocks, document.text)
                head = rows.pop(0) if any(b.labels[1] for b in blocks) else [""] * len(rows[0])
                lines = [head, ["---"] * len(head), *rows]
                out.append(
                    "\n".join("| " + " | ".join(_plain(c) if c != "---" else c for c in x) + " |" for x in lines)
                )
            case _:
                out.append(texts[0])
    return _NOTE.format(body="\n\n".join(out))


def _signatures(claims: Sequence[Claim], document: str) -> Counter[tuple[str, str]]:
    """What the claims of a document say, in a form that does not depend on how the file marks it up."""
    return Counter((c.kind.value, _folded(c.value_text.replace("\\", ""))) for c in claims if str(c.source) == document)


def _compare(rates: Rates, case: str, plain: AuditResult, dressed: AuditResult, suffix: str) -> None:
    for document in plain.documents:
        name = str(document.id)
        if not name.endswith(".txt"):
            continue
        before = _signatures(plain.claims, name)
        after = _signatures(dressed.claims, name.removesuffix(".txt") + suffix)
        lost, new = before - after, after - before
        for gone in lost:
            rates.wrong.append(f"lost: {case}/{name}: {gone}")
        for come in new:
            rates.wrong.append(f"new: {case}/{name}: {come}")
        total = before.total()
        rates.all["kept"] += total
        rates.right["kept"] += total - lost.total()
        rates.all["new"] += total
        rates.right["new"] += new.total()


def measure(cases: Sequence[Path], *, dress: bool) -> dict[str, Rates]:
    """The rates by suffix; with `dress` also of the texts as ".txt as .md" and ".txt as .html"."""
    rates: dict[str, Rates] = defaultdict(Rates)
    for case in cases:
        gold = json.loads((case / "gold.json").read_text(encoding="utf-8"))
        result = extract([case])
        for suffix in sorted({Path(source["file"]).suffix for source in gold["sources"]}):
            count(rates[suffix], case.name, gold, result, suffix, suffix)
        texts = [d for d in result.documents if d.format == "text"]
        if not dress or not texts:
            continue
        for suffix, make in ((".md", as_note), (".html", as_page)):
            with tempfile.TemporaryDirectory() as folder:
                for document in texts:
                    name = document.id.removesuffix(".txt") + suffix
                    (Path(folder) / name).write_text(make(document), encoding="utf-8")
                dressed = extract([folder])
            mine = rates[f".txt as {suffix}"]
            count(mine, case.name, gold, dressed, ".txt", suffix)
            _compare(mine, case.name, result, dressed, suffix)
    return dict(sorted(rates.items()))


def render(rates: dict[str, Rates]) -> str:
    """The table."""

    def cell(mine: Rates, name: str) -> str:
        return f"{mine.right[name]}/{mine.all[name]} {mine.share(name):.0%}" if mine.all[name] else "-"

    rows = [(name, mine.all["documents"], *(cell(mine, n) for n in _HEADERS[2:])) for name, mine in rates.items()]
    return tabulate(rows, headers=_HEADERS, disable_numparse=True)


def main() -> int:
    """Print the table; with --show also what was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", metavar="FOLDER", nargs="*", type=Path, default=[Path("tests/corpus")])
    parser.add_argument("--case", default="", help="only cases whose name holds this")
    parser.add_argument("--dress", action="store_true", help="read the texts as Markdown and HTML too")
    parser.add_argument("--show", action="store_true", help="list what was wrong")
    given = parser.parse_args()
    cases = sorted({p.parent for folder in given.folders for p in folder.rglob("gold.json") if given.case in str(p)})
    rates = measure(cases, dress=given.dress)
    if given.show:
        for name, mine in rates.items():
            for wrong in mine.wrong:
                print(f"{name}  {wrong}")
    print(render(rates))
    return 0


if __name__ == "__main__":
    sys.exit(main())
