"""What a cell may hold: no markup, no template syntax, nothing invisible, one way to write a value.

What a text may hold is in ``macros.catalog.package.descriptor_texts``, how ids are written in
``macros.catalog.package.patterns``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.catalog.package.descriptor_texts import text_faults
from macros.catalog.package.findings import Finding
from macros.catalog.package.patterns import pattern_of
from macros.catalog.package.schema import Field
from macros.catalog.package.spreadsheet import GUARDED
from macros.catalog.rows import Row, Tables

# What the report prints stays as it is, its stray tags and jamo included; it is always escaped.
VERBATIM = "as_printed"

# Digits in a number that a spreadsheet keeps: it would round more without a word.
MAX_DIGITS = 15

CANONICAL = {
    "integer": (
        re.compile(r"0|-?[1-9][0-9]*"),
        "정수를 쓰는 꼴이 아닙니다.",
        "숫자만 4000처럼 적어 주세요(쉼표, 빈칸, 앞자리 0 없이).",
    ),
    "number": (
        re.compile(r"(?!-0(\.0+)?$)-?(0|[1-9][0-9]*)(\.[0-9]+)?"),
        "수를 쓰는 꼴이 아닙니다.",
        "숫자와 소수점만 53.8처럼 적어 주세요.",
    ),
    "date": (
        re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
        "날짜를 쓰는 꼴이 아닙니다.",
        "2023-05-31처럼 적어 주세요.",
    ),
    "boolean": (
        re.compile(r"true|false"),
        "참·거짓을 쓰는 꼴이 아닙니다.",
        "소문자 true나 false로 적어 주세요.",
    ),
}


def check_text(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where a text has template syntax, tags, invisible characters or the like."""
    for table, rows in tables.each():
        strings = [field for field in table.fields if field.type == "string"]
        for row in rows:
            for field in strings:
                if row[field.name]:
                    yield from _check_string(row, field)


def _check_string(row: Row, field: Field) -> Iterator[Finding]:
    for code, rule, remedy in text_faults(row[field.name], verbatim=field.name == VERBATIM):
        yield row.finding(field.name, code, rule, remedy)


def check_patterns(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where an id, address or date has another form, or a key is empty.

    The descriptor can be changed in the same request as the cells; paths and addresses are made of
    these cells all the same.
    """
    for table, rows in tables.each():
        forms = {
            field.name: form
            for field in table.fields
            if field.type == "string" and (form := pattern_of(field.name))
        }
        for row in rows:
            for name, form in forms.items():
                if row[name] and not form.fits(row[name]):
                    yield row.finding(name, "pattern", form.rule, form.remedy)
            for name in table.primary_key:
                if not row[name]:
                    rule = "반드시 채워야 하는 칸입니다."
                    remedy = "줄의 이름표를 적어 주세요."
                    yield row.finding(name, "required", rule, remedy)


def warn_of_guards(
    tables: Tables,
    before: Tables | None,  # noqa: ARG001 - one signature for all
) -> Iterator[Finding]:
    """Warns of the apostrophe that the CSV file for Excel puts before what it would run."""
    for table, rows in tables.each():
        strings = [field.name for field in table.fields if field.type == "string"]
        for row in rows:
            for name in strings:
                if GUARDED.match(row[name]):
                    rule = "맨 앞의 작은따옴표는 엑셀용 CSV가 붙인 것으로 보입니다."
                    remedy = "보고서에 없는 따옴표라면 지워 주세요."
                    yield row.warning(name, "formula-guard", rule, remedy)


def check_formats(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where a number, date or truth value is not in its canonical form.

    The schema library is generous (``4_000`` and full-width digits are integers to it); a file
    that people compare line by line is not.
    """
    for table, rows in tables.each():
        typed = [field for field in table.fields if field.type in CANONICAL]
        for row in rows:
            for field in typed:
                pattern, rule, remedy = CANONICAL[field.type]
                if row[field.name] and not pattern.fullmatch(row[field.name]):
                    yield row.finding(field.name, "form", rule, remedy)
                elif sum(letter.isdigit() for letter in row[field.name]) > MAX_DIGITS:
                    rule = "숫자가 열다섯 자리를 넘습니다."
                    remedy = "엑셀이 뒷자리를 0으로 바꾸는 길이입니다. 값을 다시 살펴 주세요."
                    yield row.finding(field.name, "digits", rule, remedy)
