import pytest

from macros.catalog.package.schema import build_package, load_descriptor
from macros.validation.repair.committed import Published
from macros.validation.repair.layout import Layout, names_of, shape_of
from macros.validation.repair.records import read_records
from macros.validation.repair.repair import repair_table
from tests.conftest import DATA, TOWN

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


FIGURES = build_package(load_descriptor(TOWN.parent)).table("figures")
RAW = (TOWN / "figures.csv").read_bytes()
COLUMNS = list(FIGURES.columns)


def renamed(**names: str) -> bytes:
    """The town's figures with columns of other names."""
    head, body = RAW.decode().split("\n", 1)
    return f"{','.join(names.get(name, name) for name in head.split(','))}\n{body}".encode()


def exchanged(one: str, other: str) -> bytes:
    return renamed(**{one: other, other: one})


@pytest.mark.parametrize(
    "raw",
    [
        renamed(value="금액"),
        renamed(note_ko=""),
        renamed(unit="value"),
        renamed(figure_id="수치 ID", report_id="보고서 ID", program_id="프로그램 ID"),
        exchanged("value", "unit"),
        exchanged("subject_ko", "subject_en"),
        RAW.split(b"\n", 1)[1],
    ],
)
def test_values_as_published_report_the_column(raw: bytes) -> None:
    repaired = repair_table(FIGURES, raw, RAW)
    assert repaired.raw == RAW
    assert not repaired.unrepaired
    assert {change.kind for change in repaired.changes} == {"header"}


@pytest.mark.parametrize(
    "raw",
    [
        renamed(value="valeu"),
        renamed(**{field.name: field.title for field in FIGURES.fields}),
        renamed(**{field.name: field.title_en for field in FIGURES.fields}),
        b"," * (len(COLUMNS) - 1) + b"\n" + RAW,
        ",".join(f"Column{n}" for n, _ in enumerate(COLUMNS, 1)).encode() + b"\n" + RAW,
        ",".join(f"열{n}" for n, _ in enumerate(COLUMNS, 1)).encode() + b"\n\n" + RAW,
    ],
)
def test_names_alone_identify_the_column(raw: bytes) -> None:
    repaired = repair_table(FIGURES, raw)
    assert repaired.raw == RAW
    assert not repaired.unrepaired


@pytest.mark.parametrize(
    "raw",
    [
        renamed(value="금액"),
        renamed(unit="value"),
        ("하늘마루군의 수치" + "," * (len(COLUMNS) - 1)).encode() + b"\n" + RAW,
        RAW.split(b"\n", 1)[1],
    ],
)
def test_what_is_ambiguous_is_left_with_what_to_do(raw: bytes) -> None:
    repaired = repair_table(FIGURES, raw)
    assert repaired.raw == raw
    assert repaired.unrepaired
    assert all(finding.row == 1 and finding.code != "mend-left" for finding in repaired.unrepaired)


def test_a_column_that_a_person_replaced_is_not_taken_for_the_published_one() -> None:
    """Its values are none of those that were published there."""
    head, *rows = read_records(RAW.decode())
    at = COLUMNS.index("note_ko")
    lines = [[*row.cells[:at], f"확인 {row.number}", *row.cells[at + 1 :]] for row in rows]
    text = "\n".join(",".join(f'"{cell}"' for cell in cells) for cells in lines)
    names = [name if name != "note_ko" else "비고" for name in head.cells]
    assert names_of(FIGURES, names, read_records(text), Published(FIGURES, RAW)) is None
