"""The files that tell machines what the site holds: catalogue, CSVW, feed, calendars, sitemap."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.catalog.package.atomic_write import write_below
from macros.catalog.queries.quality import FILE, Quality
from macros.catalog.site import Site
from macros.exports.gzip_bytes import gz
from macros.exports.metadata import atom, dcat
from macros.exports.metadata.csvw import csvw_files
from macros.exports.metadata.icalendar_files import calendars

SITEMAP = "sitemap.xml"


def metadata_files(
    catalog: Catalog, site: Site, quality: Quality
) -> Iterator[tuple[str, str | bytes]]:
    """Yields address and content of each file.

    Args:
        catalog: The data.
        site: The site that publishes them.
        quality: What was measured of this content.
    """
    yield dcat.FILE, dcat.dcat_catalog(catalog, site)
    yield atom.FILE, atom.atom_feed(catalog, site)
    yield from csvw_files(catalog)
    yield from calendars(catalog, site)
    if quality.runs:
        yield FILE, quality.text


def pack_sitemap(site_dir: Path) -> None:
    """Packs the sitemap anew: MkDocs' own packing holds the time of the build and a path.

    A site that does not know its address has none.
    """
    if (site_dir / SITEMAP).is_file():
        content = (site_dir / SITEMAP).read_bytes()
        write_below(site_dir, f"{SITEMAP}.gz", gz(content))
