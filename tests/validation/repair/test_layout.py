from macros.catalog.package.schema import build_package, load_descriptor
from macros.validation.repair.committed import Published
from macros.validation.repair.layout import Layout, shape_of
from macros.validation.repair.records import read_records
from tests.conftest import DATA

TABLE = build_package(load_descriptor(DATA)).table("legal_bases")
HEAD = "legal_basis_id,kind,name_ko,name_en,dated"
ROW = "zebra,ordinance,얼룩말 조례,Zebra,"


def shape(*lines: str, published: str | None = None) -> Layout | None:
    raw = published.encode() if published else None
    return shape_of(TABLE, read_records("\n".join(lines)), Published(TABLE, raw))


def test_a_sound_file_needs_nothing() -> None:
    found = shape(HEAD, ROW)
    assert found
    assert (found.repairs, found.unrepaired, found.rewrite, found.new_head) == (
        (),
        (),
        False,
        False,
    )


def test_titles_capitals_and_spaces_name_a_column() -> None:
    found = shape("Legal_Basis_ID, kind,“name_ko”,영문 이름,dated", ROW)
    assert found
    assert found.repairs == ((1, "header"),)
    assert found.head == HEAD


def test_an_unknown_column_reports_nothing() -> None:
    assert shape("id,kind,name_ko,name_en,dated", ROW) is None


def test_a_deleted_header_is_known_by_a_published_row() -> None:
    found = shape(ROW, published=f"{HEAD}\n{ROW}\n")
    assert found
    assert found.repairs == ((0, "header"),)
    assert len(found.lines) == 1
    assert shape(ROW) is None


def test_short_rows_are_filled_only_where_that_is_sound() -> None:
    found = shape(HEAD, "zebra,ordinance,얼룩말 조례,Zebra", "zebra,ordinance,Zebra")
    assert found
    assert found.lines[0].cells == ("zebra", "ordinance", "얼룩말 조례", "Zebra", "")
    assert found.repairs == ((2, "short-rows"),)
    assert [row for row, _ in found.unrepaired] == [3]


def test_smart_quotes_hold_a_text_together() -> None:
    found = shape(HEAD, "zebra,ordinance,“얼룩말, 말 조례”,Zebra,")
    assert found
    assert found.lines[0].cells[2] == "얼룩말, 말 조례"
    assert found.repairs == ((2, "smart-quotes"),)
    loose = shape(HEAD, "zebra,ordinance,얼룩말, 말 조례,Zebra,")
    assert loose
    assert loose.lines[0].broken


def test_a_comma_too_many_is_not_taken_for_an_empty_column() -> None:
    found = shape(HEAD, "zebra,ordinance,얼룩말, 말 조례,Zebra,,")
    assert found
    assert found.lines[0].broken
    assert [row for row, _ in found.unrepaired] == [2]


def test_blank_rows_and_columns_go() -> None:
    found = shape(f"{HEAD},,", f"{ROW},,", ",,,,,,", "")
    assert found
    assert found.lines[0].cells == ("zebra", "ordinance", "얼룩말 조례", "Zebra", "")
    assert {kind for _, kind in found.repairs} == {"empty-columns", "empty-rows"}
