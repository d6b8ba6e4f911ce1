"""Lines within sections, values within print."""

from pathlib import Path

from tests.catalog.damage import cell_of, problems, set_cell


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
        f"budgets.csv {cell}: '7' — 옮긴 글자 '0백만원'에서 읽을 수 없는 값입니다. "
        "값을 고치거나, 다르게 읽은 것이라면 corrections.csv에 까닭을 적어 주세요. "
        "[value-not-printed]"
    ]


def test_a_correction_must_read_the_value_too(town_dir: Path) -> None:
    cell = cell_of(town_dir, "budgets.csv", "value", figure_id="budget-dash-original")
    set_cell(town_dir, "budgets.csv", cell, "2600")
    assert any(
        line.startswith(f"budgets.csv {cell}: '2600' — 옮긴 글자") for line in problems(town_dir)
    )
