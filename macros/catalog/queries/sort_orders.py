"""The orders in which all programs are listed on pages of their own, for readers without a script.

Each page stands beside the programs' own, as ``programs/<name>/``, so no program may take the name.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Program
from macros.catalog.queries.calculations import by_budget

Sorter = Callable[[Catalog], tuple[Program, ...]]

# Brackets and quotes around a name say nothing about its place in the alphabet.
_MARKS = re.compile(r"[^\w\s]|_")


@dataclass(frozen=True)
class SortOrder:
    """An order of all programs.

    Attributes:
        name: The last part of the page's address.
        title_ko: What the order is called.
        sort: Returns all programs in this order.
    """

    name: str
    title_ko: str
    sort: Sorter


def name_key(name: str) -> str:
    """Returns the sort key of a Korean name: marks left out, Latin letters without case.

    Digits come first, then Latin letters, then Hangul, as Unicode has them; the syllables of
    Hangul are in alphabetical order there.

    >>> sorted(["나", "「가」 다", "G밸리", "2023"], key=name_key)
    ['2023', 'G밸리', '「가」 다', '나']
    """
    return " ".join(_MARKS.sub(" ", name).casefold().split())


def by_division(catalog: Catalog) -> tuple[Program, ...]:
    """Sorts programs by their division in the report's order, then by number; none comes last."""

    def place(program: Program) -> float:
        division = catalog.division_of(program)
        return division.order if division else math.inf

    return tuple(sorted(catalog.programs, key=place))


def by_name(catalog: Catalog) -> tuple[Program, ...]:
    """Sorts programs by their name, then by number."""
    return tuple(sorted(catalog.programs, key=lambda program: name_key(program.name_ko)))


def by_amount(catalog: Catalog) -> tuple[Program, ...]:
    """Sorts programs from the largest budget to the smallest, then by number."""
    return by_budget(catalog.programs, catalog)


SORT_ORDERS = (
    SortOrder("by-budget", "예산이 큰 차례", by_amount),
    SortOrder("by-division", "부서 차례", by_division),
    SortOrder("by-name", "가나다 차례", by_name),
)


def sort_orders_of(catalog: Catalog) -> tuple[SortOrder, ...]:
    """Returns the orders that say something of a package: none by division without divisions."""
    if len(catalog.programs) < 2:
        return ()
    known = any(program.division_id for program in catalog.programs)
    return tuple(order for order in SORT_ORDERS if known or order.sort is not by_division)


def order_of(name: str) -> SortOrder:
    """Returns the order of that name; KeyError if there is none."""
    return {order.name: order for order in SORT_ORDERS}[name]
