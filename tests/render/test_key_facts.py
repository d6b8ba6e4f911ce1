from dataclasses import replace

from macros.catalog.catalog import Catalog
from macros.render.key_facts import due_after_report, when_in_short, where_in_short


def test_what_is_due_is_planned_and_later_than_the_report(catalog: Catalog) -> None:
    due = due_after_report(catalog, catalog.details.milestones)
    assert due
    presented = catalog.report.presented_on.isoformat()
    for milestone in due:
        assert milestone.status == "planned"
        assert milestone.start is not None
        assert milestone.start > presented[: len(milestone.start)]
    assert [m.start for m in due] == sorted(m.start or "" for m in due)


def test_a_step_in_the_month_of_the_report_is_not_ahead(catalog: Catalog) -> None:
    one = next(m for m in catalog.details.milestones if m.status == "planned")
    month = catalog.report.presented_on.isoformat()[:7]
    assert due_after_report(catalog, [replace(one, start=month, end=month)]) == ()
    last_day = f"{month}-30"
    assert due_after_report(catalog, [replace(one, start=last_day, end=last_day)]) != ()


def test_the_next_step_in_a_line(catalog: Catalog) -> None:
    assert when_in_short(catalog, "companion-jobs") == "2023년 7월~12월: 하반기 사업 진행"
    assert when_in_short(catalog, "friendship-festival").startswith("일정 1가지")


def test_the_first_places_in_a_line(catalog: Catalog) -> None:
    assert where_in_short(catalog, "companion-jobs") == "보고서에 적혀 있지 않음"
    assert where_in_short(catalog, "rnd-vision-fund") == "홍릉, 마곡"
    assert where_in_short(catalog, "job-cafe").endswith(" 등 13곳")
