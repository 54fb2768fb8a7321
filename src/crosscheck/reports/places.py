"""Where a claim stands, as each report says it: the line of a text file, the page of a PDF, a Word paragraph."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from crosscheck.model import Claim, Document, SourceId

LINE = "line"
PAGE = "page"


@dataclass(frozen=True, slots=True)
class Places:
    """What the number of a claim's place counts in each source that does not count lines: source -> unit."""

    units: Mapping[SourceId, str] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, documents: Sequence[Document]) -> Places:
        """The places of an audit's documents."""
        from crosscheck.sources.places import place_unit  # here, because `crosscheck --help` reads no sources

        units = {d.id: unit for d in documents if (unit := place_unit(d.format)) != LINE}
        return cls(MappingProxyType(units))

    def unit(self, source: SourceId) -> str:
        """What the numbers of its claims' places count, as `crosscheck.sources.places.place_unit` names it."""
        return self.units.get(source, LINE)

    def line(self, claim: Claim) -> int | None:
        """The claim's line in its file, None where a file of that format has no lines."""
        return claim.line if self.unit(claim.source) == LINE else None

    def words(self, claim: Claim, shown: Callable[[str], str] = str) -> str:
        """Source and place: "gazette.md:3", "report.pdf, page 3", "minutes.docx, paragraph 7".

        shown   escapes the source's name for the report
        """
        unit = self.unit(claim.source)
        return f"{shown(claim.source)}:{claim.line}" if unit == LINE else f"{shown(claim.source)}, {unit} {claim.line}"

    def fragment(self, claim: Claim) -> str:
        """What leads a link to the place inside its file: "#L3" on a code host, "#page=3" (RFC 8118), "" for others."""
        unit = self.unit(claim.source)
        if unit == LINE:
            return f"#L{claim.line}"
        return f"#page={claim.line}" if unit == PAGE else ""


LINES = Places()
"""The places where nothing is known of the documents: all are lines."""
