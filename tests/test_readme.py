"""The README holds what it says: its examples run and give what they show, its lists are complete."""

from __future__ import annotations

import dataclasses
import doctest
import re
import shlex
import shutil
from pathlib import Path

import pytest

from crosscheck.config import Settings
from running import run

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ELIDED = "..."  # on a line of its own: any lines


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)


def _examples() -> list[tuple[str, str]]:
    """(command line, expected output) of every `$ crosscheck` prompt in a console block."""
    examples: list[tuple[str, str]] = []
    for block in _blocks("console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            if command.startswith("crosscheck "):
                examples.append((command, output))
    return examples


def _shown_in(expected: str, real: str) -> bool:
    """Whether `real` is `expected`, read line by line without trailing blanks, `...` standing for any lines."""
    wanted = [line.rstrip() for line in expected.strip("\n").splitlines()]
    lines = [line.rstrip() for line in real.strip("\n").splitlines()]
    pieces = [re.escape(line) + "\n" if line.strip() != ELIDED else "(?:.*\n)*?" for line in wanted]
    return re.fullmatch("".join(pieces), "".join(line + "\n" for line in lines)) is not None


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "crosscheck.toml", tmp_path)
    for name in ("sources", "claims", "reports"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def test_there_are_examples() -> None:
    assert len(_examples()) >= 3


@pytest.mark.parametrize(("command", "expected"), _examples(), ids=[command for command, _ in _examples()])
def test_a_console_example_gives_what_it_shows(command: str, expected: str, project: Path) -> None:
    ran = run(shlex.split(command, comments=True)[1:], project)
    assert ran.status in (0, 1), ran.err
    assert _shown_in(expected, ran.out), f"it shows\n{expected}\nbut gives\n{ran.out}"


def test_the_comparison_of_examples_is_strict() -> None:
    assert _shown_in("a\n...\nd\n", "a\nb\nc\nd\n")
    assert _shown_in("a\n...\n", "a\n")
    assert not _shown_in("a\nd\n", "a\nb\nd\n")
    assert not _shown_in("a\n...\nd\n", "a\nb\n")


def test_the_library_examples_give_what_they_show(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    session = doctest.DocTestParser().get_doctest("\n".join(_blocks("python")), {}, "README", "README.md", 0)
    assert len(session.examples) >= 3
    said: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(session, out=said.append)
    assert not said, "".join(said)


def test_every_configuration_key_is_described() -> None:
    for field in dataclasses.fields(Settings):
        assert re.search(rf"^\| `{field.name}` ", README, flags=re.MULTILINE), field.name


def test_every_command_is_described(project: Path) -> None:
    commands = re.findall(r"^  ([a-z]+)  ", run(["--help"], project).out.partition("Commands:")[2], flags=re.MULTILINE)
    assert {"audit", "extract", "checks"} <= set(commands)
    for command in commands:
        assert f"`crosscheck {command}" in README, command


def test_every_make_target_it_names_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)`", README))
    assert {"audit", "test"} <= named <= targets


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_its_links_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", (ROOT / name).read_text(encoding="utf-8")):
        assert target.startswith("https://") or (ROOT / target).exists(), target
