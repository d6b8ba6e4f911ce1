"""Several reports: pages show the latest rows, and the earlier ones stand beside them.

Nothing is overwritten. The rows of all reports stay in the tables; here they are divided into the
catalog that pages show and one catalog for each earlier report. What belongs to a program is of
the latest report that states the program's budget; a program that the latest report does not have
is a former one. Cells of divisions are of the latest report that has the division in the table.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from macros.catalog.catalog import Catalog
from macros.catalog.detail_index import Details

RowT = TypeVar("RowT")

TOTAL = "total"
# Details that belong to a program, or without one to the office.
OF_PROGRAMS = (
    "figures",
    "milestones",
    "places",
    "organizations",
    "events",
    "contents",
    "steps",
    "silences",
)


def divide(catalog: Catalog) -> Catalog:
    """Returns the catalog of the latest rows, with ``past`` holding the earlier reports.

    Args:
        catalog: All rows of all reports.
    """
    if len(catalog.reports) == 1:
        return catalog
    ordered = sorted(catalog.reports, key=lambda r: (r.presented_on, r.report_id))
    ranks = {report.report_id: rank for rank, report in enumerate(ordered)}
    latest = _latest(catalog, ranks)
    past = tuple(
        _of_report(catalog, latest, report.report_id)
        for report in reversed(ordered)
        if any(_report_id(row) == report.report_id for row in _superseded(catalog, latest))
    )
    return replace(latest, past=past)


def history_of(catalog: Catalog, program_id: str) -> tuple[Catalog, ...]:
    """Returns the earlier reports that state a program's budget, the newest first."""
    return tuple(past for past in catalog.past if past.states(program_id))


def history_of_division(catalog: Catalog, division_id: str) -> tuple[Catalog, ...]:
    """Returns the earlier reports that have cells of a division, the newest first."""
    return tuple(
        past
        for past in catalog.past
        if any(division.division_id == division_id for division in past.divisions)
    )


def _latest(catalog: Catalog, ranks: Mapping[str, int]) -> Catalog:
    totals = [row for row in catalog.budgets if row.level == TOTAL]
    of_program = _newest(totals, ranks, lambda row: row.program_id)
    newest = max(of_program.values(), default=0)

    def kept(rows: Iterable[RowT]) -> tuple[RowT, ...]:
        """Keeps the rows of each program's report; those of the office by their newest."""
        rows = tuple(rows)
        office = _newest(
            (r for r in rows if getattr(r, "program_id", None) is None), ranks, _group_or_none
        )
        return tuple(
            row
            for row in rows
            if ranks[_report_id(row)]
            == of_program.get(getattr(row, "program_id", None), office.get(_group_or_none(row)))
        )

    details: Details = replace(
        catalog.details,
        **{name: kept(getattr(catalog.details, name)) for name in OF_PROGRAMS},
        observations=_keep(
            catalog.details.observations, ranks, lambda o: (o.indicator_id, o.area, o.period)
        ),
    )
    staffing = _keep(catalog.staffing, ranks, lambda row: row.division_id)
    execution = _keep(catalog.execution, ranks, lambda row: row.division_id)
    behind = _behind(staffing, ranks) | _behind(execution, ranks)
    return replace(
        catalog,
        programs=tuple(p for p in catalog.programs if of_program[p.program_id] == newest),
        former_programs=tuple(p for p in catalog.programs if of_program[p.program_id] != newest),
        divisions=tuple(d for d in catalog.divisions if d.division_id not in behind),
        former_divisions=tuple(d for d in catalog.divisions if d.division_id in behind),
        budgets=kept(catalog.budgets),
        citations=kept(catalog.citations),
        duties=_keep(catalog.duties, ranks, lambda row: row.division_id),
        staffing=staffing,
        execution=execution,
        details=details,
    )


def _of_report(catalog: Catalog, latest: Catalog, report_id: str) -> Catalog:
    """Returns a catalog of the rows of one report that later ones have superseded."""

    def own(rows: Iterable[RowT], now: Iterable[RowT]) -> tuple[RowT, ...]:
        current = {id(row) for row in now}
        return tuple(r for r in rows if _report_id(r) == report_id and id(r) not in current)

    details = replace(
        catalog.details,
        **{
            name: own(getattr(catalog.details, name), getattr(latest.details, name))
            for name in (*OF_PROGRAMS, "observations")
        },
    )
    staffing = own(catalog.staffing, latest.staffing)
    execution = own(catalog.execution, latest.execution)
    divisions = {row.division_id for row in staffing} | {row.division_id for row in execution}
    budgets = own(catalog.budgets, latest.budgets)
    programs = {row.program_id for row in budgets}
    return replace(
        catalog,
        reports=tuple(r for r in catalog.reports if r.report_id == report_id),
        programs=tuple(p for p in catalog.programs if p.program_id in programs),
        divisions=tuple(d for d in catalog.divisions if d.division_id in divisions),
        budgets=budgets,
        citations=own(catalog.citations, latest.citations),
        staffing=staffing,
        execution=execution,
        details=details,
    )


def _superseded(catalog: Catalog, latest: Catalog) -> list[Any]:
    pairs = (
        *((getattr(catalog.details, n), getattr(latest.details, n)) for n in OF_PROGRAMS),
        (catalog.details.observations, latest.details.observations),
        (catalog.budgets, latest.budgets),
        (catalog.staffing, latest.staffing),
        (catalog.execution, latest.execution),
    )
    current = {id(row) for _, now in pairs for row in now}
    return [row for rows, _ in pairs for row in rows if id(row) not in current]


def _report_id(row: Any) -> str:
    source = getattr(row, "source", None)
    return str(source.report_id if source is not None else row.report_id)


def _group_or_none(row: Any) -> str | None:
    """Returns the group of a row that belongs to no program; None for the office's."""
    group: str | None = getattr(row, "group_id", None)
    return group


def _newest(
    rows: Iterable[RowT], ranks: Mapping[str, int], key: Callable[[RowT], Hashable]
) -> dict[Hashable, int]:
    found: dict[Hashable, int] = {}
    for row in rows:
        name, rank = key(row), ranks[_report_id(row)]
        found[name] = max(found.get(name, rank), rank)
    return found


def _keep(
    rows: tuple[RowT, ...], ranks: Mapping[str, int], key: Callable[[RowT], Hashable]
) -> tuple[RowT, ...]:
    newest = _newest(rows, ranks, key)
    return tuple(row for row in rows if ranks[_report_id(row)] == newest[key(row)])


def _behind(rows: Iterable[Any], ranks: Mapping[str, int]) -> set[str | None]:
    """Returns the divisions whose newest cells are older than the table's newest."""
    newest = _newest(rows, ranks, lambda row: row.division_id)
    last = max(newest.values(), default=0)
    return {str(name) for name, rank in newest.items() if name is not None and rank < last}
