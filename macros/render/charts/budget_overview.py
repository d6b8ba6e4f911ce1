"""Chart of all programs' budgets by strategy, and their matrix by strategy and division."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from decimal import Decimal

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Program
from macros.catalog.money import Amount
from macros.catalog.queries.calculations import (
    budget_sum,
    by_budget,
    comparable,
    division_basis,
    listed,
    percentage,
)
from macros.i18n.korean import number, percent, with_particle
from macros.i18n.money_words import length, money, money_short
from macros.render.charts.budget_data import (
    NO_STRATEGY,
    Share,
    budget_line,
    by_strategy,
    leading_data,
    overview_bars,
    rest_words,
    stages_mixed,
    sum_datum,
)
from macros.render.charts.budgets import amount_header
from macros.render.charts.chart import Chart, Line, evidence_of
from macros.render.charts.sampling import top_n
from macros.render.components.amount import (
    budget_unit,
    caption_unit,
    not_drawn_words,
    share_bar,
    stated_amount,
    sum_amount,
)
from macros.render.components.links import link
from macros.render.components.program_cells import LAST, division_heading, strategy_name
from macros.render.components.table import Cell, Column, html_table
from macros.render.drawing.bars import Bar, Layer
from macros.render.partials import partial

SUM = "합(계산)"
ANY = "*"  # every strategy; no id has an asterisk


def leading_programs(catalog: Catalog) -> tuple[Program, ...]:
    """Returns the fewest programs that together have more than half of all budgets' sum."""
    programs = comparable(catalog.programs, catalog)
    if any(catalog.annual(program.program_id).amount.value < 0 for program in programs):
        return ()  # parts of such a sum may be more than the whole
    whole, so_far, leading = budget_sum(programs, catalog).base, Decimal(0), []
    for program in by_budget(programs, catalog):
        if so_far * 2 > whole or whole <= 0:
            break
        so_far += catalog.annual(program.program_id).amount.base
        leading.append(program)
    return tuple(leading)


def all_programs_chart(catalog: Catalog, page_url: str) -> Chart | None:
    """Returns the chart of every program's budget under its strategy, the largest first.

    Args:
        catalog: The data.
        page_url: Address of the page, from which the table links to the programs.

    Returns:
        None where no program states a budget.
    """
    leading, shares = leading_programs(catalog), by_strategy(catalog)
    drawn = [
        line for share in shares for line in _strategy_lines(catalog, share, leading, page_url)
    ]
    if not drawn:
        return None
    order = "전략마다 큰 차례" if catalog.strategies else "큰 차례"
    return Chart(
        chart_id="chart-programs",
        title=_title(catalog, leading),
        subtitle=f"{catalog.fiscal_year}년 예산, {order}. 모든 막대가 한 잣대입니다. "
        f"합과 비율은 우리가 셈한 값입니다.{not_drawn_words(catalog, catalog.programs)} "
        f"{stages_mixed(catalog, catalog.programs)}".rstrip(),
        shows=f"사업별 {catalog.fiscal_year}년 예산",
        lines=tuple(drawn),
        legend=_legend(len(leading), {layer.kind for line in drawn for layer in line.bar.layers}),
        header=("사업", *amount_header(catalog.fiscal_year, catalog.money_unit)),
        evidence=evidence_of(catalog, drawn, *leading_data(catalog, leading)),
    )


def _legend(leading: int, drawn: Set[str]) -> tuple[tuple[str, str], ...]:
    """Returns kind and label of the bars that are drawn; nothing where all are of one kind."""
    words = {
        "strong": f"더하면 절반이 넘는 사업 {leading}개",
        "mid": "다른 사업",
        "outline": "전략의 합(계산)",
    }
    legend = tuple((kind, label) for kind, label in words.items() if kind in drawn)
    return legend if len(legend) > 1 else ()


