"""Chart and tables of budgets before and after a supplementary budget, and of two years."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.detail_index import grouped
from macros.catalog.money import finest
from macros.catalog.queries.budget_changes import Growth, YearChange, budget_growths, year_changes
from macros.catalog.queries.calculations import percentage
from macros.i18n.korean import number, percent
from macros.i18n.money_words import length, money, money_short, unit_words
from macros.render.charts.budget_data import growth_data, growth_rate_datum
from macros.render.charts.chart import Chart, Line, evidence_of
from macros.render.charts.sampling import first_rows, rows_words, window, window_words
from macros.render.components.amount import (
    COMPUTED,
    budget_unit,
    caption_unit,
    difference,
    shown,
    sum_amount,
)
from macros.render.components.links import link
from macros.render.components.source import passport
from macros.render.components.table import Column, html_table
from macros.render.drawing.bars import Bar, Layer

ORIGINAL, ADDED, AFTER = "본예산(기정)", "추경으로 더한 돈", "추경 뒤"
NAMED = 3  # programs that a title names before it counts


def growth_chart(catalog: Catalog) -> Chart | None:
    """Returns the chart of original budgets and additions, the largest addition first.

    None where no program states both.
    """
    growths = [
        growth
        for growth in budget_growths(catalog)
        if growth.total.amount.currency == catalog.currencies[0]
    ]
    if not growths:
        return None
    unit = finest(growth.unit for growth in growths)
    most, places = _fastest(growths), window(len(growths))
    lines = tuple(_line(growths[place], unit) for place in places)
    return Chart(
        chart_id="chart-growth",
        title=_title(most, growths),
        subtitle=f"{catalog.fiscal_year}년 예산. 본예산이 적힌 사업만, 더한 돈이 큰 차례. "
        "오른쪽 수는 더한 돈입니다." + window_words(len(growths), places),
        shows="본예산과 추경으로 더한 돈",
        lines=lines,
        legend=(("mid", ORIGINAL), ("strong", ADDED)),
        header=("사업", *(f"{name}, {unit_words(unit)}" for name in (ORIGINAL, ADDED, AFTER))),
        evidence=evidence_of(catalog, lines, growth_rate_datum(most)),
    )


def _line(growth: Growth, unit: str) -> Line:
    original, added = growth.original, growth.added
    start = length(original, unit)
    layers = (Layer("mid", start), Layer("strong", length(original + added, unit), start))
    amounts = (original, added, growth.total.amount)
    return Line(
        Bar(growth.program.short_name_ko, money_short(added, signed=True), layers),
        (growth.program.name_ko, *(number(amount.to(unit).value) for amount in amounts)),
        f"본예산 {money(original)}, 추경 {money(added)}",
        data=growth_data(growth),
    )


def _fastest(growths: Sequence[Growth]) -> Growth:
    return max(growths, key=_times)


def _times(growth: Growth) -> Fraction:
    """Returns the exact rate of growth, to sort by: two that differ may round to the same."""
    original = growth.original.base
    return Fraction(growth.added.base) / Fraction(original) if original else Fraction(0)


def _rate(growth: Growth) -> Decimal:
    return percentage(growth.added.base, growth.original.base)


def _share(growth: Growth) -> str:
    return percent(_rate(growth))


def _title(most: Growth, growths: Sequence[Growth]) -> str:
    """Returns the title: whose budget grew at the highest rate, or that none grew."""
    name, share = most.program.short_name_ko, _share(most)
    if len(growths) == 1:
        if not most.added:
            return f"{name} 예산은 추경 앞뒤가 같습니다"
        if most.added.value > 0:
            return f"{name} 예산은 추경으로 {money(most.added)} 늘었습니다(+{share})"
        return f"{name} 예산은 추경으로 {money(-most.added)} 줄었습니다({share})"
    among = f"본예산과 추경이 나뉘어 적힌 사업 {len(growths):,}개 가운데"
    if most.added.value <= 0:
        return f"{among} 늘어난 것은 없습니다"
    fastest = [g.program.short_name_ko for g in growths if _times(g) == _times(most)]
    named = ", ".join(fastest[:NAMED])
    if len(fastest) > NAMED:
        named += f" 등 {len(fastest):,}개"
    return f"{among} 추경으로 늘어난 비율이 가장 큰 것은 {named}(+{share})"


def growth_table(catalog: Catalog, page_url: str) -> Markup:
    """Renders the table of original budget, addition and amount after; "" without any."""
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
            passport(catalog, g.total.figure_id, shown(catalog, g.total.amount), anchor=False),
            _share(g),
        )
        for g in first_rows(growths)
    ]
    unit = caption_unit(budget_unit(catalog), of="금액의 ")
    caption = f"본예산과 추경. {unit}.{rows_words(len(growths))}".rstrip(".")
    return html_table(columns, rows, caption=caption)


def original_amount(catalog: Catalog, growth: Growth, page_url: str) -> Markup:
    """Renders a program's original budget, marked where it is the sum of its items.

    Args:
        catalog: The data.
        growth: Its budget before and after.
        page_url: Address of the page, from the root of the site.
    """
    return _marked(
        sum_amount(catalog, growth.originals, page_url, anchor=True),
        computed=len(growth.originals) > 1,
    )


def added_amount(catalog: Catalog, growth: Growth, page_url: str) -> Markup:
    """Renders what the supplementary budget adds, marked where the report does not print it.

    Args:
        catalog: The data.
        growth: Its budget before and after.
        page_url: Address of the page, from the root of the site.
    """
    if not growth.increments:
        left = difference(catalog, growth.total, growth.originals, page_url)
        return _marked(left, computed=True)
    return _marked(
        sum_amount(catalog, growth.increments, page_url, anchor=True),
        computed=len(growth.increments) > 1,
    )


def _marked(amount: Markup, *, computed: bool) -> Markup:
    return COMPUTED + Markup(" ") + amount if computed else amount


def year_changes_tables(catalog: Catalog, page_url: str) -> list[Markup]:
    """Renders a table for each pair of years for which the report states both amounts."""
    by_year = grouped(year_changes(catalog), lambda change: change.after.fiscal_year)
    return [_year_table(catalog, year, by_year[year], page_url) for year in sorted(by_year)]


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
            passport(catalog, change.before.figure_id, shown(catalog, change.before.amount)),
            passport(catalog, change.after.figure_id, shown(catalog, change.after.amount)),
            _change(catalog, change),
        )
        for change in first_rows(changes)
    ]
    sample_note = rows_words(len(changes))
    unit = caption_unit(budget_unit(catalog))
    caption = f"{year - 1}년과 {year}년의 금액이 함께 적힌 것. {unit}.{sample_note}".rstrip(".")
    return html_table(columns, rows, caption=caption)


def _change(catalog: Catalog, change: YearChange) -> str:
    words = shown(catalog, change.change)
    return f"+{words}" if change.change.value > 0 else words
