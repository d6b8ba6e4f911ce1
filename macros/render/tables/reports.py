"""What each report says: its sections, what is of no page, and what earlier ones said."""

from __future__ import annotations

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.details import ProgramFigure
from macros.catalog.entities import Budget, Report
from macros.catalog.history import history_of
from macros.catalog.transcription import legible
from macros.i18n.korean import korean_date
from macros.i18n.money_words import money
from macros.i18n.periods import period_words, quantity
from macros.render.components.links import figure_address
from macros.render.components.table import Cell, Column, Mark, html_table
from macros.render.partials import partial
from macros.render.tables.office import budgets_table
from macros.render.tables.program import contents_list

# Kinds of contents that the pages of strategies and of the economy show.
ELSEWHERE = frozenset({"vision", "outlook"})
NOT_STATED = "적혀 있지 않음"


def reports_newest_first(catalog: Catalog) -> tuple[Report, ...]:
    """Returns all reports, the newest first."""
    return tuple(
        sorted(
            catalog.reports,
            key=lambda report: (report.presented_on, report.report_id),
            reverse=True,
        )
    )


def figures_in(catalog: Catalog, report: Report) -> int:
    """Counts the figures that are drawn from a report."""
    figures = catalog.figures.values()
    return sum(figure.source.report_id == report.report_id for figure in figures)


def sections_table(catalog: Catalog, report: Report) -> Markup:
    """Returns the sections of a report with the lines they span."""
    table = catalog.package.table("sections")
    columns = (
        Column("절", lambda row: row.section_id),
        Column.of_field(table, "title_ko", lambda row: legible(row.title_ko)),
        Column("줄", lambda row: f"{row.lines}줄"),
    )
    rows = [row for row in catalog.sections if row.report_id == report.report_id]
    return html_table(columns, rows, caption="절") if rows else Markup("")


def office_rows(catalog: Catalog, report: Report) -> Markup:
    """Returns what a report says of no program, group or division, and no other page shows."""
    details = [one.details for one in (catalog, *catalog.past)]
    contents = [
        row
        for one in details
        for row in one.contents_of(None)
        if row.source.report_id == report.report_id and row.kind not in ELSEWHERE
    ]
    omissions = [
        row for one in details for row in one.omissions_of() if row.report_id == report.report_id
    ]
    listed = contents_list(catalog, contents) if contents else Markup("")
    return listed + partial("omissions", rows=omissions)


def earlier_budgets_table(past: Catalog, program_id: str, caption: str) -> Markup:
    """Returns a program's budget in an earlier report: total, parts, what is apart.

    Nothing where the report does not say anything of it.

    Args:
        past: The catalog of the earlier report.
        program_id: The program.
        caption: What the table holds.
    """
    rows: tuple[Budget, ...] = (
        *((past.total(program_id),) if past.states(program_id) else ()),
        *past.parts(program_id),
        *past.parts(program_id, "apart"),
    )
    return budgets_table(past, rows, caption, anchors=True) if rows else Markup("")


def budget_then_and_now(catalog: Catalog, program_id: str) -> Markup:
    """Returns the budget in each report, the latest first; nothing where only one states it."""
    reports = (catalog, *history_of(catalog, program_id))
    rows = [(one, one.total(program_id)) for one in reports if one.states(program_id)]
    if len(rows) <= 1:
        return Markup("")

    def day(row: tuple[Catalog, Budget]) -> str:
        return korean_date(row[0].report_of(row[1].source).presented_on)

    def amount(row: tuple[Catalog, Budget]) -> Cell:
        return Cell(money(row[1].amount), href=figure_address(catalog, row[1].figure_id))

    table = catalog.package.table("budgets")
    columns = (
        Column.of_field(catalog.package.table("reports"), "presented_on", day),
        Column("어느 해 예산", lambda row: catalog.fiscal_words(row[1])),
        Column("예산", amount, numeric=True),
        Column.of_field(table, "stage", lambda row: table.label("stage", row[1].stage)),
    )
    return html_table(columns, rows, caption="보고서마다 적은 예산")


def promises_table(catalog: Catalog, program_id: str) -> Markup:
    """Returns targets of earlier reports beside what the latest says of the same measure."""
    now = {
        (figure.measure_id, figure.kind): figure
        for figure in reversed(catalog.details.figures_of(program_id))
    }
    rows = [
        (past, target)
        for past in history_of(catalog, program_id)
        for target in past.details.figures_of(program_id)
        if target.kind == "target" and target.measure_id
    ]

    def linked(of: Catalog, figure: ProgramFigure | None) -> Cell:
        if figure is None:
            return Cell(NOT_STATED)
        day = of.report_of(figure.source).presented_on
        when = ", ".join(filter(None, (period_words(figure.period), f"{korean_date(day)} 보고")))
        href = figure_address(catalog, figure.figure_id)
        return Cell(quantity(of, figure), href=href, marks=(Mark("source", when),))

    def reported(row: tuple[Catalog, ProgramFigure], kind: str) -> Cell:
        return linked(catalog, now.get((row[1].measure_id, kind)))

    columns = (
        Column("무엇", lambda row: row[1].subject_ko),
        Column("그때 적은 목표", lambda row: linked(*row), numeric=True),
        Column("이번에 적은 실적", lambda row: reported(row, "result"), numeric=True),
        Column("이번에 적은 목표", lambda row: reported(row, "target"), numeric=True),
    )
    return html_table(columns, rows, caption="그때의 목표와 이번 보고") if rows else Markup("")
