"""The tables of the pages: which rows and columns, in plain Korean, each with its source line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Budget, ExecutionCell, Program, SourceReference, StaffCell
from macros.catalog.package.schema import Package
from macros.catalog.queries.calculations import division_basis
from macros.catalog.transcription import legible
from macros.i18n.korean import escape, number, particle_alone, percent, with_particle
from macros.i18n.money_words import digits, money, unit_words
from macros.render.components.amount import (
    NO_AMOUNT,
    NOT_STATED,
    caption_unit,
    shown,
    stated_amount,
    year_heading,
)
from macros.render.components.links import link
from macros.render.components.program_cells import (
    division_cell,
    division_heading,
    program_link,
    strategy_cell,
)
from macros.render.components.source import line_words, passport
from macros.render.components.table import SOURCE, Cell, Column, html_table

ALL = "all"  # the job class that holds all others
PAIR = ("authorized", "actual")  # measures of staff that stand in one cell of the table
PERCENT = "percent"
BY_DIVISION = "부서별 "
TOTAL_ROW = "합계(보고서에 적힌 것)"
TOTAL = "total"  # a page about one program shows its total above the table already


def source_cell(source: SourceReference, catalog: Catalog | None = None) -> Markup:
    """Returns a passport in short: the line, and what is printed on it.

    Args:
        source: The passport.
        catalog: The data, where the line may be one of another report than the one that heads the
            page: then its day stands with it.
    """
    line = line_words(catalog, source) if catalog else f"{source.line}줄"
    return Markup(
        '<span class="ol-source" data-search-exclude>{line} <q>{printed}</q></span>'
    ).format(line=line, printed=escape(legible(source.as_printed)))


def named(kind: str, identifier: str, name: Markup) -> Markup:
    """Returns a name at its address on the page: ``#<kind>-<id>``."""
    return Markup('<span id="{}-{}">{}</span>').format(kind, identifier, name)


def programs_table(
    catalog: Catalog, programs: Sequence[Program], page_url: str, caption: str
) -> Markup:
    """The programs with strategy, budget and division, where they have them; sortable."""
    strategies, basis = any(p.strategy_id for p in programs), division_basis(programs)
    columns = (
        Column("사업"),
        *((Column("추진전략"),) if strategies else ()),
        Column(year_heading(catalog), numeric=True),
        Column("우리말로", numeric=True),
        *((Column(division_heading(programs)),) if basis else ()),
        Column("출처"),
    )
    rows = []
    for order, program in enumerate(programs):
        source = listed_source(catalog, program)
        rows.append(
            (
                Cell(program_link(program, page_url), order),
                *((strategy_cell(catalog, program, page_url),) if strategies else ()),
                *_budget_cells(catalog, program, page_url),
                *((division_cell(catalog, program, page_url, basis),) if basis else ()),
                Cell(line_words(catalog, source), source.line),
            )
        )
    return html_table(columns, rows, caption=caption, sortable=True)


def _budget_cells(catalog: Catalog, program: Program, page_url: str) -> tuple[Cell, Cell]:
    """Returns a program's budget of the year in digits and in words, or that it is not stated."""
    if not catalog.is_listed(program.program_id):
        return Cell(NOT_STATED, NO_AMOUNT), Cell("", NO_AMOUNT)
    total = catalog.annual(program.program_id)
    amount, size = shown(catalog, total.amount), catalog.sort_value(total.amount)
    return (
        Cell(stated_amount(catalog, total.figure_id, amount, page_url), size),
        Cell(money(total.amount), size),
    )


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
    """Budget amounts with year, stage, stored value, number words and source.

    Args:
        catalog: The data.
        budgets: The amounts.
        caption: What the table holds.
        total: The printed total that closes them, under a double rule.
        anchors: Whether a total among them has its address here and not above the table.
    """
    table = catalog.package.table("budgets")
    units = {budget.unit for budget in (*budgets, *([total] if total else []))}
    unit = units.pop() if len(units) == 1 else None  # several stand in each row
    name = unit_words(unit) if unit else ""
    columns = (
        Column("항목"),
        Column("연도", numeric=True, role="short", unit="년"),
        Column("예산 단계", role="medium"),
        Column(name or "적힌 단위로", numeric=True, role="medium", unit=name),
        Column("우리말로", numeric=True),
        SOURCE,
    )

    def row(budget: Budget) -> tuple[object, ...]:
        amount = digits(budget.amount, unit)
        return (
            budget.item_ko,
            catalog.fiscal_words(budget).removesuffix("년"),
            table.label("stage", budget.stage),
            passport(catalog, budget.figure_id, amount, anchor=anchors or budget.level != TOTAL),
            money(budget.amount),
            source_cell(budget.source, catalog),
        )

    return html_table(
        columns,
        [row(budget) for budget in budgets],
        caption=caption,
        footer=row(total) if total else None,
    )


def division_kinds(catalog: Catalog) -> str:
    """Names the kinds of divisions there are, as the descriptor calls them.

    The names are joined as Korean joins nouns: one kind by itself, two or more with a particle.
    """
    field = catalog.package.table("divisions").field("kind")
    used = {division.kind for division in catalog.divisions}
    labels = [item.label for item in field.categories if item.value in used]
    return " ".join([*(with_particle(label, "과/와") for label in labels[:-1]), *labels[-1:]])


