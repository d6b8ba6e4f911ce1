"""Lines within sections, values within print."""

from decimal import Decimal
from pathlib import Path

import pytest

from macros.catalog.checks.passports import reads_as
from tests.catalog.spoil import cell_of, problems, set_cell


def test_a_line_outside_its_section(town_dir: Path) -> None:
    cell = cell_of(town_dir, "budgets.csv", "source_line", figure_id="budget-brackets")
    set_cell(town_dir, "budgets.csv", cell, "18")
    assert problems(town_dir) == [
        f"budgets.csv {cell}: '18' — D-1 절(14~15줄) 밖의 줄입니다. "
        "줄 번호나 절 기호를 고쳐 주세요. [line-outside]"
    ]


def test_a_value_that_is_not_in_its_print(town_dir: Path) -> None:
    cell = cell_of(town_dir, "budgets.csv", "value", figure_id="budget-long-name")
    set_cell(town_dir, "budgets.csv", cell, "7")
    assert problems(town_dir) == [
        f"budgets.csv {cell}: '7' — 찍힌 글자 '0백만원'에서 읽을 수 없는 값입니다. "
        "값을 고치거나, 다르게 읽은 것이라면 corrections.csv에 까닭을 적어 주세요. "
        "[value-not-printed]"
    ]


@pytest.mark.parametrize(
    ("printed", "value", "factor", "readable"),
    [
        ("41,115백만원", 41115, 1, True),
        ("41,115백만원", 41151, 1, False),
        ("창업지원 40억", 4000, 100, True),
        ("창업지원 40억", 40, 100, False),
        ("_", 0, 1, True),
        ("_", 1, 1, False),
        ("(△8)", -8, 1, True),
        ("(8)", -8, 1, False),
        ("34/35", 35, 1, True),
        ("3.500억원", 3500, 1, False),
    ],
)
def test_reading_a_print(printed: str, value: int, factor: int, *, readable: bool) -> None:
    assert reads_as(printed, Decimal(value), factor) is readable
