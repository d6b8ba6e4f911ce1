"""Changing a package by one row, and what the review says of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

from macros.review.diff import Difference, differ
from macros.review.snapshot import read_snapshot
from tests.catalog.damage import cell_of, set_cell
from tests.conftest import copy_town

Change = Callable[[Path], None]


def set_value(file: str, column: str, value: str, **where: str) -> Change:
    """Returns a change of one cell of the first row that fits."""
    return lambda folder: set_cell(folder, file, cell_of(folder, file, column, **where), value)


def drop_row(file: str, key: str) -> Change:
    """Returns a change that removes the row whose first cell is the key."""

    def change(folder: Path) -> None:
        rows = _read(folder / file)
        _write(folder / file, [row for row in rows if row[0] != key])

    return change


def add_row(file: str, **cells: str) -> Change:
    """Returns a change that adds a row in its place by the first cell."""

    def change(folder: Path) -> None:
        header, *rows = _read(folder / file)
        rows.append([cells.get(name, "") for name in header])
        _write(folder / file, [header, *sorted(rows)])

    return change


def difference(
    folder: Path,
    *changes: Change,
    problems: tuple[str, ...] = (),
    base_change: Change | None = None,
) -> Difference:
    """Returns what changes to the made-up town do, which may be another than it was made."""
    base, head = copy_town(folder / "base"), copy_town(folder / "head")
    if base_change:
        base_change(base)
    for change in changes:
        change(head)
    before = read_snapshot(base)
    return differ(before, read_snapshot(head, before.package), problems)


def _read(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def _write(path: Path, rows: list[list[str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
