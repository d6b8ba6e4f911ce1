"""Programs that hang together with one: same group, ordinance, division or strategy."""

from __future__ import annotations

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Program, number_key
from macros.catalog.queries.calculations import division_basis
from macros.i18n.money_words import money
from macros.render.components.amount import NOT_STATED
from macros.render.components.links import page_address
from macros.render.components.table import Cell, Column, VisuallyHidden, html_table

MAX_RELATED = 6


def reasons(catalog: Catalog, one: Program, other: Program) -> tuple[str, ...]:
    """Returns why two programs belong together, the closest tie first; none where they do not.

    Args:
        catalog: The data.
        one: A program.
        other: Another.
    """
    mine = {c.legal_basis_id for c in catalog.citations_of(one.program_id)}
    others = {c.legal_basis_id for c in catalog.citations_of(other.program_id)}
    ties = (
        ("같은 묶음", one.group_id is not None and one.group_id == other.group_id),
        ("같은 추진근거", bool(mine & others)),
        (_same_division(one, other), one.division_id in {other.division_id} - {None}),
        ("같은 전략", one.strategy_id in {other.strategy_id} - {None}),
    )
    return tuple(name for name, holds in ties if holds)


def _same_division(one: Program, other: Program) -> str:
    guess = "" if division_basis((one, other)) == "stated" else "(추정)"
    return f"같은 부서{guess}"


def _nearest(catalog: Catalog, one: Program) -> list[Program]:
    """Returns the programs among which the most tied are.

    All that are alike have the same ties, but for a group, so the first few of each kind will do;
    to look at every program for every program would take the square of their number.
    """
    cited = {citation.legal_basis_id for citation in catalog.citations_of(one.program_id)}
    near = [*catalog.programs_of_group(one.group_id)] if one.group_id else []
    for (strategy_id, division_id, bases), members in catalog.alike.items():
        same = strategy_id == one.strategy_id and strategy_id
        if same or (division_id == one.division_id and division_id) or cited & bases:
            near.extend(members[: MAX_RELATED + 1])
    return near


def related_table(catalog: Catalog, program_id: str, page_url: str) -> Markup:
    """Returns the programs most tied to one, with the ties; nothing where there are none.

    Args:
        catalog: The data.
        program_id: The program.
        page_url: Address of the page, from the root of the site.
    """
    one = catalog.program(program_id)
    near = _nearest(catalog, one)
    found = {other.program_id: reasons(catalog, one, other) for other in near if other != one}
    ordered = sorted(
        found, key=lambda name: (-len(found[name]), number_key(catalog.program(name).number))
    )[:MAX_RELATED]

    def name(program_id: str) -> Cell:
        href = page_address("program", program_id, page_url)
        return Cell(catalog.program(program_id).name_ko, href=href)

    def budget(program_id: str) -> object:
        listed = catalog.is_listed(program_id)
        return money(catalog.annual(program_id).amount) if listed else NOT_STATED

    columns = (
        Column("사업", name),
        Column("이어진 까닭", lambda program_id: ", ".join(found[program_id])),
        Column(f"{catalog.fiscal_year}년 예산", budget, numeric=True),
    )
    caption = VisuallyHidden("이어진 사업")
    table = html_table(columns, ordered, caption=caption, searchable=False)
    return table if ordered else Markup("")
