"""The file as it was published: which of its rows a row is, whatever was done to the row."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence, Set

from macros.catalog.package.schema import Table
from macros.validation.repair.records import decode, read_records
from macros.validation.repair.variants import UNSEEN, half_width, is_form_of, straight

Cells = dict[str, str]


class Published:
    """The rows of a published file, found by key."""

    def __init__(self, table: Table, raw: bytes | None) -> None:
        """Reads the file; one that is not there or not sound publishes no row."""
        self._table = table
        self._rows = _read(table, raw)
        self._by_key = {self._key(cells): cells for cells in self._rows}
        loose: dict[tuple[str, ...], Cells | None] = {}
        for cells in self._rows:
            key = self._loose(cells)
            loose[key] = None if key in loose else cells
        self._by_loose_key = loose

    def rows_of(self, rows: Sequence[Cells]) -> list[Cells]:
        """Returns for each row the published one that it is; {} for a new row.

        A published row is one row of the file: one that stands there unchanged is no other row's
        original, and what two unlike rows may have come from is neither's.
        """
        exact = [self._by_key.get(self._key(cells)) for cells in rows]
        present = frozenset(self._key(old) for old in exact if old is not None)
        found = [
            old or self.row_of(cells, present) or {} for cells, old in zip(rows, exact, strict=True)
        ]
        claims = Counter(self._key(old) for old in found if old)
        return [
            old if sure or (old and claims[self._key(old)] == 1) else {}
            for old, sure in zip(found, exact, strict=True)
        ]

    def row_of(self, cells: Cells, present: Set[tuple[str, ...]] = frozenset()) -> Cells | None:
        """Returns the published row of the same key; None for a new row.

        The key may itself have gone through a spreadsheet; then the one published row counts
        whose key it is a form of.

        Args:
            cells: A row.
            present: Keys of published rows that other rows of the file have as they are.
        """
        found = self._by_key.get(self._key(cells)) or self._by_loose_key.get(self._loose(cells))
        like = [found] if found else [row for row in self._rows if self._is_form(cells, row)]
        absent = [row for row in like if self._key(row) not in present]
        return absent[0] if len(absent) == 1 else None

    def has(self, cells: Sequence[str]) -> bool:
        """Tells whether a row of the key that these cells have is published."""
        columns = self._table.columns
        if len(cells) != len(columns):
            return False
        return self._key(dict(zip(columns, cells, strict=True))) in self._by_key

    def count_of(self, column: str, values: Sequence[str]) -> int:
        """Returns how many of some values are published in a column."""
        known = {cells[column] for cells in self._rows}
        return sum(value in known for value in values)

    def _key(self, cells: Cells) -> tuple[str, ...]:
        return tuple(cells[name] for name in self._table.primary_key)

    def _loose(self, cells: Cells) -> tuple[str, ...]:
        return tuple(
            straight(half_width(UNSEEN.sub("", unicodedata.normalize("NFC", text)))).strip()
            for text in self._key(cells)
        )

    def _is_form(self, cells: Cells, row: Cells) -> bool:
        pairs = list(zip(self._key(cells), self._key(row), strict=True))
        return all(new == old or is_form_of(new, old) for new, old in pairs)


def _read(table: Table, raw: bytes | None) -> list[Cells]:
    decoded = decode(raw) if raw else None
    if decoded is None:
        return []
    head, *body = read_records(decoded.text)
    if head.cells != table.columns:
        return []
    width = len(table.columns)
    padded = [(*record.cells, *[""] * (width - len(record.cells))) for record in body]
    return [
        dict(zip(table.columns, cells, strict=True))
        for cells in padded
        if len(cells) == width and any(cells)
    ]
