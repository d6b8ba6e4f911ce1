"""Several reports: pages show the latest rows, and the earlier ones stand beside them.

Nothing is overwritten. The rows of all reports stay in the tables; here they are divided into the
catalog that pages show and one catalog for each report with rows that are not current.

A full report begins a state of the data, which the partial reports after it join; a partial
report heads nothing and makes nothing former. A program is current if any row of it is of the
latest state, and what it states is of the program's latest state. Within a state a row that
states the same thing again takes the place of the earlier one (``RESTATED``). A program's budget
is of the newest report that states its total. Tables of divisions are of the latest full report
that has the division; a partial report's table replaces them only if it has every cell of them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from types import MappingProxyType
from typing import Any, TypeVar

from macros.catalog.catalog import Catalog
from macros.catalog.entities import PARTIAL, Report

RowT = TypeVar("RowT")
Key = Callable[[Any], Hashable]

TOTAL, PART = "total", "part"

# What makes two rows of one state the same statement, by table. Details that belong to a
# program, or without one to the office, stand in ``Details``; the others in the catalog itself.
RESTATED: Mapping[str, Key] = MappingProxyType(
    {
        "figures": lambda r: (
            (r.program_id, r.measure_id or r.subject_ko),
            (r.kind, r.money_role, r.period, r.unit),
        ),
        "milestones": lambda r: (r.program_id, r.what_ko),
        "places": lambda r: (r.program_id, r.name_ko),
        "organizations": lambda r: (r.program_id, r.name_ko, r.role_ko),
        "events": lambda r: (r.program_id, r.name_ko),
        "contents": lambda r: (r.program_id, r.kind, r.name_ko, r.period),
        "steps": lambda r: (r.program_id, r.procedure_ko),
        "silences": lambda r: (r.program_id, r.group_id, r.question_ko),
    }
)
OF_PROGRAMS = tuple(RESTATED)
# What the past of a report may hold besides the details of programs.
IN_CATALOG = ("budgets", "citations", "duties", "staffing", "execution")


@dataclass(frozen=True)
class _Order:
    """The reports by date.

    Attributes:
        ranks: The place of each report.
        versions: How many full reports there are up to it and with it.
        bodies: Whose report it is.
        partial: The partial reports.
    """

    ranks: Mapping[str, int]
    versions: Mapping[str, int]
    bodies: Mapping[str, str]
    partial: frozenset[str]

    def rank(self, row: Any) -> int:
        return self.ranks[_report_id(row)]

    def data_version(self, row: Any) -> int:
        return self.versions[_report_id(row)]

    def is_partial(self, row: Any) -> bool:
        return _report_id(row) in self.partial


def split_by_report(catalog: Catalog) -> Catalog:
    """Returns the catalog of the latest rows, with ``past`` holding the rows of other reports.

    Args:
        catalog: All rows of all reports.
    """
    if len(catalog.reports) == 1:
        return catalog
    ordered = sorted(catalog.reports, key=lambda r: (r.presented_on, r.report_id))
    latest = _latest(catalog, _order(ordered))
    left: dict[str, list[Any]] = {}
    for row in _not_current(catalog, latest):
        left.setdefault(_report_id(row), []).append(row)
    past = tuple(
        _of_report(catalog, report, left[report.report_id])
        for report in reversed(ordered)
        if report.report_id in left
    )
    return replace(latest, past=past)


def history_of(catalog: Catalog, program_id: str) -> tuple[Catalog, ...]:
    """Returns the reports with rows of a program that are not current, the newest first."""
    return tuple(past for past in catalog.past if past.has_program(program_id))


def reports_of(catalog: Catalog, program_id: str) -> tuple[Report, ...]:
    """Returns the reports whose rows stand for a program now, the earliest first."""
    details = catalog.details
    rows = chain(
        (catalog.total(program_id),) if catalog.states(program_id) else (),
        *(catalog.parts(program_id, level) for level in (PART, "apart")),
        catalog.citations_of(program_id),
        details.figures_of(program_id),
        details.milestones_of(program_id),
        details.places_of(program_id),
        details.organizations_of(program_id),
        details.events_of(program_id),
        details.contents_of(program_id),
        details.steps_of(program_id),
    )
    found = {_report_id(row) for row in rows}
    return tuple(
        sorted(
            (report for report in catalog.reports if report.report_id in found),
            key=lambda report: (report.presented_on, report.report_id),
        )
    )


def history_of_division(catalog: Catalog, division_id: str) -> tuple[Catalog, ...]:
    """Returns the reports with rows of a division that are not current, the newest first."""
    return tuple(
        past
        for past in catalog.past
        if any(division.division_id == division_id for division in past.divisions)
    )


def _order(ordered: Iterable[Report]) -> _Order:
    ranks, versions, bodies, partial, data_version = {}, {}, {}, set(), 0
    for rank, report in enumerate(ordered):
        data_version += report.kind != PARTIAL
        ranks[report.report_id], versions[report.report_id] = rank, data_version
        bodies[report.report_id] = report.body_ko
        if report.kind == PARTIAL:
            partial.add(report.report_id)
    return _Order(ranks, versions, bodies, frozenset(partial))


def _latest(catalog: Catalog, order: _Order) -> Catalog:
    of_program = _newest(
        chain(
            catalog.programs,
            catalog.budgets,
            catalog.citations,
            *(getattr(catalog.details, name) for name in OF_PROGRAMS),
        ),
        order.data_version,
        lambda row: row.program_id,
    )
    newest = max(order.versions.values())

    def kept(rows: Iterable[RowT], same: Key) -> tuple[RowT, ...]:
        """Keeps each program's rows of its latest state; of what is stated twice, the newest."""
        rows = tuple(rows)
        others = [row for row in rows if _program_id(row) is None]
        of_others = _newest(others, order.data_version, _owner)

        def data_version_of(row: Any) -> int:
            program_id = _program_id(row)
            return of_others[_owner(row)] if program_id is None else of_program[program_id]

        current = tuple(row for row in rows if order.data_version(row) == data_version_of(row))
        return _keep(current, order.rank, lambda row: (_body(row, order), same(row)))

    details = replace(
        catalog.details,
        **{name: kept(getattr(catalog.details, name), same) for name, same in RESTATED.items()},
        observations=_keep(
            catalog.details.observations,
            order.rank,
            lambda o: (o.indicator_id, o.area, o.period),
        ),
    )
    staffing = _cells(
        catalog.staffing, order, lambda c: (c.level, c.division_id, c.job_class, c.measure)
    )
    execution = _cells(catalog.execution, order, lambda c: (c.level, c.division_id, c.measure))
    behind = _behind(catalog.staffing, order) | _behind(catalog.execution, order)
    return replace(
        catalog,
        programs=tuple(p for p in catalog.programs if of_program[p.program_id] == newest),
        former_programs=tuple(p for p in catalog.programs if of_program[p.program_id] != newest),
        divisions=tuple(d for d in catalog.divisions if d.division_id not in behind),
        former_divisions=tuple(d for d in catalog.divisions if d.division_id in behind),
        budgets=_budgets(catalog, order),
        citations=kept(catalog.citations, lambda c: (c.program_id, c.legal_basis_id)),
        duties=kept(catalog.duties, lambda d: (d.division_id, d.duty_ko)),
        staffing=staffing,
        execution=execution,
        details=details,
    )


