"""Amounts in ruled cells, one a digit: they teach how to read a large unit of print.

A currency that is counted in 만 and 억 is printed in thousands or millions of its own unit, which
nobody reads at a glance. The cells name each digit, and a double rule closes what is 억.
"""

from __future__ import annotations

from markupsafe import Markup

from macros.catalog.money import Amount, money_unit
from macros.i18n.korean import number
from macros.i18n.money_words import MYRIADS, unit_words
from macros.render.partials import partial

STEPS, GREAT = ("", "십", "백", "천"), ("", "만", "억", "조", "경")
READ_TO = "억"  # where a reader stops reading
LEAST = 11  # the highest digit that always has a cell: 천억


def has_digit_cells(amount: Amount) -> bool:
    """Tells whether an amount can stand in cells: whole, not negative, in 만 and 억."""
    return amount.currency in MYRIADS and isinstance(amount.value, int) and amount.value >= 0


def digit_places(amount: Amount) -> tuple[str, ...]:
    """Returns the names of the digits of an amount, from the highest.

    >>> digit_places(Amount(41115, "KRW_million"))
    ('천억', '백억', '십억', '억', '천만', '백만')
    """
    unit = money_unit(amount.unit)
    least = unit.exponent if unit else 0
    most = max(LEAST, least + len(str(amount.value)) - 1)
    return tuple(_name(place) for place in range(most, least - 1, -1))


def _name(place: int) -> str:
    """Returns what a digit counts: 10 to the eighth is 억."""
    return STEPS[place % 4] + GREAT[place // 4] or "일"


def digit_cells(amount: Amount) -> Markup:
    """Returns an amount in ruled cells, closed with a double rule after 억.

    Nothing for an amount that has none: of another currency, negative, or with decimals.
    """
    if not has_digit_cells(amount):
        return Markup("")
    names = digit_places(amount)
    digits = str(amount.value).rjust(len(names), "0")
    return partial(
        "digit_cells",
        text=number(amount.value) + unit_words(amount.unit),
        cells=list(zip(names, digits, strict=True)),
        last=READ_TO,
    )
