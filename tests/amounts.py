"""Amounts as the first package has them, for tests that say what a page shows."""

from __future__ import annotations

from macros.catalog.entities import Value
from macros.catalog.money import Amount
from macros.i18n.money_words import money, money_short

MILLION = "KRW_million"


def won(million: Value) -> str:
    """Returns an amount of million won in words."""
    return money(Amount(million, MILLION))


def won_short(million: Value) -> str:
    """Returns an amount of million won as a chart's label has it."""
    return money_short(Amount(million, MILLION))
