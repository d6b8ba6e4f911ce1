import io
import zipfile
from datetime import date
from xml.etree import ElementTree

from macros.exports.downloads.records import Column, Sheet
from macros.exports.downloads.xlsx import Properties, sheet_name, workbook_bytes

SHEET = Sheet(
    "t",
    "표/하나",
    (
        Column("what", "무엇", "string", "", ""),
        Column("value", "값", "number", "", ""),
        Column("start", "시작", "string", "", ""),
    ),
    ({"what": '=HYPERLINK("http://example.org")', "value": 1_000, "start": "2024-01-15"},),
)
PROPERTIES = Properties("표", "열린장부(비공식)", "자료 2024-02-29", date(2024, 2, 29))


def test_the_same_sheets_make_the_same_file() -> None:
    assert workbook_bytes([SHEET], PROPERTIES) == workbook_bytes([SHEET], PROPERTIES)


def test_no_cell_is_a_formula_and_the_header_stays_in_sight() -> None:
    book = zipfile.ZipFile(io.BytesIO(workbook_bytes([SHEET], PROPERTIES)))
    page = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in page
    assert 'state="frozen"' in page
    assert "<hyperlink" not in page
    assert "quotePrefix" in book.read("xl/styles.xml").decode()
    core = ElementTree.fromstring(book.read("docProps/core.xml"))
    dates = [node.text for node in core if node.tag.endswith(("created", "modified"))]
    assert dates == ["2024-02-29T00:00:00Z"] * 2


def test_names_that_excel_forbids_are_repaired() -> None:
    assert sheet_name("a/b:c") == "a b c"
    assert len(sheet_name("가" * 40)) == 31


def test_no_two_sheets_have_one_name() -> None:
    used: set[str] = set()
    for _ in range(12):
        used.add(sheet_name("Ä" * 40, used).casefold())
    assert len(used) == 12
    assert {len(name) for name in used} == {31}
