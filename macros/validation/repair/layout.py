"""Header and rows of a file: which cell belongs to which column, and what is no row at all."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from macros.catalog.package.headers import MIN_SIMILARITY, MOST_ROWS_ABOVE, column_of, header_row
from macros.catalog.package.schema import Table
from macros.validation.repair.cells import fits
from macros.validation.repair.committed import Published
from macros.validation.repair.records import Record, write_record
from macros.validation.repair.variants import UNSEEN, straight

# What a program calls columns for which it has no names.
MADE_UP = re.compile(r"((Column|열|Unnamed: |필드|Field)\s?\d*|[A-Z]{1,2})?")
OPENING, CLOSING = "“", "”"


@dataclass(frozen=True)
class Line:
    """A row of data.

    Attributes:
        record: As it stands in the file.
        cells: In the order of the descriptor's columns.
        broken: Whether its cells can't be separated.
    """

    record: Record
    cells: tuple[str, ...]
    broken: bool = False


@dataclass(frozen=True)
class Layout:
    """A file's rows, put under the descriptor's columns.

    Attributes:
        head: The header line as it should be.
        new_head: Whether it is not as it should be.
        rewrite: Whether every row is written anew, since columns moved.
        lines: The rows of data.
        repairs: Row (0 for the file) and kind of what was put right.
        unrepaired: Row and reason of what can't be.
    """

    head: str
    new_head: bool
    rewrite: bool
    lines: tuple[Line, ...]
    repairs: tuple[tuple[int, str], ...]
    unrepaired: tuple[tuple[int, str], ...]


def shape_of(table: Table, records: Sequence[Record], published: Published) -> Layout | None:
    """Puts a file's cells under their columns; None if the header does not tell them.

    Args:
        table: The table.
        records: The rows of the file, its header first.
        published: The file as it was published.
    """
    above = _rows_above(table, records)
    if above is None:
        return None
    squeezed = _without_empty_columns(table, records[above:])
    head, *body = squeezed
    repairs: list[tuple[int, str]] = [(record.number, "rows-above") for record in records[:above]]
    if squeezed[0] is not records[above]:
        repairs.append((0, "empty-columns"))
    if published.has(head.cells):  # the header was deleted
        names, body = list(table.columns), [*records[:above], *squeezed]
        repairs.append((0, "header"))
    else:
        found = names_of(table, [_plain(name) for name in head.cells], body, published)
        if found is None:
            return None
        names = found
        repairs.extend(_header_repairs(table, head, names))
    lines, unrepaired = [], []
    for record in body:
        line, kind, why = _line(table, names, len(head.cells), record)
        if line:
            lines.append(line)
        if kind:
            repairs.append((record.number, kind))
        if why:
            unrepaired.append((record.number, why))
    columns = write_record(table.columns)
    moved = names != list(table.columns) or squeezed[0] is not records[above]
    unlike = head.cells != table.columns or above > 0
    return Layout(columns, unlike, moved, tuple(lines), tuple(repairs), tuple(unrepaired))


def _header_repairs(table: Table, head: Record, names: list[str]) -> Iterator[tuple[int, str]]:
    if len(names) < len(head.cells):
        yield 0, "empty-columns"
    if names != list(table.columns):
        yield 0, "column-order"
    elif list(head.cells[: len(names)]) != names:
        yield 1, "header"


def _without_empty_columns(table: Table, records: Sequence[Record]) -> Sequence[Record]:
    """Returns the rows without columns that were put in before others and hold nothing.

    Args:
        table: What the file should hold; of as many columns as it has none is superfluous.
        records: The header and the rows below it.
    """
    width = len(records[0].cells)
    filled = {at for record in records for at, cell in enumerate(record.cells) if cell.strip()}
    empty = set(range(max(filled, default=0))) - filled
    if not 0 < len(empty) <= width - len(table.columns):
        return records
    return [
        replace(record, cells=tuple(c for at, c in enumerate(record.cells) if at not in empty))
        for record in records
    ]


def _rows_above(table: Table, records: Sequence[Record]) -> int | None:
    """Returns how many rows that a program put there, or empty ones, stand above the header.

    Returns:
        None where somebody wrote there, as a title: neither is that thrown away nor is it a header.
    """
    plain = [[_plain(cell) for cell in record.cells] for record in records[: MOST_ROWS_ABOVE + 1]]
    row = header_row(table, plain)
    made = all(MADE_UP.fullmatch(cell) for cells in plain[: max(row - 1, 0)] for cell in cells)
    return (row - 1 if made else None) if row else 0


def _plain(text: str) -> str:
    """Returns a header cell without quotes and spaces."""
    return straight(unicodedata.normalize("NFC", UNSEEN.sub("", text))).strip("'\" \t")


def _line(
    table: Table, names: list[str], width: int, record: Record
) -> tuple[Line | None, str | None, str | None]:
    """Returns a row under its columns, what was put right and what can't be.

    A spreadsheet writes a rectangle: cells after the last column are superfluous only where the
    header, ``width`` cells wide, has them too. Elsewhere a comma too many may have moved the rest.
    """
    if not any(cell.strip() for cell in record.cells):
        return None, "empty-rows", None
    cells, kind = list(record.cells), None
    while len(names) < len(cells) <= width and not any(c.strip() for c in cells[len(names) :]):
        cells, kind = cells[: len(names)], "empty-columns"
    if len(cells) > len(names):
        cells, kind = _joined(cells, len(names)), "smart-quotes"
    if len(cells) < len(names):
        cells, kind = [*cells, *[""] * (len(names) - len(cells))], "short-rows"
    ordered = dict(zip(names, cells, strict=False))
    row = tuple(ordered[name] for name in table.columns)
    if len(cells) > len(names) or (kind == "short-rows" and not _sound(table, row)):
        why = "칸의 수가 머리줄과 다르고, 어느 칸이 남거나 빠졌는지 알 수 없습니다."
        return Line(record, row, broken=True), None, why
    return Line(record, row), kind, None


def _sound(table: Table, cells: tuple[str, ...]) -> bool:
    return all(fits(column, cell) for column, cell in zip(table.fields, cells, strict=True))


def _joined(cells: list[str], count: int) -> list[str]:
    """Joins the cells of a text that smart quotes enclose: to a CSV file they are no quotes."""
    joined: list[str] = []
    inside = False
    for cell in cells:
        if inside:
            joined[-1] += f",{cell}"
        else:
            joined.append(cell)
            inside = cell.startswith(OPENING) and CLOSING not in cell
        inside = inside and not cell.endswith(CLOSING)
    stripped = [
        cell.removeprefix(OPENING).removesuffix(CLOSING)
        if cell.startswith(OPENING) and cell.endswith(CLOSING)
        else cell
        for cell in joined
    ]
    return stripped if len(joined) == count else cells


def names_of(
    table: Table, header: Sequence[str], body: Sequence[Record], published: Published
) -> list[str] | None:
    """Returns the column that each cell of a header means, without empty ones at its end.

    Args:
        table: What the file should hold.
        header: The header's cells.
        body: The rows below it.
        published: The file as it was published: in a column of another name stand its values.

    Returns:
        Every column of the table once; None where that can't be determined.
    """
    columns = list(table.columns)
    names = [column_of(table, name) or name for name in header]
    while len(names) > len(columns) and not names[-1]:
        names.pop()
    if sorted(names) == sorted(columns):
        renamed = names != columns and _stand_in_place(names, columns, body, published)
        return columns if renamed else names
    if len(names) != len(columns):
        return None
    for at, (name, column) in enumerate(zip(names, columns, strict=True)):
        if name == column:
            continue
        if column in names or (name in columns and names.count(name) == 1):
            return None  # columns were moved as well
        slip = difflib.SequenceMatcher(None, name, column).ratio() >= MIN_SIMILARITY
        if not slip and not _holds(published, column, _values(body, at)):
            return None
    return columns


def _stand_in_place(
    names: Sequence[str], columns: Sequence[str], body: Sequence[Record], published: Published
) -> bool:
    """Tells whether only names were exchanged: the values stand where they were published."""
    moved = [at for at, column in enumerate(columns) if names[at] != column]
    by_name = sum(published.count_of(names[at], _values(body, at)) for at in moved)
    by_place = sum(published.count_of(columns[at], _values(body, at)) for at in moved)
    return by_place > by_name


def _holds(published: Published, column: str, values: Sequence[str]) -> bool:
    """Tells whether most values are published ones of a column."""
    return published.count_of(column, values) * 2 > len(values)


def _values(body: Sequence[Record], at: int) -> list[str]:
    return [record.cells[at] for record in body if at < len(record.cells) and record.cells[at]]
