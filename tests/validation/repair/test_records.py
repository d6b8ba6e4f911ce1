import csv
import io

import pytest

from macros.validation.repair.records import decode, delimiter_of, read_records, write_record

TEXT = "이름,값\n가,1\n"
CASES = [
    (TEXT.encode(), ()),
    (b"\xef\xbb\xbf" + TEXT.encode(), ("bom",)),
    (TEXT.encode("cp949"), ("cp949",)),
    (TEXT.encode("utf-16"), ("utf-16",)),
    (b"name,value\n".decode().encode("utf-16-le"), ("utf-16",)),
    (b"name,value\n".decode().encode("utf-16-be"), ("utf-16",)),
    (TEXT.replace("\n", "\r\n").encode(), ("line-ends",)),
    (TEXT.replace("\n", "\r").encode(), ("line-ends",)),
]


@pytest.mark.parametrize(("raw", "kinds"), CASES)
def test_bytes_become_the_same_text(raw: bytes, kinds: tuple[str, ...]) -> None:
    decoded = decode(raw)
    assert decoded
    assert decoded.kinds == kinds
    assert decoded.text in {TEXT, "name,value\n"}


def test_a_syllable_that_euc_kr_writes_as_four_letters() -> None:
    decoded = decode("예릮".encode("euc-kr"))
    assert decoded
    assert decoded.text == "예릮"


@pytest.mark.parametrize(
    "raw", [b"\xff\xff\xff", "가".encode() + b"\xff", "가나다".encode()[:-1], b"a\0b\0c"]
)
def test_what_is_ambiguous_is_none(raw: bytes) -> None:
    assert decode(raw) is None


TEXTS = [
    "a,b\n1,2\n",
    'a,"b,""c"""\n"",\n',
    'a,"두\n줄"\nc,d',
    "a,b\n\n,\n",
    'a,x"y"z\n"q"r,s\n',
    "한,글\r\n둘,셋\r\n",
]


@pytest.mark.parametrize("text", TEXTS)
def test_cells_are_those_of_the_standard_library(text: str) -> None:
    own = [list(record.cells) for record in read_records(text)]
    upstream = [cells or [""] for cells in csv.reader(io.StringIO(text, newline=""))]
    assert own == upstream


def test_a_record_knows_line_and_characters() -> None:
    first, second, third = read_records('a,bc\n"두\n줄",d\ne,f\n')
    assert (first.line, first.starts) == (1, (1, 3))
    assert (second.number, second.line) == (2, 2)
    assert second.starts == (1, 4)  # the second cell begins on the second line of the record
    assert (third.number, third.line, third.raw) == (3, 4, "e,f")


def test_needless_quotes_are_noticed() -> None:
    first, second = read_records('"a",b\n"c,d",e\n')
    assert first.overquoted
    assert not second.overquoted


def test_a_quote_that_is_never_closed_takes_the_rest() -> None:
    (record,) = read_records('a,"b\nc')
    assert record.cells == ("a", "b\nc")


def test_writing_quotes_only_where_needed() -> None:
    assert write_record(['1,0"', "나\n다", ""]) == '"1,0""","나\n다",'
    assert delimiter_of("a\tb\tc,d") == "\t"
