from collections.abc import Sequence

from macros.catalog.catalog import Catalog
from macros.render.charts.budgets import parts_chart
from macros.render.charts.chart import Chart
from macros.render.charts.figure import chart_figure
from macros.render.drawing.bars import Bar, Scale
from tests.markup import parse


def draw(bars: Sequence[Bar], width: int, scale: Scale | None) -> str:
    return f'<svg width="{width}" data-bars="{len(bars)}"></svg>'


def offer(chart: Chart, page_url: str) -> Sequence[str]:
    return [f"{page_url}{chart.chart_id}.{ending}" for ending in ("csv", "png")]


def test_a_figure_has_caption_words_table_files_and_two_widths(town: Catalog) -> None:
    chart = parts_chart(town, town.program("brackets"))
    assert chart is not None
    figure = parse(str(chart_figure(chart, "programs/brackets/", draw, offer)))
    assert figure.tag == "figure"
    assert figure.get("id") == "chart-parts"
    assert (figure.find("figcaption/p").text_content()) == chart.title
    image = figure.find("div[@role='img']")
    assert image is not None
    assert image.get("aria-label") == chart.alternative
    assert [svg.get("width") for svg in image.iter("svg")] == ["640", "320"]
    rows = figure.findall(".//details//tbody/tr")
    assert [tuple(c.text_content() for c in row) for row in rows] == [*chart.rows]
    links = figure.findall(".//p[@class='ol-files']/a")
    assert [link.get("href") for link in links] == ["chart-parts.csv", "chart-parts.png"]
    assert links[0].get("download") == "programs-brackets-chart-parts.csv"
    assert links[1].get("aria-label") == f"PNG 내려받기: {chart.title}"


def test_nothing_for_no_chart() -> None:
    assert chart_figure(None, "", draw, offer) == ""
