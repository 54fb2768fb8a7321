"""What people decided: claims they dropped, and verdicts they, or a tool of theirs, gave on pairs of claims.

A judgement is known by the content of its pair: kind, and source, quote and value of both claims. It holds as long as
both claims stand, wherever they move; where one changes, the judgement says nothing any more.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from crosscheck.errors import UsageError
from crosscheck.model import Claim, ClaimId, Level, Pair, Verdict

VERSION = 1
NAME = "judgements.jsonl"
_HEAD = {"crosscheck_judgements": VERSION}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on one pair; `by` says who or what gave it, `claims` names the pair to people: "source: value"."""

    key: str
    kind: str
    verdict: Verdict
    reason: str
    by: str
    claims: tuple[str, str]


@dataclass(frozen=True)
class Review:
    """All that was decided of a project: dropped claims, and judgements by their keys."""

    dropped: frozenset[ClaimId] = frozenset()
    judgements: Mapping[str, Judgement] = field(default_factory=lambda: MappingProxyType({}))

    def __bool__(self) -> bool:
        return bool(self.dropped or self.judgements)

    def kept(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """The claims that findings may rest on."""
        return tuple(claim for claim in claims if claim.claim_id not in self.dropped)

    def judged(self, pairs: Iterable[Pair]) -> tuple[Pair, ...]:
        """The pairs, best first, with the verdicts of judgements in place of crosscheck's own.

        A judged pair is certain: its score is 1, or 0 where it was judged unrelated.
        """
        if not self.judgements:
            return tuple(pairs)
        judged = [self._judged(pair) for pair in pairs]
        judged.sort(key=lambda pair: -pair.score)  # stable: equal scores keep their order
        return tuple(judged)

    def _judged(self, pair: Pair) -> Pair:
        judgement = self.judgements.get(pair_key(pair.kind, pair.a, pair.b))
        if judgement is None:
            return pair
        level = Level("judged", judgement.verdict.value, 0.0, f"by {judgement.by}")
        return replace(
            pair,
            verdict=judgement.verdict,
            score=0.0 if judgement.verdict is Verdict.UNRELATED else 1.0,
            reason=f"{judgement.reason} (judged by {judgement.by})",
            levels=(level, *pair.levels),
        )


def pair_key(kind: str, *claims: Claim) -> str:
    """Sixteen hex digits from the content of a pair; neither white space nor the order of the claims counts."""
    return _key(kind, [(claim.source, claim.quote, claim.value_text) for claim in claims])


def _key(kind: str, claims: Iterable[tuple[str, str, str]]) -> str:
    parts = sorted("\x1f".join(" ".join(part.split()) for part in claim) for claim in claims)
    return hashlib.sha256("\x1e".join((kind, *parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def read_verdicts(text: str, where: str, pairs: Sequence[Pair]) -> tuple[Judgement, ...]:
    """Verdicts on pairs, in the JSON lines that `crosscheck pairs` writes; a line without "by" was not judged.

    pairs   the candidate pairs of the audit; every judged line must be one of them

    Raises UsageError, naming the line, for a line that cannot be read, that says no verdict or reason, whose pair is
    none of the candidates, or that contradicts another line.
    """
    known = {pair_key(pair.kind, pair.a, pair.b): pair for pair in pairs}
    found: dict[str, Judgement] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        row = _object(line, f"{where}:{number}")
        if not row.get("by"):
            continue
        judgement = _verdict(row, f"{where}:{number}", known)
        if found.setdefault(judgement.key, judgement).verdict is not judgement.verdict:
            raise UsageError(f"{where}:{number}: this pair has another verdict further up; keep one of them")
    return tuple(found.values())


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise UsageError(f"{where}: is no JSON; each line holds one object, as `crosscheck pairs` writes it") from None
    if not isinstance(row, dict):
        raise UsageError(f"{where}: is no JSON object; each line holds one, as `crosscheck pairs` writes it")
    return row


def _text(row: Mapping[str, Any], name: str, where: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value.strip():
        raise UsageError(f"{where}: {name} takes text that is not empty")
    return " ".join(value.split())


def _verdict(row: Mapping[str, Any], where: str, known: Mapping[str, Pair]) -> Judgement:
    kind, verdict = _text(row, "kind", where), _text(row, "verdict", where)
    if verdict not in list(Verdict):
        raise UsageError(f"{where}: verdict is {verdict!r}; it takes one of {', '.join(Verdict)}")
    claims = row.get("claims")
    if not isinstance(claims, list) or len(claims) != 2 or not all(isinstance(claim, dict) for claim in claims):
        raise UsageError(f"{where}: claims takes the two claims of the pair, as `crosscheck pairs` writes them")
    content = [(_text(c, "source", where), _text(c, "quote", where), str(c.get("value_text", ""))) for c in claims]
    key = _key(kind, content)
    if key not in known:
        raise UsageError(f"{where}: no such pair among the candidates; judge from a fresh `crosscheck pairs`")
    pair = known[key]
    a, b = (f"{claim.source}: {' '.join(claim.value_text.split())}" for claim in (pair.a, pair.b))
    return Judgement(key, kind, Verdict(verdict), _text(row, "reason", where), _text(row, "by", where), (a, b))


def to_jsonl(judgements: Iterable[Judgement]) -> str:
    """The project's judgements as the text of their file: a line each, by key, so that branches merge."""
    ordered = sorted(judgements, key=lambda item: item.key)
    rows = [_HEAD, *(_row(judgement) for judgement in ordered)]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _row(judgement: Judgement) -> dict[str, Any]:
    return {
        "key": judgement.key,
        "kind": judgement.kind,
        "verdict": judgement.verdict.value,
        "claims": list(judgement.claims),
        "reason": judgement.reason,
        "by": judgement.by,
    }


def read_judgements(path: Path) -> dict[str, Judgement]:
    """The judgements that a project keeps, by key.

    Raises UsageError, naming file and line, where it cannot be read or is of a newer version.
    """
    where = path.as_posix()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{where}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{where}: is not UTF-8; restore it from version control") from None
    lines = [(f"{where}:{n}", line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not lines:
        raise UsageError(f"{where}: is empty; delete it, or restore it from version control")
    version = _object(lines[0][1], lines[0][0]).get("crosscheck_judgements")
    if version != VERSION:
        raise UsageError(f"{where}: is of version {version}, this crosscheck reads {VERSION}; use a newer crosscheck")
    found: dict[str, Judgement] = {}
    for place, line in lines[1:]:
        judgement = _stored(_object(line, place), place)
        if judgement.key in found:
            raise UsageError(f"{place}: key {judgement.key} is there twice; keep one line")
        found[judgement.key] = judgement
    return found


def _stored(row: Mapping[str, Any], where: str) -> Judgement:
    verdict = _text(row, "verdict", where)
    claims = row.get("claims")
    if verdict not in list(Verdict):
        raise UsageError(f"{where}: verdict is {verdict!r}; it takes one of {', '.join(Verdict)}")
    if not isinstance(claims, list) or len(claims) != 2:
        raise UsageError(f"{where}: claims takes the names of two claims")
    key, kind, reason, by = (_text(row, name, where) for name in ("key", "kind", "reason", "by"))
    return Judgement(key, kind, Verdict(verdict), reason, by, (str(claims[0]), str(claims[1])))
