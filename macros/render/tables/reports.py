"""The page of the reports: their sections, and what they say of nothing in particular."""

from __future__ import annotations

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Report
from macros.catalog.transcription import legible
from macros.render.components.table import Column, html_table
from macros.render.partials import partial
from macros.render.tables.program import contents_list

# Kinds of contents that the pages of strategies and of the economy show.
ELSEWHERE = frozenset({"vision", "outlook"})


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
    columns = (
        Column("절", lambda row: row.section_id),
        Column("제목", lambda row: legible(row.title_ko)),
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
