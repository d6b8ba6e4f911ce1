"""Charts of one program: what was reached of what was aimed at, and what happens when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from macros.catalog.catalog import Catalog
from macros.catalog.detail_index import grouped
from macros.catalog.details import Milestone, ProgramFigure
from macros.catalog.measures import percentage, target_pairs
from macros.catalog.spans import first_day, last_day
from macros.render.bars import Bar, Layer, Scale
from macros.render.chart import Chart, list_alternative
from macros.render.evidence import (
    Computed,
    Datum,
    Span,
    figure_evidence,
    share_formula,
    step_evidence,
)
from macros.render.text import korean_date, percent
from macros.render.words import milestone_words, quantity

LAYERS = {"finished": "strong", "under_way": "mid", "planned": "outline"}
SHORTEST = 3  # days: a single day must still be seen


def targets_chart(catalog: Catalog, figures: Iterable[ProgramFigure]) -> Chart | None:
    """How much of each target was reached; None where no measure has target and result.

    Every target is drawn as long as the others: their units differ, their shares do not.
    """
    both = [
        (target, result, percentage(result.value, target.value))
        for target, result in target_pairs(figures)
    ]
    if not both:
        return None
    texts = {
        target.figure_id: f"{quantity(catalog, result)} / {quantity(catalog, target)}"
        for target, result, _ in both
    }
    reached = ", ".join(percent(share) for _, _, share in both)
    return Chart(
        chart_id="chart-targets",
        title=f"보고한 때까지 목표의 {reached}에 이르렀습니다",
        subtitle="오른쪽 수는 실적 / 목표. 실적의 때와 목표의 때가 다를 수 있습니다.",
        alternative=list_alternative(
            "목표에 견준 실적",
            [
                (target.subject_ko, f"{texts[target.figure_id]}, 목표의 {percent(share)}")
                for target, _, share in both
            ],
        ),
        bars=tuple(
            Bar(
                target.subject_ko,
                texts[target.figure_id],
                (Layer("strong", float(share)), Layer("outline", 100)),
            )
            for target, _, share in both
        ),
        legend=(("strong", "실적"), ("outline", "목표")),
        header=("무엇", "실적 / 목표", "목표의 몇 %"),
        rows=tuple(
            (target.subject_ko, texts[target.figure_id], percent(share))
            for target, _, share in both
        ),
        evidence=figure_evidence(
            catalog, [datum for pair in both for datum in _target_data(catalog, *pair)]
        ),
    )


def _target_data(
    catalog: Catalog, target: ProgramFigure, result: ProgramFigure, share: Decimal
) -> list[Datum]:
    def datum(name: str, figure: ProgramFigure) -> Datum:
        words, period = quantity(catalog, figure), figure.period or ""
        return Datum(target.subject_ko, name, period, words, figure.figure_id, "label")

    reached = Computed(share, "percent", share_formula([result.figure_id], [target.figure_id]))
    return [
        datum("실적", result),
        datum("목표", target),
        Datum(target.subject_ko, "목표에 견준 실적", result.period or "", percent(share), reached),
    ]


def timeline_chart(catalog: Catalog, milestones: Iterable[Milestone]) -> Chart | None:
    """What happens when in the fiscal year, against the report's date; None without a date."""
    year = catalog.fiscal_year
    first, last = date(year, 1, 1), date(year, 12, 31)
    spans = [
        Span(milestone, milestone_words(milestone), *days)
        for milestone in milestones
        if (days := _days(milestone, first, last))
    ]
    if not spans:
        return None
    presented = catalog.report.presented_on
    table = catalog.package.table("milestones")
    rows = tuple(
        (s.milestone.what_ko, s.words, table.label("status", s.milestone.status)) for s in spans
    )
    counts = grouped(spans, lambda span: span.milestone.status)
    told = ", ".join(
        f"{table.label('status', status)} {len(counts[status])}가지"
        for status in LAYERS
        if status in counts
    )
    return Chart(
        chart_id="chart-timeline",
        title=f"{year}년의 일정: {told}",
        subtitle="왼쪽 끝은 1월 1일, 오른쪽 끝은 12월 31일. "
        f"점선은 보고한 날({korean_date(presented)}).",
        alternative=list_alternative(
            "일정", [(what, f"{when}, {status}") for what, when, status in rows]
        ),
        bars=tuple(Bar(s.milestone.what_ko, s.words, (_layer(s, first, last),)) for s in spans),
        legend=(("strong", "마침"), ("mid", "하는 중"), ("outline", "할 일")),
        header=("무슨 일", "언제", "상태"),
        rows=rows,
        evidence=step_evidence(catalog, spans),
        scale=Scale(0, (last - first).days, (presented - first).days),
    )


def _days(milestone: Milestone, first: date, last: date) -> tuple[date, date] | None:
    """Returns first and last day of a milestone within a year; None if it has none there."""
    if not milestone.start and not milestone.end:
        return None
    start = first_day(milestone.start) if milestone.start else first
    end = last_day(milestone.end) if milestone.end else last
    start, end = max(start, first), min(end, last)
    return (start, end) if start <= end else None


def _layer(span: Span, first: date, last: date) -> Layer:
    """Returns the bar of a milestone in days of the year, never shorter than can be seen."""
    start, most = (span.first - first).days, (last - first).days
    end = max((span.last - first).days, start + SHORTEST)
    return Layer(LAYERS[span.milestone.status], end, min(start, most - SHORTEST))
