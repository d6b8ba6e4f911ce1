from decimal import Decimal

import pytest

from macros.catalog.numerals import NUMERAL, readings, reads_as


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("41,115백만원", {41_115_000_000}),
        ("1조 4천억원", {1_400_000_000_000}),
        ("7천5백억원", {750_000_000_000}),
        ("1억 5천만원", {150_000_000}),
        ("100억 40억", {10_000_000_000, 4_000_000_000}),
        ("0백만원", {0}),
        ("34/35", {34, 35}),
        ("9천㎡ 192만㎡", {9_000, 1_920_000}),
        ("('18.~'23.5월): 市 350억", {18, Decimal("23.5"), 35_000_000_000}),
        ("만 18~34세", {18, 34}),
        ("86,200, 추경", {86_200}),
        ("없음", set()),
    ],
)
def test_numbers_of_korean_print(text: str, numbers: set[int]) -> None:
    assert readings(text) == numbers


def test_a_comma_at_the_end_belongs_to_the_sentence() -> None:
    assert NUMERAL.findall("86,200, 추경: 20,000)") == ["86,200", "20,000"]


@pytest.mark.parametrize(
    ("printed", "value", "unit", "readable"),
    [
        ("41,115백만원", "41115", "KRW_million", True),
        ("종합형 29,127", "29127", "KRW_million", True),
        ("41,115백만원", "41151", "KRW_million", False),
        ("창업지원 40억", "4000", "KRW_million", True),
        ("창업지원 40억", "40", "KRW_million", False),
        ("1조 4천억원", "1400000", "KRW_million", True),
        ("월 169만원", "1690000", "KRW", True),
        ("30만\\$", "300000", "USD", True),
        ("_", "0", "persons", True),
        ("_", "1", "persons", False),
        ("(△8)", "-8", "persons", True),
        ("(8)", "-8", "persons", False),
        ("3.500억원", "350000", "KRW_million", False),
    ],
)
def test_a_value_is_read_in_its_unit(
    printed: str, value: str, unit: str, *, readable: bool
) -> None:
    assert reads_as(printed, Decimal(value), unit) is readable
