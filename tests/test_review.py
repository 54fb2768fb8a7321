from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crosscheck.errors import UsageError
from crosscheck.model import Pair, Verdict
from crosscheck.reports.pairs import render_pairs
from crosscheck.review import Review, pair_key, read_judgements, read_verdicts, to_jsonl
from sample_results import everything

PAIRS = tuple(pair for finding in everything().findings for pair in finding.pairs)


def lines(*changes: dict[str, Any]) -> str:
    rows = [json.loads(line) for line in render_pairs(PAIRS).splitlines()]
    return "\n".join(json.dumps(row | change) for row, change in zip(rows, changes, strict=False))


def judged(verdict: str = "agreement", reason: str = "the same count", by: str = "M. Ito") -> dict[str, str]:
    return {"verdict": verdict, "reason": reason, "by": by}


def moved(pair: Pair, **changes: Any) -> Pair:
    return replace(pair, a=replace(pair.a, line=99, start=900, end=950, **changes), b=pair.b)


def test_lines_without_a_judge_are_passed_over() -> None:
    found = read_verdicts(lines({}, judged(), {}), "v", PAIRS)
    assert [(j.verdict, j.reason, j.by) for j in found] == [(Verdict.AGREEMENT, "the same count", "M. Ito")]
    assert found[0].claims == ("gazette.md: two hours", "wire/radio.txt: five hours")


def test_a_judgement_takes_the_place_of_the_verdict_and_is_said() -> None:
    found = read_verdicts(lines(judged("unrelated"), judged()), "v", PAIRS)
    review = Review(judgements={j.key: j for j in found})
    pairs = review.judged(PAIRS)
    assert [p.score for p in pairs] == sorted((p.score for p in pairs), reverse=True)
    assert (pairs[0].verdict, pairs[0].score, pairs[0].kind) == (Verdict.AGREEMENT, 1.0, "duration")
    assert pairs[0].reason == "the same count (judged by M. Ito)"
    assert pairs[0].levels[0].name == "judged"
    assert (pairs[-1].verdict, pairs[-1].score) == (Verdict.UNRELATED, 0.0)
    assert sorted(pairs[1:-1], key=lambda p: p.reason) == sorted(PAIRS[2:], key=lambda p: p.reason)


def test_it_follows_moved_lines_and_ends_with_a_changed_value() -> None:
    found = read_verdicts(lines(judged()), "v", PAIRS)
    review = Review(judgements={j.key: j for j in found})
    quote = PAIRS[0].a.quote.replace(" ", "\n")
    assert review.judged([moved(PAIRS[0], quote=quote)])[0].verdict is Verdict.AGREEMENT
    turned = replace(PAIRS[0], a=PAIRS[0].b, b=PAIRS[0].a)
    assert review.judged([turned])[0].verdict is Verdict.AGREEMENT
    changed = moved(PAIRS[0], value_text="213 passengers")
    assert review.judged([changed]) == (changed,)


def test_dropped_claims_are_left_out() -> None:
    claims = everything().claims
    assert Review(frozenset({claims[1].claim_id})).kept(claims) == (claims[0], *claims[2:])
    assert not Review()
    assert Review(frozenset({claims[1].claim_id}))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "v:1: is no JSON"),
        ("[" * 100_000, "v:1: is no JSON"),
        ("1", "v:1: is no JSON object"),
        (lines(judged("maybe")), "v:1: verdict is 'maybe'; it takes one of contradiction"),
        (lines(judged(reason=" ")), "v:1: reason takes text"),
        (lines(judged() | {"claims": []}), "v:1: claims takes the two claims"),
        (lines({}, judged() | {"kind": "rank"}), "v:2: no such pair among the candidates"),
        (lines(judged()) + "\n" + lines(judged("unrelated")), "v:2: this pair has another verdict further up"),
    ],
)
def test_what_cannot_be_used_is_named_by_its_line(text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_verdicts(text, "v", PAIRS)


class TestFile:
    def test_read_back_as_written(self, tmp_path: Path) -> None:
        found = read_verdicts(lines(judged(reason='a "b"\u2028'), judged("possible")), "v", PAIRS)
        path = tmp_path / "judgements.jsonl"
        path.write_text(to_jsonl(found), encoding="utf-8")
        assert sorted(read_judgements(path).values(), key=lambda j: j.key) == sorted(found, key=lambda j: j.key)
        assert to_jsonl(found) == to_jsonl(found[::-1])

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"", "is empty"),
            (b"{}\n", "is of version None"),
            (b'{"crosscheck_judgements": 2}\n', "is of version 2"),
            (b'{"crosscheck_judgements": 1}\n\n{}\n', ":3: verdict takes text"),
            (b"\xff", "is not UTF-8"),
        ],
    )
    def test_broken_files_are_named(self, tmp_path: Path, data: bytes, message: str) -> None:
        path = tmp_path / "judgements.jsonl"
        path.write_bytes(data)
        with pytest.raises(UsageError, match=message) as caught:
            read_judgements(path)
        assert "judgements.jsonl" in str(caught.value)

    def test_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match="cannot be read"):
            read_judgements(tmp_path / "none")


def test_keys_tell_pairs_apart() -> None:
    keys = [pair_key(pair.kind, pair.a, pair.b) for pair in PAIRS]
    assert len(set(keys)) == len(keys)
