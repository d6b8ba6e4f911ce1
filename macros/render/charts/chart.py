"""A chart as data: what is said, what is drawn, and the same numbers as rows.

The functions in ``budgets``, ``office`` and their neighbours take the catalog and return a
``Chart``; nothing is drawn yet. Titles say the finding; the text alternative and the table are made
from the lines that are drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from macros.catalog.catalog import Catalog
from macros.render.charts.data import Datum, Evidence, figure_evidence
from macros.render.drawing.bars import Bar, Scale


@dataclass(frozen=True)
class Line:
    """A line of a chart.

    Attributes:
        bar: What is drawn.
        row: The same as a row of the table beside the chart; a cell is text or ``Markup``.
        words: Its value or values in the text alternative.
        name: What the text alternative calls it; "" for the bar's label.
        data: Its numbers as evidence.
    """

    bar: Bar
    row: tuple[str, ...]
    words: str
    name: str = ""
    data: tuple[Datum, ...] = ()


@dataclass(frozen=True)
class Chart:
    """A chart before it is drawn.

    Attributes:
        chart_id: Id within its page.
        title: The finding, a Korean sentence.
        subtitle: Unit, order, date.
        shows: What its lines are, before them in the text alternative.
        lines: One a bar, in the order they are drawn.
        header: Headings of the table beside the chart.
        evidence: The same numbers as stored, with their figures and lines.
        legend: Kind of mark and what it stands for; empty where labels say it.
        scale: Ends and line of the scale where they do not follow from the bars.
    """

    chart_id: str
    title: str
    subtitle: str
    shows: str
    lines: tuple[Line, ...]
    header: tuple[str, ...]
    evidence: Evidence
    legend: tuple[tuple[str, str], ...] = ()
    scale: Scale | None = None

    @cached_property
    def bars(self) -> tuple[Bar, ...]:
        """The bars in the order they are drawn."""
        return tuple(line.bar for line in self.lines)

    @cached_property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows of the table beside the chart."""
        return tuple(line.row for line in self.lines)

    @property
    def alternative(self) -> str:
        """What the chart shows, in words, with every number of it."""
        listed = "; ".join(f"{line.name or line.bar.label} {line.words}" for line in self.lines)
        return f"막대그림. {self.shows}: {listed}."


def evidence_of(catalog: Catalog, lines: Sequence[Line], *titled: Datum) -> Evidence:
    """Returns the evidence of a chart.

    Args:
        catalog: The data.
        lines: The lines with their data.
        titled: What the title states besides.
    """
    return figure_evidence(catalog, [*(datum for line in lines for datum in line.data), *titled])
