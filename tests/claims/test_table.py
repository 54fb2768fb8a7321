from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crosscheck.claims.table import COLUMNS, Row, dropped, from_csv, merge, read_table, row_of, table_name, to_csv
from crosscheck.errors import ClaimsTableError
from crosscheck.model import Claim, SourceId
from sample_results import GAZETTE, HOSTILE, everything

# What CSV can carry: pandas takes a NUL for the end of a cell, and UTF-8 has no surrogates.
CELLS = st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)


def claims() -> list[Claim]:
    return [claim for claim in everything().claims if claim.source == GAZETTE.id]


def rows_of(cells: list[str]) -> list[Row]:
    return [{**dict.fromkeys(COLUMNS, ""), "origin": "manual", "quote": cell, "note": cell} for cell in cells]


@given(st.lists(CELLS, min_size=1, max_size=4))
def test_read_back_as_written(cells: list[str]) -> None:
    rows = rows_of(cells)
    assert from_csv(to_csv(rows), "t.csv") == tuple(rows)


@given(st.lists(CELLS, min_size=1, max_size=4), st.sampled_from([",", ";", "\t"]), st.sampled_from(["\n", "\r\n"]))
def test_a_spreadsheet_program_may_rewrite_it(cells: list[str], delimiter: str, ends: str) -> None:
    rows = rows_of(cells)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator=ends)
    writer.writerows(csv.reader(io.StringIO(to_csv(rows), newline="")))
    assert from_csv("\ufeff" + out.getvalue(), "t.csv") == tuple(rows)


@given(st.lists(CELLS, min_size=1, max_size=4))
@example(list(HOSTILE))
def test_pandas_reads_the_same_cells(cells: list[str]) -> None:
    text = to_csv(rows_of(cells))
    frame = pd.read_csv(io.BytesIO(text.encode()), dtype=str, keep_default_na=False)
    assert frame.to_dict("records") == list(csv.DictReader(io.StringIO(text, newline="")))


@given(CELLS)
def test_no_cell_starts_a_formula(cell: str) -> None:
    read = list(csv.reader(io.StringIO(to_csv(rows_of([cell])), newline="")))[1]
    for written in read:
        assert not written.lstrip().startswith(("=", "+", "@", "-", "\uff1d", "\uff0b", "\uff0d", "\uff20"))
        assert not written.startswith(("\t", "\r"))


def test_plain_negative_numbers_stay_numbers() -> None:
    row = {**dict.fromkeys(COLUMNS, ""), "low": "-12.5", "note": "-12.5+A1"}
    assert ",-12.5," in to_csv([row])
    assert ",'-12.5+A1," in to_csv([row])


def test_columns_of_a_claim() -> None:
    row = row_of(claims()[0])
    assert tuple(row) == COLUMNS
    assert row["quote"] == "The ferry carried 212 passengers."
    assert (row["low"], row["high"], row["unit"]) == ("212", "212", "passenger")
    assert (row["polarity"], row["modality"], row["origin"]) == ("affirmed", "asserted", "extracted")
    assert (row["line"], row["start"], row["end"]) == ("3", "20", "53")


class TestNames:
    def test_plain_names_keep_their_look(self) -> None:
        assert table_name(SourceId("wire/day1.txt")) == "wire__day1.txt.csv"

    def test_names_that_would_meet_are_told_apart(self) -> None:
        ids = ["a/b", "a__b", "a_/b", "a/_b", "a:b", "a_b", "a\nb", "x" * 300, "x" * 301, "=a"]
        names = [table_name(SourceId(source)) for source in ids]
        assert len(set(names)) == len(ids)
        assert all(len(name.encode()) < 255 and "/" not in name and "\n" not in name for name in names)

    @given(st.text(min_size=1), st.text(min_size=1))
    def test_different_sources_have_different_tables(self, a: str, b: str) -> None:
        assert (table_name(SourceId(a)) == table_name(SourceId(b))) == (a == b)


