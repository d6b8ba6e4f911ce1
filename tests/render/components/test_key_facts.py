from dataclasses import replace
from datetime import timedelta

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.date_ranges import first_day
from macros.catalog.details import Place
from macros.render.components.key_facts import (
    due_after_report,
    open_after_report,
    places_counted,
    when_in_short,
    where_in_short,
    whereabouts,
)
from tests.conftest import SEOUL


def with_places(catalog: Catalog, *places: Place) -> Catalog:
    return replace(catalog, details=replace(catalog.details, places=places))


def test_what_is_due_is_planned_and_later_than_the_report(catalog: Catalog) -> None:
    due = due_after_report(catalog, catalog.details.milestones)
    assert due
    presented = catalog.report.presented_on.isoformat()
    for milestone in due:
        assert milestone.status == "planned"
        assert milestone.start is not None
        later = milestone.start > presented[: len(milestone.start)]
        assert later or milestone.precision == "month_end"


@pytest.mark.of_package(SEOUL)
def test_a_step_in_the_month_of_the_report_is_not_ahead(catalog: Catalog) -> None:
    one = next(m for m in catalog.details.milestones if m.status == "planned")
    month = catalog.report.presented_on.isoformat()[:7]
    assert due_after_report(catalog, [replace(one, start=month, end=month)]) == ()
    last_day = f"{month}-30"
    assert due_after_report(catalog, [replace(one, start=last_day, end=last_day)]) != ()


@pytest.mark.of_package(SEOUL)
def test_the_end_of_the_report_s_month_is_ahead(catalog: Catalog) -> None:
    one = next(m for m in catalog.details.milestones if m.precision == "month_end")
    day = catalog.report.presented_on
    assert one.start == day.isoformat()[:7]
    assert due_after_report(catalog, [one]) == (one,)
    assert when_in_short(catalog, one.program_id).startswith("2023년 6월 말: ")
    last = replace(catalog.report, presented_on=day.replace(day=30))
    assert due_after_report(replace(catalog, reports=(last,)), [one]) == ()


@pytest.mark.of_package(SEOUL)
def test_the_next_step_in_a_line(catalog: Catalog) -> None:
    assert when_in_short(catalog, "companion-jobs") == "2023년 7월~12월: 하반기 사업 진행"
    # What goes on is later than the report too, though it began before.
    assert when_in_short(catalog, "job-cafe").startswith("2023년 12월까지")


@pytest.mark.of_package(SEOUL)
def test_no_later_date_is_claimed_only_where_no_step_has_one(
    catalog: Catalog, town: Catalog
) -> None:
    claimed = []
    for one in (catalog, town):
        day = one.report.presented_on
        for program in one.programs:
            steps = one.details.milestones_of(program.program_id)
            words = when_in_short(one, program.program_id)
            if "없습니다" in words:
                claimed.append(program.program_id)
                assert f"일정 {len(steps)}가지" in words
                for step in steps:
                    for date in filter(None, (step.start, step.end)):
                        assert date <= day.isoformat()[: len(date)]
                        assert len(date) == 10 or date < day.isoformat()[: len(date)]
    assert claimed == ["friendship-festival", "dash"]


def test_what_goes_on_may_have_a_day_after_the_report(town: Catalog) -> None:
    day = town.report.presented_on
    step = town.details.milestones_of("brackets")[0]
    for end, is_open in ((day, False), (day + timedelta(days=1), True)):
        running = replace(step, status="under_way", start="2024-01", end=end.isoformat())
        assert bool(open_after_report(town, [running])) is is_open
        assert open_after_report(town, [replace(running, status="finished")]) == ()
    month = day.isoformat()[:7]
    assert first_day(month) < day
    assert not open_after_report(town, [replace(step, start=month, end=month)])  # its last day


@pytest.mark.of_package(SEOUL)
def test_the_first_places_in_a_line(catalog: Catalog) -> None:
    assert where_in_short(catalog, "companion-jobs") == "보고서에 적혀 있지 않음"
    assert where_in_short(catalog, "rnd-vision-fund") == "홍릉, 마곡"
    assert where_in_short(catalog, "job-cafe") == (
        "강동 일자리카페, 강남 취·창업허브센터 등 10곳 · 예정: 도봉구민청, 용산청년지음"
    )


@pytest.mark.of_package(SEOUL)
def test_a_place_is_counted_once_and_where_the_program_is(catalog: Catalog) -> None:
    assert places_counted(catalog, "job-cafe") == ("10곳, 예정 2곳", 12)
    # Two campuses stand in buildings that have rows of their own; one day's event is elsewhere.
    assert places_counted(catalog, "youth-job-academy") == ("2곳, 예정 6곳", 8)
    assert "DDP" not in where_in_short(catalog, "youth-job-academy")
    assert places_counted(catalog, "city-exchange") == ("", 0)
    assert where_in_short(catalog, "city-exchange").startswith("해외 도시·나라·지역: ")
    assert places_counted(catalog, "companion-jobs") == ("", 0)


def test_a_name_that_comes_twice_is_one_place(town: Catalog) -> None:
    road = next(p for p in town.details.places if p.role == "facility")
    again = replace(road, place_id="brackets-place-road-2")
    assert whereabouts(with_places(town, road, again), "brackets").present == (road,)
    hall = replace(road, place_id="brackets-place-hall", name_ko="회관", part_of=road.place_id)
    assert whereabouts(with_places(town, road, hall), "brackets").present == (road,)
    alone = replace(hall, part_of="a-place-of-another-program")
    assert whereabouts(with_places(town, road, alone), "brackets").present == (road, alone)


def test_four_places_are_counted_and_three_named(town: Catalog) -> None:
    road = next(p for p in town.details.places if p.role == "facility")
    places = [replace(road, place_id=f"brackets-place-{n}", name_ko=f"{n}관") for n in "가나다라"]
    assert where_in_short(with_places(town, *places[:3]), "brackets") == "가관, 나관, 다관"
    assert where_in_short(with_places(town, *places), "brackets") == "가관, 나관 등 4곳"
    planned = replace(places[3], status="planned")
    assert where_in_short(with_places(town, *places[:3], planned), "brackets") == (
        "가관, 나관, 다관 · 예정: 라관"
    )
