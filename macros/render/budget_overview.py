"""All programs' budgets in one view: by strategy as bars, by strategy and division as a matrix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.measures import budget_sum, by_budget, comparable, listed, percentage
from macros.catalog.model import Program, Strategy
from macros.catalog.money import Amount
from macros.catalog.money_words import length, money, money_short
from macros.render.amounts import budget_unit, caption_unit, share_bar, stated_amount, sum_amount
from macros.render.bars import Bar, Layer
from macros.render.budget_charts import amount_header
from macros.render.budget_data import overview_bars, overview_data, rest_words, stages_mixed
from macros.render.chart import Chart, list_alternative
from macros.render.crowd import largest
from macros.render.evidence import figure_evidence
from macros.render.links import link
from macros.render.tables import Cell, Column, html_table
from macros.render.text import escape, number, percent, with_particle

SUM = "합(계산)"


def strategies_by_budget(catalog: Catalog) -> tuple[Strategy, ...]:
    """Returns the strategies from the largest sum of budgets down, then by number."""
    return tuple(
        sorted(
            catalog.strategies,
            key=lambda s: (
                -strategy_sum(catalog, s).base,
                s.number,
            ),
        )
    )


def strategy_sum(catalog: Catalog, strategy: Strategy) -> Amount:
    """Returns the sum of a strategy's budgets that are in the currency of most."""
    members = catalog.programs_of_strategy(strategy.strategy_id)
    return budget_sum(comparable(members, catalog), catalog)


def leading_programs(catalog: Catalog) -> tuple[Program, ...]:
    """Returns the fewest programs that together have more than half of all budgets' sum."""
    programs = comparable(catalog.programs, catalog)
    whole, so_far, leading = budget_sum(programs, catalog).base, Decimal(0), []
    for program in by_budget(programs, catalog):
        if so_far * 2 > whole or whole <= 0:
            break
        so_far += catalog.annual(program.program_id).amount.base
        leading.append(program)
    return tuple(leading)


def all_programs_chart(catalog: Catalog, page_url: str) -> Chart:
    """Every program's budget as a bar to one scale, under its strategy, largest first.

    Args:
        catalog: The data.
        page_url: Address of the page, from which the table links to the programs.
    """
    leading = leading_programs(catalog)
    drawn = [
        line
        for strategy in strategies_by_budget(catalog)
        for line in _strategy_lines(catalog, strategy, leading, page_url)
    ]
    return Chart(
        chart_id="chart-programs",
        title=_title(catalog, leading),
        subtitle=f"{catalog.fiscal_year}년 예산, 전략마다 큰 차례. 모든 막대가 한 잣대입니다. "
        f"합과 비율은 우리가 셈한 값입니다. {stages_mixed(catalog, catalog.programs)}".rstrip(),
        alternative=list_alternative(
            f"사업별 {catalog.fiscal_year}년 예산", [line.said for line in drawn]
        ),
        bars=tuple(line.bar for line in drawn),
        legend=(
            ("strong", f"더하면 절반이 넘는 사업 {len(leading)}개"),
            ("mid", "다른 사업"),
            ("outline", "전략의 합(계산)"),
        ),
        header=("사업", *amount_header(catalog.fiscal_year, catalog.money_unit)),
        rows=tuple(line.row for line in drawn),
        evidence=figure_evidence(
            catalog, overview_data(catalog, strategies_by_budget(catalog), leading)
        ),
    )


@dataclass(frozen=True)
class _Line:
    """A bar, the row of the table beside it, and what is said of it."""

    bar: Bar
    row: tuple[str, ...]
    said: tuple[str, str]


def _strategy_lines(
    catalog: Catalog, strategy: Strategy, leading: Sequence[Program], page_url: str
) -> Iterator[_Line]:
    """Yields the sum of a strategy, its programs, and those drawn as one."""
    members = catalog.programs_of_strategy(strategy.strategy_id)
    programs, unit = by_budget(comparable(members, catalog), catalog), catalog.money_unit
    name, whole = f"{strategy.number} {strategy.short_name_ko}", budget_sum(programs, catalog)
    yield _Line(
        Bar(name, f"합 {money_short(whole)}", (Layer("outline", length(whole, unit)),), bold=True),
        (f"{name}, {SUM}", number(whole.value), money(whole)),
        (f"전략 {name}의 합", money(whole)),
    )
    each, rest = largest(programs, overview_bars(catalog))
    for program in each:
        total = catalog.annual(program.program_id)
        kind = "strong" if program in leading else "mid"
        yield _Line(
            Bar(
                program.short_name_ko,
                money_short(total.amount),
                (Layer(kind, length(total.amount, unit)),),
            ),
            (
                link("program", program.program_id, program.name_ko, page_url),
                stated_amount(catalog, total.figure_id, number(total.value), page_url),
                money(total.amount),
            ),
            (program.short_name_ko, money(total.amount)),
        )
    if rest:
        name, others = rest_words(strategy, rest), budget_sum(rest, catalog)
        yield _Line(
            Bar(name, money_short(others), (Layer("mid", length(others, unit)),)),
            (name, number(others.value), money(others)),
            (name, money(others)),
        )


def _title(catalog: Catalog, leading: Sequence[Program]) -> str:
    programs = comparable(catalog.programs, catalog)
    count, whole = len(programs), budget_sum(programs, catalog)
    if not leading or count == 1:
        return f"사업 {count}개의 예산"
    share = percentage(budget_sum(leading, catalog).base, whole.base)
    if len(leading) == 1:
        name = with_particle(leading[0].short_name_ko, "이/가")
        return f"사업 {count}개 가운데 {name} 예산의 절반이 넘습니다({percent(share)})"
    return f"사업 {count}개 가운데 {len(leading)}개가 사업 예산의 절반이 넘습니다({percent(share)})"


def budget_matrix(catalog: Catalog, page_url: str) -> Markup:
    """Budgets by inferred division and strategy, closed with their sums.

    A cell of one program opens to the passport, a cell of several to the programs added up.
    """
    cells = [catalog.programs_of_division(d.division_id) for d in catalog.divisions]
    most = max(
        (
            budget_sum(comparable(_shared(programs, s), catalog), catalog)
            for programs in cells
            for s in catalog.strategies
        ),
        default=Amount(0, catalog.money_unit),
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
        if listed(programs, catalog)
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
        caption=f"사업의 {catalog.fiscal_year}년 예산을 부서(추정)와 전략으로 나눔. "
        f"{caption_unit(budget_unit(catalog))}",
        footer=footer,
    )
    return Markup('<div class="ol-matrix">{}</div>').format(table)


def _shared(programs: Sequence[Program], strategy: Strategy) -> tuple[Program, ...]:
    return tuple(p for p in programs if p.strategy_id == strategy.strategy_id)


def _label(strategy: Strategy) -> str:
    return f"{strategy.number} {strategy.short_name_ko}"


def _cell(
    catalog: Catalog,
    programs: Sequence[Program],
    page_url: str,
    label: str,
    most: Amount | None = None,
) -> Markup:
    """Returns the sum of programs with its column's name, which a phone shows, and a bar."""
    if not programs:
        return Markup("")
    totals = [catalog.annual(program.program_id) for program in listed(programs, catalog)]
    if not totals:
        return Markup("")
    own = comparable(programs, catalog)
    bar = share_bar(budget_sum(own, catalog).base, most.base) if most and own else ""
    count = Markup(' <span class="ol-why">{}개</span>').format(len(totals))
    return Markup('<span class="ol-matrix__label">{}</span>{}{}{}').format(
        escape(label), sum_amount(catalog, totals, page_url), count, bar
    )
