from datetime import date
from decimal import Decimal
from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.exports.downloads.records import plain, read_sheets


def test_cells_have_the_types_of_the_descriptor(town_dir: Path, town: Catalog) -> None:
    sheets = read_sheets(town_dir, town.package)
    rate = sheets["division_budgets"].rows[0]
    assert rate["value"] == Decimal("50.0")
    assert rate["as_of"] == date(2024, 1, 31)
    assert rate["source_line"] == 9
    assert sheets["glossary"].rows[0]["inline"] is True
    assert sheets["updates"].rows == ()
    assert sheets["budgets"].rows[0]["breakdown"] is None


def test_every_decimal_of_the_data_survives_json(catalog: Catalog) -> None:
    for figure in catalog.figures.values():
        assert Decimal(repr(plain(figure.value))) == figure.value


def test_rows_are_found_by_the_value_of_a_column(town_dir: Path, town: Catalog) -> None:
    sheet = read_sheets(town_dir, town.package)["budgets"]
    for name in [program.program_id for program in town.programs]:
        rows = tuple(row for row in sheet.rows if row["program_id"] == name)
        assert sheet.having("program_id", name).rows == rows
    assert sheet.having("program_id", "nobody").rows == ()
