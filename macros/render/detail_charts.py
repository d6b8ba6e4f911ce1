"""Charts of one program: what was reached of what was aimed at, and what happens when."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from macros.catalog.catalog import Catalog
from macros.catalog.detail_index import grouped
from macros.catalog.details import Milestone, ProgramFigure
from macros.catalog.measures import percentage, target_pairs
from macros.render.bars import Bar, Layer, Scale
from macros.render.chart import Chart, list_alternative
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
    )


def timeline_chart(catalog: Catalog, milestones: Iterable[Milestone]) -> Chart | None:
    """What happens when in the fiscal year, against the report's date; None without a date."""
    year = catalog.fiscal_year
    first, last = date(year, 1, 1), date(year, 12, 31)
    spans = [
        (milestone, *span) for milestone in milestones if (span := _days(milestone, first, last))
    ]
    if not spans:
        return None
    presented = catalog.report.presented_on
    table = catalog.package.table("milestones")
    rows = tuple(
        (m.what_ko, milestone_words(m), table.label("status", m.status)) for m, _, _ in spans
    )
    counts = grouped((m for m, _, _ in spans), lambda milestone: milestone.status)
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
        bars=tuple(
            Bar(m.what_ko, milestone_words(m), (Layer(LAYERS[m.status], end, start),))
            for m, start, end in spans
        ),
        legend=(("strong", "마침"), ("mid", "하는 중"), ("outline", "할 일")),
        header=("무슨 일", "언제", "상태"),
        rows=rows,
        scale=Scale(0, (last - first).days, (presented - first).days),
    )


def _days(milestone: Milestone, first: date, last: date) -> tuple[int, int] | None:
    """Returns first and last day of a milestone within a year; None if it has none there."""
    if not milestone.start and not milestone.end:
        return None
    start = _first_day(milestone.start) if milestone.start else first
    end = _last_day(milestone.end) if milestone.end else last
    start, end = max(start, first), min(end, last)
    if start > end:
        return None
    from_day = (start - first).days
    most = (last - first).days
    return min(from_day, most - SHORTEST), max((end - first).days, from_day + SHORTEST)


def _first_day(text: str) -> date:
    year, month, day = (*(int(part) for part in text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _last_day(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], monthrange(parts[0], parts[1])[1])
    return date(parts[0], parts[1], parts[2])
