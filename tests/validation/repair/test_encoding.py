import pytest

from macros.validation.repair.encoding import decode

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
