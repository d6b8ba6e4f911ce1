"""What is done to pages and to the whole site last, when everything else has been written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.catalog.package.atomic_write import write_below
from macros.exports.checksums import write_checksums
from macros.exports.metadata.build import pack_sitemap
from macros.site.postprocess.csp import with_policy
from macros.site.postprocess.html_fixes import isolate, valid_markup
from macros.site.search.index import nav_labels, replace_index


def finish_page(page: str) -> str:
    """Returns a page with the theme's markup repaired and with its policy of what may run."""
    return with_policy(isolate(valid_markup(page)))


def add_files(site_dir: Path, files: Iterable[tuple[str, str | Path]]) -> None:
    """Adds files to a site that is written: each a text, or a copy of another file."""
    for address, content in files:
        write_below(site_dir, address, content)


def finish_site(site_dir: Path, catalog: Catalog, nav: Sequence[object] | None) -> None:
    """Puts search where it is loaded on demand, packs the sitemap; writes checksums last.

    Args:
        site_dir: The site as it was built.
        catalog: What it shows.
        nav: The navigation as the configuration states it.
    """
    replace_index(site_dir, catalog, nav_labels(nav))
    pack_sitemap(site_dir)
    write_checksums(site_dir)
