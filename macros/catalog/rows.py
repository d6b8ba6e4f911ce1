"""Walking over the cells of a table with their place in the spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from macros.catalog.findings import Finding
from macros.catalog.schema import Package, Table

FIRST_ROW = 2  # the header is row 1 of a spreadsheet


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

    def finding(self, column: str, code: str, rule: str, remedy: str) -> Finding:
        """Returns a finding at a cell of this row, quoting what stands there."""
        return Finding(
            self.table.path,
            self.number,
            self.table.columns.index(column) + 1,
            code,
            self.cells[column] or None,
            rule,
            remedy,
        )


def rows(table: Table, frame: pd.DataFrame) -> Iterator[Row]:
    """Yields the rows of a frame of text in file order."""
    columns = list(table.columns)
    for index, values in enumerate(frame[columns].itertuples(index=False, name=None)):
        yield Row(table, index + FIRST_ROW, dict(zip(columns, values, strict=True)))


def present(package: Package, frames: Mapping[str, pd.DataFrame]) -> Iterator[Table]:
    """Yields the tables that could be read, in the descriptor's order."""
    return (table for table in package.tables if table.name in frames)
