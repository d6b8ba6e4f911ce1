"""Earlier reports beside the latest: what was promised then and what is reported now."""

from __future__ import annotations

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.details import ProgramFigure
from macros.catalog.entities import Budget
from macros.catalog.history import history_of
from macros.i18n.korean import escape, korean_date
from macros.i18n.money_words import money
from macros.i18n.periods import period_words, quantity
from macros.render.components.links import figure_address
from macros.render.components.table import Column, html_table
from macros.render.tables.office import (
    budgets_table,
)

NOT_STATED = "적혀 있지 않음"


def earlier_budgets_table(past: Catalog, program_id: str, caption: str) -> Markup:
    """What an earlier report says of a program's budget: the total, its parts, what is apart.

    Nothing where it does not say anything of it.
    """
    rows: tuple[Budget, ...] = (
        *((past.total(program_id),) if past.states(program_id) else ()),
        *past.parts(program_id),
        *past.parts(program_id, "apart"),
    )
    return budgets_table(past, rows, caption, anchors=True) if rows else Markup("")


def budget_then_and_now(catalog: Catalog, program_id: str) -> Markup:
    """The total budget in each report, the latest first; nothing where only one states it."""
    reports = [one for one in (catalog, *history_of(catalog, program_id)) if one.states(program_id)]
    if len(reports) <= 1:
        return Markup("")
    rows = []
    for one in reports:
        total = one.total(program_id)
        report = one.report_of(total.source)
        amount = Markup('<a href="{}">{}</a>').format(
            figure_address(catalog, total.figure_id), money(total.amount)
        )
        stage = catalog.package.table("budgets").label("stage", total.stage)
        rows.append((korean_date(report.presented_on), catalog.fiscal_words(total), amount, stage))
    columns = (
        Column("보고한 날"),
        Column("어느 해 예산"),
        Column("예산", numeric=True),
        Column("예산 단계"),
    )
    return html_table(columns, rows, caption="보고서마다 적은 예산")


def promises_table(catalog: Catalog, program_id: str) -> Markup:
    """Targets of earlier reports beside what the latest says of the same measure."""
    now = {
        (figure.measure_id, figure.kind): figure
        for figure in reversed(catalog.details.figures_of(program_id))
    }
    rows = [
        (
            target.subject_ko,
            _linked(catalog, past, target),
            _now(catalog, now.get((target.measure_id, "result"))),
            _now(catalog, now.get((target.measure_id, "target"))),
        )
        for past in history_of(catalog, program_id)
        for target in past.details.figures_of(program_id)
        if target.kind == "target" and target.measure_id
    ]
    if not rows:
        return Markup("")
    columns = (
        Column("무엇"),
        Column("그때 적은 목표", numeric=True),
        Column("이번에 적은 실적", numeric=True),
        Column("이번에 적은 목표", numeric=True),
    )
    return html_table(columns, rows, caption="그때의 목표와 이번 보고")


def _now(catalog: Catalog, figure: ProgramFigure | None) -> Markup:
    return _linked(catalog, catalog, figure) if figure else escape(NOT_STATED)


def _linked(catalog: Catalog, of: Catalog, figure: ProgramFigure) -> Markup:
    """Returns a quantity that leads to its passport, with its period and its report's date."""
    day = of.report_of(figure.source).presented_on
    when = ", ".join(filter(None, (period_words(figure.period), f"{korean_date(day)} 보고")))
    return Markup('<a href="{}">{}</a> <span class="ol-source">{}</span>').format(
        figure_address(catalog, figure.figure_id), escape(quantity(of, figure)), when
    )
