"""The command line run inside the test process, so that the language pipeline is loaded once."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest

from crosscheck.cli.main import main


@dataclass(frozen=True)
class Ran:
    """What a command left behind: exit status, standard output, standard error."""

    status: int
    out: str
    err: str


def run(arguments: list[str], folder: Path) -> Ran:
    """Run `crosscheck ARGUMENTS` in `folder`, as its console script would."""
    out, err = io.StringIO(), io.StringIO()
    before = Path.cwd()
    os.chdir(folder)
    try:
        with (
            mock.patch.object(sys, "argv", ["crosscheck", *arguments]),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            pytest.raises(SystemExit) as stop,
        ):
            main()
    finally:
        os.chdir(before)
    assert isinstance(stop.value.code, int)
    return Ran(stop.value.code, out.getvalue(), err.getvalue())
