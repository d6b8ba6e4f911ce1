"""Amounts of money: a number in a unit ``<ISO 4217>[_<scale>]``, as ``KRW_million`` or ``USD``.

A value is stored in the unit the report prints it in, so nothing is rounded on the way. Amounts of
one currency are added and compared exactly, whatever their scales; amounts of two never are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, total_ordering

from babel.numbers import is_currency

Number = int | Decimal

# Powers of ten by the name of the scale; "" for the currency's own unit.
SCALES = {
    "": 0, "hundred": 2, "thousand": 3, "ten_thousand": 4, "hundred_thousand": 5,
    "million": 6, "ten_million": 7, "hundred_million": 8, "billion": 9, "trillion": 12,
}  # fmt: skip


_CODE = re.compile(r"[A-Z]{3}(_.*)?")
_LABEL = re.compile(r"([백천만십억조]+ ?)?(원|달러|불|유로|엔|위안|파운드|[$€£¥₩])")


@dataclass(frozen=True)
class Unit:
    """A unit of money.

    Attributes:
        currency: Code of ISO 4217.
        exponent: How many tens one of the unit is multiplied by: 6 for a million.
    """

    currency: str
    exponent: int


@cache
def money_unit(name: str) -> Unit | None:
    """Returns the currency and scale of a unit; None for one that is not money or not known.

    >>> money_unit("KRW_million"), money_unit("USD"), money_unit("persons")
    (Unit(currency='KRW', exponent=6), Unit(currency='USD', exponent=0), None)
    """
    currency, _, scale = name.partition("_")
    if scale not in SCALES or name.endswith("_") or not is_currency(currency):
        return None
    return Unit(currency, SCALES[scale])


def tens_of(unit: str) -> int:
    """Returns how many tens one of a unit counts, money or not: 3 for a thousand people.

    >>> tens_of("KRW_million"), tens_of("thousand_persons"), tens_of("ten_thousand_cases")
    (6, 3, 4)
    >>> tens_of("persons")
    0
    """
    money = money_unit(unit)
    if money:
        return money.exponent
    found = [scale for scale in SCALES if scale and unit.startswith(f"{scale}_")]
    return SCALES[max(found, key=len)] if found else 0


def looks_like_money(name: str, label: str) -> bool:
    """Tells whether the name or the label of a unit is that of money, known or not.

    >>> looks_like_money("ABC_million", ""), looks_like_money("won_thousand", "천원")
    (True, True)
    >>> looks_like_money("persons", "명"), looks_like_money("count", "개")
    (False, False)
    """
    return bool(_CODE.fullmatch(name) or _LABEL.fullmatch(label))


@total_ordering
@dataclass(frozen=True, eq=False)
class Amount:
    """An amount of money; equal to any amount of the same currency that is worth the same.

    Attributes:
        value: How many of the unit.
        unit: A unit of money, as ``KRW_million``.
    """

    value: Number
    unit: str

    @property
    def currency(self) -> str:
        """Code of ISO 4217."""
        return _known(self.unit).currency

    @property
    def base(self) -> Number:
        """How many of the currency's own unit: won, dollars."""
        return shifted(self.value, _known(self.unit).exponent)

    def to(self, unit: str) -> Amount:
        """Returns the same amount in another unit of its currency.

        Raises:
            ValueError: If the unit is of another currency.
        """
        here, there = _known(self.unit), _known(unit)
        if here.currency != there.currency:
            raise ValueError(f"{self.unit} is not {unit}")
        return Amount(shifted(self.value, here.exponent - there.exponent), unit)

    def __add__(self, other: Amount) -> Amount:
        unit = finest((self.unit, other.unit))
        return Amount(self.to(unit).value + other.to(unit).value, unit)

    def __neg__(self) -> Amount:
        return Amount(-self.value, self.unit)

    def __sub__(self, other: Amount) -> Amount:
        return self + -other

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Amount):
            return NotImplemented
        return (self.currency, self.base) == (other.currency, other.base)

    def __lt__(self, other: Amount) -> bool:
        return self.value < other.to(self.unit).value

    def __hash__(self) -> int:
        return hash((self.currency, self.base))

    def __bool__(self) -> bool:
        return bool(self.value)


def finest(units: Iterable[str]) -> str:
    """Returns the smallest of some units of one currency, in which all amounts stay whole.

    >>> finest(["KRW_million", "KRW_thousand"])
    'KRW_thousand'

    Raises:
        ValueError: If there is none, or they are of several currencies.
    """
    known = {unit: _known(unit) for unit in units}
    if not one_currency(known):
        raise ValueError(f"not of one currency: {sorted(known)}")
    return min(known, key=lambda name: known[name].exponent)


def one_currency(units: Iterable[str]) -> bool:
    """Tells whether units are all of one currency, so that their amounts may be added."""
    return len({_known(unit).currency for unit in units}) == 1


def sum_of(amounts: Iterable[Amount], unit: str) -> Amount:
    """Adds up amounts of one currency; nothing in the unit where there are none.

    Args:
        amounts: The amounts.
        unit: The unit of the sum.

    Raises:
        ValueError: If an amount is of another currency.
    """
    return Amount(sum((amount.to(unit).value for amount in amounts), 0), unit)


def _known(name: str) -> Unit:
    unit = money_unit(name)
    if unit is None:
        raise ValueError(f"no unit of money: {name}")
    return unit


def shifted(value: Number, tens: int) -> Number:
    """Returns a number times a power of ten, exactly; whole ones as ``int``."""
    if tens >= 0 and isinstance(value, int):
        return value * int(10**tens)
    moved = Decimal(value).scaleb(tens)
    return int(moved) if tens and moved == moved.to_integral_value() else moved
