"""Spoiling a good package: one fault at a time, told by the cell a spreadsheet shows."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from macros.catalog.package.findings import Finding
from macros.errors import DataError
from macros.validation.package import load_catalog, validate_package, warn


def column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def set_cell(folder: Path, file: str, cell: str, value: str) -> None:
    """Writes a value into a cell such as ``F12``."""
    letters = cell.rstrip("0123456789")
    row, column = int(cell.removeprefix(letters)), column_number(letters)
    path = folder / file
    table = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    table[row - 1][column - 1] = value
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(table)
    path.write_text(text.getvalue(), encoding="utf-8")


def cell_of(folder: Path, file: str, column: str, **where: str) -> str:
    """Returns the name of the cell in a column of the first row that fits."""
    with (folder / file).open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        number = list(reader.fieldnames or ()).index(column)
        for row, cells in enumerate(reader, start=2):
            if all(cells[name] == value for name, value in where.items()):
                return f"{chr(ord('A') + number)}{row}"
    raise LookupError(f"{file} has no row {where}")


def problems(folder: Path) -> list[str]:
    """Returns the problems of a package, one line each; none for a sound one."""
    return [str(finding) for finding in _findings(folder)]


def codes(folder: Path) -> list[str]:
    """Returns the place and code of each problem, such as ``budgets.csv F12 [number]``.

    What a message says is asserted once, where its rule is tested; other tests ask for its code.
    """
    return [f"{finding.place} [{finding.code}]" for finding in _findings(folder)]


def _findings(folder: Path) -> Sequence[Finding]:
    try:
        load_catalog(folder)
    except DataError as error:
        return error.findings
    return ()


def cautions(folder: Path, base: Path | None = None) -> list[str]:
    """Returns what is odd but legal in a package, one line each."""
    return [
        str(finding)
        for finding in warn(validate_package(folder), validate_package(base) if base else None)
    ]
