from dataclasses import replace
from datetime import date

from macros.catalog.catalog import Catalog
from macros.catalog.versions import DataVersion


def test_a_reader_learns_what_is_not_committed() -> None:
    data_version = DataVersion(date(2024, 3, 1), "a668cbc123", changed=True)
    assert (
        data_version.words
        == "자료를 고친 날 2024-03-01(커밋 a668cbc123, 그 뒤 아직 커밋하지 않은 수정 있음)"
    )
    assert (
        replace(data_version, changed=False).words == "자료를 고친 날 2024-03-01(커밋 a668cbc123)"
    )


def test_a_reader_learns_where_history_is_not_known() -> None:
    data_version = DataVersion(date(2024, 2, 29))
    assert data_version.words == "자료를 고친 날을 알 수 없음(고친 기록이 없음)"


def test_the_days_of_report_figures_and_data_are_distinguished(town: Catalog) -> None:
    data_version = DataVersion(date(2026, 11, 25), "a668cbc123")
    report = town.report
    assert data_version.beside([report]) == (
        "보고서 2024-02-29, 수치 2024-01-31, 자료를 고친 날 2026-11-25(커밋 a668cbc123)"
    )
    unmeasured = replace(report, figures_as_of=None)
    assert data_version.beside([unmeasured], short=True) == (
        "보고서 2024-02-29, 자료를 고친 날 2026-11-25"
    )
    # Without history the report's day is not passed off as the day of the data.
    assert "고친 날 2" not in DataVersion(report.presented_on).beside([report])


def test_each_report_that_data_are_drawn_from_has_its_days(partial_report: Catalog) -> None:
    data_version, reports = DataVersion(date(2026, 11, 25), "a668cbc123"), partial_report.reports
    assert data_version.beside(reports, short=True) == (
        "보고서 2개(2024-02-29, 수치 2024-01-31; 2024-09-19), 자료를 고친 날 2026-11-25"
    )
    assert data_version.beside(reports[::-1]) == data_version.beside(reports)
    years = [replace(reports[0], presented_on=date(year, 2, 3)) for year in range(2020, 2024)]
    assert data_version.beside(years, short=True) == (
        "보고서 4개(2020-02-03부터 2023-02-03까지), 자료를 고친 날 2026-11-25"
    )
