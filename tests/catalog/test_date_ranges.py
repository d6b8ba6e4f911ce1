from dataclasses import replace
from datetime import date

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.date_ranges import DateRange, dated_milestones, day_range


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2024-02-10", "2024-02-12", DateRange(date(2024, 2, 10), date(2024, 2, 12), exact=True)),
        ("2024-02", "2024-02", DateRange(date(2024, 2, 1), date(2024, 2, 29), exact=False)),
        ("2024", "2024-03", DateRange(date(2024, 1, 1), date(2024, 3, 31), exact=False)),
        # One end alone says nothing of how long it lasts.
        ("2024-07", None, DateRange(date(2024, 7, 1), date(2024, 7, 31), exact=False)),
        (None, "2024-12", DateRange(date(2024, 12, 1), date(2024, 12, 31), exact=False)),
        ("2024-07-03", None, DateRange(date(2024, 7, 3), date(2024, 7, 3), exact=False)),
        (None, None, None),
    ],
)
def test_days_are_no_more_precise_than_the_report(
    town: Catalog, start: str | None, end: str | None, days: DateRange | None
) -> None:
    milestone = replace(town.details.milestones[0], start=start, end=end)
    assert day_range(milestone) == days


def test_steps_come_by_date_and_undated_ones_do_not(town: Catalog) -> None:
    assert [row.milestone_id for row in dated_milestones(town)] == [
        "brackets-step-open",
        "brackets-step-eve",
        "brackets-step-festival",
        "brackets-step-walk",
    ]


def test_a_division_has_the_steps_of_its_programs(catalog: Catalog) -> None:
    for division in catalog.divisions:
        chosen = {p.program_id for p in catalog.programs_of_division(division.division_id)}
        found = dated_milestones(catalog, division.division_id)
        assert {row.program_id for row in found} <= chosen
    assert dated_milestones(catalog, "science-museum") == ()
