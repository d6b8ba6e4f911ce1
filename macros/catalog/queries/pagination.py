"""Long lists on several pages: what a phone could not bear on one page stands on several.

A list of up to ``MAX_ROWS_UNPAGED`` rows stays one page. Above that, a list with sections of its
own (months, topics, districts) has pages below its address, ``calendar/2023-07/`` and
``calendar/2023-07/2/``, and its own page says what stands where; a list without goes on at
``corrections/2/``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from macros.catalog.catalog import Catalog
from macros.catalog.detail_index import grouped
from macros.catalog.details import Milestone, Place
from macros.catalog.entities import Program
from macros.catalog.queries.calculations import evaluate_all
from macros.catalog.queries.sort_orders import sort_orders_of

MAX_ROWS_UNPAGED = (
    260  # rows of the longest list on one page: with more a page would miss its budget
)
ROWS = 200  # rows of a list page: some 30 kB packed
COMPARED = 50  # programs side by side on one page: a row has 22 columns
# The index of programs: rows of one page, and of each where there are more. Its script brings the
# pages together again.
INDEX, MAX_INDEX_ROWS_UNPAGED, INDEX_ROWS = "programs/rows", 1_000, 250
# Sections without a key of their own.
UNDATED, ELSEWHERE = "undated", "elsewhere"
DIFFERING = "differs"  # checks that do not hold stand once more, before all topics
# The table behind each list, for the link that edits it.
TABLES = {
    "calendar": "milestones",
    "checks": "identities",
    "places": "places",
    "corrections": "corrections",
    "compare": "programs",
}


@dataclass(frozen=True, repr=False)
class ListPage:
    """A page of a long list.

    Attributes:
        collection: Address of the list, without the last slash.
        section: Key of its section; "" in a list without sections.
        number: Its place in the section, from 1.
        of: How many pages the section has.
        whole: How many rows the section has.
        rows: What stands on it.
    """

    collection: str
    section: str
    number: int
    of: int
    whole: int
    rows: tuple[Any, ...]

    @property
    def path(self) -> str:
        """Its address from the root of the site."""
        return list_page_path(self.collection, self.section, self.number)


def list_page_path(collection: str, section: str, number: int) -> str:
    """Returns the address of a list page; the first of a list without sections is the list's own.

    >>> list_page_path("calendar", "2023-07", 1), list_page_path("corrections", "", 2)
    ('calendar/2023-07/', 'corrections/2/')

    Args:
        collection: The list, as ``calendar``.
        section: Its section, as a month; "" for a list without sections.
        number: Number of the page within the section, from 1.
    """
    if collection == INDEX and number == 1:
        return "programs/"
    parts = (collection, section, str(number) if number > 1 else "")
    return "".join(f"{part}/" for part in parts if part)


def index_rows(catalog: Catalog) -> tuple[Program, ...]:
    """Returns the programs that the page of the index itself holds."""
    programs = catalog.programs
    return programs if len(programs) <= MAX_INDEX_ROWS_UNPAGED else programs[:INDEX_ROWS]


class Paginator:
    """The pages of every long list of a catalog, made when they are first asked for."""

    def __init__(self, catalog: Catalog) -> None:
        """Keeps the catalog; nothing is read yet."""
        self.catalog = catalog

    def __repr__(self) -> str:
        """The catalog alone: a build with debug output would list every row."""
        return f"Paginator({self.catalog})"

    def of(self, collection: str) -> tuple[ListPage, ...]:
        """Returns the pages of a list; none where it stands on one page."""
        return self._all[collection]

    def at(self, collection: str, section: str, number: int) -> ListPage:
        """Returns one page of a list; KeyError if there is no such.

        Args:
            collection: The list, as ``calendar``.
            section: Its section; "" for a list without sections.
            number: Number of the page within the section, from 1.
        """
        return self._by_place[collection, section, number]

    def added(self) -> Iterator[ListPage]:
        """Yields the pages that need a page of their own besides the list's."""
        for list_pages in self._all.values():
            yield from (
                list_page for list_page in list_pages if list_page.section or list_page.number > 1
            )

    def of_check(self, identity_id: str) -> str:
        """Returns the address of the page on which a check has its place."""
        for list_page in self.of("checks"):
            ids = (check_result.identity.identity_id for check_result in list_page.rows)
            if list_page.section != DIFFERING and identity_id in ids:
                return list_page.path
        return "checks/"

    @cached_property
    def _all(self) -> dict[str, tuple[ListPage, ...]]:
        catalog = self.catalog
        found = {
            "calendar": paginate("calendar", dict(months(catalog.details.milestones))),
            "checks": paginate("checks", _checks(catalog)),
            "places": paginate("places", dict(districts(catalog.details.places))),
            "corrections": paginate("corrections", {"": catalog.corrections}),
        }
        found["compare"] = paginate("compare", _by_strategy(catalog), COMPARED, COMPARED)
        found[INDEX] = paginate(INDEX, {"": catalog.programs}, MAX_INDEX_ROWS_UNPAGED, INDEX_ROWS)
        for order in sort_orders_of(catalog):
            collection = f"programs/{order.name}"
            rows = order.sort(catalog) if len(catalog.programs) > MAX_ROWS_UNPAGED else ()
            found[collection] = paginate(collection, {"": rows})
        return found

    @cached_property
    def _by_place(self) -> dict[tuple[str, str, int], ListPage]:
        list_pages = (list_page for collection in self._all.values() for list_page in collection)
        return {
            (list_page.collection, list_page.section, list_page.number): list_page
            for list_page in list_pages
        }


