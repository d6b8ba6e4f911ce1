"""The tables of the pages: which rows and columns, in plain Korean, each with its source line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Budget, ExecutionCell, Program, SourceReference, StaffCell
from macros.catalog.package.schema import Package
from macros.catalog.transcription import legible
from macros.i18n.korean import number, particle_alone, percent, with_particle
from macros.i18n.money_words import digits, money, unit_words
from macros.render.components.amount import (
    NO_AMOUNT,
    NOT_STATED,
    caption_unit,
    shown,
    stated_amount,
    year_heading,
)
from macros.render.components.links import page_address
from macros.render.components.program_cells import (
    division_column,
    program_link,
    strategy_column,
)
from macros.render.components.source import line_words, passport
from macros.render.components.table import SOURCE, Cell, Column, html_table
from macros.render.partials import partial

ALL = "all"  # the job class that holds all others
PAIR = ("authorized", "actual")  # measures of staff that stand in one cell of the table
PERCENT = "percent"
BY_DIVISION = "부서별 "
TOTAL_ROW = "합계(보고서에 적힌 것)"
TOTAL = "total"  # a page about one program shows its total above the table already


def source_cell(source: SourceReference, catalog: Catalog | None = None) -> Markup:
    """Returns a source reference in short: the line, and what is printed on it.

    Args:
        source: The source reference.
        catalog: The data, where the line may be one of another report than the one that heads the
            page: then its day stands with it.
    """
    line = line_words(catalog, source) if catalog else f"{source.line}줄"
    return partial("source_cell", line=line, printed=legible(source.as_printed))


def source_column(catalog: Catalog) -> Column:
    """Returns the column, in the margin of the page, of where rows stand in the report."""
    return replace(SOURCE, cell=lambda row: source_cell(row.source, catalog))


def programs_table(
    catalog: Catalog, programs: Sequence[Program], page_url: str, caption: str
) -> Markup:
    """Returns programs with strategy, budget and division, where they have them; sortable.

    Args:
        catalog: The data.
        programs: The programs, in their order.
        page_url: Address of the page, from the root of the site.
        caption: What the table holds.
    """
    order = {program.program_id: position for position, program in enumerate(programs)}
    columns = (
        Column("사업", lambda p: Cell(program_link(p, page_url), order[p.program_id])),
        strategy_column(catalog, programs, page_url),
        Column(year_heading(catalog), lambda p: digits_cell(catalog, p, page_url), numeric=True),
        Column("우리말로", lambda p: _words_cell(catalog, p), numeric=True),
        division_column(catalog, programs, page_url),
        Column("출처", lambda p: line_cell(catalog, listed_source(catalog, p))),
    )
    return html_table(columns, programs, caption=caption, sortable=True)


def budget_cell(catalog: Catalog, program: Program, shown: Callable[[Budget], object]) -> Cell:
    """Returns a cell of a program's budget of the year, or that it is not stated.

    Args:
        catalog: The data.
        program: The program.
        shown: What the cell shows of the budget; it is sorted by its amount.
    """
    if not catalog.is_listed(program.program_id):
        return Cell(NOT_STATED, NO_AMOUNT)
    total = catalog.annual(program.program_id)
    return Cell(shown(total), catalog.sort_value(total.amount))


def digits_cell(catalog: Catalog, program: Program, page_url: str) -> Cell:
    """Returns the cell of a program's budget in digits, which lead to its source reference.

    Args:
        catalog: The data.
        program: The program.
        page_url: Address of the page, from the root of the site.
    """

    def digits(total: Budget) -> Markup:
        return stated_amount(catalog, total.figure_id, shown(catalog, total.amount), page_url)

    return budget_cell(catalog, program, digits)


def _words_cell(catalog: Catalog, program: Program) -> Cell:
    if not catalog.is_listed(program.program_id):
        return Cell("", NO_AMOUNT)
    return budget_cell(catalog, program, lambda total: money(total.amount))


def line_cell(catalog: Catalog, source: SourceReference) -> Cell:
    """Returns the cell of the line of a source reference."""
    return Cell(line_words(catalog, source), source.line)


def listed_source(catalog: Catalog, program: Program) -> SourceReference:
    """Returns where a program's budget of the year stands; without one, where the program does."""
    if catalog.is_listed(program.program_id):
        return catalog.annual(program.program_id).source
    return program.source


def budgets_table(
    catalog: Catalog,
    budgets: Sequence[Budget],
    caption: str,
    *,
    total: Budget | None = None,
    anchors: bool = False,
) -> Markup:
    """Returns budget amounts with year, stage, stored value, number words and source.

    Args:
        catalog: The data.
        budgets: The amounts.
        caption: What the table holds.
        total: The printed total that closes them, under a double rule.
        anchors: Whether a total among them has its address here and not above the table.
    """
    units = {budget.unit for budget in (*budgets, *([total] if total else []))}
    unit = units.pop() if len(units) == 1 else None  # several stand in each row
    name = unit_words(unit) if unit else ""

    def amount(row: Budget) -> Markup:
        anchor = anchors or row.level != TOTAL
        return passport(catalog, row.figure_id, digits(row.amount, unit), anchor=anchor)

    def year(row: Budget) -> str:
        return catalog.fiscal_words(row).removesuffix("년")

    table = catalog.package.table("budgets")
    columns = (
        Column.of_field(table, "item_ko"),
        Column("연도", year, numeric=True, role="short", unit="년"),
        Column.of_field(table, "stage", role="medium"),
        Column(name or "적힌 단위로", amount, numeric=True, role="medium", unit=name),
        Column("우리말로", lambda row: money(row.amount), numeric=True),
        source_column(catalog),
    )
    return html_table(columns, budgets, caption=caption, footer=total)


