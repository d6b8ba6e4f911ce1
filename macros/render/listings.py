"""The tables of the pages: which rows and columns, in plain Korean, each with its source line."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.model import Budget, Passport, Program
from macros.render.amounts import stated_amount
from macros.render.links import link
from macros.render.passport import passport
from macros.render.tables import SOURCE, Cell, Column, html_table
from macros.render.text import escape, number, percent, won

MEASURES = ("current_budget", "commitments", "expenditure", "commitment_rate", "expenditure_rate")
JOB_CLASSES = ("all", "general", "fixed_term", "special", "curatorial", "managerial")
TOTAL = "total"  # a page about one program shows its total above the table already
INFERRED = Markup('<span class="ol-guess">추정</span>')


def source_cell(source: Passport) -> Markup:
    """Returns a passport in short: the line, and what is printed on it."""
    return Markup(
        '<span class="ol-source" data-search-exclude>{line}줄 <q>{printed}</q></span>'
    ).format(line=source.line, printed=escape(source.as_printed))


def programs_table(
    catalog: Catalog, programs: Sequence[Program], page_url: str, caption: str
) -> Markup:
    """The programs with strategy, budget and inferred division; sortable."""
    columns = (
        Column("사업"),
        Column("추진전략"),
        Column(f"{catalog.fiscal_year}년 예산(백만원)", numeric=True),
        Column("우리말로", numeric=True),
        Column("맡은 부서(추정)"),
        Column("출처"),
    )
    rows = []
    for order, program in enumerate(programs):
        total = catalog.total(program.program_id)
        strategy = catalog.strategy(program.strategy_id)
        division = catalog.division(program.division_id)
        rows.append(
            (
                Cell(
                    Markup('<span class="ol-number">{}</span> {}').format(
                        program.number,
                        link("program", program.program_id, program.name_ko, page_url),
                    ),
                    order,
                ),
                Cell(
                    link("strategy", strategy.strategy_id, strategy.short_name_ko, page_url),
                    strategy.number,
                ),
                Cell(
                    stated_amount(catalog, total.figure_id, number(total.value), page_url),
                    total.value,
                ),
                Cell(won(total.value), total.value),
                Cell(
                    link("division", division.division_id, division.name_ko, page_url),
                    division.order,
                ),
                Cell(f"{total.source.line}줄", total.source.line),
            )
        )
    return html_table(columns, rows, caption=caption, sortable=True)


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
    columns = (
        Column("항목"),
        Column("연도", numeric=True, role="short", unit="년"),
        Column("예산 단계", role="medium"),
        Column("백만원", numeric=True, role="medium", unit="백만원"),
        Column("우리말로", numeric=True),
        SOURCE,
    )

    def row(budget: Budget) -> tuple[object, ...]:
        amount = number(budget.value)
        return (
            budget.item_ko,
            str(budget.fiscal_year),
            table.label("stage", budget.stage),
            passport(catalog, budget.figure_id, amount, anchor=anchors or budget.level != TOTAL),
            won(budget.value),
            source_cell(budget.source),
        )

    return html_table(
        columns,
        [row(budget) for budget in budgets],
        caption=caption,
        footer=row(total) if total else None,
    )


def execution_table(catalog: Catalog, page_url: str) -> Markup:
    """The execution table as the report prints it, its total row included."""
    table = catalog.package.table("division_budgets")
    columns = (
        Column("부서"),
        *(Column(table.label("measure", measure), numeric=True) for measure in MEASURES),
        Column("출처"),
    )
    ordered = sorted(catalog.divisions, key=lambda division: division.order)
    rows = [
        (
            Cell(
                link("division", division.division_id, division.name_ko, page_url), division.order
            ),
            *_execution_cells(catalog, division.division_id),
        )
        for division in ordered
    ]
    return html_table(
        columns,
        rows,
        caption="부서별 예산 집행. 금액의 단위는 백만원",
        footer=("합계(찍힌 그대로)", *_execution_cells(catalog, None)),
        sortable=True,
    )


def _execution_cells(catalog: Catalog, division_id: str | None) -> tuple[Cell, ...]:
    cells = [catalog.executed(division_id, measure) for measure in MEASURES]
    line = cells[0].source.line
    return (
        *(
            Cell(
                passport(
                    catalog,
                    cell.figure_id,
                    percent(cell.value) if cell.unit == "percent" else number(cell.value),
                ),
                str(cell.value),
            )
            for cell in cells
        ),
        Cell(f"{line}줄", line),
    )


def execution_of_division(catalog: Catalog, division_id: str) -> Markup:
    """What one division may spend, has committed and has spent."""
    table = catalog.package.table("division_budgets")
    columns = (
        Column("잰 것"),
        Column("백만원 또는 %", numeric=True, role="medium"),
        Column("우리말로", numeric=True),
        SOURCE,
    )
    rows = []
    for measure in MEASURES:
        cell = catalog.executed(division_id, measure)
        rate = cell.unit == "percent"
        rows.append(
            (
                table.label("measure", measure),
                passport(
                    catalog, cell.figure_id, percent(cell.value) if rate else number(cell.value)
                ),
                "" if rate else won(int(cell.value)),
                source_cell(cell.source),
            )
        )
    return html_table(columns, rows, caption="예산 집행")


def staff_table(catalog: Catalog, page_url: str) -> Markup:
    """The staff table: authorized / actual by division and class, women, the total row."""
    table = catalog.package.table("staffing")
    columns = (
        Column("부서"),
        *(Column(table.label("job_class", name), numeric=True) for name in JOB_CLASSES),
        Column("여성", numeric=True),
        Column("출처"),
    )
    rows = [
        (
            link("division", division.division_id, division.name_ko, page_url),
            *_staff_cells(catalog, division.division_id),
        )
        for division in catalog.divisions
    ]
    return html_table(
        columns,
        rows,
        caption="부서별 직원. 정원 / 현원(명)",
        footer=("합계(찍힌 그대로)", *_staff_cells(catalog, None)),
    )


def _staff_cells(catalog: Catalog, division_id: str | None) -> tuple[object, ...]:
    pairs = [
        (
            catalog.staff(division_id, name, "authorized"),
            catalog.staff(division_id, name, "actual"),
        )
        for name in JOB_CLASSES
    ]
    women = catalog.staff(division_id, "all", "women")
    return (
        *(
            passport(catalog, authorized.figure_id, number(authorized.value))
            + Markup(" / ")
            + passport(catalog, actual.figure_id, number(actual.value))
            for authorized, actual in pairs
        ),
        passport(catalog, women.figure_id, number(women.value)),
        f"{women.source.line}줄",
    )


def staff_of_division(catalog: Catalog, division_id: str) -> Markup:
    """Authorized and actual staff of one division by class, and the number of women."""
    table = catalog.package.table("staffing")
    columns = (
        Column("직종"),
        Column("정원(명)", numeric=True, role="medium", unit="명(정원)"),
        Column("현원(명)", numeric=True, role="medium", unit="명(현원)"),
        SOURCE,
    )
    rows: list[tuple[object, ...]] = []
    for name in (*JOB_CLASSES[1:], JOB_CLASSES[0]):
        authorized = catalog.staff(division_id, name, "authorized")
        actual = catalog.staff(division_id, name, "actual")
        rows.append(
            (
                table.label("job_class", name),
                passport(catalog, authorized.figure_id, number(authorized.value)),
                passport(catalog, actual.figure_id, number(actual.value)),
                source_cell(authorized.source),
            )
        )
    women = catalog.staff(division_id, "all", "women")
    rows.insert(
        -1,
        (
            "모두 가운데 여성",
            "",
            passport(catalog, women.figure_id, number(women.value)),
            source_cell(women.source),
        ),
    )
    return html_table(columns, rows[:-1], caption="직원 수", footer=rows[-1])
