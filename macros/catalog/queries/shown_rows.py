"""Which rows some page shows, by the ways in which the pages ask the catalog for them."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.entities import PARTIAL
from macros.catalog.package.findings import Finding


def check_shown(catalog: Catalog) -> Iterator[Finding]:
    """Yields a finding where a row of a table of facts stands on no page."""
    shown = shown_rows(catalog)
    for (name, key), row in catalog.lines.items():
        if name in shown and key not in shown[name]:
            table = catalog.package.table(name)
            rule = "이 줄을 보여 주는 쪽이 없습니다."
            remedy = "어느 사업이나 묶음, 부서의 것인지 한 곳만 적어 주세요."
            yield Finding(table.path, row, 1, "row-not-shown", key, rule, remedy)


def shown_rows(catalog: Catalog) -> dict[str, set[str]]:
    """Returns the first keys of the rows that pages show, by table."""
    found: dict[str, set[str]] = {}
    for one in (catalog, *catalog.past):
        for name, keys in (*_of_programs(catalog, one), *_of_office(one)):
            found.setdefault(name, set()).update(keys)
    return found


def _of_programs(catalog: Catalog, one: Catalog) -> Iterator[tuple[str, set[str]]]:
    """Yields what the pages of programs and groups show of one report's catalog."""
    details = one.details
    for program in (*catalog.programs, *catalog.former_programs):
        name = program.program_id
        if not one.has_program(name):
            continue
        totals = [one.total(name)] if one.states(name) else []
        budgets = (*totals, *one.parts(name), *one.parts(name, "apart"))
        yield "budgets", {row.figure_id for row in budgets}
        yield "legal_citations", {row.citation_id for row in one.citations_of(name)}
        yield "figures", {row.figure_id for row in details.figures_of(name)}
        yield "milestones", {row.milestone_id for row in details.milestones_of(name)}
        yield "places", {row.place_id for row in details.places_of(name)}
        yield "organizations", {row.organization_id for row in details.organizations_of(name)}
        yield "contents", {row.content_id for row in details.contents_of(name)}
        yield "steps", {row.step_id for row in details.steps_of(name)}
        yield "silences", {row.silence_id for row in details.omissions_of(name)}
    for group in catalog.groups:
        yield "silences", {row.silence_id for row in details.omissions_of(None, group.group_id)}


def _of_office(one: Catalog) -> Iterator[tuple[str, set[str]]]:
    """Yields what the pages of divisions, the economy, the calendar and the reports show."""
    details = one.details
    yield "figures", {row.figure_id for row in details.figures_of(None)}
    yield "organizations", {row.organization_id for row in details.organizations_of(None)}
    yield "contents", {row.content_id for row in details.contents_of(None)}
    yield "silences", {row.silence_id for row in details.omissions_of()}
    yield "events", {row.event_id for row in details.events}
    yield (
        "observations",
        {
            row.figure_id
            for indicator in details.indicators
            for row in details.observations_of(indicator.indicator_id)
        },
    )
    for division in one.divisions + one.former_divisions:
        yield "division_duties", {row.duty_id for row in one.duties_of(division.division_id)}


def check_reports(catalog: Catalog) -> Iterator[Finding]:
    """Yields a finding where all reports are partial: one joins a full one and heads nothing."""
    if all(report.kind == PARTIAL for report in catalog.reports):
        table = catalog.package.table("reports")
        rule = "모든 사업을 다룬 보고서가 하나도 없습니다."
        remedy = "모든 사업을 다룬 보고서의 줄에는 kind에 full을 적거나 비워 주세요."
        row = catalog.lines["reports", catalog.reports[0].report_id]
        column = table.columns.index("kind") + 1
        yield Finding(table.path, row, column, "report-full-absent", PARTIAL, rule, remedy)
