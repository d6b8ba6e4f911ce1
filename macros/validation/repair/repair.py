"""Mending a file: its bytes, its header, its rows, their cells and their order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from macros.catalog.package.exchanged_values import exchanges
from macros.catalog.package.file_kinds import conflict_line, is_blank, kind_of
from macros.catalog.package.findings import Finding
from macros.catalog.package.schema import Field, Table
from macros.validation.files import check_file
from macros.validation.repair.cells import fits, is_bound, repair
from macros.validation.repair.committed import Cells, Published
from macros.validation.repair.dates import is_serial, shifted_by_epoch
from macros.validation.repair.layout import Layout, Line, shape_of
from macros.validation.repair.records import (
    KOREAN,
    Record,
    decode,
    delimiter_of,
    read_records,
    write_record,
)
from macros.validation.repair.variants import is_first_day_of, is_form_of

UNREPAIRED = "mend-left"
MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True)
class Change:
    """One repair.

    Attributes:
        row: Row as the spreadsheet counted it before; 0 for the file as a whole.
        column: Column of the repaired file counted from 1; 0 for a whole row or file.
        kind: What was wrong, a code.
        before: What stood there; "" for a row or file.
        after: What stands there now.
    """

    row: int
    column: int
    kind: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Repaired:
    """A file after mending.

    Attributes:
        raw: Its bytes; the same as before if nothing was to repair.
        changes: The repairs in file order.
        unrepaired: What could not be repaired surely, by cell of the file as it was.
        lines: For each row as it was counted before, the line that should stand there.
    """

    raw: bytes
    changes: tuple[Change, ...] = ()
    unrepaired: tuple[Finding, ...] = ()
    lines: Mapping[int, str] = field(default_factory=dict)


def repair_table(table: Table, raw: bytes, published: bytes | None = None) -> Repaired:
    """Repairs a file with the smallest change; a sound file comes back as it is.

    Args:
        table: What the file should hold.
        raw: Its bytes.
        published: The bytes of the file as it was published, if it was: what a spreadsheet did
            to a published cell can be undone with it even where the cell alone tells nothing.
    """
    if is_blank(raw):
        return _repair_empty(table, raw, published)
    decoded = decode(raw)
    if kind_of(raw) or conflict_line(raw):
        return Repaired(raw, unrepaired=tuple(check_file(table, raw)))
    if decoded is None:
        return Repaired(
            raw,
            unrepaired=(_unrepaired(table, 0, 0, None, "무슨 글자표로 적혔는지 알 수 없습니다."),),
        )
    changes = [Change(0, 0, kind) for kind in decoded.kinds]
    delimiter = delimiter_of(decoded.text)
    records = read_records(decoded.text, delimiter)
    if delimiter != ",":
        changes.append(Change(0, 0, "delimiter"))
    known = Published(table, published)
    shape = shape_of(table, records, known)
    if shape is None:
        text = decoded.text if delimiter == "," else _written(records)
        return Repaired(text.encode(), tuple(changes), tuple(check_file(table, text.encode())))
    lossy = KOREAN in decoded.kinds or decoded.text.isascii()
    return _repair_rows(table, known, shape, _Context(raw, changes, records, delimiter, lossy))


def _repair_empty(table: Table, raw: bytes, published: bytes | None) -> Repaired:
    """Restores the published file: nothing that somebody typed can be in an empty one."""
    if published and not is_blank(published):
        return Repaired(published, (Change(0, 0, "empty-file"),))
    return Repaired(
        raw, unrepaired=(_unrepaired(table, 0, 0, None, "파일이 비어 있고, 앞선 판도 없습니다."),)
    )


@dataclass(frozen=True)
class _Context:
    raw: bytes
    changes: list[Change]
    records: tuple[Record, ...]
    delimiter: str
    lossy: bool


def _repair_rows(table: Table, known: Published, shape: Layout, context: _Context) -> Repaired:
    changes = context.changes
    changes.extend(Change(row, 0, kind) for row, kind in shape.repairs)
    unrepaired = [_unrepaired(table, row, 0, None, why) for row, why in shape.unrepaired]
    rewrite = context.delimiter != "," or shape.rewrite
    if _overquoted(context.records):
        changes.append(Change(0, 0, "quotes"))
        rewrite = True
    lines: list[tuple[Line, str]] = []
    rows = _rows(table, known, shape)
    unrepaired.extend(_exchanged(table, rows))
    for row in rows:
        if row.line.broken:
            lines.append((row.line, row.line.record.raw))
            continue
        cells = _repair_cells(table, row, changes, unrepaired, lossy=context.lossy)
        same = not rewrite and cells == list(row.line.record.cells)
        written = row.line.record.raw if same else write_record(cells)
        lines.append((Line(row.line.record, tuple(cells)), written))
    ordered = _in_order(table, lines, changes) if not shape.unrepaired else lines
    head = shape.head if rewrite or shape.new_head else context.records[0].raw
    text = "".join(f"{row}\n" for row in (head, *(written for _, written in ordered)))
    if text.encode() != context.raw and not changes:
        changes.append(Change(0, 0, "last-line"))
    by_number = {line.record.number: written for line, written in lines if line.record.number}
    changes.sort(key=lambda change: (change.row, change.column))
    return Repaired(text.encode(), tuple(changes), tuple(unrepaired), by_number)


@dataclass(frozen=True)
class _Row:
    """A row of data, its cells by column, and those published cells that may be restored."""

    line: Line
    cells: Cells
    published: Cells
    moved: frozenset[str] = frozenset()  # columns whose days are counted from 1904
    merged: frozenset[str] = frozenset()  # columns whose alike cells were merged


def _rows(table: Table, known: Published, shape: Layout) -> list[_Row]:
    rows = [dict(zip(table.columns, line.cells, strict=True)) for line in shape.lines]
    published = known.rows_of(rows)
    converted = _columns_of_days(rows, published)
    moved = _columns_of_epoch(rows, published)
    merged = _merged_columns(rows, published)
    return [
        _Row(line, cells, _without_typed_days(cells, old, converted), moved, merged)
        for line, cells, old in zip(shape.lines, rows, published, strict=True)
    ]


def _exchanged(table: Table, rows: list[_Row]) -> Iterator[Finding]:
    """Yields the columns whose values stand in other rows than they were published in."""
    before = {_key(table, row.published): row.published for row in rows if row.published}
    after = {_key(table, row.published): row.cells for row in rows if row.published}
    numbers = {_key(table, row.published): row.line.record.number for row in rows if row.published}
    for found in exchanges(table, before, after):
        column = table.columns.index(found.column) + 1
        value = after[found.keys[0]][found.column]
        place = numbers[found.keys[0]]
        remedy = "고치지 않았습니다. 정렬이나 밀림이면 되돌리고, 바로잡은 것이면 두어도 됩니다."
        yield Finding(table.path, place, column, UNREPAIRED, value, f"{found.rule}.", remedy)


def _key(table: Table, cells: Cells) -> tuple[str, ...]:
    return tuple(cells[name] for name in table.primary_key)


def _columns_of_days(rows: list[Cells], published: list[Cells]) -> frozenset[str]:
    """Returns the columns in which every published month became its first day.

    A program makes days of all months of a column, a person of one.
    """
    days: Counter[str] = Counter()
    months: set[str] = set()
    for cells, old in zip(rows, published, strict=True):
        for name, text in old.items():
            if is_first_day_of(cells[name], text):
                days[name] += 1
            elif cells[name] == text and MONTH.fullmatch(text):
                months.add(name)
    return frozenset(name for name, count in days.items() if count > 1 and name not in months)


def _columns_of_epoch(rows: list[Cells], published: list[Cells]) -> frozenset[str]:
    """Returns the columns of which no published day stayed and several moved by the same time.

    A spreadsheet that counts from 1904 moves all days of a column, a person none so far.
    """
    moved: Counter[str] = Counter()
    stayed: set[str] = set()
    for cells, old in zip(rows, published, strict=True):
        for name, text in old.items():
            if ISO_DAY.fullmatch(text):
                moved[name] += shifted_by_epoch(cells[name], text)
                if cells[name] == text:
                    stayed.add(name)
    return frozenset(name for name, count in moved.items() if count > 1 and name not in stayed)


def _merged_columns(rows: list[Cells], published: list[Cells]) -> frozenset[str]:
    """Returns the columns in which every cell is empty that was published like the one above it.

    A spreadsheet that merges cells keeps the first of them. A person who empties some keeps
    others, or empties the first as well.
    """
    emptied: Counter[str] = Counter()
    others: set[str] = set()
    none: tuple[Cells, Cells] = ({}, {})
    for (_, above), (cells, old) in pairwise([none, *zip(rows, published, strict=True)]):
        for name, text in old.items():
            alike = bool(text) and above.get(name) == text
            emptied[name] += alike
            if alike != (bool(text) and not cells[name]):
                others.add(name)
    return frozenset(name for name, count in emptied.items() if count > 1 and name not in others)


def _without_typed_days(cells: Cells, published: Cells, converted: frozenset[str]) -> Cells:
    """Leaves out the published months of which a person may have made their first day.

    Where the row says how precise its dates are, that decides.
    """
    precision = cells.get("precision")

    def is_meant(name: str) -> bool:
        return precision == "day" if precision is not None else name not in converted

    return {
        name: text
        for name, text in published.items()
        if not (is_first_day_of(cells[name], text) and is_meant(name))
    }


def _repair_cells(
    table: Table, row: _Row, changes: list[Change], unrepaired: list[Finding], *, lossy: bool
) -> list[str]:
    repaired: list[str] = []
    number = row.line.record.number
    for position, column in enumerate(table.fields, start=1):
        before, published = row.cells[column.name], row.published.get(column.name)
        moved = column.name in row.moved
        if published is not None and (
            _is_same(column, before, published, lossy=lossy)
            or (moved and shifted_by_epoch(before, published))
            or (column.name in row.merged and not before)
        ):
            after = published
        elif moved and is_serial(before):
            after = before  # of a row that was not published nobody knows from when it counts
        else:
            after = repair(column, before, row.cells)
        if after != before:
            changes.append(Change(number, position, "cell", before, after))
        if not fits(column, after):
            rule = f"'{column.title}' 칸에 맞는 값이 무엇인지 알 수 없습니다."
            unrepaired.append(_unrepaired(table, number, position, before, rule))
        repaired.append(after)
    return repaired


def _is_same(column: Field, text: str, published: str, *, lossy: bool) -> bool:
    """Tells whether a cell says what was published, in whatever form."""
    free = not is_bound(column)
    return text == published or is_form_of(text, published, free=free, lossy=lossy)


def _in_order(
    table: Table, lines: list[tuple[Line, str]], changes: list[Change]
) -> list[tuple[Line, str]]:
    """Returns the rows sorted by key, the order in which files are published."""
    positions = [(table.columns.index(name), table.field(name)) for name in table.primary_key]
    if not all(fits(column, line.cells[at]) for line, _ in lines for at, column in positions):
        return lines  # a key that is wrong has no place

    def key(line: Line) -> tuple[str | Decimal, ...]:
        return tuple(  # Python makes no integers of thousands of digits
            Decimal(line.cells[at]) if column.type == "integer" else line.cells[at]
            for at, column in positions
        )

    ordered = sorted(lines, key=lambda pair: key(pair[0]))
    if [line for line, _ in ordered] != [line for line, _ in lines]:
        changes.append(Change(0, 0, "row-order"))
    return ordered


def _overquoted(records: tuple[Record, ...]) -> bool:
    """Tells whether a program quoted the whole file, not a person a cell."""
    return sum(record.overquoted for record in records) * 2 > len(records)


def _written(records: tuple[Record, ...]) -> str:
    return "".join(f"{write_record(record.cells)}\n" for record in records)


def _unrepaired(table: Table, row: int, column: int, value: str | None, rule: str) -> Finding:
    remedy = "그대로 두었으니 손으로 고쳐 주세요."
    return Finding(table.path, row, column, UNREPAIRED, value, rule, remedy)
