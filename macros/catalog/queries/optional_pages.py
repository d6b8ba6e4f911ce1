"""The pages that a package has because it has rows for them, by their addresses."""

from __future__ import annotations

from macros.catalog.catalog import Catalog
from macros.catalog.chapters import CHAPTERS, has_page
from macros.catalog.queries.pagination import Paginator
from macros.catalog.queries.sort_orders import sort_orders_of
from macros.catalog.urls import FOLDERS, page_path


def chapter_address(source: str) -> str:
    """Returns the address of a page from its source below ``docs/``.

    >>> chapter_address("programs/index.md"), chapter_address("economy.md")
    ('programs/', 'economy/')
    """
    return f"{source.removesuffix('.md').removesuffix('index').rstrip('/')}/"


CHAPTER_ADDRESSES = frozenset(map(chapter_address, CHAPTERS))


def optional_pages(catalog: Catalog) -> frozenset[str]:
    """Returns the addresses of all pages that another package may not have."""
    own = {
        "program": [p.program_id for p in (*catalog.programs, *catalog.former_programs)],
        "group": [group.group_id for group in catalog.groups],
        "strategy": [strategy.strategy_id for strategy in catalog.strategies],
        "division": [d.division_id for d in (*catalog.divisions, *catalog.former_divisions)],
    }
    return frozenset(
        (
            *(chapter_address(source) for source in CHAPTERS if has_page(catalog, source)),
            *(page_path(kind, name) for kind, names in own.items() for name in names),
            *(page_path(row.kind, row.old_id) for row in catalog.details.redirect_pages()),
            *(f"programs/{order.name}/" for order in sort_orders_of(catalog)),
            *(list_page.path for list_page in Paginator(catalog).added()),
        )
    )


def is_optional(address: str) -> bool:
    """Tells whether a page is there for rows of the package alone."""
    folder = f"{address.partition('/')[0]}/"
    return folder in CHAPTER_ADDRESSES or folder.rstrip("/") in FOLDERS.values()
