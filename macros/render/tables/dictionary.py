"""The data dictionary: what every table and column holds, in words for people who read tables."""

from __future__ import annotations

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.money import money_unit
from macros.catalog.package.schema import Field, Table
from macros.i18n.korean import escape, with_particle
from macros.i18n.money_words import unit_words
from macros.render.components.table import Column, VisuallyHidden, html_table

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
COLUMNS = (
    Column("열", role="stacked"),
    Column("무엇"),
    Column("꼴"),
    Column("지킬 것"),
)


def dictionary_table(catalog: Catalog, table_name: str) -> Markup:
    """Returns the columns of a table: name, meaning, type, unit, rules, codes."""
    table = catalog.package.table(table_name)
    rows = [
        (_name(field), _meaning(field), _type(field), _rules(catalog, table, field))
        for field in table.fields
    ]
    return html_table(
        COLUMNS, rows, caption=VisuallyHidden(f"{table.title} 표의 열"), searchable=False
    )


def _name(field: Field) -> Markup:
    return Markup("{}<br><code>{}</code>").format(escape(field.title), escape(field.name))


def _meaning(field: Field) -> Markup:
    meaning = escape(field.description)
    if not field.categories:
        return Markup("<div>{}</div>").format(meaning)
    codes = Markup("").join(
        Markup("<li><code>{}</code> {}</li>").format(escape(item.value), escape(item.label))
        for item in field.categories
    )
    return Markup(
        '<div>{}<details class="ol-codes"><summary>쓰이는 값 {}가지</summary>'
        "<ul>{}</ul></details></div>"
    ).format(meaning, len(field.categories), codes)


def _type(field: Field) -> str:
    unit = UNITS.get(field.unit or "", field.unit)
    if field.unit and money_unit(field.unit):
        unit = unit_words(field.unit)
    return f"{TYPES[field.type]}, {unit}" if unit else TYPES[field.type]


def _rules(catalog: Catalog, table: Table, field: Field) -> Markup:
    rules: list[object] = ["반드시 적음" if field.required else "비어 있을 수 있음"]
    if field.name in table.primary_key:
        rules.append(
            "줄마다 다름"
            if len(table.primary_key) == 1
            else f"{with_particle(', '.join(table.primary_key), '을/를')} 묶으면 줄마다 다름"
        )
    rules.extend(
        Markup('<a href="#{}">{}</a> 표에 있는 것').format(target.name, escape(target.title))
        for key in table.foreign_keys
        if field.name == key.fields[-1]
        for target in [catalog.package.table(key.table) if key.table else table]
    )
    if field.minimum is not None or field.maximum is not None:
        rules.append(_range(field.minimum, field.maximum))
    if field.pattern:
        words = PATTERNS.get(field.pattern)
        rules.append(words or Markup("<code>{}</code> 꼴").format(escape(field.pattern)))
    return Markup("<div>{}</div>").format(Markup("<br>").join(escape(rule) for rule in rules))


def _range(least: int | None, most: int | None) -> str:
    parts = [
        f"{least} 이상" if least is not None else "",  # a year has no comma
        f"{most} 이하" if most is not None else "",
    ]
    return ", ".join(part for part in parts if part)
