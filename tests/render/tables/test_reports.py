"""The reports, their sections and what belongs to nothing else."""

from dataclasses import replace

from macros.catalog.catalog import Catalog
from macros.render.tables import reports
from tests.markup import parse


def test_the_newest_report_stands_first(partial_report: Catalog, town: Catalog) -> None:
    days = [report.report_id for report in reports.reports_newest_first(partial_report)]
    assert days == ["province-2024-09", "town-2024"]
    assert len(reports.reports_newest_first(town)) == 1


def test_each_report_counts_its_own(partial_report: Catalog) -> None:
    newest, oldest = reports.reports_newest_first(partial_report)
    counts = [reports.figures_in(partial_report, report) for report in (newest, oldest)]
    assert counts[0] == 6
    assert sum(counts) == len(partial_report.figures)
    table = parse(reports.sections_table(partial_report, newest))
    assert [cell.text_content() for cell in table.xpath(".//tbody/tr/*")] == ["P", "소식", "1~7줄"]


def test_what_belongs_to_nothing_stands_here(partial_report: Catalog) -> None:
    newest, oldest = reports.reports_newest_first(partial_report)
    assert reports.office_rows(partial_report, newest) == ""
    (outlook,) = partial_report.details.contents_of(None)
    topic = replace(outlook, kind="topic", content_id="office-topic")
    omission = replace(
        partial_report.details.silences[0], silence_id="whole", program_id=None, group_id=None
    )
    details = replace(partial_report.details, contents=(topic,), silences=(omission,))
    catalog = replace(partial_report, details=details)
    assert 'id="content-office-topic"' in reports.office_rows(catalog, newest)
    assert 'id="silence-whole"' in reports.office_rows(catalog, oldest)
