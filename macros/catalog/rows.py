"""A row of a table of text, with its place in the spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from macros.catalog.entities import SourceReference
from macros.catalog.package.findings import WARNING, Finding
from macros.catalog.package.schema import Table

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

    def warning(self, column: str, code: str, rule: str, remedy: str) -> Finding:
        """Returns a finding of what is legal but odd at a cell of this row."""
        return replace(self.finding(column, code, rule, remedy), severity=WARNING)
