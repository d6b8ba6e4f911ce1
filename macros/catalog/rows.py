"""The strict reader of a package: each CSV file as a frame of text, and as rows with a place.

What a check, a page and a download say of a cell all comes from here. Files that may be broken are
read by ``macros.validation.repair``, which forgives.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from macros.catalog.entities import SourceReference
from macros.catalog.package.findings import WARNING, Finding
from macros.catalog.package.schema import Package, Table
from macros.catalog.types import Cell, to_cell

FIRST_ROW = 2  # the header is row 1 of a spreadsheet

RowT = TypeVar("RowT")


@dataclass(frozen=True)
class Row:
    """A row of a table of text.

    Attributes:
        table: The table it stands in.
        number: Row as the spreadsheet counts it.
        cells: Text of each column.
    """

    table: Table
    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Text of a cell."""
        return self.cells[column]

    def typed(self, column: str) -> Cell:
        """Returns a cell by the type that the descriptor gives its column; None for an empty one.

        Raises:
            ValueError: If the cell's text is of another type, which the checks refuse.
        """
        return to_cell(self.table.types[column], self.cells[column])

    @cached_property
    def passport(self) -> SourceReference:
        """Where the row's fact stands in its report; one for all that is made of the row."""
        printed_cell = self.cells.get("source_cell", "")
        return SourceReference(
            report_id=self["report_id"],
            section=self["source_section"],
            line=int(self["source_line"]),
            cell=int(printed_cell) if printed_cell else None,
            as_printed=self["as_printed"],
        )

    def finding(self, column: str, code: str, rule: str, remedy: str) -> Finding:
        """Returns a finding at a cell of this row, quoting what stands there.

        Args:
            column: Name of the column.
            code: Code of the rule.
            rule: What is wrong, in Korean.
            remedy: What to do, in Korean.
        """
        return Finding(
            self.table.path,
            self.number,
            self.table.columns.index(column) + 1,
            code,
            self.cells[column] or None,
            rule,
            remedy,
        )

    def warning(self, column: str, code: str, rule: str, remedy: str) -> Finding:
        """Returns a finding of what is legal but odd at a cell of this row.

        Args:
            column: Name of the column.
            code: Code of the rule.
            rule: What is odd, in Korean.
            remedy: What to do, in Korean.
        """
        return replace(self.finding(column, code, rule, remedy), severity=WARNING)


@dataclass(frozen=True, eq=False)
class TableRows:
    """A table's file, read.

    Attributes:
        table: What its columns mean.
        frame: A frame of ``str`` with the table's columns; an empty cell is "". Row ``i`` of it is
            row ``i + 2`` of the spreadsheet. It must not be changed.
    """

    table: Table
    frame: pd.DataFrame

    def __iter__(self) -> Iterator[Row]:
        """The rows in file order, made once: a dozen rules walk over each table."""
        return iter(self._rows)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.frame)

    @cached_property
    def _rows(self) -> tuple[Row, ...]:
        columns = self.table.columns
        # Most cells stand in other rows as well: each text is kept once.
        texts = (map(sys.intern, self.frame[name].tolist()) for name in columns)
        cells = (dict(zip(columns, values, strict=True)) for values in zip(*texts, strict=True))
        return tuple(Row(self.table, number, row) for number, row in enumerate(cells, FIRST_ROW))

    def lookup(self, key: str, value: str) -> dict[str, str]:
        """Returns a column of text by another, which has each value once."""
        return dict(zip(self.frame[key], self.frame[value], strict=True))


class Tables(dict[str, TableRows]):
    """The tables of a package by name, in the descriptor's order; none that cannot be read."""

    def __init__(self, package: Package, read: Iterable[TableRows]) -> None:
        super().__init__((rows.table.name, rows) for rows in read)
        self.package = package

    def each(self, *columns: str) -> Iterator[tuple[Table, TableRows]]:
        """Yields the tables that have some columns, with their rows."""
        for rows in self.values():
            if set(columns) <= set(rows.table.columns):
                yield rows.table, rows

    def all_values(self, column: str) -> set[str] | None:
        """Returns what stands in a column of all tables that have it; None where one is missing."""
        names = [table.name for table in self.package.tables if column in table.columns]
        if any(name not in self for name in names):
            return None
        return {value for name in names for value in self[name].frame[column]}

    def changed(self, name: str, before: Tables | None) -> list[Row]:
        """Returns the rows of a table that a change adds or alters.

        Args:
            name: The table, which need not be there.
            before: The tables before the change; None where they are not known, and so for all.
        """
        rows = before.get(name, ()) if before else ()
        old = {tuple(row.cells.values()) for row in rows}
        return [row for row in self.get(name, ()) if tuple(row.cells.values()) not in old]


def raw_records(raw: bytes, *, strict: bool = False) -> Iterator[list[str]]:
    """Yields the cells of each row of a file, the header first, however many cells a row has.

    Args:
        raw: The file, UTF-8.
        strict: Whether a quote must stand where the format has one.

    Raises:
        csv.Error: At a row that cannot be separated from the next.
    """
    return csv.reader(io.StringIO(raw.decode("utf-8"), newline=""), strict=strict)


def read_table(table: Table, raw: bytes) -> TableRows:
    """Reads a file whose encoding, header and number of cells have been checked."""
    frame = pd.read_csv(
        io.BytesIO(raw), dtype=str, keep_default_na=False, na_filter=False, encoding="utf-8"
    )
    return TableRows(table, frame)


def read_tables(data_dir: Path, package: Package) -> Tables:
    """Reads every table of a package that has passed its checks."""
    tables = package.tables
    return Tables(package, (read_table(t, (data_dir / t.path).read_bytes()) for t in tables))


def parse_rows(made: type[RowT], table: Table, rows: Iterable[Row]) -> tuple[RowT, ...]:
    """Returns the rows of a table as objects of a dataclass that has its columns.

    A field whose column the table's file may do without, and does, is None.

    Args:
        made: The dataclass. A field called ``source`` is the row's passport.
        table: The table.
        rows: Its rows, checked.
    """
    names = [field.name for field in dataclasses.fields(made)]  # type: ignore[arg-type]
    columns = [name for name in names if name in table.types]
    absent = dict.fromkeys(name for name in names if name not in table.types)
    built = []
    for row in rows:
        values: dict[str, Any] = {name: row.typed(name) for name in columns}
        values |= absent
        if "source" in names:
            values["source"] = row.passport
        built.append(made(**values))
    return tuple(built)
