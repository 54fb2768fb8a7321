from __future__ import annotations

from pathlib import Path

import pytest

from crosscheck.config import Settings, from_table, load_settings
from crosscheck.errors import ConfigError


def test_defaults_need_no_file(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()


def test_crosscheck_toml_wins_over_pyproject(tmp_path: Path) -> None:
    (tmp_path / "crosscheck.toml").write_text('fail_on = "possible"\n')
    (tmp_path / "pyproject.toml").write_text('[tool.crosscheck]\nfail_on = "never"\n')
    assert load_settings(tmp_path).fail_on == "possible"


def test_pyproject_table_is_read(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.crosscheck]\nmin-score = 0.5\n[tool.crosscheck.aliases]\nA = ["B"]\n'
    )
    settings = load_settings(tmp_path)
    assert settings.min_score == 0.5
    assert dict(settings.aliases) == {"A": ("B",)}


def test_an_unknown_key_is_named_with_the_known_ones() -> None:
    with pytest.raises(ConfigError, match=r"crosscheck.toml: unknown key 'colour'; known are .*sources"):
        from_table({"colour": "red"}, "crosscheck.toml")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"fail_on": "always"}, "fail_on is 'always'"),
        ({"kinds": ["colour"]}, "kinds holds 'colour'"),
        ({"kinds": "date"}, "kinds takes a list of strings"),
        ({"min_score": 2}, "min_score is 2"),
        ({"min_score": True}, "min_score takes a number"),
        ({"max_bytes": 0}, "max_bytes is 0"),
        ({"max_bytes": "big"}, "max_bytes takes a whole number"),
        ({"aliases": ["x"]}, "aliases takes a table"),
        ({"model": 3}, "model takes a string"),
    ],
)
def test_an_impossible_value_is_refused(table: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        from_table(table, "crosscheck.toml")


def test_broken_toml_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "crosscheck.toml").write_text("fail_on = \n")
    with pytest.raises(ConfigError, match=r"crosscheck.toml: not readable as TOML"):
        load_settings(tmp_path)
