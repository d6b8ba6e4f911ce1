"""From rows of text to the catalog. Expects tables that passed their checks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TypeVar

from macros.catalog import details, entities
from macros.catalog.catalog import Catalog
from macros.catalog.detail_index import Details
from macros.catalog.history import split_by_report
from macros.catalog.operands import Operand, has_operands, operand
from macros.catalog.package.schema import Package
from macros.catalog.rows import Row, parse_rows
from macros.catalog.types import to_value

Tables = Mapping[str, Iterable[Row]]

RowT = TypeVar("RowT")
NumberedT = TypeVar("NumberedT", entities.Group, entities.Program)

UNDATED = "9999"  # steps without a date come last


def build_catalog(package: Package, tables: Tables) -> Catalog:
    """Makes the catalog, every kind of row in the order pages show it.

    Args:
        package: The descriptor.
        tables: The rows of each table in file order.
    """
    parsed = partial(_parsed, package, tables)
    everything = Catalog(
        package=package,
        reports=parsed("reports", entities.Report),
        sections=parsed("sections", entities.Section),
        strategies=parsed("strategies", entities.Strategy, "number"),
        divisions=parsed("divisions", entities.Division, "order"),
        duties=parsed("division_duties", entities.Duty, "order"),
        staffing=parsed("staffing", entities.StaffCell),
        execution=parsed("division_budgets", entities.ExecutionCell),
        groups=_by_number(parsed("program_groups", entities.Group)),
        programs=_by_number(parsed("programs", entities.Program)),
        budgets=parsed("budgets", entities.Budget, "program_id", "order"),
        legal_bases=parsed("legal_bases", entities.LegalBasis, "name_ko"),
        citations=parsed("legal_citations", entities.Citation),
        identities=parsed("identities", entities.Identity),
        corrections=tuple(
            sorted(
                parsed("corrections", entities.Correction),
                key=lambda row: (row.source.line, row.correction_id),
            )
        ),
        details=build_details(package, tables),
        facts=build_facts(package, tables),
        figures={figure.figure_id: figure for figure in build_figures(package, tables)},
        operands=build_operands(package, tables),
        lines=build_lines(package, tables),
    )
    return split_by_report(everything)


def build_details(package: Package, tables: Tables) -> Details:
    """Makes what programs do."""
    parsed = partial(_parsed, package, tables)
    return Details(
        figures=parsed("figures", details.ProgramFigure, "order", "figure_id"),
        milestones=tuple(
            sorted(
                parsed("milestones", details.Milestone),
                key=lambda row: (
                    row.start or row.end or UNDATED,
                    row.end or UNDATED,
                    row.milestone_id,
                ),
            )
        ),
        audiences=parsed("audiences", details.Audience),
        places=parsed("places", details.Place),
        organizations=parsed("organizations", details.Organization),
        indicators=parsed("indicators", details.Indicator, "order"),
        observations=parsed("observations", details.Observation, "area", "period"),
        events=tuple(
            sorted(
                parsed("events", details.Event),
                key=lambda row: (row.start or row.end or UNDATED, row.end or UNDATED, row.event_id),
            )
        ),
        contents=parsed("contents", details.Content, "order", "content_id"),
        steps=parsed("steps", details.Step, "procedure_ko", "order"),
        silences=parsed("silences", details.Omission),
        not_facts=parsed("not_facts", details.IgnoredNumeral),
        updates=parsed("updates", details.Update),
        moved=parsed("moved", details.Redirect),
        glossary=parsed("glossary", details.Term, "term_ko"),
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


def _parsed(
    package: Package, tables: Tables, name: str, kind: type[RowT], *columns: str
) -> tuple[RowT, ...]:
    """Makes the rows of a table, sorted by columns where any are named."""
    rows = parse_rows(kind, package.table(name), tables[name])
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
