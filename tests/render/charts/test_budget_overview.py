import re
from dataclasses import replace

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.queries.calculations import budget_sum, by_budget
from macros.i18n.korean import number
from macros.render.charts.budget_data import by_strategy, overview_bars
from macros.render.charts.budget_overview import all_programs_chart, budget_matrix, leading_programs
from tests.amounts import won
from tests.conftest import SEOUL, there
from tests.markup import parse
from tests.render.tables.test_office import cells


@pytest.mark.of_package(SEOUL)
def test_every_program_stands_under_its_strategy(catalog: Catalog) -> None:
    chart = there(all_programs_chart(catalog, "budget/"))
    sums = [bar for bar in chart.bars if bar.bold]
    assert [bar.label[0] for bar in sums] == ["2", "5", "3", "4", "1"]
    assert {bar.layers[0].kind for bar in sums} == {"outline"}
    programs = [bar.label for bar in chart.bars if not bar.bold]
    assert sorted(programs) == sorted(p.short_name_ko for p in catalog.programs)
    under: dict[str, int] = {}
    for bar in chart.bars:
        if bar.bold:
            name = bar.label
            under[name] = int(bar.layers[0].value)
        else:
            under[name] -= int(bar.layers[0].value)
    assert set(under.values()) == {0}


def test_the_table_of_the_chart_links_and_has_every_source(catalog: Catalog) -> None:
    chart = there(all_programs_chart(catalog, "budget/"))
    assert len(chart.rows) == len(chart.bars)
    text = "".join(str(cell) for row in chart.rows for cell in row)
    for program in catalog.programs:
        assert f'href="../programs/{program.program_id}/"' in text
        assert f'id="budget-{program.program_id}"' in text


@pytest.mark.of_package(SEOUL)
def test_the_finding_is_the_fewest_programs_with_more_than_half(catalog: Catalog) -> None:
    leading = leading_programs(catalog)
    whole = budget_sum(catalog.programs, catalog).value
    assert [p.program_id for p in leading] == ["rnd-vision-fund", "companion-jobs", "new-deal-jobs"]
    assert budget_sum(leading, catalog).value * 2 > whole
    assert whole >= budget_sum(leading[:-1], catalog).value * 2
    chart = there(all_programs_chart(catalog, ""))
    assert chart.title == "사업 25개 가운데 3개가 사업 예산의 절반이 넘습니다(55.8%)"
    strong = [bar.label for bar in chart.bars if bar.layers[0].kind == "strong"]
    assert strong == ["신기술 R&D·펀드", "서울 동행일자리", "서울형 뉴딜일자리"]


@pytest.mark.of_package(SEOUL)
def test_the_matrix_closes_both_ways(catalog: Catalog) -> None:
    table = cells(budget_matrix(catalog, "budget/"))
    amounts = [[amount(cell) for cell in row[1:]] for row in table[1:]]
    *rows, sums = amounts
    assert len(rows) == 10
    for row in amounts:
        assert sum(row[:-1]) == row[-1]
    assert [sum(column) for column in zip(*rows, strict=True)] == sums
    assert sums[-1] == 530_903
    assert sums[:-1] == [
        budget_sum(catalog.programs_of_strategy(s.strategy_id), catalog).value
        for s in catalog.strategies
    ]


def amount(cell: str) -> int:
    found = re.search(r"([\d,]+) \d+개", cell)
    return int(found.group(1).replace(",", "")) if found else 0


@pytest.mark.of_package(SEOUL)
def test_sums_of_the_matrix_say_that_they_are_computed(catalog: Catalog) -> None:
    tree = parse(budget_matrix(catalog, "budget/"))
    assert tree.xpath(".//thead//th")[-1].text == "합(계산)"
    assert tree.xpath(".//thead//th")[0].text == "맡은 부서(추정)"
    row = next(tr for tr in tree.iter("tr") if "바이오AI산업과" in tr.text_content())
    computed = row.xpath(".//details")[0].text_content()
    assert "보고서에 적혀 있지 않은" in computed
    assert "양재 AI23,511백만원, 840줄" in computed
    assert not tree.xpath(".//details/@id")


def test_a_town_with_other_shares(town: Catalog) -> None:
    assert [p.program_id for p in leading_programs(town)] == ["brackets"]
    assert [share.strategy and share.strategy.strategy_id for share in by_strategy(town)] == [
        "stars",
        "first",
    ]
    table = cells(budget_matrix(town, ""))
    assert [row[0] for row in table[1:]] == ["기획과", "합(계산)"]
    assert number(1_703_000) in table[-1][-1]


def test_no_money_no_lead(town: Catalog) -> None:
    broke = replace(town, budgets=tuple(replace(b, value=0) for b in town.budgets))
    chart = there(all_programs_chart(broke, ""))
    assert {bar.layers[0].value for bar in chart.bars} == {0}
    assert "절반" not in chart.title


def test_of_many_programs_the_smaller_are_one_bar_with_their_sum(many: Catalog) -> None:
    chart = there(all_programs_chart(many, "budget/"))
    assert len(chart.bars) == len(chart.rows)
    most = overview_bars(many)
    rests = [row for row in chart.rows if "나머지 사업" in row[0]]
    for strategy in many.strategies:
        programs = by_budget(many.programs_of_strategy(strategy.strategy_id), many)
        row = [row for row in rests if row[0].startswith(f"전략 {strategy.number}의 ")]
        if len(programs) <= most:
            assert not row
            continue
        rest = programs[most - 1 :]
        value = budget_sum(rest, many).value
        name = f"전략 {strategy.number}의 나머지 사업 {len(rest)}개"
        assert row == [(name, number(value), won(value))]
        (datum,) = [d for d in chart.evidence.rows if d[0] == row[0][0]]
        formula = str(datum[chart.evidence.header.index("formula")])
        assert formula.count("+") + 1 == len(rest)
    assert rests
