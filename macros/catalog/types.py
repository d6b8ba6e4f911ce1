"""Cells from text, by the types of the descriptor."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from macros.catalog.entities import Value

# More digits than any office counts. ``1e999999999`` is a number too, and has a billion of them.
_PLAIN = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?")

Cell = str | int | Decimal | date | bool | None


def to_value(text: str) -> Value:
    """Returns a whole number as ``int`` and any other exactly, with its decimals.

    >>> to_value("41115"), to_value("78.0")
    (41115, Decimal('78.0'))
    """
    return Decimal(text) if "." in text else int(text)


def plain_number(text: str) -> Decimal | None:
    """Returns the number that an unchecked cell states in digits; None for anything else.

    >>> plain_number("-78.0"), plain_number("1e999999999"), plain_number("NaN")
    (Decimal('-78.0'), None, None)
    """
    return Decimal(text) if _PLAIN.fullmatch(text) else None


_CONVERTERS: dict[str, Callable[[str], Cell]] = {
    "string": str,
    "integer": int,
    "number": to_value,
    "date": date.fromisoformat,
    "boolean": lambda text: text == "true",
}


def to_cell(kind: str, text: str) -> Cell:
    """Returns a cell of a type of the descriptor; None for an empty one.

    >>> to_cell("date", "2023-06-22"), to_cell("integer", "")
    (datetime.date(2023, 6, 22), None)
    """
    return _CONVERTERS[kind](text) if text != "" else None
