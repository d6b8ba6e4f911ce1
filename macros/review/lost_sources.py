"""Figures and facts whose passport is gone or is another: where they come from is not told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.review.row_changes import SOURCE, CellChange, Changes

NEEDED = frozenset({"source_line", "as_printed"})  # without these nobody can look a figure up


@dataclass(frozen=True)
class LostSource:
    """A passport that is gone or different.

    Attributes:
        table: Table of the row.
        name: Key of the row.
        lost: Whether line or literal is gone, so that nobody can look it up; else it differs.
        cells: What changed of the passport; empty where the row itself is gone.
    """

    table: str
    name: str
    lost: bool
    cells: tuple[CellChange, ...]


def find_lost_sources(changes: Changes) -> tuple[LostSource, ...]:
    """Returns lost passports, then changed ones; removed rows are told as such, not here."""
    found = list(_find(changes))
    return tuple(sorted(found, key=lambda loss: not loss.lost))


def _find(changes: Changes) -> Iterator[LostSource]:
    for change in changes.of_kind("changed"):
        cells = tuple(cell for cell in change.cells if cell.column in SOURCE)
        if cells:
            lost = any(cell.column in NEEDED and not cell.after for cell in cells)
            yield LostSource(change.table, change.name, lost, cells)
    for change in changes.of_kind("added"):
        row = change.row
        if "figure_id" in row and not all(row.get(column) for column in NEEDED):
            yield LostSource(change.table, change.name, lost=True, cells=())
