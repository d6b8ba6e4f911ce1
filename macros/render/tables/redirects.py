"""What stands at the address of an id that went away or changed."""

from __future__ import annotations

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.details import Redirect
from macros.i18n.korean import escape, korean_date, particle_alone, with_particle
from macros.render.components.links import figure_address, page_path, relative
from macros.render.components.table import Column, html_table


def redirect_notice(catalog: Catalog, row: Redirect, page_url: str) -> Markup:
    """Returns what a reader of an old page's address is told: where it is now, or why it is gone.

    The link to the new page is the first of the notice.
    """
    noun = catalog.package.table("moved").label("kind", row.kind)
    if row.new_id:
        where = Markup('<p>이 {} 쪽의 주소가 바뀌었습니다. <a href="{}">{}</a></p>').format(
            escape(noun), relative(page_path(row.kind, row.new_id), page_url), "새 쪽으로 가기"
        )
    else:
        where = Markup("<p>{} 이 자료에서 없어졌습니다.</p>").format(
            escape(with_particle(f"이 주소에 있던 {noun}", "은/는"))
        )
    return Markup("{}{}").format(where, _reason(row))


def redirected_figures(catalog: Catalog, program_id: str | None, page_url: str) -> Markup:
    """Returns the figures that went away from a page or changed their id, each at its old address.

    Nothing where there are none.
    """
    rows = catalog.details.redirected_figures(program_id)
    entries = Markup("").join(
        Markup('<div id="{}"><dt>{}</dt><dd>{} {}</dd></div>').format(
            row.old_id, escape(row.name_ko), _now(catalog, row, page_url), _reason_words(row)
        )
        for row in rows
    )
    return Markup('<dl class="ol-gone">{}</dl>').format(entries) if rows else Markup("")


def redirects_table(catalog: Catalog, page_url: str) -> Markup:
    """Returns every id that went away or changed; nothing where there are none."""
    table = catalog.package.table("moved")
    rows = [
        (
            row.name_ko,
            table.label("kind", row.kind),
            row.old_id,
            _now(catalog, row, page_url),
            _reason_words(row),
        )
        for row in catalog.details.moved
    ]
    columns = [Column(h) for h in ("무엇", "갈래", "옛 이름표", "지금", "까닭")]
    caption = "없어지거나 바뀐 이름표"
    return html_table(columns, rows, caption=caption) if rows else Markup("")


def _now(catalog: Catalog, row: Redirect, page_url: str) -> Markup:
    if row.new_id is None:
        return Markup("없어졌습니다.")
    if row.kind == "figure":
        address = figure_address(catalog, row.new_id, page_url)
    else:
        address = relative(page_path(row.kind, row.new_id), page_url)
    particle = particle_alone(row.new_id, "으로/로")
    return Markup('<a href="{}">{}</a>{} 바뀌었습니다.').format(address, row.new_id, particle)


def _reason(row: Redirect) -> Markup:
    return Markup("<p>{}: {}</p>").format(escape(row.name_ko), _reason_words(row))


def _reason_words(row: Redirect) -> Markup:
    return escape(f"{row.reason_ko} ({korean_date(row.moved_on)})")
