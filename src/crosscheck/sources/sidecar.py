"""The sidecar `metadata.csv` of a folder of sources: what a person knows of a source overrides what its file says."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from crosscheck.errors import SourceError
from crosscheck.model import FIELDS, Document
from crosscheck.sources.decoding import decode
from crosscheck.sources.frontmatter import read_date
from crosscheck.sources.naming import printable
from crosscheck.sources.years import without_date_problems

NAME = "metadata.csv"
COLUMNS = ("path", "title", "outlet", "published", "url", "language", "origin")
_MOST_ROWS = 100_000


@dataclass(frozen=True)
class Sidecar:
    """The rows of a sidecar, path -> field -> value, empty cells left out; and what is wrong with some."""

    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def _key(path: str) -> str:
    return PurePosixPath(path.strip().replace("\\", "/")).as_posix()


def read_sidecar(data: bytes) -> Sidecar:
    """The sidecar in these bytes. Raises SourceError where it is not CSV or has no column `path`.

    Columns besides `COLUMNS`, rows without a path and paths named twice (the first counts) are problems told.
    """
    text = decode(data).text
    head = text.partition("\n")[0]
    mark = ";" if head.count(";") > head.count(",") else ","
    try:
        table = list(csv.reader(io.StringIO(text), delimiter=mark))[: _MOST_ROWS + 1]
    except csv.Error as error:
        raise SourceError(f"it is not CSV ({error})") from None
    names = [name.strip().casefold() for name in table[0]] if table else []
    if "path" not in names:
        raise SourceError(f"its first line has no column 'path'; it takes {', '.join(COLUMNS)}")
    rows: dict[str, dict[str, str]] = {}
    problems = [f"column {printable(n)!r} is not known" for n in names if n and n not in COLUMNS]
    for number, cells in enumerate(table[1:], start=2):
        given = {n: c.strip() for n, c in zip(names, cells, strict=False) if n in COLUMNS and c.strip()}
        path = given.pop("path", "")
        if not path:
            if given:
                problems.append(f"row {number} has no path")
        elif _key(path) in rows:
            problems.append(f"row {number} names {printable(path)!r} again; the first row counts")
        else:
            rows[_key(path)] = given
    return Sidecar(rows, tuple(problems))


def override(document: Document, given: Mapping[str, str]) -> Document:
    """The document with what its row of the sidecar says; `problems` tells which fields were given there."""
    published, problems = document.published, list(document.problems)
    taken = [name for name in FIELDS if name in given]
    if "published" in given:
        found = read_date(given["published"], NAME)
        if found is None:
            problems.append(
                f"the date {given['published']!r} in {NAME} cannot be read; write it like 2019-02-28T19:41-08:00"
            )
        else:
            published, problems = found, list(without_date_problems(problems))
            taken.append("date")
    found_in = tuple(sorted((dict(document.found_in) | {n: NAME for n in taken if n != "date"}).items()))
    if taken:
        problems.append(f"{', '.join(taken)} from {NAME}")
    return replace(
        document,
        title=given.get("title", document.title),
        outlet=given.get("outlet", document.outlet),
        language=given.get("language", document.language).split("-")[0].lower(),
        published=published,
        url=given.get("url", document.url),
        origin=given.get("origin", document.origin),
        found_in=found_in,
        problems=tuple(problems),
    )
