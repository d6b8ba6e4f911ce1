"""The optional chapters of a report: a page is published only where the package has rows for it.

Offices report in different shapes. One has no strategies, another no staff table, a third nothing
but programs and their budgets. Every chapter but the reports themselves may be missing; then its
page, the entry in the navigation and all that leads to it are missing too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from macros.catalog.catalog import Catalog
from macros.catalog.package.schema import Table

# The pages that stand for a chapter, by their source below ``docs/``, and when there is something
# to show on them. What is not listed is always published.
CHAPTERS: Mapping[str, Callable[[Catalog], bool]] = {
    "programs/index.md": lambda c: bool(c.programs or c.former_programs),
    "compare.md": lambda c: len(c.programs) > 1,
    "strategies/index.md": lambda c: bool(c.strategies or of_office(c, "vision")),
    "divisions/index.md": lambda c: bool(
        c.divisions
        or c.staffing
        or any(one.details.figures_of(None) for one in (c, *c.past))
        or c.details.organizations_of(None)
    ),
    "budget.md": lambda c: bool(c.execution or c.budgets),
    "calendar.md": lambda c: bool(c.details.milestones or c.details.events),
    "economy.md": lambda c: bool(
        c.details.indicators or c.details.observations or of_office(c, "outlook")
    ),
    "places.md": lambda c: bool(c.details.places),
    "laws.md": lambda c: bool(c.legal_bases),
    "glossary.md": lambda c: bool(c.details.glossary),
    "checks.md": lambda c: bool(c.identities),
    "corrections.md": lambda c: bool(c.corrections or c.details.moved),
}


def of_office(catalog: Catalog, kind: str) -> bool:
    """Tells whether the report names something of a kind without saying of which program."""
    return any(content.kind == kind for content in catalog.details.contents_of(None))


def has_page(catalog: Catalog, source: str) -> bool:
    """Tells whether a page is published.

    Args:
        catalog: The data.
        source: The page's source below ``docs/``, as ``calendar.md``.
    """
    holds = CHAPTERS.get(source)
    return holds is None or holds(catalog)


def missing_pages(catalog: Catalog) -> frozenset[str]:
    """Returns the sources of the pages that the package has nothing for."""
    return frozenset(source for source in CHAPTERS if not has_page(catalog, source))


def filled_tables(catalog: Catalog) -> tuple[Table, ...]:
    """Returns the tables that have rows, in the descriptor's order."""
    filled = {name for name, _ in catalog.lines}
    return tuple(table for table in catalog.package.tables if table.name in filled)


def page_names(catalog: Catalog) -> dict[str, str]:
    """Returns what pages are called instead, by source, where a package lacks what names them."""
    return {} if catalog.divisions else {"divisions/index.md": "조직"}


def published_nav(
    nav: Iterable[object], missing: frozenset[str], names: Mapping[str, str] | None = None
) -> list[object]:
    """Returns a navigation without the pages that are not published, nor emptied parts of it.

    Args:
        nav: The navigation as the configuration states it: pages, or a title with its page or
            with the list of what stands below.
        missing: Sources of the pages that are not published.
        names: Titles in place of the navigation's, by source; None for none.

    >>> published_nav([{"첫 장": "index.md"}, {"곳": "places.md"}], frozenset({"places.md"}))
    [{'첫 장': 'index.md'}]
    """
    kept: list[object] = []
    for entry in nav:
        if isinstance(entry, Mapping):
            part = {
                (names or {}).get(str(target), title): _published(target, missing, names)
                for title, target in entry.items()
            }
            part = {title: target for title, target in part.items() if target}
            kept += [part] if part else []
        elif _published(entry, missing, names):
            kept.append(entry)
    return kept


def _published(target: object, missing: frozenset[str], names: Mapping[str, str] | None) -> object:
    if isinstance(target, list):
        return published_nav(target, missing, names)
    return None if target in missing else target
