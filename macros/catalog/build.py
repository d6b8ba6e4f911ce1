"""From rows of text to the catalog. Expects tables that passed their checks."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from macros.catalog.catalog import Catalog
from macros.catalog.model import (
    Budget,
    Citation,
    Correction,
    Division,
    Duty,
    ExecutionCell,
    Fact,
    Figure,
    Group,
    Identity,
    LegalBasis,
    Passport,
    Program,
    Report,
    Section,
    StaffCell,
    Strategy,
    Value,
    number_key,
)
from macros.catalog.rows import Row
from macros.catalog.schema import Package, Table

RowT = TypeVar("RowT")
Tables = Mapping[str, Sequence[Row]]


def build_catalog(package: Package, tables: Tables) -> Catalog:
    """Makes the catalog.

    Args:
        package: The descriptor.
        tables: The rows of each table in file order.
    """

    def made(name: str, kind: type[RowT]) -> tuple[RowT, ...]:
        return _build_rows(kind, package.table(name), tables[name])

    return Catalog(
        package=package,
        reports=made("reports", Report),
        sections=made("sections", Section),
        strategies=_sorted(made("strategies", Strategy), lambda s: s.number),
        divisions=_sorted(made("divisions", Division), lambda d: d.order),
        duties=_sorted(made("division_duties", Duty), lambda d: d.order),
        staffing=made("staffing", StaffCell),
        execution=made("division_budgets", ExecutionCell),
        groups=_sorted(made("program_groups", Group), lambda g: number_key(g.number)),
        programs=_sorted(made("programs", Program), lambda p: number_key(p.number)),
        budgets=_sorted(made("budgets", Budget), lambda b: (b.program_id, b.order)),
        legal_bases=_sorted(made("legal_bases", LegalBasis), lambda b: b.name_ko),
        citations=made("legal_citations", Citation),
        identities=made("identities", Identity),
        corrections=_sorted(
            made("corrections", Correction), lambda c: (c.source.line, c.correction_id)
        ),
        facts=tuple(build_facts(package, tables)),
        figures={figure.figure_id: figure for figure in build_figures(package, tables)},
    )


def build_figures(package: Package, tables: Tables) -> list[Figure]:
    """Returns every row that has a figure id, of all tables, in file order."""
    return [
        Figure(
            figure_id=row["figure_id"],
            table=table.name,
            row=row.number,
            value=to_value(row["value"]),
            unit=row["unit"],
            source=_passport(row),
        )
        for table in package.tables
        if "figure_id" in table.columns
        for row in tables[table.name]
    ]


def build_facts(package: Package, tables: Tables) -> list[Fact]:
    """Returns every row that has a passport, of all tables, in file order."""
    return [
        Fact(file=table.path, row=row.number, source=_passport(row))
        for table in package.tables
        if "as_printed" in table.columns
        for row in tables[table.name]
    ]


def to_value(text: str) -> Value:
    """Returns a whole number as ``int`` and any other exactly, with its decimals.

    >>> to_value("41115"), to_value("78.0")
    (41115, Decimal('78.0'))
    """
    return Decimal(text) if "." in text else int(text)


def _passport(row: Row) -> Passport:
    printed_cell = row.cells.get("source_cell", "")
    return Passport(
        report_id=row["report_id"],
        section=row["source_section"],
        line=int(row["source_line"]),
        cell=int(printed_cell) if printed_cell else None,
        as_printed=row["as_printed"],
    )


_CONVERTERS: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "number": to_value,
    "date": date.fromisoformat,
    "boolean": lambda text: text == "true",
}


def _build_rows(kind: type[RowT], table: Table, rows: Sequence[Row]) -> tuple[RowT, ...]:
    names = [field.name for field in dataclasses.fields(kind)]  # type: ignore[arg-type]
    converters = {name: _CONVERTERS[table.field(name).type] for name in names if name != "source"}
    built = []
    for row in rows:
        values: dict[str, Any] = {
            name: convert(row[name]) if row[name] != "" else None
            for name, convert in converters.items()
        }
        if "source" in names:
            values["source"] = _passport(row)
        built.append(kind(**values))
    return tuple(built)


def _sorted(rows: tuple[RowT, ...], key: Callable[[RowT], Any]) -> tuple[RowT, ...]:
    return tuple(sorted(rows, key=key))