def division_kinds(catalog: Catalog) -> str:
    """Names the kinds of divisions there are, as the descriptor calls them.

    The names are joined as Korean joins nouns: one kind by itself, two or more with a particle.
    """
    field = catalog.package.table("divisions").field("kind")
    used = {division.kind for division in catalog.divisions}
    labels = [item.label for item in field.categories if item.value in used]
    return " ".join([*(with_particle(label, "과/와") for label in labels[:-1]), *labels[-1:]])


def execution_table(catalog: Catalog, page_url: str) -> Markup:
    """Returns the execution table as the report prints it, its total row included."""
    table = catalog.package.table("division_budgets")
    measures = _stated(catalog.package, "division_budgets", "measure", catalog.execution)
    unit = execution_unit(catalog)

    def cells(division_id: str | None) -> tuple[Cell, ...]:
        found = [catalog.executed(division_id, measure) for measure in measures]
        source = next(cell.source for cell in found if cell)
        amounts = (_execution_cell(catalog, cell, unit) for cell in found)
        return (*amounts, line_cell(catalog, source))

    columns = (
        Column(table.field("division_id").title),
        *(Column(table.label("measure", measure), numeric=True) for measure in measures),
        Column("출처"),
    )
    known = {cell.division_id for cell in catalog.execution}
    rows = [
        (
            Cell(
                division.name_ko,
                division.order,
                href=page_address("division", division.division_id, page_url),
            ),
            *cells(division.division_id),
        )
        for division in sorted(catalog.divisions, key=lambda division: division.order)
        if division.division_id in known
    ]
    return html_table(
        columns,
        rows,
        caption=f"{BY_DIVISION if rows else ''}예산 집행. {caption_unit(unit, of='금액의 ')}",
        footer=(TOTAL_ROW, *cells(None)) if None in known else None,
        sortable=True,
    )


def _stated(
    package: Package, table: str, column: str, cells: Iterable[StaffCell | ExecutionCell]
) -> tuple[str, ...]:
    """Returns the values of an enumeration that cells have, in the descriptor's order."""
    used = {getattr(cell, column) for cell in cells}
    categories = package.table(table).field(column).categories
    return tuple(category.value for category in categories if category.value in used)


def execution_unit(catalog: Catalog) -> str | None:
    """Returns the unit of all amounts of the execution table; None where there are several."""
    units = {cell.unit for cell in catalog.execution if cell.unit != PERCENT}
    return units.pop() if len(units) == 1 else None


def _execution_words(cell: ExecutionCell, unit: str | None) -> str:
    return percent(cell.value) if cell.unit == PERCENT else digits(cell.amount, unit)


def _execution_cell(catalog: Catalog, cell: ExecutionCell | None, unit: str | None) -> Cell:
    if cell is None:
        return Cell(NOT_STATED, "")
    return Cell(passport(catalog, cell.figure_id, _execution_words(cell, unit)), str(cell.value))


def execution_of_division(catalog: Catalog, division_id: str) -> Markup:
    """Returns what a division may spend, has committed and has spent; "" for nothing stated."""
    unit = execution_unit(catalog)
    own = [cell for cell in catalog.execution if cell.division_id == division_id]
    measures = _stated(catalog.package, "division_budgets", "measure", own)

    def amount(cell: ExecutionCell) -> Markup:
        return passport(catalog, cell.figure_id, _execution_words(cell, unit))

    def words(cell: ExecutionCell) -> str:
        return "" if cell.unit == PERCENT else money(cell.amount)

    heading = f"{unit_words(unit)} 또는 %" if unit else "값"
    columns = (
        Column.of_field(catalog.package.table("division_budgets"), "measure", heading="잰 것"),
        Column(heading, amount, numeric=True, role="medium"),
        Column("우리말로", words, numeric=True),
        source_column(catalog),
    )
    rows = sorted(own, key=lambda cell: measures.index(cell.measure))
    return html_table(columns, rows, caption="예산 집행") if own else Markup("")


