from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.queries.budget_changes import budget_growths
from macros.i18n.korean import percent
from macros.render.charts.budget_changes import growth_chart
from macros.render.charts.budget_data import (
    budget_line,
    growth_data,
    growth_rate_datum,
    leading_data,
    share_datum,
)
from macros.render.charts.budget_overview import all_programs_chart
from macros.render.charts.budgets import parts_chart, programs_chart, strategies_chart
from macros.render.charts.chart import Chart
from macros.render.charts.data import Computed, Datum
from tests.amounts import won
from tests.conftest import SEOUL, there


@pytest.fixture(params=["catalog", "town"])
def data(request: pytest.FixtureRequest) -> Catalog:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Catalog)
    return found


def charts(catalog: Catalog) -> Iterator[Chart]:
    yield there(all_programs_chart(catalog, ""))
    yield there(strategies_chart(catalog))
    for group in catalog.groups:
        yield there(
            programs_chart(catalog, catalog.programs_of_group(group.group_id), "chart-group")
        )
    for program in catalog.programs:
        around = catalog.programs_of_strategy(program.strategy_id)
        yield there(programs_chart(catalog, around, "chart-strategy", program.program_id))
        parts = parts_chart(catalog, program)
        if parts:
            yield parts
    growth = growth_chart(catalog)
    if growth:
        yield growth


def rows_of(chart: Chart) -> list[dict[str, Any]]:
    return [dict(zip(chart.evidence.header, row, strict=True)) for row in chart.evidence.rows]


def computed(catalog: Catalog, formula: str, unit: str) -> Decimal:
    """Reads a formula on its own: sums, and at most one ratio of them."""
    sums = []
    for bracket in formula.split(" / "):
        words = ["+", *bracket.removeprefix("( ").removesuffix(" )").split()]
        terms = zip(words[::2], words[1::2], strict=True)
        signs = {"+": 1, "-": -1}
        values = [signs[sign] * Fraction(catalog.value(term)) for sign, term in terms]
        sums.append(sum(values, Fraction(0)))
    if unit != "percent":
        (amount,) = sums
        return Decimal(int(amount))
    part, whole = sums
    exact, places = part / whole * 100, 1
    while True:
        rounded = Fraction(floor(exact * 10**places + Fraction(1, 2)), 10**places)
        # None, half and all are said only where they are so.
        if rounded == exact or rounded not in {0, 50, 100}:
            return Decimal(rounded.numerator) / rounded.denominator
        places += 1


def test_every_number_is_its_figure_or_what_its_formula_gives(data: Catalog) -> None:
    for chart in charts(data):
        for row in rows_of(chart):
            assert bool(row["figure_id"]) != bool(row["formula"]), row
            if row["figure_id"]:
                figure = data.figures[row["figure_id"]]
                assert row["value"] == figure.value
                assert (row["unit"], row["source_line"]) == (figure.unit, figure.source.line)
            else:
                assert row["value"] == computed(data, row["formula"], row["unit"]), row
                assert row["source_line"] == ""


def test_the_words_of_a_row_are_of_its_value(data: Catalog) -> None:
    for chart in charts(data):
        for row in rows_of(chart):
            words = percent if row["unit"] == "percent" else won
            assert row["words_ko"] == words(row["value"])


def test_the_rows_of_bars_are_what_is_drawn_in_the_order_it_is_drawn(data: Catalog) -> None:
    for chart in charts(data):
        stated = [row["value"] for row in rows_of(chart) if row["shown_in"] == "bar"]
        drawn = [layer.value - layer.start for bar in chart.bars for layer in bar.layers]
        # A hairline parts the segments of the strategies.
        gap = sum(stated) / 500 if chart.chart_id == "chart-strategies" else 0
        assert drawn == pytest.approx([max(value - gap, 0) for value in stated])


def test_a_row_of_a_title_is_said_there(data: Catalog) -> None:
    said = 0
    for chart in charts(data):
        for row in rows_of(chart):
            if row["shown_in"] == "title" and chart.chart_id != "chart-strategy":
                assert row["words_ko"] in chart.title
                said += 1
    assert said >= 3


def test_an_amount_says_its_year_and_stage(town: Catalog) -> None:
    total = town.total("dash")
    assert budget_line(town, "- 줄표", total).data == (
        Datum("- 줄표", "2024년 예산(예산 단계: 추경 뒤)", "2024", "30억 원", "budget-dash"),
    )
    of = Computed(Decimal("83.3"), "percent", "budget-dash-original / budget-dash")
    assert share_datum("본예산", total, of) == Datum("본예산", "비중", "2024", "83.3%", of, "title")


def test_strategies_come_before_their_programs_and_the_share_last(town: Catalog) -> None:
    rows = list(rows_of(there(all_programs_chart(town, ""))))
    assert [(row["label_ko"], row["series_ko"]) for row in rows if row["formula"]] == [
        ('1 "별" & 달', "사업 예산의 합"),
        ("2 처음_밑줄_", "사업 예산의 합"),
        ("[대괄호] 100%", "비중"),
    ]
    assert [row["figure_id"] for row in rows if row["figure_id"]] == [
        "budget-brackets",
        "budget-dash",
        "budget-long-name",
    ]
    formula = "budget-brackets / ( budget-brackets + budget-long-name + budget-dash )"
    assert (rows[-1]["value"], rows[-1]["formula"]) == (Decimal("99.8"), formula)


def test_nothing_leads_no_share(town: Catalog) -> None:
    assert leading_data(town, []) == []


@pytest.mark.of_package(SEOUL)
def test_growth_names_the_figure_where_one_prints_it(catalog: Catalog) -> None:
    growths = {growth.program.program_id: growth for growth in budget_growths(catalog)}
    printed = growths["companion-jobs"]
    original, added = growth_data(printed)
    assert original.of == "budget-companion-jobs-original"
    assert added.of == "budget-companion-jobs-supplementary"


@pytest.mark.of_package(SEOUL)
def test_growth_is_after_minus_before_where_the_addition_is_not_printed(catalog: Catalog) -> None:
    growths = {growth.program.program_id: growth for growth in budget_growths(catalog)}
    split = growths["rnd-vision-fund"]
    rnd, fund = (budget.figure_id for budget in split.originals)
    (original, added), share = growth_data(split), growth_rate_datum(split)
    left = f"budget-rnd-vision-fund - {rnd} - {fund}"
    assert original.of == Computed(78_102, "KRW_million", f"{rnd} + {fund}")
    assert added.of == Computed(32_000, "KRW_million", left)
    assert share.of == Computed(Decimal("41.0"), "percent", f"( {left} ) / ( {rnd} + {fund} )")
    assert (share.words, share.shown_in) == ("41.0%", "title")
