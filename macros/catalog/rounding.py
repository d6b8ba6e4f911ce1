"""Rounding, once and in one place."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from macros.catalog.entities import Value

TAKEN_AS_EXACT = (0, 50, 100)  # percent: none, half, all


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """Rounds as Korean public statistics do: half away from zero.

    >>> round_half_up(Decimal("47.05"), 1)
    Decimal('47.1')
    """
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def percentage(part: Value, whole: Value, decimals: int | None = None) -> Decimal:
    """Returns ``part`` as a percentage of ``whole``; zero where the whole is zero.

    Args:
        part: The part, of the same unit as the whole.
        whole: The whole.
        decimals: How many decimals a report prints; None for what only we compute. That has one,
            and more where with one a small part were 0, an almost whole one 100 or a bare majority
            50: a reader takes these as none, all and half.

    >>> percentage(352895, 749673), percentage(1699999, 1700000), percentage(1, 1, 0)
    (Decimal('47.1'), Decimal('99.9999'), Decimal('100'))
    """
    if whole == 0:
        return round_half_up(Decimal(0), 1 if decimals is None else decimals)
    exact = Decimal(part) * 100 / Decimal(whole)
    if decimals is not None:
        return round_half_up(exact, decimals)
    rounded, more = round_half_up(exact, 1), 1
    while abs(rounded) in TAKEN_AS_EXACT and rounded != exact:
        more += 1
        rounded = round_half_up(exact, more)
    return rounded
