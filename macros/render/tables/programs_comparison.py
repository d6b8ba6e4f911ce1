"""All programs with the facts a citizen compares, one row a program.

The page's script reads this table, and nothing else, to set programs side by side: what a program
is called and how large its budget is stands in ``data-`` attributes of the first cell.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Program
from macros.catalog.queries.budget_changes import growth_of
from macros.catalog.queries.calculations import comparable, listed
from macros.i18n.korean import with_particle
from macros.i18n.money_words import money, unit_words
from macros.render.charts.budget_changes import ADDED, ORIGINAL, added_amount, original_amount
from macros.render.components.amount import (
    NO_AMOUNT,
    NOT_STATED,
    budget_bar,
    largest_budget,
    unit_heading,
)
from macros.render.components.key_facts import places_counted
from macros.render.components.links import relative
from macros.render.components.program_cells import (
    division_column,
    program_link,
    strategy_column,
    strategy_name,
)
from macros.render.components.table import Cell, Column, html_table
from macros.render.partials import partial
from macros.render.tables.office import budget_cell, digits_cell

COUNTED = ("target", "plan", "result")


def comparison_table(
    catalog: Catalog, page_url: str, programs: Sequence[Program] | None = None
) -> Markup:
    """Returns the table of all or some programs; sortable, and complete without a script.

    It has a column for what at least one program of the package has.

    Args:
        catalog: The data.
        page_url: Address of the page, from the root of the site.
        programs: The programs of the page; all by default.
    """
    programs = catalog.programs if programs is None else programs
    order = {program.program_id: position for position, program in enumerate(programs)}
    table = catalog.package.table("programs")
    columns = [
        Column("사업", lambda p: Cell(_name(catalog, p, page_url), order[p.program_id])),
        strategy_column(catalog, catalog.programs, page_url),
        Column.of_field(table, "audience_ko", lambda p: p.audience_ko or NOT_STATED)
        if any(program.audience_ko for program in catalog.programs)
        else None,
        division_column(catalog, catalog.programs, page_url),
        *_budget(catalog, page_url),
        *_counts(catalog),
        *_sources(catalog, page_url),
    ]
    return html_table(
        columns,
        programs,
        caption=f"사업 {len(programs)}개. 개수는 우리가 셌습니다",
        sortable=True,
        searchable=False,
    )


def _name(catalog: Catalog, program: Program, page_url: str) -> Markup:
    strategy = catalog.strategy_of(program)
    # Bars of the comparison are drawn among budgets of one currency.
    drawn = [catalog.annual(p.program_id).amount for p in comparable([program], catalog)]
    return partial(
        "comparison_name",
        program=program,
        group=strategy_name(strategy) if strategy else "사업",
        budget=drawn[0].to(catalog.money_unit).value if drawn else "",
        link=program_link(program, page_url),
    )


def _budget(catalog: Catalog, page_url: str) -> Iterator[Column]:
    """Yields the columns of a program's budget; how it grew and its parts where any says so."""
    if not listed(catalog.programs, catalog):
        return
    most, table = largest_budget(catalog), catalog.package.table("budgets")
    unit = unit_words(catalog.money_unit) if catalog.one_unit else ""

    def stage(program: Program) -> object:
        return budget_cell(catalog, program, lambda row: table.label("stage", row.stage)).value

    def parts(program: Program) -> int:
        if not catalog.is_listed(program.program_id):
            return 0
        stage = catalog.annual(program.program_id).stage
        return sum(part.stage == stage for part in catalog.parts(program.program_id))

    yield Column(
        "예산의 크기",
        lambda p: budget_cell(catalog, p, lambda row: budget_bar(row.amount, most)),
    )
    yield Column(
        f"{catalog.fiscal_year}년 예산",
        lambda p: budget_cell(catalog, p, lambda row: money(row.amount)),
        numeric=True,
    )
    yield Column(
        with_particle(unit, "으로/로") if unit else "적힌 단위로",
        lambda p: digits_cell(catalog, p, page_url),
        numeric=True,
    )
    yield Column.of_field(table, "stage", stage)
    if any(growth_of(catalog, program.program_id) for program in catalog.programs):
        yield from _growth(catalog, page_url)
    if any(parts(program) for program in catalog.programs):
        yield Column("예산의 내역", lambda p: _count(parts(p), "가지"), numeric=True)


