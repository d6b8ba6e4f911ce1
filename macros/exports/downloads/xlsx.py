"""XLSX: sheets in Korean with real dates and numbers, and nothing a spreadsheet would run."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from macros.catalog.types import Cell
from macros.exports.downloads.csv_files import runs
from macros.exports.downloads.records import Sheet

# Every Korean Windows has it. Without a scheme, since that would name the theme's font instead.
FONT = {"font_name": "맑은 고딕", "font_size": 10, "font_scheme": "none", "valign": "top"}
NARROWEST, WIDEST = 6, 60  # characters of a column
GROUPED = "#,##0"
LONGEST_NAME = 31  # Excel's own limit for the name of a sheet
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
# Dates given in full become dates; a month or a year stays the text it is.
FULL_DATE = len("2023-06-22")
DATED = frozenset({"start", "end", "period"})


@dataclass(frozen=True)
class Properties:
    """What a workbook says of itself; ``dated_on`` stands where Excel puts the day of saving."""

    title: str
    author: str
    comments: str
    dated_on: date


def workbook_bytes(sheets: Sequence[Sheet], properties: Properties) -> bytes:
    """Writes a workbook, the same to the byte for the same sheets."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_urls": False, "default_format_properties": {**FONT}}
    )
    book.set_properties(
        {
            "title": properties.title,
            "author": properties.author,
            "comments": properties.comments,
            "created": datetime.combine(properties.dated_on, datetime.min.time()),
        }
    )
    formats = Formats(book)
    used: set[str] = set()
    for sheet in sheets:
        name = sheet_name(sheet.title, used)
        used.add(name.casefold())
        _write_sheet(book.add_worksheet(name), sheet, formats)
    book.close()
    return target.getvalue()


def sheet_name(title: str, used: Collection[str] = ()) -> str:
    """Returns a title as Excel allows it for a sheet.

    Args:
        title: The title of what stands on it.
        used: The names that other sheets of the workbook have, case-folded.

    >>> sheet_name("바로잡음/주의"), sheet_name("주의", {"주의"})
    ('바로잡음 주의', '주의 (2)')
    """
    name = title.translate(FORBIDDEN)[:LONGEST_NAME] or " "
    number = 1
    while name.casefold() in used:
        number += 1
        ending = f" ({number})"
        name = title.translate(FORBIDDEN)[: LONGEST_NAME - len(ending)] + ending
    return name


class Formats:
    """The cell formats of a workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def get(self, name: str, **properties: Any) -> Format:
        """Returns the format of a name, made with these properties the first time."""
        if name not in self._made:
            self._made[name] = self._book.add_format({**FONT, **properties})
        return self._made[name]


def _write_sheet(page: Worksheet, sheet: Sheet, formats: Formats) -> None:
    heading = formats.get("heading", bold=True, bg_color="#E8E6DF", bottom=1, text_wrap=True)
    for number, column in enumerate(sheet.columns):
        page.write_string(0, number, column.title, heading)
        cells = [row[column.name] for row in sheet.rows]
        page.set_column(number, number, _width(column.title, cells))
    for line, row in enumerate(sheet.rows, 1):
        for number, column in enumerate(sheet.columns):
            _write_cell(page, (line, number), column.name, row[column.name], formats)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)


def _write_cell(
    page: Worksheet, place: tuple[int, int], name: str, cell: Cell, formats: Formats
) -> None:
    line, number = place
    if cell is None:
        return
    day = _day(name, cell)
    if day:
        page.write_datetime(line, number, day, formats.get("date", num_format="yyyy-mm-dd"))
    elif isinstance(cell, bool):
        page.write_boolean(line, number, cell)
    elif isinstance(cell, int | Decimal):
        form = _number_form(name, cell)
        page.write_number(line, number, cell, formats.get(form, num_format=form))
    elif runs(cell):
        # Marked as text for good: Excel does not run it even when the cell is edited and left.
        quoted = formats.get("quoted", quote_prefix=True, text_wrap=True)
        page.write_string(line, number, str(cell), quoted)
    else:
        page.write_string(line, number, str(cell), formats.get("text", text_wrap=True))


def _day(name: str, cell: Cell) -> date | None:
    if isinstance(cell, date):
        return cell
    if name in DATED and isinstance(cell, str) and len(cell) == FULL_DATE and "/" not in cell:
        return date.fromisoformat(cell)
    return None


def _number_form(name: str, cell: int | Decimal) -> str:
    """Returns how a number is shown: only values get separators, a year or a line does not."""
    if name != "value":
        return "0"
    decimals = -int(cell.as_tuple().exponent) if isinstance(cell, Decimal) else 0
    return f"{GROUPED}.{'0' * decimals}" if decimals else GROUPED


def _width(title: str, cells: Sequence[Cell]) -> int:
    """Returns the width that shows nearly all cells whole; the longest wrap."""
    lengths = sorted(_letters(f"{cell}") for cell in cells if cell is not None)
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    return min(max(usual + 2, _letters(title) + 4, NARROWEST), WIDEST)


def _letters(text: str) -> int:
    """Returns how many Latin letters wide a text is; Hangul is two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