def _budgets(catalog: Catalog, order: _Order) -> tuple[Any, ...]:
    """Keeps the amounts of the newest report that states a total, and what later ones add.

    A program without a total keeps the amounts of the latest state that has any.
    """
    budgets = catalog.budgets
    totals = _newest(
        (b for b in budgets if b.level == TOTAL), order.rank, lambda row: row.program_id
    )
    versions = _newest(budgets, order.data_version, lambda row: row.program_id)
    current = tuple(
        row
        for row in budgets
        if (
            order.rank(row) >= totals[row.program_id]
            if row.program_id in totals
            else order.data_version(row) == versions[row.program_id]
        )
    )
    return _keep(
        current,
        order.rank,
        # Parts add up to the total of their own report, so they stay with it.
        lambda b: (
            (b.program_id, b.level, b.item_ko, b.fiscal_year, b.stage),
            b.level == PART and _report_id(b),
        ),
    )


def _cells(cells: tuple[RowT, ...], order: _Order, key: Key) -> tuple[RowT, ...]:
    """Keeps each division's newest cells of full reports, or a later partial table that is whole.

    A partial table with a hole would stand beside rows of another day: it stays with its report.
    """
    current = _keep(
        tuple(cell for cell in cells if not order.is_partial(cell)),
        order.rank,
        lambda cell: cell.division_id,
    )
    since = max((order.data_version(cell) for cell in current), default=0)
    later: dict[int, list[RowT]] = {}
    for cell in cells:
        if order.is_partial(cell) and order.data_version(cell) >= since:
            later.setdefault(order.rank(cell), []).append(cell)
    for _, table in sorted(later.items()):
        if {key(cell) for cell in current} <= {key(cell) for cell in table}:
            current = tuple(table)
    return current


