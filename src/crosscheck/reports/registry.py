"""The report formats, by name. A new format is a module with `render(result, options) -> str` and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from crosscheck.errors import UsageError
from crosscheck.model import AuditResult
from crosscheck.reports import csv, github, html, json, junit, markdown, sarif, text
from crosscheck.reports.view import Options


@dataclass(frozen=True, slots=True)
class Format:
    """A report format: its name on the command line, the suffixes of its files, and how it is rendered.

    by_report   whether its links to sources are relative to the report's folder, not to the working directory
    """

    name: str
    suffixes: tuple[str, ...]
    render: Callable[[AuditResult, Options], str]
    by_report: bool = False


FORMATS: tuple[Format, ...] = (
    Format("text", (".txt",), text.render),
    Format("markdown", (".md", ".markdown"), markdown.render, by_report=True),
    Format("json", (".json",), json.render),
    Format("html", (".html", ".htm"), html.render, by_report=True),
    Format("csv", (".csv",), csv.render),
    Format("sarif", (".sarif", ".sarif.json"), sarif.render),
    Format("github", (), github.render),
    Format("junit", (".xml",), junit.render),
)
NAMES = tuple(item.name for item in FORMATS)


def format_named(name: str) -> Format:
    """The format of that name; raises UsageError, listing the names, where there is none."""
    for item in FORMATS:
        if item.name == name:
            return item
    raise UsageError(f"no report format {name!r}; there are {', '.join(NAMES)}")


def format_for_file(name: str) -> Format:
    """The format that a file's suffix asks for, text where it asks for none."""
    fitting = [item for item in FORMATS if name.lower().endswith(item.suffixes)]
    return max(fitting, key=lambda item: max(len(s) for s in item.suffixes), default=FORMATS[0])