def staff_table(catalog: Catalog, page_url: str) -> Markup:
    """Returns staff by division and class, authorized / actual, then what else is counted.

    Whoever reads it needs the class that holds all others first, so it leads whatever the order
    of the descriptor.
    """
    table = catalog.package.table("staffing")
    kinds = _staff_kinds(catalog)
    pair = " / ".join(table.label("measure", name) for name in _pair(catalog))

    def cells(division_id: str | None) -> tuple[object, ...]:
        found = [[catalog.staff(division_id, name, m) for m in ms] for name, ms in kinds]
        source = next(cell.source for cells in found for cell in cells if cell)
        numbers = (Markup(" / ").join(_staff_number(catalog, c) for c in cs) for cs in found)
        return (*numbers, line_words(catalog, source))

    columns = (
        Column(table.field("division_id").title),
        *(
            Column(_staff_heading(catalog, name, measures), numeric=True)
            for name, measures in kinds
        ),
        Column("출처"),
    )
    known = {cell.division_id for cell in _staff_rows(catalog)}
    rows = [
        (
            Cell(division.name_ko, href=page_address("division", division.division_id, page_url)),
            *cells(division.division_id),
        )
        for division in catalog.divisions
        if division.division_id in known
    ]
    return html_table(
        columns,
        rows,
        caption=f"{BY_DIVISION if rows else ''}직원{f'. {pair}' if pair else ''}(명)",
        footer=(TOTAL_ROW, *cells(None)) if None in known else None,
    )


def _staff_rows(catalog: Catalog) -> tuple[StaffCell, ...]:
    """Returns the cells of the table, without the headline above it."""
    return tuple(cell for cell in catalog.staffing if cell.level != "headline")


def _pair(catalog: Catalog) -> tuple[str, ...]:
    """Returns which of authorized and actual staff the table has."""
    used = {cell.measure for cell in _staff_rows(catalog)}
    return tuple(measure for measure in PAIR if measure in used)


def _staff_kinds(catalog: Catalog) -> list[tuple[str, tuple[str, ...]]]:
    """Returns the columns: a class and the measures that stand in one cell."""
    cells = _staff_rows(catalog)
    classes = _stated(catalog.package, "staffing", "job_class", cells)
    measures = _stated(catalog.package, "staffing", "measure", cells)
    used = {(cell.job_class, cell.measure) for cell in cells}
    ordered = sorted(classes, key=lambda name: name != ALL)
    pair = _pair(catalog)
    paired = [(name, pair) for name in ordered if any((name, m) in used for m in pair)]
    others = [m for m in measures if m not in PAIR]
    return paired + [(name, (m,)) for m in others for name in ordered if (name, m) in used]


def _staff_heading(catalog: Catalog, name: str, measures: Sequence[str]) -> str:
    table = catalog.package.table("staffing")
    if set(measures) <= set(PAIR):
        return table.label("job_class", name)
    label = table.label("measure", measures[0])
    return label if name == ALL else f"{table.label('job_class', name)}, {label}"


def _staff_number(catalog: Catalog, cell: StaffCell | None) -> Markup:
    return passport(catalog, cell.figure_id, number(cell.value)) if cell else NOT_STATED


def staff_of_division(catalog: Catalog, division_id: str) -> Markup:
    """Returns staff of a division by class, then what else is counted, closed with all classes.

    Nothing where the report has no staff of the division.
    """
    table = catalog.package.table("staffing")
    kinds = _staff_kinds(catalog)
    # What else is counted is counted of the people who are there, so it stands in their column.
    heads = list(_pair(catalog))
    if "actual" not in heads and any(not set(measures) <= set(PAIR) for _, measures in kinds):
        heads.append("")
    labels = [table.label("measure", head) if head else "" for head in heads]
    columns = (
        Column(table.field("job_class").title),
        *(
            Column(f"{label}(명)", numeric=True, role="medium", unit=f"명({label})")
            if label
            else Column("명", numeric=True, role="medium", unit="명")
            for label in labels
        ),
        SOURCE,
    )
    rows: list[tuple[object, ...]] = []
    closing = None
    for name, measures in kinds:
        cells = [catalog.staff(division_id, name, measure) for measure in measures]
        source = next((source_cell(cell.source, catalog) for cell in cells if cell), None)
        if source is None:
            continue
        numbers = [_staff_number(catalog, cell) for cell in cells]
        blank = ("",) * (len(heads) - len(numbers))
        if set(measures) <= set(PAIR):
            row = (table.label("job_class", name), *numbers, *blank, source)
            rows, closing = (rows, row) if name == ALL else ([*rows, row], closing)
        else:
            label = f"{table.label('job_class', name)} 가운데 {table.label('measure', measures[0])}"
            rows.append((label, *blank, *numbers, source))
    if not rows and closing is None:
        return Markup("")
    return html_table(columns, rows, caption="직원 수", footer=closing)


def staff_headline(catalog: Catalog) -> Markup:
    """Says what is printed above the staff table, which repeats its total; "" for nothing."""
    cells = [cell for cell in catalog.staffing if cell.level == "headline"]
    if not cells:
        return Markup("")
    table = catalog.package.table("staffing")
    ordered = [category.value for category in table.field("measure").categories]
    cells.sort(key=lambda cell: ordered.index(cell.measure))

    def words(cell: StaffCell) -> Markup:
        text = f"{number(cell.value)}{table.label('unit', cell.unit)}"
        return passport(catalog, cell.figure_id, text)

    return partial(
        "staff_headline",
        line=line_words(catalog, cells[0].source),
        numbers=[(table.label("measure", cell.measure), words(cell)) for cell in cells],
        ends=particle_alone(table.label("unit", cells[-1].unit), "으로/로"),
    )
