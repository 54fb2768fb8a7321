"""Estimate the log-odds of the comparison levels from labelled pairs, and write `weights.toml`.

    python -m train.weights --corpus tests/corpus --weights src/crosscheck/matching/weights.toml --reader FOLDER

FOLDER holds a reader that has not seen every second audit with gold. Screen and match are estimated on the pairs of
these audits and of the tagged cases that were kept aside; the thresholds of agreements are set on probabilities that
leave each case out in turn, over these audits alone. Those of conflicts are for `train.thresholds` to set.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from crosscheck.matching import score
from crosscheck.matching.match import READ_AT_LEAST, READ_PER_CLAIM, encode, pair_up, read_best, read_out, screen
from crosscheck.matching.reader import Reader
from crosscheck.matching.score import group_of, logit
from crosscheck.model import Claim, ClaimId, Kind, Level
from crosscheck.values.bounds import Relation
from train.lesson import AGREE, CLASH, CLASH_IDENTITY, CLASH_PLACE, OTHER, UNKNOWN, Lesson
from train.tagged import kept_aside, tagged, tagged_audits, unseen

SCREEN_GRADED = ("likeness",)
GRADED = ("reading", "denial", "likeness", "rivals", "support")
FOLDS = 7
# Inverse strengths of the ridge penalty: few labelled pairs for many levels want a strong one.
SCREEN_RIDGE, MATCH_RIDGE = 0.2, 0.1


# Log-odds that an editor would give the levels before seeing data; the estimate moves them where the pairs say so.
PRIOR: dict[tuple[str, str], float] = {
    ("reading", "slope"): 0.8, ("likeness", "slope"): 3.0, ("rivals", "slope"): 0.3, ("support", "slope"): 0.2,
    ("head", "same"): 0.5, ("head", "synonym"): 0.4, ("head", "different"): -0.6,
    ("counted", "same"): 0.2, ("counted", "synonym"): 0.2, ("counted", "different"): -1.0,
    ("counted", "other unit"): -0.2,
    ("event", "same"): 0.5, ("event", "synonym"): 0.4, ("event", "different"): -0.4,
    ("parties", "same"): 0.4, ("parties", "same rare"): 1.2, ("parties", "synonym"): 0.2,
    ("parties", "different"): -0.4,
    ("roles", "swapped"): -2.0, ("roles", "same"): 0.6,
    ("names", "much"): 0.4, ("names", "none"): -0.2,
    ("bearer", "much"): 0.3, ("bearer", "none"): -0.4,
    ("words", "much"): 0.6, ("words", "some"): 0.2, ("words", "none"): -0.3,
    ("senses", "much"): 0.3, ("senses", "none"): -0.2,
    ("time", "apart"): -0.8, ("time", "meet"): 0.4, ("days", "none"): -1.8, ("days", "few"): -0.4,
    ("scope", "clash"): -1.0, ("scope", "one side"): -0.3,
    ("stance", "different"): -0.4,
    ("story", "another"): -1.0, ("story", "partly"): -0.4,
    ("issued", "own news"): -3.0, ("issued", "months"): -0.3, ("issued", "years"): -0.5,
    ("origin", "within"): -0.8,
    ("line_up", "taken"): -0.8, ("line_up", "mutual"): 0.5, ("line_up", "neither"): -0.4,
    ("figures", "slip"): 0.6, ("figures", "near"): 0.2, ("figures", "far"): -0.4,
    ("denied", "negated"): 0.6, ("denied", "opposite"): 0.5,
}  # fmt: skip


@dataclass(frozen=True)
class Example:
    """One pair for the estimate: its levels by name, graded amounts included, and whether it is one fact."""

    case: str
    kind: Kind
    group: str
    levels: tuple[tuple[str, str], ...]
    amounts: tuple[float, ...]
    positive: bool
    apart: bool
    gold: bool  # of an audit with gold


def design(examples: Sequence[Example]) -> tuple[npt.NDArray[np.float64], list[tuple[str, str]]]:
    """One column for each level and for each kind's prior, after one for each graded comparison."""
    names = sorted({level for e in examples for level in e.levels}) + [("prior", k.value) for k in Kind]
    index = {name: i for i, name in enumerate(names)}
    graded = len(examples[0].amounts)
    x = np.zeros((len(examples), graded + len(names)))
    for r, e in enumerate(examples):
        x[r, :graded] = e.amounts
        for level in (*e.levels, ("prior", e.kind.value)):
            x[r, graded + index[level]] = 1.0
    return x, names


