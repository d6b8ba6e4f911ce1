"""Renders all programs: the index with what narrows it where a script runs, and in other orders.

The orders are pages of their own, for readers without a script.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Program
from macros.catalog.money import Amount
from macros.catalog.queries.calculations import division_basis
from macros.catalog.queries.pagination import index_rows
from macros.catalog.queries.sort_orders import by_name, order_of, sort_orders_of
from macros.i18n.korean import escape
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
    unit_heading,
)
from macros.render.components.facets import Facet, program_facets
from macros.render.components.links import figure_address, relative
from macros.render.components.program_cells import (
    division_column,
    program_link,
    strategy_column,
)
from macros.render.components.source import line_words
from macros.render.components.table import Cell, Column, html_table
from macros.render.partials import partial
from macros.render.tables.office import budget_cell, listed_source

HERE = "programs/"


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
    largest = largest_budget(catalog)
    columns = (
        strategy_column(catalog, catalog.programs, page_url),
        division_column(catalog, catalog.programs, page_url),
    )
    names = digit_names(catalog, largest)
    ranks = {program.program_id: rank for rank, program in enumerate(by_name(catalog))}
    rows = [
        {
            "rank": ranks[program.program_id],
            "held": ";".join(facet.positions_of(program.program_id) for facet in facets),
            "cells": [column.cell(program) for column in columns if column and column.cell],
            **_names(catalog, program, page_url),
            **_amount(catalog, program, largest, page_url, in_cells=bool(names)),
        }
        for program in (catalog.programs if programs is None else programs)
    ]
    return partial("index_table", rows=rows, names=names, **_columns(catalog))


def _columns(catalog: Catalog) -> dict[str, Any]:
    """Returns what the headings say, and which columns the package has something for."""
    unit = budget_unit(catalog)
    return {
        "year": catalog.fiscal_year,
        "unit": unit_words(unit) if unit else "",
        "strategies": any(program.strategy_id for program in catalog.programs),
        "basis": division_basis(catalog.programs),
    }


def _names(catalog: Catalog, program: Program, page_url: str) -> dict[str, object]:
    """Returns what a row calls a program, and where it is printed."""
    source = listed_source(catalog, program)
    words = (program.short_name_ko, program.audience_ko, program.aliases)
    return {
        "name": program_link(program, page_url),
        "words": " | ".join(filter(None, words)),
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


def sort_links(catalog: Catalog, page_url: str) -> Markup:
    """Renders links to the orders, the one of this page named without a link."""
    named = {HERE: "보고서 차례"}
    named |= {f"{HERE}{order.name}/": order.title_ko for order in sort_orders_of(catalog)}
    orders = [(relative(url, page_url), title, url == page_url) for url, title in named.items()]
    return partial("sort_links", orders=orders)


def sorted_table(
    catalog: Catalog, order: str, page_url: str, programs: Sequence[Program] | None = None
) -> Markup:
    """Returns all or some programs in one of the orders; a number leads to its source reference.

    Args:
        catalog: The data.
        order: Name of an order of ``catalog/queries/sort_orders.py``.
        page_url: Address of the page, from the root of the site.
        programs: The programs of the page, in the order; all by default.
    """
    chosen = order_of(order)

    def words(program: Program) -> object:
        return budget_cell(catalog, program, lambda total: money(total.amount)).value

    def digits(program: Program) -> Cell:
        if not catalog.is_listed(program.program_id):
            return Cell("")
        total = catalog.annual(program.program_id)
        href = escape(figure_address(catalog, total.figure_id, page_url))
        return Cell(shown(catalog, total.amount), href=href)

    columns = (
        Column("사업", lambda p: program_link(p, page_url)),
        Column(f"{catalog.fiscal_year}년 예산", words, numeric=True),
        Column(unit_heading(catalog), digits, numeric=True),
        division_column(catalog, catalog.programs, page_url),
    )
    rows = chosen.sort(catalog) if programs is None else programs
    return html_table(columns, rows, caption=f"사업 {len(rows)}개, {chosen.title_ko}")
