"""Long lists in leaves: what a phone could not bear on one page stands on several.

A list of up to ``WHOLE`` rows stays one page. Above that, a list with sections of its own (months,
topics, districts) has leaves below its address, ``calendar/2023-07/`` and ``calendar/2023-07/2/``,
and its own page says what stands where; a list without goes on at ``corrections/2/``.
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
from macros.catalog.queries.sort_orders import ORDERS, orders_of

WHOLE = 260  # rows of the longest list on one page: with more a page would miss its budget
ROWS = 200  # rows of a leaf: some 30 kB packed
COMPARED = 50  # programs side by side on one page: a row has 22 columns
# The index of programs: rows of one page, and of a leaf where there are more. Its script brings the
# leaves together again.
INDEX, INDEX_WHOLE, INDEX_ROWS = "programs/rows", 1_000, 250
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
class Leaf:
    """A page of a long list.

    Attributes:
        register: Address of the list, without the last slash.
        section: Key of its section; "" in a list without sections.
        number: Its place in the section, from 1.
        of: How many leaves the section has.
        whole: How many rows the section has.
        rows: What stands on it.
    """

    register: str
    section: str
    number: int
    of: int
    whole: int
    rows: tuple[Any, ...]

    @property
    def path(self) -> str:
        """Its address from the root of the site."""
        return leaf_path(self.register, self.section, self.number)


def leaf_path(register: str, section: str, number: int) -> str:
    """Returns the address of a leaf; the first of a list without sections is the list's own.

    >>> leaf_path("calendar", "2023-07", 1), leaf_path("corrections", "", 2)
    ('calendar/2023-07/', 'corrections/2/')
    """
    if register == INDEX and number == 1:
        return "programs/"
    parts = (register, section, str(number) if number > 1 else "")
    return "".join(f"{part}/" for part in parts if part)


def list_of(address: str) -> str:
    """Returns the address of the list that a leaf belongs to; any other address as it is.

    >>> list_of("calendar/2023-07/2/"), list_of("programs/by-name/2/"), list_of("programs/a/")
    ('calendar/', 'programs/by-name/', 'programs/a/')
    """
    registers = (*TABLES, INDEX, *(f"programs/{order.name}" for order in ORDERS))
    return next((f"{name}/" for name in registers if address.startswith(f"{name}/")), address)


def index_rows(catalog: Catalog) -> tuple[Program, ...]:
    """Returns the programs that the page of the index itself holds."""
    programs = catalog.programs
    return programs if len(programs) <= INDEX_WHOLE else programs[:INDEX_ROWS]


class Leaves:
    """The leaves of every long list of a catalog, made when they are first asked for."""

    def __init__(self, catalog: Catalog) -> None:
        """Keeps the catalog; nothing is read yet."""
        self.catalog = catalog

    def __repr__(self) -> str:
        """The catalog alone: a build with debug output would list every row."""
        return f"Leaves({self.catalog})"

    def of(self, register: str) -> tuple[Leaf, ...]:
        """Returns the leaves of a list; none where it stands on one page."""
        return self._all[register]

    def at(self, register: str, section: str, number: int) -> Leaf:
        """Returns one leaf; KeyError if there is no such."""
        return self._by_place[register, section, number]

    def added(self) -> Iterator[Leaf]:
        """Yields the leaves that need a page of their own besides the list's."""
        for leaves in self._all.values():
            yield from (leaf for leaf in leaves if leaf.section or leaf.number > 1)

    def of_check(self, identity_id: str) -> str:
        """Returns the address of the page on which a check has its place."""
        for leaf in self.of("checks"):
            ids = (outcome.identity.identity_id for outcome in leaf.rows)
            if leaf.section != DIFFERING and identity_id in ids:
                return leaf.path
        return "checks/"

    @cached_property
    def _all(self) -> dict[str, tuple[Leaf, ...]]:
        catalog = self.catalog
        found = {
            "calendar": make_leaves("calendar", dict(months(catalog.details.milestones))),
            "checks": make_leaves("checks", _checks(catalog)),
            "places": make_leaves("places", dict(districts(catalog.details.places))),
            "corrections": make_leaves("corrections", {"": catalog.corrections}),
        }
        found["compare"] = make_leaves("compare", _by_strategy(catalog), COMPARED, COMPARED)
        found[INDEX] = make_leaves(INDEX, {"": catalog.programs}, INDEX_WHOLE, INDEX_ROWS)
        for order in orders_of(catalog):
            register = f"programs/{order.name}"
            rows = order.sort(catalog) if len(catalog.programs) > WHOLE else ()
            found[register] = make_leaves(register, {"": rows})
        return found

    @cached_property
    def _by_place(self) -> dict[tuple[str, str, int], Leaf]:
        leaves = (leaf for register in self._all.values() for leaf in register)
        return {(leaf.register, leaf.section, leaf.number): leaf for leaf in leaves}


def make_leaves(
    register: str,
    sections: Mapping[str, Sequence[Any]],
    whole: int | None = None,
    most: int | None = None,
) -> tuple[Leaf, ...]:
    """Divides a list into leaves, section by section; returns none where one page bears it.

    Args:
        register: Address of the list, without the last slash.
        sections: Its rows by section.
        whole: Rows that one page bears; by default as of most lists.
        most: Rows of a leaf.
    """
    most = most or ROWS
    if sum(map(len, sections.values())) <= (whole or WHOLE):
        return ()
    return tuple(
        Leaf(register, section, at + 1, -(-len(rows) // most), len(rows), tuple(part))
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
    if len(catalog.identities) <= WHOLE:
        return {}
    outcomes = evaluate_all(catalog)
    topics = grouped(outcomes, lambda outcome: outcome.identity.topic)
    ordered = catalog.package.table("identities").field("topic").categories
    differing = [outcome for outcome in outcomes if outcome.status == "differs"]
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
