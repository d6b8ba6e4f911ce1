"""Holding the files against the schema: frictionless finds, this module tells it in Korean."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import frictionless
from frictionless.resources import TableResource

from macros.catalog.package.descriptor_texts import error_fault, formula_fault
from macros.catalog.package.findings import Finding
from macros.catalog.package.patterns import KNOWN
from macros.catalog.package.schema import Field, Table
from macros.catalog.rows import raw_records

# What goes on from report to report: one row each, whichever report states it first.
LASTING = frozenset({"programs", "program_groups", "strategies", "divisions", "indicators"})
MAX_VALUES = 12  # more nobody reads in a message
# One problem a row is enough in a broken file, but a table may be wrong in every row.
MOST_ERRORS = 100_000

# Codes of rows that do not have the header's number of cells: such a file has no columns to check.
BROKEN_ROWS = frozenset({"cell-missing", "cell-extra", "row-blank", "unreadable"})

ISO_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
TYPE_RULES = {
    "integer": ("정수가 아닙니다.", "천 단위 구분이나 단위 없이 4000처럼 적어 주세요."),
    "number": ("수가 아닙니다.", "천 단위 구분이나 단위 없이 53.8처럼 적어 주세요."),
    "date": ("날짜가 아닙니다.", "2023-05-31처럼 해-달-날로 적어 주세요."),
    "boolean": ("참·거짓이 아닙니다.", "true나 false로 적어 주세요."),
}


def validate_table(table: Table, schema: dict[str, Any], raw: bytes) -> list[Finding]:
    """Validates a file against its Table Schema.

    Foreign keys are left to ``checks.keys``: the library would read every table that a key leads
    to anew for each key.

    Args:
        table: The table the file holds.
        schema: Its Table Schema as the descriptor has it.
        raw: The file's bytes; its encoding and header are sound.
    """
    source = TableResource(
        data=raw,
        scheme="buffer",
        format="csv",
        encoding="utf-8",
        schema=frictionless.Schema.from_descriptor({**schema, "foreignKeys": []}),
    )
    report = source.validate(frictionless.Checklist(), limit_errors=MOST_ERRORS)
    errors = (error for task in report.tasks for error in task.errors)
    findings = [finding for error in errors for finding in _report_error(table, error)]
    found = _once_a_short_row(findings)
    if any(finding.code == "key-doubled" for finding in found):
        width = len(table.columns)
        records = [[*cells, *[""] * (width - len(cells))] for cells in raw_records(raw)]
        found = [_of_later_report(table, finding, records) for finding in found]
    return found


def _of_later_report(table: Table, finding: Finding, records: list[list[str]]) -> Finding:
    """Returns what to do about a key that a later report uses again."""
    if finding.code != "key-doubled" or "report_id" not in table.columns:
        return finding
    at, key = table.columns.index("report_id"), table.primary_key[-1]
    rows = {record[table.columns.index(key)]: record for record in reversed(records)}
    first, own = rows[finding.value or ""], records[finding.row - 1]
    if len(table.primary_key) > 1 or first[at] == own[at]:
        return finding
    if table.name in LASTING:
        remedy = (
            f"이미 있는 것이면 뒤의 보고서에 또 나와도 {table.path}에 줄을 더하지 않습니다. "
            "이 줄을 지우고 다른 표에서 같은 이름표를 쓰세요."
        )
    else:
        year = re.search(r"[0-9]{4}(-[0-9]{2})?$", own[at])
        example = f"{finding.value}-{year.group() if year else '2'}"
        remedy = f"다른 보고서의 줄이니 이름표 끝에 때를 붙여 주세요(예: {example})."
    return replace(finding, remedy=remedy)


def without_dropped_cells(table: Table, findings: list[Finding]) -> list[Finding]:
    """Leaves out the rows that lack only cells that may be empty, which Excel does not write.

    They read as empty, and ``load.warn_short_rows`` tells of them.
    """
    return [f for f in findings if f.code != "cell-missing" or _is_lost(table, f)]


def _is_lost(table: Table, finding: Finding) -> bool:
    """Tells whether a cell that must be filled is among those that a row lacks."""
    lacking = table.fields[finding.column - 1 :]
    return any(field.required or field.name in table.primary_key for field in lacking)


def _once_a_short_row(findings: list[Finding]) -> list[Finding]:
    """Leaves out what is wrong with the cells that a short row lacks: it is reported once."""
    ends: dict[int, int] = {}
    for finding in findings:
        if finding.code == "cell-missing":
            ends[finding.row] = min(ends.get(finding.row, finding.column), finding.column)
    return [
        finding
        for finding in findings
        if finding.column < ends.get(finding.row, finding.column + 1)
        or (finding.code == "cell-missing" and finding.column == ends[finding.row])
    ]


def _report_error(table: Table, error: Any) -> Iterator[Finding]:
    cell = getattr(error, "cell", None)
    if isinstance(cell, str) and (fault := error_fault(cell) or formula_fault(cell)):
        row, column = error.row_number, error.field_number
        yield Finding(table.path, row, column, fault.code, cell, fault.rule, fault.remedy)
        return
    report = _REPORTERS.get(error.type, _report_other)
    yield from report(table, error)


def _report_type(table: Table, error: Any) -> Iterator[Finding]:
    field = table.field(error.field_name)
    if field.type == "date" and ISO_DAY.fullmatch(error.cell):
        return  # written as asked: check_days tells that the calendar has no such day
    rule, remedy = TYPE_RULES.get(
        field.type, ("꼴이 맞지 않습니다.", f"{field.description}을(를) 적어 주세요.")
    )
    yield Finding(
        table.path, error.row_number, error.field_number, field.type, error.cell, rule, remedy
    )


def _report_constraint(table: Table, error: Any) -> Iterator[Finding]:
    field = table.field(error.field_name)
    match = re.match(r'constraint "(\w+)" is "(.*)"', error.note)
    name, bound = match.groups() if match else ("", "")
    if name == "required":
        rule, remedy = "반드시 채워야 하는 칸입니다.", f"{field.title}: {field.description}."
    elif name == "enum":
        rule = "정해진 값이 아닙니다."
        remedy = _values_named(field, error.cell)
    elif name == "minimum":
        rule, remedy = f"{bound}보다 작습니다.", f"{bound} 이상으로 적어 주세요."
    elif name == "maximum":
        rule, remedy = f"{bound}보다 큽니다.", f"{bound} 이하로 적어 주세요."
    else:
        form = KNOWN[field.pattern or ""]
        rule, remedy = form.rule, form.remedy
    value = None if name == "required" else error.cell
    yield Finding(table.path, error.row_number, error.field_number, name, value, rule, remedy)


def _values_named(field: Field, cell: str) -> str:
    """Returns which values there are: all, or of many those that are like the one written."""
    values = [category.value for category in field.categories]
    if len(values) <= MAX_VALUES:
        return f"다음 가운데 하나로 적어 주세요: {', '.join(values)}."
    names = {name: c.value for c in field.categories for name in (c.label_en, c.label, c.value)}
    close = [names[name] for name in difflib.get_close_matches(cell, names, n=8, cutoff=0.5)]
    close += [value for name, value in names.items() if cell and cell in name]
    like = f"비슷한 값: {', '.join(dict.fromkeys(close))}. " if close else ""
    if not like:
        some = ", ".join(f"{c.value}({c.label})" for c in field.categories[:MAX_VALUES])
        like = f"이를테면 {some}. "
    return (
        f"{like}쓸 수 있는 값 {len(values)}개는 datapackage.json의 {field.name} 열에 있습니다. "
        "맞는 것이 없으면 그곳의 categories와 enum에 더해 주세요."
    )


def _report_key(table: Table, error: Any) -> Iterator[Finding]:
    if "None" in error.note:
        return  # an empty key is reported as a required cell already
    columns = table.columns
    values = ", ".join(error.cells[columns.index(name)] for name in table.primary_key)
    first = re.search(r"position (\d+)", error.note)
    other = f"{first.group(1)}행과 같은" if first else "다른 줄과 같은"
    rule = f"{other} 이름표입니다."
    remedy = "겹친 줄을 지우거나 새 이름표를 붙여 주세요."
    row, column = error.row_number, columns.index(table.primary_key[-1]) + 1
    yield Finding(table.path, row, column, "key-doubled", values, rule, remedy)


def _report_blank(table: Table, error: Any) -> Iterator[Finding]:
    yield Finding(
        table.path, error.row_number, 0, "row-blank", None, "빈 줄입니다.", "줄을 지워 주세요."
    )


def _report_missing_cell(table: Table, error: Any) -> Iterator[Finding]:
    rule = f"줄이 짧아 '{error.field_name}' 칸이 없습니다."
    remedy = "지운 칸이나 쉼표를 되살려 머리줄과 칸의 수를 같게 해 주세요."
    yield Finding(
        table.path, error.row_number, error.field_number, "cell-missing", None, rule, remedy
    )


def _report_extra_cell(table: Table, error: Any) -> Iterator[Finding]:
    rule = "머리줄보다 칸이 많습니다."
    remedy = "남는 칸을 지우거나, 글 속의 쉼표라면 글 전체를 큰따옴표로 감싸 주세요."
    yield Finding(
        table.path, error.row_number, error.field_number, "cell-extra", error.cell, rule, remedy
    )


def _report_other(table: Table, error: Any) -> Iterator[Finding]:
    row = getattr(error, "row_number", 0) or 0
    rule = "표로 읽을 수 없습니다."
    remedy = "파일의 따옴표와 쉼표를 살펴 주세요."
    yield Finding(table.path, row, 0, "unreadable", None, rule, remedy)


_REPORTERS: dict[str, Callable[[Table, Any], Iterator[Finding]]] = {
    "type-error": _report_type,
    "constraint-error": _report_constraint,
    "unique-error": _report_key,
    "primary-key": _report_key,
    "blank-row": _report_blank,
    "missing-cell": _report_missing_cell,
    "extra-cell": _report_extra_cell,
}
