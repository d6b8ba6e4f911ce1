import re
from dataclasses import replace

import pytest

from macros.catalog.catalog import Catalog
from macros.render.charts.program import targets_chart, timeline_chart
from macros.render.drawing.bars import Scale
from tests.conftest import SEOUL


@pytest.mark.of_package(SEOUL)
def test_a_result_is_held_against_the_target_of_its_measure(catalog: Catalog) -> None:
    chart = targets_chart(catalog, catalog.details.figures_of("youth-job-matching"))
    assert chart is not None
    assert [bar.text for bar in chart.bars] == [
        "1,160명 / 2,000명 이상",
        "144개사 / 500개사 이상",
    ]
    assert [[layer.value for layer in bar.layers] for bar in chart.bars] == [
        [58.0, 100],
        [28.8, 100],
    ]
    assert chart.title == "2023년 5월까지의 실적을 목표로 나누면 58.0%, 28.8%"
    assert [bar.label for bar in chart.bars] == ["모집한 청년", "발굴한 구인기업"]


@pytest.mark.of_package(SEOUL)
def test_results_of_different_periods_carry_their_own(catalog: Catalog) -> None:
    figures = [
        replace(f, period=None) if f.figure_id == "youth-job-matching-firms-found" else f
        for f in catalog.details.figures_of("youth-job-matching")
    ]
    chart = targets_chart(catalog, figures)
    assert chart is not None
    assert chart.title == (
        "실적을 목표로 나누면 58.0%(2023년 5월까지의 실적), 28.8%(때가 적혀 있지 않은 실적)"
    )


def test_a_target_of_one_year_is_not_held_against_another(catalog: Catalog) -> None:
    assert targets_chart(catalog, catalog.details.figures_of("new-deal-jobs")) is None


def test_milestones_lie_in_the_year_against_the_report_s_date(town: Catalog) -> None:
    chart = timeline_chart(town, town.details.milestones_of("brackets"))
    assert chart is not None
    assert chart.scale == Scale(0, 365, 59)
    spans = {bar.label: (bar.layers[0].start, bar.layers[0].value) for bar in chart.bars}
    assert spans == {
        "길 <별> 열기": (14, 17),
        "전야제": (40, 43),
        "별 축제": (182, 365),
        "매월 걷기": (0, 365),
    }
    assert [bar.layers[0].kind for bar in chart.bars] == ["strong", "outline", "outline", "mid"]


@pytest.mark.of_package(SEOUL)
def test_what_has_no_date_in_the_year_is_not_drawn(town: Catalog, catalog: Catalog) -> None:
    assert timeline_chart(town, town.details.milestones_of("dash")) is None
    chart = timeline_chart(catalog, catalog.details.milestones_of("g-valley"))
    assert chart is not None
    assert not [row for row in chart.rows if "1964" in row[1]]


def test_the_title_counts_what_is_drawn_and_says_what_is_not(
    catalog: Catalog, town: Catalog
) -> None:
    for one in (catalog, town):
        for program in one.programs:
            steps = one.details.milestones_of(program.program_id)
            chart = timeline_chart(one, steps)
            if chart is None:
                continue
            counted = [int(n) for n in re.findall(r"(?:끝난 일|진행 중|예정) (\d+)", chart.title)]
            assert sum(counted) == len(chart.bars)
            left = [int(n) for n in re.findall(r"(\d+)가지", chart.subtitle)]
            assert sum(left) == len(steps) - len(chart.bars)
            assert ("그리지 않았습니다" in chart.subtitle) is (len(steps) > len(chart.bars))
            undated = sum(not (m.start or m.end) for m in steps)
            assert (f"때가 적혀 있지 않은 일 {undated}가지" in chart.subtitle) is bool(undated)


def test_a_step_with_one_end_is_of_the_year_of_that_end(town: Catalog) -> None:
    steps = town.details.milestones_of("brackets")
    before = replace(steps[0], start="2020", end=None, precision="year")
    after = replace(steps[0], start=None, end="2030-01", precision="month")
    chart = timeline_chart(town, [*steps, before, after])
    assert chart is not None
    assert len(chart.bars) == len(steps)
    assert "다른 해의 일 2가지는 그리지 않았습니다" in chart.subtitle


def test_a_timeline_goes_from_end_to_end_of_the_fiscal_year(town: Catalog) -> None:
    reports = tuple(replace(report, fiscal_year_offset=-3) for report in town.reports)
    chart = timeline_chart(replace(town, reports=reports), town.details.milestones_of("brackets"))
    assert chart is not None
    assert chart.title.startswith("2024 회계연도(2023-10-01~2024-09-30)의 때가 적힌 일정")
    assert "왼쪽 끝은 2023년 10월 1일, 오른쪽 끝은 9월 30일." in chart.subtitle
    assert chart.scale is not None
    assert chart.scale.most == 365
