"""Which pages, charts and files a change reaches, from what each is built from; nothing is built.

A page is named where a changed row, or something computed from it, stands on it or may stand on it.
So a page that is not named stays as it is; a named one may now and then stay as it is too. A test
builds sites and holds this against them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.catalog.catalog import Catalog
from macros.catalog.chapters import page_names
from macros.catalog.package.descriptor import DESCRIPTOR
from macros.catalog.queries.optional_pages import CHAPTER_ADDRESSES, is_optional, optional_pages
from macros.catalog.urls import FOLDERS
from macros.review.identity_changes import IdentityChange
from macros.review.impact_charts import BudgetCharts
from macros.review.impact_rules import Impact
from macros.review.row_changes import Changes
from macros.review.snapshot import Snapshot

CHART_FILES = (".csv", ".svg", ".png")
PAGES = {
    "programs": "programs",
    "program_groups": "groups",
    "strategies": "strategies",
    "divisions": "divisions",
}
KINDS = {folder: kind for kind, folder in FOLDERS.items()}


@dataclass(frozen=True)
class Impacts:
    """What a change reaches. Addresses are from the root of the site, sorted.

    Attributes:
        every_page: Whether something that stands on all pages changes; ``pages`` is empty then.
        every_chart: Likewise of charts, which all name their report; ``charts`` is empty then.
        pages: Pages that change; the home page is "".
        new_pages: Pages that come.
        gone_pages: Pages that go, so that links to them break.
        gone_figures: Figure ids that go, so that links to them break.
        charts: Charts that change, without their endings: each is a CSV, an SVG and a PNG.
        files: Files of the package that change.
    """

    every_page: bool
    every_chart: bool
    pages: tuple[str, ...]
    new_pages: tuple[str, ...]
    gone_pages: tuple[str, ...]
    gone_figures: tuple[str, ...]
    charts: tuple[str, ...]
    files: tuple[str, ...]


def find_impacts(
    base: Snapshot,
    head: Snapshot,
    changes: Changes,
    sums: Iterable[IdentityChange],
    catalogs: tuple[Catalog, Catalog] | None = None,
) -> Impacts:
    """Returns what a change reaches.

    Args:
        base: The data before.
        head: The data after.
        changes: Rows and cells that differ.
        sums: Identities whose outcome differs.
        catalogs: The data before and after where both pass the check, which tell the pages there
            are; without them only those of programs and the like are known to come and go.
    """
    before, after = Impact(base), Impact(head)
    for change in changes.rows:
        if change.before is not None:
            before.add(change.table, change.before, change)
        if change.after is not None:
            after.add(change.table, change.after, change)
    for check_result in sums:
        after.add_sum(check_result.program_id)
    if catalogs:
        old, new = map(optional_pages, catalogs)
        named = [frozenset(page_names(catalog).items()) for catalog in catalogs]
        navigation = bool((old ^ new) & CHAPTER_ADDRESSES) or named[0] != named[1]
    else:
        old, new, navigation = _entity_pages(base), _entity_pages(head), False
    everything = (
        base.raw.get(DESCRIPTOR) != head.raw.get(DESCRIPTOR)
        or before.drawn.fiscal_year != after.drawn.fiscal_year
    )
    moved = before.drawn.as_of != after.drawn.as_of
    every = everything or moved or navigation or before.every_page or after.every_page
    pages = {
        page
        for page in before.pages | after.pages
        if (page in old and page in new)
        or (page not in old ^ new and not (catalogs and is_optional(page)))
    }
    charts = before.charts | after.charts
    if catalogs:
        drawn = [BudgetCharts(catalog) for catalog in catalogs]
        charts = {chart for chart in charts if any(one.has(chart) for one in drawn)}
    every_chart = everything or before.every_chart or after.every_chart
    gone = base.figures.keys() - head.figures.keys() - redirected_ids(head, "figure").keys()
    return Impacts(
        every,
        every_chart,
        () if every else tuple(sorted(pages)),
        tuple(sorted(new - old)),
        tuple(sorted(old - new)),
        tuple(sorted(gone)),
        () if every_chart else tuple(sorted(charts)),
        _files(base, head),
    )


def _entity_pages(snapshot: Snapshot) -> frozenset[str]:
    return frozenset(
        f"{folder}/{name}/"
        for table, folder in PAGES.items()
        for name in (
            *(key[0] for key in snapshot.rows(table)),
            *redirected_ids(snapshot, KINDS[folder]),
        )
    )


def redirected_ids(snapshot: Snapshot, kind: str) -> dict[str, str]:
    """Returns the ids of a kind that moved or went, whose addresses still lead on; to the new one.

    Args:
        snapshot: The data.
        kind: ``figure``, or what has a page: ``program``, ``group``, ``strategy``, ``division``.
    """
    return {
        row.get("old_id", ""): row.get("new_id", "")
        for row in snapshot.rows("moved").values()
        if row.get("kind") == kind
    }


def _files(base: Snapshot, head: Snapshot) -> tuple[str, ...]:
    changed = {
        path
        for path in base.raw.keys() | head.raw.keys()
        if base.raw.get(path) != head.raw.get(path)
    }
    return tuple(sorted(f"data/{path}" for path in changed))
