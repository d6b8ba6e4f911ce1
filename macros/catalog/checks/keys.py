"""Order and names: files sorted by key, figure ids unique in the whole package and resolvable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from macros.catalog.findings import Finding
from macros.catalog.frames import present, rows
from macros.catalog.orders import ORDERS
from macros.catalog.rows import Row
from macros.catalog.schema import Package, Table

# Columns that name figures of any table, one or several separated by a space.
FIGURE_REFERENCES = (
    ("figures", "part_of"),
    ("identities", "result"),
    ("identities", "terms"),
    ("corrections", "applies_to"),
)


def check_order(package: Package, frames: Mapping[str, pd.DataFrame]) -> Iterator[Finding]:
    """Asks that rows are sorted by key, so that two people's additions do not collide."""
    for table in present(package, frames):
        before: tuple[str | int, ...] | None = None
        for row in rows(table, frames[table.name]):
            key = _sort_key(table, row)
            if before is not None and key < before:
                yield row.finding(
                    table.primary_key[0],
                    "order",
                    "이름표 차례에 맞지 않는 줄입니다.",
                    f"{', '.join(table.primary_key)} 차례로 줄을 옮겨 주세요.",
                )
            else:
                before = key


def _sort_key(table: Table, row: Row) -> tuple[str | int, ...]:
    return tuple(
        int(row[name]) if table.field(name).type == "integer" else row[name]
        for name in table.primary_key
    )


def check_figure_ids(package: Package, frames: Mapping[str, pd.DataFrame]) -> Iterator[Finding]:
    """Asks that a figure id names one figure in the whole package: it is the figure's address."""
    first: dict[str, str] = {}
    for table in present(package, frames):
        if "figure_id" not in table.columns:
            continue
        for row in rows(table, frames[table.name]):
            figure_id = row["figure_id"]
            owner = first.setdefault(figure_id, table.path)
            if owner != table.path:
                yield row.finding(
                    "figure_id",
                    "figure-doubled",
                    f"{owner}에 이미 있는 수치 이름입니다.",
                    "자료 전체에서 하나뿐인 이름을 붙여 주세요.",
                )


def check_reserved_names(package: Package, frames: Mapping[str, pd.DataFrame]) -> Iterator[Finding]:
    """Asks that no program takes the address of a page that lists all programs in some order."""
    for row in rows(package.table("programs"), frames["programs"]):
        if row["program_id"] in {order.name for order in ORDERS}:
            yield row.finding(
                "program_id",
                "name-reserved",
                "사업을 늘어놓은 쪽의 주소로 쓰는 이름입니다.",
                "다른 이름표를 붙여 주세요.",
            )


def check_figure_references(
    package: Package, frames: Mapping[str, pd.DataFrame]
) -> Iterator[Finding]:
    """Asks that identities and corrections name figures that exist."""
    tables = [table.name for table in package.tables if "figure_id" in table.columns]
    if any(name not in frames for name in tables):
        return  # a figure of an unsound table would be called missing
    known = {figure_id for name in tables for figure_id in frames[name]["figure_id"]}
    for name, column in FIGURE_REFERENCES:
        for row in rows(package.table(name), frames[name]):
            unknown = [figure_id for figure_id in row[column].split() if figure_id not in known]
            if unknown:
                yield row.finding(
                    column,
                    "figure-dangling",
                    f"없는 수치 이름입니다: {', '.join(unknown)}.",
                    "figure_id 열에 있는 이름으로 고쳐 주세요.",
                )
