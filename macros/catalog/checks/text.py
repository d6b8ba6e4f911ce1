"""What a cell may hold: no markup, no template syntax, nothing invisible, one way to write a value.

Pages are rendered by Jinja and Markdown, so a cell with ``{{`` would run as a template and a tag
would reach the page. Escaping is the second line of defence; this is the first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

import pandas as pd

from macros.catalog.findings import Finding
from macros.catalog.frames import present, rows
from macros.catalog.letters import INVISIBLE, LINE_BREAK
from macros.catalog.rows import Row
from macros.catalog.schema import Field, Package

# What the report prints stays as it is, its stray tags and jamo included; it is always escaped.
VERBATIM = "as_printed"

TEMPLATE = re.compile(r"\{\{|\{%|\{#")
TAG = re.compile(r"<[A-Za-z/!?]")
# As many letters as a spreadsheet keeps in a cell, and digits in a number: it would cut the one and
# round the other without a word.
MOST_LETTERS, MOST_DIGITS = 32_767, 15

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


def check_text(package: Package, frames: Mapping[str, pd.DataFrame]) -> Iterator[Finding]:
    """Refuses template syntax, tags, line breaks, invisible characters and loose spacing."""
    for table in present(package, frames):
        strings = [field for field in table.fields if field.type == "string"]
        for row in rows(table, frames[table.name]):
            for field in strings:
                if row[field.name]:
                    yield from _check_string(row, field)


def _check_string(row: Row, field: Field) -> Iterator[Finding]:
    value = row[field.name]

    def finding(code: str, rule: str, remedy: str) -> Finding:
        return row.finding(field.name, code, rule, remedy)

    if TEMPLATE.search(value):
        yield finding("template", "틀 문법({{, {%, {#)이 들어 있습니다.", "중괄호를 지워 주세요.")
    if len(value) > MOST_LETTERS:
        yield finding(
            "cell-long", "한 칸에 32,767자가 넘습니다.", "글을 줄이거나 여러 줄로 나눠 주세요."
        )
    if LINE_BREAK.search(value):
        yield finding("line-break", "칸 안에 줄바꿈이나 탭이 있습니다.", "빈칸으로 바꿔 주세요.")
    elif INVISIBLE.search(value):
        yield finding(
            "invisible", "보이지 않는 글자가 들어 있습니다.", "칸을 지우고 손으로 다시 적어 주세요."
        )
    if field.name == VERBATIM:
        return
    if TAG.search(value):
        yield finding(
            "markup", "HTML 꼬리표가 들어 있습니다.", "꺾쇠(<, >)와 꼬리표를 지워 주세요."
        )
    if value != value.strip():
        yield finding("spaces", "앞뒤에 빈칸이 있습니다.", "빈칸을 지워 주세요.")
    if value != unicodedata.normalize("NFC", value):
        yield finding(
            "hangul-form",
            "한글이 낱자로 풀려 있습니다(NFD).",
            "칸을 지우고 손으로 다시 적어 주세요.",
        )


def check_forms(package: Package, frames: Mapping[str, pd.DataFrame]) -> Iterator[Finding]:
    """Asks for one way to write numbers, dates and truth values.

    The schema library is generous (``4_000`` and full-width digits are integers to it); a file
    that people compare line by line is not.
    """
    for table in present(package, frames):
        typed = [field for field in table.fields if field.type in CANONICAL]
        for row in rows(table, frames[table.name]):
            for field in typed:
                pattern, rule, remedy = CANONICAL[field.type]
                if row[field.name] and not pattern.fullmatch(row[field.name]):
                    yield row.finding(field.name, "form", rule, remedy)
                elif sum(letter.isdigit() for letter in row[field.name]) > MOST_DIGITS:
                    yield row.finding(
                        field.name,
                        "digits",
                        "숫자가 열다섯 자리를 넘습니다.",
                        "엑셀이 뒷자리를 0으로 바꾸는 길이입니다. 값을 다시 살펴 주세요.",
                    )
