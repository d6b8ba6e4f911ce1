"""The search index of a built site, loaded only when someone searches."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from macros.catalog.catalog import Catalog
from macros.catalog.package.atomic_write import write_below
from macros.site.search.corrections import readings, with_readings
from macros.site.search.documents import Line, SearchPage, catalog_pages, listed
from macros.site.search.files import search_files
from macros.site.search.html import columns, written_pages


def stub(index: Mapping[str, Any]) -> str:
    """Returns what is left of the theme's index.

    The theme loads it on every page. Its ``config`` must be there, since the highlighter needs it.
    """
    return json.dumps({"config": index["config"], "docs": []}, separators=(",", ":"))


def site_pages(
    catalog: Catalog,
    index: Mapping[str, Any],
    labels: Mapping[str, str],
    headed: Mapping[str, tuple[Line, ...]] | None = None,
) -> Iterator[SearchPage]:
    """Yields every page that can be found: what the catalog knows, then what people wrote.

    Args:
        catalog: What the site shows.
        index: The theme's index.
        labels: Names of pages in the navigation, by path.
        headed: The columns of the tables on those pages, by path.
    """
    read = readings(catalog)
    known = {page.path: page for page in catalog_pages(catalog)}
    lists, headed = listed(catalog), headed or {}
    lines = {path: lists.get(path, ()) + headed.get(path, ()) for path in {*lists, *headed}}
    written = (
        page for page in written_pages(index["docs"], labels, lines) if page.path not in known
    )
    for page in (*known.values(), *written):
        yield with_readings(page, read.get(page.path, ()))


def _columns(site_dir: Path, paths: Iterable[str]) -> dict[str, tuple[Line, ...]]:
    # The first page repeats tables of others.
    pages = {path: site_dir / path / "index.html" for path in paths if path}
    return {
        path: columns(page.read_text(encoding="utf-8"))
        for path, page in pages.items()
        if page.is_file()
    }


def replace_index(site_dir: Path, catalog: Catalog, labels: Mapping[str, str]) -> None:
    """Puts the project's index beside what is left of the theme's.

    Args:
        site_dir: The built site.
        catalog: What the site shows.
        labels: Names of pages in the navigation, by path.
    """
    folder = site_dir / "search"
    theme_index = folder / "search_index.json"
    index = json.loads(theme_index.read_text(encoding="utf-8"))
    for old in folder.glob("part-*.bin"):
        old.unlink()
    pages = [*site_pages(catalog, index, labels, _columns(site_dir, labels))]
    for name, content in search_files(pages):
        write_below(folder, name, content)
    write_below(folder, theme_index.name, stub(index))


def nav_labels(nav: object) -> dict[str, str]:
    """Returns the names of pages in a navigation, by path.

    >>> nav_labels([{"첫 장": "index.md"}, {"사업": "programs/index.md"}, {"셈": "checks.md"}])
    {'': '첫 장', 'programs/': '사업', 'checks/': '셈'}
    """
    labels: dict[str, str] = {}
    for entry in nav if isinstance(nav, list) else []:
        for label, target in entry.items() if isinstance(entry, dict) else []:
            if isinstance(target, str) and target.endswith(".md"):
                path = f"{target.removesuffix('.md')}/"
                labels[path.removesuffix("index/")] = label
            else:
                labels |= nav_labels(target)
    return labels
