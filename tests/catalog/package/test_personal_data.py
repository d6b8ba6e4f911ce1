"""Texts without personal data; `checks/test_personal.py` tries how they may be written."""

import pytest

from macros.catalog.package.personal_data import masked, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("홍길동 900101-1234567 010-1234-5678 hong@naver.com", "홍길동 (가림) (가림) (가림)"),
        ("예산 410,115-1,234,567", "예산 410,115-1,234,567"),
        ("０１０－１２３４－５６７８ 끝", "(가림) 끝"),
        ("", ""),
    ],
)
def test_masked(text: str, shown: str) -> None:
    assert masked(text) == shown


def test_a_plain_text_has_the_same_places() -> None:
    text = "가–１＠\u3000나"
    assert plain(text) == "가-1@ 나"
    assert len(plain(text)) == len(text)
