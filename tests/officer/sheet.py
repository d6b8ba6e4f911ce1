"""A file as the officer has it before her: rows of cells, a place by the name Excel shows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from macros.catalog.package.findings import column_letters
from macros.catalog.package.schema import Field, Table

Rows = list[list[str]]
HANGUL = re.compile("[가-힣]")


@dataclass(frozen=True)
class Sheet:
    """A table's file.

    Attributes:
        table: What it should hold.
        rows: Its rows, the header first.
    """

    table: Table
    rows: Rows = field(hash=False)

    @classmethod
    def read(cls, table: Table, raw: bytes) -> Sheet:
        text = raw.decode("utf-8")
        return cls(table, list(csv.reader(io.StringIO(text, newline=""))))

    def raw(self, *, delimiter: str = ",", quoting: Literal[0, 1] = csv.QUOTE_MINIMAL) -> bytes:
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator="\n").writerows(
            self.rows
        )
        return text.getvalue().encode()

    def place(self, row: int, column: int) -> str:
        """Names a cell; row and column counted from 0."""
        return f"{self.table.path} {column_letters(column + 1)}{row + 1}"

    def find(
        self, wanted: Callable[[Field], bool], text: Callable[[str], bool] = bool
    ) -> tuple[int, int] | None:
        """Returns the middlemost cell of a wanted column with a wanted text, from 0."""
        found = [
            (row, column)
            for row in range(1, len(self.rows))
            for column, described in enumerate(self.table.fields)
            if wanted(described) and text(self.rows[row][column])
        ]
        return found[len(found) // 2] if found else None

    def put(self, row: int, column: int, text: str) -> Sheet:
        rows = [list(cells) for cells in self.rows]
        rows[row][column] = text
        return replace(self, rows=rows)

    def map(self, change: Callable[[Field, str], str]) -> Sheet:
        """Changes every cell below the header."""
        fields = self.table.fields
        body = [
            [change(described, cell) for described, cell in zip(fields, row, strict=True)]
            for row in self.rows[1:]
        ]
        return replace(self, rows=[self.rows[0], *body])