def _strategy_lines(
    catalog: Catalog, share: Share, leading: Sequence[Program], page_url: str
) -> Iterator[Line]:
    """Yields the lines of a strategy: its sum, its programs, and the rest of them as one."""
    name, unit, whole = share.label, catalog.money_unit, budget_sum(share.programs, catalog)
    if catalog.strategies:
        mark = Layer("outline", length(whole, unit))
        yield Line(
            Bar(name, f"합 {money_short(whole)}", (mark,), bold=True),
            (f"{name}, {SUM}", number(whole.value), money(whole)),
            money(whole),
            name=f"전략 {name}의 합" if share.strategy else f"{name}의 합",
            data=(sum_datum(catalog, name, share.programs),),
        )
    each, rest = top_n(share.programs, overview_bars(catalog))
    for program in each:
        total = catalog.annual(program.program_id)
        line = budget_line(catalog, program.short_name_ko, total, strong=program in leading)
        row = (
            link("program", program.program_id, program.name_ko, page_url),
            stated_amount(catalog, total.figure_id, number(total.value), page_url),
            money(total.amount),
        )
        yield replace(line, row=row)
    if rest:
        name, amount = rest_words(share, rest), budget_sum(rest, catalog)
        yield Line(
            Bar(name, money_short(amount), (Layer("mid", length(amount, unit)),)),
            (name, number(amount.value), money(amount)),
            money(amount),
            data=(sum_datum(catalog, name, rest),),
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
    """Renders the table of budgets by division and strategy; "" where no division is known.

    A cell of one program opens to its source reference, a cell of several to the programs added.
    """
    basis, programs = division_basis(catalog.programs), listed(catalog.programs, catalog)
    if not basis or not programs:
        return Markup("")
    lines, strategies = _division_lines(catalog, page_url), _columns(catalog)
    most = max(
        budget_sum(comparable(_shared(members, key), catalog), catalog)
        for _, members in lines
        for key, _ in strategies or [(ANY, "")]
    )
    rows = [
        (
            name,
            *(
                _cell(catalog, _shared(members, key), page_url, label, most)
                for key, label in strategies
            ),
            _cell(catalog, members, page_url, SUM),
        )
        for name, members in lines
    ]
    footer = (
        SUM,
        *(_cell(catalog, _shared(programs, key), page_url, label) for key, label in strategies),
        _cell(catalog, programs, page_url, SUM),
    )
    guess = "(추정)" if basis == "inferred" else ""
    by = f"부서{guess}와 전략으로" if strategies else f"부서{guess}로"
    return html_table(
        (
            Column(division_heading(catalog.programs)),
            *(Column(label, numeric=True) for _, label in strategies),
            Column(SUM, numeric=True),
        ),
        rows,
        caption=f"사업의 {catalog.fiscal_year}년 예산을 {by} 나눔. "
        f"{caption_unit(budget_unit(catalog))}",
        footer=footer,
    )


def _division_lines(catalog: Catalog, page_url: str) -> list[tuple[Cell, tuple[Program, ...]]]:
    """Returns divisions with their programs that state a budget, those without division last."""
    divisions = (*catalog.divisions, *catalog.former_divisions)
    lines = [
        (
            Cell(
                link("division", division.division_id, division.name_ko, page_url), division.order
            ),
            listed(catalog.programs_of_division(division.division_id), catalog),
        )
        for division in divisions
    ]
    unknown = tuple(program for program in catalog.programs if not program.division_id)
    lines.append((Cell("부서가 적혀 있지 않음", LAST), listed(unknown, catalog)))
    return [(name, members) for name, members in lines if members]


def _columns(catalog: Catalog) -> list[tuple[str | None, str]]:
    """Returns id and label of the strategies; of no strategy too where programs have none."""
    if not catalog.strategies:
        return []
    found: list[tuple[str | None, str]] = [
        (strategy.strategy_id, strategy_name(strategy)) for strategy in catalog.strategies
    ]
    if listed(catalog.programs_of_strategy(None), catalog):
        found.append((None, NO_STRATEGY))
    return found


def _shared(programs: Sequence[Program], strategy_id: str | None) -> tuple[Program, ...]:
    """Returns those of the programs that are of a strategy; all of them for ``ANY``."""
    return tuple(p for p in programs if strategy_id in (ANY, p.strategy_id))


def _cell(
    catalog: Catalog,
    programs: Sequence[Program],
    page_url: str,
    label: str,
    most: Amount | None = None,
) -> Markup:
    """Renders a cell: the programs' sum, with its column's name for narrow screens, and a bar."""
    if not programs:
        return Markup("")
    totals = [catalog.annual(program.program_id) for program in listed(programs, catalog)]
    if not totals:
        return Markup("")
    own = comparable(programs, catalog)
    bar = share_bar(budget_sum(own, catalog).base, most.base) if most and own else ""
    amount = sum_amount(catalog, totals, page_url)
    return partial("matrix_cell", label=label, sum=amount, count=len(totals), bar=bar)
