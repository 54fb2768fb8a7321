"""The measure of tools/evaluate.py on a case made up here, and what tools/bench.py prints."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from crosscheck.model import Claim, ClaimId, Finding, FindingId, Kind, SourceId, Verdict

ROOT = Path(__file__).resolve().parent.parent
MORNING = "The mill burned for six hours. Twelve looms were lost. It was built in 1911.\nThe roof held."
EVENING = "The fire at the mill lasted nine hours. A dozen looms were lost. The mill dates from 1911. Two walls fell."


def _tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def evaluate() -> ModuleType:
    return _tool("evaluate")


def _entry(name: str, kind: str, morning: str, evening: str, **more: object) -> dict[str, object]:
    evidence = [{"source": "morning.txt", "quote": morning}, {"source": "evening.txt", "quote": evening}]
    return {"id": name, "kind": kind, "about": name, "evidence": evidence, **more}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    gold = {
        "conflicts": [
            _entry("c1", "duration", "burned for six hours", "lasted nine hours", severity="contradiction"),
            _entry("c2", "date", "built in 1911", "two walls fell", severity="possible", salience="low"),
        ],
        "agreements": [_entry("a1", "quantity", "Twelve looms were lost", "A dozen looms were lost")],
        "decoys": [
            _entry("d1", "quantity", "Twelve looms were lost", "Two walls fell"),
            _entry("d2", "date", "The roof held.", "The mill dates from 1911", borderline=True),
        ],
    }
    for number in range(1, 4):
        case = tmp_path / "set" / f"{number:02}_mill"
        case.mkdir(parents=True)
        (case / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
        (case / "morning.txt").write_text(MORNING, encoding="utf-8")
        (case / "evening.txt").write_text(EVENING, encoding="utf-8")
    return tmp_path


def _finding(verdict: Verdict, kind: Kind, morning: str, evening: str) -> Finding:
    claims = tuple(
        Claim(ClaimId(source), SourceId(source), 1, 0, 1, quote, kind, "", "", "", "", None)
        for source, quote in (("morning.txt", morning), ("evening.txt", evening))
    )
    return Finding(FindingId("f"), verdict, kind, 0.5, "", "", claims, ((0,), (1,)))


def _figures(evaluate: ModuleType, corpus: Path, *findings: Finding) -> dict[str, object]:
    case = evaluate.read_case(corpus / "set" / "01_mill")
    figures: dict[str, object] = evaluate.score_case(case, findings).figures()
    return figures


SIX_NINE = _finding(Verdict.CONTRADICTION, Kind.DURATION, "The mill burned for six hours.", "lasted nine hours")


def test_a_conflict_found_in_other_cut_is_found(evaluate: ModuleType, corpus: Path) -> None:
    figures = _figures(evaluate, corpus, SIX_NINE)
    assert (figures["recall"], figures["precision"], figures["f1"]) == (1.0, 1.0, 1.0)
    assert (figures["kind"], figures["severity"], figures["agreement"]) == (1.0, 1.0, 0.0)


def test_finding_it_twice_is_a_repeat_and_no_mistake(evaluate: ModuleType, corpus: Path) -> None:
    figures = _figures(evaluate, corpus, SIX_NINE, SIX_NINE)
    assert (figures["repeats"], figures["false"], figures["precision"]) == (1, 0, 1.0)


def test_another_kind_and_verdict_are_counted(evaluate: ModuleType, corpus: Path) -> None:
    figures = _figures(evaluate, corpus, _finding(Verdict.POSSIBLE, Kind.DATE, "six hours", "nine hours"))
    assert (figures["recall"], figures["kind"], figures["severity"]) == (1.0, 0.0, 0.0)


def test_a_decoy_is_a_false_report(evaluate: ModuleType, corpus: Path) -> None:
    decoy = _finding(Verdict.CONTRADICTION, Kind.QUANTITY, "Twelve looms were lost.", "Two walls fell.")
    figures = _figures(evaluate, corpus, SIX_NINE, decoy)
    assert (figures["precision"], figures["false"], figures["decoys"]) == (0.5, 1, "1/2")


def test_a_borderline_decoy_may_be_possible_but_no_contradiction(evaluate: ModuleType, corpus: Path) -> None:
    quotes = ("The roof held.", "The mill dates from 1911.")
    assert _figures(evaluate, corpus, _finding(Verdict.POSSIBLE, Kind.DATE, *quotes))["false"] == 0
    assert _figures(evaluate, corpus, _finding(Verdict.CONTRADICTION, Kind.DATE, *quotes))["false"] == 1


def test_a_conflict_of_low_salience_counts_neither_way(evaluate: ModuleType, corpus: Path) -> None:
    low = _finding(Verdict.POSSIBLE, Kind.DATE, "It was built in 1911.", "Two walls fell.")
    assert _figures(evaluate, corpus, low)["false"] == 0
    assert _figures(evaluate, corpus)["gold"] == 1


def test_agreements_are_counted(evaluate: ModuleType, corpus: Path) -> None:
    agreed = _finding(Verdict.AGREEMENT, Kind.QUANTITY, "Twelve looms were lost.", "A dozen looms were lost.")
    assert _figures(evaluate, corpus, agreed)["agreement"] == 1.0


def test_a_whole_paragraph_points_at_nothing(evaluate: ModuleType) -> None:
    text = "six hours " * 60
    assert not evaluate.same_place(text, "six hours", text)
    assert evaluate.same_place("burned for six hours", "for six hours and", "it burned for six hours and more")
    assert not evaluate.same_place(
        "burned for six hours", "and more to tell", "it burned for six hours and more to tell"
    )


def test_quotes_compare_without_typography(evaluate: ModuleType) -> None:
    assert evaluate.fold("“It’s 10–12\u00a0km,”  he said") == '"it\'s 10-12 km," he said'


@pytest.mark.parametrize(("split", "numbers"), [("odd", [1, 3]), ("even", [2]), ("all", [1, 2, 3])])
def test_the_split_takes_every_second_case(evaluate: ModuleType, corpus: Path, split: str, numbers: list[int]) -> None:
    found = [(group, case.name) for group, case in evaluate.find_cases([corpus], (), split)]
    assert found == [("set", f"{number:02}_mill") for number in numbers]


def test_it_runs_the_audit_and_writes_the_figures(
    evaluate: ModuleType, corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "figures.json"
    assert evaluate.main([str(corpus), "--case", "02_mill", "--stages", "--show", "--json", str(out)]) == 0
    figures = json.loads(out.read_text(encoding="utf-8"))
    assert list(figures["figures"]) == ["set/02_mill", "set ALL"]
    assert figures["stages"]["set ALL"]["gold"] == 1
    assert "set ALL" in capsys.readouterr().out


def test_no_case_is_an_error(evaluate: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate.main([str(tmp_path)]) == 2
    assert "no gold.json" in capsys.readouterr().err


def test_the_corpus_it_carries_is_whole(evaluate: ModuleType) -> None:
    names = [group for group, _ in evaluate.find_cases([ROOT / "tests" / "corpus"])]
    assert {group: names.count(group) for group in names} == {"dev": 28, "sparse": 5}


def test_the_quotes_of_the_gold_stand_in_their_sources(evaluate: ModuleType) -> None:
    for _, case in evaluate.find_cases([ROOT / "tests" / "corpus"]):
        for entry in (*case.conflicts, *case.agreements, *case.decoys):
            for quote in entry.evidence:
                text = case.texts.get(quote.source)
                assert text is None or quote.text in text, (case.name, entry.id)


def test_the_bench_prints_ratios(capsys: pytest.CaptureFixture[str]) -> None:
    case = ROOT / "tests" / "corpus" / "dev" / "03_factory_fire"
    assert _tool("bench").main([str(case), "--repeat", "1"]) == 0
    out = capsys.readouterr().out
    assert "audit / language model" in out
    assert "values / language model" in out
