"""Tagged cases as lessons: documents in which every mention of a fact is marked `{f3a:twelve people}`.

A file holds one case: `# topic`, a line for each fact (`f3 q people aboard; a=12 b=21`), then the documents, each after
a line `== name | outlet | date | style`, of which all but the name may be `-`. The tag names the fact and, by a letter,
its value: one letter agrees, another clashes. Kinds of fact: q quantity, d date, t duration, r rank, p place,
i identity, n happened or not.
"""

from __future__ import annotations

import csv
import io
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from crosscheck import pipeline
from crosscheck.config import Settings
from crosscheck.matching.reader import row
from crosscheck.model import Claim, Kind
from train.lesson import AGREE, CLASH, CLASH_IDENTITY, CLASH_PLACE, NUMERIC_NAMES, UNKNOWN, Lesson, comparables

TAG = re.compile(r"\{(f\d+)([a-z]):([^{}]+)\}")
FACT = re.compile(r"(f\d+) ([qdtrpin]) (.+)")
_VALUES, _STATED = "qdtr", "pin"
_SUFFIXES = ("txt", "md", "html")
# One case in so many is kept out of the reader's training, for the weights of the levels.
KEPT_ASIDE = 12


@dataclass(frozen=True)
class Tag:
    """A mention of a fact: its place in the document without tags, the fact, the letter of its value."""

    start: int
    end: int
    fact: str
    value: str


@dataclass(frozen=True)
class Document:
    """One document of a case, its tags taken out of the text."""

    name: str
    outlet: str
    published: str
    text: str
    tags: tuple[Tag, ...]


def kept_aside(corpus: Path) -> list[Path]:
    """The tagged cases that the reader is not trained on."""
    return sorted((corpus / "tagged").glob("*.txt"))[::KEPT_ASIDE]


def unseen(audit: str) -> bool:
    """Whether the reader is not trained on an audit of this name, "02_state_visits": the even ones are kept aside."""
    return int(audit.split("_")[0]) % 2 == 0


def tagged_audits(corpus: Path) -> list[Path]:
    """The audits of `dev` with their mentions tagged."""
    return [p for p in sorted((corpus / "audited").glob("*.txt")) if (corpus / "dev" / p.stem).is_dir()]


def for_training(corpus: Path) -> tuple[list[Path], list[Path]]:
    """The tagged cases to train the reader on, and the tagged audits to train it on."""
    aside = {*kept_aside(corpus), *(p for p in tagged_audits(corpus) if unseen(p.stem))}
    cases, audits = (sorted((corpus / folder).glob("*.txt")) for folder in ("tagged", "audited"))
    return [p for p in cases if p not in aside], [p for p in audits if p not in aside]


def read_tagged(path: Path) -> tuple[dict[str, str], list[Document]]:
    """The kinds of a case's facts, and its documents. Raises ValueError, with file and line, for a file out of form."""
    kinds: dict[str, str] = {}
    documents: list[tuple[list[str], list[str]]] = []
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines()[1:], 2):
        if line.startswith("== "):
            head = [part.strip() for part in line[3:].split("|")]
            if len(head) != 4:
                raise ValueError(f"{path.name}:{n}: a document starts with '== name | outlet | date | style'")
            documents.append((head, []))
        elif documents:
            documents[-1][1].append(line)
        elif line.strip():
            found = FACT.match(line)
            if found is None:
                raise ValueError(f"{path.name}:{n}: a fact is told as 'f1 q what it is; a=... b=...'")
            kinds[found[1]] = found[2]
    return kinds, [_document(head, "\n".join(lines).strip("\n") + "\n", n) for n, (head, lines) in enumerate(documents)]


def _document(head: list[str], text: str, n: int) -> Document:
    parts: list[str] = []
    tags: list[Tag] = []
    length = last = 0
    for found in TAG.finditer(text):
        parts += [text[last : found.start()], found[3]]
        length += found.start() - last
        tags.append(Tag(length, length + len(found[3]), found[1], found[2]))
        length += len(found[3])
        last = found.end()
    parts.append(text[last:])
    stem, dot, suffix = head[0].rpartition(".")
    stem, suffix = (stem, suffix) if dot and suffix in _SUFFIXES else (head[0], "txt")
    name = f"{n + 1}_{re.sub(r'[^A-Za-z0-9_-]', '_', stem)}.{suffix}"
    outlet, published = ("" if told == "-" else told for told in head[1:3])
    return Document(name, outlet, published, "".join(parts), tuple(tags))


def tagged(path: Path) -> Lesson:
    """The case's claims, as crosscheck's own stages make them, with their labels."""
    _, documents = read_tagged(path)
    with tempfile.TemporaryDirectory() as home:
        for document in documents:
            Path(home, document.name).write_text(document.text, encoding="utf-8")
        rows = io.StringIO()
        table = csv.writer(rows, lineterminator="\n")
        table.writerow(["path", "outlet", "published"])
        table.writerows([d.name, d.outlet, d.published] for d in documents)
        Path(home, "metadata.csv").write_text(rows.getvalue(), encoding="utf-8")
        _, _, claims = pipeline.read_claims([Path(home)], Settings(), lambda *_: None)
    return labelled(path, claims)


def labelled(path: Path, claims: Sequence[Claim]) -> Lesson:
    """The claims of a case with the labels that its tags give."""
    kinds, documents = read_tagged(path)
    tags = {d.name: d.tags for d in documents}
    facts = [dict(_facts(claim, tags[Path(claim.source).name], kinds)) for claim in claims]
    labels = comparables(claims)
    for i, mine in enumerate(facts):
        for j, theirs in enumerate(facts[:i]):
            both = [f for f in mine if f in theirs]
            if both and labels[i, j] != UNKNOWN:
                clash = next((kinds[f] for f in both if mine[f] != theirs[f]), "")
                labels[i, j] = labels[j, i] = {"": AGREE, "i": CLASH_IDENTITY, "p": CLASH_PLACE}.get(clash, CLASH)
    named = np.array([bool(f) for f in facts])
    numeric = np.array([c.kind in NUMERIC_NAMES for c in claims])
    return Lesson(path.stem, tuple(map(row, claims)), labels, named, numeric, tuple(claims))


def _facts(claim: Claim, tags: tuple[Tag, ...], kinds: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What a claim states: the facts of a statement's whole sentence, else the one that its value's words tell."""
    if claim.kind is Kind.POLARITY:
        for tag in tags:
            if tag.start < claim.end and claim.start < tag.end and kinds.get(tag.fact, "") in _STATED:
                yield tag.fact, tag.value
        return
    first, last = claim.start + claim.context.value_start, claim.start + claim.context.value_end
    sorts = _VALUES if claim.kind in NUMERIC_NAMES else _STATED
    found = [
        (min(tag.end, last) - max(tag.start, first), tag.fact, tag.value)
        for tag in tags
        if tag.start < last and first < tag.end and kinds.get(tag.fact, "") in sorts
    ]
    if found:
        yield max(found)[1:]
