"""Charts of one program: results against targets, and the timeline of its milestones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from macros.catalog.catalog import Catalog
from macros.catalog.date_ranges import day_range
from macros.catalog.detail_index import grouped
from macros.catalog.details import Milestone, ProgramFigure
from macros.catalog.queries.calculations import percentage, target_pairs
from macros.i18n.korean import korean_date, percent, with_particle
from macros.i18n.periods import milestone_words, period_words, quantity
from macros.render.charts.chart import Chart, Line
from macros.render.charts.data import (
    Computed,
    Datum,
    Span,
    figure_evidence,
    share_formula,
    step_evidence,
)
from macros.render.drawing.bars import Bar, Layer, Scale

LAYERS = {"finished": "strong", "under_way": "mid", "planned": "outline"}
YEAR = re.compile(r"\d{4}")
COUNTED_AS = {"finished": "끝난 일", "under_way": "진행 중", "planned": "예정"}
SHORTEST = 3  # days: a single day must still be seen


def targets_chart(catalog: Catalog, figures: Iterable[ProgramFigure]) -> Chart | None:
    """Returns the chart of results against targets; None where no measure has both.

    Every target is drawn as long as the others: their units differ, their shares do not.
    """
    both = [
        (target, result, percentage(result.value, target.value))
        for target, result in target_pairs(figures)
    ]
    if not both:
        return None
    return Chart(
        chart_id="chart-targets",
        title=_targets_title(both),
        subtitle=_targets_subtitle(both),
        shows="목표에 견준 실적",
        lines=tuple(_target_line(catalog, *pair) for pair in both),
        legend=(("strong", "실적"), ("outline", "목표")),
        header=("무엇", "실적 / 목표", "목표의 몇 %"),
        evidence=figure_evidence(
            catalog, [datum for pair in both for datum in _target_data(catalog, *pair)]
        ),
    )


def _target_line(
    catalog: Catalog, target: ProgramFigure, result: ProgramFigure, share: Decimal
) -> Line:
    text = f"{quantity(catalog, result)} / {quantity(catalog, target)}"
    return Line(
        Bar(result.subject_ko, text, (Layer("strong", float(share)), Layer("outline", 100))),
        (result.subject_ko, text, percent(share)),
        f"{text}, 목표의 {percent(share)}",
    )


def _targets_title(both: Sequence[tuple[ProgramFigure, ProgramFigure, Decimal]]) -> str:
    """Returns the title: the ratios alone, since periods and what is counted may differ."""
    periods = [result_period(result) for _, result, _ in both]
    shares = [percent(share) for _, _, share in both]
    if len(set(periods)) == 1:
        listed = ", ".join(shares)
        return f"{periods[0]} 실적을 {_other_year(both)}목표로 나누면 {listed}"
    listed = ", ".join(f"{s}({p} 실적)" for s, p in zip(shares, periods, strict=True))
    return f"실적을 목표로 나누면 {listed}"


def _other_year(both: Sequence[tuple[ProgramFigure, ProgramFigure, Decimal]]) -> str:
    """Returns the period of the targets in words; "" where the results are of the same years."""
    targets = {target.period or "" for target, _, _ in both}
    results = {result.period or "" for _, result, _ in both}
    if len(targets) != 1 or not all(targets | results):
        return ""
    (target,) = targets
    years = YEAR.findall(target)
    if all(years[0] <= year <= years[-1] for result in results for year in YEAR.findall(result)):
        return ""
    return f"{period_words(target)}의 "


def _targets_subtitle(both: Sequence[tuple[ProgramFigure, ProgramFigure, Decimal]]) -> str:
    periods = {period_words(target.period) for target, _, _ in both}
    named = periods.pop() if len(periods) == 1 else ""
    if named:
        return f"오른쪽 수는 실적 / 목표. 목표는 {named}의 것입니다."
    return "오른쪽 수는 실적 / 목표. 실적의 때와 목표의 때가 다를 수 있습니다."


def result_period(figure: ProgramFigure) -> str:
    """Returns the period of a result, as the title writes it before "실적"."""
    words = period_words(figure.period)
    if not words:
        return "때가 적혀 있지 않은"
    if figure.period_kind == "point":
        return f"{words} 기준"
    return f"{words}의"


def _target_data(
    catalog: Catalog, target: ProgramFigure, result: ProgramFigure, share: Decimal
) -> list[Datum]:
    def datum(name: str, figure: ProgramFigure) -> Datum:
        words, period = quantity(catalog, figure), figure.period or ""
        return Datum(result.subject_ko, name, period, words, figure.figure_id, "label")

    share_text = Computed(share, "percent", share_formula([result.figure_id], [target.figure_id]))
    return [
        datum("실적", result),
        datum("목표", target),
        Datum(
            result.subject_ko, "목표에 견준 실적", result.period or "", percent(share), share_text
        ),
    ]


def timeline_chart(catalog: Catalog, milestones: Iterable[Milestone]) -> Chart | None:
    """Returns the timeline of a program's fiscal year, with the day of its report as a line.

    Args:
        catalog: The data.
        milestones: Steps of one program.

    Returns:
        None without a step that has a date in that year.
    """
    milestones = tuple(milestones)
    if not milestones:
        return None
    year = _year(catalog, milestones[0])
    report = catalog.report_of(milestones[0].source)
    first, last = report.fiscal_days(year)
    spans = [
        Span(milestone, milestone_words(milestone), *days)
        for milestone in milestones
        if (days := _days(milestone, first, last))
    ]
    if not spans:
        return None
    presented, *later = sorted(
        {catalog.report_of(span.milestone.source).presented_on for span in spans}
    )
    also = "".join(f" {korean_date(day)} 보고의 일도 함께 그렸습니다." for day in later)
    table = catalog.package.table("milestones")
    counts = grouped(spans, lambda span: span.milestone.status)
    names = {
        item.value: COUNTED_AS.get(item.value, item.label)
        for item in table.field("status").categories
        if item.value in counts or item.value in COUNTED_AS
    }
    listed = ", ".join(f"{name} {len(counts[s])}" for s, name in names.items() if s in counts)
    return Chart(
        chart_id="chart-timeline",
        title=f"{report.fiscal_words(year)}의 때가 적힌 일정: {listed}",
        subtitle=f"왼쪽 끝은 {_end(first, year)}, 오른쪽 끝은 {_end(last, year)}. "
        f"세로줄은 보고한 날({korean_date(presented)}).{also}{_left_out(milestones, spans)}",
        shows="일정",
        lines=tuple(
            _step_line(span, table.label("status", span.milestone.status), first, last)
            for span in spans
        ),
        legend=tuple((_kind(status), name) for status, name in names.items()),
        header=("무슨 일", "언제", "상태"),
        evidence=step_evidence(catalog, spans),
        scale=Scale(0, (last - first).days, (presented - first).days),
    )


def _step_line(span: Span, status: str, first: date, last: date) -> Line:
    what = span.milestone.what_ko
    bar = Bar(what, span.words, (_layer(span, first, last),))
    return Line(bar, (what, span.words, status), f"{span.words}, {status}")


def _end(day: date, year: int) -> str:
    """Writes an end of the time scale; with its year where that is not the title's."""
    return korean_date(day) if day.year != year else f"{day.month}월 {day.day}일"