def prior_of(names: Sequence[tuple[str, str]], graded: int) -> npt.NDArray[np.float64]:
    """The log-odds expected before any data, one for each column of the design."""
    slopes = [PRIOR.get((name, "slope"), 0.0) for name in (SCREEN_GRADED if graded == 1 else GRADED)]
    return np.array([*slopes, *(PRIOR.get(name, 0.0) for name in names)])


def fit(
    x: npt.NDArray[np.float64], y: npt.NDArray[np.bool_], prior: npt.NDArray[np.float64], ridge: float
) -> npt.NDArray[np.float64]:
    """Logistic regression by Newton's method, with a ridge penalty on the distance from `prior`; the last is free.

    The last column of `x` is the constant. The penalty is |w - prior|^2 / (2 * ridge).
    """
    w = prior.copy()
    penalty = np.full(x.shape[1], 1.0 / ridge)
    penalty[-1] = 1e-6

    def cost(w: npt.NDArray[np.float64]) -> float:
        z = x @ w
        return float(np.sum(np.logaddexp(0.0, z) - y * z) + 0.5 * penalty @ (w - prior) ** 2)

    for _ in range(100):
        p = 1.0 / (1.0 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (p - y) + penalty * (w - prior)
        curvature = (x.T * (p * (1 - p))) @ x + np.diag(penalty)
        step = np.linalg.solve(curvature, gradient)
        # Far from the optimum a whole step of Newton's may lead away: halve it until the cost falls.
        size = 1.0
        while size > 1e-4 and cost(w - size * step) > cost(w):
            size /= 2
        w = w - size * step
        if float(np.abs(step).max()) < 1e-6:
            break
    return w


def _columns(
    examples: Sequence[Example],
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], list[tuple[str, str]]]:
    x, names = design(examples)
    graded = len(examples[0].amounts)
    return np.hstack([x, np.ones((len(x), 1))]), np.append(prior_of(names, graded), 0.0), names


def estimate(examples: Sequence[Example], ridge: float) -> dict[str, dict[str, float]]:
    """Log-odds by comparison and level; graded comparisons have a "slope", the kinds' priors hold the constant."""
    x, prior, names = _columns(examples)
    w = fit(x, np.array([e.positive for e in examples]), prior, ridge)
    table: dict[str, dict[str, float]] = defaultdict(dict)
    graded = len(examples[0].amounts)
    for name, weight in zip(SCREEN_GRADED if graded == 1 else GRADED, w[:graded], strict=True):
        table[name]["slope"] = round(float(weight), 3)
    for (name, level), weight in zip(names, w[graded:-1], strict=True):
        table[name][level] = round(float(weight + (w[-1] if name == "prior" else 0.0)), 3)
    return dict(table)


def left_out(examples: Sequence[Example], ridge: float) -> npt.NDArray[np.float64]:
    """Probabilities of each example by an estimate that has not seen its case."""
    x, prior, _ = _columns(examples)
    y = np.array([e.positive for e in examples])
    cases = sorted({e.case for e in examples})
    fold = np.array([cases.index(e.case) % FOLDS for e in examples])
    out = np.zeros(len(examples))
    for f in sorted(set(fold)):
        w = fit(x[fold != f], y[fold != f], prior, ridge)
        out[fold == f] = 1.0 / (1.0 + np.exp(-np.clip(x[fold == f] @ w, -30, 30)))
    return out


@dataclass(frozen=True)
class Study:
    """A lesson with the reader's vectors."""

    lesson: Lesson
    place: dict[ClaimId, int]  # claim id -> its place in the lesson
    encoded: dict[str, Any]
    gold: bool

    def label(self, a: Claim, b: Claim) -> int:
        """The label of two claims."""
        return int(self.lesson.labels[self.place[a.claim_id], self.place[b.claim_id]])


def study(lesson: Lesson, reader: Reader, *, gold: bool) -> Study:
    """A lesson, its claims read by themselves."""
    place = {c.claim_id: i for i, c in enumerate(lesson.claims)}
    return Study(lesson, place, encode(lesson.claims, reader, lambda *_: None), gold)


def screen_examples(told: Study) -> list[Example]:
    """Every candidate pair with its explicit levels."""
    found = []
    for one in screen(pair_up(told.lesson.claims), told.encoded):
        label = told.label(one.pairing.a, one.pairing.b)
        if label == UNKNOWN:
            continue
        kind = one.pairing.a.kind
        group = group_of("screen", kind, one.pairing.relation)
        levels = tuple((name, level) for name, level, _ in one.found)
        apart = one.pairing.relation is Relation.APART
        right = label != OTHER
        found.append(Example(told.lesson.name, kind, group, levels, (one.likeness,), right, apart, told.gold))
    return found


