"""All programs in an order of their own, on small pages for readers without a script."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Program
from macros.catalog.queries.calculations import division_basis
from macros.catalog.queries.sort_orders import order_of, sort_orders_of
from macros.i18n.korean import escape
from macros.i18n.money_words import money
from macros.render.components.amount import shown, unit_heading
from macros.render.components.links import figure_address, relative
from macros.render.components.program_cells import division_cell, division_heading, program_link
from macros.render.components.table import Cell, Column, html_table
from macros.render.partials import partial
from macros.render.tables.office import budget_cell

HERE = "programs/"


def sort_links(catalog: Catalog, page_url: str) -> Markup:
    """Renders links to the orders, the one of this page named without a link."""
    named = {HERE: "보고서 차례"}
    named |= {f"{HERE}{order.name}/": order.title_ko for order in sort_orders_of(catalog)}
    orders = [(relative(url, page_url), title, url == page_url) for url, title in named.items()]
    return partial("sort_links", orders=orders)


def sorted_table(
    catalog: Catalog, order: str, page_url: str, programs: Sequence[Program] | None = None
) -> Markup:
    """Returns all or some programs in one of the orders; a number leads to its passport."""
    basis, chosen = division_basis(catalog.programs), order_of(order)

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
        Column(
            division_heading(catalog.programs),
            lambda p: division_cell(catalog, p, page_url, basis),
        )
        if basis
        else None,
    )
    rows = chosen.sort(catalog) if programs is None else programs
    return html_table(columns, rows, caption=f"사업 {len(rows)}개, {chosen.title_ko}")
