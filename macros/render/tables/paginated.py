"""Long lists in leaves: what a list's own page says of them, and what stands on each."""

from __future__ import annotations

import json
from collections.abc import Iterable

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.queries.pagination import (
    DIFFERING,
    ELSEWHERE,
    INDEX,
    UNDATED,
    Leaf,
    Leaves,
    leaf_path,
)
from macros.catalog.queries.sort_orders import ORDERS
from macros.i18n.korean import escape, number, with_particle
from macros.i18n.periods import period_words
from macros.render.components.facets import program_facets
from macros.render.components.links import relative
from macros.render.components.program_cells import strategy_name
from macros.render.components.table import Column, Heard, html_table
from macros.render.tables.checks import corrections_table, identities_table
from macros.render.tables.program import milestones_table, places_table
from macros.render.tables.programs_comparison import comparison_table
from macros.render.tables.programs_index import index_table
from macros.render.tables.programs_sorted import ordered_table

TITLES = {
    "calendar": "일정",
    "checks": "검산",
    "places": "곳",
    "corrections": "바로잡음",
    "compare": "사업 견주기",
    INDEX: "사업",
} | {f"programs/{order.name}": f"사업, {order.title_ko}" for order in ORDERS}
# What the sections of a list are.
SECTIONS = {
    "calendar": "언제",
    "checks": "무엇을 맞춰 봤나",
    "compare": "추진전략",
}


def section_name(catalog: Catalog, register: str, section: str) -> str:
    """Returns what a section of a list is called."""
    if register == "calendar":
        return "때가 적혀 있지 않은 일" if section == UNDATED else period_words(section)
    if register == "checks":
        if section == DIFFERING:
            return "맞지 않는 셈"
        return catalog.package.table("identities").label("topic", section)
    if section == ELSEWHERE:
        what = district_title(catalog) if register == "places" else "전략"
        return f"{with_particle(what, '이/가')} 적혀 있지 않은 {TITLES[register].split()[0]}"
    return strategy_name(catalog.strategy(section)) if register == "compare" else section


def district_title(catalog: Catalog) -> str:
    """Returns what the package calls the districts of its places."""
    return catalog.package.table("places").field("district_ko").title


def leaf_title(leaves: Leaves, leaf: Leaf) -> Markup:
    """Returns the heading of a leaf: its list, its section and which of several it is."""
    name = TITLES[leaf.register]
    if leaf.section:
        name += f": {section_name(leaves.catalog, leaf.register, leaf.section)}"
    return escape(f"{name} ({leaf.number}/{leaf.of})" if leaf.of > 1 else name)


def leaf_contents(leaves: Leaves, register: str, page_url: str) -> Markup:
    """Returns what stands where of a list in leaves: its sections, their sizes and leaves."""
    rows = []
    for first in (leaf for leaf in leaves.of(register) if leaf.number == 1):
        name = section_name(leaves.catalog, register, first.section)
        parts = [leaves.at(register, first.section, n) for n in range(1, first.of + 1)]
        further = Markup(" ").join(_link(leaf, str(leaf.number), page_url) for leaf in parts[1:])
        rows.append((_link(first, name, page_url), number(first.whole), _touchable(further)))
    sections = SECTIONS.get(register) or district_title(leaves.catalog)
    columns = (Column(sections), Column("가짓수", numeric=True), Column("이어지는 쪽"))
    return html_table(columns, rows, caption="길어서 나누어 실은 쪽", searchable=False)


def leaf_steps(leaves: Leaves, leaf: Leaf, page_url: str) -> Markup:
    """Returns links to all leaves of the section, this one named without a link."""
    if leaf.of == 1:
        return Markup("")
    parts = (leaves.at(leaf.register, leaf.section, n) for n in range(1, leaf.of + 1))
    links = (
        Markup("<strong>{}</strong>").format(part.number)
        if part.number == leaf.number
        else _link(part, str(part.number), page_url)
        for part in parts
    )
    return Markup('<nav class="ol-leaves" aria-label="이어지는 쪽">{}{}</nav>').format(
        f"{number(leaf.whole)}가지를 {leaf.of}쪽에 나누어 실었습니다. ", _spaced(links)
    )


def leaf_crumb(leaf: Leaf, page_url: str) -> Markup:
    """Returns a link to the list's own page."""
    href = relative(leaf_path(leaf.register, "", 1), page_url)
    return Markup('<a href="{}">{}</a>').format(href, TITLES[leaf.register])


def leaf_table(leaves: Leaves, leaf: Leaf, page_url: str) -> Markup:
    """Returns the table of a leaf, as its list has it."""
    catalog, caption = leaves.catalog, Heard(leaf_title(leaves, leaf))
    if leaf.register == "calendar":
        return milestones_table(catalog, leaf.rows, caption, page_url)
    if leaf.register == "places":
        return places_table(catalog, leaf.rows, caption, page_url)
    if leaf.register == "checks":
        anchors = leaf.section != DIFFERING
        return identities_table(catalog, leaf.rows, page_url, caption, anchors=anchors)
    if leaf.register == "corrections":
        return corrections_table(catalog, leaf.rows, caption)
    return _programs_table(leaves, leaf, page_url)


def _programs_table(leaves: Leaves, leaf: Leaf, page_url: str) -> Markup:
    catalog = leaves.catalog
    if leaf.register == "compare":
        table = comparison_table(catalog, page_url, leaf.rows)
        return Markup("<div data-compare-all>{}</div>").format(table)
    if leaf.register == INDEX:
        return index_table(catalog, program_facets(catalog), page_url, leaf.rows)
    return ordered_table(catalog, leaf.register.rpartition("/")[2], page_url, leaf.rows)


def compared_programs(leaves: Leaves, page_url: str) -> Markup:
    """Returns which program stands on which leaf, for the script that sets programs side by side.

    A data block: ``[[strategy, address, [[id, name], …]], …]``.
    """
    known = [
        [
            section_name(leaves.catalog, "compare", leaf.section),
            relative(leaf.path, page_url),
            [[program.program_id, program.short_name_ko] for program in leaf.rows],
        ]
        for leaf in leaves.of("compare")
    ]
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Markup(  # noqa: S704 - no tag can begin in it
        f'<script type="application/json" data-compare-programs>{text}</script>'
    )


def check_link(leaves: Leaves, identity_id: str, text: str, page_url: str) -> Markup:
    """Returns a link to where a check has its place."""
    href = f"{relative(leaves.of_check(identity_id), page_url)}#{identity_id}"
    return Markup('<a href="{}">{}</a>').format(href, text)


def _link(leaf: Leaf, text: str, page_url: str) -> Markup:
    href = relative(leaf.path, page_url)
    return Markup('<a href="{}">{}</a>').format(href, text)


def _touchable(links: Markup) -> Markup:
    return Markup('<span class="ol-leaves">{}</span>').format(links) if links else links


def _spaced(links: Iterable[Markup]) -> Markup:
    return Markup(" ").join(links)
