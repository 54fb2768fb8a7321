"""How well the audit does on cases whose conflicts are known.

    python tools/evaluate.py [FOLDER ...] [--case NAME] [--split odd|even|all] [--stages] [--show] [--json OUT]

A case is a folder with source files and a `gold.json` that lists its conflicts, agreements and decoys (pairs that look
like a conflict and are none), each with exact quotes. Cases are searched below each FOLDER; those of one parent folder
form a set, and each set gets a row of totals. The figures:

    recall      gold conflicts found / gold conflicts
    precision   reported conflicts that match a gold conflict / reported conflicts, repeats left out
    f1          their harmonic mean
    false       reported conflicts that match none
    repeats     further findings on a gold conflict that was already found
    decoys      reported conflicts that join the two sides of a decoy / decoys
    kind        found conflicts reported under the gold's kind / found conflicts
    severity    found conflicts whose verdict is the gold's severity / found conflicts
    agreement   gold agreements found as findings with the verdict "agreement" / gold agreements

A gold conflict of medium or low salience may be reported or not, and so may a borderline decoy as "possible".
With --stages, the share of the gold conflicts that each stage of the audit still holds.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from rapidfuzz import fuzz
from tabulate import tabulate

from crosscheck.config import Settings
from crosscheck.model import AuditResult, Claim, Finding, Verdict
from crosscheck.pipeline import audit, candidate_pairs

CONFLICTS = (Verdict.CONTRADICTION, Verdict.POSSIBLE)
LONGEST_QUOTE = 400  # a whole paragraph points at nothing
STAGES = ("claims", "any kind", "candidates", "top")

# One folding for all quotes: typographic quotes, dashes and white space say nothing about the place.
_FOLD = str.maketrans(dict.fromkeys("‘’‛`", "'") | dict.fromkeys("“”„", '"') | dict.fromkeys("‐‑‒–—―−", "-"))


class Quote(NamedTuple):
    """The words of one source that state a claim; `source` is a file name."""

    source: str
    text: str


@dataclass(frozen=True)
class Entry:
    """One gold entry: a conflict, an agreement or a decoy. Two of its quotes on one finding make a hit."""

    id: str
    kind: str
    about: str
    evidence: tuple[Quote, ...]
    severity: str = ""
    counts: bool = True  # False for conflicts that may be reported or not
    borderline: bool = False


@dataclass(frozen=True)
class Case:
    """One folder of sources with what is known about them; `texts` are folded, by file name."""

    folder: Path
    conflicts: tuple[Entry, ...]
    agreements: tuple[Entry, ...]
    decoys: tuple[Entry, ...]
    texts: dict[str, str]

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.folder.name


@dataclass
class Score:
    """Counts of one case or of many, with the lines that say what went wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float | int | str | None]:
        """The figures of the module's docstring, to three places; None where nothing divides."""
        n = self.counts
        precision, recall = _ratio(n["matched"], n["matched"] + n["false"]), _ratio(n["found"], n["gold"])
        return {
            "recall": recall,
            "precision": precision,
            "f1": round(2 * precision * recall / (precision + recall), 3) if precision and recall else 0.0,
            "gold": n["gold"],
            "found": n["found"],
            "false": n["false"],
            "repeats": n["repeats"],
            "decoys": f"{n['decoys']}/{n['gold decoys']}",
            "kind": _ratio(n["kind"], n["found"]),
            "severity": _ratio(n["severity"], n["found"]),
            "agreement": _ratio(n["agreements"], n["gold agreements"]),
        }

    def by_kind(self) -> dict[str, str]:
        """Found conflicts of each kind over the gold's."""
        kinds = sorted(key.removeprefix("gold of ") for key in self.counts if key.startswith("gold of "))
        return {kind: f"{self.counts[f'found of {kind}']}/{self.counts[f'gold of {kind}']}" for kind in kinds}


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


# ---------------------------------------------------------------------------------------------- the cases


def fold(text: str) -> str:
    """Width, quotes, dashes, case and white space folded, so that quotes compare as text."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_FOLD).split()).casefold()


def _entry(raw: dict[str, Any]) -> Entry:
    return Entry(
        id=raw["id"],
        kind=raw["kind"],
        about=raw["about"],
        evidence=tuple(Quote(PurePosixPath(e["source"]).name, fold(e["quote"])) for e in raw["evidence"]),
        severity=raw.get("severity", ""),
        counts=raw.get("salience", "high") == "high",
        borderline=bool(raw.get("borderline")),
    )


def read_case(folder: Path) -> Case:
    """The case in `folder`; its gold.json is trusted to be well formed."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return Case(
        folder=folder,
        conflicts=tuple(map(_entry, gold["conflicts"])),
        agreements=tuple(map(_entry, gold.get("agreements", ()))),
        decoys=tuple(map(_entry, gold.get("decoys", ()))),
        texts={
            p.name: fold(p.read_text(encoding="utf-8", errors="replace"))
            for p in sorted(folder.iterdir())
            if p.suffix in (".txt", ".md")
        },
    )


