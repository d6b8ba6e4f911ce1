"""The index of programs: a table that is whole without a script, and what narrows it with one.

A row carries what the script needs in two attributes: ``data-held``, the positions of its options
facet by facet (``1;0;2,5;;3``), and ``data-words``, what it is found by besides what it shows.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Program
from macros.catalog.money import Amount
from macros.catalog.queries.calculations import division_basis
from macros.catalog.queries.pagination import index_rows
from macros.catalog.queries.sort_orders import by_name
from macros.i18n.korean import escape
from macros.i18n.money_words import money, unit_words
from macros.render.components.amount import (
    NO_AMOUNT,
    NOT_STATED,
    budget_bar,
    budget_unit,
    largest_budget,
    shown,
    stated_amount,
)
from macros.render.components.digit_cells import READ_TO, digit_places, has_digit_cells
from macros.render.components.facets import Facet, program_facets
from macros.render.components.program_cells import (
    DIVISION,
    INFERRED,
    division_cell,
    program_link,
    strategy_cell,
)
from macros.render.components.source import line_words
from macros.render.tables.office import listed_source

UNFOLDED = {"strategy", "budget", "audience"}  # the facets whose options show at once
# Choices of order besides the report's: value in the address and label. A minus turns it round.
SORTS = (
    ("-budget", "예산이 큰 것부터"),
    ("budget", "예산이 작은 것부터"),
    ("name", "이름 가나다 차례"),
    ("-name", "이름 가나다 거꾸로"),
    ("strategy", "추진전략 차례"),
    ("-strategy", "추진전략 거꾸로"),
    ("division", "부서 차례"),
    ("-division", "부서 거꾸로"),
    ("line", "보고서의 줄 차례"),
    ("-line", "보고서의 줄 거꾸로"),
)


def program_index(catalog: Catalog, page_url: str) -> Markup:
    """Returns the index: what narrows it, hidden where no script runs, and the table."""
    facets, rows = program_facets(catalog), index_rows(catalog)
    return Markup(
        '<div class="ol-index" data-index data-year="{}" data-unit="{}">{}{}'
        '<p class="ol-index__said" role="status" data-search-exclude>{}</p>'
        '<div class="ol-index__tools ol-index__chosen" data-search-exclude></div>'
        '<div class="ol-index__list">{}</div></div>'
    ).format(
        catalog.fiscal_year,
        _unit_words(catalog),
        _bar(catalog),
        _rail(facets),
        f"사업 {len(rows)}개를 모두 보입니다."
        if len(rows) == len(catalog.programs)
        else f"사업 {len(catalog.programs)}개 가운데 앞의 {len(rows)}개입니다.",
        index_table(catalog, facets, page_url, rows),
    )


def _bar(catalog: Catalog) -> Markup:
    keys = {key.removeprefix("-") for key, *_ in _heads(catalog)}
    options = Markup("").join(
        Markup('<option value="{}">{}</option>').format(value, label)
        for value, label in SORTS
        if value.removeprefix("-") in keys
    )
    return Markup(
        '<fieldset class="ol-index__tools ol-index__bar" data-search-exclude disabled>'
        '<legend class="ol-heard">찾기와 차례</legend>'
        '<div class="ol-index__find"><label for="index-find">찾는 말</label>'
        '<input id="index-find" type="search" maxlength="200" autocomplete="off" '
        'spellcheck="false" placeholder="이름이나 낱말"></div>'
        '<div class="ol-index__order"><label for="index-sort">차례</label>'
        '<select id="index-sort"><option value="">보고서 차례</option>{}</select></div>'
        '<button type="button" class="ol-index__fold" aria-expanded="false" '
        'aria-controls="index-rail">조건 고르기</button>'
        '<button type="button" data-csv>표를 CSV로 받기</button></fieldset>'
    ).format(options)


def _rail(facets: Sequence[Facet]) -> Markup:
    return Markup(
        '<fieldset class="ol-index__tools ol-index__rail" id="index-rail" data-search-exclude '
        'disabled><legend class="ol-heard">조건</legend>{}</fieldset>'
    ).format(Markup("").join(_facet(facet) for facet in facets))


def _facet(facet: Facet) -> Markup:
    options = Markup("").join(
        Markup(
            '<label><input type="checkbox" value="{}"><span>{}</span> <span>{}</span></label>'
        ).format(escape(value), escape(label), facet.count(position))
        for position, (value, label) in enumerate(facet.options)
    )
    mark = Markup(" ") + INFERRED if facet.guessed else ""
    note = Markup("<p>{}</p>").format(facet.own) if facet.own else ""
    return Markup(
        '<details data-facet="{}" data-heading="{}"{}><summary>{}{}</summary>'
        '<div role="group" aria-label="{}">{}{}</div></details>'
    ).format(
        facet.name,
        f"{facet.title}({facet.guessed})" if facet.guessed else facet.title,
        Markup(" open") if facet.name in UNFOLDED else "",
        facet.title,
        mark,
        facet.title,
        options,
        note,
    )


def index_table(
    catalog: Catalog,
    facets: Sequence[Facet],
    page_url: str,
    programs: Sequence[Program] | None = None,
) -> Markup:
    """Returns the table of all or some programs, in the report's order."""
    most = largest_budget(catalog)
    heads = _heads(catalog)
    head = Markup("").join(
        Markup('<th scope="col" data-key="{}"{}>{}</th>').format(
            key, Markup(' class="{}"').format(style) if style else "", text
        )
        for key, style, text in heads
    )
    ranks = {program.program_id: rank for rank, program in enumerate(by_name(catalog))}
    body = Markup("").join(
        _row(catalog, program, facets, ranks[program.program_id], most, page_url)
        for program in (catalog.programs if programs is None else programs)
    )
    return Markup(
        '<div class="ol-table" role="region" tabindex="0" aria-label="사업과 {}년 예산"><table>'
        "<thead data-search-exclude><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(catalog.fiscal_year, head, body)


def _heads(catalog: Catalog) -> list[tuple[str, str, str | Markup]]:
    """Returns key, class and heading of the columns that the package has something for."""
    most, basis = largest_budget(catalog), division_basis(catalog.programs)
    division = Markup("{} {}").format(DIVISION, INFERRED) if basis == "inferred" else DIVISION
    return [
        ("name", "", "사업"),
        *([("strategy", "", "추진전략")] if any(p.strategy_id for p in catalog.programs) else []),
        *([("division", "", division)] if basis else []),
        ("-budget", digits_style(catalog, most), _digits_heading(catalog, most)),
        ("-budget", "num", "우리말로"),
        ("line", "num", "출처"),
    ]


def _digits_heading(catalog: Catalog, most: Amount) -> Markup:
    """Names the amounts' unit, and the cells that their digits stand in where they have some."""
    unit = budget_unit(catalog)
    heading = Markup("<span>{}년 예산{}</span>").format(
        catalog.fiscal_year, f", {unit_words(unit)}" if unit else ""
    )
    names = Markup("").join(Markup("<i>{}</i>").format(name) for name in digit_names(catalog, most))
    if not names:
        return heading
    return heading + Markup('<span class="ol-digits__names" aria-hidden="true">{}</span>').format(
        names
    )


def digits_style(catalog: Catalog, most: Amount) -> str:
    """Returns the classes of the column whose digits stand in cells where they can."""
    return "num ol-digits" if digit_names(catalog, most) else "num"


def digit_names(catalog: Catalog, most: Amount) -> tuple[str, ...]:
    """Returns the names of the digits of all budgets; none where they have no cells."""
    if not catalog.one_unit or not has_digit_cells(most.to(catalog.money_unit)):
        return ()
    names = digit_places(most.to(catalog.money_unit))
    # The stylesheet draws the rule after 억 where it is in print that counts in millions.
    return names if names[-3:-2] == (READ_TO,) else ()


def has_digit_columns(catalog: Catalog) -> bool:
    """Tells whether the digits of the budgets stand in cells, with a rule after 억."""
    return bool(digit_names(catalog, largest_budget(catalog)))


def _unit_words(catalog: Catalog) -> str:
    """Returns the unit of all budgets in words; "" where each row says its own."""
    unit = budget_unit(catalog)
    return unit_words(unit) if unit else ""


def _own_unit(catalog: Catalog, program: Program) -> Markup:
    """Returns the attributes by which a script knows an amount that no heading names a unit of."""
    if budget_unit(catalog) or not catalog.is_listed(program.program_id):
        return Markup("")
    amount = catalog.annual(program.program_id).amount
    return Markup(' data-amount="{}" data-unit="{}"').format(amount.value, unit_words(amount.unit))


def _row(
    catalog: Catalog,
    program: Program,
    facets: Sequence[Facet],
    rank: int,
    most: Amount,
    page_url: str,
) -> Markup:
    amount = _amount_cells(catalog, program, most, page_url)
    held = ";".join(",".join(map(str, facet.held[program.program_id])) for facet in facets)
    source = listed_source(catalog, program)
    words = " | ".join(filter(None, (program.short_name_ko, program.audience_ko, program.aliases)))
    return Markup(
        '<tr data-held="{}" data-words="{}"{}><th scope="row" data-sort="{}">{}</th>{}'
        '{}<td class="num" data-sort="{}">{}</td></tr>'
    ).format(
        held,
        escape(words),
        _own_unit(catalog, program),
        rank,
        program_link(program, page_url),
        _belongs_to(catalog, program, page_url),
        amount,
        source.line,
        line_words(catalog, source),
    )


def _amount_cells(catalog: Catalog, program: Program, most: Amount, page_url: str) -> Markup:
    """Returns the cells of a budget, in digits and in words; of one that is not stated."""
    cells = Markup(
        '<td class="{}" data-sort="{}">{}</td><td class="num" data-sort="{}"><span>{}</span>{}</td>'
    )
    if not catalog.is_listed(program.program_id):
        return cells.format("num", NO_AMOUNT, NOT_STATED, NO_AMOUNT, "", "")
    total = catalog.annual(program.program_id)
    size = catalog.sort_value(total.amount)
    # In cells of one digit each a separator has no place.
    style = digits_style(catalog, most)
    text = str(total.value) if "ol-digits" in style else shown(catalog, total.amount)
    amount = stated_amount(catalog, total.figure_id, text, page_url)
    bar = budget_bar(total.amount, most)
    return cells.format(style, size, amount, size, money(total.amount), bar)


def _belongs_to(catalog: Catalog, program: Program, page_url: str) -> Markup:
    """Returns the cells of a program's strategy and division, where the package has any."""
    basis = division_basis(catalog.programs)
    cells = []
    if any(other.strategy_id for other in catalog.programs):
        cells.append(strategy_cell(catalog, program, page_url))
    if basis:
        cells.append(division_cell(catalog, program, page_url, basis))
    return Markup("").join(
        Markup('<td data-sort="{}">{}</td>').format(cell.sort, cell.value) for cell in cells
    )
