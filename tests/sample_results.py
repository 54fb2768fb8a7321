"""Audit results built by hand, with every verdict and kind, for the tests of reports, tables and commands."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from crosscheck.model import (
    AuditResult,
    Block,
    BlockKind,
    Claim,
    ClaimId,
    Context,
    Document,
    Finding,
    FindingId,
    Kind,
    Level,
    Modality,
    Pair,
    Published,
    SkippedSource,
    SourceId,
    Value,
    Verdict,
)

# Each of these means something to some output format, or to a spreadsheet, a terminal or a CI runner.
HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)>",
    "| a | [link](javascript:alert(1)) `code` **bold** ~~gone~~ $x$ https://evil.example/ www.evil.example",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b31m",
    "::error file=x,line=1::owned%0A::set-output name=x::y",
    '=HYPERLINK("http://evil.example","x")',
    "\u202efdp.exe\u202c \u2066x\u2069 \u200bzero\ufeff",
    "]]> --> </details></td></script> &amp; \" '",
    "two\nlines\r\nthree\tcells\u2028four",
    "'=1+1",
)


def value(text: str, low: str | None, high: str | None, unit: str | None = None, kind: Kind = Kind.QUANTITY) -> Value:
    lowest, highest = (Decimal(bound) if bound is not None else None for bound in (low, high))
    number = lowest if low == high else None
    return Value(kind, 0, len(text), text, number, lowest, highest, lowest, highest, unit, "count" if unit else "")


def day(text: str, first: dt.date, last: dt.date | None = None, edtf: str = "") -> Value:
    last = last or first
    return Value(
        Kind.DATE, 0, len(text), text, None, first, last, first, last, edtf=edtf or first.isoformat(), precision="day"
    )


def document(source: str, text: str, **more: object) -> Document:
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    return replace(Document(SourceId(source), text, blocks, "text"), **more)  # type: ignore[arg-type]


def claim(
    source: Document, quote: str, kind: Kind, value_text: str, normalized: Value | None = None, **more: object
) -> Claim:
    start = source.text.index(quote)
    place = quote.find(value_text)
    digest = hashlib.sha256("\x1f".join((source.id, kind, quote, value_text)).encode()).hexdigest()[:12]
    made = Claim(
        ClaimId(f"c{digest}"),
        source.id,
        source.line_of(start),
        start,
        start + len(quote),
        quote,
        kind,
        "Harbour ferry",
        "carry",
        "",
        value_text,
        normalized,
        context=Context(max(place, 0), max(place, 0) + len(value_text), before="Before it.", published="2024-03-05"),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def pair(a: Claim, b: Claim, verdict: Verdict, score: float, reason: str) -> Pair:
    levels = (
        Level("fact", "0.90", 2.2, "the same fact, by the trained model"),
        Level("head", "same", 1.1, "passenger"),
        Level("scope", "missing", 0.0, ""),
    )
    return Pair(a, b, a.kind, score, levels, verdict, reason)


def finding(verdict: Verdict, score: float, summary: str, reason: str, sides: Sequence[Sequence[Claim]]) -> Finding:
    claims = [made for side in sides for made in side]
    numbers = iter(range(len(claims)))
    digest = hashlib.sha256("\x1f".join(made.claim_id for made in claims).encode()).hexdigest()[:10]
    return Finding(
        FindingId(digest),
        verdict,
        claims[0].kind,
        score,
        summary,
        reason,
        tuple(claims),
        tuple(tuple(next(numbers) for _ in side) for side in sides),
        (pair(claims[0], claims[-1], verdict, score, reason),),
        len({made.source for made in claims}),
    )


GAZETTE = document(
    "gazette.md",
    "Ferry strikes pier\n\nThe ferry carried 212 passengers. It sailed on 4 March.\nThe crossing took two hours.\n"
    "It struck the north pier.\nIvo Brandt was its captain.\nThe mayor did not visit the pier.\n"
    "It was the second accident of the year.\nThe ferry was built in 1998.\nFourteen people were hurt.\n",
    title="Ferry strikes pier",
    outlet="Harbour Gazette",
    published=Published(
        dt.datetime(2024, 3, 5, 7, 30, tzinfo=dt.timezone(dt.timedelta(hours=1))), "5 March", "dateline"
    ),
    format="markdown",
)
RADIO = document(
    "wire/radio.txt",
    "Some 260 people were on the ferry.\nThe ferry left on 5 March.\nIt was under way for five hours.\n"
    "It hit the south pier.\nThe captain, Mara Lindt, was unhurt.\nThe mayor visited the pier.\n"
    "It was the third accident of the year.\nThe ferry, built in the 1990s, was repaired.\n"
    "Nineteen people were hurt.\n",
    published=Published(dt.date(2024, 3, 6), "6 March", "file name"),
    problems=("the date was taken from the file name",),
)
COPY = document("wire/copy.txt", "Some 260 people were on the ferry.\n")


def everything() -> AuditResult:
    """Every verdict and every kind, a copy, a file that failed and one that is no source."""
    g, r = GAZETTE, RADIO
    count = claim(
        g, "The ferry carried 212 passengers.", Kind.QUANTITY, "212 passengers", value("212", "212", "212", "passenger")
    )
    people = value("Some 260 people", "250", "270", "person")
    counts = [
        claim(d, "Some 260 people were on the ferry.", Kind.QUANTITY, "Some 260 people", people) for d in (r, COPY)
    ]
    soft = replace(people, approximate=True, hedge="Some")
    counts = [replace(made, value=soft) for made in counts]
    sailed = claim(
        g,
        "It sailed on 4 March.",
        Kind.DATE,
        "4 March",
        day("4 March", dt.date(2024, 3, 4)),
        inferred="4 March before 2024-03-05 -> 2024-03-04",
    )
    left = claim(
        r,
        "The ferry left on 5 March.",
        Kind.DATE,
        "5 March",
        day("5 March", dt.date(2024, 3, 5)),
        attribution="the harbour office",
    )
    two = claim(
        g,
        "The crossing took two hours.",
        Kind.DURATION,
        "two hours",
        value("two hours", "2", "2", "hour", Kind.DURATION),
    )
    five = claim(
        r,
        "It was under way for five hours.",
        Kind.DURATION,
        "five hours",
        value("five hours", "5", "5", "hour", Kind.DURATION),
    )
    north = claim(g, "It struck the north pier.", Kind.PLACE, "north pier", object="north pier")
    south = claim(r, "It hit the south pier.", Kind.PLACE, "south pier", object="south pier")
    ivo = claim(g, "Ivo Brandt was its captain.", Kind.IDENTITY, "Ivo Brandt", object="Ivo Brandt")
    mara = claim(r, "The captain, Mara Lindt, was unhurt.", Kind.IDENTITY, "Mara Lindt", object="Mara Lindt")
    stayed = claim(g, "The mayor did not visit the pier.", Kind.POLARITY, "did not visit", polarity=False)
    came = claim(r, "The mayor visited the pier.", Kind.POLARITY, "visited", modality=Modality.PLANNED)
    second = claim(
        g, "It was the second accident of the year.", Kind.RANK, "second", value("second", "2", "2", kind=Kind.RANK)
    )
    third = claim(
        r,
        "It was the third accident of the year.",
        Kind.RANK,
        "third",
        value("third", "3", "3", kind=Kind.RANK),
        scope="of the year",
    )
    built = claim(
        g,
        "The ferry was built in 1998.",
        Kind.DATE,
        "1998",
        day("1998", dt.date(1998, 1, 1), dt.date(1998, 12, 31), "1998"),
    )
    nineties = claim(
        r,
        "The ferry, built in the 1990s, was repaired.",
        Kind.DATE,
        "the 1990s",
        day("the 1990s", dt.date(1990, 1, 1), dt.date(1999, 12, 31), "199X"),
    )
    hurt = claim(
        g, "Fourteen people were hurt.", Kind.QUANTITY, "Fourteen people", value("Fourteen", "14", "14", "person")
    )
    more = claim(
        r,
        "Nineteen people were hurt.",
        Kind.QUANTITY,
        "Nineteen people",
        value("Nineteen", "19", "19", "person"),
        as_of="2024-03-06",
    )
    findings = (
        finding(
            Verdict.CONTRADICTION, 0.97, "ferry – passenger: 212 / some 260", "The counts lie apart.", [[count], counts]
        ),
        finding(Verdict.CONTRADICTION, 0.91, "crossing – duration", "Two hours are not five.", [[two], [five]]),
        finding(Verdict.CONTRADICTION, 0.84, "ferry – pier", "One pier is not the other.", [[north], [south]]),
        finding(Verdict.CONTRADICTION, 0.8, "accident – rank", "Second is not third.", [[second], [third]]),
        finding(Verdict.POSSIBLE, 0.77, "ferry – sailing", "One day is worked out.", [[sailed], [left]]),
        finding(Verdict.POSSIBLE, 0.71, "ferry – captain", "Both may have held the post.", [[ivo], [mara]]),
        finding(Verdict.POSSIBLE, 0.66, "mayor – visit", "One side tells of a plan.", [[stayed], [came]]),
        finding(Verdict.UPDATE, 0.9, "ferry – hurt: 14 / 19", "Told later and larger.", [[hurt], [more]]),
        finding(Verdict.AGREEMENT, 0.95, "ferry – built", "1998 lies in the 1990s.", [[built, nineties]]),
    )
    claims = tuple(
        sorted({c.claim_id: c for f in findings for c in f.claims}.values(), key=lambda c: (c.source, c.start))
    )
    skipped = (
        SkippedSource("broken.txt", "it is not text", failed=True),
        SkippedSource("notes.xyz", "unknown type (.xyz)", failed=False),
    )
    families = ((COPY.id, RADIO.id),)
    return AuditResult((g, COPY, r), skipped, claims, findings, 41, families, ("One name was ambiguous.",))


def in_pages() -> AuditResult:
    """One contradiction between a PDF, whose lines lie on pages 1 and 3, a Word document and a mail."""
    report = document(
        "files/report.pdf",
        "Harbour report\nThe ferry carried 212 passengers.\n",
        format="pdf",
        line_map=(1, 3, 3),
        url="https://harbour.example/report",
        origin="harbour office",
        published=Published(dt.date(2024, 3, 6), "20240306", "PDF creation date"),
    )
    minutes = document("minutes.docx", "Some 260 people were on the ferry.\n", format="docx")
    mail = document("note.eml", "Dear all,\n\nSome 260 people were on the ferry.\n", format="eml")
    people = value("Some 260 people", "250", "270", "person")
    made = [
        claim(
            report,
            "The ferry carried 212 passengers.",
            Kind.QUANTITY,
            "212 passengers",
            value("212", "212", "212", "passenger"),
        ),
        claim(minutes, "Some 260 people were on the ferry.", Kind.QUANTITY, "Some 260 people", people),
        claim(mail, "Some 260 people were on the ferry.", Kind.QUANTITY, "Some 260 people", people),
    ]
    conflict = finding(Verdict.CONTRADICTION, 0.9, "ferry – passenger", "They lie apart.", [made[:1], made[1:]])
    return AuditResult((report, minutes, mail), (), tuple(made), (conflict,), 1)


def complete() -> AuditResult:
    """As `everything`, with every source read."""
    result = everything()
    return replace(result, skipped=result.skipped[1:])


def without_conflict() -> AuditResult:
    """One agreement alone, every source read."""
    result = complete()
    return replace(result, findings=tuple(f for f in result.findings if f.verdict is Verdict.AGREEMENT))


def hostile(text: str) -> AuditResult:
    """`text` wherever words of a source, a file name or a person come into a report."""
    first = document("a.txt", f"x {text} 12 men\n", title=text, outlet=text, problems=(text,))
    second = document(f"b {text.replace('/', '_')}.txt", f"{text} 30 men\n")
    made = [
        claim(
            d,
            d.text.strip("\n"),
            Kind.QUANTITY,
            f"{text} men",
            value("men", "12", "12", text),
            subject=text,
            object=text,
            attribution=text,
            inferred=text,
            scope=text,
            as_of=text,
        )
        for d in (first, second)
    ]
    conflict = finding(Verdict.CONTRADICTION, 0.9, text, text, [[made[0]], [made[1]]])
    agreement = finding(Verdict.AGREEMENT, 0.9, text, text, [made[::-1]])
    skipped = (SkippedSource(text, text, failed=True),)
    return AuditResult(
        (first, second), skipped, tuple(made), (conflict, agreement), 1, ((first.id, second.id),), (text,)
    )
