"""Frozen settings: defaults, overridden by `crosscheck.toml` or `[tool.crosscheck]`, overridden by flags."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from crosscheck.errors import ConfigError

FAIL_ON = ("contradiction", "possible", "never")
KINDS = ("quantity", "date", "duration", "place", "identity", "polarity", "rank")


@dataclass(frozen=True)
class Settings:
    """What an audit may be told.

    sources, claims, reports   the project's folders, relative to the file that sets them
    model        a spaCy pipeline to use instead of the English one that is installed with crosscheck
    fail_on      the least severe new finding that makes the exit status 1
    kinds        kinds of conflict to look for, all by default
    min_score    findings below this probability (0..1) are left out
    max_bytes    a source larger than this is skipped, with the reason
    aliases      other names of one thing: canonical name -> its aliases
    columns      articles in tables: field (text, id, title, outlet, published, byline, language, url,
                 origin) -> column
    pipelines    sources in other languages: language code -> spaCy pipeline
    """

    sources: str = "sources"
    claims: str = "claims"
    reports: str = "reports"
    model: str = ""
    fail_on: str = "contradiction"
    kinds: tuple[str, ...] = KINDS
    min_score: float = 0.0
    max_bytes: int = 20_000_000
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    pipelines: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        if self.fail_on not in FAIL_ON:
            raise ConfigError(f"fail_on is {self.fail_on!r}; it takes one of {', '.join(FAIL_ON)}")
        for kind in self.kinds:
            if kind not in KINDS:
                raise ConfigError(f"kinds holds {kind!r}; it takes {', '.join(KINDS)}")
        if not 0.0 <= self.min_score <= 1.0:
            raise ConfigError(f"min_score is {self.min_score}; it takes a number from 0 to 1")
        if self.max_bytes < 1:
            raise ConfigError(f"max_bytes is {self.max_bytes}; it takes a number of bytes, 1 or more")


def _strings(key: str, value: object, where: str) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise ConfigError(f'{where}: {key} takes a list of strings, like ["a", "b"]')


def _setting(key: str, value: object, where: str) -> object:
    match key:
        case "aliases":
            if not isinstance(value, dict):
                raise ConfigError(f'{where}: aliases takes a table, like [aliases] "North Korea" = ["DPRK"]')
            return MappingProxyType({name: _strings(f"aliases.{name}", v, where) for name, v in value.items()})
        case "columns" | "pipelines":
            if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
                raise ConfigError(f'{where}: {key} takes a table of strings, like [{key}] name = "value"')
            return MappingProxyType(dict(value))
        case "kinds":
            return _strings(key, value, where)
        case "min_score":
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                return float(value)
            raise ConfigError(f"{where}: min_score takes a number from 0 to 1")
        case "max_bytes":
            if isinstance(value, int) and not isinstance(value, bool):
                return value
            raise ConfigError(f"{where}: max_bytes takes a whole number of bytes")
        case _:
            if isinstance(value, str):
                return value
            raise ConfigError(f"{where}: {key} takes a string")


def from_table(table: Mapping[str, Any], where: str) -> Settings:
    """Settings from a configuration table; an unknown key is an error that lists the known ones."""
    known = {f.name for f in fields(Settings)}
    values: dict[str, Any] = {}
    for raw, value in table.items():
        key = raw.replace("-", "_")
        if key not in known:
            raise ConfigError(f"{where}: unknown key {raw!r}; known are {', '.join(sorted(known))}")
        values[key] = _setting(key, value, where)
    try:
        return replace(Settings(), **values)
    except ConfigError as error:
        raise ConfigError(f"{where}: {error}") from None


def load_settings(folder: Path) -> Settings:
    """Settings of the project in `folder`: `crosscheck.toml`, else `[tool.crosscheck]` of `pyproject.toml`.

    Raises ConfigError where the file cannot be read as TOML or holds an unknown key.
    """
    for name in ("crosscheck.toml", "pyproject.toml"):
        path = folder / name
        if not path.is_file():
            continue
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ConfigError(f"{name}: not readable as TOML: {error}") from None
        except OSError as error:
            raise ConfigError(f"{name}: cannot be read: {error.strerror}") from None
        if name == "crosscheck.toml":
            return from_table(table, name)
        tool = table.get("tool", {}).get("crosscheck")
        if tool is not None:
            return from_table(tool, f"{name} [tool.crosscheck]")
    return Settings()
