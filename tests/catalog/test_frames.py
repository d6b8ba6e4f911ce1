import pandas as pd

from macros.catalog.catalog import Catalog
from macros.catalog.frames import present, rows


def test_rows_count_as_the_spreadsheet_does(town: Catalog) -> None:
    table = town.package.table("legal_bases")
    frame = pd.DataFrame([["a", "act", "가", "A", ""]], columns=list(table.columns))
    (row,) = rows(table, frame)
    assert row.number == 2
    assert row["name_ko"] == "가"


def test_only_tables_that_could_be_read_are_walked(town: Catalog) -> None:
    frames = {"budgets": pd.DataFrame(), "reports": pd.DataFrame()}
    assert [table.name for table in present(town.package, frames)] == ["reports", "budgets"]
