from pathlib import Path

from macros.validation.cache import fingerprint, is_validated, mark_validated, read_validated
from macros.validation.package import load_catalog
from tests.catalog.damage import cell_of, set_cell


def test_a_package_is_remembered_until_a_byte_changes(town_dir: Path, tmp_path: Path) -> None:
    assert not is_validated(town_dir, tmp_path)
    mark_validated(town_dir, tmp_path)
    assert is_validated(town_dir, tmp_path)
    cell = cell_of(town_dir, "programs.csv", "summary_ko")
    set_cell(town_dir, "programs.csv", cell, "다른 설명입니다.")
    assert not is_validated(town_dir, tmp_path)


def test_a_lost_file_changes_the_fingerprint(town_dir: Path) -> None:
    before = fingerprint(town_dir)
    (town_dir / "programs.csv").unlink()
    assert fingerprint(town_dir) != before


def test_both_ways_to_read_give_the_same_catalog(town_dir: Path) -> None:
    checked, passed = load_catalog(town_dir), read_validated(town_dir)
    assert checked == passed
    assert checked.figures == passed.figures
