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
from macros.render.components.amount import NOT_STATED, shown, unit_heading
from macros.render.components.links import figure_address, relative
from macros.render.components.program_cells import division_cell, division_heading, program_link
from macros.render.components.table import Column, html_table
from macros.render.partials import partial

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
    basis = division_basis(catalog.programs)
    columns = (
        Column("사업"),
        Column(f"{catalog.fiscal_year}년 예산", numeric=True),
        Column(unit_heading(catalog), numeric=True),
        *((Column(division_heading(catalog.programs)),) if basis else ()),
    )
    chosen = order_of(order)
    rows = [
        (
            program_link(program, page_url),
            *_amounts(catalog, program, page_url),
            *((division_cell(catalog, program, page_url, basis),) if basis else ()),
        )
        for program in (chosen.sort(catalog) if programs is None else programs)
    ]
    return html_table(columns, rows, caption=f"사업 {len(rows)}개, {chosen.title_ko}")


def _amounts(catalog: Catalog, program: Program, page_url: str) -> tuple[object, object]:
    """Returns a budget in words and in digits, which lead to its passport."""
    if not catalog.is_listed(program.program_id):
        return NOT_STATED, ""
    total = catalog.annual(program.program_id)
    return money(total.amount), partial(
        "link",
        href=escape(figure_address(catalog, total.figure_id, page_url)),
        text=shown(catalog, total.amount),
    )
