"""What the exit status says; scripts and CI build on these numbers."""

from __future__ import annotations

from crosscheck.model import AuditResult
from crosscheck.reports.view import Options, fails

CLEAN = 0  # nothing new at or above --fail-on
FOUND = 1  # something new at or above --fail-on
UNUSABLE = 2  # wrong usage, configuration or baseline, or a fault of crosscheck itself
INCOMPLETE = 3  # a source could not be read; what could be is reported
INTERRUPTED = 130  # by Ctrl-C, as shells count it


def status(result: AuditResult, options: Options) -> int:
    """The exit status of an audit under its baseline. An incomplete audit is never taken for a clean one."""
    if result.incomplete:
        return INCOMPLETE
    return FOUND if any(fails(finding, options) for finding in result.findings) else CLEAN
