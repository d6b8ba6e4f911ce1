"""The rows of the package as they are published: typed, in the order of their file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from macros.catalog.detail_index import grouped
from macros.catalog.package.schema import Package, Table
from macros.catalog.rows import Row, read_tables
from macros.catalog.types import Cell

Record = Mapping[str, Cell]


@dataclass(frozen=True)
class Column:
    """A column of what is published: name, Korean title, type of the descriptor, meaning."""

    name: str
    title: str
    type: str
    description: str
    description_en: str
    unit: str | None = None
    values: str = ""


@dataclass(frozen=True)
class Sheet:
    """Rows under columns: a table of the package, or what is put together for one program."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Record, ...]

    @cached_property
    def _indexes(self) -> dict[str, dict[Cell, tuple[Record, ...]]]:
        return {}

    def having(self, column: str, value: Cell) -> Sheet:
        """Returns the sheet with only the rows that have a value in a column.

        Each column is indexed once: the tables are asked for every program's rows in turn.
        """
        if column not in self._indexes:
            self._indexes[column] = grouped(self.rows, lambda row: row[column])
        rows = self._indexes[column].get(value, ())
        return Sheet(self.name, self.title, self.columns, rows)

    def where(self, test: Callable[[Record], bool]) -> Sheet:
        """Returns the sheet with only the rows that pass a test."""
        return Sheet(self.name, self.title, self.columns, tuple(filter(test, self.rows)))


def read_sheets(data_dir: Path, package: Package) -> dict[str, Sheet]:
    """Reads every table of a package that has passed its checks, as it is published."""
    return {
        table.name: _sheet(table, rows) for table, rows in read_tables(data_dir, package).each()
    }


def _sheet(table: Table, rows: Iterable[Row]) -> Sheet:
    columns = tuple(
        Column(
            field.name,
            field.title,
            field.type,
            field.description,
            field.description_en,
            field.unit,
            ", ".join(f"{item.value} = {item.label}" for item in field.categories),
        )
        for field in table.fields
    )
    records = tuple({name: row.typed(name) for name in table.columns} for row in rows)
    return Sheet(table.name, table.title, columns, records)


def plain(cell: Cell) -> Any:
    """Returns a cell as JSON holds it: a number as a number, a date as text.

    >>> plain(Decimal("47.1")), plain(date(2023, 6, 22)), plain(None)
    (47.1, '2023-06-22', None)
    """
    if isinstance(cell, Decimal):
        return float(cell)  # as text it is the shortest that reads back as this decimal
    return cell.isoformat() if isinstance(cell, date) else cell