def match_examples(told: Study, reader: Reader) -> list[Example]:
    """The pairs that the reader reads, with its judgement among their levels."""
    screened = screen(pair_up(told.lesson.claims), told.encoded)
    budget = max(READ_AT_LEAST, int(READ_PER_CLAIM * len(told.lesson.claims)))
    read, _ = read_best(screened, told.encoded, reader, budget, lambda *_: None)
    found = []
    for one, reading, levels in read_out(read):
        label = told.label(one.pairing.a, one.pairing.b)
        if label == UNKNOWN:
            continue
        kind = one.pairing.a.kind
        group = group_of("match", kind, one.pairing.relation)
        clash = label in (CLASH, CLASH_IDENTITY, CLASH_PLACE)
        wanted = {"differing": clash, "alike": label == AGREE}.get(group, label != OTHER)
        apart = one.pairing.relation in (Relation.APART, Relation.DOUBTFUL)
        share, support = (float(next(v.level for v in levels if v.name == name)) for name in ("rivals", "support"))
        amounts = (logit(reading.same), logit(reading.clash), one.likeness, share, support)
        named = tuple(_named(level) for level in levels if level.name not in GRADED)
        found.append(Example(told.lesson.name, kind, group, named, amounts, wanted, apart, told.gold))
    return found


def _named(level: Level) -> tuple[str, str]:
    return level.name, level.level


# The share of agreements that must be right.
AGREEMENT = 0.5
# Where no threshold reaches the precision asked for, only what is as clear as this is reported.
UNREACHED = 0.9


def threshold_for(scored: Sequence[tuple[float, bool]], precision: float) -> float:
    """The least probability above which this share is right, counting one wrong pair more; UNREACHED where none is."""
    right = wrong = 0
    best = UNREACHED
    for p, good in sorted(scored, key=lambda x: -x[0]):
        right, wrong = right + good, wrong + (not good)
        if right / (right + wrong + 1) >= precision:
            best = p
    return round(min(UNREACHED, max(0.1, best)), 3)


def write(path: Path, tables: dict[str, dict[str, dict[str, Any]]], note: str) -> None:
    """The weights as TOML, two levels of tables, with a note of what they were estimated from."""
    lines = [f"# {line}" if line else "#" for line in note.strip().splitlines()]
    for model, groups in tables.items():
        for group, comparisons in groups.items():
            flat = {k: v for k, v in comparisons.items() if not isinstance(v, dict)}
            if flat:
                lines += ["", f"[{model}.{group}]", *(f'"{k}" = {v}' for k, v in flat.items())]
            for name, levels in comparisons.items():
                if isinstance(levels, dict):
                    lines += ["", f"[{model}.{group}.{name}]", *(f'"{k}" = {v}' for k, v in levels.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


NOTE = """
Log-odds of the comparison levels, estimated by logistic regression with a ridge towards stated priors (`make train`).
screen: over all candidate pairs, match: over the pairs read, of audits that the reader was not trained on;
thresholds: of agreements on probabilities that leave each audit out, of conflicts on the findings of these audits.
"""


def main() -> None:
    """Read the arguments, estimate, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--reader", type=Path, required=True)
    args = parser.parse_args()
    reader = Reader(args.reader)
    studies = [study(tagged(p), reader, gold=True) for p in tagged_audits(args.corpus) if unseen(p.stem)]
    studies += [study(tagged(path), reader, gold=False) for path in kept_aside(args.corpus)]
    told = [e for s in studies for e in screen_examples(s)]
    tables: dict[str, dict[str, dict[str, Any]]] = {
        "screen": {g: estimate([e for e in told if e.group == g], SCREEN_RIDGE) for g in ("numeric", "stated")}
    }
    write(args.weights, tables, NOTE)
    score.weights.cache_clear()
    examples = [e for s in studies for e in match_examples(s, reader)]
    judged: list[tuple[Example, float]] = []
    tables["match"] = {}
    for group in ("apart", "meeting", "differing", "alike"):
        own = [e for e in examples if e.group == group]
        tables["match"][group] = estimate(own, MATCH_RIDGE)
        judged += list(zip(own, left_out(own, MATCH_RIDGE), strict=True))
    tables["thresholds"] = {}
    counted = [(e, p) for e, p in judged if e.gold]
    for kind in Kind:
        tables["thresholds"][kind.value] = _thresholds([(e, p) for e, p in counted if e.kind is kind])
    write(args.weights, tables, NOTE)


def _thresholds(judged: Sequence[tuple[Example, float]]) -> dict[str, float]:
    """Those of one kind; of conflicts, the strictest until they are set."""
    agreements = [(p, e.positive) for e, p in judged if not e.apart]
    return {"conflict": UNREACHED, "certain": UNREACHED, "agreement": threshold_for(agreements, AGREEMENT)}


if __name__ == "__main__":
    main()
