"""Long lists on several pages: what a list's own page says of them, and what stands on each."""

from __future__ import annotations

import json

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.queries.pagination import (
    DIFFERING,
    ELSEWHERE,
    INDEX,
    UNDATED,
    ListPage,
    Paginator,
    list_page_path,
)
from macros.catalog.queries.sort_orders import SORT_ORDERS
from macros.i18n.korean import escape, number, with_particle
from macros.i18n.periods import period_words
from macros.render.components.facets import program_facets
from macros.render.components.links import relative
from macros.render.components.program_cells import strategy_name
from macros.render.components.table import Cell, Column, VisuallyHidden, html_table
from macros.render.partials import partial
from macros.render.tables.checks import corrections_table, identities_table
from macros.render.tables.program import milestones_table, places_table
from macros.render.tables.programs_comparison import comparison_table
from macros.render.tables.programs_index import index_table, sorted_table

TITLES = {
    "calendar": "일정",
    "checks": "검산",
    "places": "곳",
    "corrections": "바로잡음",
    "compare": "사업 견주기",
    INDEX: "사업",
} | {f"programs/{order.name}": f"사업, {order.title_ko}" for order in SORT_ORDERS}
# What the sections of a list are.
SECTIONS = {
    "calendar": "언제",
    "checks": "무엇을 맞춰 봤나",
    "compare": "추진전략",
}


def section_name(catalog: Catalog, collection: str, section: str) -> str:
    """Returns what a section of a list is called.

    Args:
        catalog: The data.
        collection: The list.
        section: Its key in the list; ``UNDATED``, ``ELSEWHERE`` and ``DIFFERING`` have words of
            their own.
    """
    if collection == "calendar":
        return "때가 적혀 있지 않은 일" if section == UNDATED else period_words(section)
    if collection == "checks":
        if section == DIFFERING:
            return "맞지 않는 셈"
        return catalog.package.table("identities").label("topic", section)
    if section == ELSEWHERE:
        what = district_title(catalog) if collection == "places" else "전략"
        return f"{with_particle(what, '이/가')} 적혀 있지 않은 {TITLES[collection].split()[0]}"
    return strategy_name(catalog.strategy(section)) if collection == "compare" else section


def district_title(catalog: Catalog) -> str:
    """Returns what the package calls the districts of its places."""
    return catalog.package.table("places").field("district_ko").title


def list_page_title(list_pages: Paginator, list_page: ListPage) -> Markup:
    """Returns the heading of a list page: its list, its section and which of several it is."""
    name = TITLES[list_page.collection]
    if list_page.section:
        name += f": {section_name(list_pages.catalog, list_page.collection, list_page.section)}"
    return escape(f"{name} ({list_page.number}/{list_page.of})" if list_page.of > 1 else name)


def pagination_contents(list_pages: Paginator, collection: str, page_url: str) -> Markup:
    """Returns the contents of a long list: its sections, their sizes and pages.

    Args:
        list_pages: The paginator.
        collection: The list.
        page_url: Address of the page, from the root of the site.
    """
    catalog = list_pages.catalog

    def name(first: ListPage) -> Cell:
        text = section_name(catalog, collection, first.section)
        return Cell(text, href=relative(first.path, page_url))

    def further(first: ListPage) -> Markup:
        pages = _numbered(list_pages, first, page_url)[1:]
        return partial("pagination_further", pages=pages)

    columns = (
        Column(SECTIONS.get(collection) or district_title(catalog), name),
        Column("가짓수", lambda first: number(first.whole), numeric=True),
        Column("이어지는 쪽", further),
    )
    rows = [list_page for list_page in list_pages.of(collection) if list_page.number == 1]
    return html_table(columns, rows, caption="길어서 나누어 실은 쪽", searchable=False)


def pagination_nav(list_pages: Paginator, list_page: ListPage, page_url: str) -> Markup:
    """Returns links to all pages of the section, this one named without a link.

    Args:
        list_pages: The paginator.
        list_page: The page the links stand on.
        page_url: Address of the page, from the root of the site.
    """
    pages = _numbered(list_pages, list_page, page_url)
    return partial("pagination", list_page=list_page, pages=pages)


def _numbered(list_pages: Paginator, one: ListPage, page_url: str) -> list[tuple[int, str]]:
    """Returns number and address of every page of a section."""
    pages = (list_pages.at(one.collection, one.section, n) for n in range(1, one.of + 1))
    return [(page.number, relative(page.path, page_url)) for page in pages]


def list_breadcrumb(list_page: ListPage, page_url: str) -> Markup:
    """Returns a link to the list's own page."""
    href = relative(list_page_path(list_page.collection, "", 1), page_url)
    return partial("link", href=href, text=TITLES[list_page.collection])


def list_page_table(list_pages: Paginator, list_page: ListPage, page_url: str) -> Markup:
    """Returns the table of a list page, as its list has it.

    Args:
        list_pages: The paginator.
        list_page: The page of the list.
        page_url: Address of the page, from the root of the site.
    """
    catalog, caption = list_pages.catalog, VisuallyHidden(list_page_title(list_pages, list_page))
    if list_page.collection == "calendar":
        return milestones_table(catalog, list_page.rows, caption, page_url)
    if list_page.collection == "places":
        return places_table(catalog, list_page.rows, caption, page_url)
    if list_page.collection == "checks":
        anchors = list_page.section != DIFFERING
        return identities_table(catalog, list_page.rows, page_url, caption, anchors=anchors)
    if list_page.collection == "corrections":
        return corrections_table(catalog, list_page.rows, caption)
    return _programs_table(list_pages, list_page, page_url)


def _programs_table(list_pages: Paginator, list_page: ListPage, page_url: str) -> Markup:
    catalog = list_pages.catalog
    if list_page.collection == "compare":
        table = comparison_table(catalog, page_url, list_page.rows)
        return partial("compared_table", table=table)
    if list_page.collection == INDEX:
        return index_table(catalog, program_facets(catalog), page_url, list_page.rows)
    return sorted_table(catalog, list_page.collection.rpartition("/")[2], page_url, list_page.rows)


def compared_programs(list_pages: Paginator, page_url: str) -> Markup:
    """Returns which program stands on which page, for the script that sets programs side by side.

    A data block: ``[[strategy, address, [[id, name], …]], …]``.
    """
    known = [
        [
            section_name(list_pages.catalog, "compare", list_page.section),
            relative(list_page.path, page_url),
            [[program.program_id, program.short_name_ko] for program in list_page.rows],
        ]
        for list_page in list_pages.of("compare")
    ]
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return partial("compared_programs", json=Markup(text))  # noqa: S704 - no tag can begin in it


def check_link(list_pages: Paginator, identity_id: str, text: str, page_url: str) -> Markup:
    """Returns a link to where a check has its place.

    Args:
        list_pages: The paginator.
        identity_id: The check.
        text: What the link says.
        page_url: Address of the page, from the root of the site.
    """
    href = f"{relative(list_pages.of_check(identity_id), page_url)}#{identity_id}"
    return partial("link", href=href, text=text)
