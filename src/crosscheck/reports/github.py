"""GitHub annotations: workflow commands that mark the lines of a pull request.

Format: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from crosscheck.model import AuditResult, Finding, Verdict
from crosscheck.reports.escape import command_data, command_property, one_line
from crosscheck.reports.places import Places
from crosscheck.reports.view import DEFAULTS, Options, counts_line, value_words

_COMMANDS = {Verdict.CONTRADICTION: "error", Verdict.POSSIBLE: "warning", Verdict.UPDATE: "notice"}


def render(result: AuditResult, options: Options = DEFAULTS) -> str:
    """One command a finding, at its first claim; the message names the others.

    Accepted findings are notices. Agreements are debug messages, which a log shows only where it is asked to.
    """
    places = Places.of(result.documents)
    lines = [_command(finding, places, options) for finding in result.findings]
    unread = (one_line(f"{skipped.path}: {skipped.reason}") for skipped in result.skipped if skipped.failed)
    lines.extend(f"::error title=Source not read::{command_data(line)}" for line in unread)
    lines.append(f"::notice title=crosscheck::{command_data(counts_line(result))}")
    return "\n".join(lines) + "\n"


def _command(finding: Finding, places: Places, options: Options) -> str:
    name = _COMMANDS.get(finding.verdict, "debug")
    message = [f"{finding.summary}. {finding.reason}"]
    if finding.id in options.accepted:
        name = "notice"
        message.append(f"Accepted: {options.accepted[finding.id]}")
    message.extend(f"{places.words(c)}: “{one_line(c.quote)}” = {value_words(c)}" for c in finding.claims)
    message.append(f"crosscheck explain {finding.id}")
    text = command_data("\n".join(one_line(line) for line in message))
    if name == "debug":
        return f"::debug::{finding.verdict.value} ({finding.kind.value}): {text}"
    first = finding.claims[0]
    line = places.line(first)  # an annotation of a file without lines stands at the file
    properties = {
        "file": options.hrefs.get(first.source, first.source),
        **({} if line is None else {"line": str(line)}),
        "title": f"{finding.verdict.value} ({finding.kind.value})",
    }
    return f"::{name} {','.join(f'{key}={command_property(value)}' for key, value in properties.items())}::{text}"
