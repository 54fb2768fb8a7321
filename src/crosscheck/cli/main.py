"""The command `crosscheck`: parse, call, echo, exit.

Commands import the pipeline when they run, so that `crosscheck --help` is quick.
"""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from crosscheck.cli import exits
from crosscheck.cli.audit import audit
from crosscheck.cli.baseline import accept_command, baseline_group
from crosscheck.cli.checks import checks
from crosscheck.cli.explain import explain
from crosscheck.cli.extract import extract
from crosscheck.cli.init import init
from crosscheck.cli.judge import judge
from crosscheck.cli.pairs import pairs
from crosscheck.cli.sources import sources
from crosscheck.cli.verify import verify
from crosscheck.errors import CrosscheckError
from crosscheck.reports.escape import one_line

COMMANDS: tuple[click.Command, ...] = (
    init,
    audit,
    extract,
    sources,
    pairs,
    judge,
    verify,
    explain,
    accept_command,
    baseline_group,
    checks,
)


class _InOrder(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def _print_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"crosscheck {version('crosscheck-claims')}")
        ctx.exit()


@click.group(
    cls=_InOrder,
    commands={command.name or "": command for command in COMMANDS},
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Show the version."
)
def cli() -> None:
    """Read documents about the same events and report where their claims disagree.

    Exit status: 0 nothing new at or above --fail-on; 1 something new; 2 wrong usage, configuration or baseline;
    3 incomplete, a source could not be read.
    """


def run(args: Sequence[str]) -> int:
    """Run the command line and return its exit status; every error becomes a message on stderr."""
    try:
        result: Any = cli.main(args=list(args), prog_name="crosscheck", standalone_mode=False)
    except click.Abort:
        click.echo("crosscheck: interrupted", err=True)
        return exits.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return exits.UNUSABLE
    except CrosscheckError as error:
        click.echo(f"crosscheck: {one_line(str(error))}", err=True)
        return error.exit_code
    except BrokenPipeError:
        # Whoever read the output has gone (`| head`); nothing more can be said there, not even at exit.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.UNUSABLE
    except Exception as error:
        _say_crash(error, traced=bool({"-v", "--verbose"} & set(args)))
        return exits.UNUSABLE
    return result if isinstance(result, int) else exits.CLEAN


def _say_crash(error: Exception, *, traced: bool) -> None:
    if traced:
        traceback.print_exception(error)
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    click.echo(
        f"crosscheck: a fault of crosscheck itself: {type(error).__name__}: {one_line(str(error))} ({where}). "
        "Please report it, with what `--verbose` adds.",
        err=True,
    )


def main() -> None:
    """Entry point of the `crosscheck` command."""
    sys.exit(run(sys.argv[1:]))