def _growth(catalog: Catalog, page_url: str) -> Iterator[Column]:
    def cell(program: Program, name: str) -> Cell:
        growth = growth_of(catalog, program.program_id)
        if not growth:
            return Cell(NOT_STATED, NO_AMOUNT)
        amount = (original_amount if name == "original" else added_amount)(
            catalog, growth, page_url
        )
        return Cell(amount, catalog.sort_value(getattr(growth, name)))

    for name, words in (("original", ORIGINAL), ("added", ADDED)):
        heading = unit_heading(catalog, before=words)
        yield Column(heading, functools.partial(cell, name=name), numeric=True)


def _counts(catalog: Catalog) -> Iterator[Column]:
    """Yields the columns of how much of a kind a program has; of kinds that none has, no column."""
    details = catalog.details
    figures, milestones = (catalog.package.table(name) for name in ("figures", "milestones"))
    kinds = {figure.kind for figure in details.figures if figure.program_id}
    statuses = {milestone.status for milestone in details.milestones}

    def of_kind(program: Program, kind: str) -> Cell:
        own = details.figures_of(program.program_id)
        return _count(sum(figure.kind == kind for figure in own), "개")

    def of_status(program: Program, status: str) -> Cell:
        own = details.milestones_of(program.program_id)
        return _count(sum(milestone.status == status for milestone in own), "가지")

    def partners(program: Program) -> Cell:
        return _count(len(details.organizations_of(program.program_id)), "곳")

    for kind in (kind for kind in COUNTED if kind in kinds):
        heading = f"{with_particle(figures.label('kind', kind), '으로/로')} 적힌 수"
        yield Column(heading, functools.partial(of_kind, kind=kind), numeric=True)
    for status in milestones.field("status").categories:
        if status.value in statuses:
            cell = functools.partial(of_status, status=status.value)
            yield Column(f"일정: {status.label}", cell, numeric=True)
    if details.places:
        yield Column("곳", lambda p: _places(catalog, p.program_id), numeric=True)
    if any(organization.program_id for organization in details.organizations):
        yield Column(catalog.package.table("organizations").title, partners, numeric=True)


def _sources(catalog: Catalog, page_url: str) -> Iterator[Column]:
    """Yields the columns of what a program rests on and where the report has it."""
    if catalog.citations:
        yield Column(
            catalog.package.table("legal_bases").title, lambda p: _legal_bases(catalog, p, page_url)
        )
    if catalog.details.silences:
        omissions = catalog.details.omissions_of
        yield Column(
            "보고서가 말하지 않은 것",
            lambda p: _count(len(omissions(p.program_id)), "가지"),
            numeric=True,
        )
    yield Column("보고서의 자리", lambda p: _place(catalog, p))


def _count(count: int, unit: str) -> Cell:
    """Returns a count; where the report has none the cell says so instead of showing a zero."""
    return Cell(f"{count}{unit}" if count else NOT_STATED, count or "")


def _places(catalog: Catalog, program_id: str) -> Cell:
    words, count = places_counted(catalog, program_id)
    return Cell(words or NOT_STATED, count or "")


def _legal_bases(catalog: Catalog, program: Program, page_url: str) -> Markup:
    names = {
        citation.legal_basis_id: catalog.legal_basis(citation.legal_basis_id).name_ko
        for citation in catalog.citations_of(program.program_id)
    }
    if not names:
        return NOT_STATED
    return Markup(", ").join(
        partial("link", href=relative("laws/", page_url) + f"#law-{identifier}", text=name)
        for identifier, name in names.items()
    )


def _place(catalog: Catalog, program: Program) -> Cell:
    section = catalog.section(program.source)
    return Cell(f"{section.section_id} 절, {section.lines}줄", section.first_line)
