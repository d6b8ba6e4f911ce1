from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from macros.catalog.money import SCALES, Amount
from macros.i18n.money_words import stored
from macros.i18n.parse_numbers import NUMERAL, readings, reads_as, values_of


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
        ("1만 3954명", {13_954}),
        ("1만3,954명", {13_954}),
        ("5만 8천명", {58_000}),
        ("7455억 원", {745_500_000_000}),
        ("100 억원", {10_000_000_000}),
        ("350만 20개국", {3_500_020, 3_500_000, 20}),
        ("3만 2023년", {30_000, 2_023}),
        ("$17.1 million", {17_100_000}),
        ("1.2 billion, 3 thousand", {1_200_000_000, 3_000}),
        ("폭 12m", {12}),
        ("１２，３４５천원", {12_345_000}),
        ("21\u00a0069\u00a0337", {21_069_337}),
        ("12 345", {12, 345}),
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
        ("49,876천원", "49876", "KRW_thousand", True),
        ("49,876천원", "50", "KRW_million", False),
        ("49,876천원", "49.876", "KRW_million", True),
        ("49,876원", "49876", "KRW_thousand", False),
        ("270,000,000원", "270000000", "KRW", True),
        ("270,000,000원", "270", "KRW_million", True),
        ("280만원", "280", "KRW_ten_thousand", True),
        ("3.5억원", "3.5", "KRW_hundred_million", True),
        ("123억4500만원", "12345", "KRW_million", True),
        ("1조 2,345억", "12345", "KRW_hundred_million", True),
        ("$21,069,337", "21069337", "USD", True),
        ("$21,069,337", "21069337", "KRW", False),
        ("21,069,337달러", "21069337", "EUR", False),
        ("2,000원", "2000", "USD", False),
        ("€1.2m", "1.2", "EUR_million", True),
        ("£1.2m", "1.2", "GBP_million", True),
        ("£1.2m", "1.2", "GBP", False),
        ("$3.4B", "3.4", "USD_billion", True),
        ("17.1M", "17100000", "USD", True),
        ("1.2bn", "1200", "USD_million", True),
        ("$17.1 million", "17.1", "USD_million", True),
        ("$17.1 million", "17", "USD_million", False),
        ("$1,234", "1234", "USD_thousand", True),
        ("USD 500", "500", "USD", True),
        ("USD 500", "500", "CAD", False),
        ("TOP 10", "10", "KRW_million", True),
        ("30,454백만불", "30454", "USD_million", True),
        ("-$2,336,103", "-2336103", "USD", True),
        ("-$2,336,103", "2336103", "USD", False),
        ("$-2,336,103", "-2336103", "USD", True),
        ("($2,336,103)", "-2336103", "USD", True),
        ("(14,476)", "-14476", "USD", True),
        ("$(14,476)", "-14476", "USD", True),
        ("14,476", "-14476", "USD", False),
        ("△1,234", "-1234", "KRW_million", True),
        ("△1,234", "1234", "KRW_million", False),
        ("2019-2022", "-2022", "count", False),
        ("COVID-19", "19", "count", True),
        ("실적 20 (△3)", "-20", "persons", False),
        ("- 20명", "20", "persons", True),
        ("('22) -20", "-20", "thousand_persons", True),
        ("2022 -20", "-20", "persons", True),
        ("-20명", "20", "persons", False),
        ("24,932천명", "24932", "thousand_persons", True),
        ("1만 3954명", "13954", "persons", True),
        ("1만 3954명", "3954", "persons", False),
        ("1만 3954명", "10000", "persons", False),
        ("384.32", "384.32", "persons", True),
    ],
)
def test_a_value_is_read_in_its_unit(
    printed: str, value: str, unit: str, *, readable: bool
) -> None:
    assert reads_as(printed, Decimal(value), unit) is readable


UNITS = [
    f"{currency}_{scale}" if scale else currency
    for currency in ("KRW", "USD", "EUR", "GBP", "CHF")
    for scale in SCALES
    if currency == "KRW" or scale in {"", "thousand", "million", "billion", "trillion"}
]
VALUES = st.integers(-(10**9), 10**9) | st.decimals(
    -(10**6), 10**6, places=2, allow_nan=False, allow_infinity=False
)


@given(VALUES, st.sampled_from(UNITS))
def test_what_the_formatter_writes_reads_back(value: int | Decimal, unit: str) -> None:
    printed = stored(Amount(value, unit))
    assert reads_as(printed, Decimal(value), unit)
    assert values_of(printed, unit) == {Decimal(value)}


@given(VALUES, VALUES, st.sampled_from(UNITS))
def test_no_other_value_is_read(printed: int | Decimal, value: int | Decimal, unit: str) -> None:
    assume(value != printed)
    assert not reads_as(stored(Amount(printed, unit)), Decimal(value), unit)


@given(st.integers(1, 10**9), st.sampled_from(UNITS), st.sampled_from(UNITS))
def test_another_currency_is_never_read(value: int, unit: str, other: str) -> None:
    assume(unit[:3] != other[:3] and "CHF" not in {unit[:3], other[:3]})
    printed = stored(Amount(value, unit)).replace("영국 ", "")
    assert not reads_as(printed, Decimal(value), other)


@given(st.integers(1, 10**12), st.sampled_from(["thousand", "million", "billion"]))
def test_english_print_reads_back(value: int, scale: str) -> None:
    for sign, code in (("$", "USD"), ("£", "GBP"), ("€", "EUR")):
        unit = f"{code}_{scale}"
        assert reads_as(f"{sign}{value:,} {scale}", Decimal(value), unit)
        assert reads_as(f"-{sign}{value:,} {scale}", Decimal(-value), unit)
        assert not reads_as(f"{sign}{value:,} {scale}", Decimal(value), code)
        assert not reads_as(f"{sign}{value:,} {scale}", Decimal(-value), unit)


@given(st.text(max_size=30), st.decimals(allow_nan=False, allow_infinity=False, places=1))
def test_no_text_is_too_odd_to_be_read(text: str, value: Decimal) -> None:
    for unit in ("KRW_million", "persons"):
        reads_as(text, value, unit)
        values_of(text, unit)
