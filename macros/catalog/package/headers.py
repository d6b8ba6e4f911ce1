"""The header line of a file: which columns it names, and what is wrong where it names others."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.catalog.package.findings import Finding
from macros.catalog.package.schema import Table

# A name that is this much like a column's is a slip of the finger.
MIN_SIMILARITY = 0.6
# How far below its place a header is looked for.
MOST_ROWS_ABOVE = 4


def column_of(table: Table, text: str) -> str | None:
    """Returns the column that a header cell names in any of its names; None for none or several."""
    if text in table.columns:
        return text
    plain = text.strip().casefold()
    found = {
        column.name
        for column in table.fields
        if plain in {column.name.casefold(), column.title.casefold(), column.title_en.casefold()}
    }
    return found.pop() if len(found) == 1 else None


def header_row(table: Table, records: Sequence[Sequence[str]]) -> int:
    """Returns the row, counted from 1, of the first records that names every column; 0 for none."""
    for row, cells in enumerate(records[: MOST_ROWS_ABOVE + 1], start=1):
        if sorted(filter(None, cells)) == sorted(table.columns):
            return row
    return 0


def check_header(table: Table, records: Sequence[list[str]]) -> Iterator[Finding]:
    """Yields what is wrong with a file's header.

    Args:
        table: What the file should hold.
        records: Its first rows.
    """
    header, columns = records[0], list(table.columns)
    if header == columns:
        return
    if sum(name in table.columns for name in header) * 2 < len(columns):
        yield _other_line(table, records)
        return
    findings, missing = _unlike_names(table, header)
    yield from findings
    for name in missing:
        column, rule = columns.index(name) + 1, f"'{name}' 열이 없습니다."
        remedy = _missing_remedy(table, records, name)
        yield Finding(table.path, 1, column, "column-missing", None, rule, remedy)
    if sorted(header) == sorted(columns):
        rule = "열의 차례가 다릅니다."
        remedy = (
            f"열을 옮긴 것이면 열을 통째로, 머리줄만 바뀐 것이면 이름만 {','.join(columns)} "
            "차례로 되돌려 주세요."
        )
        yield Finding(table.path, 1, 0, "column-order", None, rule, remedy)


def _missing_remedy(table: Table, records: Sequence[list[str]], name: str) -> str:
    """Returns how a column comes back: its rows may have it still."""
    widths = {len(cells) for cells in records[1:] if cells}
    if len(records[0]) < len(table.columns) and widths == {len(table.columns)}:
        return (
            f"머리줄의 이 자리에 '{name}'라는 이름을 끼워 넣어 주세요. 아래 줄에는 칸이 있습니다."
        )
    return "열을 되살려 주세요. 앞선 파일에서 그 열을 복사해 이 자리에 끼워 넣으면 됩니다."


def _other_line(table: Table, records: Sequence[list[str]]) -> Finding:
    """Returns the finding of a first row that is no header: one, not one a column."""
    columns = ", ".join(table.columns)
    row = header_row(table, records)
    if row:
        rule = "머리줄 위에 다른 줄이 있습니다."
        remedy = f"머리줄({row}행)이 맨 위에 오도록 그 위의 줄을 지워 주세요."
    elif [column_of(table, name) for name in records[0]] == list(table.columns):
        rule = "머리줄에 열 이름이 아니라 열의 제목이 적혀 있습니다."
        remedy = f"열 이름으로 되돌려 주세요: {columns}."
    else:
        rule = "머리줄이 없거나 알아볼 수 없습니다."
        remedy = (
            "이 줄이 자료라면 그 위에 한 줄을 넣고, 아니라면 이 줄에 열 이름을 차례로 적어 주세요: "
            f"{columns}."
        )
    return Finding(table.path, 1, 0, "header", None, rule, remedy)


@dataclass
class _Wrong:
    """A header cell that names no column or one that is named already.

    Attributes:
        number: Column of the file, counted from 1.
        name: What stands there.
        meant: The column that it may mean; "" for none.
        by_name: Whether the name itself says so, not the place alone.
    """

    number: int
    name: str
    meant: str = ""
    by_name: bool = False


def _unlike_names(table: Table, header: list[str]) -> tuple[list[Finding], list[str]]:
    """Returns what is wrong with names, and the columns that none of them may mean."""
    missing = [name for name in table.columns if name not in header]
    wrong: list[_Wrong] = []
    seen: set[str] = set()
    for number, name in enumerate(header, start=1):
        if name in seen or name not in table.columns:
            wrong.append(_Wrong(number, name))
        seen.add(name)
    # What a name says goes before what only its place says.
    for by_name in (True, False):
        for cell in wrong:
            found = _like(table, cell.name, missing) if by_name else _placed(table, cell.number)
            if not cell.meant and found in missing:
                missing.remove(found)
                cell.meant, cell.by_name = found, by_name
    return [_wrong_name(table, cell) for cell in wrong], missing


def _like(table: Table, name: str, missing: Sequence[str]) -> str:
    close = difflib.get_close_matches(name, missing, n=1, cutoff=MIN_SIMILARITY)
    return column_of(table, name) or (close[0] if close else "")


def _placed(table: Table, number: int) -> str:
    return table.columns[number - 1] if number <= len(table.columns) else ""


def _wrong_name(table: Table, cell: _Wrong) -> Finding:
    if cell.name in table.columns:
        remedy = "하나를 지워 주세요."
        if cell.meant:
            remedy = f"'{cell.meant}' 열이면 이름을 고치고, 복사한 열이면 지워 주세요."
        rule = "같은 열이 두 번 나옵니다."
        return Finding(table.path, 1, cell.number, "column-doubled", cell.name, rule, remedy)
    remedy = f"'{cell.meant}'로 고쳐 주세요." if cell.meant else "열을 지워 주세요."
    if cell.meant and not cell.by_name:
        remedy += " 새로 끼워 넣은 열이면 지워 주세요."
    name = cell.name.strip()
    rule = "모르는 열 이름입니다." if name else "열 이름이 비어 있습니다."
    return Finding(table.path, 1, cell.number, "column-unknown", name or None, rule, remedy)
