"""What a change takes off the site or puts on it: programs, figures and their addresses."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from macros.catalog.catalog import Catalog
from macros.catalog.queries.shown_rows import shown_rows
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


@dataclass(frozen=True)
class Standing:
    """Programs and figures that a change takes off the current report.

    Attributes:
        programs: How many programs are current, before and after.
        former: Names of programs that are current before and only of an earlier report after.
        gone: Ids of programs that are there before and not after.
        superseded: Ids of figures that are current before and only of an earlier report after.
        unshown: Ids of figures that no page shows after, and some does before or that are new.
    """

    programs: tuple[int, int]
    former: tuple[str, ...]
    gone: tuple[str, ...]
    superseded: tuple[str, ...]
    unshown: tuple[str, ...]

    @property
    def takes(self) -> bool:
        """Whether a program becomes former or a figure is shown on no page."""
        return bool(self.former or self.unshown)


def compare_standing(base: Catalog, head: Catalog) -> Standing:
    """Compares which programs and figures two packages show.

    Args:
        base: The data before.
        head: The data after.
    """
    before, after = ({p.program_id for p in one.programs} for one in (base, head))
    known = before | {p.program_id for p in base.former_programs}
    return Standing(
        programs=(len(before), len(after)),
        former=tuple(p.name_ko for p in head.former_programs if p.program_id in before),
        gone=tuple(sorted(name for name in known if not head.has_program(name))),
        superseded=tuple(sorted(_earlier(head) & base.figures.keys() - _earlier(base))),
        unshown=tuple(sorted(_unshown(head) - _unshown(base))),
    )


def _earlier(catalog: Catalog) -> set[str]:
    """Returns the ids of the figures whose report is not the newest."""
    replaced = {
        row.figure_id
        for one in catalog.past
        for rows in (
            one.budgets,
            one.staffing,
            one.execution,
            one.details.figures,
            one.details.observations,
        )
        for row in rows
    }
    day = catalog.report.presented_on
    return replaced | {
        figure.figure_id
        for figure in catalog.figures.values()
        if catalog.report_of(figure.source).presented_on < day
    }


def _unshown(catalog: Catalog) -> set[str]:
    tables = shown_rows(catalog)
    shown = set().union(*tables.values())
    known = {key for name, key in catalog.lines if name in tables and key in catalog.figures}
    return known - shown
