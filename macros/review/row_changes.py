"""What differs between two packages, row by row and cell by cell, and which sources are lost.

Everything takes time linear in the rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.catalog.package.descriptor import DESCRIPTOR
from macros.review.snapshot import Cells, Key, Snapshot

# The columns of a source reference, and those without which nobody can look a figure up.
SOURCE = ("source_section", "source_line", "source_cell", "as_printed")
NEEDED = frozenset({"source_line", "as_printed"})


@dataclass(frozen=True)
class CellChange:
    """A cell that holds something else now."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class RowChange:
    """A row that is gone, new or different.

    Attributes:
        table: Name of the table.
        key: Its key.
        before: Its cells in the base; None for a new row.
        after: Its cells in the head; None for a removed row.
        cells: What changed, in the order of the columns; empty for new and removed rows.
    """

    table: str
    key: Key
    before: Cells | None
    after: Cells | None
    cells: tuple[CellChange, ...] = ()

    @property
    def kind(self) -> str:
        """``removed``, ``added`` or ``changed``."""
        if self.after is None:
            return "removed"
        return "added" if self.before is None else "changed"

    @property
    def name(self) -> str:
        """The key as one text."""
        return " ".join(self.key)

    @property
    def row(self) -> Cells:
        """The cells as they are now, or as they were where the row is gone."""
        return self.after or self.before or {}

    @property
    def columns(self) -> frozenset[str]:
        """The columns it is about: those that changed, or all of a row that is new or gone."""
        return frozenset(cell.column for cell in self.cells) or frozenset(self.row)


@dataclass(frozen=True)
class Changes:
    """Everything that is different.

    Attributes:
        rows: Rows, by table in the descriptor's order, removed ones first, then by key.
        renamed: Old and new key of rows that only got another key: ``(table, old, new)``.
        lost_tables: Tables whose file was there and is not.
        lost_columns: ``(table, column)`` that were there and are not.
        new_columns: ``(table, column)`` that are new.
        rewritten: Files whose bytes differ though no row of them does.
    """

    rows: tuple[RowChange, ...]
    renamed: tuple[tuple[str, str, str], ...]
    lost_tables: tuple[str, ...]
    lost_columns: tuple[tuple[str, str], ...]
    new_columns: tuple[tuple[str, str], ...]
    rewritten: tuple[str, ...]

    def of_kind(self, kind: str) -> tuple[RowChange, ...]:
        """Returns the rows that are ``removed``, ``added`` or ``changed``."""
        return tuple(change for change in self.rows if change.kind == kind)

    @property
    def nothing(self) -> bool:
        """Whether not a byte differs."""
        return not (self.rows or self.lost_tables or self.rewritten)


ORDER = {"removed": 0, "added": 1, "changed": 2}


def compare(base: Snapshot, head: Snapshot) -> Changes:
    """Returns what is different between two packages."""
    rows: list[RowChange] = []
    renamed: list[tuple[str, str, str]] = []
    for name in _table_names(base, head):
        found = sorted(_compare_table(name, base, head), key=lambda c: (ORDER[c.kind], c.key))
        rows.extend(found)
        renamed.extend(_renamed(name, found, _key_columns(name, base, head)))
    touched = {_path(change.table, base, head) for change in rows}
    columns = [
        (name, frozenset(base.columns.get(name, ())), frozenset(head.columns.get(name, ())))
        for name in _table_names(base, head)
        if name in base.tables and name in head.tables
    ]
    return Changes(
        tuple(rows),
        tuple(renamed),
        tuple(name for name in base.tables if name not in head.tables),
        tuple((name, column) for name, old, new in columns for column in sorted(old - new)),
        tuple((name, column) for name, old, new in columns for column in sorted(new - old)),
        tuple(
            path
            for path in sorted(base.raw.keys() | head.raw.keys())
            if base.raw.get(path) != head.raw.get(path)
            and (path not in touched or path == DESCRIPTOR)
        ),
    )


def _table_names(base: Snapshot, head: Snapshot) -> list[str]:
    return list(dict.fromkeys([*base.tables, *head.tables]))


def _path(name: str, base: Snapshot, head: Snapshot) -> str:
    return (head if name in head.tables else base).package.table(name).path


def _key_columns(name: str, base: Snapshot, head: Snapshot) -> frozenset[str]:
    return frozenset((head if name in head.tables else base).package.table(name).primary_key)


def _compare_table(name: str, base: Snapshot, head: Snapshot) -> Iterator[RowChange]:
    old, new = base.rows(name), head.rows(name)
    columns = dict.fromkeys([*base.columns.get(name, ()), *head.columns.get(name, ())])
    for key, before in old.items():
        after = new.get(key)
        if after is None:
            yield RowChange(name, key, before, None)
        elif before != after:
            cells = tuple(
                CellChange(column, before.get(column, ""), after.get(column, ""))
                for column in columns
                if before.get(column, "") != after.get(column, "")
            )
            if cells:
                yield RowChange(name, key, before, after, cells)
    for key, after in new.items():
        if key not in old:
            yield RowChange(name, key, None, after)


def _renamed(
    name: str, changes: list[RowChange], keys: frozenset[str]
) -> Iterator[tuple[str, str, str]]:
    """Yields removed rows that came back unchanged under another key."""
    if len(keys) != 1:
        return  # the key is then most of the row, and what is left says nothing
    gone = {_content(c.row, keys): c.name for c in changes if c.kind == "removed"}
    for change in changes:
        old = gone.pop(_content(change.row, keys), None) if change.kind == "added" else None
        if old is not None:
            yield name, old, change.name


def _content(cells: Cells, keys: frozenset[str]) -> tuple[tuple[str, str], ...]:
    return tuple((column, text) for column, text in cells.items() if column not in keys)


@dataclass(frozen=True)
class LostSource:
    """A source reference that is gone or different.

    Attributes:
        table: Table of the row.
        name: Key of the row.
        lost: Whether line or literal is missing; else they differ.
        cells: What changed of the reference; empty for a new row.
    """

    table: str
    name: str
    lost: bool
    cells: tuple[CellChange, ...]


def find_lost_sources(changes: Changes) -> tuple[LostSource, ...]:
    """Returns lost references, then changed ones; those of removed rows are not among them."""
    found = list(_lost_sources(changes))
    return tuple(sorted(found, key=lambda loss: not loss.lost))


def _lost_sources(changes: Changes) -> Iterator[LostSource]:
    for change in changes.of_kind("changed"):
        cells = tuple(cell for cell in change.cells if cell.column in SOURCE)
        if cells:
            lost = any(cell.column in NEEDED and not cell.after for cell in cells)
            yield LostSource(change.table, change.name, lost, cells)
    for change in changes.of_kind("added"):
        row = change.row
        if "figure_id" in row and not all(row.get(column) for column in NEEDED):
            yield LostSource(change.table, change.name, lost=True, cells=())
