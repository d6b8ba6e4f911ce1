from dataclasses import replace

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Budget
from macros.catalog.queries.budget_changes import budget_growths
from macros.render.charts.budget_changes import growth_chart, growth_table, year_changes_tables
from macros.render.charts.sampling import MAX_BARS
from tests.conftest import SEOUL
from tests.markup import parse
from tests.render.tables.test_office import cells


@pytest.mark.of_package(SEOUL)
def test_the_addition_is_drawn_on_top_of_the_original(catalog: Catalog) -> None:
    chart = growth_chart(catalog)
    assert chart is not None
    assert chart.title == (
        "본예산과 추경이 나뉘어 적힌 사업 4개 가운데 "
        "추경으로 늘어난 비율이 가장 큰 것은 도시제조업 작업환경(+105.1%)"
    )
    first = chart.bars[0]
    assert (first.label, first.text) == ("신기술 R&D·펀드", "+320억")
    assert [(y.kind, y.start, y.value) for y in first.layers] == [
        ("mid", 0, 78_102),
        ("strong", 78_102, 110_102),
    ]
    assert "양재 AI 본예산 221억 1,100만 원, 추경 14억 원" in chart.alternative


def test_a_cut_is_no_growth(town: Catalog) -> None:
    def less(budget: Budget) -> Budget:
        added = budget.stage == "supplementary_increment"
        return replace(budget, value=-budget.value) if added else budget

    cut = growth_chart(replace(town, budgets=tuple(map(less, town.budgets))))
    assert cut is not None
    assert cut.title == "- 줄표 예산은 추경으로 5억 원 줄었습니다(−20.0%)"
    assert [bar.text for bar in cut.bars] == ["−5억"]


def test_a_single_growth_is_not_ranked(town: Catalog) -> None:
    chart = growth_chart(town)
    assert chart is not None
    assert chart.title == "- 줄표 예산은 추경으로 5억 원 늘었습니다(+20.0%)"


def test_what_grew_most_is_not_judged_by_rounded_rates(town: Catalog) -> None:
    """Of 20.01 % and 20.02 %, which both round to 20.0 %, the second alone grew most."""
    dash = [b for b in town.budgets if b.program_id == "dash"]

    def grown(program_id: str, thousands: int) -> list[Budget]:
        parts = {"original": 10_000_000, "supplementary_increment": thousands}
        return [
            replace(
                b,
                program_id=program_id,
                value=sum(parts.values()) if b.level == "total" else parts[b.stage],
            )
            for b in dash
        ]

    budgets = (*grown("dash", 2_001_000), *grown("brackets", 2_002_000))
    chart = growth_chart(replace(town, budgets=budgets))
    assert chart is not None
    assert "가장 큰 것은 [대괄호] 100%(+20.0%)" in chart.title


def test_nothing_stated_nothing_shown(town: Catalog) -> None:
    silent = replace(town, budgets=tuple(b for b in town.budgets if b.level == "total"))
    assert growth_chart(silent) is None
    assert growth_table(silent, "") == ""
    assert year_changes_tables(silent, "") == []


@pytest.mark.of_package(SEOUL)
def test_printed_and_computed_amounts_are_distinguished(catalog: Catalog) -> None:
    markup = growth_table(catalog, "budget/")
    assert cells(markup)[1:] == [
        ["신기술 R&D·펀드", "계산 78,102", "계산 32,000", "110,102", "41.0%"],
        ["서울 동행일자리", "86,200", "20,000", "106,200", "23.2%"],
        ["도시제조업 작업환경", "4,803", "5,050", "9,853", "105.1%"],
        ["양재 AI", "22,111", "1,400", "23,511", "6.3%"],
    ]
    ids = parse(markup).xpath(".//details/@id")
    assert "budget-yangjae-ai-original" in ids
    assert len(ids) == 6


@pytest.mark.of_package(SEOUL)
def test_two_years_of_an_item(catalog: Catalog) -> None:
    (two_years,) = year_changes_tables(catalog, "budget/")
    table = cells(two_years)
    assert table[0] == ["항목", "사업", "2022년", "2023년", "차이(계산)"]
    assert table[1] == ["4대 핵심산업 합계", "신기술 R&D·펀드", "8,900", "15,000", "+6,100"]


def test_of_many_growths_the_largest_are_drawn(many: Catalog) -> None:
    growths = budget_growths(many)
    chart = growth_chart(many)
    assert chart is not None
    assert len(growths) > MAX_BARS == len(chart.bars)
    assert f" {len(growths)}개 가운데 1~{MAX_BARS}번째만 그렸습니다." in chart.subtitle
    assert f"적힌 사업 {len(growths)}개 가운데" in chart.title
    # All copies of a program grow by the same part, so those that are named are not alone.
    assert f"등 {len(growths)}개(+20.0%)" in chart.title
