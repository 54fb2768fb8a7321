"""Set the thresholds of the verdicts on the findings of the audits with gold that the reader has not seen.

    python -m train.thresholds --corpus tests/corpus --weights src/crosscheck/matching/weights.toml

A gold conflict is found once, in whichever pair of sentences, so what counts is not the share of pairs that are right
but that of findings. Every audit is run with thresholds that let nearly all through; then, kind by kind, that threshold
is kept above which the share of findings that the gold knows is as asked for. Findings that repeat another, and gold
conflicts of low salience, count neither way.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from crosscheck.matching import score
from crosscheck.model import Finding, Kind
from crosscheck.pipeline import audit

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evaluate import CONFLICTS, Case, find_cases, joins, quotes_of

from train.tagged import unseen

# Shares of findings that must be right: to be reported, and to be reported as certain.
REPORTED, CERTAIN = 0.74, 0.8
LEAST, UNREACHED = 0.1, 0.9
OTHERS = 0.5

Judged = dict[Kind, list[tuple[float, bool]]]


def judge(case: Case, findings: Iterable[Finding], into: Judged) -> None:
    """Add the score of each conflict and whether the gold knows it."""
    found: set[str] = set()
    for finding in sorted((f for f in findings if f.verdict in CONFLICTS), key=lambda f: -f.score):
        hits = [e for e in case.conflicts if joins(quotes_of(finding.claims), e, case.texts)]
        fresh = [e for e in hits if e.id not in found]
        found |= {e.id for e in fresh[:1]}
        if not hits or any(e.counts for e in fresh[:1]):
            into[finding.kind].append((finding.score, bool(hits)))


def threshold_for(own: Iterable[tuple[float, bool]], others: Iterable[tuple[float, bool]], share: float) -> float:
    """The least score above which this share is right, counting one wrong finding more; UNREACHED where none is.

    One kind has too few findings to go by alone: those of the other kinds count, too, each as OTHERS of one.
    """
    right, wrong, best = 0.0, 1.0, UNREACHED
    rows = [(s, good, 1.0) for s, good in own] + [(s, good, OTHERS) for s, good in others]
    for s, good, weight in sorted(rows, key=lambda x: -x[0]):
        right, wrong = right + weight * good, wrong + weight * (not good)
        if right / (right + wrong) >= share:
            best = s
    return round(max(LEAST, best - 0.0005), 3)


def put(path: Path, kind: Kind, values: dict[str, float]) -> None:
    """Replace numbers in the kind's table of thresholds."""
    text = path.read_text(encoding="utf-8")
    head, table, rest = re.split(rf"(?m)^(\[thresholds\.{kind.value}\]\n(?:.+\n?)*)", text, maxsplit=1)
    for name, value in values.items():
        table = re.sub(rf'(?m)^"{name}" = .*$', f'"{name}" = {value}', table)
    path.write_text(head + table + rest, encoding="utf-8")


def main() -> None:
    """Read the arguments, run the audits, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    args = parser.parse_args()
    for kind in Kind:
        put(args.weights, kind, {"conflict": LEAST, "certain": LEAST})
    score.weights.cache_clear()
    judged: Judged = defaultdict(list)
    for name, case in find_cases([args.corpus / "dev"]):
        if not unseen(case.name):
            continue
        judge(case, audit([case.folder]).findings, judged)
        print(name, case.name, sum(map(len, judged.values())), flush=True)
    for kind in Kind:
        others = [row for k in Kind if k is not kind for row in judged[k]]
        reported, certain = (threshold_for(judged[kind], others, share) for share in (REPORTED, CERTAIN))
        put(args.weights, kind, {"conflict": reported, "certain": max(reported, certain)})


if __name__ == "__main__":
    main()
