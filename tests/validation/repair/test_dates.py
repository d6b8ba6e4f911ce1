from datetime import date

import pytest

from macros.validation.repair.dates import read_date, read_day_of_month, read_month


@pytest.mark.parametrize(
    "text",
    [
        "2023. 5. 31.", "2023.5.31", "2023-5-31", "2023/05/31", "20230531", "45077",
        "5/31/2023", "2023년 5월 31일", "2023-05-31 0:00", "2023-05-31 00:00:00",
    ],
)  # fmt: skip
def test_one_day_however_it_is_written(text: str) -> None:
    assert read_date(text) == date(2023, 5, 31)


@pytest.mark.parametrize(
    "text", ["5/6/2023", "23-05-31", "2023-02-30", "41115.5", "1234", "99999", "5월 31일", ""]
)
def test_what_may_be_another_day_or_none(text: str) -> None:
    assert read_date(text) is None


def test_months() -> None:
    texts = ("2023. 5.", "2023.5", "2023-5", "2023년 5월", "May-23", "May-2023")
    assert {read_month(text) for text in texts} == {(2023, 5)}
    assert [read_month(text) for text in ("2023-13", "23-May", "2023")] == [None] * 3


def test_days_without_a_year() -> None:
    assert read_day_of_month("12월 11일") == read_day_of_month("11-Dec") == (12, 11)
    assert read_day_of_month("12-11") is None
