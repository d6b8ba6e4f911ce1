"""Totals and parts: money is whole, every program has one total, tables have no holes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from babel.numbers import get_currency_precision

from macros.catalog.money import Unit, looks_like_money, money_unit
from macros.catalog.package.findings import Finding
from macros.catalog.package.schema import Table
from macros.catalog.rows import Row, Tables

# Tables of divisions in which every division must have the same cells as the total row.
GRIDS = (("staffing", ("job_class", "measure")), ("division_budgets", ("measure",)))


# Tables of amounts: what else than money their values may be.
AMOUNTS = {"budgets": frozenset[str](), "division_budgets": frozenset({"percent"})}
# A point before three digits mostly separates thousands, and an amount that ends in zeros behind
# its point was written by a spreadsheet.
DOUBTFUL = re.compile(r"-?\d+\.(\d{3}|\d*0)")


def check_money(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where money has doubtful decimals, or a budget is no whole coins."""
    for table, rows in tables.each("unit", "value"):
        for row in rows:
            money = money_unit(row["unit"])
            if money and DOUBTFUL.fullmatch(row["value"]):
                rule = "금액의 소수점이 천 단위 점이거나, 뒤에 0만 있습니다."
                remedy = (
                    "4000처럼 점 없이 적어 주세요. 정말 소수라면 더 작은 단위로 적습니다"
                    "(49.876백만원은 49876과 KRW_thousand)."
                )
                yield row.finding("value", "money-decimal", rule, remedy)
            elif money and table.name in AMOUNTS and not _is_whole(row["value"], money):
                rule = "그 돈의 가장 작은 단위보다 작은 금액입니다."
                remedy = "값의 소수점과 단위를 적힌 것과 견주어 고쳐 주세요."
                yield row.finding("value", "money-decimal", rule, remedy)


def _is_whole(value: str, unit: Unit) -> bool:
    """Returns whether an amount is whole in the smallest coin of its currency."""
    coins = Decimal(value).scaleb(unit.exponent + get_currency_precision(unit.currency))
    return coins == coins.to_integral_value()


