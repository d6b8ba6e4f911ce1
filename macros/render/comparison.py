"""All programs with the facts a citizen compares, one row a program.

The page's script reads this table, and nothing else, to set programs side by side: what a program
is called and how large its budget is stands in ``data-`` attributes of the first cell.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.growth import growth_of
from macros.catalog.measures import comparable
from macros.catalog.model import Program
from macros.catalog.money import Amount
from macros.catalog.money_words import money, unit_words
from macros.render.amounts import (
    NO_AMOUNT,
    NOT_STATED,
    budget_bar,
    largest_budget,
    shown,
    stated_amount,
    unit_heading,
)
from macros.render.budget_growth import ADDED, ORIGINAL, added_amount, original_amount
from macros.render.key_facts import places_counted
from macros.render.links import link, relative
from macros.render.tables import Cell, Column, html_table
from macros.render.text import escape, with_particle

STATUSES = ("finished", "under_way", "planned")
COUNTED = ("target", "plan", "result")


def comparison_table(
    catalog: Catalog, page_url: str, programs: Sequence[Program] | None = None
) -> Markup:
    """Returns the table of all or some programs; sortable, and complete without a script."""
    programs = catalog.programs if programs is None else programs
    milestones, figures = catalog.package.table("milestones"), catalog.package.table("figures")
    unit = unit_words(catalog.money_unit) if catalog.one_unit else ""
    columns = (
        Column("사업"),
        Column("추진전략"),
        Column("누구를 위한 사업"),
        Column("맡은 부서(추정)"),
        Column("예산의 크기"),
        Column(f"{catalog.fiscal_year}년 예산", numeric=True),
        Column(f"{with_particle(unit, '으로/로')}" if unit else "적힌 단위로", numeric=True),
        Column("예산 단계"),
        Column(unit_heading(catalog, before=ORIGINAL), numeric=True),
        Column(unit_heading(catalog, before=ADDED), numeric=True),
        Column("예산의 내역", numeric=True),
        *(
            Column(f"{with_particle(figures.label('kind', kind), '으로/로')} 적힌 수", numeric=True)
            for kind in COUNTED
        ),
        *(
            Column(f"일정: {milestones.label('status', status)}", numeric=True)
            for status in STATUSES
        ),
        Column("곳", numeric=True),
        Column("함께하는 곳", numeric=True),
        Column("추진근거"),
        Column("보고서가 말하지 않은 것", numeric=True),
        Column("보고서의 자리"),
    )
    most = largest_budget(catalog)
    rows = [
        (
            _name(catalog, program, order, page_url),
            *_what(catalog, program, page_url),
            *_money(catalog, program, page_url, most),
            *_counts(catalog, program),
            _legal_bases(catalog, program, page_url),
            _silences(catalog, program),
            _place(catalog, program),
        )
        for order, program in enumerate(programs)
    ]
    return html_table(
        columns,
        rows,
        caption=f"사업 {len(programs)}개. 개수는 우리가 셌습니다",
        sortable=True,
        searchable=False,
    )


def _name(catalog: Catalog, program: Program, order: int, page_url: str) -> Cell:
    strategy = catalog.strategy(program.strategy_id)
    # Bars of the comparison are drawn among budgets of one currency.
    drawn = [catalog.annual(p.program_id).amount for p in comparable([program], catalog)]
    text = Markup(
        '<span data-program="{}" data-name="{}" data-group="{}" data-budget="{}">'
        '<span class="ol-number">{}</span> {}</span>'
    ).format(
        program.program_id,
        escape(program.short_name_ko),
        escape(f"{strategy.number} {strategy.short_name_ko}"),
        drawn[0].to(catalog.money_unit).value if drawn else "",
        program.number,
        link("program", program.program_id, program.name_ko, page_url),
    )
    return Cell(text, order)


def _what(catalog: Catalog, program: Program, page_url: str) -> tuple[object, ...]:
    strategy = catalog.strategy(program.strategy_id)
    division = catalog.division(program.division_id)
    return (
        Cell(
            link("strategy", strategy.strategy_id, strategy.short_name_ko, page_url),
            strategy.number,
        ),
        program.audience_ko,
        Cell(link("division", division.division_id, division.name_ko, page_url), division.order),
    )


def _money(catalog: Catalog, program: Program, page_url: str, most: Amount) -> tuple[object, ...]:
    if not catalog.is_listed(program.program_id):
        nothing = Cell(NOT_STATED, NO_AMOUNT)
        return (Cell("", NO_AMOUNT), *(nothing,) * 5, _count(0, "가지"))
    total = catalog.annual(program.program_id)
    growth = growth_of(catalog, program.program_id)
    parts = [p for p in catalog.parts(program.program_id) if p.stage == total.stage]
    size = catalog.sort_value(total.amount)
    return (
        Cell(budget_bar(total.amount, most), size),
        Cell(money(total.amount), size),
        Cell(stated_amount(catalog, total.figure_id, shown(catalog, total.amount), page_url), size),
        catalog.package.table("budgets").label("stage", total.stage),
        Cell(original_amount(catalog, growth, page_url), catalog.sort_value(growth.original))
        if growth
        else Cell(NOT_STATED, -1),
        Cell(added_amount(catalog, growth, page_url), catalog.sort_value(growth.added))
        if growth
        else Cell(NOT_STATED, -1),
        _count(len(parts), "가지"),
    )


def _counts(catalog: Catalog, program: Program) -> tuple[Cell, ...]:
    details, program_id = catalog.details, program.program_id
    kinds = [figure.kind for figure in details.figures_of(program_id)]
    statuses = [milestone.status for milestone in details.milestones_of(program_id)]
    return (
        *(_count(kinds.count(kind), "개") for kind in COUNTED),
        *(_count(statuses.count(status), "가지") for status in STATUSES),
        _places(catalog, program_id),
        _count(len(details.organizations_of(program_id)), "곳"),
    )


def _count(count: int, unit: str) -> Cell:
    """Returns a count; where the report has none the cell says so instead of showing a zero."""
    return Cell(f"{count}{unit}" if count else NOT_STATED, count)


def _places(catalog: Catalog, program_id: str) -> Cell:
    words, count = places_counted(catalog, program_id)
    return Cell(words or NOT_STATED, count)


def _silences(catalog: Catalog, program: Program) -> Cell:
    count = len(catalog.details.silences_of(program.program_id))
    return Cell(f"{count}가지", count)


def _legal_bases(catalog: Catalog, program: Program, page_url: str) -> Markup:
    names = {
        citation.legal_basis_id: catalog.legal_basis(citation.legal_basis_id).name_ko
        for citation in catalog.citations_of(program.program_id)
    }
    if not names:
        return NOT_STATED
    return Markup(", ").join(
        Markup('<a href="{}">{}</a>').format(
            relative("laws/", page_url) + f"#law-{identifier}", escape(name)
        )
        for identifier, name in names.items()
    )


def _place(catalog: Catalog, program: Program) -> Cell:
    section = catalog.section(program.source)
    return Cell(
        f"{section.section_id} 절, {section.first_line}~{section.last_line}줄", section.first_line
    )
