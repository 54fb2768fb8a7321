"""The three steps of a review on real sources: audit, accept, add a source; only what is new is new."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from running import run

GAZETTE = """---
title: Ferry strikes the north pier
outlet: Harbour Gazette
published: 2024-03-05
---

The ferry Anna Lind carried 212 passengers when it struck the north pier of Arden on 4 March 2024.

The ferry Anna Lind was built in 1989.
"""
RADIO = """---
title: Ferry accident in Arden
outlet: Arden Radio
published: 2024-03-05
---

The ferry Anna Lind carried 260 passengers when it struck the north pier of Arden.

The ferry Anna Lind was built in 1994.
"""
DIARY = """---
title: The accident of the Anna Lind
outlet: The Harbour Diary
published: 2024-03-05
---

The ferry Anna Lind carried 305 passengers when it struck the north pier of Arden on 7 March 2024.
"""


def conflicts(folder: Path) -> tuple[int, dict[str, bool], str]:
    """Exit status, each contradiction's quotes with whether it is accepted, and what stands on stderr."""
    ran = run(["audit", "--format", "json"], folder)
    found = json.loads(ran.out)["findings"]
    told = {
        " | ".join(sorted(c["value_text"] for c in f["claims"])): f["accepted"] is not None
        for f in found
        if f["verdict"] == "contradiction"
    }
    return ran.status, told, ran.err


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "gazette.md").write_text(GAZETTE)
    (tmp_path / "sources" / "radio.md").write_text(RADIO)
    return tmp_path


def test_three_steps(project: Path) -> None:
    status, told, _ = conflicts(project)
    assert status == 1
    assert told == {"212 passengers | 260 passengers": False, "1989 | 1994": False}
    for finding in json.loads(run(["audit", "--format", "json"], project).out)["findings"]:
        if finding["verdict"] == "contradiction":
            assert run(["accept", finding["id"], "--reason", "asked both"], project).status == 0
    assert conflicts(project) == (0, dict.fromkeys(told, True), "")

    (project / "sources" / "diary.md").write_text(DIARY)
    status, now, _ = conflicts(project)
    assert status == 1
    assert now == {
        "212 passengers | 260 passengers | 305 passengers": False,
        "4 March 2024 | 7 March 2024": False,
        "1989 | 1994": True,
    }
