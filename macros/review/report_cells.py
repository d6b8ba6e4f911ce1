"""A changed cell in words: what it was and is, and by how much a value grew or shrank."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from macros.catalog.money import Amount, money_unit
from macros.catalog.types import plain_number
from macros.i18n.money_words import stored
from macros.review.diff import Difference
from macros.review.escape import from_first_difference
from macros.review.row_changes import CellChange, RowChange
from macros.review.severity import percent_change
from macros.review.subjects import OFFICE, Subject

Quote = Callable[[str], str]

MINUS = "−"
SUBJECTS = {
    "program": "사업",
    "group": "묶음 사업",
    "strategy": "전략",
    "division": "부서",
    "indicator": "지표",
    "legal_basis": "추진근거",
}
OFFICE_NAME = "어느 한 사업이나 부서의 것이 아닌 줄"
LEAST_CHANGE = Decimal("0.1")  # percent
POINTS = "percent"  # the unit whose change is told in points


def named(row: dict[str, str], quote: Quote) -> list[str]:
    """Returns what a row is called by people, its first Korean text; nothing where it has none."""
    names = (text for column, text in row.items() if column.endswith("_ko") and text)
    return [quote(name) for name in names][:1]


def subject_words(subject: Subject, name: str, quote: Quote) -> str:
    """Returns what a group of changes is about, in words."""
    if subject == OFFICE:
        return OFFICE_NAME
    kind, identifier = subject
    named = f"{quote(name)} ({quote(identifier)})" if name else quote(identifier)
    return f"{SUBJECTS[kind]} {named}"


def cell_words(difference: Difference, change: RowChange, cell: CellChange, quote: Quote) -> str:
    """Returns what a cell was and is, with by how much a value grew or shrank."""
    before, after = change.before or {}, change.after or {}
    title = quote(difference.title(change.table, cell.column))
    if cell.column == "value":
        old = amount(difference, change.table, before, cell.before)
        new = amount(difference, change.table, after, cell.after)
        grown = growth(cell, before.get("unit", ""), after.get("unit", ""))
        return f"{title}: {quote(old)} → {quote(new)} ({grown})"
    old, new = from_first_difference(
        difference.label(change.table, cell.column, cell.before),
        difference.label(change.table, cell.column, cell.after),
    )
    return f"{title}: {quote(old)} → {quote(new)}"


def amount(difference: Difference, table: str, row: dict[str, str], text: str) -> str:
    """Returns a value with separators and its unit; as it stands where it is no number."""
    value = plain_number(text)
    if value is None:
        return text
    if money_unit(row.get("unit", "")):
        return stored(Amount(value, row["unit"]))
    return f"{value:,}{difference.label(table, 'unit', row.get('unit', ''))}".replace("-", MINUS)


def growth(cell: CellChange, unit_before: str, unit_after: str) -> str:
    """Returns by how much a value changed, in words and figures."""
    if unit_before != unit_after:
        return "단위가 달라 비율을 내지 않았습니다"
    change = percent_change(cell.before, cell.after)
    if unit_after == POINTS and change is not None:
        points = Decimal(cell.after) - Decimal(cell.before)
        return f"{points:+}%p".replace("-", MINUS)
    if change is None:
        return "비율을 낼 수 없습니다"
    if abs(change) < LEAST_CHANGE:
        return "0.1%도 되지 않는 차이"
    return f"{change:+,}%".replace("-", MINUS)
