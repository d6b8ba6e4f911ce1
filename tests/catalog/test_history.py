"""Two reports: the latest rows are current, the earlier are kept whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.history import history_of, history_of_division
from macros.catalog.package import load_catalog
from tests.catalog.spoil import cell_of, problems, set_cell
from tests.conftest import copy_two_reports, there


@pytest.fixture
def spoiled(tmp_path: Path) -> Path:
    return copy_two_reports(tmp_path / "two")


def test_one_report_is_left_as_it_is(town: Catalog, catalog: Catalog) -> None:
    for one in (town, catalog):
        assert one.past == ()
        assert one.former_programs == ()
        assert one.former_divisions == ()


def test_the_latest_is_current_and_what_it_lacks_is_former(two_reports: Catalog) -> None:
    assert two_reports.report.report_id == "town-2025"
    assert two_reports.fiscal_year == 2025
    assert [p.program_id for p in two_reports.programs] == ["brackets"]
    assert {p.program_id for p in two_reports.former_programs} == {"dash", "long-name"}
    assert [d.division_id for d in two_reports.divisions] == ["planning"]
    assert [d.division_id for d in two_reports.former_divisions] == ["r-and-d"]
    assert two_reports.total("brackets").value == 1_800_000
    assert two_reports.total("dash").value == 3000
    assert two_reports.program("dash").name_ko == "- 줄표로 시작"
    assert there(two_reports.staff(None, "all", "actual")).value == 6
    assert there(two_reports.executed("r-and-d", "current_budget")).value == 0
    assert there(two_reports.headline("actual")).value == 6
    assert [f.value for f in two_reports.details.figures_of(None)] == [2]
    assert {m.milestone_id for m in two_reports.details.milestones_of("brackets")} == {
        "brackets-2025-step-festival",
        "brackets-2025-step-road",
    }
    assert [m.milestone_id for m in two_reports.details.milestones_of("dash")] == [
        "dash-step-someday"
    ]


def test_the_earlier_is_kept(two_reports: Catalog) -> None:
    (past,) = two_reports.past
    assert past.report.report_id == "town-2024"
    assert past.total("brackets").value == 1_700_000
    assert [part.value for part in past.parts("brackets")] == [1_699_999, 1]
    assert there(past.staff(None, "all", "actual")).value == 4
    assert there(past.headline("actual")).value == 4
    assert [o.figure_id for o in past.details.observations] == ["jobs-2024"]
    assert history_of(two_reports, "brackets") == (past,)
    assert history_of(two_reports, "dash") == ()
    assert history_of_division(two_reports, "planning") == (past,)
    assert history_of_division(two_reports, "r-and-d") == ()


def test_no_row_is_lost_or_shown_twice(two_reports: Catalog) -> None:
    every = (two_reports, *two_reports.past)
    readers: tuple[Callable[[Catalog], tuple[object, ...]], ...] = (
        lambda c: tuple(r.figure_id for r in c.budgets),
        lambda c: tuple(r.figure_id for r in c.staffing),
        lambda c: tuple(r.figure_id for r in c.execution),
        lambda c: tuple(r.figure_id for r in c.details.figures),
        lambda c: tuple(r.figure_id for r in c.details.observations),
        lambda c: tuple(r.milestone_id for r in c.details.milestones),
        lambda c: tuple(r.place_id for r in c.details.places),
        lambda c: tuple(r.silence_id for r in c.details.silences),
    )
    found: list[object] = []
    for read in readers:
        rows = [row for one in every for row in read(one)]
        assert len(rows) == len(set(rows))
        found.extend(rows)
    assert set(two_reports.figures) <= set(found)


def test_every_figure_has_its_owner(two_reports: Catalog) -> None:
    assert two_reports.owner("budget-brackets") == ("program", "brackets")
    assert two_reports.owner("staff-r-and-d-all-actual") == ("division", "r-and-d")
    assert two_reports.owner("exec-total-current-budget") is None


def test_a_program_has_one_total_in_each_report(spoiled: Path) -> None:
    level = cell_of(spoiled, "budgets.csv", "level", figure_id="budget-2025-brackets-a")
    breakdown = cell_of(spoiled, "budgets.csv", "breakdown", figure_id="budget-2025-brackets-a")
    set_cell(spoiled, "budgets.csv", level, "total")
    set_cell(spoiled, "budgets.csv", breakdown, "")
    assert any(
        "이 사업의 전체 예산(level=total)이 2줄 있습니다." in line for line in problems(spoiled)
    )


def test_a_hole_in_the_second_report_is_found(spoiled: Path) -> None:
    path = spoiled / "staffing.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("staff-2025-planning-all-actual,")]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert problems(spoiled) == [
        "staffing.csv: planning의 all·actual 줄이 없습니다. 빠진 줄을 더해 주세요. [cell-absent]"
    ]


def test_three_reports_stand_newest_first(spoiled: Path) -> None:
    for name in ("reports", "sections", "budgets"):
        path = spoiled / f"{name}.csv"
        header, *rows = path.read_text(encoding="utf-8").splitlines()
        more = [
            row.replace("town-2025", "town-2026")
            .replace("2025년 업무보고", "2026년 업무보고")
            .replace("2025-02-27", "2026-02-26")
            .replace("budget-2025", "budget-2026")
            for row in rows
            if "town-2025" in row
        ]
        ordered = sorted([*rows, *more], key=lambda row: row.split(",")[0])
        path.write_text("\n".join([header, *ordered]) + "\n", encoding="utf-8")
    catalog = load_catalog(spoiled)
    assert [past.report.report_id for past in catalog.past] == ["town-2025", "town-2024"]
    assert [p.report.report_id for p in history_of(catalog, "brackets")] == [
        "town-2025",
        "town-2024",
    ]
