"""The frozen records that every stage shares: Document, Block, Value, Claim, Pair, Finding, AuditResult.

All spans are half-open character offsets into `Document.text`, the text as read. All lines are 1-based.
"""

from __future__ import annotations

import bisect
import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import NewType

SourceId = NewType("SourceId", str)
ClaimId = NewType("ClaimId", str)
FindingId = NewType("FindingId", str)


class Kind(StrEnum):
    """What sort of value a claim states."""

    QUANTITY = "quantity"
    DATE = "date"
    DURATION = "duration"
    PLACE = "place"
    IDENTITY = "identity"
    POLARITY = "polarity"
    RANK = "rank"


class Verdict(StrEnum):
    """What a comparison of two claims, or of all claims on one fact, comes to."""

    CONTRADICTION = "contradiction"
    POSSIBLE = "possible"
    UPDATE = "update"
    AGREEMENT = "agreement"
    UNRELATED = "unrelated"


class Modality(StrEnum):
    """How firmly the source states a claim."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"


class BlockKind(StrEnum):
    """What part of a page a stretch of text is."""

    HEADLINE = "headline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    ROW = "row"  # a table row, or a label and its value on lines of their own
    DATELINE = "dateline"  # title block lines: byline, place and date
    FURNITURE = "furniture"  # menus, share rows, cookie notices: never claims


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of characters, 0 <= start <= end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of a document's text with its role; blocks are in document order and do not overlap.

    `labels` are the row and column labels (or the list's lead-in) that belong to it, as they stand in the text.
    """

    kind: BlockKind
    start: int
    end: int
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """When a document says it was published.

    `moment` is an aware datetime where a clock time and zone are said, a naive datetime where no zone is said,
    a date where only the day is. `origin` says where it was found ("front matter", "dateline", "file name", ...).
    """

    moment: dt.datetime | dt.date
    text: str
    origin: str

    @property
    def day(self) -> dt.date:
        """The calendar day in the document's own zone."""
        return self.moment.date() if isinstance(self.moment, dt.datetime) else self.moment


# What is known of a document besides its text and date; `Document.found_in` says where each was found.
FIELDS = ("title", "outlet", "byline", "language", "url", "origin")


@dataclass(frozen=True)
class Document:
    """One source as read. `id` is its path relative to the audited folder, with forward slashes."""

    id: SourceId
    text: str
    blocks: tuple[Block, ...]
    format: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: Published | None = None
    place: str | None = None  # of the dateline ("TIRANA, May 14")
    language: str = "en"
    url: str | None = None
    origin: str | None = None  # where the source says it comes from, as its metadata puts it
    # Where each of `FIELDS` was found: (field, "front matter"); `published` carries its own.
    found_in: tuple[tuple[str, str], ...] = ()
    encoding: str = "utf-8"
    problems: tuple[str, ...] = ()  # what a reader of the report should know: guessed date, repaired bytes
    # Text formats point at lines of the file. Where `text` was extracted (HTML), line_map[i] is the line of the
    # file that line i+1 of `text` came from.
    line_map: tuple[int, ...] | None = None

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(i + 1 for i, c in enumerate(self.text) if c == "\n")]

    def origin_of(self, name: str) -> str:
        """Where the value of a field ("title", "published") was found, "" where there is none."""
        if name == "published":
            return self.published.origin if self.published else ""
        return dict(self.found_in).get(name, "")

    def line_of(self, offset: int) -> int:
        """The 1-based line of the file that holds this offset of `text`."""
        line = bisect.bisect_right(self._line_starts, offset)
        return self.line_map[line - 1] if self.line_map else line


@dataclass(frozen=True, slots=True)
class SkippedSource:
    """A file that was not read. `failed` tells a source that could not be read from a file of unknown type."""

    path: str
    reason: str
    failed: bool


Bound = Decimal | dt.date | dt.datetime | None


