"""The data dictionary: what every table and column holds, in words for people who read tables."""

from __future__ import annotations

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.money import money_unit
from macros.catalog.package.schema import Field, Table
from macros.i18n.money_words import unit_words
from macros.render.components.table import Column, VisuallyHidden, html_table
from macros.render.partials import partial

TYPES = {
    "string": "글",
    "integer": "정수",
    "number": "수",
    "date": "날짜(2023-06-22)",
    "boolean": "예·아니오(true·false)",
}
UNITS = {"persons": "명"}
DAY = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
# Patterns of the descriptor in words; what is not here is shown as it is.
PATTERNS = {
    r"[a-z0-9]+(-[a-z0-9]+)*": "영문 작은 글자, 숫자, 붙임표",
    r"[a-z0-9]+(-[a-z0-9]+)*( [a-z0-9]+(-[a-z0-9]+)*)*": "이름표 여럿이면 빈칸으로 나눔",
    DAY: "2023, 2023-06 또는 2023-06-22",
    r"https?://\S+": "http로 시작하는 주소",
    r"""https://[^\s/?#@"'<>\\^`{|}]+([/?#][^\s"<>\\^`{|}]*)?""": "https로 시작하는 주소",
    r"[0-9a-f]{64}": "0~9와 a~f 64글자",
    f"{DAY}(/({DAY})?)?|/{DAY}": "때 하나, 또는 빗금으로 나눈 처음과 끝",
    r"[0-9]+(, [0-9]+)*": "숫자. 여럿이면 쉼표로 나눔",
    r"[0-9]+(-[0-9]+)*": "숫자. 여럿이면 붙임표로 이음",
    r"[0-9]+-[0-9]+": "붙임표로 이은 숫자",
    r"[A-Za-z]+([-.][A-Za-z0-9]+)*": "절의 기호(IV-2-4처럼)",
}


def dictionary_table(catalog: Catalog, table_name: str) -> Markup:
    """Returns the columns of a table: name, meaning, type, unit, rules, codes."""
    table = catalog.package.table(table_name)
    columns = (
        Column("열", lambda field: partial("field_name", field=field), role="stacked"),
        Column("무엇", lambda field: partial("field_meaning", field=field)),
        Column("꼴", _type),
        Column("지킬 것", lambda field: _rules(catalog, table, field)),
    )
    caption = VisuallyHidden(f"{table.title} 표의 열")
    return html_table(columns, table.fields, caption=caption, searchable=False)


def _type(field: Field) -> str:
    unit = UNITS.get(field.unit or "", field.unit)
    if field.unit and money_unit(field.unit):
        unit = unit_words(field.unit)
    return f"{TYPES[field.type]}, {unit}" if unit else TYPES[field.type]


def _rules(catalog: Catalog, table: Table, field: Field) -> Markup:
    return partial(
        "field_rules",
        field=field,
        key=table.primary_key if field.name in table.primary_key else (),
        targets=[
            catalog.package.table(key.table) if key.table else table
            for key in table.foreign_keys
            if field.name == key.fields[-1]
        ],
        pattern=PATTERNS.get(field.pattern or ""),
    )
