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
from macros.i18n.korean import number, percent
from macros.i18n.money_words import length, money, money_short
from macros.render.charts.chart import Line
from macros.render.charts.data import Computed, Datum, minus, plus, share_formula
from macros.render.charts.sampling import MAX_BARS
from macros.render.components.program_cells import strategy_name
from macros.render.drawing.bars import Bar, Layer

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


def budget_line(
    catalog: Catalog,
    label: str,
    budget: Budget,
    *,
    unit: str = "",
    strong: bool = False,
    row: str = "",
) -> Line:
    """Returns the line of a stated budget; its series says the year and the stage.

    Args:
        catalog: The data.
        label: Label of its bar.
        budget: The budget.
        unit: The unit that bars and table are in; "" for that of programs' budgets.
        strong: Whether the bar stands out.
        row: What the table calls it; "" for the label.
    """
    amount = budget.amount.to(unit or catalog.money_unit)
    stage = catalog.package.table("budgets").label("stage", budget.stage)
    series = f"{catalog.fiscal_words(budget)} 예산(예산 단계: {stage})"
    datum = Datum(label, series, str(budget.fiscal_year), money(amount), budget.figure_id)
    layer = Layer("strong" if strong else "mid", length(amount, amount.unit))
    return Line(
        Bar(label, money_short(amount), (layer,)),
        (row or label, number(amount.value), money(amount)),
        money(amount),
        data=(datum,),
    )


def sum_datum(catalog: Catalog, label: str, programs: Sequence[Program]) -> Datum:
    """Returns the datum of the sum of programs' budgets.

    Args:
        catalog: The data.
        label: What the programs are called.
        programs: The programs, all with a budget in the currency of most.
    """
    amount = budget_sum(programs, catalog)
    of = Computed(amount.value, amount.unit, plus(_totals(catalog, programs)))
    return Datum(label, "사업 예산의 합", str(catalog.fiscal_year), money(amount), of)


def share_datum(label: str, budget: Budget, share: Computed) -> Datum:
    """Returns the datum of a share that the title of a chart states.

    Args:
        label: Whose share it is.
        budget: A budget of the same year.
        share: The share, in percent.
    """
    period = str(budget.fiscal_year)
    return Datum(label, "비중", period, percent(share.value), share, "title")


def leading_data(catalog: Catalog, leading: Sequence[Program]) -> list[Datum]:
    """Returns the datum of the share of some programs in the sum of all; none without any."""
    if not leading:
        return []
    all_of = comparable(catalog.programs, catalog)
    part = percentage(budget_sum(leading, catalog).base, budget_sum(all_of, catalog).base)
    formula = share_formula(_totals(catalog, leading), _totals(catalog, all_of))
    names = ", ".join(program.short_name_ko for program in leading)
    of = Computed(part, "percent", formula)
    return [Datum(names, "비중", str(catalog.fiscal_year), percent(part), of, "title")]


def overview_bars(catalog: Catalog) -> int:
    """Returns how many bars a strategy has at most in the chart of all programs."""
    return MAX_BARS if len(catalog.programs) <= 2 * MAX_BARS else FEW


def rest_words(share: Share, rest: Sequence[Program]) -> str:
    """Returns the label of a strategy's programs that are drawn as one."""
    of = f"전략 {share.strategy.number}의 " if share.strategy else ""
    return f"{of}나머지 사업 {len(rest):,}개"


def _totals(catalog: Catalog, programs: Sequence[Program]) -> list[str]:
    return [catalog.annual(program.program_id).figure_id for program in programs]


def growth_data(growth: Growth) -> tuple[Datum, Datum]:
    """Returns the data of a budget's growth: the original and the addition."""
    originals = plus(budget.figure_id for budget in growth.originals)
    return (
        _growth_datum(growth, "본예산(기정)", growth.original, originals),
        _growth_datum(growth, "추경으로 더한 돈", growth.added, _added_formula(growth)),
    )


def _growth_datum(growth: Growth, series: str, amount: Amount, formula: str) -> Datum:
    """Returns the datum of an amount that a figure prints, or that is computed of several."""
    of = Computed(amount.value, amount.unit, formula) if " " in formula else formula
    year = str(growth.total.fiscal_year)
    return Datum(growth.program.short_name_ko, series, year, money(amount), of)


def growth_rate_datum(growth: Growth) -> Datum:
    """Returns the datum of the rate of growth that a title states."""
    share = percentage(growth.added.base, growth.original.base)
    originals = plus(budget.figure_id for budget in growth.originals)
    of = Computed(share, "percent", f"( {_added_formula(growth)} ) / ( {originals} )")
    name, year = growth.program.short_name_ko, str(growth.total.fiscal_year)
    return Datum(name, "늘어난 비율", year, percent(share), of, "title")


def _added_formula(growth: Growth) -> str:
    if growth.increments:
        return plus(budget.figure_id for budget in growth.increments)
    return minus(growth.total.figure_id, [budget.figure_id for budget in growth.originals])
