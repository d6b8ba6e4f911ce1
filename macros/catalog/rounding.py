"""Rounding, once and in one place."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from macros.catalog.model import Value


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """Rounds as Korean public statistics do: half away from zero.

    >>> round_half_up(Decimal("47.05"), 1)
    Decimal('47.1')
    """
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def percentage(part: Value, whole: Value, decimals: int = 1) -> Decimal:
    """Returns ``part`` as a percentage of ``whole``; zero where the whole is zero."""
    if whole == 0:
        return round_half_up(Decimal(0), decimals)
    return round_half_up(Decimal(part) * 100 / Decimal(whole), decimals)