class TestMerge:
    def marked(self, index: int, **marks: str) -> list[Row]:
        rows = [row_of(claim) for claim in claims()]
        rows[index] = {**rows[index], **marks}
        return rows

    def test_marks_survive(self) -> None:
        merged = merge(self.marked(1, review="drop", note="seen"), claims())
        assert [(r["review"], r["note"]) for r in merged.rows][:3] == [("", ""), ("drop", "seen"), ("", "")]
        assert merged.gone == ()
        assert dropped(merged.rows) == {claims()[1].claim_id}

    def test_marks_follow_moved_lines_and_lost_ids(self) -> None:
        moved = [replace(c, line=c.line + 5, start=c.start + 90, end=c.end + 90) for c in claims()]
        merged = merge(self.marked(2, note="n", claim_id="1.20E+11"), moved)
        assert merged.rows[2]["note"] == "n"
        assert merged.rows[2]["claim_id"] == moved[2].claim_id
        assert merged.gone == ()

    def test_a_mark_whose_claim_is_gone_is_kept_reported_and_comes_back(self) -> None:
        left = [c for i, c in enumerate(claims()) if i != 3]
        merged = merge(self.marked(3, review="keep"), left)
        assert [row["review"] for row in merged.gone] == ["keep"]
        assert [row["origin"] for row in merged.rows].count("gone") == 1
        again = merge(from_csv(to_csv(merged.rows), "t"), left)
        assert again == merged
        back = merge(again.rows, claims())
        assert back.gone == ()
        assert back.rows[3]["review"] == "keep"
        assert {row["origin"] for row in back.rows} == {"extracted"}

    def test_rows_added_by_hand_stay_in_place(self) -> None:
        by_hand = {**dict.fromkeys(COLUMNS, ""), "line": "4", "quote": "mine", "kind": "date", "origin": "manual"}
        nowhere = {**by_hand, "line": "", "quote": "somewhere"}
        merged = merge([nowhere, by_hand], claims())
        assert by_hand in merged.rows
        assert merged.rows[-1] == nowhere
        assert [r["line"] for r in merged.rows if r["line"]] == sorted(
            (r["line"] for r in merged.rows if r["line"]), key=int
        )
        assert merge(merged.rows, claims()) == merged

    def test_unmarked_rows_of_claims_that_are_gone_go(self) -> None:
        assert merge([row_of(c) for c in claims()], claims()[:2]).rows == tuple(row_of(c) for c in claims()[:2])


class TestBroken:
    def check(self, tmp_path: Path, data: bytes, message: str) -> None:
        path = tmp_path / "t.csv"
        path.write_bytes(data)
        with pytest.raises(ClaimsTableError, match=message) as caught:
            read_table(path)
        assert "t.csv" in str(caught.value)

    def test_each_is_named_with_its_line(self, tmp_path: Path) -> None:
        good = to_csv(row_of(claim) for claim in claims())
        header = good.split("\n", 1)[0]
        self.check(tmp_path, b"", "is empty")
        self.check(tmp_path, b"a,b\n", "unknown column 'a'")
        self.check(tmp_path, b"claim_id,quote\n", ":1: no column source")
        self.check(tmp_path, f"{header},quote\n".encode(), "column quote is there twice")
        self.check(tmp_path, f"{header}\n{',' * 24}x,y\n".encode(), r"t\.csv:2: more cells")
        self.check(tmp_path, f"{header}\n\n{',' * 22}perhaps,,\n".encode(), r":3: review is 'perhaps'")
        self.check(tmp_path, f"{header}\n{',' * 24}me\n".encode(), r":2: origin is 'me'")
        self.check(tmp_path, f'{header}\na,"b\n'.encode(), r":2: not readable as CSV")
        self.check(tmp_path, (good + "\n").encode() + b"\xff", "is not UTF-8")

    def test_a_missing_file_and_utf16(self, tmp_path: Path) -> None:
        with pytest.raises(ClaimsTableError, match="cannot be read"):
            read_table(tmp_path / "none.csv")
        good = to_csv(row_of(claim) for claim in claims())
        path = tmp_path / "t.csv"
        path.write_bytes(good.replace(",", "\t").encode("utf-16"))
        assert len(read_table(path)) == len(claims())

    def test_empty_rows_and_columns_are_passed_over(self) -> None:
        rows = [row_of(claim) for claim in claims()]
        padded = "\n".join(line + ",," for line in to_csv(rows).splitlines()) + "\n" + "," * 26 + "\n\n"
        assert from_csv(padded, "t.csv") == tuple(rows)
