"""What a build knows, made once and handed to events, macros and templates."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from macros.catalog.catalog import Catalog
from macros.catalog.queries.quality import Quality, read_runs, select_quality
from macros.catalog.site import Site
from macros.catalog.versions import DataVersion
from macros.exports.downloads.cache import Downloads
from macros.exports.downloads.json_api import Publication
from macros.exports.metadata.html_head import Head
from macros.render.charts.files import ChartFiles
from macros.render.components.edit_link import Edit, edit_root
from macros.render.components.glossary import Glossary, prepare
from macros.render.components.links import address_to_ask
from macros.render.drawing.cache import ChartCache
from macros.render.drawing.pool import ChartPool
from macros.render.drawing.social_card import cards
from macros.site.assets import asset_query
from macros.site.config import Settings
from macros.site.git import content_digest, read_data_version
from macros.site.postprocess.csp import theme_scripts
from macros.site.workers import Workers, check_data, pack_downloads
from macros.validation.cache import is_validated, read_validated

ROOT = Path(__file__).parents[2]
NAME = "ledger"  # the context in ``extra`` of the configuration
# What pages name without naming the context.
NAMES_OF_PAGES = ("catalog", "data_version", "edit", "quality", "site")


@dataclass(frozen=True)
class Context:
    """What a build knows.

    Attributes:
        catalog: The package.
        site: The site, named.
        data_version: The state of the data.
        asset_query: What addresses of style sheets and scripts end in.
        downloads: The files to download.
        quality: What was measured of this content.
        edit: Links to edit a page or a table.
        head: What a page's head says to machines.
        terms: Terms of the glossary, ready to be found in pages.
        chart_cache: What pages ask for a drawing.
        chart_pool: Has what they asked for drawn.
        chart_files: Files that stand beside pages.
        theme_scripts: What inline scripts of the theme look like.
    """

    catalog: Catalog
    site: Site
    data_version: DataVersion
    asset_query: str
    downloads: Downloads
    quality: Quality
    edit: Edit
    head: Head
    terms: Glossary
    chart_cache: ChartCache
    chart_pool: ChartPool
    chart_files: ChartFiles
    theme_scripts: tuple[re.Pattern[str], ...]

    def variables(self) -> dict[str, object]:
        """Returns what goes into ``extra`` of the configuration, where templates find it."""
        return {NAME: self} | {name: getattr(self, name) for name in NAMES_OF_PAGES}


def context_of(config: MkDocsConfig) -> Context:
    """Returns the context of a build that has begun."""
    context = config.extra[NAME]
    assert isinstance(context, Context)  # noqa: S101 - put there by on_config
    return context


def build_context(
    settings: Settings, workers: Workers, downloads: Downloads | None = None
) -> Context:
    """Loads the data, checked, and returns what is known of them.

    Args:
        settings: What the build is asked for.
        workers: Processes for whatever is not checked, packed or drawn yet.
        downloads: Downloads to go on serving; None to pack those of the data as they are.

    Raises:
        LedgerError: With everything that is wrong with the data.
    """
    data_dir, cache_dir = settings.data_dir, settings.cache_dir
    chart_cache = ChartCache(cache_dir / "charts")
    chart_pool = ChartPool(chart_cache, workers.submit)
    if not is_validated(data_dir, cache_dir):
        chart_pool.warm_up()  # while another process checks
        check_data(workers, data_dir, cache_dir)
    catalog = _read_catalog(settings)
    site = replace(settings.site, name=settings.site.name or catalog.package.main_title)
    chart_files = ChartFiles(chart_cache, site.publication)
    for address, card in cards(catalog, site):
        chart_files.add(address, chart_cache.request_card(card))
    chart_pool.submit()  # while the downloads are packed
    data_version = read_data_version(data_dir, catalog)
    if downloads is None or not downloads.there:
        publisher = Publication(site.publication, site.official, data_version)
        downloads = pack_downloads(workers, data_dir, cache_dir / "downloads", publisher)
    runs = read_runs(settings.measured)
    return Context(
        catalog=catalog,
        site=site,
        data_version=data_version,
        asset_query=asset_query(data_version.built_from),
        downloads=downloads,
        quality=select_quality(runs, content_digest(data_dir) if runs else ""),
        edit=Edit(catalog, edit_root(settings.repo_url, settings.branch), _folder(data_dir)),
        head=Head(catalog, site),
        terms=prepare(catalog.details.glossary),
        chart_cache=chart_cache,
        chart_pool=chart_pool,
        chart_files=chart_files,
        theme_scripts=theme_scripts(settings.theme_dirs),
    )


def _folder(data_dir: Path) -> str | None:
    """Returns the package's folder within the repository; None where it is elsewhere."""
    inside = data_dir.is_relative_to(ROOT)
    return f"{data_dir.relative_to(ROOT).as_posix()}/" if inside else None


def _read_catalog(settings: Settings) -> Catalog:
    """Returns the catalog of a package that has passed, with what the site adds to it."""
    known = read_validated(settings.data_dir)
    ask_at = address_to_ask(settings.repo_url)
    past = tuple(replace(earlier, ask_at=ask_at) for earlier in known.past)
    return replace(known, ask_at=ask_at, as_of_setting=settings.as_of, past=past)
