"""The page each figure has its address on."""

from __future__ import annotations

from macros.catalog.catalog import Catalog
from macros.catalog.urls import page_path

# Where the numbers stand that belong to no program and no division.
OFFICE_PAGES = {
    "division_budgets": "budget/",
    "staffing": "divisions/",
    "figures": "divisions/",
    "observations": "economy/",
}


def figure_page(catalog: Catalog, figure_id: str) -> str:
    """Returns the page a figure has its address on, from the root of the site."""
    owner = catalog.owner(figure_id)
    return page_path(*owner) if owner else OFFICE_PAGES[catalog.figures[figure_id].table]
