import pytest

from macros.catalog.catalog import Catalog
from macros.render.charts.office import execution_chart, staff_chart
from tests.amounts import won
from tests.conftest import SEOUL, there


@pytest.mark.of_package(SEOUL)
def test_execution_is_drawn_budget_first_spending_on_top(catalog: Catalog) -> None:
    chart = there(execution_chart(catalog))
    assert [bar.label for bar in chart.bars][:2] == ["일자리정책과", "경제정책과"]
    first = chart.bars[0]
    assert [(layer.kind, layer.value) for layer in first.layers] == [
        ("outline", 254_197),
        ("mid", 111_903),
        ("strong", 108_180),
    ]
    assert first.text == "42.6%"
    assert chart.title == (
        "집행률이 가장 높은 곳은 캠퍼스타운활성화과(73.0%), "
        "가장 낮은 곳은 미디어콘텐츠산업과(19.7%)"
    )


def test_every_number_of_the_alternative_is_in_the_data(catalog: Catalog) -> None:
    chart = there(execution_chart(catalog))
    for division in catalog.divisions:
        for measure in ("current_budget", "commitments", "expenditure"):
            amount = int(there(catalog.executed(division.division_id, measure)).value)
            assert won(amount) in chart.alternative


@pytest.mark.of_package(SEOUL)
def test_a_marked_division_has_its_own_title(catalog: Catalog) -> None:
    chart = there(execution_chart(catalog, "bio-ai"))
    assert chart.title == "바이오AI산업과는 예산현액 771억 100만 원 가운데 27.6%를 썼습니다"
    assert [bar.label for bar in chart.bars if bar.bold] == ["바이오AI산업과"]


@pytest.mark.of_package(SEOUL)
def test_staff_is_drawn_in_the_report_s_order(catalog: Catalog) -> None:
    chart = there(staff_chart(catalog))
    assert [bar.label for bar in chart.bars] == [d.name_ko for d in catalog.divisions]
    assert chart.title == "서울시 경제정책실은 정원 269명에 261명이 일합니다"
    assert chart.rows[0] == ("경제정책과", "34", "35")
    assert chart.bars[0].text == "35 / 34명"


@pytest.mark.of_package(SEOUL)
def test_a_marked_division_s_staff_stands_out(catalog: Catalog) -> None:
    chart = there(staff_chart(catalog, "campus-town"))
    assert [bar.label for bar in chart.bars if bar.layers[0].kind == "strong"] == [
        "캠퍼스타운활성화과"
    ]
    assert chart.title == "캠퍼스타운활성화과는 정원 17명에 16명이 일합니다"
