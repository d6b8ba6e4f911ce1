import csv
from dataclasses import replace
from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.errors import SettingError
from macros.render.charts.budget_changes import growth_chart
from macros.render.charts.budgets import parts_chart
from macros.render.charts.chart import Chart
from macros.render.charts.files import ChartFiles, chart_caption
from macros.render.drawing.cache import ChartCache
from macros.render.drawing.png import SIGNATURE
from macros.render.drawing.pool import ChartPool
from macros.site.workers import Workers

PUBLICATION = "열린장부(비공식)"


@pytest.fixture
def files(tmp_path: Path) -> ChartFiles:
    return ChartFiles(ChartCache(tmp_path), PUBLICATION)


@pytest.fixture
def chart(town: Catalog) -> Chart:
    found = growth_chart(town)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("page_url", "stem"),
    [
        ("programs/dash/", "programs/dash/chart-growth"),
        ("budget/", "budget/chart-growth"),
        ("", "chart-growth"),
        ("404.html", "chart-growth"),
        ("developers/macros.html", "developers/chart-growth"),
    ],
)
def test_files_stand_beside_their_page(
    files: ChartFiles, chart: Chart, page_url: str, stem: str
) -> None:
    offered = files.offer(chart, page_url)
    assert offered == (f"{stem}.csv", f"{stem}.svg", f"{stem}.png")
    assert sorted(address for address, _ in files.all()) == sorted(offered)


def test_what_is_offered_is_there_once_it_is_drawn(
    files: ChartFiles, chart: Chart, workers: Workers
) -> None:
    files.offer(chart, "budget/")
    ChartPool(files.chart_cache, workers.submit).finish()
    table, svg, png = (source for _, source in files.all())
    assert isinstance(table, str)
    assert isinstance(svg, Path)
    assert isinstance(png, Path)
    rows = list(csv.DictReader(table.splitlines()))
    assert [row["value"] for row in rows] == ["2500", "500", "20.0"]
    picture = svg.read_text(encoding="utf-8")
    assert f"<title>{chart.title}</title>" in picture
    assert png.read_bytes().startswith(SIGNATURE)


def test_an_id_that_a_table_could_have_is_refused(files: ChartFiles, chart: Chart) -> None:
    with pytest.raises(SettingError) as error:
        files.offer(replace(chart, chart_id="growth"), "budget/")
    assert str(error.value) == "그림의 id는 chart-로 시작해야 합니다: growth"
    assert list(files.all()) == []
    assert files.chart_cache.pop_missing() == ()


def test_two_charts_of_a_page_share_no_id(files: ChartFiles, chart: Chart, town: Catalog) -> None:
    files.offer(chart, "budget/")
    before = list(files.all())
    parts = parts_chart(town, town.program("brackets"))
    assert parts is not None
    with pytest.raises(SettingError) as error:
        files.offer(replace(parts, chart_id=chart.chart_id), "budget/")
    assert str(error.value) == "한 쪽에 id가 같은 그림이 둘 있습니다: budget/chart-growth"
    assert list(files.all()) == before


def test_a_page_rendered_again_offers_the_same_files(files: ChartFiles, chart: Chart) -> None:
    # The live preview does so on every change.
    assert files.offer(chart, "budget/") == files.offer(chart, "budget/")
    assert len(list(files.all())) == 3


def test_one_chart_on_two_pages_is_drawn_once(files: ChartFiles, chart: Chart) -> None:
    files.offer(chart, "budget/")
    files.offer(chart, "")
    assert len(list(files.all())) == 6
    assert len(files.chart_cache.pop_missing()) == 1


def test_the_caption_has_everything_a_page_says_around_the_chart(chart: Chart) -> None:
    caption = chart_caption(chart, PUBLICATION)
    assert (caption.title, caption.subtitle) == (chart.title, chart.subtitle)
    assert caption.legend == chart.legend
    assert caption.source == (
        "출처: 하늘마루군 「2024년 업무보고」(2024-02-29) 20줄 · "
        "비율은 계산한 값 · 열린장부(비공식)"
    )
    assert caption.description == f"{chart.subtitle} {chart.alternative} {caption.source}"


def test_debug_output_stays_short(files: ChartFiles, chart: Chart) -> None:
    files.offer(chart, "budget/")
    assert repr(files) == "ChartFiles(열린장부(비공식))"
