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
    run: list[tuple[Decimal, str]] = []
    end = -1
    for match in _TERM.finditer(text):
        number, magnitude = Decimal(match.group(1).replace(",", "")), match.group(2) or ""
        if match.start() != end or not _falls(run, magnitude):
            found |= _total(run)
            run = []
        if magnitude:
            run.append((number, magnitude))
        else:
            found.add(number)
        end = match.end()
    return found | _total(run)


def _falls(run: list[tuple[Decimal, str]], magnitude: str) -> bool:
    """Tells whether a magnitude may follow those of a run: 조 before 억 before 만."""
    sizes = [BIG[m[-1]] for _, m in run if m[-1] in BIG]
    return bool(magnitude) and (not sizes or BIG.get(magnitude[-1], 1) < sizes[-1])


def _total(run: list[tuple[Decimal, str]]) -> set[Decimal]:
    """Adds up a run; small magnitudes before a large one are multiplied by it together."""
    if not run:
        return set()
    total = part = Decimal(0)
    for number, magnitude in run:
        part += number * SMALL.get(magnitude[0], 1)
        if magnitude[-1] in BIG:
            total, part = total + part * BIG[magnitude[-1]], Decimal(0)
    return {total + part}


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
