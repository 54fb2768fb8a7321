"""What the command line says of itself: help, and the pages of the checks."""

from __future__ import annotations

import subprocess
import sys

import pytest

from crosscheck.checks import CHECKS
from crosscheck.cli.main import run


class TestChecks:
    def test_the_list_and_each_page(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["checks"]) == 0
        out = capsys.readouterr().out
        for check in CHECKS:
            assert check.name in out
            assert run(["checks", check.name]) == 0
            page = capsys.readouterr().out
            assert "Conflicting:" in page
            assert "Agreeing:" in page
        assert run(["checks", "colour"]) == 2
        assert "there are quantity" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["audit", "--help"], ["checks", "--help"]])
def test_help_imports_neither_spacy_nor_pandas(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom crosscheck.cli.main import run\nstatus = run(sys.argv[1:])\n"
        "heavy = {'spacy', 'pandas', 'numpy', 'onnxruntime', 'jinja2'} & set(sys.modules)\n"
        "sys.exit(f'imported {sorted(heavy)}' if heavy else status)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "crosscheck" in done.stdout
