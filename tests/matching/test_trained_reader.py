"""The trained reader: what it sees of a claim, and that it judges as it was trained to."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosscheck.config import Settings
from crosscheck.errors import ModelError
from crosscheck.matching import reader as module
from crosscheck.matching.reader import CONTEXT, FIRST, MARKED, SENTENCE, Reader, Row, Side, Tokens, likeness, row, tail
from crosscheck.model import Claim, Kind
from crosscheck.pipeline import read_claims

MODEL = Path(module.__file__).parent / "model"

CREW = Row("quantity", "2021-03-04", "Ferry burns off the cape", "", "The Halla Maris carried a crew of [ 41 ].")
CREW_AGAIN = Row(
    "quantity", "2021-03-05", "After the fire", "", "[ Thirty-eight ] officers and ratings crewed the Halla Maris."
)
LENGTH = Row("quantity", "2021-03-05", "After the fire", "", "The Halla Maris is [ 160 metres ] long.")


@pytest.fixture(scope="module")
def tokens() -> Tokens:
    return Tokens((MODEL / "tokenizer.json").read_text(encoding="utf-8"))


def marked(tokens: Tokens, side: Side) -> int:
    return sum(m == MARKED for m in side.marks)


def test_the_value_is_marked_and_the_context_told_apart(tokens: Tokens) -> None:
    side = tokens.side(CREW)
    assert len(side.ids) == len(side.marks)
    assert side.marks[0] == FIRST
    assert marked(tokens, side) == 1  # "41"
    assert side.marks.index(SENTENCE) > side.marks.index(CONTEXT)
    assert side.marks[-1] == CONTEXT


def test_a_long_sentence_is_cut_around_its_value(tokens: Tokens) -> None:
    words = " ".join(["meanwhile"] * 300)
    side = tokens.side(CREW._replace(text=f"{words} [ 41 ] {words}", before=words, title=words))
    assert marked(tokens, side) == 1
    assert len(side.ids) < 110


def test_marked_words_that_are_too_many_are_cut_at_their_end(tokens: Tokens) -> None:
    side = tokens.side(CREW._replace(text=f"[ {' '.join(['meanwhile'] * 300)} ]"))
    assert 30 < marked(tokens, side) < 60


def test_the_joiner_sees_the_first_token_and_the_last() -> None:
    assert tail(3) == [0, 1, 2]
    assert tail(500)[:2] == [0, 500 - module.TAIL + 1]
    assert len(tail(500)) == module.TAIL


def test_one_fact_reads_likelier_than_another() -> None:
    reader = Reader.load()
    encoded = reader.encode([CREW, CREW_AGAIN, LENGTH])
    same, other = reader.read([(encoded[CREW], encoded[CREW_AGAIN]), (encoded[CREW], encoded[LENGTH])])
    assert same.same > 0.5 > other.same
    assert likeness(encoded[CREW], encoded[CREW_AGAIN]) > likeness(encoded[CREW], encoded[LENGTH])
    assert likeness(encoded[CREW], encoded[CREW]) == pytest.approx(1.0, abs=0.002)


def test_probabilities_lie_in_bounds_and_runs_agree() -> None:
    reader = Reader.load()
    rows = [CREW._replace(text=f"A [ {n} ] {'b ' * n}") for n in range(1, 40)]
    encoded = reader.encode(rows)
    pairs = [(encoded[rows[0]], encoded[r]) for r in rows]
    first = reader.read(pairs)
    assert first == reader.read(pairs)
    assert all(0 <= r.clash <= r.same <= 1.0001 for r in first)


def test_nothing_gives_nothing() -> None:
    reader = Reader.load()
    assert reader.encode([]) == {}
    assert reader.read([]) == []


def test_a_missing_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="Reinstall"):
        Reader(tmp_path)


def claims_of(text: str, folder: Path) -> tuple[Claim, ...]:
    (folder / "one.txt").write_text(text, encoding="utf-8")
    _, _, claims = read_claims([folder], Settings(), lambda *_: None)
    return claims


def test_a_claim_marks_its_value_its_name_or_its_sentence(tmp_path: Path) -> None:
    claims = claims_of("Harbour news\n\nThe pilot Anna Berg led 12 boats [sic] into Turku | and left.\n", tmp_path)
    texts = {c.kind: row(c).text for c in claims if "12 boats" in c.quote}
    assert "[ 12 boats ]" in texts[Kind.QUANTITY]
    assert "[ Anna Berg ]" in texts[Kind.IDENTITY]
    assert texts[Kind.POLARITY].startswith("[ The pilot")
    assert all(t.count("[") == 1 and "|" not in t for t in texts.values())
