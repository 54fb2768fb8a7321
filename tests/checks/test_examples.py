"""Every check's page shows a conflicting and an agreeing example; both must come out as the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crosscheck.checks import CHECKS, Check
from crosscheck.model import Verdict
from crosscheck.pipeline import audit


def example(check: type[Check], title: str) -> list[str]:
    page = check.__doc__ or ""
    found = re.search(rf"{title}:\n((?: +\S.*\n)+)", page)
    assert found, f"{check.__name__} has no example {title!r}"
    return [line.strip() for line in found[1].strip().splitlines()]


def verdicts(tmp_path: Path, statements: list[str], check: type[Check]) -> set[Verdict]:
    for name, text in zip(("one.txt", "two.txt"), statements, strict=True):
        (tmp_path / name).write_text(f"{text}\n", encoding="utf-8")
    return {f.verdict for f in audit([tmp_path]).findings if f.kind is check.kind}


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.name)
def test_the_conflicting_example_is_a_conflict(check: type[Check], tmp_path: Path) -> None:
    found = verdicts(tmp_path, example(check, "Conflicting"), check)
    assert found & {Verdict.CONTRADICTION, Verdict.POSSIBLE}


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.name)
def test_the_agreeing_example_is_no_conflict(check: type[Check], tmp_path: Path) -> None:
    found = verdicts(tmp_path, example(check, "Agreeing"), check)
    assert not found & {Verdict.CONTRADICTION, Verdict.POSSIBLE}


def test_names_are_unique() -> None:
    assert len({check.name for check in CHECKS}) == len(CHECKS)
