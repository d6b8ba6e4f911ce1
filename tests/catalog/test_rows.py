import csv
from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.catalog.rows import Row


def test_a_row_knows_its_place_and_text(town: Catalog) -> None:
    table = town.package.table("legal_bases")
    row = Row(table, 7, {"legal_basis_id": "a", "kind": "act", "name_ko": "가", "dated": ""})
    assert row["name_ko"] == "가"
    assert row.finding("kind", "code", "규칙", "처방").place == "legal_bases.csv B7"
    assert row.finding("dated", "code", "규칙", "처방").value is None


def test_a_row_has_one_source(town_dir: Path, town: Catalog) -> None:
    with (town_dir / "budgets.csv").open(encoding="utf-8", newline="") as file:
        cells = next(csv.DictReader(file))
    row = Row(town.package.table("budgets"), 2, cells)
    assert row.passport is row.passport
    assert row.passport.line == int(cells["source_line"])
    assert row.passport.as_printed == cells["as_printed"]
    assert Row(row.table, 2, {**cells, "source_cell": "3"}).passport.cell == 3
    assert Row(row.table, 2, {**cells, "source_cell": ""}).passport.cell is None
