"""Entry point of mkdocs-macros: registers the names that templates and pages use.

``docs/developers/macros.md`` lists them with an example each; a test holds the two together.
"""

from __future__ import annotations

from typing import Any

from macros.catalog.queries.calculations import CheckResults, evaluate_all
from macros.catalog.queries.pagination import Paginator
from macros.render.components.download_links import DownloadLinks
from macros.render.partials import reload_partials
from macros.render.registry import FILTERS, MACROS, OF_EARLIER_REPORT, RENAMED, bind
from macros.site.context import NAME, Context


def define_env(env: Any) -> None:
    """Registers macros and filters. ``site/plugin.py`` has put the context there.

    Args:
        env: The environment mkdocs-macros hands over.
    """
    reload_partials()
    context: Context = env.variables[NAME]
    catalog, list_pages = context.catalog, Paginator(context.catalog)
    given = {
        "catalog": catalog,
        "list_pages": list_pages,
        "site": context.site,
        "draw": context.chart_cache.placeholder,
        "offer": context.chart_files.offer,
    }
    for name, function in (*((f.__name__, f) for f in MACROS), *RENAMED.items()):
        env.macro(bind(function, given), name)
    for name, of_report in OF_EARLIER_REPORT.items():
        env.macro(of_report, name)
    links = DownloadLinks(catalog, context.downloads.files, context.data_version)
    for method in (
        links.program_downloads,
        links.table_downloads,
        links.whole_downloads,
        links.all_table_downloads,
    ):
        env.macro(method, method.__name__)
    env.macro(list_pages.of, "list_pages")
    env.macro(list_pages.at, "list_page_at")
    env.macro(CheckResults(evaluate_all(catalog)).select, "check_results")
    for name, make in FILTERS.items():
        env.filter(make, name)
