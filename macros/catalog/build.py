"""From rows of text to the catalog. Expects tables that passed their checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TypeVar

from macros.catalog import details, entities
from macros.catalog.catalog import Catalog
from macros.catalog.detail_index import Details
from macros.catalog.history import divide
from macros.catalog.operands import Operand, has_operands, operand
from macros.catalog.package.schema import Package
from macros.catalog.rows import Row
from macros.catalog.types import make_rows, to_value

Tables = Mapping[str, Sequence[Row]]

RowT = TypeVar("RowT")
NumberedT = TypeVar("NumberedT", entities.Group, entities.Program)

UNDATED = "9999"  # steps without a date come last


def build_catalog(package: Package, tables: Tables) -> Catalog:
    """Makes the catalog, every kind of row in the order pages show it.

    Args:
        package: The descriptor.
        tables: The rows of each table in file order.
    """
    made = partial(_made, package, tables)
    everything = Catalog(
        package=package,
        reports=made("reports", entities.Report),
        sections=made("sections", entities.Section),
        strategies=made("strategies", entities.Strategy, "number"),
        divisions=made("divisions", entities.Division, "order"),
        duties=made("division_duties", entities.Duty, "order"),
        staffing=made("staffing", entities.StaffCell),
        execution=made("division_budgets", entities.ExecutionCell),
        groups=_by_number(made("program_groups", entities.Group)),
        programs=_by_number(made("programs", entities.Program)),
        budgets=made("budgets", entities.Budget, "program_id", "order"),
        legal_bases=made("legal_bases", entities.LegalBasis, "name_ko"),
        citations=made("legal_citations", entities.Citation),
        identities=made("identities", entities.Identity),
        corrections=tuple(
            sorted(
                made("corrections", entities.Correction),
                key=lambda row: (row.source.line, row.correction_id),
            )
        ),
        details=build_details(package, tables),
        facts=build_facts(package, tables),
        figures={figure.figure_id: figure for figure in build_figures(package, tables)},
        operands=build_operands(package, tables),
        lines=build_lines(package, tables),
    )
    return divide(everything)


def build_details(package: Package, tables: Tables) -> Details:
    """Makes what programs do."""
    made = partial(_made, package, tables)
    return Details(
        figures=made("figures", details.ProgramFigure, "order", "figure_id"),
        milestones=tuple(
            sorted(
                made("milestones", details.Milestone),
                key=lambda row: (
                    row.start or row.end or UNDATED,
                    row.end or UNDATED,
                    row.milestone_id,
                ),
            )
        ),
        audiences=made("audiences", details.Audience),
        places=made("places", details.Place),
        organizations=made("organizations", details.Organization),
        indicators=made("indicators", details.Indicator, "order"),
        observations=made("observations", details.Observation, "area", "period"),
        events=tuple(
            sorted(
                made("events", details.Event),
                key=lambda row: (row.start or row.end or UNDATED, row.end or UNDATED, row.event_id),
            )
        ),
        contents=made("contents", details.Content, "order", "content_id"),
        steps=made("steps", details.Step, "procedure_ko", "order"),
        silences=made("silences", details.Silence),
        not_facts=made("not_facts", details.NotFact),
        updates=made("updates", details.Update),
        moved=made("moved", details.Moved),
        glossary=made("glossary", details.Term, "term_ko"),
    )


def build_figures(package: Package, tables: Tables) -> list[entities.Figure]:
    """Returns every row that has a figure id, of all tables, in file order."""
    return [
        entities.Figure(
            figure_id=row["figure_id"],
            table=table.name,
            row=row.number,
            value=to_value(row["value"]),
            unit=row["unit"],
            unit_as_printed=row.cells.get("unit_as_printed") or None,
            source=row.passport,
        )
        for table in package.tables
        if "figure_id" in table.columns
        for row in tables[table.name]
    ]


def build_operands(package: Package, tables: Tables) -> dict[str, Operand]:
    """Returns every row that an identity names, by id."""
    named = {
        name for row in tables["identities"] for name in (row["result"], *row["terms"].split())
    }
    return {
        row[table.primary_key[0]]: operand(table, row.cells)
        for table in package.tables
        if has_operands(table)
        for row in tables[table.name]
        if row[table.primary_key[0]] in named
    }


def build_facts(package: Package, tables: Tables) -> tuple[entities.Fact, ...]:
    """Returns every row that has a passport, of all tables, in file order."""
    return tuple(
        entities.Fact(file=table.path, row=row.number, source=row.passport)
        for table in package.tables
        if "as_printed" in table.columns
        for row in tables[table.name]
    )


def build_lines(package: Package, tables: Tables) -> dict[tuple[str, str], int]:
    """Returns the line of each row in its file, by table and first key.

    No cell may hold a line break, so rows are lines. Of rows that share a first key the first.
    """
    lines: dict[tuple[str, str], int] = {}
    for table in package.tables:
        for row in tables[table.name]:
            lines.setdefault((table.name, row[table.primary_key[0]]), row.number)
    return lines


def _made(
    package: Package, tables: Tables, name: str, kind: type[RowT], *columns: str
) -> tuple[RowT, ...]:
    """Makes the rows of a table, sorted by columns where any are named."""
    rows = make_rows(kind, package.table(name), tables[name])
    if not columns:
        return rows
    return tuple(sorted(rows, key=lambda row: tuple(getattr(row, name) for name in columns)))


def _by_number(rows: tuple[NumberedT, ...]) -> tuple[NumberedT, ...]:
    """Sorts by number; what has none follows in the order of the report's lines."""
    return tuple(
        sorted(
            rows,
            key=lambda row: (entities.number_key(row.number), 0 if row.number else row.source.line),
        )
    )
