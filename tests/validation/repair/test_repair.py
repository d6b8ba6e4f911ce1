"""A file as a whole: what changes, what stays to the byte, what is told."""

import pytest

from macros.catalog.package.schema import build_package, load_descriptor
from macros.validation.repair.repair import Change, repair_table
from tests.conftest import DATA

PACKAGE = build_package(load_descriptor(DATA))
TABLE = PACKAGE.table("legal_bases")
HEAD = "legal_basis_id,kind,name_ko,name_en,dated\n"
GOOD = f'{HEAD}a-law,act,"가, 나",A,2023-05-31\n"b-law",ordinance,다,B,\n'


def test_only_what_is_wrong_is_written_anew() -> None:
    spoiled = GOOD.replace("2023-05-31", "45077")
    repaired = repair_table(TABLE, spoiled.encode())
    assert repaired.raw.decode() == GOOD  # a needless quote of a person stays
    assert repaired.changes == (Change(2, 5, "cell", "45077", "2023-05-31"),)
    assert repaired.lines[2] == 'a-law,act,"가, 나",A,2023-05-31'


def test_what_is_left_is_reported_with_its_cell() -> None:
    repaired = repair_table(TABLE, GOOD.replace("2023-05-31", "5/6/2023").encode())
    assert repaired.raw.decode() == GOOD.replace("2023-05-31", "5/6/2023")
    assert [str(finding) for finding in repaired.unrepaired] == [
        "legal_bases.csv E2: '5/6/2023' — '날짜' 칸에 맞는 값이 무엇인지 알 수 없습니다. "
        "그대로 두었으니 손으로 고쳐 주세요. [mend-left]"
    ]


def test_a_row_that_can_not_be_read_stays_and_so_does_the_order() -> None:
    rows = "b-law,act,나,B,\na-law,act,가, 또 가,A,\n"
    repaired = repair_table(TABLE, (HEAD + rows).encode())
    assert repaired.raw.decode() == HEAD + rows
    assert [finding.place for finding in repaired.unrepaired] == ["legal_bases.csv 3행"]


def test_rows_go_back_to_their_order_unless_a_key_is_wrong() -> None:
    body = GOOD.removeprefix(HEAD).splitlines(keepends=True)
    upside_down = HEAD + "".join(body[::-1])
    assert repair_table(TABLE, upside_down.encode()).raw.decode() == GOOD
    wrong = upside_down.replace("a-law", "A law")
    assert repair_table(TABLE, wrong.encode()).raw.decode() == wrong


@pytest.mark.parametrize("at", [0, 2, 4])
def test_an_empty_column_that_was_put_in_is_taken_out(at: int) -> None:
    rows = [
        ["legal_basis_id", "kind", "name_ko", "name_en", "dated"],
        ["a-law", "act", "가", "A", "2023-05-31"],
        ["b-law", "ordinance", "다", "B", ""],
    ]
    good = "".join(f"{','.join(row)}\n" for row in rows)
    wide = "".join(f"{','.join([*row[:at], '', *row[at:]])}\n" for row in rows)
    for published in (None, good.encode()):
        repaired = repair_table(TABLE, wide.encode(), published)
        assert repaired.raw.decode() == good
        assert repaired.changes[0] == Change(0, 0, "empty-columns")
        assert repaired.unrepaired == ()
    typed = wide.replace("다", "다,라", 1)  # a cell too many is somebody's
    assert "다,라" in repair_table(TABLE, typed.encode(), good.encode()).raw.decode()


def test_merged_cells_are_filled_and_emptied_ones_are_not() -> None:
    kinds = ["act", "act", "act", "ordinance", "ordinance"]

    def written(cells: list[str]) -> str:
        rows = zip("abcde", cells, strict=True)
        return HEAD + "".join(f"{letter}-law,{cell},{letter},A,\n" for letter, cell in rows)

    good = written(kinds).encode()
    merged = repair_table(TABLE, written(["act", "", "", "ordinance", ""]).encode(), good)
    assert merged.raw == good
    assert merged.unrepaired == ()
    for typed in (["act", "", "act", "ordinance", ""], ["", "", "", "ordinance", ""]):
        repaired = repair_table(TABLE, written(typed).encode(), good)
        assert repaired.raw.decode() == written(typed)
        assert {finding.code for finding in repaired.unrepaired} == {"mend-left"}


@pytest.mark.parametrize("title", ["법의 목록,,,,\n,,,,\n", "법의 목록,,,,\n"])
def test_a_title_above_the_header_is_neither_a_header_nor_thrown_away(title: str) -> None:
    raw = (title + GOOD).encode()
    repaired = repair_table(TABLE, raw, GOOD.encode())
    assert repaired.raw == raw
    assert [finding.code for finding in repaired.unrepaired] == ["header"]


