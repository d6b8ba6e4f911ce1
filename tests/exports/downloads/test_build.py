from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.exports.downloads.build import OutputFile, all_files, table_files
from macros.exports.downloads.records import read_sheets
from tests.conftest import TOWN, TOWN_PUBLICATION, copy_town


def test_every_table_and_program_has_every_form(
    town_files: dict[str, OutputFile], town: Catalog
) -> None:
    for table in town.package.tables:
        for path in (
            f"data/{table.name}.csv",
            f"data/excel/{table.name}.csv",
            f"data/{table.name}.json",
            f"downloads/parquet/{table.name}.parquet",
        ):
            assert town_files[path].rows == sum(1 for _ in _rows(table.path))
    for program in town.programs:
        stem = f"programs/{program.program_id}/{program.program_id}"
        assert {f"{stem}{end}" for end in (".xlsx", ".csv", "-excel.csv", ".json")} <= set(
            town_files
        )
    for name in ("open-ledger-data.zip", "open-ledger.xlsx", "open-ledger.sqlite"):
        assert f"downloads/{name}" in town_files


def _rows(name: str) -> list[str]:
    return (TOWN / name).read_text(encoding="utf-8").splitlines()[1:]


def test_data_are_published_byte_for_byte(town_files: dict[str, OutputFile]) -> None:
    for path in TOWN.glob("*.csv"):
        assert town_files[f"data/{path.name}"].content == path.read_bytes()


def test_cells_that_excel_left_out_are_published(town: Catalog, tmp_path: Path) -> None:
    """And line ends of whatever system are those of every other table."""
    folder = copy_town(tmp_path / "short")
    raw = (folder / "legal_bases.csv").read_bytes()
    assert raw.endswith(b",\n")
    (folder / "legal_bases.csv").write_bytes(raw.removesuffix(b",\n").replace(b"\n", b"\r") + b"\r")
    sheets = read_sheets(folder, town.package)
    made = {one.path: one.content for one in table_files(folder, town, sheets)}
    assert made["data/legal_bases.csv"] == raw


def test_the_same_data_make_the_same_files(
    town_files: dict[str, OutputFile], town: Catalog, tmp_path: Path
) -> None:
    again = {
        made.path: made for made in all_files(town, copy_town(tmp_path / "b"), TOWN_PUBLICATION)
    }
    assert [path for path in town_files if town_files[path] != again[path]] == []
    assert town_files.keys() == again.keys()


@pytest.mark.parametrize("path", ["data/moved.csv", "api/v1/schema/tables/moved.json"])
def test_what_redirected_is_published(town_files: dict[str, OutputFile], path: str) -> None:
    assert path in town_files
