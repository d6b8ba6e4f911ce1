from decimal import Decimal

import pytest

from macros.catalog.money import SCALES, Amount
from macros.i18n.money_words import (
    SCALE_WORDS,
    amounts_words,
    currency_name,
    digits,
    length,
    money,
    money_short,
    stored,
    stored_words,
    unit_words,
)
from tests.amounts import won, won_short


@pytest.mark.parametrize(
    ("million", "words"),
    [
        (0, "0원"),
        (1, "100만 원"),
        (99, "9,900만 원"),
        (100, "1억 원"),
        (395, "3억 9,500만 원"),
        (41_115, "411억 1,500만 원"),
        (749_673, "7,496억 7,300만 원"),
        (999_999, "9,999억 9,900만 원"),
        (1_000_000, "1조 원"),
        (1_000_001, "1조 100만 원"),
        (6_104_100, "6조 1,041억 원"),
        (-32_000, "−320억 원"),
    ],
)
def test_amounts_in_number_words(million: int, words: str) -> None:
    assert won(million) == words


@pytest.mark.parametrize(
    ("million", "label"),
    [(0, "0"), (50, "5,000만"), (99, "9,900만"), (100, "1억"), (149, "약 1억"), (150, "약 2억"), (-150, "약 −2억"),
     (-200, "−2억"), (110_102, "약 1,101억"), (999_999, "약 1조"), (1_700_000, "1조 7,000억")],
)  # fmt: skip
def test_amounts_on_labels_are_rounded_once_and_say_so(million: int, label: str) -> None:
    assert won_short(million) == label


@pytest.mark.parametrize(
    ("amount", "label"),
    [
        (Amount(10_000, "KRW_million"), "+100억"),
        (Amount(10_049, "KRW_million"), "약 +100억"),
        (Amount(-10_049, "KRW_million"), "약 −100억"),
        (Amount(0, "KRW_million"), "0"),
        (Amount(17, "USD"), "+17달러"),
    ],
)
def test_what_is_added_has_its_sign(amount: Amount, label: str) -> None:
    assert money_short(amount, signed=True) == label


@pytest.mark.parametrize(
    ("amount", "words", "kept"),
    [
        (Amount(49_876, "KRW_thousand"), "4,987만 6,000원", "49,876천원"),
        (Amount(270_000_000, "KRW"), "2억 7,000만 원", "270,000,000원"),
        (Amount(Decimal("3.5"), "KRW_hundred_million"), "3억 5,000만 원", "3.5억원"),
        (Amount(280, "KRW_ten_thousand"), "280만 원", "280만원"),
        (Amount(11_157, "KRW"), "11,157원", "11,157원"),
        (Amount(Decimal("11157.5"), "KRW"), "11,157.5원", "11,157.5원"),
        (Amount(21_069_337, "USD"), "21,069,337달러", "21,069,337달러"),
        (Amount(-2_336_103, "USD"), "−2,336,103달러", "−2,336,103달러"),
        (Amount(Decimal("17.1"), "USD_million"), "17,100,000달러", "17.1백만 달러"),
        (Amount(1_200, "EUR_thousand"), "1,200,000유로", "1,200천 유로"),
        (Amount(50, "CHF"), "50 스위스 프랑", "50 스위스 프랑"),
        (Amount(50, "CHF_thousand"), "50,000 스위스 프랑", "50천 스위스 프랑"),
        (Amount(1_200, "GEL"), "1,200 조지아 라리", "1,200 조지아 라리"),
    ],
)
def test_an_amount_has_its_own_currency_and_scale(amount: Amount, words: str, kept: str) -> None:
    assert (money(amount), stored(amount)) == (words, kept)


def test_another_currency_is_never_in_won_or_in_number_words() -> None:
    for unit in ("USD", "USD_thousand", "USD_million", "EUR", "JPY_billion", "GBP_million"):
        for value in (0, 1, 21_069_337, -14_476, Decimal("17.1")):
            amount = Amount(value, unit)
            for words in (money(amount), money_short(amount)):
                assert not set("억만조") & set(words)
                assert "원" not in words


def test_a_foreign_amount_among_won_is_read_in_number_words() -> None:
    assert money(Amount(30_454, "USD_million"), myriads=True) == "304억 5,400만 달러"
    assert money(Amount(950, "USD"), myriads=True) == "950달러"


def test_every_scale_has_a_word() -> None:
    assert set(SCALE_WORDS) == set(SCALES.values())
    assert unit_words("KRW_ten_thousand") == "만원"
    with pytest.raises(ValueError, match="persons"):
        unit_words("persons")


def test_sums_of_several_currencies_stand_side_by_side() -> None:
    sums = (Amount(41_115, "KRW_million"), Amount(1_000, "USD"))
    assert amounts_words(sums) == "411억 1,500만 원, 1,000달러"
    assert amounts_words(sums[0]) == "411억 1,500만 원"
    assert stored_words(sums) == "41,115백만원, 1,000달러"


def test_a_unit_is_said_once() -> None:
    amount = Amount(1_000, "USD")
    assert (digits(amount, "USD"), digits(amount, None)) == ("1,000", "1,000달러")
    assert digits(amount, "KRW_million") == "1,000달러"


def test_bars_of_one_currency_are_drawn_in_one_unit() -> None:
    assert length(Amount(5, "KRW_million"), "KRW_thousand") == 5_000
    assert length(Amount(Decimal("2.5"), "USD_million"), "USD_million") == 2.5


def test_currencies_have_korean_names() -> None:
    assert [currency_name(code) for code in ("KRW", "USD", "EUR")] == ["원", "달러", "유로"]