def _of_report(catalog: Catalog, report: Report, rows: list[Any]) -> Catalog:
    """Returns a catalog of the rows of one report that are not current."""
    left = {id(row) for row in rows}

    def own(candidates: Iterable[RowT]) -> tuple[RowT, ...]:
        return tuple(row for row in candidates if id(row) in left)

    programs = {_program_id(row) for row in rows}
    divisions = {getattr(row, "division_id", None) for row in rows}
    details = replace(
        catalog.details,
        **{name: own(getattr(catalog.details, name)) for name in (*OF_PROGRAMS, "observations")},
    )
    own_rows: dict[str, Any] = {name: own(getattr(catalog, name)) for name in IN_CATALOG}
    return replace(
        catalog,
        reports=(report,),
        programs=tuple(p for p in catalog.programs if p.program_id in programs),
        divisions=tuple(d for d in catalog.divisions if d.division_id in divisions),
        details=details,
        **own_rows,
    )


def _not_current(catalog: Catalog, latest: Catalog) -> list[Any]:
    pairs = [
        *((getattr(catalog, name), getattr(latest, name)) for name in IN_CATALOG),
        *(
            (getattr(catalog.details, name), getattr(latest.details, name))
            for name in (*OF_PROGRAMS, "observations")
        ),
    ]
    current = {id(row) for _, now in pairs for row in now}
    return [row for rows, _ in pairs for row in rows if id(row) not in current]


def _report_id(row: Any) -> str:
    source = getattr(row, "source", None)
    return str(source.report_id if source is not None else row.report_id)


def _program_id(row: Any) -> str | None:
    program_id: str | None = getattr(row, "program_id", None)
    return program_id


def _owner(row: Any) -> tuple[str | None, str | None]:
    """Returns the group or division of a row that belongs to no program; Nones for the office."""
    return getattr(row, "group_id", None), getattr(row, "division_id", None)


def _body(row: Any, order: _Order) -> str | None:
    """Returns whose statement it is where that matters: a program is the same for every body."""
    return order.bodies[_report_id(row)] if _program_id(row) is None else None


def _newest(
    rows: Iterable[Any], rank: Callable[[Any], int], key: Callable[[Any], Hashable]
) -> dict[Any, int]:
    found: dict[Any, int] = {}
    for row in rows:
        name, number = key(row), rank(row)
        found[name] = max(found.get(name, number), number)
    return found


def _keep(
    rows: tuple[RowT, ...], rank: Callable[[Any], int], key: Callable[[Any], Hashable]
) -> tuple[RowT, ...]:
    newest = _newest(rows, rank, key)
    return tuple(row for row in rows if rank(row) == newest[key(row)])


def _behind(rows: Iterable[Any], order: _Order) -> set[str]:
    """Returns the divisions whose newest cells are older than the table's newest full report."""
    full = [row for row in rows if not order.is_partial(row)]
    newest = _newest(full, order.rank, lambda row: row.division_id)
    last = max(newest.values(), default=0)
    return {name for name, rank in newest.items() if name is not None and rank < last}
