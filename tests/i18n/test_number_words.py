from decimal import Decimal

import pytest

from macros.i18n.number_words import myriad_words, number


def test_numbers_have_separators_and_a_true_minus() -> None:
    assert number(Decimal("1234.50")) == "1,234.50"
    assert number(-8) == "−8"
    assert number(Decimal("0.0000001")) == "0.0000001"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (9_999, "9,999"),
        (10_000, "1만"),
        (99_999, "99,999"),
        (100_001, "10만 1"),
        (24_932_000, "2,493만 2,000"),
        (10**12, "1조"),
        (10**16, "10,000조"),
        (-100_010_000, "−1억 1만"),
        (Decimal("100000000.5"), "1억 0.5"),
    ],
)
def test_number_words_are_exact(value: int | Decimal, words: str) -> None:
    assert myriad_words(value) == words