def execution_table(catalog: Catalog, page_url: str) -> Markup:
    """The execution table as the report prints it, its total row included."""
    table = catalog.package.table("division_budgets")
    measures = _stated(catalog.package, "division_budgets", "measure", catalog.execution)
    unit = execution_unit(catalog)
    columns = (
        Column("부서"),
        *(Column(table.label("measure", measure), numeric=True) for measure in measures),
        Column("출처"),
    )
    known = {cell.division_id for cell in catalog.execution}
    ordered = sorted(catalog.divisions, key=lambda division: division.order)
    rows = [
        (
            Cell(
                link("division", division.division_id, division.name_ko, page_url), division.order
            ),
            *_execution_cells(catalog, division.division_id, measures, unit),
        )
        for division in ordered
        if division.division_id in known
    ]
    return html_table(
        columns,
        rows,
        caption=f"{BY_DIVISION if rows else ''}예산 집행. {caption_unit(unit, of='금액의 ')}",
        footer=(TOTAL_ROW, *_execution_cells(catalog, None, measures, unit))
        if None in known
        else None,
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


def _execution_cells(
    catalog: Catalog, division_id: str | None, measures: Sequence[str], unit: str | None
) -> tuple[Cell, ...]:
    cells = [catalog.executed(division_id, measure) for measure in measures]
    source = next(cell.source for cell in cells if cell)
    return (
        *(_execution_cell(catalog, cell, unit) if cell else Cell(NOT_STATED, "") for cell in cells),
        Cell(line_words(catalog, source), source.line),
    )


def _execution_cell(catalog: Catalog, cell: ExecutionCell, unit: str | None) -> Cell:
    words = percent(cell.value) if cell.unit == PERCENT else digits(cell.amount, unit)
    return Cell(passport(catalog, cell.figure_id, words), str(cell.value))


def execution_of_division(catalog: Catalog, division_id: str) -> Markup:
    """What one division may spend, has committed and has spent; "" where nothing is stated."""
    table = catalog.package.table("division_budgets")
    unit = execution_unit(catalog)
    columns = (
        Column("잰 것"),
        Column(f"{unit_words(unit)} 또는 %" if unit else "값", numeric=True, role="medium"),
        Column("우리말로", numeric=True),
        SOURCE,
    )
    rows = []
    own = [cell for cell in catalog.execution if cell.division_id == division_id]
    if not own:
        return Markup("")
    for measure in _stated(catalog.package, "division_budgets", "measure", own):
        cell = next(cell for cell in own if cell.measure == measure)
        rate = cell.unit == PERCENT
        rows.append(
            (
                table.label("measure", measure),
                passport(
                    catalog,
                    cell.figure_id,
                    percent(cell.value) if rate else digits(cell.amount, unit),
                ),
                "" if rate else money(cell.amount),
                source_cell(cell.source, catalog),
            )
        )
    return html_table(columns, rows, caption="예산 집행")


def staff_table(catalog: Catalog, page_url: str) -> Markup:
    """The staff table: by division and class authorized / actual, then what else is counted.

    Whoever reads it needs the class that holds all others first, so it leads whatever the order
    of the descriptor.
    """
    table = catalog.package.table("staffing")
    kinds = _staff_kinds(catalog)
    pair = " / ".join(table.label("measure", name) for name in _pair(catalog))
    columns = (
        Column("부서"),
        *(
            Column(_staff_heading(catalog, name, measures), numeric=True)
            for name, measures in kinds
        ),
        Column("출처"),
    )
    known = {cell.division_id for cell in _staff_rows(catalog)}
    rows = [
        (
            link("division", division.division_id, division.name_ko, page_url),
            *_staff_cells(catalog, division.division_id, kinds),
        )
        for division in catalog.divisions
        if division.division_id in known
    ]
    return html_table(
        columns,
        rows,
        caption=f"{BY_DIVISION if rows else ''}직원{f'. {pair}' if pair else ''}(명)",
        footer=(TOTAL_ROW, *_staff_cells(catalog, None, kinds)) if None in known else None,
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


def _staff_cells(
    catalog: Catalog, division_id: str | None, kinds: Sequence[tuple[str, tuple[str, ...]]]
) -> tuple[object, ...]:
    found = [[catalog.staff(division_id, name, m) for m in measures] for name, measures in kinds]
    source = next(cell.source for cells in found for cell in cells if cell)
    return (
        *(Markup(" / ").join(_staff_number(catalog, c) for c in cells) for cells in found),
        line_words(catalog, source),
    )


def _staff_number(catalog: Catalog, cell: StaffCell | None) -> Markup:
    return passport(catalog, cell.figure_id, number(cell.value)) if cell else NOT_STATED


def staff_of_division(catalog: Catalog, division_id: str) -> Markup:
    """Staff of one division: by class, then what else is counted, closed with all classes.

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
        Column("직종"),
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
    numbers = Markup(", ").join(
        Markup("{} {}").format(
            table.label("measure", cell.measure),
            passport(
                catalog, cell.figure_id, f"{number(cell.value)}{table.label('unit', cell.unit)}"
            ),
        )
        for cell in cells
    )
    ends = particle_alone(table.label("unit", cells[-1].unit), "으로/로")
    return Markup('<div class="ol-note">표 위 머리글({})에는 {}{} 적혀 있습니다.</div>').format(
        line_words(catalog, cells[0].source), numbers, ends
    )
