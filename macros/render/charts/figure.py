"""Renders a chart as a figure: caption, drawings for wide and narrow screens, table, files."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from macros.render.charts.chart import Chart
from macros.render.components.links import relative
from macros.render.components.table import Column, html_table
from macros.render.drawing import theme
from macros.render.drawing.bars import Bar, Scale
from macros.render.partials import partial

Draw = Callable[[Sequence[Bar], int, Scale | None], str]
Offer = Callable[[Chart, str], Sequence[str]]


def chart_figure(chart: Chart | None, page_url: str, draw: Draw, offer: Offer) -> Markup:
    """Renders a chart with caption, text alternative, table and files; "" for no chart.

    Args:
        chart: The chart, or None where there is nothing to draw.
        page_url: Address of the page from the root of the site.
        draw: Returns bars at a width in px as an ``svg`` element or its placeholder.
        offer: Registers the chart's files; returns their addresses from the root of the site.
    """
    if chart is None:
        return Markup("")
    drawings = [
        (name, Markup(draw(chart.bars, width, chart.scale)))  # noqa: S704 - this project's own
        for name, width in (("wide", theme.WIDE), ("narrow", theme.NARROW))
    ]
    columns = [Column(heading, numeric=index > 0) for index, heading in enumerate(chart.header)]
    table = html_table(columns, chart.rows, caption=chart.title)
    files = [
        (relative(path, page_url), path.replace("/", "-"), path.rpartition(".")[2].upper())
        for path in offer(chart, page_url)
    ]
    return partial("chart", chart=chart, drawings=drawings, table=table, files=files)
