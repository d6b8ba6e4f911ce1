"""CSV in two forms: as the data are kept, and as Excel opens it by a double click."""

from __future__ import annotations

import csv
import io

from macros.catalog.spreadsheet import FORMULA
from macros.publish.files.records import Cell, Sheet

# Excel takes a file without this mark for one in the machine's old encoding.
BYTE_ORDER_MARK = "\ufeff"


def csv_text(sheet: Sheet) -> str:
    """Writes a sheet in the convention of ``data/``: UTF-8, LF, numbers without separators."""
    return _write(sheet, "\n", spreadsheet=False)


def excel_csv_text(sheet: Sheet) -> str:
    """Writes a sheet so that Excel shows Korean right and runs nothing.

    Text that a spreadsheet would take for a formula gets an apostrophe before it. Numbers do not:
    a negative number is one.
    """
    return BYTE_ORDER_MARK + _write(sheet, "\r\n", spreadsheet=True)


def runs(cell: Cell) -> bool:
    """Tells whether a spreadsheet would run a cell.

    >>> runs("=1+1"), runs("- 줄표"), runs(-4), runs("가 = 나")
    (True, True, False, False)
    """
    return isinstance(cell, str) and bool(FORMULA.match(cell))


def _write(sheet: Sheet, line_end: str, *, spreadsheet: bool) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=line_end)
    writer.writerow(column.name for column in sheet.columns)
    for row in sheet.rows:
        cells = (row[column.name] for column in sheet.columns)
        writer.writerow(
            f"'{cell}" if spreadsheet and runs(cell) else _written(cell) for cell in cells
        )
    return text.getvalue()


def _written(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)
