"""Evidence of a chart: its numbers as rows of a CSV file, and where the report prints them.

A number is printed in the report (it has a figure id and a line) or computed here (it has a
formula of figure ids). Nothing else gets into a chart.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from macros.catalog.catalog import Catalog
from macros.catalog.detail_index import grouped
from macros.catalog.details import Milestone
from macros.catalog.entities import SourceReference, Value
from macros.catalog.package.spreadsheet import guarded
from macros.i18n.korean import with_particle

_SIGNED = re.compile(r"[+-][0-9.,]+ ?%?")
OPERATORS = frozenset("+-/()")
FIGURE_COLUMNS = (
    "label_ko",
    "series_ko",
    "period",
    "value",
    "unit",
    "words_ko",
    "shown_in",
    "figure_id",
    "formula",
    "source_line",
)
STEP_COLUMNS = (
    "label_ko",
    "start",
    "end",
    "drawn_from",
    "drawn_to",
    "words_ko",
    "status",
    "status_ko",
    "status_basis",
    "milestone_id",
    "source_line",
)


@dataclass(frozen=True)
class Computed:
    """A number that the report does not print.

    Attributes:
        unit: ``percent`` for a ratio, else the unit of the figures.
        formula: Figure ids with ``+``, ``-``, ``/`` and brackets between them, a space apart.
    """

    value: Value
    unit: str
    formula: str

    @property
    def figure_ids(self) -> tuple[str, ...]:
        """The figures it is computed from."""
        return tuple(term for term in self.formula.split() if term not in OPERATORS)


@dataclass(frozen=True)
class Datum:
    """A number of a chart.

    Attributes:
        label: Name of its bar.
        series: What of it the number is.
        period: ISO date, month or year; "" where the report does not say.
        words: The number as the table and the text alternative show it.
        of: Figure id of a printed number, or how it was computed.
        shown_in: ``bar``, ``label`` (beside the bar, as text only) or ``title``.
    """

    label: str
    series: str
    period: str
    words: str
    of: str | Computed
    shown_in: str = "bar"


@dataclass(frozen=True)
class Span:
    """A milestone as drawn: its time in words, first and last day of its bar, both included."""

    milestone: Milestone
    words: str
    first: date
    last: date


@dataclass(frozen=True)
class Source:
    """A report and the lines of it that a chart rests on."""

    body: str
    title: str
    presented_on: date
    lines: str


@dataclass(frozen=True)
class Evidence:
    """What a chart rests on.

    Attributes:
        header: Columns of the CSV file.
        rows: Its rows.
        sources: One a report.
        own: What of it is computed or inferred by this site, in words; "" for nothing.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Value | str, ...], ...]
    sources: tuple[Source, ...]
    own: str = ""


def plus(figure_ids: Iterable[str]) -> str:
    """Returns the formula of a sum.

    >>> plus(["a", "b"]), plus(["a"])
    ('a + b', 'a')
    """
    return " + ".join(figure_ids)


def minus(figure_id: str, taken: Iterable[str]) -> str:
    """Returns the formula of a difference.

    >>> minus("a", ["b", "c"])
    'a - b - c'
    """
    return " - ".join((figure_id, *taken))


def share_formula(part: Sequence[str], whole: Sequence[str]) -> str:
    """Returns the formula of a ratio of two sums.

    >>> share_formula(["a"], ["a", "b"])
    'a / ( a + b )'
    """
    return " / ".join(plus(ids) if len(ids) == 1 else f"( {plus(ids)} )" for ids in (part, whole))


def line_ranges(lines: Iterable[int]) -> str:
    """Writes line numbers as short as ranges make them.

    >>> line_ranges([7, 5, 6, 9])
    '5~7, 9'
    """
    ranges: list[list[int]] = []
    for line in sorted(set(lines)):
        if ranges and line == ranges[-1][1] + 1:
            ranges[-1][1] = line
        else:
            ranges.append([line, line])
    return ", ".join(str(first) if first == last else f"{first}~{last}" for first, last in ranges)


def figure_evidence(catalog: Catalog, data: Sequence[Datum]) -> Evidence:
    """Returns the evidence of a chart of numbers, with values, units and lines of the catalog."""
    rows = []
    used: list[str] = []
    for datum in data:
        value: Value
        line: Value | str
        if isinstance(datum.of, Computed):
            value, unit, line = datum.of.value, datum.of.unit, ""
            figure_id, formula = "", datum.of.formula
            used.extend(datum.of.figure_ids)
        else:
            figure = catalog.figures[datum.of]
            value, unit, line = figure.value, figure.unit, figure.source.line
            figure_id, formula = datum.of, ""
            used.append(datum.of)
        named = (datum.label, datum.series, datum.period)
        details = (datum.words, datum.shown_in, figure_id, formula, line)
        rows.append((*named, value, unit, *details))
    references = [catalog.figures[figure_id].source for figure_id in used]
    own = _computed_kinds([datum.of for datum in data if isinstance(datum.of, Computed)])
    return Evidence(FIGURE_COLUMNS, tuple(rows), _sources(catalog, references), own)


def _computed_kinds(computed: Sequence[Computed]) -> str:
    amounts = [of.formula for of in computed if of.unit != "percent"]
    kinds = [
        kind
        for kind, there in (
            ("합", any("+" in formula for formula in amounts)),
            ("차", any("-" in formula.split() for formula in amounts)),
            ("비율", len(amounts) < len(computed)),
        )
        if there
    ]
    return f"{with_particle('·'.join(kinds), '은/는')} 계산한 값" if kinds else ""


def step_evidence(catalog: Catalog, spans: Sequence[Span]) -> Evidence:
    """Returns the evidence of a chart of milestones."""
    table = catalog.package.table("milestones")
    rows = []
    for span in spans:
        m = span.milestone
        dates = (m.start or "", m.end or "", span.first.isoformat(), span.last.isoformat())
        status = (m.status, table.label("status", m.status), m.status_basis)
        rows.append((m.what_ko, *dates, span.words, *status, m.milestone_id, m.source.line))
    inferred = {span.milestone.status_basis for span in spans} - {"stated"}
    own = "상태의 일부는 추정" if inferred else ""
    references = [span.milestone.source for span in spans]
    return Evidence(STEP_COLUMNS, tuple(rows), _sources(catalog, references), own)


def _sources(catalog: Catalog, references: Sequence[SourceReference]) -> tuple[Source, ...]:
    found = []
    for members in grouped(references, lambda reference: reference.report_id).values():
        report = catalog.report_of(members[0])
        lines = line_ranges(reference.line for reference in members)
        found.append(Source(report.body_ko, report.title_ko, report.presented_on, lines))
    return tuple(found)


def csv_text(evidence: Evidence) -> str:
    """Writes the rows as CSV: LF, plain numbers, and no text that a spreadsheet would run."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(evidence.header)
    for row in evidence.rows:
        writer.writerow(_kept(cell) if isinstance(cell, str) else cell for cell in row)
    return text.getvalue()


def _kept(text: str) -> str:
    """Returns a signed number as it is, other text guarded against formulas."""
    return text if _SIGNED.fullmatch(text) else guarded(text)


def source_line(evidence: Evidence, publication: str) -> str:
    """Returns the line with the sources of a chart, which its files carry too.

    Args:
        evidence: What the chart rests on.
        publication: Who drew it.
    """
    reports = "; ".join(
        f"{source.body} 「{source.title}」({source.presented_on}) {source.lines}줄"
        for source in evidence.sources
    )
    return " · ".join(part for part in (f"출처: {reports}", evidence.own, publication) if part)
