"""Addresses of pages, relative to the page that links to them.

MkDocs rewrites links written in Markdown only; those inside HTML tables are made here. Relative,
so that the site works under any address and from a folder.
"""

from __future__ import annotations

import posixpath

from markupsafe import Markup

from macros.render.text import escape

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


def link(kind: str, identifier: str, text: str, page_url: str) -> Markup:
    """Returns a link to an entity's page."""
    href = relative(page_path(kind, identifier), page_url)
    return Markup(f'<a href="{escape(href)}">{escape(text)}</a>')  # noqa: S704 - escaped here
