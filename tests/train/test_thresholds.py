"""Thresholds: where the share of right findings is as asked for."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from train.thresholds import UNREACHED, put, threshold_for

from crosscheck.model import Kind


def test_the_least_score_above_which_the_share_holds() -> None:
    judged = [(0.9, True), (0.8, True), (0.7, True), (0.6, False), (0.5, True), (0.4, False), (0.3, False)]
    assert abs(threshold_for(judged, [], 0.7) - 0.7) < 0.001
    assert threshold_for(judged, [], 0.6) < 0.5


def test_findings_of_other_kinds_count_for_less() -> None:
    own, others = [(0.9, True), (0.8, True)], [(0.7, True), (0.6, True), (0.5, True), (0.4, True)]
    assert abs(threshold_for(own, [], 0.6) - 0.8) < 0.001
    assert abs(threshold_for(own, others, 0.75) - 0.4) < 0.001


def test_a_share_that_is_never_reached_reports_nothing_but_the_clearest() -> None:
    assert abs(threshold_for([(0.9, False), (0.8, True)], [], 0.7) - UNREACHED) < 0.001
    assert abs(threshold_for([], [], 0.7) - UNREACHED) < 0.001


def test_only_the_named_numbers_of_one_kind_change(tmp_path: Path) -> None:
    path = tmp_path / "weights.toml"
    table = '[thresholds.{}]\n"conflict" = 0.5\n"certain" = 0.6\n"agreement" = 0.7\n'
    path.write_text("# note\n\n" + table.format("date") + "\n" + table.format("rank"))
    put(path, Kind.DATE, {"conflict": 0.123})
    assert path.read_text() == (
        "# note\n\n" + table.format("date").replace("0.5", "0.123") + "\n" + table.format("rank")
    )
