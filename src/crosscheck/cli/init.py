"""`crosscheck init`: a new project."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import click

from crosscheck.cli import exits
from crosscheck.cli.project import make_folder
from crosscheck.errors import UsageError
from crosscheck.files import write_all

# File of the project -> file of the starter that it is copied from, None for an empty one.
FILES = {
    "crosscheck.toml": "crosscheck.toml",
    "README.md": "README.md",
    ".github/workflows/crosscheck.yml": "workflow.yml",
    "sources/.gitkeep": None,
    "claims/.gitkeep": None,
    "reports/.gitkeep": None,
}


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
def init(folder: Path) -> int:
    """Start a project in FOLDER, or here: sources/ claims/ reports/, settings, a CI workflow, a README.

    Nothing that exists is overwritten: where one of the files is there already, nothing is written at all.
    """
    there = [name for name in FILES if (folder / name).exists() or (folder / name).is_symlink()]
    if there:
        raise UsageError(f"{folder}: holds {', '.join(there)} already; choose another folder, or move them away")
    for name in FILES:
        make_folder((folder / name).parent)
    write_all([(folder / name, _text(starter)) for name, starter in FILES.items()], within=folder)
    click.echo(f"Started a project in {folder.as_posix()}. Put documents into its sources/, then run crosscheck audit.")
    return exits.CLEAN


def _text(starter: str | None) -> str:
    if starter is None:
        return ""
    return resources.files("crosscheck.cli").joinpath("starter", starter).read_text(encoding="utf-8")
