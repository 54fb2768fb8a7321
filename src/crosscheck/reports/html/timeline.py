"""The dated claims of an audit in order of time: all of them by year, and a picture of each event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crosscheck.model import Claim, ClaimId, Finding, Kind, SourceId, Value, Verdict
from crosscheck.reports.html.pictures import FOOT, ROW, Axis, Bar
from crosscheck.reports.view import value_words

_SEVERITY = tuple(Verdict)


@dataclass(frozen=True, slots=True)
class Moment:
    """One dated claim: when, in words; what happened then; and the claim that says so."""

    when: str
    what: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Mark:
    """One date in the picture of an event, the first claim that gives it, and that claim's finding.

    verdict   of the severest finding that a claim with this date belongs to, "" where there is none
    """

    bar: Bar
    claim: Claim
    verdict: str


@dataclass(frozen=True, slots=True)
class Event:
    """What several claims date: its name, its dates in order of time, the height, and the labels of the axis."""

    name: str
    marks: tuple[Mark, ...]
    height: int
    low: str
    high: str


def timeline(claims: Iterable[Claim], sources: Mapping[SourceId, int]) -> list[tuple[str, list[Moment]]]:
    """Dated claims by year, in order of time. A claim whose bounds are both open has no place in it."""
    years: dict[str, list[Moment]] = {}
    for claim, value in _dated(claims, sources):
        what = " ".join(part for part in (claim.subject, claim.predicate, claim.object) if part)
        years.setdefault(str(_days(value)[0].year), []).append(Moment(value_words(claim), what, claim))
    return list(years.items())


def events(claims: Iterable[Claim], findings: Sequence[Finding], sources: Mapping[SourceId, int]) -> list[Event]:
    """The events that claims give more than one date to, in order of time.

    Claims are of one event where a finding holds them to be, or where verb and subject, a name, are the same: the
    visits of one person stand in one picture. Each different date is a row, with the numbers of the sources that give
    it. An event bears the name of the severest finding on it, without the values; else subject and verb.
    """
    dated = _dated(claims, sources)
    group = _groups(dated, findings)
    members: dict[ClaimId, list[tuple[Claim, Value]]] = {}
    for claim, value in dated:
        members.setdefault(group[claim.claim_id], []).append((claim, value))
    found_on: dict[ClaimId, Finding] = {}
    for finding in findings:
        for claim in finding.claims:
            found_on.setdefault(claim.claim_id, finding)
    found = (_event(rows, found_on, sources) for rows in members.values() if len(rows) > 1)
    return [event for event in found if event is not None]


def _dated(claims: Iterable[Claim], sources: Mapping[SourceId, int]) -> list[tuple[Claim, Value]]:
    """Claims with a date that has a bound, by first and last day, source and place."""
    found = [(c, c.value) for c in claims if c.kind is Kind.DATE and c.value is not None and _days(c.value)]
    return sorted(
        found,
        key=lambda item: (_days(item[1])[0], _days(item[1])[-1], sources.get(item[0].source, 0), item[0].start,
                          item[0].claim_id),
    )  # fmt: skip


def _days(value: Value) -> list[dt.date]:
    edges = (edge for edge in (value.low, value.high) if isinstance(edge, dt.date))
    return [edge.date() if isinstance(edge, dt.datetime) else edge for edge in edges]


def _groups(dated: Sequence[tuple[Claim, Value]], findings: Sequence[Finding]) -> dict[ClaimId, ClaimId]:
    """Each dated claim -> the first claim of its event (a union of the pairs that share one)."""
    first: dict[ClaimId, ClaimId] = {claim.claim_id: claim.claim_id for claim, _ in dated}

    def root(claim: ClaimId) -> ClaimId:
        while first[claim] != claim:
            first[claim] = first[first[claim]]
            claim = first[claim]
        return claim

    def join(ids: Sequence[ClaimId]) -> None:
        for id_ in ids[1:]:
            first[root(id_)] = root(ids[0])

    for finding in findings:
        join([claim.claim_id for claim in finding.claims if claim.claim_id in first])
    named: dict[tuple[str, str], list[ClaimId]] = {}
    for claim, _ in dated:
        verb = (claim.context.event or claim.predicate).casefold()
        if verb and claim.subject[:1].isupper():  # a name; "it" or "an official" may be somebody else each time
            named.setdefault((claim.subject.casefold(), verb), []).append(claim.claim_id)
    for ids in named.values():
        join(ids)
    return {id_: root(id_) for id_ in first}


def _event(
    rows: Sequence[tuple[Claim, Value]], found_on: Mapping[ClaimId, Finding], sources: Mapping[SourceId, int]
) -> Event | None:
    """The picture of an event; None where its claims give one date alone, so that there is nothing to see."""
    by_date: dict[str, list[tuple[Claim, Value]]] = {}
    for claim, value in rows:
        by_date.setdefault(value_words(claim), []).append((claim, value))
    axis = Axis.over([value for _, value in rows])
    if axis is None or len(by_date) < 2:
        return None
    marks = []
    for row, (when, same) in enumerate(by_date.items()):
        numbers = sorted({sources[claim.source] for claim, _ in same if claim.source in sources})
        said = f"{when} ({'source' if len(numbers) == 1 else 'sources'} {', '.join(map(str, numbers))})"
        worst = _severest([claim for claim, _ in same], found_on)
        verdict = worst.verdict.value if worst else ""
        marks.append(Mark(axis.bar(same[0][1], said if numbers else when, row), same[0][0], verdict))
    name = _name([claim for claim, _ in rows], found_on)
    return Event(name, tuple(marks), len(marks) * ROW + FOOT, axis.low_label, axis.high_label)


def _severest(claims: Sequence[Claim], found_on: Mapping[ClaimId, Finding]) -> Finding | None:
    found = [found_on[claim.claim_id] for claim in claims if claim.claim_id in found_on]
    return min(found, key=lambda finding: _SEVERITY.index(finding.verdict), default=None)


def _name(claims: Sequence[Claim], found_on: Mapping[ClaimId, Finding]) -> str:
    finding = _severest(claims, found_on)
    if finding is not None:
        return finding.summary.partition(": ")[0]
    return f"{claims[0].subject} – {claims[0].context.event or claims[0].predicate}"
