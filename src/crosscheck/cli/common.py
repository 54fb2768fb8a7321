"""What the commands share: options, settings under flags, progress, and where reports go."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from crosscheck.config import FAIL_ON, KINDS, Settings, load_settings
from crosscheck.errors import UsageError
from crosscheck.files import check_writable
from crosscheck.model import AuditResult, SkippedSource, SourceId
from crosscheck.reports.escape import one_line
from crosscheck.reports.registry import NAMES, Format, format_for_file, format_named
from crosscheck.reports.view import Options

STDOUT = "-"
_ORDER = "crosscheck.cli.order"  # key in Context.meta: the --format and --output options in the order given

paths_argument = click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
kind_option = click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Look for this kind alone; may be repeated."
)
quiet_option = click.option(
    "-q", "--quiet", is_flag=True, help="Print errors and what --format asks for, nothing else."
)
verbose_option = click.option("-v", "--verbose", is_flag=True, help="Say more on stderr.")
fail_on_option = click.option(
    "--fail-on", type=click.Choice(FAIL_ON), help="Least severe new finding that makes the exit status 1."
)
min_score_option = click.option(
    "--min-score", type=click.FloatRange(0.0, 1.0), help="Leave out findings below this probability."
)
format_option = click.option(
    "--format", "formats", multiple=True, type=click.Choice(NAMES), help="Report format; its --output follows it."
)
output_option = click.option(
    "--output", "outputs", multiple=True, type=click.Path(path_type=Path), help="File for the report; - is stdout."
)


class ReportCommand(click.Command):
    """A command whose `--format F --output FILE` pairs may be repeated: it keeps the order they were given in."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as every command does, after noting the order of the options."""
        _, _, order = self.make_parser(ctx).parse_args(args=list(args))
        ctx.meta[_ORDER] = tuple(p.name for p in order if p.name in ("formats", "outputs"))
        return super().parse_args(ctx, args)


@dataclass(frozen=True, slots=True)
class Target:
    """One report to make: its format, and its file, None for stdout."""

    format: Format
    path: Path | None


def targets(ctx: click.Context, formats: Sequence[str], outputs: Sequence[Path]) -> tuple[Target, ...]:
    """Pair formats with outputs: an output belongs to the format before it, else to the one after it.

    A format without an output goes to stdout; an output without a format gets the one that its suffix asks for.
    Raises UsageError where two reports would go to stdout or to one file, or a file cannot be written.
    """
    rest_formats, rest_outputs = list(formats), list(outputs)
    found: list[Target] = []
    format_: Format | None = None
    path: Path | None = None
    for name in ctx.meta[_ORDER]:
        if name == "formats":
            if format_ is not None:
                found.append(Target(format_, None))
            format_ = format_named(rest_formats.pop(0))
        else:
            if path is not None:
                found.append(Target(format_for_file(path.name), path))
            path = rest_outputs.pop(0)
        if format_ is not None and path is not None:
            found.append(Target(format_, path))
            format_ = path = None
    if format_ is not None:
        found.append(Target(format_, None))
    if path is not None:
        found.append(Target(format_for_file(path.name), path))
    found = [replace(target, path=None) if target.path == Path(STDOUT) else target for target in found]
    _check(found)
    return tuple(found)


def _check(found: Sequence[Target]) -> None:
    files = [target.path for target in found if target.path is not None]
    if len(found) - len(files) > 1:
        raise UsageError("two reports for stdout; give each --format but one an --output FILE after it")
    for path in files:
        if files.count(path) > 1:
            raise UsageError(f"{path}: two reports for one file; give each --format a file of its own")
        check_writable(path)


def settings_for(folder: Path, kinds: Sequence[str] = (), **flags: Any) -> Settings:
    """The settings of `folder` under the flags that were given (those that are not None)."""
    given = {name: value for name, value in flags.items() if value is not None}
    if kinds:
        given["kinds"] = tuple(kind for kind in KINDS if kind in kinds)
    return replace(load_settings(folder), **given)


def use_colour() -> bool:
    """Whether stdout is a terminal that wants colours (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def progress(*, quiet: bool) -> Callable[[str, int, int], None] | None:
    """A line on stderr that says how far the work is, where stderr is a terminal."""
    if quiet or not sys.stderr.isatty():
        return None

    def show(stage: str, done: int, total: int) -> None:
        click.echo(f"\r\x1b[K{stage} {done}/{total}" if done < total else "\r\x1b[K", err=True, nl=False)

    return show


def say_unread(result: AuditResult) -> None:
    """Name on stderr the sources that an audit could not read."""
    say_skipped(result.skipped)


def say_skipped(sources: Iterable[SkippedSource]) -> None:
    """Name on stderr those of the skipped sources that could not be read."""
    for skipped in sources:
        if skipped.failed:
            click.echo(f"crosscheck: not read: {one_line(skipped.path)}: {one_line(skipped.reason)}", err=True)


def hrefs(result: AuditResult, paths: Sequence[Path], target: Target, root: Path) -> dict[SourceId, str]:
    """Where a report finds its sources: paths relative to its folder or to `root`, as its format wants them.

    Sources and reports outside `root` get none: a report does not tell of the machine that it was made on.
    """
    top = root.resolve()
    base = top
    if target.format.by_report:
        base = (target.path.parent if target.path else Path()).resolve()
    found: dict[SourceId, str] = {}
    for document in result.documents:
        file = file_of(document.id, paths)
        if file is not None and file.is_relative_to(top) and base.is_relative_to(top):
            found[document.id] = file.relative_to(base, walk_up=True).as_posix()
    return found


def file_of(source: SourceId, paths: Sequence[Path]) -> Path | None:
    """The file that a source was read from, None where several could be meant or none is there.

    The id of a row of a table is its file's with `#` and the row's own id behind it.
    """
    ends = [at for at in range(len(source) - 1, 0, -1) if source[at] == "#"]
    found = (_file_named(name, paths) for name in (source, *(source[:at] for at in ends)))
    return next((file for file in found if file is not None), None)


def _file_named(id_: str, paths: Sequence[Path]) -> Path | None:
    for path in paths:
        folder = path if path.is_dir() else path.parent
        # Where two places hold a file of one name, the folder's name goes in front of the id.
        head, _, tail = id_.partition("/")
        names = (id_, tail) if head == folder.resolve().name else (id_,)
        for name in names:
            candidate = folder / name
            if _is_file(candidate) and (path.is_dir() or name == path.name):
                return candidate.resolve()
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name too long for a file, or one that no file can have
        return False


@dataclass(frozen=True, slots=True)
class Report:
    """One audit, to be rendered in several formats."""

    result: AuditResult
    paths: Sequence[Path]
    options: Options

    def render(self, target: Target) -> str:
        """The report for one target, with links that lead from there to the sources."""
        links = hrefs(self.result, self.paths, target, repository(Path.cwd()))
        colour = target.path is None and use_colour()
        return target.format.render(self.result, replace(self.options, hrefs=links, colour=colour))


def repository(folder: Path) -> Path:
    """The root of the git checkout that holds `folder`, else `folder` itself."""
    return next((f for f in (folder, *folder.parents) if (f / ".git").exists()), folder)