def find_cases(roots: Iterable[Path], names: Sequence[str] = (), split: str = "all") -> Iterator[tuple[str, Case]]:
    """Cases below the folders, as (name of the set, case), in order.

    `names` picks cases by name; `split` takes every second case of each set ("odd": the first, the third, ...).
    """
    folders = sorted({p.parent for root in roots for p in root.rglob("gold.json")})
    place: Counter[Path] = Counter()
    for folder in folders:
        place[folder.parent] += 1
        if names and folder.name not in names:
            continue
        if split == "all" or place[folder.parent] % 2 == (split == "odd"):
            yield folder.parent.name, read_case(folder)


# ---------------------------------------------------------------------------------------------- the measure


def same_place(quote: str, gold: str, text: str) -> bool:
    """Whether two folded quotes of one source speak from the same place: they overlap by a third of the shorter.

    Where the quote does not stand in `text` exactly once, the one must hold the other, or nearly so.
    """
    if not quote or not gold or len(quote) > LONGEST_QUOTE:
        return False
    shorter = min(len(quote), len(gold))
    here, there = text.find(quote), text.find(gold)
    if here >= 0 and there >= 0 and text.count(quote) == 1:
        shared = min(here + len(quote), there + len(gold)) - max(here, there)
        return shared >= max(8, shorter / 3)
    if quote in gold or gold in quote:
        return shorter >= 8
    return shorter >= 20 and fuzz.partial_ratio(quote, gold) >= 92


def quotes_of(claims: Iterable[Claim]) -> tuple[Quote, ...]:
    """The claims' quotes, folded."""
    return tuple(Quote(PurePosixPath(c.source).name, fold(c.quote)) for c in claims)


def sides(quotes: Iterable[Quote], entry: Entry, texts: dict[str, str]) -> int:
    """On how many of the entry's quotes the given ones fall."""
    quotes = tuple(quotes)
    return sum(
        any(q.source == e.source and same_place(q.text, e.text, texts.get(e.source, "")) for q in quotes)
        for e in entry.evidence
    )


def joins(quotes: Iterable[Quote], entry: Entry, texts: dict[str, str]) -> bool:
    """Whether the quotes hold two sides of the entry."""
    return sides(quotes, entry, texts) >= 2


def _words(finding: Finding) -> str:
    quotes = (f"{c.source}:{c.line} “{' '.join(c.quote.split())[:110]}”" for c in finding.claims[:3])
    return f"{finding.kind}/{finding.verdict} " + " ~ ".join(quotes)


def _match_conflicts(case: Case, findings: Sequence[Finding], score: Score) -> dict[str, Finding]:
    """Conflict findings held against the gold, in report order: gold id -> the finding that found it first."""
    found: dict[str, Finding] = {}
    for finding in findings:
        quotes = quotes_of(finding.claims)
        hits = [e for e in case.conflicts if joins(quotes, e, case.texts)]
        hits.sort(key=lambda e: e.kind != finding.kind)
        fresh = next((e for e in hits if e.id not in found), None)
        decoys = [e for e in case.decoys if joins(quotes, e, case.texts)]
        if fresh:
            found[fresh.id] = finding
            score.counts["matched"] += 1
        elif hits:
            score.counts["repeats"] += 1
            score.lines.append(f"repeat  {hits[0].id} {_words(finding)}")
        elif finding.verdict is Verdict.POSSIBLE and any(e.borderline for e in decoys):
            score.counts["borderline"] += 1
        else:
            score.counts["false"] += 1
            score.counts["decoys"] += bool(decoys)
            score.lines.append(f"{'DECOY ' + decoys[0].id if decoys else 'FALSE'}  {_words(finding)}")
    return found


def score_case(case: Case, findings: Sequence[Finding]) -> Score:
    """The findings of one audit, in report order, held against what is known of the case."""
    score = Score()
    n = score.counts
    found = _match_conflicts(case, [f for f in findings if f.verdict in CONFLICTS], score)
    for entry in case.conflicts:
        if not entry.counts:
            continue
        finding = found.get(entry.id)
        n["gold"] += 1
        n[f"gold of {entry.kind}"] += 1
        if finding is None:
            score.lines.append(f"MISSED  {entry.id} {entry.kind}/{entry.severity} {entry.about}")
            continue
        n["found"] += 1
        n[f"found of {entry.kind}"] += 1
        n["kind"] += finding.kind == entry.kind
        n["severity"] += finding.verdict == entry.severity
    agreed = [quotes_of(f.claims) for f in findings if f.verdict is Verdict.AGREEMENT]
    n["gold agreements"] += len(case.agreements)
    n["agreements"] += sum(any(joins(q, e, case.texts) for q in agreed) for e in case.agreements)
    n["gold decoys"] += len(case.decoys)
    return score


