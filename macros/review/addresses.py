"""Addresses of the site that come and go with a change, as far as rows decide them."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from macros.catalog.urls import page_path
from macros.review.snapshot import Snapshot

# Tables whose rows have a page each, with the kind that redirects call them by.
PAGE_KINDS = {
    "programs": "program",
    "program_groups": "group",
    "strategies": "strategy",
    "divisions": "division",
}


@dataclass(frozen=True)
class AddressChanges:
    """Addresses that come and go. Those of pages are from the root of the site; all are sorted.

    Attributes:
        new_pages: Pages that come.
        gone_pages: Pages that go, so that links to them break.
        gone_figures: Figure ids that go, so that links to them break.
    """

    new_pages: tuple[str, ...]
    gone_pages: tuple[str, ...]
    gone_figures: tuple[str, ...]


def compare_addresses(
    base: Snapshot, head: Snapshot, pages: tuple[Set[str], Set[str]] | None = None
) -> AddressChanges:
    """Returns the addresses that come and go.

    Args:
        base: The data before.
        head: The data after.
        pages: The addresses of the pages before and after, where both pass the check. Without
            them only pages of programs and the like are known to come and go.
    """
    old, new = pages or (_entity_pages(base), _entity_pages(head))
    gone = base.figures.keys() - head.figures.keys() - redirected_ids(head, "figure").keys()
    return AddressChanges(tuple(sorted(new - old)), tuple(sorted(old - new)), tuple(sorted(gone)))


def redirected_ids(snapshot: Snapshot, kind: str) -> dict[str, str]:
    """Returns the redirects of a kind: each old id with its new one, "" where there is none.

    Args:
        snapshot: The data.
        kind: ``figure`` or one of ``PAGE_KINDS``.
    """
    return {
        row.get("old_id", ""): row.get("new_id", "")
        for row in snapshot.rows("moved").values()
        if row.get("kind") == kind
    }


def _entity_pages(snapshot: Snapshot) -> frozenset[str]:
    return frozenset(
        page_path(kind, name)
        for table, kind in PAGE_KINDS.items()
        for name in (*(key[0] for key in snapshot.rows(table)), *redirected_ids(snapshot, kind))
    )
