from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalog.fiscal import fiscal_days, fiscal_words, fiscal_year_of, lies_within

OFFSETS = st.integers(-11, 11)


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), OFFSETS)
def test_every_day_lies_in_the_fiscal_year_it_is_said_to(day: date, offset: int) -> None:
    first, last = fiscal_days(fiscal_year_of(day, offset), offset)
    assert first <= day <= last
    assert lies_within(day.isoformat(), (first, last))
    assert not lies_within((last + timedelta(days=1)).isoformat(), (first, last))


@given(st.integers(2000, 2100), OFFSETS)
def test_years_follow_each_other(year: int, offset: int) -> None:
    assert fiscal_days(year + 1, offset)[0] - fiscal_days(year, offset)[1] == timedelta(days=1)


@pytest.mark.parametrize(
    ("offset", "words"),
    [
        (0, "2025년"),
        (-3, "2025 회계연도(2024-10-01~2025-09-30)"),
        (-6, "2025 회계연도(2024-07-01~2025-06-30)"),
        (3, "2025 회계연도(2025-04-01~2026-03-31)"),
    ],
)
def test_a_year_that_is_no_calendar_year_says_its_days(offset: int, words: str) -> None:
    assert fiscal_words(2025, offset) == words


def test_a_month_and_a_year_lie_where_any_day_of_them_does() -> None:
    days = fiscal_days(2025, -3)
    assert lies_within("2024", days)
    assert lies_within("2025-09", days)
    assert not lies_within("2024-09", days)
