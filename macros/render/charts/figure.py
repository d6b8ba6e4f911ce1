"""A chart as a figure of the page: caption, drawing for wide and narrow screens, table, words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from macros.i18n.korean import escape
from macros.render.charts.chart import Chart
from macros.render.components.links import relative
from macros.render.components.table import Column, html_table
from macros.render.drawing import theme
from macros.render.drawing.bars import Bar, Scale

Draw = Callable[[Sequence[Bar], int, Scale | None], str]
Offer = Callable[[Chart, str], Sequence[str]]


def chart_figure(chart: Chart | None, page_url: str, draw: Draw, offer: Offer) -> Markup:
    """Returns a chart with caption, text alternative, table and files; nothing for no chart.

    Args:
        chart: The chart, or None where there is nothing to draw.
        page_url: Address of the page from the root of the site.
        draw: Draws bars at a width as an ``svg`` element.
        offer: Has the chart's files put beside the page; returns their addresses from the root.
    """
    if chart is None:
        return Markup("")
    chart_cache = "".join(
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
        f'{key}<div role="img" aria-label="{escape(chart.alternative)}">{chart_cache}</div>'
        '<div class="ol-tools" data-search-exclude>'
        f'<details class="ol-data"><summary>표로 보기</summary>{table}</details>'
        f"{_file_links(chart, page_url, offer(chart, page_url))}</div></figure>"
    )


def _file_links(chart: Chart, page_url: str, addresses: Sequence[str]) -> Markup:
    """Returns the links to a chart's files, each with a name that says which chart's."""
    links = [
        Markup('<a href="{}" download="{}" aria-label="{} 내려받기: {}">{}</a>').format(
            relative(address, page_url),
            address.replace("/", "-"),
            kind := address.rpartition(".")[2].upper(),
            escape(chart.title),
            kind,
        )
        for address in addresses
    ]
    return Markup('<p class="ol-files">{}</p>').format(Markup(" · ").join(links))
