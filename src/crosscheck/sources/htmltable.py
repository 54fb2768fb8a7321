"""Tables in HTML, whichever file they stand in: which cells are labels, and the labels of each value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.model import BlockKind
from crosscheck.sources.tables import is_header, is_value

_WIDEST = 1_000  # columns or rows that a cell may cover, as in HTML
_MOST_HEADS = 12  # rows of column labels
_MOST_COVERED = 6  # columns that a value may cover and have the labels of all
_MOST_REACHING = 30  # cells that reach into one row from above and are followed
_LAYOUT_WORDS = 60  # a table with more words in a cell lays out the page


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its words, whether it is a `<th>`, and how many columns and rows it covers."""

    text: str
    head: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells, the number of the part of the table that it stands in, and whether that is a `<thead>`.

    No cell reaches out of its part (`<thead>`, `<tbody>`, `<tfoot>`).
    """

    cells: tuple[Cell, ...]
    part: int = 0
    heads: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """What a row is: a line as a whole with its kind and labels; or values, cell -> (row, column, heading)."""

    kind: BlockKind
    labels: tuple[str, ...] = ()
    values: tuple[tuple[int, tuple[str, str, str]], ...] = ()


def span_of(told: str | None, *, to_the_end: bool = False) -> int:
    """A colspan or rowspan as a number of at most 1,000, 1 where it is none; of rows, 0 are all that are left."""
    told = (told or "").strip()
    if not told.isdecimal() or len(told) > 5:
        return 1
    return _WIDEST if to_the_end and not int(told) else min(max(int(told), 1), _WIDEST)


def is_data(rows: Sequence[Row]) -> bool:
    """Whether a table that holds no other holds data: more than one column somewhere, and no long text in a cell."""
    if not any(len(row.cells) > 1 for row in rows):
        return False
    return all(len(cell.text.split()) <= _LAYOUT_WORDS for row in rows for cell in row.cells)


@dataclass(frozen=True, slots=True)
class _Laid:
    """Where the cells of a row stand.

    columns  the first column of each cell
    above    the words of the labels that reach into this row from above: of its first columns, one after the other
    """

    columns: tuple[int, ...]
    above: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Reaching:
    """A cell that reaches into rows below its own: its first column and the one after its last.

    until  the number of the first row that it does not reach into

    label  its words where it is a label, else ""
    """

    first: int
    end: int
    until: int
    label: str


def _lay(rows: Sequence[Row]) -> list[_Laid]:
    """The places of the cells, with those from above that reach over several rows taken into account."""
    reaching: list[_Reaching] = []  # into the row at hand, in order of their columns
    out: list[_Laid] = []
    part = 0
    for number, row in enumerate(rows):
        if row.part != part:
            reaching, part = [], row.part
        above: list[str] = []
        at = 0
        for cell in reaching:
            if cell.first > at:
                break
            above.append(cell.label)
            at = cell.end
        below = [cell for cell in reaching if cell.until > number + 1]
        places: list[int] = []
        at = passed = 0
        for own in row.cells:
            while passed < len(reaching) and reaching[passed].first <= at:
                at = max(at, reaching[passed].end)
                passed += 1
            places.append(at)
            if own.rows > 1 and len(below) < _MOST_REACHING:
                labels = not at or (own.head and not is_value(own.text))
                below.append(_Reaching(at, at + own.columns, number + own.rows, own.text if labels else ""))
            at += own.columns
        out.append(_Laid(tuple(places), tuple(filter(None, above))))
        reaching = sorted(below, key=lambda cell: cell.first)
    return out


def _heads(rows: Sequence[Row]) -> int:
    """How many of the first rows hold column labels: those of `<th>` or in `<thead>`, or one without figures."""
    count = 0
    for row in rows[:_MOST_HEADS]:
        cells = row.cells
        marked = bool(cells) and (row.heads or all(c.head for c in cells))
        if not (marked and (len(cells) > 1 or cells[0].columns > 1)):
            break
        count += 1
    if not count and len(rows) > 2 and not any(c.head for c in rows[0].cells):
        return 1 if is_header([[c.text for c in row.cells] for row in rows]) else 0
    return count if count < len(rows) else 0


def _column_labels(heads: Sequence[Row], laid: Sequence[_Laid]) -> dict[int, str]:
    """Column -> its label, those of several rows one after the other ("Visits, 2020")."""
    columns: dict[int, str] = {}
    for row, places in zip(heads, laid, strict=False):
        for cell, at in zip(row.cells, places.columns, strict=True):
            for column in range(at, min(at + cell.columns, _WIDEST)) if cell.text else ():
                columns[column] = f"{columns[column]}, {cell.text}" if columns.get(column) else cell.text
    return columns


def _over(cell: Cell, at: int, columns: dict[int, str]) -> str:
    """The label of a value's column, or of the few columns that it covers."""
    if cell.columns > _MOST_COVERED:
        return ""
    return ", ".join(dict.fromkeys(columns[c] for c in range(at, at + cell.columns) if columns.get(c)))


def _labelled(cells: Sequence[Cell], above: tuple[str, ...]) -> tuple[str, int]:
    """A row's label, and how many of its cells are that: the first, or `<th>` cells; none where one is from above."""
    marked = 0
    while marked < len(cells) - 1 and cells[marked].head and not is_value(cells[marked].text):
        marked += 1
    own = marked if above or marked else 1
    return ", ".join(filter(None, (*above, *(cell.text for cell in cells[:own])))), own


def roles(rows: Sequence[Row], heading: str) -> list[Role | None]:
    """What each row of a table under this heading is, None for one without words.

    A HEADING holds the labels of columns, or parts the table ("North" over all columns) and heads what follows; a
    LIST_ITEM is a row of one cell; a ROW holds values.
    """
    heads, laid = _heads(rows), _lay(rows)
    columns = _column_labels(rows[:heads], laid)
    out: list[Role | None] = []
    for number, (row, places) in enumerate(zip(rows, laid, strict=True)):
        filled = [cell.text for cell in row.cells if cell.text]
        if not filled:
            out.append(None)
        elif number < heads:
            out.append(Role(BlockKind.HEADING))
        elif len(filled) == 1 and not places.above:
            if len(row.cells) == 1 and row.cells[0].columns > 1:
                out.append(Role(BlockKind.HEADING))
                heading = filled[0]
            else:
                out.append(Role(BlockKind.LIST_ITEM, (heading,) if heading else ()))
        else:
            label, own = _labelled(row.cells, places.above)
            values = (
                (i, (label, _over(cell, places.columns[i], columns), heading))
                for i, cell in enumerate(row.cells)
                if i >= own and cell.text
            )
            out.append(Role(BlockKind.ROW, (), tuple(values)))
    return out
