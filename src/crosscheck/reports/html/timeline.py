"""The dated claims of an audit in order of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crosscheck.model import Claim, Kind, SourceId
from crosscheck.reports.view import value_words


@dataclass(frozen=True, slots=True)
class Moment:
    """One dated claim: when, in words; what happened then; and the claim that says so."""

    when: str
    what: str
    claim: Claim


def timeline(claims: Iterable[Claim], sources: Mapping[SourceId, int]) -> list[tuple[str, list[Moment]]]:
    """Dated claims by year, in order of time. A claim whose bounds are both open has no place in it."""
    rows: list[tuple[dt.date, dt.date, int, int, Claim]] = []
    for claim in claims:
        value = claim.value
        if claim.kind is not Kind.DATE or value is None:
            continue
        edges = [_day(edge) for edge in (value.low, value.high) if isinstance(edge, dt.date)]
        if edges:
            rows.append((edges[0], edges[-1], sources.get(claim.source, 0), claim.start, claim))
    years: dict[str, list[Moment]] = {}
    for first, _, _, _, claim in sorted(rows, key=lambda row: (*row[:4], row[4].claim_id)):
        what = " ".join(part for part in (claim.subject, claim.predicate, claim.object) if part)
        years.setdefault(str(first.year), []).append(Moment(value_words(claim), what, claim))
    return list(years.items())


def _day(edge: dt.date) -> dt.date:
    return edge.date() if isinstance(edge, dt.datetime) else edge
