"""What is done to pages and to the whole site last, when everything else has been written."""

from __future__ import annotations

from pathlib import Path

from macros.publish.markup import valid_markup
from macros.publish.metadata import pack_sitemap
from macros.publish.policy import with_policy
from macros.publish.search import defer_index


def finish_page(page: str) -> str:
    """Returns a page with the theme's markup mended and with its policy of what may run."""
    return with_policy(valid_markup(page))


def finish_site(site_dir: Path) -> None:
    """Puts the search index where it is loaded only when someone searches; packs the sitemap."""
    defer_index(site_dir)
    pack_sitemap(site_dir)
