"""JUnit XML, for the CI servers that show test results: a finding is a test case, a new conflict a failure.

Format: https://github.com/testmoapp/junitxml
"""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.model import AuditResult, Finding
from crosscheck.reports.escape import markup, one_line
from crosscheck.reports.places import Places
from crosscheck.reports.view import DEFAULTS, Options, fails, remarks, value_words


def render(result: AuditResult, options: Options = DEFAULTS) -> str:
    """One suite of all findings, and one of the files that could not be read, each an error.

    A finding fails where it is new and at or above `options.fail_on`; one that the baseline accepts is skipped.
    """
    places = Places.of(result.documents)
    failures = sum(fails(finding, options) for finding in result.findings)
    accepted = sum(finding.id in options.accepted for finding in result.findings)
    unread = [skipped for skipped in result.skipped if skipped.failed]
    total = len(result.findings) + len(unread)
    counts = f'tests="{len(result.findings)}" failures="{failures}" errors="0" skipped="{accepted}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="crosscheck" tests="{total}" failures="{failures}" errors="{len(unread)}">',
        f'  <testsuite name="findings" {counts}>',
        *(line for finding in result.findings for line in _case(finding, places, options)),
        "  </testsuite>",
        f'  <testsuite name="sources" tests="{len(unread)}" failures="0" errors="{len(unread)}" skipped="0">',
    ]
    for skipped in unread:
        path, reason = markup(one_line(skipped.path)), markup(one_line(skipped.reason))
        lines.append(f'    <testcase classname="sources" name="{path}"><error message="{reason}"/></testcase>')
    return "\n".join([*lines, "  </testsuite>", "</testsuites>"]) + "\n"


def _case(finding: Finding, places: Places, options: Options) -> Iterator[str]:
    name = markup(one_line(f"{finding.summary} [{finding.id}]"))
    first = finding.claims[0]
    file = markup(one_line(options.hrefs.get(first.source, first.source)))
    line = places.line(first)
    place = f'file="{file}"' if line is None else f'file="{file}" line="{line}"'
    yield f'    <testcase classname="{finding.kind.value}" name="{name}" {place}>'
    body = markup("\n".join(_body(finding, places)))
    if fails(finding, options):
        reason = markup(one_line(finding.reason))
        yield f'      <failure type="{finding.verdict.value}" message="{reason}">{body}</failure>'
    else:
        if finding.id in options.accepted:
            yield f'      <skipped message="{markup(one_line(f"accepted: {options.accepted[finding.id]}"))}"/>'
        yield f"      <system-out>{body}</system-out>"
    yield "    </testcase>"


def _body(finding: Finding, places: Places) -> Iterator[str]:
    yield f"{finding.verdict.value}, score {finding.score:.2f}: {finding.reason}"
    for claim in finding.claims:
        said = "; ".join((value_words(claim), *remarks(claim)))
        yield f"{places.words(claim)}: “{claim.quote}” = {said}"
