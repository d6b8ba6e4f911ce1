"""What the rows of each table are made into, and what the descriptor must say for that.

A descriptor is its package's own: it may leave out ``required``, or give a column another type.
Some of that the program cannot do without, and it has to say so before anything is made of rows.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, get_args, get_type_hints

from macros.catalog import details, entities
from macros.catalog.package.descriptor import finding
from macros.catalog.package.findings import Finding
from macros.catalog.package.schema import Package, Table

ROW_TYPES: dict[str, type] = {
    "audiences": details.Audience,
    "budgets": entities.Budget,
    "contents": details.Content,
    "corrections": entities.Correction,
    "division_budgets": entities.ExecutionCell,
    "division_duties": entities.Duty,
    "divisions": entities.Division,
    "events": details.Event,
    "figures": details.ProgramFigure,
    "glossary": details.Term,
    "identities": entities.Identity,
    "indicators": details.Indicator,
    "legal_bases": entities.LegalBasis,
    "legal_citations": entities.Citation,
    "milestones": details.Milestone,
    "moved": details.Redirect,
    "not_facts": details.IgnoredNumeral,
    "observations": details.Observation,
    "organizations": details.Organization,
    "places": details.Place,
    "program_groups": entities.Group,
    "programs": entities.Program,
    "reports": entities.Report,
    "sections": entities.Section,
    "silences": details.Omission,
    "staffing": entities.StaffCell,
    "steps": details.Step,
    "strategies": entities.Strategy,
    "updates": details.Update,
}
# Columns that came later than the first packages: a file may do without them (``optional``).
MAY_LACK = frozenset(
    {
        "reports.kind",
        "reports.fiscal_year_offset",
        "corrections.compared_on",
        "places.part_of",
        "places.status",
    }
)
_TYPES = {str: "string", int: "integer", date: "date", bool: "boolean"}
_OF_PASSPORT = {"report_id": str, "source_section": str, "source_line": int, "as_printed": str}


@cache
def column_needs(table: str) -> dict[str, tuple[str, bool]]:
    """Returns, by column, the type that a table's rows are made with and whether it must be filled.

    English names may be missing: pages are in Korean.
    """
    hints: dict[str, Any] = get_type_hints(ROW_TYPES[table])
    if hints.pop("source", None):
        hints = {**_OF_PASSPORT, **hints}
    return {
        name: (_type_name(hint), type(None) not in get_args(hint) and not name.endswith("_en"))
        for name, hint in hints.items()
    }


def _type_name(hint: Any) -> str:
    """Returns how the descriptor calls a type; a union of numbers is a number."""
    kinds = [kind for kind in get_args(hint) if kind is not types.NoneType] or [hint]
    return _TYPES[kinds[0]] if len(kinds) == 1 else "number"


def check_needs(package: Package) -> Iterator[Finding]:
    """Yields columns that the descriptor lets be empty, or of another type, and nothing can."""
    for table in package.tables:
        if table.name in ROW_TYPES:
            yield from _check_table(table)


def _check_table(table: Table) -> Iterator[Finding]:
    fields = {field.name: field for field in table.fields}
    for name, (kind, filled) in column_needs(table.name).items():
        place, field = f"{table.name}.{name}", fields.get(name)
        if field is None and place not in MAY_LACK:
            rule = "있어야 하는 열이 빠졌습니다."
            remedy = "앞선 설명서에서 되돌려 주세요. 적을 것이 없는 열은 칸을 비워 둡니다."
        elif field and field.type != kind and (field.type, kind) != ("integer", "number"):
            rule, remedy = f"type이 {kind}이어야 하는 열입니다.", "type을 되돌려 주세요."
        elif field and filled and not (field.required or name in table.primary_key):
            rule = "비어 있으면 누리집을 지을 수 없는 열인데 비워도 된다고 되어 있습니다."
            remedy = 'constraints에 "required": true를 되살려 주세요.'
        else:
            continue
        yield finding("descriptor-form", place, rule, remedy)
