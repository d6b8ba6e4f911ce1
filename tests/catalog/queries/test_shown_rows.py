"""A row that no page would show is told with its place."""

from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.catalog.queries.shown_rows import shown_rows
from tests.catalog.damage import cell_of, problems, set_cell
from tests.conftest import copy_partial_report


def test_every_row_of_every_report_is_shown(
    catalog: Catalog, town: Catalog, two_reports: Catalog, partial_report: Catalog
) -> None:
    for one in (catalog, town, two_reports, partial_report):
        shown = shown_rows(one)
        assert {key for name, key in one.lines if name == "figures"} == shown["figures"]
        assert {key for name, key in one.lines if name == "budgets"} == shown["budgets"]


def test_a_row_of_two_owners_is_shown_by_none(town_dir: Path) -> None:
    cell = cell_of(town_dir, "silences.csv", "group_id", silence_id="brackets-silence-spent")
    key = cell_of(town_dir, "silences.csv", "silence_id", silence_id="brackets-silence-spent")
    set_cell(town_dir, "silences.csv", cell, "bundle")
    assert problems(town_dir) == [
        f"silences.csv {key}: 'brackets-silence-spent' — 이 줄을 보여 주는 쪽이 없습니다. "
        "어느 사업이나 묶음, 부서의 것인지 한 곳만 적어 주세요. [row-not-shown]"
    ]


def test_a_partial_report_alone_has_nothing_to_join(tmp_path: Path) -> None:
    folder = copy_partial_report(tmp_path / "partial")
    cell = cell_of(folder, "reports.csv", "kind", report_id="town-2024")
    first = cell_of(folder, "reports.csv", "kind", report_id="province-2024-09")
    set_cell(folder, "reports.csv", cell, "partial")
    assert problems(folder) == [
        f"reports.csv {first}: 'partial' — 모든 사업을 다룬 보고서가 하나도 없습니다. "
        "모든 사업을 다룬 보고서의 줄에는 kind에 full을 적거나 비워 주세요. [report-full-absent]"
    ]
