"""The reports, their sections, what belongs to nothing else; then and now, each with its day."""

from dataclasses import replace

from macros.catalog.catalog import Catalog
from macros.render.tables import reports
from macros.render.tables.indexes import observations_table
from macros.render.tables.office import (
    execution_of_division,
    execution_table,
    staff_of_division,
    staff_table,
)
from macros.render.tables.reports import (
    budget_then_and_now,
    earlier_budgets_table,
    promises_table,
)
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


def cells(html: str) -> list[list[str]]:
    return [
        [" ".join(cell.text_content().split()) for cell in row.xpath("./th|./td")]
        for row in parse(html).xpath(".//tbody/tr")
    ]


def test_budgets_of_both_reports(two_reports: Catalog) -> None:
    html = str(budget_then_and_now(two_reports, "brackets"))
    assert cells(html) == [
        ["2025년 2월 27일", "2025년", "1조 8,000억 원", "본예산"],
        ["2024년 2월 29일", "2024년", "1조 7,000억 원", "적혀 있지 않음"],
    ]
    assert 'href="#budget-2025-brackets"' in html
    assert 'href="#budget-brackets"' in html


def test_what_was_promised_and_what_is_reported_now(two_reports: Catalog) -> None:
    assert cells(str(promises_table(two_reports, "brackets"))) == [
        [
            "걷는 *사람* 수 <목표>",
            "2,000명 이상 2024년, 2024년 2월 29일 보고",
            "1,900명 2024년, 2025년 2월 27일 보고",
            "3,000명 2025년, 2025년 2월 27일 보고",
        ]
    ]


def test_one_report_has_no_history(town: Catalog) -> None:
    assert budget_then_and_now(town, "brackets") == ""
    assert promises_table(town, "brackets") == ""


def test_earlier_figures_keep_their_addresses(two_reports: Catalog) -> None:
    (past,) = two_reports.past
    budgets = str(earlier_budgets_table(past, "brackets", "예산"))
    for name in ("budget-brackets", "budget-brackets-a", "budget-brackets-b"):
        assert budgets.count(f'id="{name}"') == 1
    for html, name in (
        (execution_of_division(past, "planning"), "exec-planning-current-budget"),
        (staff_of_division(past, "planning"), "staff-planning-all-actual"),
        (execution_table(past, "budget/"), "exec-total-current-budget"),
        (staff_table(past, "divisions/"), "staff-total-all-actual"),
        (observations_table(past, past.details.indicators, "값"), "jobs-2024"),
    ):
        assert f'id="{name}"' in html


def test_what_an_earlier_report_does_not_have_is_left_out(two_reports: Catalog) -> None:
    bare = replace(two_reports.past[0], execution=(), staffing=())
    assert execution_of_division(bare, "planning") == staff_of_division(bare, "planning") == ""
