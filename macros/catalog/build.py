"""From frames of text to the catalog. Expects tables that passed validation."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

import pandas as pd

from macros.catalog.catalog import Catalog
from macros.catalog.model import (
    Budget,
    Citation,
    Correction,
    Division,
    Duty,
    ExecutionCell,
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
from macros.catalog.schema import Package, Table

RowT = TypeVar("RowT")
Frames = Mapping[str, pd.DataFrame]

FIRST_ROW = 2  # the header is row 1 of a spreadsheet


def build_catalog(package: Package, frames: Frames) -> Catalog:
    """Makes the catalog.

    Args:
        package: The descriptor.
        frames: For each table a frame of text with the table's columns.
    """

    def rows(name: str, kind: type[RowT]) -> tuple[RowT, ...]:
        return _build_rows(kind, package.table(name), frames[name])

    return Catalog(
        package=package,
        reports=rows("reports", Report),
        sections=rows("sections", Section),
        strategies=_sorted(rows("strategies", Strategy), lambda s: s.number),
        divisions=_sorted(rows("divisions", Division), lambda d: d.order),
        duties=_sorted(rows("division_duties", Duty), lambda d: d.order),
        staffing=rows("staffing", StaffCell),
        execution=rows("division_budgets", ExecutionCell),
        groups=_sorted(rows("program_groups", Group), lambda g: number_key(g.number)),
        programs=_sorted(rows("programs", Program), lambda p: number_key(p.number)),
        budgets=_sorted(rows("budgets", Budget), lambda b: (b.program_id, b.order)),
        legal_bases=_sorted(rows("legal_bases", LegalBasis), lambda b: b.name_ko),
        citations=rows("legal_citations", Citation),
        identities=rows("identities", Identity),
        corrections=_sorted(
            rows("corrections", Correction), lambda c: (c.source.line, c.correction_id)
        ),
        figures={figure.figure_id: figure for figure in build_figures(package, frames)},
    )


def build_figures(package: Package, frames: Frames) -> list[Figure]:
    """Returns every row that has a figure id, of all tables, in file order."""
    figures = []
    for table in package.tables:
        if "figure_id" not in table.columns:
            continue
        integral = table.field("value").type == "integer"
        for index, row in enumerate(frames[table.name].to_dict("records")):
            cell = {str(key): str(text) for key, text in row.items()}
            figures.append(
                Figure(
                    figure_id=cell["figure_id"],
                    table=table.name,
                    row=index + FIRST_ROW,
                    value=int(cell["value"]) if integral else to_value(cell["value"]),
                    unit=cell["unit"],
                    source=_passport(cell),
                )
            )
    return figures


def to_value(text: str) -> Value:
    """Returns a whole number as ``int`` and any other exactly, with its decimals.

    >>> to_value("41115"), to_value("78.0")
    (41115, Decimal('78.0'))
    """
    return Decimal(text) if "." in text else int(text)


def _passport(cell: Mapping[str, str]) -> Passport:
    printed_cell = cell.get("source_cell", "")
    return Passport(
        report_id=cell["report_id"],
        section=cell["source_section"],
        line=int(cell["source_line"]),
        cell=int(printed_cell) if printed_cell else None,
        as_printed=cell["as_printed"],
    )


_CONVERTERS: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "number": to_value,
    "date": date.fromisoformat,
    "boolean": lambda text: text == "true",
}


def _build_rows(kind: type[RowT], table: Table, frame: pd.DataFrame) -> tuple[RowT, ...]:
    names = [field.name for field in dataclasses.fields(kind)]  # type: ignore[arg-type]
    converters = {
        name: _CONVERTERS[table.field(name).type] for name in names if name != "source"
    }
    built = []
    for row in frame.to_dict("records"):
        cell = {str(key): str(text) for key, text in row.items()}
        values: dict[str, Any] = {
            name: convert(cell[name]) if cell[name] != "" else None
            for name, convert in converters.items()
        }
        if "source" in names:
            values["source"] = _passport(cell)
        built.append(kind(**values))
    return tuple(built)


def _sorted(rows: tuple[RowT, ...], key: Callable[[RowT], Any]) -> tuple[RowT, ...]:
    return tuple(sorted(rows, key=key))
