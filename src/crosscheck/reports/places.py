"""Where a claim stands, as each report says it: the line of a text file, the page of a PDF, a Word paragraph."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from crosscheck.model import Claim, Document, SourceId

LINE = "line"
PAGE = "page"


@dataclass(frozen=True, slots=True)
class Places:
    """Where claims stand in their sources.

    units      what the number of a claim's place counts in each source that does not count lines: source -> unit
    passages   of a source whose text was taken out of its file (HTML, a row of a table), the ends of its parts with
               their names, for the lines of such a file tell little: source -> ((end, "paragraph 3"), ...)
    """

    units: Mapping[SourceId, str] = field(default_factory=lambda: MappingProxyType({}))
    passages: Mapping[SourceId, tuple[tuple[int, str], ...]] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, documents: Sequence[Document]) -> Places:
        """The places of an audit's documents."""
        from crosscheck.sources.places import passages, place_unit  # here: `crosscheck --help` reads no sources

        units = {d.id: unit for d in documents if (unit := place_unit(d.format)) != LINE}
        parts = {d.id: found for d in documents if (found := passages(d))}
        return cls(MappingProxyType(units), MappingProxyType(parts))

    def unit(self, source: SourceId) -> str:
        """What the numbers of its claims' places count, as `crosscheck.sources.places.place_unit` names it."""
        return self.units.get(source, LINE)

    def line(self, claim: Claim) -> int | None:
        """The claim's line in its file, None where a file of that format has no lines."""
        return claim.line if self.unit(claim.source) == LINE else None

    def passage(self, claim: Claim) -> str:
        """The part of a text that holds a claim's value ("paragraph 3"), "" where lines lead to it."""
        parts = self.passages.get(claim.source, ())
        at = bisect.bisect_right(parts, claim.start + claim.context.value_start, key=lambda part: part[0])
        return parts[at][1] if at < len(parts) else ""

    def words(self, claim: Claim, shown: Callable[[str], str] = str) -> str:
        """Source and place: "gazette.md:3", "post.html:12, paragraph 4", "report.pdf, page 3".

        shown   escapes the source's name for the report
        """
        unit = self.unit(claim.source)
        if unit != LINE:
            return f"{shown(claim.source)}, {unit} {claim.line}"
        passage = self.passage(claim)
        return f"{shown(claim.source)}:{claim.line}" + (f", {passage}" if passage else "")

    def within(self, claim: Claim) -> str:
        """The place without the source: "line 3", "line 12, paragraph 4", "page 3"."""
        passage = self.passage(claim)
        return f"{self.unit(claim.source)} {claim.line}" + (f", {passage}" if passage else "")

    def fragment(self, claim: Claim) -> str:
        """What leads a link to the place inside its file: "#L3" on a code host, "#page=3" (RFC 8118), "" for others."""
        unit = self.unit(claim.source)
        if unit == LINE:
            return f"#L{claim.line}"
        return f"#page={claim.line}" if unit == PAGE else ""


LINES = Places()
"""The places where nothing is known of the documents: all are lines."""
