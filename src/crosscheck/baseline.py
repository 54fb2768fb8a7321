"""The baseline: findings that somebody accepted, in a TOML file that reads and merges well in git.

A finding is known by its content: its kind and, for each claim, source, quote and value. Neither lines nor times are
stored, so that unrelated edits change nothing. An acceptance covers as many findings as it counts, never more, and
none that became severer than what was accepted.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from crosscheck.errors import BaselineError
from crosscheck.model import Finding, FindingId, Kind, Verdict

VERSION = 1
NAME = "baseline.toml"

_SEVERITY = (Verdict.UNRELATED, Verdict.AGREEMENT, Verdict.UPDATE, Verdict.POSSIBLE, Verdict.CONTRADICTION)
_HEAD = f"""\
# Findings that were accepted. `crosscheck accept` adds to it, `crosscheck baseline prune` removes what is stale.
version = {VERSION}
"""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One accepted finding.

    key      what the finding is known by
    claims   its claims, for people: "source: value"
    count    how many findings of this key are accepted, 1 or more
    until    the last day on which it holds, None for ever
    """

    key: str
    verdict: Verdict
    kind: Kind
    summary: str
    claims: tuple[str, ...]
    reason: str
    count: int = 1
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """A baseline held against findings.

    accepted   finding -> the reason for which it is accepted
    stale      acceptances that cover nothing any more, wholly or in their count
    expired    acceptances whose last day has passed
    """

    accepted: dict[FindingId, str]
    stale: tuple[Acceptance, ...]
    expired: tuple[Acceptance, ...]


def key_of(finding: Finding) -> str:
    """Sixteen hex digits from the content of a finding; white space does not count."""
    claims = sorted(
        "\x1f".join((claim.source, " ".join(claim.quote.split()), " ".join(claim.value_text.split())))
        for claim in finding.claims
    )
    content = "\x1e".join((finding.kind.value, *claims))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def accept(
    baseline: Sequence[Acceptance], finding: Finding, reason: str, until: dt.date | None = None, *, present: int = 1
) -> tuple[Acceptance, ...]:
    """The baseline with this finding accepted; accepting it once more renews reason and date.

    present   findings of the same content in the audit; the acceptance counts one more of them each time
    """
    key = key_of(finding)
    claims = tuple(f"{c.source}: {' '.join(c.value_text.split())}" for c in finding.claims)
    new = Acceptance(key, finding.verdict, finding.kind, finding.summary, claims, reason, 1, until)
    old = next((entry for entry in baseline if entry.key == key), None)
    if old is not None:
        new = replace(new, count=min(old.count + 1, max(present, 1)))
    return tuple(sorted([*(e for e in baseline if e.key != key), new], key=lambda e: e.key))


def apply(
    baseline: Iterable[Acceptance],
    findings: Iterable[Finding],
    today: dt.date,
    kinds: Iterable[str] = tuple(Kind),
) -> Applied:
    """Which findings the baseline accepts on a day, in report order, and what of it is stale.

    kinds   the kinds that were looked for; acceptances of others cannot be stale
    """
    looked_for = frozenset(kinds)
    by_key: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_key[key_of(finding)].append(finding)
    accepted: dict[FindingId, str] = {}
    stale: list[Acceptance] = []
    expired: list[Acceptance] = []
    for entry in baseline:
        if entry.until is not None and today > entry.until:
            expired.append(entry)
            continue
        worst = _SEVERITY.index(entry.verdict)
        covered = [f for f in by_key[entry.key] if _SEVERITY.index(f.verdict) <= worst][: entry.count]
        accepted.update((finding.id, entry.reason) for finding in covered)
        if len(covered) < entry.count and entry.kind.value in looked_for:
            stale.append(entry)
    return Applied(accepted, tuple(stale), tuple(expired))


def prune(baseline: Iterable[Acceptance], applied: Applied, findings: Iterable[Finding]) -> tuple[Acceptance, ...]:
    """The baseline without what is stale or expired; a count that is too high is lowered."""
    present = [key_of(finding) for finding in findings if finding.id in applied.accepted]
    kept = []
    for entry in baseline:
        if entry in applied.expired:
            continue
        if entry in applied.stale:
            count = present.count(entry.key)
            kept.extend([replace(entry, count=count)] if count else [])
        else:
            kept.append(entry)
    return tuple(kept)


