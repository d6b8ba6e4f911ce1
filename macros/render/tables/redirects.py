"""What stands at the address of an id that went away or changed."""

from __future__ import annotations

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.details import Redirect
from macros.i18n.korean import korean_date
from macros.render.components.links import figure_address, page_address
from macros.render.components.table import Column, html_table
from macros.render.partials import partial


def redirect_notice(catalog: Catalog, row: Redirect, page_url: str) -> Markup:
    """Says at an old page's address where the page is now, or why it is gone.

    The link to the new page is the first of the notice.

    Args:
        catalog: The data.
        row: Its row of ``moved.csv``.
        page_url: Address of the page, from the root of the site.
    """
    return partial(
        "redirect_notice",
        row=row,
        noun=catalog.package.table("moved").label("kind", row.kind),
        href=page_address(row.kind, row.new_id, page_url) if row.new_id else None,
        reason=_reason(row),
    )


def redirected_figures(catalog: Catalog, program_id: str | None, page_url: str) -> Markup:
    """Returns the figures that went away from a page or changed their id, each at its old address.

    Nothing where there are none.

    Args:
        catalog: The data.
        program_id: The program of the page; None for figures of none.
        page_url: Address of the page, from the root of the site.
    """
    rows = [
        (row, _now(catalog, row, page_url), _reason(row))
        for row in catalog.details.redirected_figures(program_id)
    ]
    return partial("redirected_figures", rows=rows)


def redirects_table(catalog: Catalog, page_url: str) -> Markup:
    """Returns every id that went away or changed; nothing where there are none."""
    table, rows = catalog.package.table("moved"), catalog.details.moved
    columns = (
        Column("무엇", lambda row: row.name_ko),
        Column.of_field(table, "kind"),
        Column("옛 이름표", lambda row: row.old_id),
        Column("지금", lambda row: _now(catalog, row, page_url)),
        Column.of_field(table, "reason_ko", _reason),
    )
    caption = "없어지거나 바뀐 이름표"
    return html_table(columns, rows, caption=caption) if rows else Markup("")


def _now(catalog: Catalog, row: Redirect, page_url: str) -> Markup:
    address = None
    if row.new_id and row.kind == "figure":
        address = figure_address(catalog, row.new_id, page_url)
    elif row.new_id:
        address = page_address(row.kind, row.new_id, page_url)
    return partial("redirected", row=row, href=address)


def _reason(row: Redirect) -> str:
    return f"{row.reason_ko} ({korean_date(row.moved_on)})"
