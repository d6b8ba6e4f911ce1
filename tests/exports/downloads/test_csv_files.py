"""CSV as the data are kept, and as Excel opens it."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.package.spreadsheet import guarded, unguarded
from macros.exports.downloads.csv_files import csv_text, excel_csv_text, runs
from macros.exports.downloads.records import Column, Sheet, read_sheets
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
    assert excel_csv_text(sheet).split("\r\n")[1] == f""""'{mark}1+1",-4"""


@pytest.mark.parametrize("text", ["=1+1", "가;=1+1;나", 'a";-1+1', ";＠SUM(A1)", "가,=1+1"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_nothing_runs_whatever_separates_the_cells(text: str, separator: str) -> None:
    sheet = Sheet("t", "표", COLUMNS, ({"a": "앞", "b": 1}, {"a": text, "b": -4}))
    written = excel_csv_text(sheet).removeprefix("\ufeff")
    read = csv.reader(io.StringIO(written, newline=""), delimiter=separator)
    assert not [cell for row in read for cell in row if runs(cell) and cell != "-4"]
    assert unguarded(guarded(text)) == text


def test_every_text_is_quoted_and_no_number() -> None:
    sheet = Sheet("t", "표", (*COLUMNS, *COLUMNS), ({"a": "가", "b": Decimal("-4.50")},))
    assert excel_csv_text(sheet).splitlines()[1] == '"가",-4.50,"가",-4.50'


def test_excel_gets_the_mark_that_makes_it_read_korean(town_dir: Path, town: Catalog) -> None:
    sheets = read_sheets(town_dir, town.package)
    text = excel_csv_text(sheets["programs"])
    raw = text.encode()
    assert raw.startswith(b"\xef\xbb\xbfprogram_id,")
    rows = [*csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))]
    names = {row["program_id"]: row["name_ko"] for row in rows}
    assert names["dash"] == "'- 줄표로 시작"
    assert names["brackets"] == "[대괄호](링크) 100% ~물결~ $달러$"
