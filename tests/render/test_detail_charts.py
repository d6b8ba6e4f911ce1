from macros.catalog.catalog import Catalog
from macros.render.bars import Scale
from macros.render.detail_charts import targets_chart, timeline_chart


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
    assert chart.title == "보고한 때까지 목표의 58.0%, 28.8%에 이르렀습니다"


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


def test_what_has_no_date_in_the_year_is_not_drawn(town: Catalog, catalog: Catalog) -> None:
    assert timeline_chart(town, town.details.milestones_of("dash")) is None
    chart = timeline_chart(catalog, catalog.details.milestones_of("g-valley"))
    assert chart is not None
    assert not [row for row in chart.rows if "1964" in row[1]]
