"""A chart as data: what is said, what is drawn, and the same numbers as rows.

The makers in ``budget_charts`` and ``office_charts`` take the catalog and return a ``Chart``;
nothing is drawn yet. Titles say the finding; texts and alternatives are made from the rows that
are drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.render.charts.data import Evidence
from macros.render.drawing.bars import Bar, Scale


@dataclass(frozen=True)
class Chart:
    """A chart before it is drawn.

    Attributes:
        chart_id: Id within its page.
        title: The finding, a Korean sentence.
        subtitle: Unit, order, date.
        alternative: What the chart shows, in words, every number of it from the bars.
        bars: One a row, in the order they are drawn.
        legend: Kind of mark and what it stands for; empty where labels say it.
        header: Headings of the table beside the chart.
        rows: The drawn numbers as text, one row a bar.
        evidence: The same numbers as stored, with their figures and lines.
        scale: Ends and line of the scale where they do not follow from the bars.
    """

    chart_id: str
    title: str
    subtitle: str
    alternative: str
    bars: tuple[Bar, ...]
    legend: tuple[tuple[str, str], ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    evidence: Evidence
    scale: Scale | None = None


def list_alternative(what: str, pairs: Sequence[tuple[str, str]]) -> str:
    """Returns the words that stand for a chart: each label with its value."""
    listed = "; ".join(f"{name} {value}" for name, value in pairs)
    return f"막대그림. {what}: {listed}."
