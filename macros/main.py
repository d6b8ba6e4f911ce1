"""Entry point of mkdocs-macros: registers the names that templates and pages use.

``docs/developers/macros.md`` lists them with an example each; a test holds the two together.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from macros.catalog.queries.calculations import CheckResults, evaluate_all
from macros.catalog.queries.pagination import Paginator
from macros.render.charts.figure import chart_figure
from macros.render.components.citation import citation
from macros.render.components.download_links import DownloadLinks
from macros.render.partials import reload_partials
from macros.render.registry import (
    CATALOG_FIRST,
    CATALOG_NAMED,
    FILTERS,
    OF_EARLIER_REPORT,
    PAGINATOR_FIRST,
    PLAIN,
)
from macros.render.tables.office import source_cell
from macros.site.context import NAME, Context


def define_env(env: Any) -> None:
    """Registers macros and filters. ``site/plugin.py`` has put the context there.

    Args:
        env: The environment mkdocs-macros hands over.
    """
    reload_partials()
    context: Context = env.variables[NAME]
    catalog = context.catalog
    draw, offer = context.chart_cache.placeholder, context.chart_files.offer
    env.macro(partial(chart_figure, draw=draw, offer=offer), "figure")
    env.macro(CheckResults(evaluate_all(catalog)).select, "check_results")
    env.macro(partial(source_cell, catalog=catalog), "source")
    env.macro(partial(citation, catalog, site=context.site), "citation")
    links = DownloadLinks(catalog, context.downloads.files, context.data_version)
    for offer_files in (
        links.program_downloads,
        links.table_downloads,
        links.whole_downloads,
        links.all_table_downloads,
    ):
        env.macro(offer_files, offer_files.__name__)
    for function in CATALOG_FIRST:
        env.macro(partial(function, catalog), function.__name__)
    list_pages = Paginator(catalog)
    env.macro(list_pages.of, "list_pages")
    env.macro(list_pages.at, "list_page_at")
    for function in PAGINATOR_FIRST:
        env.macro(partial(function, list_pages), function.__name__)
    for plain in PLAIN:
        env.macro(plain, plain.__name__)
    for named in CATALOG_NAMED:
        env.macro(partial(named, catalog=catalog), named.__name__)
    for name, of_report in OF_EARLIER_REPORT.items():
        env.macro(of_report, name)
    for name, make in FILTERS.items():
        env.filter(make, name)
