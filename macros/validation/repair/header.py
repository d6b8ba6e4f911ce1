"""Which column each cell of a file's header means, as far as names, places and values tell."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from macros.catalog.package.headers import MIN_SIMILARITY, column_of
from macros.catalog.package.schema import Table
from macros.validation.repair.committed import Published
from macros.validation.repair.records import Record


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
        Every column of the table once; None where that can't be told for sure.
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