def _year(catalog: Catalog, milestone: Milestone) -> int:
    """Returns the year that is drawn: that of the budgets, or of what its report is about."""
    program_id = milestone.program_id
    if catalog.is_listed(program_id):
        return catalog.fiscal_year
    if catalog.states(program_id):
        return catalog.total(program_id).fiscal_year
    return catalog.report_of(milestone.source).presented_on.year


def _left_out(milestones: Sequence[Milestone], spans: Sequence[Span]) -> str:
    """Returns the sentence on how many steps are not drawn and why; "" where all are."""
    undated = sum(not (m.start or m.end) for m in milestones)
    elsewhere = len(milestones) - undated - len(spans)
    parts = [f"때가 적혀 있지 않은 일 {undated}가지"] if undated else []
    if elsewhere:
        parts.append(f"다른 해의 일 {elsewhere}가지")
    return f" {with_particle(', '.join(parts), '은/는')} 그리지 않았습니다." if parts else ""


def _days(milestone: Milestone, first: date, last: date) -> tuple[date, date] | None:
    """Returns first and last day of a milestone within a year; None if it has none there.

    A step of which only one end is stated is of the year of that end: it is not known to have
    begun earlier or to go on longer.
    """
    stated = day_range(milestone)
    if not stated or stated.last < first or last < stated.first:
        return None
    start = stated.first if milestone.start else first
    end = stated.last if milestone.end else last
    return max(start, first), min(end, last)


def _layer(span: Span, first: date, last: date) -> Layer:
    """Returns the bar of a milestone in days of the year, never shorter than can be seen."""
    start, most = (span.first - first).days, (last - first).days
    end = max((span.last - first).days, start + SHORTEST)
    return Layer(_kind(span.milestone.status), end, min(start, most - SHORTEST))


def _kind(status: str) -> str:
    """Returns the mark of a status; one that only the package knows is neither done nor to come."""
    return LAYERS.get(status, LAYERS["under_way"])
