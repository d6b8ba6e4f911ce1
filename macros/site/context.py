"""What pages may use of a build: the catalog, its terms, charts, files and data version."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.catalog.queries.quality import read_runs, select_quality
from macros.catalog.site import Site
from macros.errors import SettingError
from macros.exports.downloads.cache import Downloads
from macros.exports.downloads.json_api import Publication
from macros.exports.metadata.html_head import Head
from macros.render.charts.files import ChartFiles
from macros.render.components.edit_link import Edit, edit_root
from macros.render.components.glossary import prepare
from macros.render.components.links import address_to_ask
from macros.render.drawing.cache import ChartCache
from macros.render.drawing.pool import ChartPool
from macros.render.drawing.social_card import cards
from macros.site.assets import asset_query
from macros.site.repository import content_digest, read_data_version
from macros.site.workers import Workers, check_data, pack_downloads
from macros.validation.cache import is_validated, read_validated

ROOT = Path(__file__).parents[2]
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def setting(config_file: str, value: object) -> Path:
    """Returns the folder or file that a setting names, relative to the configuration file."""
    return (Path(config_file).parent / str(value)).resolve()


def build_context(  # noqa: PLR0913 - each is a setting of the configuration
    data_dir: Path,
    cache_dir: Path,
    *,
    site: Site,
    repo_url: str | None,
    measured: Path,
    workers: Workers,
    branch: str = "main",
    as_of: str = "",
    downloads: Downloads | None = None,
) -> dict[str, object]:
    """Loads the data, checked, and returns what goes into ``extra`` of the configuration.

    Args:
        data_dir: The package.
        cache_dir: Where passes and drawings are kept.
        site: The site; with no name it gets the package's.
        repo_url: Address of the repository; None where nobody can ask there.
        branch: Branch that is published, where readers edit.
        as_of: ISO date as of which the site tells what is known; "" for the data's own.
        downloads: Downloads to go on serving; None to pack those of the data as they are.
        measured: File of what was measured; it need not be there.
        workers: Processes for whatever is not checked, packed or drawn yet.

    Raises:
        LedgerError: With everything that is wrong with the data, or if the date is none.
    """
    day = parse_day(as_of)
    chart_cache = ChartCache(cache_dir / "charts")
    chart_pool = ChartPool(chart_cache, workers.submit)
    if not is_validated(data_dir, cache_dir):
        chart_pool.warm_up()  # while another process checks
        check_data(workers, data_dir, cache_dir)
    catalog = _read(data_dir, address_to_ask(repo_url), day)
    site = replace(site, name=site.name or catalog.package.main_title)
    chart_files = _files_with_cards(catalog, site, chart_cache)
    chart_pool.submit()  # while the downloads are packed
    data_version = read_data_version(data_dir, catalog)
    runs = read_runs(measured)
    if downloads is None or not downloads.there:
        publisher = Publication(site.publication, site.official, data_version)
        downloads = pack_downloads(workers, data_dir, cache_dir / "downloads", publisher)
    return {
        "catalog": catalog,
        "edit": Edit(catalog, edit_root(repo_url, branch), _folder(data_dir)),
        "terms": prepare(catalog.details.glossary),
        "chart_cache": chart_cache,
        "chart_pool": chart_pool,
        "chart_files": chart_files,
        "site": site,
        "head": Head(catalog, site),
        "data_version": data_version,
        "asset_query": asset_query(data_version.built_from),
        "downloads": downloads,
        "quality": select_quality(runs, content_digest(data_dir) if runs else ""),
    }


def _files_with_cards(catalog: Catalog, site: Site, chart_cache: ChartCache) -> ChartFiles:
    chart_files = ChartFiles(chart_cache, site.publication)
    for address, card in cards(catalog, site):
        chart_files.add(address, chart_cache.request_card(card))
    return chart_files


def _folder(data_dir: Path) -> str | None:
    """Returns the package's folder within the repository; None where it is elsewhere."""
    inside = data_dir.is_relative_to(ROOT)
    return f"{data_dir.relative_to(ROOT).as_posix()}/" if inside else None


def _read(data_dir: Path, ask_at: str | None, day: date | None) -> Catalog:
    """Returns the catalog of a package that has passed, with what the site adds to it."""
    known = read_validated(data_dir)
    past = tuple(replace(earlier, ask_at=ask_at) for earlier in known.past)
    return replace(known, ask_at=ask_at, as_of_setting=day, past=past)


def parse_day(text: str) -> date | None:
    """Returns the day of an ISO date; None for no text.

    Raises:
        SettingError: If it is no such date.
    """
    if not text:
        return None
    try:
        if ISO_DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise SettingError(f"AS_OF가 날짜가 아닙니다: '{text}'. 2024-05-31처럼 적어 주세요.")
