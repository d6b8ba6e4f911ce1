"""How budgets grew, for the programs whose original budget the report states."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.detail_index import grouped
from macros.catalog.growth import Growth, YearChange, budget_growths, year_changes
from macros.catalog.measures import percentage
from macros.render.amounts import COMPUTED, difference, sum_amount
from macros.render.bars import Bar, Layer
from macros.render.budget_data import growth_data
from macros.render.chart import Chart, list_alternative
from macros.render.crowd import first_rows, rows_words, window, window_words
from macros.render.evidence import figure_evidence
from macros.render.links import link
from macros.render.passport import passport
from macros.render.tables import Column, html_table
from macros.render.text import number, percent, with_particle, won, won_short

ORIGINAL, ADDED, AFTER = "본예산(기정)", "추경으로 더한 돈", "추경 뒤"


def growth_chart(catalog: Catalog) -> Chart | None:
    """Original budget and addition, the largest addition first; None where none is stated."""
    growths = budget_growths(catalog)
    if not growths:
        return None
    most, places = _fastest(growths), window(len(growths))
    drawn = [growths[place] for place in places]
    return Chart(
        chart_id="chart-growth",
        title=_title(most, len(growths)),
        subtitle=f"{catalog.fiscal_year}년 예산. 본예산이 적힌 사업만, 더한 돈이 큰 차례. "
        "오른쪽 수는 더한 돈입니다." + window_words(len(growths), places),
        alternative=list_alternative(
            "본예산과 추경으로 더한 돈",
            [
                (g.program.short_name_ko, f"본예산 {won(g.original)}, 추경 {won(g.added)}")
                for g in drawn
            ],
        ),
        bars=tuple(
            Bar(
                g.program.short_name_ko,
                f"+{won_short(g.added)}",
                (Layer("mid", g.original), Layer("strong", g.original + g.added, g.original)),
            )
            for g in drawn
        ),
        legend=(("mid", ORIGINAL), ("strong", ADDED)),
        header=("사업", f"{ORIGINAL}, 백만원", f"{ADDED}, 백만원", f"{AFTER}, 백만원"),
        rows=tuple(
            (g.program.name_ko, number(g.original), number(g.added), number(g.total.value))
            for g in drawn
        ),
        evidence=figure_evidence(catalog, growth_data(drawn, most)),
    )


def _fastest(growths: Sequence[Growth]) -> Growth:
    return max(growths, key=lambda growth: percentage(growth.added, growth.original))


def _share(growth: Growth) -> str:
    return percent(percentage(growth.added, growth.original))


def _title(most: Growth, count: int) -> str:
    name = with_particle(most.program.short_name_ko, "은/는")
    words = f"{name} 추경을 더하면 본예산보다 {_share(most)}가 늘어"
    if count == 1:
        return f"{words}납니다"
    return f"{words}, 적힌 {count:,}개 사업 가운데 늘어난 비율이 가장 큽니다"


def growth_table(catalog: Catalog, page_url: str) -> Markup:
    """Original budget, addition and amount after; nothing where none is stated."""
    growths = budget_growths(catalog)
    if not growths:
        return Markup("")
    columns = (
        Column("사업"),
        *(Column(heading, numeric=True) for heading in (ORIGINAL, ADDED, AFTER)),
        Column("늘어난 비율(계산)", numeric=True),
    )
    rows = [
        (
            link("program", g.program.program_id, g.program.short_name_ko, page_url),
            original_amount(catalog, g, page_url),
            added_amount(catalog, g, page_url),
            # The table of all programs on that page is the place of this figure.
            passport(catalog, g.total.figure_id, number(g.total.value), anchor=False),
            _share(g),
        )
        for g in first_rows(growths)
    ]
    caption = f"본예산과 추경. 금액의 단위는 백만원.{rows_words(len(growths))}".rstrip(".")
    return _tight(html_table(columns, rows, caption=caption))


def original_amount(catalog: Catalog, growth: Growth, page_url: str) -> Markup:
    """Returns the original budget, marked where it is the sum of its items."""
    return _marked(
        sum_amount(catalog, growth.originals, page_url, anchor=True),
        computed=len(growth.originals) > 1,
    )


def added_amount(catalog: Catalog, growth: Growth, page_url: str) -> Markup:
    """Returns what the supplementary budget adds, marked where it is not printed as such."""
    if not growth.increments:
        left = difference(catalog, growth.total, growth.originals, page_url)
        return _marked(left, computed=True)
    return _marked(
        sum_amount(catalog, growth.increments, page_url, anchor=True),
        computed=len(growth.increments) > 1,
    )


def _marked(amount: Markup, *, computed: bool) -> Markup:
    return COMPUTED + Markup(" ") + amount if computed else amount


def year_changes_table(catalog: Catalog, page_url: str) -> Markup:
    """Amounts stated for two years running, a table a pair of years; nothing without any."""
    by_year = grouped(year_changes(catalog), lambda change: change.after.fiscal_year)
    return Markup("").join(
        _year_table(catalog, year, by_year[year], page_url) for year in sorted(by_year)
    )


def _year_table(
    catalog: Catalog, year: int, changes: Sequence[YearChange], page_url: str
) -> Markup:
    columns = (
        Column("항목"),
        Column("사업"),
        Column(f"{year - 1}년", numeric=True),
        Column(f"{year}년", numeric=True),
        Column("차이(계산)", numeric=True),
    )
    rows = [
        (
            change.after.item_ko,
            link("program", change.program.program_id, change.program.short_name_ko, page_url),
            passport(catalog, change.before.figure_id, number(change.before.value)),
            passport(catalog, change.after.figure_id, number(change.after.value)),
            _change(change),
        )
        for change in first_rows(changes)
    ]
    told = rows_words(len(changes))
    caption = f"{year - 1}년과 {year}년의 금액이 함께 적힌 것. 단위는 백만원.{told}".rstrip(".")
    return _tight(html_table(columns, rows, caption=caption))


def _tight(table: Markup) -> Markup:
    """Wraps a table whose names are short, so that a phone shows all its columns."""
    return Markup('<div class="ol-tight">{}</div>').format(table)


def _change(change: YearChange) -> str:
    value = change.after.value - change.before.value
    return f"+{number(value)}" if value > 0 else number(value)
