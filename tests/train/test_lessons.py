"""What the reader is trained on: tagged cases and audits, and statement groups, as labelled claims."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
CORPUS = ROOT / "tests" / "corpus"

from train.groups import groups  # noqa: E402
from train.lesson import CLASH, CLASH_IDENTITY, OTHER, UNKNOWN, Lesson  # noqa: E402
from train.tagged import for_training, kept_aside, read_tagged, tagged, tagged_audits, unseen  # noqa: E402

CASE = """# Ferry fire
f1 q passengers aboard; a=237 b=251
f2 q crew aboard; a=51
f3 i captain; a=Nikos Drallis b=Petros Vell
== wire | Orlo News | 2022-02-18 | wire
Fire on the ferry

The ferry carried {f1a:237 passengers} and a crew of {f2a:51}. Its captain was {f3a:Nikos Drallis}.
== gazette | Orlo Gazette | - | feature
After the fire

The manifest listed {f1b:251 passengers}. The ferry was commanded by {f3b:Petros Vell}.
"""


def label(lesson: Lesson, first: str, second: str) -> set[int]:
    """The labels of all pairs whose marked texts hold these words."""
    a = [i for i, r in enumerate(lesson.rows) if first in r.text]
    b = [i for i, r in enumerate(lesson.rows) if second in r.text]
    return {int(lesson.labels[i, j]) for i in a for j in b}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(CASE, encoding="utf-8")
    return path


def test_tags_leave_the_text_and_keep_their_places(case: Path) -> None:
    kinds, documents = read_tagged(case)
    assert kinds == {"f1": "q", "f2": "q", "f3": "i"}
    wire, gazette = documents
    assert "{" not in wire.text
    assert [wire.text[t.start : t.end] for t in wire.tags] == ["237 passengers", "51", "Nikos Drallis"]
    assert (gazette.published, gazette.outlet) == ("", "Orlo Gazette")


def test_facts_of_one_id_are_one_and_letters_tell_clashes(case: Path) -> None:
    lesson = tagged(case)
    assert label(lesson, "[ 237", "[ 251") == {CLASH}
    assert label(lesson, "[ 51", "[ 251") == {OTHER}
    assert CLASH_IDENTITY in label(lesson, "[ Nikos Drallis ]", "[ Petros Vell ]")
    assert (lesson.labels == lesson.labels.T).all()


@pytest.mark.parametrize(("line", "where"), [("f1 x what", ":2: a fact"), ("== wire | Orlo", ":2: a document")])
def test_a_line_out_of_form_is_named(tmp_path: Path, line: str, where: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(f"# Topic\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=f"bad.txt{where}"):
        read_tagged(path)


def test_statement_groups_label_pairs_of_one_kind(tmp_path: Path) -> None:
    said = [
        ("s1", "f1", "quantity", "41", "A crew of 41 sailed."),
        ("s2", "f1", "quantity", "38", "Thirty-eight of crew, 38 in all."),
        ("s3", "f2", "quantity", "160", "She is 160 metres long."),
        ("s4", "f3", "identity", "Anna Berg", "Led by Anna Berg."),
    ]
    keys = ("id", "fact", "kind", "value", "text")
    told = [{**dict(zip(keys, s, strict=True)), "before": "", "published": None} for s in said]
    path = tmp_path / "groups.jsonl"
    path.write_text(json.dumps({"group": "ferry", "statements": told}), encoding="utf-8")
    (lesson,) = groups(path)
    assert [int(x) for x in lesson.labels[0]] == [UNKNOWN, CLASH, OTHER, UNKNOWN]
    assert lesson.rows[3].text == "Led by [ Anna Berg ]."
    assert lesson.rows[2].text == "She is [ 160 ] metres long."


AUDITED = sorted((CORPUS / "audited").glob("*.txt"))


@pytest.mark.parametrize("path", AUDITED, ids=lambda p: p.stem)
def test_a_tagged_audit_has_the_text_of_its_sources(path: Path) -> None:
    folder = next(f for f in (CORPUS / "dev" / path.stem, CORPUS / "sparse" / path.stem) if f.is_dir())
    kinds, documents = read_tagged(path)
    sources = {p.name: p.read_text(encoding="utf-8").strip() for p in folder.iterdir() if p.name != "gold.json"}
    assert {d.name.partition("_")[2]: d.text.strip() for d in documents} == sources
    told = {t.fact for d in documents for t in d.tags}
    assert told == set(kinds)


def test_the_even_audits_and_a_twelfth_of_the_cases_stay_unseen() -> None:
    cases, audits = for_training(CORPUS)
    assert audits
    assert not [p.stem for p in audits if (CORPUS / "dev" / p.stem).is_dir() and unseen(p.stem)]
    assert not set(cases) & set(kept_aside(CORPUS))
    assert len(tagged_audits(CORPUS)) == len(list((CORPUS / "dev").iterdir()))
