"""Walking over frames of text row by row."""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Mapping

import pandas as pd

from macros.catalog.package.schema import Package, Table
from macros.catalog.rows import FIRST_ROW, Row

# The rows of each living frame. A dozen rules walk over each; a frame that was read is not changed.
_ROWS: dict[int, tuple[Row, ...]] = {}


def rows(table: Table, frame: pd.DataFrame) -> Iterator[Row]:
    """Yields the rows of a frame of text in file order.

    Rows are made once for each frame, which must not be changed after.
    """
    known = _ROWS.get(id(frame))
    if known is None:
        known = _ROWS[id(frame)] = tuple(_make_rows(table, frame))
        weakref.finalize(frame, _ROWS.pop, id(frame), None)
    return iter(known)


def _make_rows(table: Table, frame: pd.DataFrame) -> Iterator[Row]:
    columns = table.columns
    lists = (frame[name].tolist() for name in columns)  # far faster than walking the frame
    for number, values in enumerate(zip(*lists, strict=True), start=FIRST_ROW):
        yield Row(table, number, dict(zip(columns, values, strict=True)))


def present(package: Package, frames: Mapping[str, pd.DataFrame]) -> Iterator[Table]:
    """Yields the tables that could be read, in the descriptor's order."""
    return (table for table in package.tables if table.name in frames)
