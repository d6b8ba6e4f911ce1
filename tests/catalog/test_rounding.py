from decimal import Decimal

import pytest

from macros.catalog.rounding import percentage, round_half_up


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [("47.05", 1, "47.1"), ("47.04", 1, "47.0"), ("-0.5", 0, "-1"), ("2.5", 0, "3")],
)
def test_half_is_rounded_away_from_zero(value: str, decimals: int, rounded: str) -> None:
    assert round_half_up(Decimal(value), decimals) == Decimal(rounded)


def test_a_percentage_of_nothing_is_zero() -> None:
    assert str(percentage(5, 0)) == "0.0"
    assert str(percentage(352895, 749673)) == "47.1"
    assert str(percentage(1, 3, 0)) == "33"
