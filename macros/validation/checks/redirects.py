"""Ids that went away or changed: the old one is free, the new one is in use."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.package.findings import Finding
from macros.catalog.rows import Tables

# Where the ids of a kind stand.
TABLES = {
    "program": ("programs", "program_id"),
    "group": ("program_groups", "group_id"),
    "strategy": ("strategies", "strategy_id"),
    "division": ("divisions", "division_id"),
}


def check_redirects(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where an id that moved is still in use, or the new one is not."""
    living = {kind: set(tables[table].frame[column]) for kind, (table, column) in TABLES.items()}
    figures = tables.all_values("figure_id")
    if figures is not None:
        living["figure"] = figures
    for row in tables["moved"]:
        known = living.get(row["kind"])
        if known is None:
            continue  # a figure of an unsound table would be called missing
        if row["old_id"] in known:
            rule = "아직 쓰고 있는 이름표입니다."
            remedy = "이 줄을 지우거나, 자료에서 이 이름표를 없애 주세요."
            yield row.finding("old_id", "moved-in-use", rule, remedy)
        if row["new_id"] and row["new_id"] not in known:
            rule = "없는 이름표입니다."
            remedy = "지금 쓰는 이름표를 적거나, 없어졌으면 비워 주세요."
            yield row.finding("new_id", "moved-nowhere", rule, remedy)
