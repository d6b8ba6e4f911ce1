"""What a change does to a table as a whole: rows that go in numbers, values in other rows."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.package.exchanged_values import exchanges
from macros.catalog.package.findings import WARNING, Finding
from macros.catalog.package.schema import Table
from macros.catalog.rows import Row, TableRows, Tables

_ByKey = dict[tuple[str, ...], Row]

MOST_GONE = 10  # percent of a table's rows


def warn_of_lost_rows(tables: Tables, before: Tables | None) -> Iterator[Finding]:
    """Warns of a table that loses more than a tenth of its rows."""
    for table, old, new in _before_and_after(tables, before):
        gone = len(old.keys() - new.keys())
        if gone * 100 > MOST_GONE * len(old):
            rule = f"앞선 자료의 {len(old)}줄 가운데 {gone}줄이 없어졌습니다."
            remedy = (
                "지우려던 줄만 지웠는지 살펴 주세요. 거르기(필터)로 숨긴 줄은 저장하면 빠집니다."
            )
            yield Finding(table.path, 0, 0, "rows-gone", None, rule, remedy, WARNING)


def warn_of_exchanged_values(tables: Tables, before: Tables | None) -> Iterator[Finding]:
    """Warns of a column whose values stand in other rows than before the change."""
    for table, old, new in _before_and_after(tables, before):
        cells = ({key: row.cells for key, row in side.items()} for side in (old, new))
        for found in exchanges(table, *cells):
            first, origin = new[found.keys[0]], old[found.origins[0]]
            rule = f"{found.rule}(이 값은 앞선 자료의 {origin.number}행)."
            remedy = (
                "한 열만 정렬했거나 칸이 밀렸다면 앞선 파일의 값으로 되돌려 주세요. 정렬할 때는 표 "
                "전체를 고릅니다. 일부러 바로잡은 것이면 그대로 두어도 됩니다."
            )
            yield first.warning(found.column, "values-exchanged", rule, remedy)


def _before_and_after(
    tables: Tables, before: Tables | None
) -> Iterator[tuple[Table, _ByKey, _ByKey]]:
    """Yields each table with its rows by key, before the change and after it."""
    for table, rows in tables.each():
        if before is not None:
            old = before.get(table.name)
            yield table, _by_key(old) if old else {}, _by_key(rows)


def _by_key(rows: TableRows) -> _ByKey:
    return {tuple(row[name] for name in rows.table.primary_key): row for row in rows}
