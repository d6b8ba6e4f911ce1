"""What is odd but legal: told, never refused."""

import re
from pathlib import Path

import pytest

from macros.validation.checks.outliers import OFFICIALESE
from tests.catalog.damage import cautions, cell_of, problems, set_cell
from tests.conftest import copy_town


def change(folder: Path, file: str, column: str, value: str, **where: str) -> str:
    cell = cell_of(folder, file, column, **where)
    set_cell(folder, file, cell, value)
    return cell


def test_a_budget_changed_by_more_than_half(town_dir: Path, tmp_path: Path) -> None:
    base = copy_town(tmp_path / "base")
    where = {"figure_id": "budget-brackets"}
    change(base, "budgets.csv", "value", "100", **where)
    cell = change(town_dir, "budgets.csv", "value", "151", **where)
    (line,) = cautions(town_dir, base)
    assert line == (
        f"주의 budgets.csv {cell}: '151' — 100에서 151(으)로 절반 넘게(51.0%) 바뀌었습니다. "
        "자릿수와 단위(백만원)를 다시 살펴 주세요. [budget-changed]"
    )
    change(town_dir, "budgets.csv", "value", "150", **where)
    assert cautions(town_dir, base) == []
    change(base, "budgets.csv", "value", "0", **where)
    (line,) = cautions(town_dir, base)
    assert "0에서 150(으)로 절반 넘게 바뀌었습니다." in line
    assert cautions(town_dir) == []


def test_a_result_above_ten_times_its_target(town_dir: Path) -> None:
    target = {"figure_id": "brackets-people-target"}
    cell = cell_of(town_dir, "figures.csv", "value", measure_id="brackets-people", kind="result")
    change(town_dir, "figures.csv", "value", "10", **target)
    set_cell(town_dir, "figures.csv", cell, "100")
    assert cautions(town_dir) == []
    set_cell(town_dir, "figures.csv", cell, "101")
    assert cautions(town_dir) == [
        f"주의 figures.csv {cell}: '101' — 목표 10의 10배를 넘는 실적입니다. "
        "값과 단위, 목표의 값을 다시 살펴 주세요. [target-exceeded]"
    ]
    assert cautions(town_dir, base=town_dir) == []


def test_a_date_outside_the_year(town_dir: Path) -> None:
    where = {"milestone_id": "brackets-step-festival"}
    change(town_dir, "milestones.csv", "start", "2042-05", **where)
    change(town_dir, "milestones.csv", "end", "2042-05", **where)
    start, end = (cell_of(town_dir, "milestones.csv", name, **where) for name in ("start", "end"))
    output = (
        "'2042-05' — 회계연도(2024년) 밖의 때인데, 옮긴 글자와 덧붙임에 그 해가 없습니다. "
        "해를 다시 살피고, 맞다면 note_ko에 까닭을 적어 주세요. [date-outside-year]"
    )
    assert cautions(town_dir) == [
        f"주의 milestones.csv {start}: {output}",
        f"주의 milestones.csv {end}: {output}",
    ]
    # The identity of an event within the festival sees it too.
    assert [line for line in problems(town_dir) if "[identity]" not in line] == []
    change(town_dir, "milestones.csv", "note_ko", "2042년에 하기로 했습니다.", **where)
    assert cautions(town_dir) == []


def test_a_date_within_a_fiscal_year_that_is_no_calendar_year(town_dir: Path) -> None:
    where = {"milestone_id": "brackets-step-festival"}
    for name in ("start", "end"):
        change(town_dir, "milestones.csv", name, "2023-11", **where)
    assert len([line for line in cautions(town_dir) if "2023-11" in line]) == 2
    change(town_dir, "reports.csv", "fiscal_year_offset", "-3", report_id="town-2024")
    assert not [line for line in cautions(town_dir) if "2023-11" in line]
    for name in ("start", "end"):
        change(town_dir, "milestones.csv", name, "2023-09", **where)
    output = [line for line in cautions(town_dir) if "2023-09" in line]
    assert len(output) == 2
    assert all("2024 회계연도(2023-10-01~2024-09-30) 밖" in line for line in output)


@pytest.mark.parametrize("word", sorted(OFFICIALESE))
def test_a_summary_in_officialese(town_dir: Path, word: str) -> None:
    cell = change(town_dir, "programs.csv", "summary_ko", f"경쟁력 {word} 하는 일")
    (line,) = cautions(town_dir)
    assert line == (
        f"주의 programs.csv {cell}: '경쟁력 {word} 하는 일' — 관공서 말투가 들어 있습니다: {word}. "
        f"누구나 알 말로 바꿔 주세요({word} → {OFFICIALESE[word]}). [officialese]"
    )
    assert re.search("[가-힣]", OFFICIALESE[word])


def test_only_what_a_change_touches_is_reported(town_dir: Path, tmp_path: Path) -> None:
    change(town_dir, "programs.csv", "summary_ko", "품질 제고")
    assert cautions(town_dir, base=town_dir) == []
    assert len(cautions(town_dir, base=copy_town(tmp_path / "base"))) == 1