def check_units(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where a unit has no label, or is one of money of no known currency.

    An amount in an unknown unit would be shown as a bare number or in somebody else's money.
    """
    for table, rows in tables.each("unit"):
        labels = {item.value: item.label for item in table.field("unit").categories}
        for row in rows:
            unit = row["unit"]
            if unit not in labels:
                rule = "설명서(datapackage.json)에 이름이 없는 단위입니다."
                remedy = f"설명서의 {table.name} 표 unit 열에 이름을 더하거나 단위를 고쳐 주세요."
                yield row.finding("unit", "unit-unknown", rule, remedy)
            elif not money_unit(unit) and _must_be_money(table.name, unit, labels[unit]):
                rule = "돈의 단위인데 어느 돈인지 알 수 없습니다."
                remedy = (
                    "통화의 세 글자(ISO 4217)와 크기로 적어 주세요: KRW, KRW_thousand, "
                    "KRW_million, USD, USD_million."
                )
                yield row.finding("unit", "unit-unknown", rule, remedy)


def _must_be_money(table: str, unit: str, label: str) -> bool:
    if table in AMOUNTS:
        return unit not in AMOUNTS[table]
    return looks_like_money(unit, label)


def check_totals(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where a report has two total budgets of a program; it may state none."""
    totals = Counter(
        (row["program_id"], row["report_id"])
        for row in tables["budgets"]
        if row["level"] == "total"
    )
    most: Counter[str] = Counter()
    for (program_id, _), count in totals.items():
        most[program_id] = max(most[program_id], count)
    for row in tables["programs"]:
        count = most[row["program_id"]]
        if count > 1:
            rule = f"budgets.csv에 이 사업의 전체 예산(level=total)이 {count}줄 있습니다."
            remedy = (
                "budgets.csv에서 하나만 남기거나, 내역인 줄은 level을 part로 고치고 breakdown을 "
                "채워 주세요."
            )
            yield row.finding("program_id", "total-count", rule, remedy)


def check_rows_and_totals(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where a total has a division or breakdown, or a part has none."""
    for name, column in (
        ("staffing", "division_id"),
        ("division_budgets", "division_id"),
        ("budgets", "breakdown"),
    ):
        for row in tables[name]:
            whole = row["level"] in {"total", "headline"}
            if whole and row[column]:
                rule = f"level이 '{row['level']}'인 줄에는 비워 두는 칸입니다."
                remedy = "칸을 비우거나 level을 고쳐 주세요."
                yield row.finding(column, "level", rule, remedy)
            if not whole and not row[column]:
                rule = f"level이 '{row['level']}'인 줄에는 채워야 하는 칸입니다."
                remedy = "칸을 채우거나 level을 고쳐 주세요."
                yield row.finding(column, "level", rule, remedy)


def check_complete_tables(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where a table by division lacks a division's cell, or has one twice.

    A division that one report has and another has not is no hole: offices are reorganized. One
    that no report has is. Nor is a hole what a report does not print at all: a table may have no
    total, or nothing but one.
    """
    cells = {name: [row for row in tables[name] if row["level"] != "headline"] for name, _ in GRIDS}
    reports = sorted({row["report_id"] for members in cells.values() for row in members})
    present_in = {
        report: {
            row["division_id"]
            for members in cells.values()
            for row in members
            if row["report_id"] == report
        }
        for report in reports
    }
    divisions = tables["divisions"].frame["division_id"].tolist()
    nowhere = {d for d in divisions if not any(d in names for names in present_in.values())}
    for name, columns in GRIDS:
        for report in reports:
            own = [row for row in cells[name] if row["report_id"] == report]
            asked = [d for d in divisions if d in present_in[report] | nowhere]
            yield from _check_grid(tables[name].table, own, columns, asked)


def _check_grid(
    table: Table, cells: list[Row], columns: tuple[str, ...], divisions: list[str]
) -> Iterator[Finding]:
    """Yields a finding where a cell of one report's table is missing or there twice."""
    keys = [(row["division_id"], *(row[column] for column in columns)) for row in cells]
    seen: set[tuple[str, ...]] = set()
    for row, key in zip(cells, keys, strict=True):
        if key in seen:
            yield row.finding(
                columns[-1], "cell-doubled", "같은 칸이 두 줄 있습니다.", "한 줄을 지워 주세요."
            )
        seen.add(key)
    kinds = sorted({key[1:] for key in keys})
    named = {key[0] for key in keys}
    asked = [*([""] if "" in named else []), *(divisions if named - {""} else [])]
    for division, kind in product(asked, kinds):
        if (division, *kind) not in seen:
            rule = f"{division or '합계'}의 {'·'.join(kind)} 줄이 없습니다."
            remedy = "빠진 줄을 더해 주세요."
            yield Finding(table.path, 0, 0, "cell-absent", None, rule, remedy)


def check_numbers(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where a number does not begin with that of its strategy or group.

    Numbers that run on through the whole report, with no dash in any of them, name no strategy.
    """
    strategies = tables["strategies"].lookup("strategy_id", "number")
    groups = tables["program_groups"].lookup("group_id", "number")
    for name in ("program_groups", "programs"):
        numbered = [*tables[name]]
        if not any("-" in row["number"] for row in numbered):
            continue
        for row in numbered:
            start = strategies.get(row["strategy_id"])
            if name == "programs" and row["group_id"]:
                start = groups.get(row["group_id"])
            if start and row["number"] and not row["number"].startswith(f"{start}-"):
                rule = f"속한 전략이나 묶음의 번호 {start}(으)로 시작하지 않습니다."
                remedy = "번호나 속한 곳을 고쳐 주세요."
                yield row.finding("number", "number", rule, remedy)
