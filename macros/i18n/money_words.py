"""Amounts of money in words, each in its own currency: the one place that writes them.

Won are written in the number words of Korean (조, 억, 만), every other currency in digits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from babel.numbers import get_currency_name

from macros.catalog.money import Amount, money_unit
from macros.i18n.number_words import HUNDRED_MILLION, MYRIAD, myriad_words, number

# Currencies that print counts in 만 and 억.
MYRIADS = frozenset({"KRW"})
# What a currency is called in Korean where the long name ("미국 달러") is longer than needed.
NAMES = {"KRW": "원", "USD": "달러"}
SCALE_WORDS = {
    0: "",
    2: "백",
    3: "천",
    4: "만",
    5: "십만",
    6: "백만",
    7: "천만",
    8: "억",
    9: "십억",
    12: "조",
}
NUMBER_WORDS = "만억조"


def money(amount: Amount, *, myriads: bool = False) -> str:
    """Writes an amount exactly, with its currency.

    Args:
        amount: The amount.
        myriads: Whether a currency that is not counted in 만 and 억 is so here.

    >>> money(Amount(41115, "KRW_million")), money(Amount(0, "KRW_million"))
    ('411억 1,500만 원', '0원')
    >>> money(Amount(49876, "KRW_thousand")), money(Amount(21069337, "USD"))
    ('4,987만 6,000원', '21,069,337달러')
    >>> money(Amount(30454, "USD_million"), myriads=True)
    '304억 5,400만 달러'
    """
    name, counted = currency_name(amount.currency), myriads or amount.currency in MYRIADS
    digits = myriad_words(amount.base) if counted else number(amount.base)
    apart = digits[-1] in NUMBER_WORDS or " " in name
    return f"{digits} {name}" if apart else f"{digits}{name}"


def amounts_words(amounts: Amount | Sequence[Amount]) -> str:
    """Writes an amount, or the sums of several currencies one after the other."""
    return _listed(amounts, money)


def stored_words(amounts: Amount | Sequence[Amount]) -> str:
    """Writes an amount in the unit it is stored in, or several one after the other."""
    return _listed(amounts, stored)


def both_words(amounts: Amount | Sequence[Amount]) -> str:
    """Writes amounts in words, and in brackets as they are stored where that reads otherwise.

    >>> both_words(Amount(41115, "KRW_million")), both_words(Amount(1000, "USD"))
    ('411억 1,500만 원(41,115백만원)', '1,000달러')
    """
    words, plain = amounts_words(amounts), stored_words(amounts)
    return words if words == plain else f"{words}({plain})"


def _listed(amounts: Amount | Sequence[Amount], words: Callable[[Amount], str]) -> str:
    many = (amounts,) if isinstance(amounts, Amount) else amounts
    return ", ".join(words(amount) for amount in many)


def money_short(amount: Amount, *, signed: bool = False) -> str:
    """Writes an amount for a chart's label: won rounded to 억, below 1억 to 만, without 원.

    What is rounded says so, since the exact amount stands in the title or the table beside it.

    Args:
        amount: The amount.
        signed: Whether one above zero has a plus.

    >>> money_short(Amount(41115, "KRW_million")), money_short(Amount(50, "KRW_million"))
    ('약 411억', '5,000만')
    """
    value = amount.base
    plus = "+" if signed and value > 0 else ""
    if amount.currency not in MYRIADS:
        return plus + money(amount)
    size = -value if value < 0 else value
    for step in (HUNDRED_MILLION, MYRIAD):
        if size >= step:
            rounded = int(size + step // 2) // step * step  # half up, as everywhere
            words = plus + myriad_words(-rounded if value < 0 else rounded)
            return words if rounded == size else f"약 {words}"
    return plus + myriad_words(value)


def stored(amount: Amount) -> str:
    """Writes an amount in the unit it is stored in.

    >>> stored(Amount(41115, "KRW_million")), stored(Amount(17, "USD_million"))
    ('41,115백만원', '17백만 달러')
    """
    known = money_unit(amount.unit)
    apart = known and not known.exponent and " " in currency_name(known.currency)
    return f"{number(amount.value)}{' ' if apart else ''}{unit_words(amount.unit)}"


def digits(amount: Amount, unit: str | None) -> str:
    """Writes an amount in digits; with its unit, unless a heading has said that unit already.

    Args:
        amount: The amount.
        unit: The unit that the heading names; None where it names none.
    """
    return number(amount.value) if amount.unit == unit else stored(amount)


def length(amount: Amount, unit: str) -> int | float:
    """Returns how long a bar is drawn for an amount, in a unit that all bars of a chart share."""
    value = amount.to(unit).value
    return value if isinstance(value, int) else float(value)


def unit_words(unit: str) -> str:
    """Returns the Korean name of a unit of money.

    >>> unit_words("KRW_million"), unit_words("USD"), unit_words("EUR_thousand")
    ('백만원', '달러', '천 유로')

    Raises:
        ValueError: If it is none.
    """
    known = money_unit(unit)
    if known is None:
        raise ValueError(f"no unit of money: {unit}")
    scale, name = SCALE_WORDS[known.exponent], currency_name(known.currency)
    return f"{scale}{name}" if known.currency in MYRIADS or not scale else f"{scale} {name}"


def currency_name(code: str) -> str:
    """Returns the Korean name of a currency.

    >>> currency_name("KRW"), currency_name("USD"), currency_name("CHF")
    ('원', '달러', '스위스 프랑')
    """
    return NAMES.get(code) or get_currency_name(code, locale="ko")
