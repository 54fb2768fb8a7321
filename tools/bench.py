"""What the audit costs beside the language model, as ratios, so that figures of different machines compare.

    python tools/bench.py [FOLDER ...] [--repeat N]

Each FOLDER is audited by itself; without any, the sample project and every fourth case of tests/corpus. The bare spaCy
pipeline reads the same text. Times are the best of N runs in this process, summed over the folders, after the pipeline
was loaded and used once. Nothing is asserted: a busy machine is no failure.

    audit / language model      the whole audit, the language model's own time included, over the bare pipeline
    rest / language model       what the audit adds to it (audit minus language model)
    values / language model     finding values in text that is already parsed
    peak memory                 of the process after the audits over after the bare pipeline
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.config import Settings
from crosscheck.language.pipeline import Reading, load, parse
from crosscheck.model import Document
from crosscheck.pipeline import audit
from crosscheck.sources import load_sources
from crosscheck.values.anchors import DateContext
from crosscheck.values.reader import ValueReader

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Times:
    """Seconds for the same documents: bare pipeline, values of parsed text, whole audit."""

    model: float = 0.0
    values: float = 0.0
    audit: float = 0.0

    def __add__(self, other: Times) -> Times:
        return Times(self.model + other.model, self.values + other.values, self.audit + other.audit)


def best(work: Callable[[], object], repeat: int) -> float:
    """Seconds of the fastest of `repeat` runs; what else the machine does only ever adds."""
    seconds = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def _parse_all(documents: Sequence[Document], nlp: Language) -> list[Reading]:
    return list(parse(documents, dict.fromkeys({d.language for d in documents}, nlp)))


def find_all_values(readings: Sequence[Reading]) -> int:
    """How many values the parsed documents hold."""
    found = 0
    for reading in readings:
        reader = ValueReader(DateContext.for_document(reading.document))
        found += sum(len(reader.read(part.doc, part.block.kind, part.block.labels)) for part in reading.parts)
    return found


def _peak_memory() -> int | None:
    """The most memory this process has held, in a unit of the system's own; None where it does not tell."""
    try:
        import resource
    except ImportError:
        return None
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _ratio(part: float, whole: float) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; 2 where a folder is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each, of which the best counts")
    args = parser.parse_args(argv)
    folders = args.folders or [ROOT / "sources", *sorted(p for p in ROOT.glob("tests/corpus/*/*") if p.is_dir())[::4]]
    missing = [str(p) for p in folders if not p.is_dir()]
    if missing:
        print(f"no such folder: {', '.join(missing)}", file=sys.stderr)
        return 2

    settings = Settings()
    nlp = load(settings.model)
    loaded = [load_sources([folder], settings)[0] for folder in folders]
    readings = [_parse_all(documents, nlp) for documents in loaded]
    bare = _peak_memory()
    total = Times()
    for folder, documents, parsed in zip(folders, loaded, readings, strict=True):
        total += Times(
            model=best(partial(_parse_all, documents, nlp), args.repeat),
            values=best(partial(find_all_values, parsed), args.repeat),
            audit=best(partial(audit, [folder], settings), args.repeat),
        )
    characters = sum(len(document.text) for documents in loaded for document in documents)
    print(f"{sum(map(len, loaded))} documents in {len(folders)} folders, {characters:,} characters")
    print(f"audit / language model   {_ratio(total.audit, total.model)}")
    print(f"rest / language model    {_ratio(total.audit - total.model, total.model)}")
    print(f"values / language model  {_ratio(total.values, total.model)}")
    after = _peak_memory()
    if bare and after:
        print(f"peak memory              {_ratio(after, bare)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
