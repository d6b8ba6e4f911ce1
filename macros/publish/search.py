"""The search index of a built site, loaded only when someone searches."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from macros.catalog.catalog import Catalog
from macros.catalog.writing import write_below
from macros.publish.search_files import search_files
from macros.publish.search_pages import SearchPage, catalog_pages, listed
from macros.publish.search_site import written_pages


def stub(index: Mapping[str, Any]) -> str:
    """Returns what is left of the theme's index.

    The theme loads it on every page. Its ``config`` must be there, since the highlighter needs it.
    """
    return json.dumps({"config": index["config"], "docs": []}, separators=(",", ":"))


def site_pages(
    catalog: Catalog, index: Mapping[str, Any], labels: Mapping[str, str]
) -> Iterator[SearchPage]:
    """Yields every page that can be found: what the catalog knows, then what people wrote."""
    known = {page.path: page for page in catalog_pages(catalog)}
    yield from known.values()
    for page in written_pages(index["docs"], labels, listed(catalog)):
        if page.path not in known:
            yield page


def replace_index(site_dir: Path, catalog: Catalog, labels: Mapping[str, str]) -> None:
    """Puts the project's index beside what is left of the theme's.

    Args:
        site_dir: The built site.
        catalog: What the site shows.
        labels: Names of pages in the navigation, by path.
    """
    folder = site_dir / "search"
    theirs = folder / "search_index.json"
    index = json.loads(theirs.read_text(encoding="utf-8"))
    for old in folder.glob("part-*.bin"):
        old.unlink()
    for name, content in search_files([*site_pages(catalog, index, labels)]):
        write_below(folder, name, content)
    write_below(folder, theirs.name, stub(index))


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