@dataclass(frozen=True, slots=True)
class Value:
    """A value as bounds, with the words that state it.

    kind        quantity, date, duration or rank
    start, end  span of the value's own words, hedge and unit included ("nearly 100 pilots": "nearly 100 pilots")
    value       the number as stated, None where none is ("hundreds"); for dates None
    low, high   bounds in `unit`, inclusive, None where open; dates are datetime.date (inclusive days), or
                datetime.datetime where a clock time is said (aware where a zone is known)
    soft_low, soft_high   the widest reading that usage and rounding allow; a contradiction needs these apart.
                None means open. soft_low <= low and high <= soft_high wherever both are set.
    unit        name of the unit ("kilometre", "hour"), of the currency ("euro"), "percent", or the counted noun in
                the singular ("pilot"); None for a bare number
    dimension   "length", "mass", "time", "money:EUR" (ISO 4217, or a word such as "dollar" where the country is not
                said), "percent", "count", ... ; "" for a bare number; values of dimensions that cannot be compared
                never are (`crosscheck.values.bounds.comparable_dimensions`)
    edtf        dates only, ISO 8601-2 ("1961-06", "196X", "1957/..")
    precision   dates only: "minute", "hour", "part", "day", "week", "month", "season", "quarter", "half", "year",
                "decade", "century", "range"
    approximate hedged or vague; `hedge` holds the words ("nearly")
    derivation  how a value that is not said was worked out, "" where it is said:
                "Tuesday before 2019-03-01 10:41 +07:00 -> 2019-02-26"
    doubtful    whether that working-out rests on a step a reader could dispute
    """

    kind: Kind
    start: int
    end: int
    text: str
    value: Decimal | None = None
    low: Bound = None
    high: Bound = None
    soft_low: Bound = None
    soft_high: Bound = None
    unit: str | None = None
    dimension: str = ""
    edtf: str | None = None
    precision: str = ""
    approximate: bool = False
    hedge: str = ""
    derivation: str = ""
    doubtful: bool = False
    per: str | None = None  # "day" in "40 tons a day"
    change: bool = False  # a change, not a level: "up 12 percent"
    role: str = ""  # "age", "anniversary", "score", "ordinal of a name", "since", "until", ... what the grammar saw


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: a person, organization, place or other proper name, resolved to its entity."""

    start: int
    end: int
    text: str
    label: str  # "person", "org", "place", "work", "event", "other"
    entity: str  # canonical name, the same for all its aliases over all sources of an audit


@dataclass(frozen=True)
class Claim:
    """One value of one fact, as one source puts it. The first block of fields is a row of the claims table."""

    claim_id: ClaimId
    source: SourceId
    line: int
    start: int
    end: int
    quote: str
    kind: Kind
    subject: str
    predicate: str
    object: str
    value_text: str
    value: Value | None  # None for place, identity and polarity
    polarity: bool = True  # False where negated
    modality: Modality = Modality.ASSERTED
    attribution: str = ""
    as_of: str = ""
    scope: str = ""
    review: str = ""
    note: str = ""
    origin: str = "extracted"
    inferred: str = ""
    context: Context = field(default_factory=lambda: Context())


@dataclass(frozen=True)
class Context:
    """What matching needs of a claim's surroundings, worked out once at extraction.

    value_start, value_end  span of the value's words inside `Claim.quote`
    before     the sentence before, or the labels of a row
    block      the kind of block
    names      canonical names in the sentence and, resolved from it, by pronoun or description
    terms      content lemmas of the clause
    head       what is counted, dated, timed or ranked: the noun's lemma
    head_terms its modifiers' lemmas
    event      lemma of the event verb or nominalization the value hangs on
    times      dates that the clause ties the event to, as (first, last) ISO days
    agent, patient  canonical names or head lemmas of the roles
    within     places that hold the one a claim names, as far as names and texts say, nearest first
    reporting  lemma of the verb that the attribution stands with ("claim", "say", "according"), "" where there is none
    until      EDTF of the date up to which a count is said to hold ("as of Monday"), "" where none is said
    published  day of publication, ISO, "" where unknown
    told       the statement by itself, the value in [ ], where the quote holds more than one that the value could be of
    """

    value_start: int = 0
    value_end: int = 0
    before: str = ""
    block: BlockKind = BlockKind.PARAGRAPH
    names: tuple[str, ...] = ()
    near_names: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    near_terms: tuple[str, ...] = ()
    head: str = ""
    head_terms: tuple[str, ...] = ()
    event: str = ""
    times: tuple[tuple[str, str], ...] = ()
    places: tuple[str, ...] = ()
    agent: str = ""
    patient: str = ""
    within: tuple[str, ...] = ()
    reporting: str = ""
    until: str = ""
    published: str = ""
    title: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """One comparison of a pair: its name, the level reached, the weight (log-odds) that it adds, and why."""

    name: str
    level: str
    weight: float
    detail: str = ""
    veto: bool = False


@dataclass(frozen=True)
class Pair:
    """Two claims held against each other. `score` is the probability, 0..1, that they speak of the same fact."""

    a: Claim
    b: Claim
    kind: Kind
    score: float
    levels: tuple[Level, ...]
    verdict: Verdict
    reason: str


@dataclass(frozen=True)
class Finding:
    """All claims on one fact, with the verdict over them.

    `sides` groups the claims by value: each inner tuple holds indexes into `claims`; an agreement has one side.
    Severity (the verdict) and confidence (`score`) are separate.
    """

    id: FindingId
    verdict: Verdict
    kind: Kind
    score: float
    summary: str
    reason: str
    claims: tuple[Claim, ...]
    sides: tuple[tuple[int, ...], ...]
    pairs: tuple[Pair, ...] = ()
    voices: int = 0  # independent sources among the claims

    def __post_init__(self) -> None:
        if len(self.claims) < 2:
            raise ValueError("a finding needs at least two claims")


@dataclass(frozen=True)
class AuditResult:
    """What one audit found, in report order, together with what it read and what it could not read."""

    documents: tuple[Document, ...]
    skipped: tuple[SkippedSource, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    candidate_pairs: int = 0
    families: tuple[tuple[SourceId, ...], ...] = ()  # near-copies that count as one voice
    notes: tuple[str, ...] = ()

    @property
    def incomplete(self) -> bool:
        """Whether a source could not be read."""
        return any(s.failed for s in self.skipped)
