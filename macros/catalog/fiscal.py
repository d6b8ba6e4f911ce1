"""Fiscal years: from which day to which, where they do not begin with January.

A year is known by its number alone, and offices name one by the year it begins or the year it ends
in. So a report says how many months after the January of that number its years begin: -3 where
2025 begins in October 2024, 3 where it begins in April 2025.
"""

from __future__ import annotations

from datetime import date, timedelta

MONTHS = 12


def fiscal_days(year: int, offset: int) -> tuple[date, date]:
    """Returns the first and the last day of a fiscal year.

    Args:
        year: The number of the year.
        offset: Months from the January of that number to the first month of the year.

    >>> fiscal_days(2025, -3)
    (datetime.date(2024, 10, 1), datetime.date(2025, 9, 30))
    """
    return _first(year, offset), _first(year + 1, offset) - timedelta(days=1)


def fiscal_year_of(day: date, offset: int) -> int:
    """Returns the number of the fiscal year that a day lies in.

    >>> fiscal_year_of(date(2024, 10, 1), -3), fiscal_year_of(date(2024, 9, 30), -3)
    (2025, 2024)
    """
    return (day.year * MONTHS + day.month - 1 - offset) // MONTHS


def lies_within(when: str, days: tuple[date, date]) -> bool:
    """Tells whether a date, month or year has a day between two days, both included.

    >>> lies_within("2024-10", fiscal_days(2025, -3)), lies_within("2025-10", fiscal_days(2025, -3))
    (True, False)
    """
    first, last = (day.isoformat()[: len(when)] for day in days)
    return first <= when <= last


def fiscal_words(year: int, offset: int) -> str:
    """Writes a fiscal year in Korean, with its days where it is not the calendar year.

    >>> fiscal_words(2023, 0), fiscal_words(2025, -3)
    ('2023년', '2025 회계연도(2024-10-01~2025-09-30)')
    """
    if not offset:
        return f"{year}년"
    first, last = fiscal_days(year, offset)
    return f"{year} 회계연도({first}~{last})"


def _first(year: int, offset: int) -> date:
    months = year * MONTHS + offset
    return date(months // MONTHS, months % MONTHS + 1, 1)