def test_an_unknown_encoding_or_header_is_left() -> None:
    raw = GOOD.encode() + b"\xff"
    repaired = repair_table(TABLE, raw)
    assert repaired.raw == raw
    assert repaired.unrepaired[0].rule == "무슨 글자표로 적혔는지 알 수 없습니다."
    renamed = GOOD.replace("kind", "갈래 이름")
    repaired = repair_table(TABLE, renamed.replace("\n", "\r\n").encode("cp949"))
    assert repaired.raw.decode() == renamed
    assert str(repaired.unrepaired[0]) == (
        "legal_bases.csv B1: '갈래 이름' — 모르는 열 이름입니다. 'kind'로 고쳐 주세요. "
        "새로 끼워 넣은 열이면 지워 주세요. [column-unknown]"
    )


def test_an_empty_file_is_restored_where_it_was_published() -> None:
    for empty in (
        b"",
        b"\n",
        b" \r\n",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b",,,\r\n,,,\r\n",
        b"\0" * 90,
    ):
        repaired = repair_table(TABLE, empty, GOOD.encode())
        assert repaired.raw.decode() == GOOD
        assert repaired.changes == (Change(0, 0, "empty-file"),)
        alone = repair_table(TABLE, empty)
        assert alone.raw == empty
        assert [finding.place for finding in alone.unrepaired] == ["legal_bases.csv"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"PK\x03\x04" + GOOD.encode(), "file-kind"),
        (GOOD.replace('"b-law"', "<<<<<<< HEAD\nb-law").encode(), "conflict"),
    ],
)
def test_what_is_no_csv_file_stays_as_it_is(raw: bytes, code: str) -> None:
    repaired = repair_table(TABLE, raw, GOOD.encode())
    assert repaired.raw == raw
    assert [finding.code for finding in repaired.unrepaired] == [code]


def test_the_guard_of_a_formula_is_taken_off_the_print_too() -> None:
    table = PACKAGE.table("not_facts")
    head = ",".join(table.columns) + "\n"
    published = head + "r,A,3,- 3,쪽\n"
    repaired = repair_table(table, published.replace("- 3", "'- 3").encode(), published.encode())
    assert repaired.raw.decode() == published


def test_a_date_typed_into_an_empty_cell_stays() -> None:
    published = GOOD.replace("2023-05-31", "").encode()
    for typed in ("2023-05-31", "2023-05-01"):
        raw = GOOD.replace("2023-05-31", typed).encode()
        assert repair_table(TABLE, raw, published).raw == raw
    dotted = GOOD.replace("2023-05-31", "2023. 5. 31.").encode()
    assert repair_table(TABLE, dotted, published).raw.decode() == GOOD


STEPS = PACKAGE.table("milestones")
STEP = "s-{n},r,p,일,{start},{start},{precision},,planned,stated,,A,1,,일\n"
PERIODS = PACKAGE.table("contents")
PERIOD = "c-{n},r,p,course,이름,{n},{period},,A,1,,글\n"


def test_a_month_corrected_to_its_first_day_is_a_correction() -> None:
    head = ",".join(STEPS.columns) + "\n"
    published = head + STEP.format(n=1, start="2023-06", precision="month")
    corrected = head + STEP.format(n=1, start="2023-06-01", precision="day")
    assert repair_table(STEPS, corrected.encode(), published.encode()).raw.decode() == corrected
    converted = head + STEP.format(n=1, start="2023-06-01", precision="month")
    assert repair_table(STEPS, converted.encode(), published.encode()).raw.decode() == published


def test_a_program_makes_days_of_all_months_of_a_column_a_person_of_one() -> None:
    def file(*periods: str) -> bytes:
        rows = [PERIOD.format(n=n, period=text) for n, text in enumerate(periods, start=1)]
        return "".join([",".join(PERIODS.columns) + "\n", *rows]).encode()

    published = file("2023-06", "2023-07", "")
    converted = file("2023-06-01", "2023-07-01", "2023-08-01")
    assert repair_table(PERIODS, converted, published).raw == file(
        "2023-06", "2023-07", "2023-08-01"
    )
    corrected = file("2023-06-01", "2023-07", "")
    assert repair_table(PERIODS, corrected, published).raw == corrected
    assert repair_table(PERIODS, file("2023-06-01"), file("2023-06")).raw == file("2023-06-01")


def test_a_new_row_is_no_form_of_a_row_that_is_still_there() -> None:
    table = PACKAGE.table("not_facts")
    head = ",".join(table.columns) + "\n"
    published = head + 'r,A,3,"1,234",쪽\n'
    typed = head + 'r,A,3,"1,234",쪽\nr,A,3,1234,다른 수\n'
    assert repair_table(table, typed.encode(), published.encode()).raw.decode() == typed


def test_the_last_line_is_ended() -> None:
    repaired = repair_table(TABLE, GOOD.rstrip("\n").encode())
    assert repaired.raw.decode() == GOOD
    assert repaired.changes == (Change(0, 0, "last-line"),)
