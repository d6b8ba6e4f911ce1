from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalog.money import SCALES, Amount, Unit, finest, money_unit, one_currency, sum_of

UNITS = [f"KRW_{scale}" if scale else "KRW" for scale in SCALES]
VALUES = st.integers(-(10**12), 10**12) | st.decimals(
    -(10**9), 10**9, places=3, allow_nan=False, allow_infinity=False
)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("KRW_million", Unit("KRW", 6)),
        ("KRW_ten_thousand", Unit("KRW", 4)),
        ("KRW_hundred_million", Unit("KRW", 8)),
        ("USD", Unit("USD", 0)),
        ("JPY_thousand", Unit("JPY", 3)),
        ("persons", None),
        ("KRW_", None),
        ("KRW_gross", None),
        ("ABC_million", None),
        ("usd", None),
        ("", None),
    ],
)
def test_a_unit_is_a_currency_and_a_scale(name: str, unit: Unit | None) -> None:
    assert money_unit(name) == unit


@given(VALUES, st.sampled_from(UNITS), st.sampled_from(UNITS))
def test_another_scale_is_the_same_amount(value: int | Decimal, unit: str, other: str) -> None:
    amount = Amount(value, unit)
    assert amount.to(other) == amount
    assert amount.to(other).to(unit).value == value
    assert amount.base == Decimal(value) * 10 ** SCALES[unit.partition("_")[2]]


@given(st.lists(st.tuples(VALUES, st.sampled_from(UNITS)), min_size=1))
def test_sums_are_exact(rows: list[tuple[int | Decimal, str]]) -> None:
    amounts = [Amount(value, unit) for value, unit in rows]
    total = sum_of(amounts, finest(amount.unit for amount in amounts))
    assert total.base == sum(amount.base for amount in amounts)
    plus = amounts[0]
    for amount in amounts[1:]:
        plus += amount
    assert plus == total
    assert plus - total == Amount(0, "KRW")


def test_two_currencies_are_never_added_or_compared() -> None:
    won, dollars = Amount(1, "KRW_million"), Amount(1, "USD")
    assert won != dollars
    for mixed in (lambda: won + dollars, lambda: won < dollars, lambda: won.to("USD")):
        with pytest.raises(ValueError, match="USD"):
            mixed()
    with pytest.raises(ValueError, match="USD"):
        sum_of([won, dollars], "KRW_million")
    assert not one_currency(["KRW_million", "USD"])
    assert one_currency(["KRW_million", "KRW"])


def test_amounts_of_one_currency_are_compared_by_what_they_are_worth() -> None:
    assert Amount(1, "KRW_million") == Amount(1_000, "KRW_thousand")
    assert hash(Amount(1, "KRW_million")) == hash(Amount(1_000, "KRW_thousand"))
    assert Amount(999, "KRW_thousand") < Amount(1, "KRW_million")
    assert max(Amount(Decimal("3.5"), "KRW_hundred_million"), Amount(1, "KRW_million")).value != 1
    assert not Amount(0, "USD")


def test_what_is_no_money_has_no_worth() -> None:
    with pytest.raises(ValueError, match="persons"):
        Amount(1, "persons").base  # noqa: B018
