"""Tagged cases: documents in which every mention of a fact is marked, as labelled pairs for training."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from train.labels import AGREE, CLASH, OTHER, Labelled  # noqa: E402
from train.tagged import read_tagged, tagged  # noqa: E402

CASE = """# Ferry fire
f1 q passengers aboard; a=237 b=251
f2 q crew aboard; a=51
f3 i captain; a=Nikos Drallis b=Petros Vell
== wire | Orlo News | 2022-02-18 | wire
Fire on the ferry

The ferry carried {f1a:237 passengers} and a crew of {f2a:51}. Its captain was {f3a:Nikos Drallis}.
== gazette | Orlo Gazette | - | feature
After the fire

The manifest listed {f1b:251 passengers}. There were {f2a:51} in the crew. The ferry was commanded by {f3b:Petros Vell}.
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(CASE, encoding="utf-8")
    return path


def labels(pairs: list[Labelled], first: str, second: str) -> set[int]:
    """The labels of the pairs of which one row holds the first words and the other the second."""
    return {p.label for p in pairs if (first in p.a and second in p.b) or (first in p.b and second in p.a)}


def test_tags_leave_the_text_and_keep_their_places(case: Path) -> None:
    kinds, documents = read_tagged(case)
    assert kinds == {"f1": "q", "f2": "q", "f3": "i"}
    wire, gazette = documents
    assert "{" not in wire.text
    assert [wire.text[t.start : t.end] for t in wire.tags] == ["237 passengers", "51", "Nikos Drallis"]
    assert (gazette.published, gazette.outlet) == ("", "Orlo Gazette")


def test_facts_of_one_id_are_one_and_letters_tell_clashes(case: Path) -> None:
    pairs = tagged(case, random.Random(0))  # noqa: S311  (a choice of pairs)
    assert labels(pairs, "[ 237", "[ 251") == {CLASH}
    assert labels(pairs, "crew of [ 51", "There were [ 51") == {AGREE}
    assert labels(pairs, "There were [ 51", "[ 237") <= {OTHER}
    assert CLASH in labels(pairs, "captain was Nikos Drallis", "commanded by Petros Vell")
    assert any(p.label == OTHER for p in pairs)


@pytest.mark.parametrize(("line", "where"), [("f1 x what", ":2: a fact"), ("== wire | Orlo", ":2: a document")])
def test_a_line_out_of_form_is_named(tmp_path: Path, line: str, where: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(f"# Topic\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=f"bad.txt{where}"):
        read_tagged(path)


def test_every_case_of_the_corpus_is_in_form_and_its_tags_name_facts() -> None:
    paths = sorted((ROOT / "tests" / "corpus" / "tagged").glob("*.txt"))
    assert len(paths) > 600
    for path in paths:
        kinds, documents = read_tagged(path)
        assert len(documents) >= 3, path.name
        assert all("{" not in d.text and "}" not in d.text for d in documents), path.name
        assert {t.fact for d in documents for t in d.tags} <= set(kinds), path.name
