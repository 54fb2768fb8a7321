"""The claims table: one CSV file a source, in document order, which people review and git keeps.

Written with line feeds and quotes only where needed. Read back however a spreadsheet program left it: other quoting
and line ends, a byte order mark, UTF-16, semicolons or tabs between the cells.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from crosscheck.errors import ClaimsTableError
from crosscheck.model import Claim, ClaimId, SourceId
from crosscheck.values.bounds import bounds_text

Row = Mapping[str, str]
"""One row: column -> cell, with every column of `COLUMNS`, as text; an empty cell is ""."""

COLUMNS = (
    *("claim_id", "source", "line", "start", "end", "quote", "kind", "subject", "predicate", "object"),
    *("value_text", "low", "high", "unit", "edtf", "approximate", "inferred", "polarity", "modality", "attribution"),
    *("as_of", "scope", "review", "note", "origin"),
)
REVIEW_MARKS = ("", "keep", "drop")

EXTRACTED = "extracted"
MANUAL = "manual"  # a row that a person added; never overwritten
GONE = "gone"  # a row with a mark or note whose claim its source no longer makes

_OPTIONAL = frozenset({"line", "start", "end", "origin"})  # a person's own row may leave these out

# https://owasp.org/www-community/attacks/CSV_Injection: what makes a spreadsheet program take a cell for a formula.
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r]")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_SAFE_NAME = re.compile(r"[^\x00-\x1f\x7f/\\:*?\"<>|]{1,120}")


@dataclass(frozen=True, slots=True)
class Merged:
    """A table brought up to date: its rows in document order, and those marked rows whose claim is gone."""

    rows: tuple[Row, ...]
    gone: tuple[Row, ...]


def table_name(source: SourceId) -> str:
    """The file name of a source's table: "wire/day1.txt" -> "wire__day1.txt.csv".

    Different sources get different names: where the plain name could be another's, or would not do as a file name,
    a hash of the id joins it.
    """
    plain = source.replace("/", "__")
    if plain.replace("__", "/") == source and _SAFE_NAME.fullmatch(plain):
        return f"{plain}.csv"
    safe = re.sub(r"[\x00-\x1f\x7f/\\:*?\"<>|]", "_", plain)[:80]
    return f"{safe}-{hashlib.sha256(source.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}.csv"


def row_of(claim: Claim) -> Row:
    """A claim as a row of the table."""
    low, high = bounds_text(claim.value) if claim.value else ("", "")
    return {
        "claim_id": claim.claim_id,
        "source": claim.source,
        "line": str(claim.line),
        "start": str(claim.start),
        "end": str(claim.end),
        "quote": claim.quote,
        "kind": claim.kind.value,
        "subject": claim.subject,
        "predicate": claim.predicate,
        "object": claim.object,
        "value_text": claim.value_text,
        "low": low,
        "high": high,
        "unit": (claim.value.unit or "") if claim.value else "",
        "edtf": (claim.value.edtf or "") if claim.value else "",
        "approximate": "yes" if claim.value and claim.value.approximate else "",
        "inferred": claim.inferred,
        "polarity": "affirmed" if claim.polarity else "negated",
        "modality": claim.modality.value,
        "attribution": claim.attribution,
        "as_of": claim.as_of,
        "scope": claim.scope,
        "review": claim.review,
        "note": claim.note,
        "origin": claim.origin,
    }


def to_csv(rows: Iterable[Row]) -> str:
    """The table as CSV (RFC 4180 with line feeds); `from_csv` gives the same rows back.

    A cell that a spreadsheet program would run as a formula gets an apostrophe in front; so does a cell that could
    be mistaken for one treated so.
    """
    return csv_line(COLUMNS) + "".join(csv_line(row.get(column, "") for column in COLUMNS) for row in rows)


def csv_line(cells: Iterable[str]) -> str:
    """One row as CSV with its line feed, no cell of it a formula."""
    return ",".join(_quoted(_defused(cell)) for cell in cells) + "\n"


def from_csv(text: str, where: str) -> tuple[Row, ...]:
    """The rows of a table that `to_csv` wrote, as a person or a spreadsheet program left it.

    where   the file's name, for messages

    Raises ClaimsTableError, naming file and line, for a missing, unknown or doubled column, a row with more cells
    than columns, an unknown review mark, or text that is no CSV.
    """
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise ClaimsTableError(f"{where}: is empty; delete it and extract again")
    delimiter = max(",;\t", key=text.split("\n", 1)[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    header: list[str] = []
    first = 1
    try:
        for cells in reader:
            line, first = first, reader.line_num + 1
            if not header:
                header = _header(cells, where)
            elif any(cell.strip() for cell in cells):
                rows.append(_row(header, cells, f"{where}:{line}"))
    except csv.Error as error:
        raise ClaimsTableError(f"{where}:{first}: not readable as CSV: {error}; mend the row") from None
    return tuple(rows)


def read_table(path: Path) -> tuple[Row, ...]:
    """The rows of a table file, UTF-8 or, with its byte order mark, UTF-16.

    Raises ClaimsTableError where the file cannot be read, and as `from_csv` does.
    """
    where = path.as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ClaimsTableError(f"{where}: cannot be read: {error.strerror}") from None
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return from_csv(data.decode(encoding), where)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ClaimsTableError(f"{where}:{line}: is not UTF-8; save the table as CSV UTF-8") from None


def merge(old: Sequence[Row], claims: Sequence[Claim]) -> Merged:
    """The new claims of one source under the marks of its old table.

    A review mark or note follows its claim, by claim_id, or by kind, quote and value text where an id was lost.
    Rows that a person added stay as they are. A marked row whose claim is gone stays too, with origin "gone", and is
    listed apart; it loses that origin when the claim comes back.
    """
    new = [dict(row_of(claim)) for claim in claims]
    by_id = {row["claim_id"]: row for row in reversed(new)}
    by_words = {_words(row): row for row in reversed(new)}
    kept: list[Row] = []
    gone: list[Row] = []
    for row in old:
        if row["origin"] == MANUAL:
            kept.append(row)
        elif row["review"] or row["note"]:
            target = by_id.get(row["claim_id"]) or by_words.get(_words(row))
            if target is None:
                gone.append({**row, "origin": GONE})
            else:
                target.update(review=row["review"] or target["review"], note=row["note"] or target["note"])
    rows = sorted([*new, *kept, *gone], key=_position)
    return Merged(tuple(rows), tuple(gone))


def dropped(rows: Iterable[Row]) -> frozenset[ClaimId]:
    """The claims that a reviewer marked "drop": no finding should rest on them."""
    return frozenset(ClaimId(row["claim_id"]) for row in rows if row["review"] == "drop" and row["origin"] == EXTRACTED)


def _words(row: Row) -> tuple[str, str, str]:
    return row["kind"], " ".join(row["quote"].split()), " ".join(row["value_text"].split())


def _position(row: Row) -> tuple[float, float]:
    """Document order; a row without a place comes last."""
    line, start = (float(row[key]) if row[key].isdecimal() else float("inf") for key in ("line", "start"))
    return line, start


def _is_formula(cell: str) -> bool:
    return bool(_FORMULA.match(cell)) and not _NUMBER.fullmatch(cell)


def _defused(cell: str) -> str:
    return f"'{cell}" if cell.startswith("'") or _is_formula(cell) else cell


def _restored(cell: str) -> str:
    rest = cell[1:]
    return rest if cell.startswith("'") and (rest.startswith("'") or _is_formula(rest)) else cell


def _quoted(cell: str) -> str:
    if any(c in cell for c in ',;\t"\r\n') or cell != cell.strip():
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _header(cells: list[str], where: str) -> list[str]:
    header = [cell.strip() for cell in cells]
    while header and not header[-1]:
        header.pop()
    for name in header:
        if name not in COLUMNS:
            raise ClaimsTableError(f"{where}:1: unknown column {name!r}; remarks go into the column note")
        if header.count(name) > 1:
            raise ClaimsTableError(f"{where}:1: column {name} is there twice; remove one")
    missing = [name for name in COLUMNS if name not in header and name not in _OPTIONAL]
    if missing:
        raise ClaimsTableError(f"{where}:1: no column {', '.join(missing)}; restore the header row")
    return header


def _row(header: list[str], cells: list[str], where: str) -> Row:
    if any(cell.strip() for cell in cells[len(header) :]):
        raise ClaimsTableError(f"{where}: more cells than columns; quote the cell that holds a separator")
    row = dict.fromkeys(COLUMNS, "") | {name: _restored(cell) for name, cell in zip(header, cells, strict=False)}
    row["review"] = row["review"].strip().lower()
    if row["review"] not in REVIEW_MARKS:
        raise ClaimsTableError(f"{where}: review is {row['review']!r}; it takes keep, drop or nothing")
    row["origin"] = row["origin"].strip().lower() or EXTRACTED
    if row["origin"] not in (EXTRACTED, MANUAL, GONE):
        raise ClaimsTableError(f"{where}: origin is {row['origin']!r}; it takes extracted, manual or gone")
    return row
