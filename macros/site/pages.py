"""The generated pages: an address, a front matter and the template that does the rest."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from macros.catalog.catalog import Catalog
from macros.catalog.chapters import CHAPTERS, missing_pages
from macros.catalog.details import Redirect
from macros.catalog.entities import Division
from macros.catalog.queries.pagination import INDEX, TABLES, ListPage, Paginator
from macros.catalog.queries.sort_orders import sort_orders_of
from macros.catalog.urls import page_path


@dataclass(frozen=True)
class Page:
    """A page to add.

    Attributes:
        path: Path of the Markdown source from the root of ``docs/``.
        content: Its text: front matter and one include.
    """

    path: str
    content: str


def generated_pages(catalog: Catalog) -> Iterator[Page]:
    """Yields pages of programs, groups, strategies, divisions, sort orders, lists and redirects."""
    for row in catalog.details.redirect_pages():
        yield _redirect_page(catalog, row)
    for program in (*catalog.programs, *catalog.former_programs):
        summary = program.summary_ko or f"{program.name_ko}. 보고서의 {program.source.line}줄"
        yield _page("program", "programs", program.program_id, program.name_ko, summary)
    for group in catalog.groups:
        summary = group.summary_ko or f"{group.name_ko}. 보고서의 {group.source.line}줄"
        yield _page("group", "groups", group.group_id, group.name_ko, summary)
    for strategy in catalog.strategies:
        yield _page(
            "strategy",
            "strategies",
            strategy.strategy_id,
            strategy.name_ko,
            f"추진전략 {strategy.number}. {strategy.name_ko}",
        )
    for division in (*catalog.divisions, *catalog.former_divisions):
        yield _page(
            "division",
            "divisions",
            division.division_id,
            division.name_ko,
            _division_words(catalog, division),
        )
    for order in sort_orders_of(catalog):
        yield _page(
            "order",
            "programs",
            order.name,
            f"사업 {len(catalog.programs)}개, {order.title_ko}",
            f"사업 {len(catalog.programs)}개를 {order.title_ko}로 늘어놓은 표",
            hide=["toc"],
        )
    for list_page in Paginator(catalog).added():
        yield _list_page(list_page)


def page_addresses(catalog: Catalog) -> frozenset[str]:
    """Returns the addresses of all pages that a package has because it has rows for them."""
    missing = missing_pages(catalog)
    chapters = (source for source in CHAPTERS if source not in missing)
    generated = (page.path for page in generated_pages(catalog))
    return frozenset(
        f"{source.removesuffix('.md').removesuffix('index').rstrip('/')}/"
        for source in (*chapters, *generated)
    )


def _division_words(catalog: Catalog, division: Division) -> str:
    """Returns the description of a division's page: what stands on it."""
    name = division.division_id
    parts = (
        ("직원", any(cell.division_id == name for cell in catalog.staffing)),
        ("예산 집행", any(cell.division_id == name for cell in catalog.execution)),
        ("맡은 일", bool(catalog.duties_of(name))),
        ("맡은 사업", bool(catalog.programs_of_division(name))),
    )
    summary = ", ".join(words for words, holds in parts if holds)
    return f"{division.name_ko}의 {summary}" if summary else f"{catalog.report.body_ko}의 부서"


def _list_page(list_page: ListPage) -> Page:
    """Returns a page of a list that is too long for one; its title is its heading."""
    meta: dict[str, object] = {
        "description": "한 쪽에 싣기에는 긴 목록을 나누어 실은 쪽.",
        "list_of_page": list_page.collection,
        "list_section": list_page.section,
        "list_number": list_page.number,
        "search": {"exclude": True},
        "hide": ["toc"],
    }
    if list_page.collection == INDEX:
        meta["styles"] = ["assets/stylesheets/programs.css"]
    if list_page.collection == "compare":
        meta["styles"] = ["assets/stylesheets/compare.css"]
    if table := TABLES.get(list_page.collection):
        meta["edit_table"] = table
    return Page(f"{list_page.path.removesuffix('/')}.md", _source(meta, "list_page"))


def _redirect_page(catalog: Catalog, row: Redirect) -> Page:
    """Returns the page at the address of a removed or renamed id: a tombstone or a redirect."""
    noun = catalog.package.table("moved").label("kind", row.kind)
    state = "주소가 바뀐" if row.new_id else "없어진"
    meta = {
        "title": _inert(f"{state} {noun}: {row.name_ko}"),
        "description": _inert(row.reason_ko),
        "moved_kind": row.kind,
        "moved_id": row.old_id,
        "moved_to": f"../{row.new_id}/" if row.new_id else "",
        "search": {"exclude": True},
        "hide": ["toc"],
    }
    path = page_path(row.kind, row.old_id).removesuffix("/")
    return Page(f"{path}.md", _source(meta, "redirect"))


def _page(
    kind: str, folder: str, identifier: str, title: str, description: str, **more: object
) -> Page:
    meta = {
        "title": _inert(title),
        "description": _inert(description),
        f"{kind}_id": identifier,
        # The search index has these pages from the catalog; the theme need not read them for it.
        "search": {"exclude": True},
        **more,
    }
    return Page(f"{folder}/{identifier}.md", _source(meta, kind))


def _inert(text: str) -> str:
    """Returns a text as it may stand in a front matter.

    MkDocs puts title and description into HTML as they are, and mkdocs-macros runs a title as a
    template where it holds braces.
    """
    return html.escape(text, quote=True).replace("{", "&#123;")


def _source(meta: Mapping[str, object], template: str) -> str:
    front = yaml.safe_dump(dict(meta), allow_unicode=True, sort_keys=True, width=10_000)
    return f'---\n{front}---\n{{% include "{template}.md" %}}\n'
