"""The Markdown files and web pages of the corpus are read no worse than its texts: quotes, title, outlet, date."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from crosscheck.config import Settings
from crosscheck.model import AuditResult
from crosscheck.sources import load_sources

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def rates() -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location("reading", ROOT / "tools" / "reading.py")
    assert spec is not None
    assert spec.loader is not None
    reading = importlib.util.module_from_spec(spec)
    sys.modules["reading"] = reading
    spec.loader.exec_module(reading)
    found: dict[str, Any] = defaultdict(reading.Rates)
    for gold in sorted((ROOT / "tests" / "corpus").rglob("gold.json")):
        documents, skipped = load_sources([gold.parent], Settings())
        told = json.loads(gold.read_text(encoding="utf-8"))
        for suffix in (".txt", ".md", ".html"):
            reading.count(
                found[suffix], gold.parent.name, told, AuditResult(documents, skipped, (), ()), suffix, suffix
            )
    return found


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_every_quote_of_the_gold_stands_in_the_text_as_read(rates: dict[str, Any], suffix: str) -> None:
    assert rates[suffix].share("documents") == rates[suffix].share("quotes") == 1.0


@pytest.mark.parametrize("suffix", [".md", ".html"])
def test_markup_loses_no_metadata(rates: dict[str, Any], suffix: str) -> None:
    assert rates[suffix].share("day") == rates[suffix].share("moment") == 1.0
    for name in ("title", "outlet"):
        wrong = rates[suffix].all[name] - rates[suffix].right[name]
        assert wrong <= 1, rates[suffix].wrong


def test_texts_keep_their_metadata(rates: dict[str, Any]) -> None:
    least = {"title": 0.9, "outlet": 0.96, "day": 0.98, "moment": 0.86}
    assert {name: rates[".txt"].share(name) >= share for name, share in least.items()} == dict.fromkeys(least, True)
