"""All programs' budgets in one view: by strategy as bars, by strategy and division as a matrix."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.measures import budget_sum, by_budget, percentage, stages_differ
from macros.catalog.model import Program, Strategy
from macros.render.amounts import share_bar, stated_amount, sum_amount
from macros.render.bars import Bar, Layer
from macros.render.budget_charts import MIXED, amount_header
from macros.render.budget_data import overview_bars, overview_data, rest_words
from macros.render.chart import Chart, list_alternative
from macros.render.crowd import largest
from macros.render.evidence import figure_evidence
from macros.render.links import link
from macros.render.tables import Cell, Column, html_table
from macros.render.text import escape, number, percent, won, won_short

SUM = "합(계산)"


def strategies_by_budget(catalog: Catalog) -> tuple[Strategy, ...]:
    """Returns the strategies from the largest sum of budgets down, then by number."""
    return tuple(
        sorted(
            catalog.strategies,
            key=lambda s: (
                -budget_sum(catalog.programs_of_strategy(s.strategy_id), catalog),
                s.number,
            ),
        )
    )


def leading_programs(catalog: Catalog) -> tuple[Program, ...]:
    """Returns the fewest programs that together have more than half of all budgets' sum."""
    whole, so_far, leading = budget_sum(catalog.programs, catalog), 0, []
    for program in by_budget(catalog.programs, catalog):
        if so_far * 2 > whole or not whole:
            break
        so_far += catalog.total(program.program_id).value
        leading.append(program)
    return tuple(leading)


def all_programs_chart(catalog: Catalog, page_url: str) -> Chart:
    """Every program's budget as a bar to one scale, under its strategy, largest first.

    Args:
        catalog: The data.
        page_url: Address of the page, from which the table links to the programs.
    """
    leading = leading_programs(catalog)
    bars: list[Bar] = []
    rows: list[tuple[str, ...]] = []
    listed: list[tuple[str, str]] = []
    for strategy in strategies_by_budget(catalog):
        programs = by_budget(catalog.programs_of_strategy(strategy.strategy_id), catalog)
        name, together = (
            f"{strategy.number} {strategy.short_name_ko}",
            budget_sum(programs, catalog),
        )
        bars.append(
            Bar(name, f"합 {won_short(together)}", (Layer("outline", together),), bold=True)
        )
        rows.append((f"{name}, {SUM}", number(together), won(together)))
        listed.append((f"전략 {name}의 합", won(together)))
        each, rest = largest(programs, overview_bars(catalog))
        for program in each:
            total = catalog.total(program.program_id)
            value = total.value
            kind = "strong" if program in leading else "mid"
            bars.append(Bar(program.short_name_ko, won_short(value), (Layer(kind, value),)))
            rows.append(
                (
                    link("program", program.program_id, program.name_ko, page_url),
                    stated_amount(catalog, total.figure_id, number(total.value), page_url),
                    won(value),
                )
            )
            listed.append((program.short_name_ko, won(value)))
        if rest:
            name, value = rest_words(strategy, rest), budget_sum(rest, catalog)
            bars.append(Bar(name, won_short(value), (Layer("mid", value),)))
            rows.append((name, number(value), won(value)))
            listed.append((name, won(value)))
    return Chart(
        chart_id="chart-programs",
        title=_title(catalog, leading),
        subtitle=f"{catalog.fiscal_year}년 예산, 전략마다 큰 차례. 모든 막대가 한 잣대입니다. "
        "합과 비율은 우리가 셈한 값입니다."
        + (MIXED if stages_differ(catalog.programs, catalog) else ""),
        alternative=list_alternative(f"사업별 {catalog.fiscal_year}년 예산", listed),
        bars=tuple(bars),
        legend=(
            ("strong", f"더하면 절반이 넘는 사업 {len(leading)}개"),
            ("mid", "다른 사업"),
            ("outline", "전략의 합(계산)"),
        ),
        header=("사업", *amount_header(catalog.fiscal_year)),
        rows=tuple(rows),
        evidence=figure_evidence(
            catalog, overview_data(catalog, strategies_by_budget(catalog), leading)
        ),
    )


def _title(catalog: Catalog, leading: Sequence[Program]) -> str:
    count, whole = len(catalog.programs), budget_sum(catalog.programs, catalog)
    if not leading:
        return f"사업 {count}개의 예산"
    share = percentage(budget_sum(leading, catalog), whole)
    return f"사업 {count}개 가운데 {len(leading)}개가 사업 예산의 절반이 넘습니다({percent(share)})"


def budget_matrix(catalog: Catalog, page_url: str) -> Markup:
    """Budgets by inferred division and strategy, closed with their sums.

    A cell of one program opens to the passport, a cell of several to the programs added up.
    """
    cells = [catalog.programs_of_division(d.division_id) for d in catalog.divisions]
    most = max(
        (
            budget_sum(_shared(programs, s), catalog)
            for programs in cells
            for s in catalog.strategies
        ),
        default=0,
    )
    columns = (
        Column("맡은 부서(추정)"),
        *(Column(f"{s.number} {s.short_name_ko}", numeric=True) for s in catalog.strategies),
        Column(SUM, numeric=True),
    )
    rows = [
        (
            Cell(
                link("division", division.division_id, division.name_ko, page_url), division.order
            ),
            *(
                _cell(catalog, _shared(programs, s), page_url, _label(s), most)
                for s in catalog.strategies
            ),
            _cell(catalog, programs, page_url, SUM),
        )
        for division, programs in zip(catalog.divisions, cells, strict=True)
        if programs
    ]
    footer = (
        SUM,
        *(
            _cell(catalog, catalog.programs_of_strategy(s.strategy_id), page_url, _label(s))
            for s in catalog.strategies
        ),
        _cell(catalog, catalog.programs, page_url, SUM),
    )
    table = html_table(
        columns,
        rows,
        caption=f"사업의 {catalog.fiscal_year}년 예산을 부서(추정)와 전략으로 나눔. 단위는 백만원",
        footer=footer,
    )
    return Markup('<div class="ol-matrix">{}</div>').format(table)


def _shared(programs: Sequence[Program], strategy: Strategy) -> tuple[Program, ...]:
    return tuple(p for p in programs if p.strategy_id == strategy.strategy_id)


def _label(strategy: Strategy) -> str:
    return f"{strategy.number} {strategy.short_name_ko}"


def _cell(
    catalog: Catalog, programs: Sequence[Program], page_url: str, label: str, most: int = 0
) -> Markup:
    """Returns the sum of programs with its column's name, which a phone shows, and a bar."""
    if not programs:
        return Markup("")
    totals = [catalog.total(program.program_id) for program in programs]
    bar = share_bar(sum(total.value for total in totals), most) if most else ""
    count = Markup(' <span class="ol-why">{}개</span>').format(len(programs))
    return Markup('<span class="ol-matrix__label">{}</span>{}{}{}').format(
        escape(label), sum_amount(catalog, totals, page_url), count, bar
    )
