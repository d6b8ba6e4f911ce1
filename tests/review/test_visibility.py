"""What a change takes off the site: programs, figures and addresses."""

from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.review.diff import differ
from macros.review.report_formats import format_difference
from macros.review.severity import Severity
from macros.review.snapshot import read_snapshot
from macros.review.visibility import compare_standing
from tests.conftest import copy_town, copy_two_reports
from tests.review.change import add_row, difference, drop_row, set_value


def test_a_full_report_of_one_program_takes_the_others(
    town: Catalog, two_reports: Catalog, tmp_path: Path
) -> None:
    standing = compare_standing(town, two_reports)
    assert standing.programs == (3, 1)
    assert len(standing.former) == 2
    assert standing.takes
    base, head = copy_town(tmp_path / "a"), copy_two_reports(tmp_path / "b")
    change = differ(read_snapshot(base), read_snapshot(head), (), (town, two_reports))
    assert change.severity == Severity.RED
    text = format_difference(change, "text")
    assert "이번 보고의 사업 3개 → 1개, 이번 보고에 없는 사업이 되는 것 2개" in text
    assert "하늘마루 온 마을 사람이" in text


def test_a_partial_report_takes_nothing(town: Catalog, partial_report: Catalog) -> None:
    standing = compare_standing(town, partial_report)
    assert standing.programs == (3, 4)
    assert standing.former == standing.gone == standing.unshown == ()
    assert "brackets-people-target" in standing.superseded
    assert not standing.takes


def test_pages_and_figures_that_go(tmp_path: Path) -> None:
    addresses = difference(
        tmp_path, drop_row("programs.csv", "dash"), drop_row("budgets.csv", "budget-dash")
    ).addresses
    assert addresses.gone_pages == ("programs/dash/",)
    assert addresses.gone_figures == ("budget-dash",)
    assert addresses.new_pages == ()


def test_an_address_that_leads_on_does_not_go(tmp_path: Path) -> None:
    rows = {
        "program": ("dash", "programs.csv", "program_id"),
        "figure": ("budget-dash", "budgets.csv", "figure_id"),
    }
    for kind, (old, file, column) in rows.items():
        addresses = difference(
            tmp_path / kind,
            set_value(file, column, "other", **{column: old}),
            add_row("moved.csv", kind=kind, old_id=old, new_id="other"),
        ).addresses
        assert addresses.gone_pages == addresses.gone_figures == ()
        assert addresses.new_pages == (("programs/other/",) if kind == "program" else ())
