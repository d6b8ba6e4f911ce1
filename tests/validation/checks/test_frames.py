import pandas as pd

from macros.catalog.catalog import Catalog
from macros.validation.checks.frames import present, rows


def test_rows_count_as_the_spreadsheet_does(town: Catalog) -> None:
    table = town.package.table("legal_bases")
    frame = pd.DataFrame([["a", "act", "가", "A", ""]], columns=list(table.columns))
    (row,) = rows(table, frame)
    assert row.number == 2
    assert row["name_ko"] == "가"


def test_only_tables_that_could_be_read_are_walked(town: Catalog) -> None:
    frames = {"budgets": pd.DataFrame(), "reports": pd.DataFrame()}
    assert [table.name for table in present(town.package, frames)] == ["reports", "budgets"]


def test_rows_are_made_once_for_each_frame_and_go_with_it(town: Catalog) -> None:
    table = town.package.table("legal_bases")
    for name in ("가", "나", "다"):
        frame = pd.DataFrame([["a", "act", name, "A", ""]], columns=list(table.columns))
        (row,) = rows(table, frame)
        (again,) = rows(table, frame)
        assert row is again
        assert row["name_ko"] == name
        del frame
