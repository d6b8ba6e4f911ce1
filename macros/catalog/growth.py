"""What the report states about a budget before: original against supplementary, year against year.

Where it states nothing there is nothing: no amount is derived for a program whose stage is open.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.catalog.catalog import Catalog
from macros.catalog.detail_index import grouped
from macros.catalog.model import Budget, Program, number_key


@dataclass(frozen=True)
class Growth:
    """A program's budget before and after a supplementary budget, in million won.

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
    def original(self) -> int:
        """The original budget: as printed, or the sum of its items."""
        return sum(budget.value for budget in self.originals)

    @property
    def added(self) -> int:
        """What the supplementary budget adds: as printed, or after minus before."""
        if self.increments:
            return sum(budget.value for budget in self.increments)
        return self.total.value - self.original


@dataclass(frozen=True)
class YearChange:
    """One item in two years running, both stated by the report apart from the program's budget."""

    program: Program
    before: Budget
    after: Budget


def growth_of(catalog: Catalog, program_id: str) -> Growth | None:
    """Returns how a program's budget grew; None where the report states no original budget."""
    total, parts = catalog.total(program_id), catalog.parts(program_id)
    originals = tuple(part for part in parts if part.stage == "original")
    increments = tuple(part for part in parts if part.stage == "supplementary_increment")
    if total.stage != "after_supplementary" or not originals:
        return None
    return Growth(catalog.program(program_id), total, originals, increments)


def budget_growths(catalog: Catalog) -> tuple[Growth, ...]:
    """Returns every stated growth, the largest addition first, then by number."""
    found = (growth_of(catalog, program.program_id) for program in catalog.programs)
    return tuple(
        sorted(
            (growth for growth in found if growth),
            key=lambda growth: (-growth.added, number_key(growth.program.number)),
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
    ]
    return tuple(sorted(changes, key=lambda c: (number_key(c.program.number), c.after.order)))
