"""Days that are not in the calendar."""

from pathlib import Path

import pytest

from tests.catalog.damage import cell_of, problems, set_cell

GONE = "달력에 없는 때입니다. 해, 달, 날을 다시 살펴 주세요. [day]"
FAR = "1900년에서 2100년 사이가 아닙니다. 해를 네 자리로 다시 적어 주세요. [year]"
DIGITS = "꼴이 맞지 않습니다. 2023, 2023-05, 2023-05-31처럼 적어 주세요. [pattern]"


def test_days_that_cannot_be(town_dir: Path) -> None:
    output = []
    for file, column, value, message in (
        ("contents.csv", "period", "2024-02-30/", GONE),
        ("events.csv", "start", "2023-99", GONE),
        ("figures.csv", "period", "2023/2023-13", GONE),
        ("milestones.csv", "start", "２０２３", DIGITS),
        ("observations.csv", "period", "0023", FAR),
        ("reports.csv", "presented_on", "9999-12-31", FAR),
    ):
        cell = cell_of(town_dir, file, column)
        set_cell(town_dir, file, cell, value)
        output.append(f"{file} {cell}: '{value}' — {message}")
    assert problems(town_dir) == output


@pytest.mark.parametrize("value", ["2023-02-29", "2023-13-01", "2024-06-31", "2023-00-10"])
def test_a_whole_date_that_cannot_be_is_not_called_ill_written(town_dir: Path, value: str) -> None:
    cell = cell_of(town_dir, "reports.csv", "presented_on")
    set_cell(town_dir, "reports.csv", cell, value)
    assert problems(town_dir) == [f"reports.csv {cell}: '{value}' — {GONE}"]


@pytest.mark.parametrize("value", ["2024-02-29", "2023", "2023-12"])
def test_days_that_can_be(town_dir: Path, value: str) -> None:
    set_cell(town_dir, "events.csv", cell_of(town_dir, "events.csv", "start"), value)
    assert not [line for line in problems(town_dir) if "[day]" in line or "[year]" in line]
