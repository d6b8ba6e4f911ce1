"""CSV in two forms: as the data are kept, and as Excel opens it by a double click."""

from __future__ import annotations

import csv
import io

from macros.catalog.package.spreadsheet import FORMULA, guarded
from macros.catalog.types import Cell
from macros.exports.downloads.records import Sheet

# Excel takes a file without this mark for one in the machine's old encoding.
BYTE_ORDER_MARK = "\ufeff"


def csv_text(sheet: Sheet) -> str:
    """Writes a sheet in the convention of ``data/``: UTF-8, LF, numbers without separators."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column.name for column in sheet.columns)
    for row in sheet.rows:
        writer.writerow(_written(row[column.name]) for column in sheet.columns)
    return text.getvalue()


def excel_csv_text(sheet: Sheet) -> str:
    """Writes a sheet so that Excel shows Korean right and runs nothing.

    Text is quoted, and what a spreadsheet would take for a formula gets an apostrophe before it.
    Numbers do not: a negative number is one.
    """
    text = io.StringIO()
    header = csv.writer(text, lineterminator="\r\n")
    header.writerow(column.name for column in sheet.columns)
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    for row in sheet.rows:
        cells = (row[column.name] for column in sheet.columns)
        writer.writerow(guarded(c) if isinstance(c, str) else _for_excel(c) for c in cells)
    return BYTE_ORDER_MARK + text.getvalue()


def runs(cell: Cell) -> bool:
    """Tells whether a spreadsheet would run a cell.

    >>> runs("=1+1"), runs("- 줄표"), runs(-4), runs("가 = 나")
    (True, True, False, False)
    """
    return isinstance(cell, str) and bool(FORMULA.match(cell))


def _written(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)


def _for_excel(cell: Cell) -> Cell:
    """Returns a cell so that the writer quotes it unless it is a number."""
    return _written(cell) if cell is None or isinstance(cell, bool) else cell
