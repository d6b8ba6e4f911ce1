"""A chart as a figure of the page: caption, drawing for wide and narrow screens, table, words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from macros.render import theme
from macros.render.bars import Bar, Scale
from macros.render.chart import Chart
from macros.render.tables import Column, html_table
from macros.render.text import escape

Draw = Callable[[Sequence[Bar], int, Scale | None], str]


def chart_figure(chart: Chart | None, draw: Draw) -> Markup:
    """Returns a chart with its caption, text alternative and table; nothing for no chart.

    Args:
        chart: The chart, or None where there is nothing to draw.
        draw: Draws bars at a width as an ``svg`` element.
    """
    if chart is None:
        return Markup("")
    drawings = "".join(
        f'<div class="ol-chart ol-chart--{name}">{draw(chart.bars, width, chart.scale)}</div>'
        for name, width in (("wide", theme.WIDE), ("narrow", theme.NARROW))
    )
    legend = "".join(
        f'<li><span class="ol-swatch ol-swatch--{kind}"></span>{escape(text)}</li>'
        for kind, text in chart.legend
    )
    key = f'<ul class="ol-legend">{legend}</ul>' if legend else ""
    columns = [Column(heading, numeric=index > 0) for index, heading in enumerate(chart.header)]
    table = html_table(columns, chart.rows, caption=chart.title)
    name = escape(chart.chart_id)
    return Markup(  # noqa: S704 - every text is escaped, the drawing is this project's
        f'<figure class="ol-figure" id="{name}">'
        f'<figcaption data-search-exclude><p class="ol-figure__title">{escape(chart.title)}</p>'
        f'<p class="ol-figure__subtitle">{escape(chart.subtitle)}</p></figcaption>'
        f'{key}<div role="img" aria-label="{escape(chart.alternative)}">{drawings}</div>'
        '<details class="ol-data" data-search-exclude><summary>표로 보기</summary>'
        f"{table}</details></figure>"
    )
