"""One finding in full: its values and how they were worked out, every level of every pair, what would change it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from tabulate import tabulate

from crosscheck.model import Claim, Finding, Modality, Pair, Value, Verdict
from crosscheck.reports.escape import one_line
from crosscheck.reports.places import LINES, Places
from crosscheck.reports.view import plural, sides_of, value_words
from crosscheck.values.bounds import bounds_text, describe


def render_explanation(finding: Finding, places: Places = LINES) -> str:
    """The explanation as plain text for a terminal; `places` says what the claims' places count."""
    lines = [
        f"{finding.verdict.value}  {finding.kind.value}  {finding.score:.2f}  {finding.id}",
        one_line(finding.summary),
        f"why: {one_line(finding.reason)}",
        f"{plural(len(finding.claims), 'claim')}, {plural(finding.voices, 'independent voice')}",
        "",
        "Claims",
        *(line for claim in finding.claims for line in _claim(claim, places)),
    ]
    for pair in finding.pairs:
        lines.extend(("", *_pair(pair, places)))
    lines.extend(("", "What would change the verdict", *(f"  - {line}" for line in what_would_change(finding))))
    return "\n".join(lines) + "\n"


def _claim(claim: Claim, places: Places) -> Iterator[str]:
    yield f"  {places.words(claim, one_line)}: “{one_line(claim.quote)}”"
    facts = {
        "value": f"“{one_line(claim.value_text)}” = {one_line(value_words(claim))}",
        **(_value_facts(claim.value) if claim.value else {}),
        "worked out": claim.inferred if not claim.value or claim.inferred != claim.value.derivation else "",
        "subject": claim.subject,
        "predicate": claim.predicate,
        "object": claim.object,
        "negated": "" if claim.polarity else "yes",
        "modality": "" if claim.modality is Modality.ASSERTED else claim.modality.value,
        "according to": claim.attribution,
        "as of": claim.as_of,
        "scope": claim.scope,
        "review": " ".join(part for part in (claim.review, claim.note) if part),
        "claim": claim.claim_id,
    }
    yield from (f"    {name}: {one_line(fact)}" for name, fact in facts.items() if fact)


def _value_facts(value: Value) -> dict[str, str]:
    widest = replace(value, low=value.soft_low, high=value.soft_high)
    return {
        "bounds": _range(value),
        "widest reading": _range(widest) if (widest.low, widest.high) != (value.low, value.high) else "",
        "unit": value.unit or "",
        "EDTF": value.edtf or "",
        "hedge": value.hedge,
        "derivation": value.derivation,
        "doubtful": "this working-out rests on a step that a reader could dispute" if value.doubtful else "",
    }


def _range(value: Value) -> str:
    low, high = bounds_text(value)
    return low if low == high else f"{low or 'open'} to {high or 'open'}"


def _pair(pair: Pair, places: Places) -> Iterator[str]:
    a, b = (f"{places.words(c, one_line)} “{one_line(c.value_text)}”" for c in (pair.a, pair.b))
    yield f"{a} and {b}: {pair.verdict.value}, {pair.score:.2f}"
    yield f"  {one_line(pair.reason)}"
    rows = [
        (
            one_line(level.name),
            one_line(level.level),
            "veto" if level.veto else f"{level.weight:+.2f}",
            one_line(level.detail),
        )
        for level in pair.levels
    ]
    if rows:
        table = tabulate(rows, headers=("level", "reached", "log-odds", "detail"), disable_numparse=True)
        yield from (f"  {line.rstrip()}" for line in table.splitlines())


def what_would_change(finding: Finding) -> tuple[str, ...]:
    """What would make the verdict another one, a sentence each."""
    return (*_by_verdict(finding), *_by_level(finding), *_by_review(finding))


def _by_verdict(finding: Finding) -> Iterator[str]:
    soft = list(dict.fromkeys(line for claim in finding.claims for line in _softness(claim)))
    match finding.verdict:
        case Verdict.CONTRADICTION:
            readings = [f"{_widest(side[0])} ({one_line(side[0].source)})" for side in sides_of(finding)]
            yield f"agreement, if the widest readings met; they are {'; '.join(readings)}"
            yield "possible, if one side were hedged, planned, quoted from a party or worked out by a doubtful step"
        case Verdict.POSSIBLE:
            yield from (f"contradiction, were it not that {line}" for line in soft)
            if not soft:
                yield "contradiction, if both sides stated their value outright, of the same fact beyond doubt"
        case Verdict.UPDATE:
            yield "contradiction, if the later report did not have to be the later state of the same count or plan"
        case Verdict.AGREEMENT:
            yield "contradiction, if the widest readings of the values lay apart"
        case Verdict.UNRELATED:
            yield "another verdict, if no level ruled the pair out"


def _widest(claim: Claim) -> str:
    if claim.value is None:
        return f"“{one_line(value_words(claim))}”"
    return one_line(describe(replace(claim.value, low=claim.value.soft_low, high=claim.value.soft_high)))


def _softness(claim: Claim) -> Iterator[str]:
    who = one_line(claim.source)
    if claim.value and claim.value.doubtful:
        yield f"{who} leaves the value to be worked out ({one_line(claim.value.derivation)})"
    elif claim.inferred:
        yield f"{who} does not say the value itself ({one_line(claim.inferred)})"
    if claim.value and claim.value.hedge:
        yield f"{who} hedges (“{one_line(claim.value.hedge)}”)"
    if claim.attribution:
        yield f"{who} quotes {one_line(claim.attribution)}"
    if claim.modality is not Modality.ASSERTED:
        yield f"{who} states it as {claim.modality.value}"


def _by_level(finding: Finding) -> Iterator[str]:
    """The level that carries the best pair, and the score without it: a sum of natural log-odds, so it subtracts."""
    pair = max(finding.pairs, key=lambda p: p.score, default=None)
    if pair is None or not pair.levels:
        return
    level = max(pair.levels, key=lambda item: item.weight)
    if level.weight > 0:
        odds = math.log(min(max(pair.score, 1e-4), 1 - 1e-4) / (1 - min(max(pair.score, 1e-4), 1 - 1e-4)))
        without = 1 / (1 + math.exp(level.weight - odds))
        yield (
            f"the match rests most on {one_line(level.name)} ({one_line(level.level)}); "
            f"without it the score of that pair would be {without:.2f} instead of {pair.score:.2f}"
        )


def _by_review(finding: Finding) -> Iterator[str]:
    if len(finding.claims) == 2:
        yield "none, if a corrected source no longer made one of the claims"
    else:
        yield "perhaps none, if corrected sources no longer made the claims of all sides but one"
