"""Two reports: the latest rows are current, the earlier are kept whole."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.history import history_of, history_of_division, split_by_report
from macros.validation.package import load_catalog
from tests.catalog.damage import cell_of, problems, set_cell
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
        "이 사업의 전체 예산(level=total)이 2줄 있습니다. budgets.csv에서 하나만 남기거나, "
        "내역인 줄은 level을 part로 고치고 breakdown을 채워 주세요. [total-count]" in line
        for line in problems(spoiled)
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


def test_a_partial_report_heads_nothing_and_makes_nothing_former(partial_report: Catalog) -> None:
    assert partial_report.report.report_id == "town-2024"
    assert partial_report.fiscal_year == 2024
    assert {p.program_id for p in partial_report.programs} == {
        "brackets",
        "dash",
        "long-name",
        "street-lights",
    }
    assert partial_report.former_programs == ()
    assert partial_report.former_divisions == ()
    assert partial_report.as_of.isoformat() == "2024-10-02"
    assert {c.source.report_id for c in partial_report.execution} == {"town-2024"}


def test_rows_of_a_partial_report_join_the_current_ones(partial_report: Catalog) -> None:
    figures = {f.figure_id for f in partial_report.details.figures_of("brackets")}
    assert {"brackets-2024-09-shelters", "brackets-area"} <= figures
    steps = {m.milestone_id for m in partial_report.details.milestones_of("brackets")}
    assert {"brackets-2024-09-step-shelter", "brackets-step-walk"} <= steps
    assert {f.value for f in partial_report.details.figures_of(None)} == {1, 9100}


def test_what_is_stated_again_takes_the_place_of_the_earlier(partial_report: Catalog) -> None:
    figures = {f.figure_id for f in partial_report.details.figures_of("brackets")}
    assert "brackets-2024-09-people-target" in figures
    assert "brackets-people-target" not in figures
    (past,) = history_of(partial_report, "brackets")
    assert [f.figure_id for f in past.details.figures_of("brackets")] == ["brackets-people-target"]


def test_a_budget_of_another_year_does_not_change_what_is_added_up(
    partial_report: Catalog,
) -> None:
    assert partial_report.total("dash").value == 4000
    assert partial_report.total("dash").fiscal_year == 2025
    assert partial_report.annual("dash").value == 3000
    (past,) = history_of(partial_report, "dash")
    assert [part.value for part in past.parts("dash")] == [2500, 500]


def test_a_partial_table_of_divisions_replaces_only_what_it_has_whole(
    partial_report: Catalog,
) -> None:
    def with_table(*missing: str) -> Catalog:
        """The rows of both reports, with the table of execution again in the partial one."""
        again = tuple(
            replace(
                cell,
                figure_id=f"later-{cell.figure_id}",
                source=replace(cell.source, report_id="province-2024-09"),
            )
            for cell in partial_report.execution
            if cell.division_id not in missing
        )
        return split_by_report(replace(everything, execution=(*partial_report.execution, *again)))

    budgets = tuple(b for one in (partial_report, *partial_report.past) for b in one.budgets)
    everything = replace(partial_report, past=(), budgets=budgets)
    assert {c.source.report_id for c in with_table().execution} == {"province-2024-09"}
    holed = with_table("r-and-d")
    assert {c.source.report_id for c in holed.execution} == {"town-2024"}
    assert any(past.execution for past in holed.past if past.report.report_id != "town-2024")


def test_a_program_is_current_by_any_row(two_reports: Catalog) -> None:
    milestone = two_reports.details.milestones_of("dash")[0]
    budgets = tuple(b for one in (two_reports, *two_reports.past) for b in one.budgets)
    later = replace(milestone, source=replace(milestone.source, report_id="town-2025"))
    steps = tuple(
        later if m is milestone else m
        for one in (two_reports, *two_reports.past)
        for m in one.details.milestones
    )
    catalog = split_by_report(
        replace(
            two_reports,
            past=(),
            programs=(*two_reports.programs, *two_reports.former_programs),
            former_programs=(),
            budgets=budgets,
            details=replace(two_reports.details, milestones=steps),
        )
    )
    assert {p.program_id for p in catalog.programs} == {"brackets", "dash"}
    assert catalog.total("dash").fiscal_year == 2024
    assert not catalog.is_listed("dash")