def read_baseline(path: Path) -> tuple[Acceptance, ...]:
    """The acceptances of a file, by key.

    Raises BaselineError, naming the file, where it cannot be read, is of a newer version, or says what it cannot.
    """
    where = path.as_posix()
    try:
        table = tomllib.loads(path.read_bytes().removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except OSError as error:
        raise BaselineError(f"{where}: cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BaselineError(
            f"{where}: not readable as TOML: {error}; mend it, or restore it from version control"
        ) from None
    version = table.pop("version", None)
    if not isinstance(version, int) or isinstance(version, bool):
        raise BaselineError(f"{where}: says no version; it should begin with `version = {VERSION}`")
    if version > VERSION:
        raise BaselineError(
            f"{where}: is of version {version}, this crosscheck reads {VERSION}; use a newer crosscheck"
        )
    entries = table.pop("accepted", [])
    if table or not isinstance(entries, list):
        raise BaselineError(f"{where}: unknown {', '.join(sorted(table)) or 'accepted'}; it takes [[accepted]] entries")
    found = tuple(_entry(entry, f"{where}: accepted entry {number}") for number, entry in enumerate(entries, 1))
    keys = [entry.key for entry in found]
    for key in keys:
        if keys.count(key) > 1:
            raise BaselineError(f"{where}: key {key} is there twice; keep one entry and add up their count")
    return tuple(sorted(found, key=lambda entry: entry.key))


_TYPES: dict[str, type] = {
    "key": str,
    "verdict": str,
    "kind": str,
    "summary": str,
    "claims": list,
    "reason": str,
    "count": int,
    "until": dt.date,
}
_NEEDED = ("key", "verdict", "kind", "reason")


def _entry(entry: Any, where: str) -> Acceptance:
    if not isinstance(entry, dict):
        raise BaselineError(f"{where}: is no table")
    for name, value in entry.items():
        if name not in _TYPES:
            raise BaselineError(f"{where}: unknown key {name!r}; known are {', '.join(_TYPES)}")
        if not isinstance(value, _TYPES[name]) or isinstance(value, (bool, dt.datetime)):
            raise BaselineError(f"{where}: {name} takes a {_TYPES[name].__name__}")
    for name in _NEEDED:
        if not entry.get(name):
            raise BaselineError(f"{where}: no {name}")
    if entry.get("count", 1) < 1:
        raise BaselineError(f"{where}: count is {entry['count']}; it takes 1 or more")
    try:
        verdict, kind = Verdict(entry["verdict"]), Kind(entry["kind"])
    except ValueError as error:
        raise BaselineError(f"{where}: {error}") from None
    claims = tuple(str(claim) for claim in entry.get("claims", ()))
    summary, count = entry.get("summary", ""), entry.get("count", 1)
    return Acceptance(entry["key"], verdict, kind, summary, claims, entry["reason"], count, entry.get("until"))


def to_toml(baseline: Iterable[Acceptance]) -> str:
    """The baseline as the text of its file, by key."""
    return _HEAD + "".join(_block(entry) for entry in sorted(baseline, key=lambda e: e.key))


def _block(entry: Acceptance) -> str:
    lines = ["", "[[accepted]]", f"key = {_string(entry.key)}"]
    lines += [
        f'verdict = "{entry.verdict.value}"',
        f'kind = "{entry.kind.value}"',
        f"summary = {_string(entry.summary)}",
    ]
    lines += ["claims = [", *(f"  {_string(claim)}," for claim in entry.claims), "]"]
    lines += [f"count = {entry.count}"] if entry.count != 1 else []
    lines.append(f"reason = {_string(entry.reason)}")
    lines += [f"until = {entry.until.isoformat()}"] if entry.until else []
    return "\n".join(lines) + "\n"


# What a basic string of TOML 1.0 cannot hold as it is, and what an editor or a diff would not show.
_UNSAFE = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]')


def _string(text: str) -> str:
    text = text.encode("utf-8", "replace").decode("utf-8")
    return (
        '"' + _UNSAFE.sub(lambda m: "\\" + m.group() if m.group() in '\\"' else f"\\u{ord(m.group()):04x}", text) + '"'
    )
