"""Tables and lists across all programs: economy, what is due next, events, legal bases, terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from markupsafe import Markup, escape

from macros.catalog.catalog import Catalog
from macros.catalog.detail_index import grouped
from macros.catalog.details import Event, Indicator, Observation, Term
from macros.catalog.entities import LegalBasis, SourceReference
from macros.catalog.history import reports_of
from macros.i18n.korean import korean_date
from macros.i18n.periods import (
    period_words,
    quantity,
    stored_quantity,
    unit_in_words,
)
from macros.render.charts.chart import Chart, Line
from macros.render.charts.data import Datum, figure_evidence
from macros.render.components.key_facts import due_after_report
from macros.render.components.links import page_address
from macros.render.components.progress import update_words
from macros.render.components.source import line_words, passport
from macros.render.components.table import Cell, Column, html_table
from macros.render.drawing.bars import Bar, Layer
from macros.render.partials import partial
from macros.render.tables.office import source_cell, source_column

FEWEST_FOR_A_CHART = 3
NOT_STATED = "적혀 있지 않음"


class Sourced(Protocol):
    """A row with a source reference."""

    @property
    def source(self) -> SourceReference:
        """Where it stands."""


def indicator_chart(catalog: Catalog, indicator: Indicator) -> Chart | None:
    """Returns the chart of an indicator over time; None for too few values of one area."""
    areas = grouped(catalog.details.observations_of(indicator.indicator_id), lambda o: o.area)
    area, observations = max(areas.items(), key=lambda item: len(item[1]), default=("", ()))
    if len(observations) < FEWEST_FOR_A_CHART:
        return None
    table = catalog.package.table("observations")
    last = observations[-1]
    pairs = [(period_words(o.period), quantity(catalog, o)) for o in observations]
    place = table.label("area", area)
    unit = unit_in_words(catalog, indicator.unit, table.label("unit", indicator.unit))
    return Chart(
        chart_id=f"chart-{indicator.indicator_id}",
        title=f"{indicator.name_ko}, {period_words(last.period)} {quantity(catalog, last)}",
        subtitle=f"{place}, 단위 {unit}.{_shorter_last(observations)}",
        shows=f"{place} {indicator.name_ko}",
        lines=tuple(
            Line(
                Bar(when, value, (Layer("strong" if o is last else "mid", float(o.value)),)),
                (when, value),
                value,
            )
            for o, (when, value) in zip(observations, pairs, strict=True)
        ),
        header=("언제", "값"),
        evidence=figure_evidence(
            catalog,
            [
                Datum(when, f"{indicator.name_ko}({place})", o.period, value, o.figure_id)
                for o, (when, value) in zip(observations, pairs, strict=True)
            ],
        ),
    )


def _shorter_last(observations: Sequence[Observation]) -> str:
    """Says that the last value is of a shorter time than those before it; "" where it is not."""
    last, first = observations[-1].period, observations[0].period
    if "/" in last or "/" in first or len(last) <= len(first):
        return ""
    of = "한 달의 값" if len(last) == len("2023-04") else "하루의 값"
    return f" 마지막 값은 {period_words(last)} {of}이어서 앞의 값과 때의 길이가 다릅니다."


def observations_table(catalog: Catalog, indicators: Sequence[Indicator], caption: str) -> Markup:
    """Returns the values of indicators with area, period and whether they are final.

    Beneath a value stands the form it is stored in, where its words are another.

    Args:
        catalog: The data.
        indicators: The indicators, in their order.
        caption: What the table holds.
    """
    table = catalog.package.table("observations")
    of = {indicator.indicator_id: indicator for indicator in indicators}

    def name(row: Observation) -> Cell:
        return Cell(of[row.indicator_id].name_ko, note=row.note_ko)

    def body(row: Observation) -> str:
        return of[row.indicator_id].source_body_ko or NOT_STATED

    columns = (
        Column.of_field(table, "indicator_id", name),
        Column.of_field(table, "area", heading="어디"),
        Column("언제", lambda row: period_words(row.period)),
        Column.of_field(table, "value", lambda row: _with_stored(catalog, row), numeric=True),
        Column.of_field(table, "certainty"),
        Column.of_field(catalog.package.table("indicators"), "source_body_ko", body),
        source_column(catalog),
    )
    rows = (row for name in of for row in catalog.details.observations_of(name))
    return html_table(columns, rows, caption=caption)


def _with_stored(catalog: Catalog, row: Observation) -> Cell:
    shown = passport(catalog, row.figure_id, quantity(catalog, row))
    return Cell(shown, note=escape(stored_quantity(catalog, row)))


def upcoming_list(catalog: Catalog, page_url: str, count: int) -> Markup:
    """Returns what the report says is due next after it was given, nearest first; "" for nothing.

    Args:
        catalog: The data.
        page_url: Address of the page.
        count: How many are shown.
    """
    return partial(
        "upcoming",
        catalog=catalog,
        milestones=due_after_report(catalog, catalog.details.milestones)[:count],
        update_words=update_words,
        line_words=line_words,
        page_url=page_url,
    )


def upcoming_days(catalog: Catalog, count: int) -> tuple[date, ...]:
    """Returns the days of the reports that say what ``upcoming_list`` lists."""
    return report_days(catalog, due_after_report(catalog, catalog.details.milestones)[:count])


def report_days(catalog: Catalog, rows: Iterable[Sourced]) -> tuple[date, ...]:
    """Returns the days of the reports that rows are of, the earliest first."""
    return tuple(sorted({catalog.report_of(row.source).presented_on for row in rows}))


def reported_by(catalog: Catalog, program_id: str) -> str:
    """Names the reports that a program stands in by their days."""
    reports = reports_of(catalog, program_id) or (catalog.report,)
    return f"{', '.join(korean_date(report.presented_on) for report in reports)} 보고"


def events_table(catalog: Catalog, events: Sequence[Event], page_url: str) -> Markup:
    """Returns events with time and place, in the order of time.

    Args:
        catalog: The data.
        events: The events.
        page_url: Address of the page, from the root of the site.
    """
    columns = (
        Column("행사", lambda event: _event_name(event, page_url)),
        Column("언제", _event_time),
        Column.of_field(catalog.package.table("events"), "venue_ko", heading="어디"),
        source_column(catalog),
    )
    rows = sorted(events, key=lambda e: (e.start or e.end or "9999", e.end or "", e.event_id))
    return html_table(columns, rows, caption="보고서에 실린 행사")


def _event_name(event: Event, page_url: str) -> Cell:
    href = page_address("program", event.program_id, page_url) if event.program_id else None
    return Cell(event.name_ko, anchor=f"event-{event.event_id}", href=href, note=event.note_ko)


def _event_time(event: Event) -> str:
    when = period_words(f"{event.start or ''}/{event.end or ''}")
    return f"{when} (날이 정해지지 않음)" if event.precision == "month" else when


def legal_bases_table(catalog: Catalog, page_url: str) -> Markup:
    """Returns each ordinance, act or plan with the programs that cite it, as printed there."""
    citations = grouped(catalog.citations, lambda citation: citation.legal_basis_id)

    def cited(basis: LegalBasis) -> Markup:
        return partial(
            "citing_programs",
            catalog=catalog,
            citations=citations.get(basis.legal_basis_id, ()),
            source_cell=source_cell,
            page_url=page_url,
        )

    columns = (
        Column("근거", lambda basis: Cell(basis.name_ko, anchor=f"law-{basis.legal_basis_id}")),
        Column.of_field(catalog.package.table("legal_bases"), "kind"),
        Column("이 근거를 든 사업", cited),
    )
    return html_table(columns, catalog.legal_bases, caption="추진근거와 그것을 든 사업")


def glossary_table(catalog: Catalog) -> Markup:
    """Returns the terms in plain Korean."""
    table = catalog.package.table("glossary")

    def name(term: Term) -> Cell:
        return Cell(term.term_ko, anchor=f"term-{term.term_id}", note=term.see_also)

    columns = (
        Column.of_field(table, "term_ko", name),
        Column.of_field(table, "plain_ko"),
        Column("영어로", lambda term: Cell(term.term_en or "", lang="en")),
    )
    return html_table(columns, catalog.details.glossary, caption="재정과 사업의 말")
