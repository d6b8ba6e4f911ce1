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


@pytest.mark.parametrize(
    ("part", "whole", "output"),
    [
        (1_699_999, 1_700_000, "99.9999"),
        (1, 1_700_000, "0.0001"),
        (-1, 1_700_000, "-0.0001"),
        (-1_699_999, 1_700_000, "-99.9999"),
        (10_004, 10_000, "100.04"),
        (850_001, 1_700_000, "50.0001"),
        (999, 1000, "99.9"),
        (1700, 1700, "100.0"),
        (0, 1700, "0.0"),
        (850, 1700, "50.0"),
    ],
)
def test_nearly_all_is_not_said_to_be_all(part: int, whole: int, output: str) -> None:
    assert f"{percentage(part, whole):f}" == output


def test_a_printed_percentage_keeps_the_decimals_of_its_print() -> None:
    assert str(percentage(1_699_999, 1_700_000, 1)) == "100.0"
