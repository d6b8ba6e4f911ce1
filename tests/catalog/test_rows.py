import csv
from pathlib import Path

import pandas as pd

from macros.catalog.catalog import Catalog
from macros.catalog.entities import LegalBasis
from macros.catalog.rows import Row, TableRows, Tables, parse_rows, read_table, read_tables


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


def test_an_empty_cell_is_none(town: Catalog) -> None:
    table = town.package.table("legal_bases")
    cells = {"legal_basis_id": "a", "kind": "act", "name_ko": "가", "name_en": "A", "dated": ""}
    row = Row(table, 2, cells)
    assert parse_rows(LegalBasis, table, [row]) == (LegalBasis("a", "act", "가", "A", None),)
    assert row.typed("dated") is None


def test_rows_count_as_the_spreadsheet_does_and_are_made_once(town: Catalog) -> None:
    table = town.package.table("legal_bases")
    frame = pd.DataFrame([["a", "act", "가", "A", ""]], columns=list(table.columns))
    rows = TableRows(table, frame)
    (row,) = rows
    assert row.number == 2
    assert row["name_ko"] == "가"
    assert row is next(iter(rows))
    assert rows.lookup("legal_basis_id", "name_ko") == {"a": "가"}


def test_every_cell_is_text_and_a_short_row_ends_in_empty_ones(town: Catalog) -> None:
    table = town.package.table("legal_bases")
    raw = ",".join(table.columns) + "\nNA,007,1e3\n"
    (row,) = read_table(table, raw.encode())
    assert list(row.cells.values()) == ["NA", "007", "1e3", "", ""]


def test_only_tables_that_could_be_read_are_there(town_dir: Path, town: Catalog) -> None:
    tables = read_tables(town_dir, town.package)
    assert list(tables) == [table.name for table in town.package.tables]
    assert {table.name for table, _ in tables.each("figure_id")} < set(tables)
    ids = tables.all_values("figure_id")
    assert ids is not None
    assert "brackets-area" in ids
    without = Tables(town.package, (rows for rows in tables.values() if len(rows) < 3))
    assert without.all_values("figure_id") is None


def test_rows_that_a_change_adds_or_alters(town_dir: Path, town: Catalog) -> None:
    before = read_tables(town_dir, town.package)
    path = town_dir / "glossary.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:-1], lines[-1] + "!"]) + "\n", encoding="utf-8")
    after = read_tables(town_dir, town.package)
    assert [row.number for row in after.changed("glossary", before)] == [len(lines)]
    assert after.changed("programs", before) == []
    assert len(after.changed("programs", None)) == len(after["programs"])
    assert Tables(town.package, ()).changed("programs", before) == []
