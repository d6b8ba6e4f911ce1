"""All programs with the facts a citizen compares, one row a program.

The page's script reads this table, and nothing else, to set programs side by side: what a program
is called and how large its budget is stands in ``data-`` attributes of the first cell.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Budget, Program
from macros.catalog.queries.budget_changes import growth_of
from macros.catalog.queries.calculations import comparable, division_basis, listed
from macros.i18n.korean import with_particle
from macros.i18n.money_words import money, unit_words
from macros.render.charts.budget_changes import ADDED, ORIGINAL, added_amount, original_amount
from macros.render.components.amount import (
    NO_AMOUNT,
    NOT_STATED,
    budget_bar,
    largest_budget,
    shown,
    stated_amount,
    unit_heading,
)
from macros.render.components.key_facts import places_counted
from macros.render.components.links import relative
from macros.render.components.program_cells import (
    division_cell,
    division_heading,
    program_link,
    strategy_cell,
    strategy_name,
)
from macros.render.components.table import Cell, Column, html_table
from macros.render.partials import partial

COUNTED = ("target", "plan", "result")
# A column, and what stands in it for a program.
Part = tuple[Column, Callable[[Program], object]]


def comparison_table(
    catalog: Catalog, page_url: str, programs: Sequence[Program] | None = None
) -> Markup:
    """Returns the table of all or some programs; sortable, and complete without a script.

    It has a column for what at least one program of the package has.
    """
    programs = catalog.programs if programs is None else programs
    parts = [
        *_what(catalog, page_url),
        *_money(catalog, page_url),
        *_counts(catalog),
        *_sources(catalog, page_url),
    ]
    rows = [
        (_name(catalog, program, order, page_url), *(cell(program) for _, cell in parts))
        for order, program in enumerate(programs)
    ]
    return html_table(
        (Column("사업"), *(column for column, _ in parts)),
        rows,
        caption=f"사업 {len(programs)}개. 개수는 우리가 셌습니다",
        sortable=True,
        searchable=False,
    )


def _name(catalog: Catalog, program: Program, order: int, page_url: str) -> Cell:
    strategy = catalog.strategy_of(program)
    # Bars of the comparison are drawn among budgets of one currency.
    drawn = [catalog.annual(p.program_id).amount for p in comparable([program], catalog)]
    text = partial(
        "comparison_name",
        program=program,
        group=strategy_name(strategy) if strategy else "사업",
        budget=drawn[0].to(catalog.money_unit).value if drawn else "",
        link=program_link(program, page_url),
    )
    return Cell(text, order)


def _what(catalog: Catalog, page_url: str) -> Iterator[Part]:
    """Yields the columns of what a program is: its strategy, whom it is for, its division."""
    basis = division_basis(catalog.programs)
    if any(program.strategy_id for program in catalog.programs):
        yield Column("추진전략"), lambda program: strategy_cell(catalog, program, page_url)
    if any(program.audience_ko for program in catalog.programs):
        yield Column("누구를 위한 사업"), lambda program: program.audience_ko or NOT_STATED
    if basis:
        heading = Column(division_heading(catalog.programs))
        yield heading, lambda program: division_cell(catalog, program, page_url, basis)


def _money(catalog: Catalog, page_url: str) -> Iterator[Part]:
    """Yields the columns of a program's budget; how it grew and its parts where any says so."""
    if not listed(catalog.programs, catalog):
        return
    most, table = largest_budget(catalog), catalog.package.table("budgets")
    unit = unit_words(catalog.money_unit) if catalog.one_unit else ""

    def of(program: Program, text: Callable[[Budget], object]) -> Cell:
        if not catalog.is_listed(program.program_id):
            return Cell(NOT_STATED, NO_AMOUNT)
        total = catalog.annual(program.program_id)
        return Cell(text(total), catalog.sort_value(total.amount))

    def digits(total: Budget) -> Markup:
        return stated_amount(catalog, total.figure_id, shown(catalog, total.amount), page_url)

    def parts(program: Program) -> int:
        if not catalog.is_listed(program.program_id):
            return 0
        stage = catalog.annual(program.program_id).stage
        return sum(part.stage == stage for part in catalog.parts(program.program_id))

    yield Column("예산의 크기"), lambda p: of(p, lambda total: budget_bar(total.amount, most))
    heading = Column(f"{catalog.fiscal_year}년 예산", numeric=True)
    yield heading, lambda p: of(p, lambda total: money(total.amount))
    heading = Column(with_particle(unit, "으로/로") if unit else "적힌 단위로", numeric=True)
    yield heading, lambda p: of(p, digits)
    yield Column("예산 단계"), lambda p: of(p, lambda t: table.label("stage", t.stage)).value
    if any(growth_of(catalog, program.program_id) for program in catalog.programs):
        yield from _growth(catalog, page_url)
    if any(parts(program) for program in catalog.programs):
        yield Column("예산의 내역", numeric=True), lambda program: _count(parts(program), "가지")


def _growth(catalog: Catalog, page_url: str) -> Iterator[Part]:
    def original(program: Program) -> Cell:
        growth = growth_of(catalog, program.program_id)
        if not growth:
            return Cell(NOT_STATED, NO_AMOUNT)
        amount = original_amount(catalog, growth, page_url)
        return Cell(amount, catalog.sort_value(growth.original))

    def added(program: Program) -> Cell:
        growth = growth_of(catalog, program.program_id)
        if not growth:
            return Cell(NOT_STATED, NO_AMOUNT)
        return Cell(added_amount(catalog, growth, page_url), catalog.sort_value(growth.added))

    yield Column(unit_heading(catalog, before=ORIGINAL), numeric=True), original
    yield Column(unit_heading(catalog, before=ADDED), numeric=True), added


def _counts(catalog: Catalog) -> Iterator[Part]:
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

    for kind in (kind for kind in COUNTED if kind in kinds):
        name = with_particle(figures.label("kind", kind), "으로/로")
        yield Column(f"{name} 적힌 수", numeric=True), functools.partial(of_kind, kind=kind)
    for status in milestones.field("status").categories:
        if status.value in statuses:
            heading = Column(f"일정: {status.label}", numeric=True)
            yield heading, functools.partial(of_status, status=status.value)
    if details.places:
        yield Column("곳", numeric=True), lambda program: _places(catalog, program.program_id)
    if any(organization.program_id for organization in details.organizations):
        yield (
            Column("함께하는 곳", numeric=True),
            lambda program: _count(len(details.organizations_of(program.program_id)), "곳"),
        )


def _sources(catalog: Catalog, page_url: str) -> Iterator[Part]:
    """Yields the columns of what a program rests on and where the report has it."""
    if catalog.citations:
        yield Column("추진근거"), lambda program: _legal_bases(catalog, program, page_url)
    if catalog.details.silences:
        heading = Column("보고서가 말하지 않은 것", numeric=True)
        yield heading, lambda program: _omissions(catalog, program)
    yield Column("보고서의 자리"), lambda program: _place(catalog, program)


def _count(count: int, unit: str) -> Cell:
    """Returns a count; where the report has none the cell says so instead of showing a zero."""
    return Cell(f"{count}{unit}" if count else NOT_STATED, count or "")


def _places(catalog: Catalog, program_id: str) -> Cell:
    words, count = places_counted(catalog, program_id)
    return Cell(words or NOT_STATED, count or "")


def _omissions(catalog: Catalog, program: Program) -> Cell:
    return _count(len(catalog.details.omissions_of(program.program_id)), "가지")


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
