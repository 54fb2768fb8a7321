from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.baseline import Acceptance, accept, apply, key_of, prune, read_baseline, to_toml
from crosscheck.errors import BaselineError
from crosscheck.model import Claim, Finding, FindingId, Kind, Verdict
from sample_results import everything

TODAY = dt.date(2026, 3, 1)
ENTRY = 'version = 1\n[[accepted]]\nkey = "a"\nkind = "date"\nreason = "r"\n'
TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1)


def first() -> Finding:
    return everything().findings[0]


def with_claim(finding: Finding, **changes: object) -> Finding:
    head, *rest = finding.claims
    changed: Claim = replace(head, **changes)  # type: ignore[arg-type]
    return replace(finding, claims=(changed, *rest))


class TestKeys:
    def test_moved_and_rewrapped_lines_keep_it(self) -> None:
        quote = first().claims[0].quote.replace(" ", "\n  ")
        moved = with_claim(first(), line=90, start=900, end=940, quote=quote)
        assert key_of(moved) == key_of(first())

    @pytest.mark.parametrize("changes", [{"value_text": "213"}, {"quote": "Other."}, {"source": "b.txt"}])
    def test_a_changed_value_quote_or_source_does_not(self, changes: dict[str, str]) -> None:
        assert key_of(with_claim(first(), **changes)) != key_of(first())

    def test_claims_have_no_order_and_all_count(self) -> None:
        turned = replace(first(), claims=first().claims[::-1])
        assert key_of(turned) == key_of(first())
        assert key_of(replace(first(), claims=first().claims[:2])) != key_of(first())


class TestApply:
    def test_only_the_accepted_finding_is(self) -> None:
        findings = everything().findings
        applied = apply(accept((), findings[1], "why"), findings, TODAY)
        assert applied.accepted == {findings[1].id: "why"}
        assert applied.stale == applied.expired == ()

    def test_one_acceptance_never_hides_a_second_finding(self) -> None:
        twin = replace(first(), id=FindingId("twin"))
        baseline = accept((), first(), "why")
        assert list(apply(baseline, [first(), twin], TODAY).accepted) == [first().id]
        both = accept(baseline, twin, "why", present=2)
        assert both[0].count == 2
        assert list(apply(both, [first(), twin], TODAY).accepted) == [first().id, "twin"]
        assert apply(both, [first()], TODAY).stale == both

    def test_accepting_again_renews_the_reason_and_not_the_count(self) -> None:
        again = accept(accept((), first(), "old"), first(), "new", TODAY)
        assert [(e.reason, e.until, e.count) for e in again] == [("new", TODAY, 1)]

    def test_what_became_severer_is_new_and_what_became_milder_is_not(self) -> None:
        possible = replace(first(), verdict=Verdict.POSSIBLE)
        assert apply(accept((), possible, "why"), [first()], TODAY).accepted == {}
        assert apply(accept((), first(), "why"), [possible], TODAY).accepted == {first().id: "why"}

    def test_until_holds_to_the_end_of_the_day(self) -> None:
        baseline = accept((), first(), "why", TODAY)
        assert apply(baseline, [first()], TODAY).accepted
        after = apply(baseline, [first()], TODAY + dt.timedelta(days=1))
        assert (after.accepted, after.expired, after.stale) == ({}, baseline, ())

    def test_kinds_that_were_not_looked_for_are_not_stale(self) -> None:
        baseline = accept((), first(), "why")
        assert apply(baseline, [], TODAY, ["date"]).stale == ()
        assert apply(baseline, [], TODAY, ["quantity"]).stale == baseline

    def test_prune(self) -> None:
        findings = everything().findings
        twin = replace(first(), id=FindingId("twin"))
        baseline = accept(accept((), first(), "two"), twin, "two", present=2)
        baseline = accept(baseline, findings[1], "gone")
        baseline = accept(baseline, findings[2], "over", TODAY - dt.timedelta(days=1))
        baseline = accept(baseline, findings[3], "stays")
        present = [first(), *findings[2:]]
        kept = prune(baseline, apply(baseline, present, TODAY), present)
        assert {(entry.reason, entry.count) for entry in kept} == {("two", 1), ("stays", 1)}
        assert prune(kept, apply(kept, present, TODAY), present) == kept


class TestFile:
    @given(TEXT, TEXT, st.lists(TEXT, max_size=3), st.integers(1, 9), st.none() | st.dates())
    def test_read_back_as_written(
        self, summary: str, reason: str, claims: list[str], count: int, until: dt.date | None
    ) -> None:
        entry = Acceptance("0a" * 8, Verdict.POSSIBLE, Kind.DATE, summary, tuple(claims), reason, count, until)
        assert self.read(to_toml([entry])) == (entry,)

    def read(self, text: str) -> tuple[Acceptance, ...]:
        class Memory(type(Path())):  # type: ignore[misc]
            def read_bytes(self) -> bytes:
                return text.encode()

        return read_baseline(Memory("baseline.toml"))

    def test_it_reads_well(self) -> None:
        text = to_toml(accept((), first(), 'rang "Ivo"', dt.date(2026, 12, 31)))
        assert text.splitlines()[1:] == [
            "version = 1",
            "",
            "[[accepted]]",
            f'key = "{key_of(first())}"',
            'verdict = "contradiction"',
            'kind = "quantity"',
            'summary = "ferry – passenger: 212 / some 260"',
            "claims = [",
            '  "gazette.md: 212 passengers",',
            '  "wire/radio.txt: Some 260 people",',
            '  "wire/copy.txt: Some 260 people",',
            "]",
            r'reason = "rang \"Ivo\""',
            "until = 2026-12-31",
        ]

    def test_entries_are_ordered_so_that_branches_merge(self) -> None:
        findings = everything().findings
        one = accept(accept((), findings[0], "a"), findings[1], "b")
        other = accept(accept((), findings[1], "b"), findings[0], "a")
        assert to_toml(one) == to_toml(other)

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("version = [", "not readable as TOML"),
            ("", "says no version"),
            ("version = true", "says no version"),
            ("version = 2", "is of version 2, this crosscheck reads 1; use a newer crosscheck"),
            ("version = 1\nfrob = 1", "unknown frob"),
            ("version = 1\naccepted = 1", "takes \\[\\[accepted\\]\\]"),
            ("version = 1\naccepted = [1]", "accepted entry 1: is no table"),
            ("version = 1\n[[accepted]]\nfrob = 1", "accepted entry 1: unknown key 'frob'"),
            ("version = 1\n[[accepted]]\nkey = 1", "key takes a str"),
            ("version = 1\n[[accepted]]\nuntil = 2026-01-01T00:00:00", "until takes a date"),
            ('version = 1\n[[accepted]]\nkey = "a"', "no verdict"),
            (f'{ENTRY}verdict = "x"', "'x' is not a valid Verdict"),
            (f'{ENTRY}verdict = "update"\ncount = 0', "count is 0"),
            (
                "version = 1\n" + '[[accepted]]\nkey = "a"\nverdict = "update"\nkind = "date"\nreason = "r"\n' * 2,
                "key a is there twice",
            ),
        ],
    )
    def test_what_cannot_be_read_is_an_error_with_the_file_named(self, text: str, message: str) -> None:
        with pytest.raises(BaselineError, match=rf"baseline\.toml: .*{message}"):
            self.read(text)

    def test_missing(self, tmp_path: Path) -> None:
        with pytest.raises(BaselineError, match=r"none\.toml: cannot be read"):
            read_baseline(tmp_path / "none.toml")
