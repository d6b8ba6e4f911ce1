"""The catalog: everything we know, immutable, with the questions that pages ask of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from macros.catalog.detail_index import Details, Indexed, grouped
from macros.catalog.entities import (
    PARTIAL,
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
    Program,
    Report,
    Section,
    SourceReference,
    StaffCell,
    Strategy,
    Value,
)
from macros.catalog.fiscal import fiscal_days
from macros.catalog.money import Amount, finest, money_unit
from macros.catalog.operands import Operand
from macros.catalog.package.schema import Package


@dataclass(frozen=True, repr=False)
class Catalog(Indexed):
    """All rows of a package as objects, in display order, and the ways to find them.

    Look-ups by a key raise ``KeyError``; look-ups of many return tuples, empty where there are
    none. Every index is built once, on first use.
    """

    package: Package
    reports: tuple[Report, ...]
    sections: tuple[Section, ...]
    strategies: tuple[Strategy, ...]
    divisions: tuple[Division, ...]
    duties: tuple[Duty, ...]
    staffing: tuple[StaffCell, ...]
    execution: tuple[ExecutionCell, ...]
    groups: tuple[Group, ...]
    programs: tuple[Program, ...]
    budgets: tuple[Budget, ...]
    legal_bases: tuple[LegalBasis, ...]
    citations: tuple[Citation, ...]
    identities: tuple[Identity, ...]
    corrections: tuple[Correction, ...]
    details: Details
    facts: tuple[Fact, ...]
    figures: Mapping[str, Figure]
    operands: Mapping[str, Operand]  # rows that identities name, by id
    # Line of a row in its file, by table and first key; a spreadsheet counts rows the same way.
    lines: Mapping[tuple[str, str], int]
    ask_at: str | None = None  # where readers ask about a figure, before its id
    as_of_setting: date | None = None  # None for the newest day of the data
    # With several reports: what the latest does not have any more, and the earlier ones.
    former_programs: tuple[Program, ...] = ()
    former_divisions: tuple[Division, ...] = ()
    past: tuple[Catalog, ...] = ()

    def __repr__(self) -> str:
        """The package's name: mkdocs-macros writes all variables into its debug output."""
        return f"Catalog({self.package.name})"

    @property
    def report(self) -> Report:
        """The report that heads the site: the latest full one."""
        return max(
            self.reports,
            key=lambda report: (report.kind != PARTIAL, report.presented_on, report.report_id),
        )

    @cached_property
    def as_of(self) -> date:
        """The day as of which the site tells what is known: of the data, or set to be later."""
        known = [
            *(report.presented_on for report in self.reports),
            *(row.as_of for row in self.details.updates),
        ]
        return max([*known, self.as_of_setting] if self.as_of_setting else known)

    @cached_property
    def currencies(self) -> tuple[str, ...]:
        """The currencies of the programs' budgets, the one of most programs first.

        Without budgets those of all amounts of money; the others are in no sum with the first.
        """
        totals = [self._annual[p.program_id] for p in self.programs if self.is_listed(p.program_id)]
        units = [row.unit for row in totals] or [row.unit for row in self.figures.values()]
        known = [unit.currency for unit in map(money_unit, units) if unit]
        return tuple(sorted(set(known), key=lambda code: (-known.count(code), code)))

    @cached_property
    def money_unit(self) -> str:
        """The unit that budgets of programs are added, compared and drawn in."""
        totals = [self._annual[p.program_id] for p in self.programs if self.is_listed(p.program_id)]
        units = {row.unit for row in totals if row.amount.currency == self.currencies[0]}
        return finest(units) if units else next(iter(self.currencies), "XXX")

    @cached_property
    def one_unit(self) -> bool:
        """Whether all budgets of programs are in one unit, so that a heading can name it."""
        totals = [self._annual[p.program_id] for p in self.programs if self.is_listed(p.program_id)]
        return len({row.unit for row in totals}) == 1

    def sort_value(self, amount: Amount) -> Value:
        """Returns a number that sorts as amounts do: the amount itself in the unit of all.

        With several currencies it is a place in their order, since no number holds both.
        """
        if len(self.currencies) < 2:
            return amount.to(self.money_unit).value
        return -bisect_left(self._ranks, self.rank(amount))

    @cached_property
    def _ranks(self) -> list[tuple[int, Value]]:
        return sorted(self.rank(row.amount) for row in self.budgets)

    def rank(self, amount: Amount) -> tuple[int, Value]:
        """Returns the sort key of an amount: the largest first, one currency after the other."""
        known = self.currencies
        place = known.index(amount.currency) if amount.currency in known else len(known)
        return place, -amount.base

    @property
    def fiscal_year(self) -> int:
        """The year whose budgets are listed and added up: the latest of the full reports.

        A partial report that states the next year's budget of one program does not change it.
        """
        return self._fiscal[0]

    @property
    def fiscal_offset(self) -> int:
        """Months from the January of ``fiscal_year`` to its first month, as its report counts."""
        return self._fiscal[1]

    @cached_property
    def _fiscal(self) -> tuple[int, int]:
        current = {program.program_id for program in self.programs}
        totals = [
            total
            for one in (self, *self.past)
            for total in one._totals.values()
            if total.program_id in current
        ]
        full = [t for t in totals if self.report_of(t.source).kind != PARTIAL]
        known = full or totals or self._totals.values()
        newest = max(
            known,
            key=lambda row: (row.fiscal_year, self.report_of(row.source).presented_on),
            default=None,
        )
        if newest is None:
            return self.report.presented_on.year, self.report.fiscal_year_offset or 0
        return newest.fiscal_year, self.offset_of(newest)

    def offset_of(self, budget: Budget) -> int:
        """Returns how many months after a January the fiscal years of a budget's report begin."""
        return self.report_of(budget.source).fiscal_year_offset or 0

    def fiscal_words(self, budget: Budget) -> str:
        """Writes the year of a budget, with its days where they are not those of the others."""
        offset = self.offset_of(budget)
        if offset == self.fiscal_offset:
            return f"{budget.fiscal_year}년"
        first, last = fiscal_days(budget.fiscal_year, offset)
        return f"{budget.fiscal_year} 회계연도({first}~{last})"

    # One of a kind.

    def strategy(self, strategy_id: str) -> Strategy:
        """Returns the strategy of that id."""
        return self._strategies[strategy_id]

    def strategy_of(self, thing: Program | Group) -> Strategy | None:
        """Returns the strategy of a program or a group; None where the report names none."""
        return self._strategies[thing.strategy_id] if thing.strategy_id else None

    def division_of(self, program: Program) -> Division | None:
        """Returns the division of a program, stated or inferred; None where none is known."""
        return self._divisions[program.division_id] if program.division_id else None

    def division(self, division_id: str) -> Division:
        """Returns the division of that id."""
        return self._divisions[division_id]

    def group(self, group_id: str) -> Group:
        """Returns the group of that id."""
        return self.one(self.groups, group_id=group_id)

    def program(self, program_id: str) -> Program:
        """Returns the program of that id."""
        return self._programs[program_id]

    def has_program(self, program_id: str) -> bool:
        """Tells whether a program is of this catalog, current or former."""
        return program_id in self._programs

    def duty(self, duty_id: str) -> Duty:
        """Returns the duty of that id."""
        return self.one(self.duties, duty_id=duty_id)

    def legal_basis(self, legal_basis_id: str) -> LegalBasis:
        """Returns the legal basis of that id."""
        return self.one(self.legal_bases, legal_basis_id=legal_basis_id)

    def total(self, program_id: str) -> Budget:
        """Returns the budget of a program as a whole, of the newest report that states it."""
        return self._totals[program_id]

    def states(self, program_id: str) -> bool:
        """Tells whether the budget of a program is stated."""
        return program_id in self._totals

    def states_year(self, year: int) -> bool:
        """Tells whether any report states a program's budget as a whole for a year."""
        return any(
            total.fiscal_year == year
            for one in (self, *self.past)
            for total in one._totals.values()
        )

    def annual(self, program_id: str) -> Budget:
        """Returns the budget of a program as a whole for ``fiscal_year``, the newest statement.

        One of a year of the same number that goes from and to other days is none of that year.
        """
        return self._annual[program_id]

    def is_listed(self, program_id: str) -> bool:
        """Tells whether a program's budget for ``fiscal_year`` is stated."""
        return program_id in self._annual

    # A cell of a table of the report: None where the report does not have it.

    def staff(self, division_id: str | None, job_class: str, measure: str) -> StaffCell | None:
        """Returns a cell of the staff table; ``division_id`` None is the total row.

        Args:
            division_id: The division; None for the total row.
            job_class: A class of jobs, as the descriptor has it.
            measure: What is counted: the quota, the present number and so on.
        """
        return self._staff.get((division_id, job_class, measure))

    def executed(self, division_id: str | None, measure: str) -> ExecutionCell | None:
        """Returns a cell of the execution table; ``division_id`` None is the total row."""
        return self._executed.get((division_id, measure))

    @property
    def states_spending(self) -> bool:
        """Whether the execution table says more than what may be spent."""
        return any(cell.measure != "current_budget" for cell in self.execution)

    # Many of a kind.

    def programs_of_strategy(self, strategy_id: str | None) -> tuple[Program, ...]:
        """Returns the programs of a strategy in the report's order; for None those without one."""
        return self.find(self.programs, strategy_id=strategy_id)

    def programs_of_division(self, division_id: str) -> tuple[Program, ...]:
        """Returns the programs of a division, whether the report says so or we inferred it."""
        return self.find(self.programs, division_id=division_id)

    def ever_of_division(self, division_id: str) -> tuple[Program, ...]:
        """Returns the programs of a division, those that only earlier reports have among them."""
        former = (p for p in self.former_programs if p.division_id == division_id)
        return (*self.programs_of_division(division_id), *former)

    def programs_of_group(self, group_id: str) -> tuple[Program, ...]:
        """Returns the programs of a group."""
        return self.find(self.programs, group_id=group_id)

    def duties_of(self, division_id: str) -> tuple[Duty, ...]:
        """Returns the duties of a division in the report's order."""
        return self.find(self.duties, division_id=division_id)

    def parts(self, program_id: str, level: str = "part") -> tuple[Budget, ...]:
        """Returns the parts of a program's budget (or the ``apart`` amounts).

        Parts without a total in their report are ``apart``.
        """
        return self._parts.get((program_id, level), ())

    def citations_of(self, program_id: str) -> tuple[Citation, ...]:
        """Returns the legal bases a program cites."""
        return self.find(self.citations, program_id=program_id)

    def corrections_in(self, source: SourceReference) -> tuple[Correction, ...]:
        """Returns the corrections within the section a passport lies in."""
        return self._corrections_in.get((source.report_id, source.section), ())

    def corrections_of(self, figure_id: str) -> tuple[Correction, ...]:
        """Returns the corrections a figure's value rests on."""
        return self._corrections_of.get(figure_id, ())

    def report_of(self, source: SourceReference) -> Report:
        """Returns the report of a passport."""
        return self._reports[source.report_id]

    def section(self, source: SourceReference) -> Section:
        """Returns the section a passport lies in."""
        return self._sections[source.report_id, source.section]

    def owner(self, figure_id: str) -> tuple[str, str] | None:
        """Returns what a figure is about: ``("program", id)``, ``("division", id)`` or None."""
        return self._owners.get(figure_id)

    def value(self, figure_id: str) -> Value:
        """Returns the value of a figure, whatever its table."""
        return self.figures[figure_id].value

    # Indexes.

    @cached_property
    def _reports(self) -> dict[str, Report]:
        return {row.report_id: row for row in self.reports}

    @cached_property
    def _strategies(self) -> dict[str, Strategy]:
        return {row.strategy_id: row for row in self.strategies}

    @cached_property
    def _divisions(self) -> dict[str, Division]:
        return {row.division_id: row for row in (*self.divisions, *self.former_divisions)}

    @cached_property
    def _programs(self) -> dict[str, Program]:
        return {row.program_id: row for row in (*self.programs, *self.former_programs)}

    @cached_property
    def _totals(self) -> dict[str, Budget]:
        return {row.program_id: row for row in self.budgets if row.level == "total"}

    @cached_property
    def _annual(self) -> dict[str, Budget]:
        ones = [*reversed(self.past), self]  # of two statements the newer stays
        return {
            name: total
            for one in ones
            for name, total in one._totals.items()
            if (total.fiscal_year, self.offset_of(total)) == self._fiscal
        }

    @cached_property
    def _staff(self) -> dict[tuple[str | None, str, str], StaffCell]:
        # The headline repeats the total row; the table is what pages show.
        return {
            (row.division_id, row.job_class, row.measure): row
            for row in self.staffing
            if row.level != "headline"
        }

    @cached_property
    def _executed(self) -> dict[tuple[str | None, str], ExecutionCell]:
        return {(row.division_id, row.measure): row for row in self.execution}

    @cached_property
    def alike(self) -> dict[tuple[str | None, str | None, frozenset[str]], tuple[Program, ...]]:
        """The programs of the same strategy, division and legal bases, in the report's order."""
        return grouped(
            self.programs,
            lambda row: (
                row.strategy_id,
                row.division_id,
                frozenset(c.legal_basis_id for c in self.citations_of(row.program_id)),
            ),
        )

    @cached_property
    def _parts(self) -> dict[tuple[str, str], tuple[Budget, ...]]:
        def level(row: Budget) -> str:
            # A part of what its own report does not state as a whole adds up to nothing known.
            total = self._totals.get(row.program_id)
            alone = total is None or total.source.report_id != row.source.report_id
            return "apart" if row.level == "part" and alone else row.level

        return grouped(self.budgets, lambda row: (row.program_id, level(row)))

    @cached_property
    def _owners(self) -> dict[str, tuple[str, str]]:
        ones = (self, *self.past)
        rows = [
            *((r.figure_id, "program", r.program_id) for one in ones for r in one.budgets),
            *((r.figure_id, "program", r.program_id) for one in ones for r in one.details.figures),
            *((r.figure_id, "division", r.division_id) for one in ones for r in one.staffing),
            *((r.figure_id, "division", r.division_id) for one in ones for r in one.execution),
        ]
        return {figure: (kind, owner) for figure, kind, owner in rows if owner}

    @cached_property
    def _sections(self) -> dict[tuple[str, str], Section]:
        return {(row.report_id, row.section_id): row for row in self.sections}

    @cached_property
    def _corrections_of(self) -> dict[str, tuple[Correction, ...]]:
        pairs = [(figure_id, row) for row in self.corrections for figure_id in row.figure_ids]
        groups = grouped(pairs, lambda pair: pair[0])
        return {figure_id: tuple(row for _, row in rows) for figure_id, rows in groups.items()}

    @cached_property
    def _corrections_in(self) -> dict[tuple[str, str], tuple[Correction, ...]]:
        return grouped(self.corrections, lambda row: (row.source.report_id, row.source.section))