def score_stages(case: Case, result: AuditResult, settings: Settings, top: int) -> Score:
    """How many gold conflicts each stage still holds, the last being the best `top` pairs."""
    pairs = [quotes_of((p.a, p.b)) for p in candidate_pairs([case.folder], settings).pairs]
    claims = quotes_of(result.claims)
    score = Score(Counter({"cases": 1, "n claims": len(claims), "n pairs": len(pairs)}))
    for entry in case.conflicts:
        if not entry.counts:
            continue
        of_kind = quotes_of(c for c in result.claims if c.kind == entry.kind)
        rank = next((i for i, pair in enumerate(pairs) if joins(pair, entry, case.texts)), None)
        held = {
            "claims": sides(of_kind, entry, case.texts) >= 2,
            "any kind": sides(claims, entry, case.texts) >= 2,
            "candidates": rank is not None,
            "top": rank is not None and rank < top,
        }
        score.counts["gold"] += 1
        score.counts.update({stage: int(ok) for stage, ok in held.items()})
        if not held["top"]:
            lost = (
                "no claim" if not held["any kind"]
                else "claim of another kind" if not held["claims"]
                else "no candidate pair" if rank is None
                else f"pair number {rank + 1}"
            )  # fmt: skip
            score.lines.append(f"{entry.id} {entry.kind:9} {lost}: {entry.about}")
    return score


# ---------------------------------------------------------------------------------------------- the command


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[Path("tests/corpus")], metavar="FOLDER")
    parser.add_argument("--case", action="append", default=[], help="only this case (may be repeated)")
    parser.add_argument("--split", choices=("odd", "even", "all"), default="all", help="every second case of each set")
    parser.add_argument("--stages", action="store_true", help="at which stage conflicts are lost (twice the time)")
    parser.add_argument("--top", type=int, default=200, help="how many of the best pairs the last stage takes")
    parser.add_argument("--show", action="store_true", help="list what was missed and what was falsely reported")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the figures here too")
    return parser.parse_args(argv)


def _stage_row(score: Score) -> dict[str, object]:
    n = score.counts
    shares: dict[str, object] = {stage: _ratio(n[stage], n["gold"]) for stage in STAGES}
    cases = max(1, n["cases"])
    return {"gold": n["gold"], **shares, "claims/case": n["n claims"] // cases, "pairs/case": n["n pairs"] // cases}


def _print_table(rows: dict[str, dict[str, Any]]) -> None:
    print(tabulate([{"case": name, **row} for name, row in rows.items()], headers="keys", missingval="-"))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the audit on every case and print the figures; 2 where no case is found."""
    args = _arguments(argv)
    settings = Settings()
    totals: dict[str, Score] = {}
    stage_totals: dict[str, Score] = {}
    rows: dict[str, dict[str, Any]] = {}
    stage_rows: dict[str, dict[str, Any]] = {}
    seconds = 0.0
    for group, case in find_cases(args.folders, args.case, args.split):
        start = time.perf_counter()
        result = audit([case.folder], settings)
        seconds += time.perf_counter() - start
        score = score_case(case, result.findings)
        name = f"{group}/{case.name}"
        rows[name] = dict(score.figures())
        totals.setdefault(group, Score()).counts.update(score.counts)
        lines = score.lines
        if args.stages:
            stages = score_stages(case, result, settings, args.top)
            stage_rows[name] = _stage_row(stages)
            stage_totals.setdefault(group, Score()).counts.update(stages.counts)
            lines = lines + stages.lines
        if args.show:
            print("\n  ".join([name, *lines]), flush=True)
    if not rows:
        print(f"no gold.json below {', '.join(map(str, args.folders))}", file=sys.stderr)
        return 2
    rows |= {f"{group} ALL": dict(score.figures()) for group, score in totals.items()}
    _print_table(rows)
    for group, score in totals.items():
        print(f"{group} by kind: " + "  ".join(f"{kind} {share}" for kind, share in score.by_kind().items()))
    if args.stages:
        stage_rows |= {f"{group} ALL": _stage_row(score) for group, score in stage_totals.items()}
        print()
        _print_table(stage_rows)
    print(f"{seconds:.1f} s of audit for {sum(' ALL' not in name for name in rows)} cases")
    if args.json:
        figures = {
            "figures": rows,
            "by kind": {group: s.by_kind() for group, s in totals.items()},
            "stages": stage_rows,
        }
        args.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
