"""What of an unsound package can be held against its report."""

from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.validation.package import validate_package
from macros.validation.report_sources import sources_of
from tests.catalog.damage import cell_of, set_cell


def test_of_a_sound_package_everything(town_dir: Path, town: Catalog) -> None:
    sources = sources_of(validate_package(town_dir))
    assert sources
    assert sources.facts == town.facts
    assert sources.sections == town.sections
    assert sources.report == town.report


def test_rows_without_a_place_are_left_out(town_dir: Path, town: Catalog) -> None:
    for column, value in (("source_line", "열"), ("source_cell", "I"), ("as_printed", "")):
        cell = cell_of(town_dir, "staffing.csv", column)
        before = (town_dir / "staffing.csv").read_bytes()
        set_cell(town_dir, "staffing.csv", cell, value)
        sources = sources_of(validate_package(town_dir))
        assert sources
        assert len(sources.facts) == len(town.facts) - 1, column
        (town_dir / "staffing.csv").write_bytes(before)


def test_without_a_report_there_is_nothing_to_hold_against(town_dir: Path) -> None:
    cell = cell_of(town_dir, "reports.csv", "presented_on")
    set_cell(town_dir, "reports.csv", cell, "")
    assert sources_of(validate_package(town_dir)) is None
    (town_dir / "sections.csv").write_bytes(b"")
    assert sources_of(validate_package(town_dir)) is None
