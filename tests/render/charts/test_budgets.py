import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.queries.calculations import budget_sum, by_budget, percentage
from macros.i18n.korean import number, percent
from macros.render.charts.budgets import parts_chart, programs_chart, strategies_chart
from macros.render.charts.sampling import MAX_BARS
from tests.amounts import won
from tests.conftest import SEOUL, there


@pytest.mark.of_package(SEOUL)
def test_programs_are_drawn_largest_first_with_one_marked(catalog: Catalog) -> None:
    programs = catalog.programs_of_strategy("investment-startups")
    chart = there(programs_chart(catalog, programs, "x", "campus-town"))
    values = [bar.layers[0].value for bar in chart.bars]
    assert values == sorted(values, reverse=True)
    assert [bar.label for bar in chart.bars if bar.layers[0].kind == "strong"] == ["캠퍼스타운"]
    assert chart.title == ("캠퍼스타운은 411억 1,500만 원, 6개 사업 가운데 둘째로 큽니다(20.6%)")


@pytest.mark.of_package(SEOUL)
def test_without_a_mark_the_largest_stands_out(catalog: Catalog) -> None:
    chart = there(programs_chart(catalog, catalog.programs_of_group("public-jobs"), "x"))
    assert chart.bars[0].layers[0].kind == "strong"
    assert "가장 큽니다" in chart.title


def test_one_program_has_no_rank(town: Catalog) -> None:
    chart = there(programs_chart(town, town.programs_of_strategy("stars"), "x"))
    assert chart.title == "[대괄호] 100%는 1조 7,000억 원"


def test_programs_without_money_are_drawn(town: Catalog) -> None:
    chart = there(programs_chart(town, [town.program("long-name")], "x"))
    assert chart.bars[0].layers[0].value == 0
    assert chart.rows[0][2] == "0원"


@pytest.mark.of_package(SEOUL)
def test_parts_by_item_are_of_the_total_s_stage(catalog: Catalog) -> None:
    chart = parts_chart(catalog, catalog.program("rnd-vision-fund"))
    assert chart is not None
    assert [bar.layers[0].value for bar in chart.bars] == [70_000, 40_102]
    assert chart.title == "펀드가 700억 원으로 가장 큽니다(63.6%)"


def test_what_is_nearly_all_is_not_said_to_be_all(two_reports: Catalog) -> None:
    """1,799,998 of 1,800,000 is not 100.0 %."""
    chart = there(parts_chart(two_reports, two_reports.program("brackets")))
    assert chart.title.endswith("가장 큽니다(99.9999%)")


@pytest.mark.of_package(SEOUL)
def test_parts_by_stage_say_how_the_budget_grew(catalog: Catalog) -> None:
    chart = parts_chart(catalog, catalog.program("companion-jobs"))
    assert chart is not None
    assert [bar.layers[0].value for bar in chart.bars] == [86_200, 20_000, 106_200]
    assert chart.title == "처음 862억 원에 추경 200억 원을 더해 1,062억 원"


@pytest.mark.of_package(SEOUL)
def test_no_parts_no_chart(catalog: Catalog) -> None:
    assert parts_chart(catalog, catalog.program("job-cafe")) is None


@pytest.mark.of_package(SEOUL)
@pytest.mark.parametrize("number_of_strategy", range(5))
def test_table_words_and_bars_say_the_same(catalog: Catalog, number_of_strategy: int) -> None:
    strategy = catalog.strategies[number_of_strategy]
    chart = there(programs_chart(catalog, catalog.programs_of_strategy(strategy.strategy_id), "x"))
    for bar, row in zip(chart.bars, chart.rows, strict=True):
        value = int(bar.layers[0].value)
        assert row[1:] == (number(value), won(value))
        assert f"{bar.label} {won(value)}" in chart.alternative


@pytest.mark.of_package(SEOUL)
def test_strategies_are_as_long_as_their_programs_together(catalog: Catalog) -> None:
    chart = there(strategies_chart(catalog))
    assert [bar.label[0] for bar in chart.bars] == ["2", "5", "3", "4", "1"]
    assert chart.title == ("사업 예산의 74.6%가 투자·창업 생태계와 민생경제·지속 성장에 있습니다")
    for bar, row in zip(chart.bars, chart.rows, strict=True):
        starts = [layer.start for layer in bar.layers]
        assert starts == sorted(starts)
        assert starts[0] == 0
        assert bar.layers[-1].value <= int(row[1].replace(",", ""))
    assert sum(len(bar.layers) for bar in chart.bars) == 25


def test_of_many_programs_a_page_s_chart_draws_the_neighbours(many: Catalog) -> None:
    programs = by_budget(many.programs_of_strategy("first"), many)
    assert len(programs) > MAX_BARS
    chart = there(programs_chart(many, programs, "x", programs[19].program_id))
    assert [bar.label for bar in chart.bars] == [p.short_name_ko for p in programs[14:25]]
    assert f"{len(programs)}개 사업 가운데 20번째로 큽니다" in chart.title
    assert f"{len(programs)}개 가운데 15~25번째만 그렸습니다." in chart.subtitle
    # A share would rest on programs that are not drawn.
    assert "%" not in chart.title
    assert len(chart.evidence.rows) == len(chart.bars)


def test_of_many_programs_a_strategy_s_chart_draws_the_largest(many: Catalog) -> None:
    programs = by_budget(many.programs_of_strategy("first"), many)
    chart = there(programs_chart(many, programs, "x"))
    assert [bar.label for bar in chart.bars] == [p.short_name_ko for p in programs[:MAX_BARS]]
    whole = budget_sum(programs, many)
    share = percent(percentage(many.total(programs[0].program_id).value, whole.value))
    assert chart.title.endswith(f"가장 큽니다({share})")


def test_many_programs_of_a_strategy_end_in_one_part(many: Catalog) -> None:
    chart = there(strategies_chart(many))
    assert f"칸 하나가 사업 하나, {MAX_BARS}번째부터는 한 칸에 모음" in chart.subtitle
    hairline = sum(int(row[1].replace(",", "")) for row in chart.rows) / 500
    for bar, row in zip(chart.bars, chart.rows, strict=True):
        assert len(bar.layers) <= MAX_BARS
        ends = bar.layers[-1].value, bar.layers[-1].start
        whole = int(row[1].replace(",", ""))
        assert ends[1] <= ends[0] <= whole
        assert ends[0] >= whole - hairline  # a shorter part is not drawn
