"""CSV as the data are kept, and as Excel opens it."""

import csv
import io
from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.publish.files.csvs import csv_text, excel_csv_text, runs
from macros.publish.files.records import Column, Sheet, read_sheets
from tests.conftest import DATA

COLUMNS = (Column("a", "가", "string", "", ""), Column("b", "나", "integer", "", ""))


def test_every_table_is_written_as_it_is_kept(catalog: Catalog) -> None:
    for name, sheet in read_sheets(DATA, catalog.package).items():
        assert csv_text(sheet) == (DATA / f"{name}.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"])
def test_what_a_spreadsheet_would_run_is_text_for_excel_and_only_there(mark: str) -> None:
    sheet = Sheet("t", "표", COLUMNS, ({"a": f"{mark}1+1", "b": -4},))
    assert runs(f"{mark}1")
    assert csv_text(sheet).splitlines()[1] == f"{mark}1+1,-4"
    assert excel_csv_text(sheet).split("\r\n")[1] == f"'{mark}1+1,-4"


def test_excel_gets_the_mark_that_makes_it_read_korean(town_dir: Path, town: Catalog) -> None:
    sheets = read_sheets(town_dir, town.package)
    text = excel_csv_text(sheets["programs"])
    raw = text.encode()
    assert raw.startswith(b"\xef\xbb\xbfprogram_id,")
    rows = [*csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))]
    names = {row["program_id"]: row["name_ko"] for row in rows}
    assert names["dash"] == "'- 줄표로 시작"
    assert names["brackets"] == "[대괄호](링크) 100% ~물결~ $달러$"
