"""Renders the index of programs: a table, and what narrows it where a script runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Program
from macros.catalog.money import Amount
from macros.catalog.queries.calculations import division_basis
from macros.catalog.queries.pagination import index_rows
from macros.catalog.queries.sort_orders import by_name
from macros.i18n.money_words import money, unit_words
from macros.render.components.amount import (
    NO_AMOUNT,
    NOT_STATED,
    READ_TO,
    budget_bar,
    budget_unit,
    digit_places,
    has_digit_cells,
    largest_budget,
    shown,
    stated_amount,
)
from macros.render.components.facets import Facet, program_facets
from macros.render.components.program_cells import (
    division_cell,
    program_link,
    strategy_cell,
)
from macros.render.components.source import line_words
from macros.render.partials import partial
from macros.render.tables.office import listed_source


def program_index(catalog: Catalog, page_url: str) -> Markup:
    """Renders the index: what narrows it, hidden where no script runs, and the table."""
    facets, programs = program_facets(catalog), index_rows(catalog)
    return partial(
        "index",
        table=index_table(catalog, facets, page_url, programs),
        shown=len(programs),
        total=len(catalog.programs),
        facets=facets,
        **_columns(catalog),
    )


def index_table(
    catalog: Catalog,
    facets: Sequence[Facet],
    page_url: str,
    programs: Sequence[Program] | None = None,
) -> Markup:
    """Renders the rows of all or some programs, in the report's order.

    Args:
        catalog: The data.
        facets: What the index is narrowed by, as ``program_facets`` returns it.
        page_url: Address of the page.
        programs: The programs of the page; all by default.
    """
    columns, largest = _columns(catalog), largest_budget(catalog)
    names = digit_names(catalog, largest)
    ranks = {program.program_id: rank for rank, program in enumerate(by_name(catalog))}
    rows = [
        {
            "rank": ranks[program.program_id],
            "held": ";".join(facet.positions_of(program.program_id) for facet in facets),
            **_names(catalog, program, columns, page_url),
            **_amount(catalog, program, largest, page_url, in_cells=bool(names)),
        }
        for program in (catalog.programs if programs is None else programs)
    ]
    return partial("index_table", rows=rows, names=names, **columns)


def _columns(catalog: Catalog) -> dict[str, Any]:
    """Returns what the headings say, and which columns the package has something for."""
    unit = budget_unit(catalog)
    return {
        "year": catalog.fiscal_year,
        "unit": unit_words(unit) if unit else "",
        "strategies": any(program.strategy_id for program in catalog.programs),
        "basis": division_basis(catalog.programs),
    }


def _names(
    catalog: Catalog, program: Program, columns: Mapping[str, Any], page_url: str
) -> dict[str, object]:
    """Returns what a row calls a program, its strategy and division, and where it is printed."""
    source, basis, cells = listed_source(catalog, program), columns["basis"], []
    if columns["strategies"]:
        cells.append(strategy_cell(catalog, program, page_url))
    if basis:
        cells.append(division_cell(catalog, program, page_url, basis))
    words = (program.short_name_ko, program.audience_ko, program.aliases)
    return {
        "name": program_link(program, page_url),
        "words": " | ".join(filter(None, words)),
        "cells": cells,
        "line": source.line,
        "place": line_words(catalog, source),
    }


def _amount(
    catalog: Catalog, program: Program, largest: Amount, page_url: str, *, in_cells: bool
) -> dict[str, object]:
    """Returns a row's budget in digits and in words, with its bar; of one that is not stated."""
    if not catalog.is_listed(program.program_id):
        return {"own_unit": "", "size": NO_AMOUNT, "digits": NOT_STATED, "money": "", "bar": ""}
    total = catalog.annual(program.program_id)
    # In cells of one digit each a separator has no place.
    text = str(total.value) if in_cells else shown(catalog, total.amount)
    return {
        "own_unit": "" if budget_unit(catalog) else unit_words(total.amount.unit),
        "value": total.amount.value,
        "size": catalog.sort_value(total.amount),
        "digits": stated_amount(catalog, total.figure_id, text, page_url),
        "money": money(total.amount),
        "bar": budget_bar(total.amount, largest),
    }


def digit_names(catalog: Catalog, most: Amount) -> tuple[str, ...]:
    """Returns the names of the digits of all budgets; none where they have no cells."""
    if not catalog.one_unit or not has_digit_cells(most.to(catalog.money_unit)):
        return ()
    names = digit_places(most.to(catalog.money_unit))
    # The stylesheet draws the rule after 억 where it is in print that counts in millions.
    return names if names[-3:-2] == (READ_TO,) else ()


def has_digit_columns(catalog: Catalog) -> bool:
    """Tells whether the digits of the budgets stand in cells, with a rule after 억."""
    return bool(digit_names(catalog, largest_budget(catalog)))
