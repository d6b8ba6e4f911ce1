"""Personal data that must not slip into a public record: looked for wherever text stands.

A resident registration number in a text is refused. Where a number only looks like one, whoever
maintains the package lists the cell in the descriptor, with a reason. Everything else is warned of.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import replace

from macros.catalog.package import personal_data
from macros.catalog.package.descriptor import DESCRIPTOR
from macros.catalog.package.findings import WARNING, Finding
from macros.catalog.package.patterns import pattern_of
from macros.catalog.package.personal_data import RESIDENT, RESIDENT_RULE
from macros.catalog.package.schema import Exemption, Field
from macros.catalog.rows import Row, Tables

PATTERNS = personal_data.PATTERNS
REMEDY = "공개해도 되는 것인지 살피고, 아니면 지워 주세요."
WAY_OUT = (
    "지워 주세요. 주민등록번호가 아니라면 관리자가 datapackage.json의 not_personal에 이 칸을 "
    "까닭과 함께 적어 줍니다."
)


def check_resident_numbers(tables: Tables) -> Iterator[Finding]:
    """Yields a finding where free text has a resident registration number; not in exempt cells."""
    exempt = frozenset(tables.package.not_personal)
    for row, field in _cells(tables):
        if _is_refused(field) and personal_data.has_resident_number(row[field.name]):
            cell = Exemption(row.table.name, field.name, row_key(row))
            if cell not in exempt:
                found = row.finding(field.name, RESIDENT, RESIDENT_RULE, WAY_OUT)
                yield replace(found, value=None)  # it must not be published once more


def warn_of_personal_data(
    tables: Tables,
    before: Tables | None,  # noqa: ARG001 - what is published already matters too
) -> Iterator[Finding]:
    """Warns of numbers and addresses of single persons, in cells and in the descriptor."""
    for row, field in _cells(tables):
        for code, rule in personal_data.kinds_in(row[field.name]):
            # An amount of money may look like a resident's number, a telephone never like one.
            if not (code == RESIDENT and _is_refused(field)) and (
                code == RESIDENT or field.type == "string"
            ):
                yield replace(row.warning(field.name, code, rule, REMEDY), value=None)
    found = {kind for text in _texts(tables.package) for kind in personal_data.kinds_in(text)}
    for code, rule in sorted(found):  # a resident's number is refused before this
        yield Finding(DESCRIPTOR, 0, 0, code, None, rule, REMEDY, WARNING)


def row_key(row: Row) -> str:
    """Returns the key of a row as the descriptor's list writes it: its parts, a space apart."""
    return " ".join(row[name] for name in row.table.primary_key)


def _is_refused(field: Field) -> bool:
    """Returns whether a column holds free text, in which thirteen such digits mean one thing."""
    return field.type == "string" and pattern_of(field.name) is None


def _cells(tables: Tables) -> Iterator[tuple[Row, Field]]:
    for table, rows in tables.each():
        for row in rows:
            for field in table.fields:
                if row[field.name]:
                    yield row, field


def _texts(value: object) -> Iterator[str]:
    """Yields every text of the descriptor."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for member in value:
            yield from _texts(member)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name))
