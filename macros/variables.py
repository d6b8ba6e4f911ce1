"""What pages may use of a build: the catalog, its terms, drawings, files and edition."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from macros.catalog.passed import has_passed, read_passed
from macros.catalog.quality import read_runs, select_quality
from macros.catalog.site import Site
from macros.processes import check_data, pack_downloads
from macros.publish.files.documents import Imprint
from macros.publish.head import Head
from macros.render.cards import cards
from macros.render.chart_files import ChartFiles
from macros.render.drawings import Drawings
from macros.render.links import ask_address
from macros.render.terms import prepare
from macros.repository import content_digest, read_edition


def build_variables(
    data_dir: Path, cache_dir: Path, *, site: Site, repo_url: str | None, measured: Path
) -> dict[str, object]:
    """Loads the data, checked, and returns what goes into ``extra`` of the configuration.

    Args:
        data_dir: The package.
        cache_dir: Where passes and drawings are kept.
        site: The site, for the line of the source under a picture and for the pages' heads.
        repo_url: Address of the repository; None where nobody can ask there.
        measured: File of what was measured; it need not be there.

    Returns:
        ``catalog``, ``terms``, ``drawings``, ``chart_files``, ``site``, ``head``, ``edition``,
        ``downloads`` and ``quality``.

    Raises:
        LedgerError: With everything that is wrong with the data.
    """
    if not has_passed(data_dir, cache_dir):
        check_data(data_dir, cache_dir)
    catalog = replace(read_passed(data_dir), ask_at=ask_address(repo_url))
    drawings = Drawings(cache_dir / "charts")
    chart_files = ChartFiles(drawings, site.imprint)
    for address, card in cards(catalog, site):
        chart_files.keep(address, drawings.ask_card(card))
    edition = read_edition(data_dir, catalog)
    runs = read_runs(measured)
    publisher = Imprint(site.imprint, site.official, edition)
    return {
        "catalog": catalog,
        "terms": prepare(catalog.details.glossary),
        "drawings": drawings,
        "chart_files": chart_files,
        "site": site,
        "head": Head(catalog, site),
        "edition": edition,
        "downloads": pack_downloads(data_dir, cache_dir / "downloads", publisher),
        "quality": select_quality(runs, content_digest(data_dir) if runs else ""),
    }
