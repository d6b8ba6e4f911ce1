"""Evidence of budget charts: stated amounts, sums, differences and shares with their formulas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.catalog.catalog import Catalog
from macros.catalog.detail_index import grouped
from macros.catalog.entities import Budget, Program, Strategy
from macros.catalog.money import Amount
from macros.catalog.queries.budget_changes import Growth
from macros.catalog.queries.calculations import (
    budget_sum,
    by_budget,
    comparable,
    listed,
    percentage,
)
from macros.i18n.korean import percent
from macros.i18n.money_words import money
from macros.render.charts.data import Computed, Datum, minus, plus, share_formula
from macros.render.charts.sampling import MAX_BARS, top_n
from macros.render.components.program_cells import strategy_name

NO_STRATEGY = "전략이 적혀 있지 않은 사업"
FEW = 6  # bars of a strategy among those of many programs


@dataclass(frozen=True)
class Share:
    """Programs of one strategy, the largest budget first; of none where ``strategy`` is None.

    Only those whose budget is in the currency of most: others can't be drawn beside them.
    """

    strategy: Strategy | None
    programs: tuple[Program, ...]

    @property
    def name(self) -> str:
        """The short name alone."""
        return self.strategy.short_name_ko if self.strategy else NO_STRATEGY

    @property
    def label(self) -> str:
        """The number, where there is one, and the short name."""
        return strategy_name(self.strategy) if self.strategy else NO_STRATEGY


def by_strategy(catalog: Catalog) -> list[Share]:
    """Returns programs by strategy, the largest sum first, those of no strategy last."""

    def share(strategy: Strategy | None) -> Share:
        members = catalog.programs_of_strategy(strategy.strategy_id if strategy else None)
        return Share(strategy, by_budget(comparable(members, catalog), catalog))

    found = [one for one in map(share, catalog.strategies) if one.programs]
    found.sort(key=lambda one: -budget_sum(one.programs, catalog).base)
    others = share(None)
    return [*found, others] if others.programs else found


def stages_mixed(catalog: Catalog, programs: Sequence[Program]) -> str:
    """Returns the sentence on how many budgets are of which stage; "" where all are of one."""
    table = catalog.package.table("budgets")
    stages = grouped(
        (catalog.annual(p.program_id).stage for p in listed(programs, catalog)),
        lambda stage: stage,
    )
    if len(stages) < 2:
        return ""
    counts = ", ".join(f"{table.label('stage', s)} {len(of):,}개" for s, of in stages.items())
    return f"예산 단계가 섞여 있습니다({counts})."


def budget_datum(catalog: Catalog, label: str, budget: Budget) -> Datum:
    """Returns the datum of a stated budget; its series says the year and the stage.

    Args:
        catalog: The data.
        label: Label of its bar.
        budget: The budget.
    """
    stage = catalog.package.table("budgets").label("stage", budget.stage)
    series = f"{catalog.fiscal_words(budget)} 예산(예산 단계: {stage})"
    return Datum(label, series, str(budget.fiscal_year), money(budget.amount), budget.figure_id)


def share_datum(label: str, budget: Budget, share: Computed) -> Datum:
    """Returns the datum of a share that the title of a chart states.

    Args:
        label: Whose share it is.
        budget: A budget of the same year.
        share: The share, in percent.
    """
    period = str(budget.fiscal_year)
    return Datum(label, "비중", period, percent(share.value), share, "title")


def overview_data(
    catalog: Catalog, shares: Sequence[Share], leading: Sequence[Program]
) -> list[Datum]:
    """Returns the data of the chart of all programs.

    Args:
        catalog: The data.
        shares: Programs by strategy.
        leading: Programs whose share the title states.
    """
    year, data = str(catalog.fiscal_year), []
    for share in shares:
        amount = budget_sum(share.programs, catalog)
        if catalog.strategies:
            of = Computed(amount.value, amount.unit, plus(_totals(catalog, share.programs)))
            data.append(Datum(share.label, "사업 예산의 합", year, money(amount), of))
        each, rest = top_n(share.programs, overview_bars(catalog))
        data.extend(
            budget_datum(catalog, p.short_name_ko, catalog.annual(p.program_id)) for p in each
        )
        if rest:
            amount = budget_sum(rest, catalog)
            of = Computed(amount.value, amount.unit, plus(_totals(catalog, rest)))
            data.append(Datum(rest_words(share, rest), "사업 예산의 합", year, money(amount), of))
    if leading:
        all_of = comparable(catalog.programs, catalog)
        part = percentage(budget_sum(leading, catalog).base, budget_sum(all_of, catalog).base)
        formula = share_formula(_totals(catalog, leading), _totals(catalog, all_of))
        names = ", ".join(program.short_name_ko for program in leading)
        of = Computed(part, "percent", formula)
        data.append(Datum(names, "비중", year, percent(part), of, "title"))
    return data


def overview_bars(catalog: Catalog) -> int:
    """Returns how many bars a strategy has at most in the chart of all programs."""
    return MAX_BARS if len(catalog.programs) <= 2 * MAX_BARS else FEW


def rest_words(share: Share, rest: Sequence[Program]) -> str:
    """Returns the label of a strategy's programs that are drawn as one."""
    of = f"전략 {share.strategy.number}의 " if share.strategy else ""
    return f"{of}나머지 사업 {len(rest):,}개"


def _totals(catalog: Catalog, programs: Sequence[Program]) -> list[str]:
    return [catalog.annual(program.program_id).figure_id for program in programs]


def growth_data(growths: Sequence[Growth], most: Growth) -> list[Datum]:
    """Returns the data of the chart of growth: originals, additions, and the title's rate."""
    data = []
    for growth in growths:
        label, year = growth.program.short_name_ko, str(growth.total.fiscal_year)
        originals = [budget.figure_id for budget in growth.originals]
        data.append(
            Datum(
                label,
                "본예산(기정)",
                year,
                money(growth.original),
                _of(growth.original, plus(originals)),
            )
        )
        data.append(
            Datum(
                label,
                "추경으로 더한 돈",
                year,
                money(growth.added),
                _of(growth.added, _added_formula(growth)),
            )
        )
    share = percentage(most.added.base, most.original.base)
    formula = f"( {_added_formula(most)} ) / ( {plus(b.figure_id for b in most.originals)} )"
    of = Computed(share, "percent", formula)
    year = str(most.total.fiscal_year)
    return [
        *data,
        Datum(most.program.short_name_ko, "늘어난 비율", year, percent(share), of, "title"),
    ]


def _added_formula(growth: Growth) -> str:
    if growth.increments:
        return plus(budget.figure_id for budget in growth.increments)
    return minus(growth.total.figure_id, [budget.figure_id for budget in growth.originals])


def _of(amount: Amount, formula: str) -> str | Computed:
    """Returns the figure that prints an amount, or how it was computed."""
    return Computed(amount.value, amount.unit, formula) if " " in formula else formula
