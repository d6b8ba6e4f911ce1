"""Addresses of pages, relative to the page that links to them.

MkDocs rewrites links written in Markdown only; those inside HTML tables are made here. Relative,
so that the site works under any address and from a folder.
"""

from __future__ import annotations

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.figure_urls import figure_page
from macros.catalog.urls import page_address, page_path, relative
from macros.render.partials import partial

# Renderers take all addresses from here.
__all__ = [
    "address_to_ask",
    "figure_address",
    "figure_page",
    "link",
    "page_address",
    "page_path",
    "relative",
]


def link(kind: str, identifier: str, text: str, page_url: str) -> Markup:
    """Renders a link to the page of an entity.

    Args:
        kind: ``program``, ``strategy``, ``division`` or ``group``.
        identifier: Id of the entity.
        text: What the link says.
        page_url: Address of the page that links, from the root of the site.
    """
    href = relative(page_path(kind, identifier), page_url)
    return partial("link", href=href, text=text)


def figure_address(catalog: Catalog, figure_id: str, page_url: str | None = None) -> str:
    """Returns a figure's address, relative to a page.

    Args:
        catalog: The data.
        figure_id: The figure.
        page_url: Address of the page that links; None for the figure's own page.
    """
    if page_url is None or (page := figure_page(catalog, figure_id)) == page_url:
        return f"#{figure_id}"
    return f"{relative(page, page_url)}#{figure_id}"


def address_to_ask(repo_url: str | None) -> str | None:
    """Returns the address where readers ask about a figure, up to the figure's id.

    It is that of the form ``.github/ISSUE_TEMPLATE/data-error.yml``; GitHub fills its field
    ``figure`` from the address.

    >>> address_to_ask("https://github.com/owner/name/")
    'https://github.com/owner/name/issues/new?template=data-error.yml&figure='
    >>> address_to_ask("") is None
    True
    """
    if not repo_url:
        return None
    return f"{repo_url.rstrip('/')}/issues/new?template=data-error.yml&figure="
