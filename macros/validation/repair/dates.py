"""Dates as spreadsheets and people write them, read only where one reading is possible."""

from __future__ import annotations

import re
from datetime import date, timedelta

# Day 0 of spreadsheets; they count a 29 February 1900 that never was, so it is not 1 January.
EPOCH = date(1899, 12, 30)
SERIALS = range(20_000, 70_000)  # 1954 to 2091
# Old spreadsheets of Macs begin in 1904: their days come out four years and a day apart.
APART = timedelta(days=1462)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_NAMES = "|".join(MONTHS)
# Midnight, and a day of the week, that a program adds to a day.
_TIME = (
    r"(?:\s?\(?[월화수목금토일](?:요일)?\)?)?(?:T00:00:00(?:\.0+)?Z?"
    r"|\s+(?:0{1,2}:00(?::00)?|오전 12:00(?::00)?|12:00(?::00)? AM))?"
)
_YMD = re.compile(
    rf"(\d{{4}})\s?[-./년]\s?(\d{{1,2}})\s?[-./월]\s?(\d{{1,2}})\s?[.일]?{_TIME}", re.ASCII
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_SERIAL = re.compile(r"\d{5}", re.ASCII)
_MDY = re.compile(rf"(\d{{1,2}})/(\d{{1,2}})/(\d{{4}}){_TIME}", re.ASCII)
_YM = re.compile(r"(\d{4})\s?[-./년]\s?(\d{1,2})\s?[.월]?|(\d\d)년 ?(\d{1,2})월", re.ASCII)
_NAMED_MONTH = re.compile(rf"({_NAMES})[- ](\d{{2}}|\d{{4}})", re.ASCII)
_DAY_OF_MONTH = (
    re.compile(r"(?P<m>\d{1,2})월 (?P<d>\d{1,2})일", re.ASCII),
    re.compile(rf"(?P<d>\d{{1,2}})-(?P<m>{_NAMES})", re.ASCII),
)


def read_date(text: str) -> date | None:
    """Returns the one day a text can mean; None for several or none.

    >>> read_date("2023. 5. 31."), read_date("45077"), read_date("5/6/2023")
    (datetime.date(2023, 5, 31), datetime.date(2023, 5, 31), None)
    """
    for pattern in (_YMD, _COMPACT):
        if match := pattern.fullmatch(text):
            return _date(*map(int, match.groups()))
    if _SERIAL.fullmatch(text) and int(text) in SERIALS:
        return EPOCH + timedelta(days=int(text))
    if match := _MDY.fullmatch(text):
        month, day, year = map(int, match.groups())
        if day > 12 or month == day:  # else it may as well be the day that comes first
            return _date(year, month, day)
    return None


def read_month_first(text: str) -> date | None:
    """Returns the day of a date as programs write it that were set up for the United States.

    Only where the day that it stands for is known does it tell anything: elsewhere the same
    letters mean another day.

    >>> read_month_first("06/03/2023")
    datetime.date(2023, 6, 3)
    """
    match = _MDY.fullmatch(text)
    if not match:
        return None
    month, day, year = map(int, match.groups())
    return _date(year, month, day)


def is_serial(text: str) -> bool:
    """Tells whether a text is a number by which a spreadsheet counts days."""
    return bool(_SERIAL.fullmatch(text)) and int(text) in SERIALS


def shifted_by_epoch(text: str, original: str) -> bool:
    """Tells whether two days are as far apart as the two beginnings of spreadsheets' time.

    >>> shifted_by_epoch("2019-05-30", "2023-05-31"), shifted_by_epoch("43616", "2023-06-01")
    (True, True)
    """
    day = read_date(text)
    return day is not None and original in {
        (day + APART).isoformat(),
        (day - APART).isoformat(),
    }


def read_month(text: str) -> tuple[int, int] | None:
    """Returns the year and month a text means; None if it means none.

    >>> read_month("2023. 5."), read_month("May-23")
    ((2023, 5), (2023, 5))
    """
    if match := _YM.fullmatch(text):
        year, month = (int(part) for part in match.groups() if part)
        return (year if year > 99 else 2000 + year, month) if 1 <= month <= 12 else None
    if match := _NAMED_MONTH.fullmatch(text):
        year = int(match.group(2))
        return (year if year > 99 else 2000 + year, MONTHS.index(match.group(1)) + 1)
    return None


def read_day_of_month(text: str) -> tuple[int, int] | None:
    """Returns the month and day of a date without a year; None if it is none.

    >>> read_day_of_month("01월 03일"), read_day_of_month("3-Jan")
    ((1, 3), (1, 3))
    """
    for pattern in _DAY_OF_MONTH:
        if match := pattern.fullmatch(text):
            month = match["m"]
            number = int(month) if month.isdigit() else MONTHS.index(month) + 1
            return number, int(match["d"])
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
