"""Reading numbers as Korean print writes them: ``41,115``, ``1조 4천억``, ``7천5백억``."""

from __future__ import annotations

import re
from decimal import Decimal

# What a reader takes for one number; a comma at its end belongs to the sentence.
NUMERAL = re.compile(r"\d+(?:,\d+)*(?:\.\d+)?")

SMALL = {"십": 10, "백": 100, "천": 1_000}
BIG = {"만": 10_000, "억": 100_000_000, "조": 1_000_000_000_000}
_TERM = re.compile(r"(\d+(?:,\d+)*(?:\.\d+)?)([십백천]?[만억조]|[십백천])?( ?)")
_NONE_SIGNS = {"_", "-", "–", "—"}
_MINUS_SIGNS = ("△", "▲", "-", "−")

# How many of a unit one printed won makes.
_MONEY = {"KRW_million": Decimal(10) ** -6}


def readings(text: str) -> set[Decimal]:
    """Returns every number that can be read in a text.

    A number with a magnitude (천, 만, 억, 조) is read with it and not without; neighbours of
    falling magnitude are one number.

    >>> sorted(map(int, readings("1조 4천억원 가운데 350억")))
    [35000000000, 1400000000000]
    >>> sorted(map(int, readings("7천5백억원")))
    [750000000000]
    """
    found: set[Decimal] = set()
    total, part, last = Decimal(0), Decimal(0), None
    end = -1
    for match in _TERM.finditer(text):
        number = Decimal(match.group(1).replace(",", ""))
        magnitude = match.group(2) or ""
        size = BIG.get(magnitude[-1:], 1)
        joined = match.start() == end and (last is None or size < last)
        if not joined or not magnitude:
            found |= {total + part} if total + part else set()
            total, part, last = Decimal(0), Decimal(0), None
        if not magnitude:
            found.add(number)
            end = -1
            continue
        part += number * SMALL.get(magnitude[0], 1)
        if size > 1:
            total, part, last = total + part * size, Decimal(0), size
        end = match.end()
    return found | ({total + part} if total + part else set())


def reads_as(as_printed: str, value: Decimal, unit: str = "") -> bool:
    """Tells whether a value in a unit can be read in a printed literal.

    >>> reads_as("스케일업 100억", Decimal(10000), "KRW_million"), reads_as("_", Decimal(0))
    (True, True)
    """
    if as_printed.strip() in _NONE_SIGNS:
        return value == 0
    if value < 0 and not any(sign in as_printed for sign in _MINUS_SIGNS):
        return False
    scales = {Decimal(1), _MONEY.get(unit, Decimal(1))}
    return any(number * scale == abs(value) for number in readings(as_printed) for scale in scales)
