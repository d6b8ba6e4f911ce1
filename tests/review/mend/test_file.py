"""A file as a whole: what changes, what stays to the byte, what is told."""

from macros.catalog.schema import build_package, load_descriptor
from macros.review.mend.file import Change, mend
from tests.conftest import DATA

PACKAGE = build_package(load_descriptor(DATA))
TABLE = PACKAGE.table("legal_bases")
HEAD = "legal_basis_id,kind,name_ko,name_en,dated\n"
GOOD = f'{HEAD}a-law,act,"가, 나",A,2023-05-31\n"b-law",ordinance,다,B,\n'


def test_only_what_is_wrong_is_written_anew() -> None:
    spoiled = GOOD.replace("2023-05-31", "45077")
    mended = mend(TABLE, spoiled.encode())
    assert mended.raw.decode() == GOOD  # a needless quote of a person stays
    assert mended.changes == (Change(2, 5, "cell", "45077", "2023-05-31"),)
    assert mended.lines[2] == 'a-law,act,"가, 나",A,2023-05-31'


def test_what_is_left_is_told_with_its_cell() -> None:
    mended = mend(TABLE, GOOD.replace("2023-05-31", "5/6/2023").encode())
    assert mended.raw.decode() == GOOD.replace("2023-05-31", "5/6/2023")
    assert [str(finding) for finding in mended.left] == [
        "legal_bases.csv E2: '5/6/2023' — '날짜' 칸에 맞는 값이 무엇인지 알 수 없습니다. "
        "그대로 두었으니 손으로 고쳐 주세요. [mend-left]"
    ]


def test_a_row_that_can_not_be_read_stays_and_so_does_the_order() -> None:
    rows = "b-law,act,나,B,\na-law,act,가, 또 가,A,\n"
    mended = mend(TABLE, (HEAD + rows).encode())
    assert mended.raw.decode() == HEAD + rows
    assert [finding.place for finding in mended.left] == ["legal_bases.csv 3행"]


def test_rows_go_back_to_their_order_unless_a_key_is_wrong() -> None:
    body = GOOD.removeprefix(HEAD).splitlines(keepends=True)
    upside_down = HEAD + "".join(body[::-1])
    assert mend(TABLE, upside_down.encode()).raw.decode() == GOOD
    wrong = upside_down.replace("a-law", "A law")
    assert mend(TABLE, wrong.encode()).raw.decode() == wrong


def test_an_unknown_encoding_or_header_is_left() -> None:
    raw = GOOD.encode() + b"\xff"
    mended = mend(TABLE, raw)
    assert mended.raw == raw
    assert mended.left[0].rule == "무슨 글자표로 적혔는지 알 수 없습니다."
    renamed = GOOD.replace("kind", "갈래 이름")
    mended = mend(TABLE, renamed.replace("\n", "\r\n").encode("cp949"))
    assert mended.raw.decode() == renamed
    assert mended.left[0].place == "legal_bases.csv 1행"


def test_an_empty_file_is_no_file_to_mend() -> None:
    assert mend(TABLE, b"\n").raw == b"\n"


def test_the_last_line_is_ended() -> None:
    mended = mend(TABLE, GOOD.rstrip("\n").encode())
    assert mended.raw.decode() == GOOD
    assert mended.changes == (Change(0, 0, "last-line"),)