def paginate(
    collection: str,
    sections: Mapping[str, Sequence[Any]],
    whole: int | None = None,
    most: int | None = None,
) -> tuple[ListPage, ...]:
    """Divides a list into pages, section by section; returns none where one page bears it.

    Args:
        collection: Address of the list, without the last slash.
        sections: Its rows by section.
        whole: Rows that one page bears; by default as of most lists.
        most: Rows of a page.
    """
    most = most or ROWS
    if sum(map(len, sections.values())) <= (whole or MAX_ROWS_UNPAGED):
        return ()
    return tuple(
        ListPage(collection, section, at + 1, -(-len(rows) // most), len(rows), tuple(part))
        for section, rows in sections.items()
        for at, part in enumerate(_parts(rows, most))
    )


def _parts(rows: Sequence[Any], most: int) -> Iterator[Sequence[Any]]:
    return (rows[start : start + most] for start in range(0, len(rows), most))


def _by_strategy(catalog: Catalog) -> dict[str, Sequence[Any]]:
    ids = (strategy.strategy_id for strategy in catalog.strategies)
    found: dict[str, Sequence[Any]] = {name: catalog.programs_of_strategy(name) for name in ids}
    found[ELSEWHERE] = catalog.programs_of_strategy(None)
    return {name: rows for name, rows in found.items() if rows}


def _checks(catalog: Catalog) -> dict[str, Sequence[Any]]:
    if len(catalog.identities) <= MAX_ROWS_UNPAGED:
        return {}
    check_results = evaluate_all(catalog)
    topics = grouped(check_results, lambda check_result: check_result.identity.topic)
    ordered = catalog.package.table("identities").field("topic").categories
    differing = [check_result for check_result in check_results if check_result.status == "differs"]
    known = {topic.value: topics[topic.value] for topic in ordered if topic.value in topics}
    return {DIFFERING: differing, **known}


def months(milestones: Iterable[Milestone]) -> tuple[tuple[str, tuple[Milestone, ...]], ...]:
    """Returns milestones by the month (or year) they start in, undated ones last."""
    dated = grouped(milestones, lambda m: (m.start or m.end or "")[:7] or UNDATED)
    return tuple(sorted(dated.items(), key=lambda item: (item[0] == UNDATED, item[0])))


def districts(places: Iterable[Place]) -> tuple[tuple[str, tuple[Place, ...]], ...]:
    """Returns places by district, those without one last."""
    by_district = grouped(places, lambda place: place.district_ko or ELSEWHERE)
    return tuple(sorted(by_district.items(), key=lambda item: (item[0] == ELSEWHERE, item[0])))
