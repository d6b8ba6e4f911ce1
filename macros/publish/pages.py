"""The generated pages: an address, a front matter and the template that does the rest."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from macros.catalog.catalog import Catalog
from macros.catalog.orders import ORDERS


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
    """Yields a page for each program, group, strategy, division and order of all programs."""
    for program in catalog.programs:
        yield _page("program", "programs", program.program_id, program.name_ko, program.summary_ko)
    for group in catalog.groups:
        yield _page("group", "groups", group.group_id, group.name_ko, group.summary_ko)
    for strategy in catalog.strategies:
        yield _page(
            "strategy",
            "strategies",
            strategy.strategy_id,
            strategy.name_ko,
            f"추진전략 {strategy.number}. {strategy.name_ko}",
        )
    for division in catalog.divisions:
        yield _page(
            "division",
            "divisions",
            division.division_id,
            division.name_ko,
            f"{division.name_ko}의 직원, 예산 집행, 맡은 사업",
        )
    for order in ORDERS:
        yield _page(
            "order",
            "programs",
            order.name,
            f"사업 {len(catalog.programs)}개, {order.title_ko}",
            f"예산이 따로 적힌 사업 {len(catalog.programs)}개를 {order.title_ko}로 늘어놓은 표",
            hide=["toc"],
            search={"exclude": True},  # every name in it is found on its program's page
        )


def _page(
    kind: str, folder: str, identifier: str, title: str, description: str, **more: object
) -> Page:
    # MkDocs puts title and description into HTML as they are, so they are escaped here.
    meta = {
        "title": html.escape(title, quote=True),
        "description": html.escape(description, quote=True),
        f"{kind}_id": identifier,
        **more,
    }
    front = yaml.safe_dump(meta, allow_unicode=True, sort_keys=True, width=10_000)
    include = f'{{% include "{kind}.md" %}}'
    return Page(f"{folder}/{identifier}.md", f"---\n{front}---\n{include}\n")
