"""Addresses of what the catalog knows, from the root of the site: what is linked to and cited."""

from __future__ import annotations

import posixpath

FOLDERS = {
    "program": "programs",
    "group": "groups",
    "strategy": "strategies",
    "division": "divisions",
}


def page_path(kind: str, identifier: str) -> str:
    """Returns the address of an entity's page from the root of the site.

    >>> page_path("program", "campus-town")
    'programs/campus-town/'
    """
    return f"{FOLDERS[kind]}/{identifier}/"


def page_address(kind: str, identifier: str, page_url: str) -> str:
    """Returns the address of an entity's page as seen from a page.

    >>> page_address("program", "campus-town", "budget/")
    '../programs/campus-town/'

    Args:
        kind: Kind of the entity: ``program``, ``group``, ``strategy`` or ``division``.
        identifier: Its id.
        page_url: Address of the page that links, from the root of the site.
    """
    return relative(page_path(kind, identifier), page_url)


def relative(target: str, page_url: str) -> str:
    """Returns the address of ``target`` seen from ``page_url``, both from the root of the site.

    >>> relative("programs/campus-town/", "budget/")
    '../programs/campus-town/'
    >>> relative("data/budgets.csv", "")
    'data/budgets.csv'
    """
    folder = page_url if page_url.endswith("/") else posixpath.dirname(page_url)
    path = posixpath.relpath(target or ".", folder or ".")
    return f"{path}/" if target.endswith("/") else path
