"""Views across all programs: economy, what is due next, events, legal bases, terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.detail_index import grouped
from macros.catalog.details import Event, Indicator, Observation
from macros.catalog.entities import SourceReference
from macros.catalog.history import reports_of
from macros.i18n.korean import escape, korean_date
from macros.i18n.periods import (
    milestone_words,
    period_words,
    quantity,
    stored_quantity,
    unit_in_words,
)
from macros.render.charts.chart import Chart, list_alternative
from macros.render.charts.data import Datum, figure_evidence
from macros.render.components.key_facts import due_after_report
from macros.render.components.links import link, page_path, relative
from macros.render.components.progress import update_words
from macros.render.components.source import line_words, passport
from macros.render.components.table import SOURCE, Cell, Column, html_table
from macros.render.drawing.bars import Bar, Layer
from macros.render.tables.office import source_cell

FEWEST_FOR_A_CHART = 3


class Sourced(Protocol):
    """A row with a passport."""

    @property
    def source(self) -> SourceReference:
        """Where it stands."""


def indicator_chart(catalog: Catalog, indicator: Indicator) -> Chart | None:
    """An indicator over time; None where there are too few values of one area."""
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
        alternative=list_alternative(f"{place} {indicator.name_ko}", pairs),
        bars=tuple(
            Bar(when, value, (Layer("strong" if o is last else "mid", float(o.value)),))
            for o, (when, value) in zip(observations, pairs, strict=True)
        ),
        legend=(),
        header=("언제", "값"),
        rows=tuple(pairs),
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
    """Values of indicators with area, period and whether they are final."""
    table = catalog.package.table("observations")
    columns = (
        Column("지표"),
        Column("어디"),
        Column("언제"),
        Column("값", numeric=True),
        Column("확정 여부"),
        Column("낸 곳"),
        SOURCE,
    )
    rows = []
    for indicator in indicators:
        for o in catalog.details.observations_of(indicator.indicator_id):
            note = o.note_ko or ""
            name = escape(indicator.name_ko)
            if note:
                name += Markup('<br><span class="ol-why" data-search-exclude>{}</span>').format(
                    escape(note)
                )
            rows.append(
                (
                    name,
                    table.label("area", o.area),
                    period_words(o.period),
                    _with_stored(catalog, o),
                    table.label("certainty", o.certainty),
                    indicator.source_body_ko or "적혀 있지 않음",
                    source_cell(o.source, catalog),
                )
            )
    return html_table(columns, rows, caption=caption)


def _with_stored(catalog: Catalog, observation: Observation) -> Markup:
    """A value with its passport, and beside its words the form that it is stored in."""
    shown = passport(catalog, observation.figure_id, quantity(catalog, observation))
    stored = stored_quantity(catalog, observation)
    if not stored:
        return shown
    return shown + Markup('<br><span class="ol-why" data-search-exclude>{}</span>').format(stored)


def upcoming_list(catalog: Catalog, page_url: str, count: int) -> Markup:
    """What the report says is due next after it was given, nearest first; "" for nothing.

    Args:
        catalog: The data.
        page_url: Address of the page.
        count: How many are shown.
    """
    due = due_after_report(catalog, catalog.details.milestones)[:count]
    if not due:
        return Markup("")
    items = Markup("").join(
        Markup(
            '<li><strong>{}</strong> <span>{}{}</span> <span class="ol-source">{} · {}</span></li>'
        ).format(
            milestone_words(milestone),
            escape(milestone.what_ko),
            f" ({what_became})" if (what_became := update_words(catalog, milestone)) else "",
            link(
                "program",
                milestone.program_id,
                catalog.program(milestone.program_id).short_name_ko,
                page_url,
            ),
            line_words(catalog, milestone.source),
        )
        for milestone in due
    )
    return Markup('<ul class="ol-next">{}</ul>').format(items) if due else Markup("")


def upcoming_days(catalog: Catalog, count: int) -> tuple[date, ...]:
    """The days of the reports that say what ``upcoming_list`` lists."""
    return report_days(catalog, due_after_report(catalog, catalog.details.milestones)[:count])


def report_days(catalog: Catalog, rows: Iterable[Sourced]) -> tuple[date, ...]:
    """The days of the reports that rows are of, the earliest first."""
    return tuple(sorted({catalog.report_of(row.source).presented_on for row in rows}))


def reported_by(catalog: Catalog, program_id: str) -> str:
    """Names the reports that tell of a program by their days."""
    reports = reports_of(catalog, program_id) or (catalog.report,)
    return f"{', '.join(korean_date(report.presented_on) for report in reports)} 보고"


def events_table(catalog: Catalog, events: Sequence[Event], page_url: str) -> Markup:
    """Events with time and place."""
    columns = (Column("행사"), Column("언제"), Column("어디"), SOURCE)
    rows = []
    for event in sorted(
        events, key=lambda e: (e.start or e.end or "9999", e.end or "", e.event_id)
    ):
        program = event.program_id
        href = relative(page_path("program", program), page_url) if program else None
        name = Cell(event.name_ko, anchor=f"event-{event.event_id}", href=href, note=event.note_ko)
        when = period_words(f"{event.start or ''}/{event.end or ''}")
        if event.precision == "month":
            when += " (날이 정해지지 않음)"
        rows.append((name, when, event.venue_ko, source_cell(event.source, catalog)))
    return html_table(columns, rows, caption="보고서에 실린 행사")


def legal_bases_table(catalog: Catalog, page_url: str) -> Markup:
    """Each ordinance, act or plan with the programs that cite it, as printed there."""
    table = catalog.package.table("legal_bases")
    citations = grouped(catalog.citations, lambda citation: citation.legal_basis_id)
    columns = (Column("근거"), Column("갈래"), Column("이 근거를 든 사업"))
    rows = []
    for basis in catalog.legal_bases:
        listed = Markup("<br>").join(
            Markup("{}{} {}").format(
                link(
                    "program",
                    citation.program_id,
                    catalog.program(citation.program_id).short_name_ko,
                    page_url,
                ),
                f" 제{citation.articles.replace(', ', '조, 제')}조" if citation.articles else "",
                source_cell(citation.source, catalog),
            )
            for citation in citations.get(basis.legal_basis_id, ())
        )
        name = Markup('<span id="law-{}">{}</span>').format(
            basis.legal_basis_id, escape(basis.name_ko)
        )
        rows.append((name, table.label("kind", basis.kind), listed))
    return html_table(columns, rows, caption="추진근거와 그것을 든 사업")


def glossary_table(catalog: Catalog) -> Markup:
    """Terms in plain Korean."""
    columns = (Column("말"), Column("쉬운 풀이"), Column("영어로"))
    rows = [
        (
            Cell(term.term_ko, anchor=f"term-{term.term_id}", note=term.see_also),
            term.plain_ko,
            Cell(term.term_en or "", lang="en"),
        )
        for term in catalog.details.glossary
    ]
    return html_table(columns, rows, caption="재정과 사업의 말")
