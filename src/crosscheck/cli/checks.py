"""`crosscheck checks`: what each check reports, from its own page."""

from __future__ import annotations

import inspect

import click
from tabulate import tabulate

from crosscheck.cli import exits
from crosscheck.errors import UsageError
from crosscheck.reports.escape import one_line


@click.command()
@click.argument("name", required=False)
def checks(name: str | None) -> int:
    """List the checks, or show the page of the check NAME with its examples."""
    from crosscheck.checks import CHECKS

    if name is None:
        rows = [(check.name, check.kind.value, inspect.getdoc(check) or "") for check in CHECKS]
        short = [(check, kind, page.split("\n", 1)[0]) for check, kind, page in rows]
        click.echo(tabulate(short, headers=("check", "kind", "reports"), disable_numparse=True))
        return exits.CLEAN
    for check in CHECKS:
        if check.name == name:
            click.echo(f"{check.name} ({check.kind.value})\n\n{inspect.getdoc(check) or ''}")
            return exits.CLEAN
    raise UsageError(f"no check {one_line(name)!r}; there are {', '.join(check.name for check in CHECKS)}")
