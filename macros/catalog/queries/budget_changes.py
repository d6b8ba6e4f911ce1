"""What the report states about a budget before: original against supplementary, year against year.

Where it states nothing there is nothing: no amount is derived for a program whose stage is open.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.catalog.catalog import Catalog
from macros.catalog.detail_index import grouped
from macros.catalog.entities import Budget, Program, number_key
from macros.catalog.money import Amount, finest, one_currency, sum_of


@dataclass(frozen=True)
class Growth:
    """A program's budget before and after a supplementary budget.

    Attributes:
        program: The program.
        total: The amount after the supplementary budget, as printed.
        originals: The original budget; several amounts where the report splits it by item.
        increments: What was added; empty where the report prints the amounts before and after only.
    """

    program: Program
    total: Budget
    originals: tuple[Budget, ...]
    increments: tuple[Budget, ...]

    @property
    def original(self) -> Amount:
        """The original budget: as printed, or the sum of its items."""
        return sum_of((budget.amount for budget in self.originals), self.unit)

    @property
    def added(self) -> Amount:
        """What the supplementary budget adds: as printed, or after minus before."""
        if self.increments:
            return sum_of((budget.amount for budget in self.increments), self.unit)
        return self.after - self.original

    @property
    def after(self) -> Amount:
        """The amount after the supplementary budget, in the unit of the sums."""
        return self.total.amount.to(self.unit)

    @property
    def unit(self) -> str:
        """The unit in which all amounts of it are whole."""
        rows = (self.total, *self.originals, *self.increments)
        return finest(budget.unit for budget in rows)


@dataclass(frozen=True)
class YearChange:
    """One item in two years running, both stated by the report apart from the program's budget."""

    program: Program
    before: Budget
    after: Budget

    @property
    def change(self) -> Amount:
        """The later amount less the earlier one."""
        return self.after.amount - self.before.amount


def growth_of(catalog: Catalog, program_id: str) -> Growth | None:
    """Returns how a program's budget of the year grew.

    None where the report states no original budget, or the newest amount is of another year.
    """
    parts = catalog.parts(program_id)
    if not parts or not catalog.is_listed(program_id):
        return None
    total = catalog.total(program_id)
    originals = tuple(part for part in parts if part.stage == "original")
    increments = tuple(part for part in parts if part.stage == "supplementary_increment")
    rows = (total, *originals, *increments)
    if total is not catalog.annual(program_id):
        return None
    if total.stage != "after_supplementary" or not originals:
        return None
    if not one_currency(budget.unit for budget in rows):
        return None
    return Growth(catalog.program(program_id), total, originals, increments)


def budget_growths(catalog: Catalog) -> tuple[Growth, ...]:
    """Returns every stated growth, the largest addition first, then by number."""
    found = (growth_of(catalog, program.program_id) for program in catalog.programs)
    return tuple(
        sorted(
            (growth for growth in found if growth),
            key=lambda growth: (catalog.rank(growth.added), number_key(growth.program.number)),
        )
    )


def year_changes(catalog: Catalog) -> tuple[YearChange, ...]:
    """Returns the amounts stated apart for two years running, in the order of the later year."""
    apart = (budget for budget in catalog.budgets if budget.level == "apart")
    items = grouped(apart, lambda budget: (budget.program_id, budget.item_ko))
    changes = [
        YearChange(catalog.program(after.program_id), before, after)
        for amounts in items.values()
        for before in amounts
        for after in amounts
        if after.fiscal_year == before.fiscal_year + 1
        and catalog.offset_of(after)
        == catalog.offset_of(before)  # else they overlap, or leave a gap
        and one_currency((before.unit, after.unit))
    ]
    return tuple(sorted(changes, key=lambda c: (number_key(c.program.number), c.after.order)))
