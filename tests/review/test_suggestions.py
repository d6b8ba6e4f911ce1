"""What helps to mend a finding."""

from pathlib import Path

from macros.review.suggestions import Advice, advise
from macros.validation.package import validate_package
from tests.catalog.damage import cell_of, set_cell
from tests.conftest import TOWN


def advice(folder: Path) -> list[Advice]:
    found = validate_package(folder)
    published = {path.name: path.read_bytes() for path in TOWN.glob("*.csv")}
    return list(advise(found.package, found.problems, found.files, published))


def test_a_cell_is_found_in_the_line_by_its_characters(town_dir: Path) -> None:
    cell = cell_of(town_dir, "budgets.csv", "value", figure_id="budget-brackets")
    set_cell(town_dir, "budgets.csv", cell, "1,700,000")
    (found,) = advice(town_dir)
    line = (town_dir / "budgets.csv").read_text(encoding="utf-8").splitlines()[found.line - 1]
    assert line[found.column - 1 : found.end_column - 1] == '"1,700,000"'
    good = (TOWN / "budgets.csv").read_text(encoding="utf-8").splitlines()
    assert found.repairable
    assert found.corrected == good[found.line - 1]


def test_rows_after_a_line_break_stand_further_down(town_dir: Path) -> None:
    first = cell_of(town_dir, "programs.csv", "summary_ko", program_id="brackets")
    set_cell(town_dir, "programs.csv", first, "두\n줄")
    last = cell_of(town_dir, "programs.csv", "number", program_id="long-name")
    set_cell(town_dir, "programs.csv", last, "하나")
    broken, wrong = advice(town_dir)
    assert broken.line == broken.finding.row
    assert wrong.line == wrong.finding.row + 1
    assert broken.repairable
    assert not wrong.repairable
    assert wrong.corrected is None


def test_the_last_cell_ends_with_the_line(town_dir: Path) -> None:
    cell = cell_of(town_dir, "glossary.csv", "inline")
    set_cell(town_dir, "glossary.csv", cell, "TRUE")
    (found,) = advice(town_dir)
    line = (town_dir / "glossary.csv").read_text(encoding="utf-8").splitlines()[found.line - 1]
    assert line[found.column - 1 : found.end_column - 1] == "TRUE"
    assert found.repairable


def test_the_printed_literal_decides_the_value(town_dir: Path) -> None:
    for figure, value in (("budget-brackets-a", "1699998"), ("budget-brackets-b", "2")):
        cell = cell_of(town_dir, "budgets.csv", "value", figure_id=figure)
        set_cell(town_dir, "budgets.csv", cell, value)
    good = (TOWN / "budgets.csv").read_text(encoding="utf-8").splitlines()
    for found in advice(town_dir):
        assert found.finding.code == "value-not-printed"
        assert found.corrected == good[found.line - 1]
        assert not found.repairable


def test_two_numbers_in_the_print_report_none(town_dir: Path) -> None:
    cell = cell_of(town_dir, "staffing.csv", "value", figure_id="staff-planning-all-actual")
    set_cell(town_dir, "staffing.csv", cell, "7")
    found = [a for a in advice(town_dir) if a.finding.code == "value-not-printed"]
    assert [a.corrected for a in found] == [None]


def test_rows_out_of_order_and_bytes_are_repairable(town_dir: Path) -> None:
    path = town_dir / "programs.csv"
    head, first, second, third = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([head, second, first, third]) + "\n", encoding="utf-8")
    (found,) = advice(town_dir)
    assert (found.finding.code, found.repairable) == ("order", True)
    path.write_bytes((TOWN / "programs.csv").read_bytes().decode().encode("utf-16"))
    (found,) = advice(town_dir)
    assert (found.finding.code, found.repairable, found.column) == ("encoding", True, 0)
    path.unlink()
    (found,) = advice(town_dir)
    assert (found.finding.code, found.repairable) == ("file-missing", False)
