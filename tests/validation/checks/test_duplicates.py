"""Facts that stand in two places: they must agree."""

from pathlib import Path

import pytest

from macros.validation.checks.duplicates import years_in
from tests.catalog.damage import cautions, cell_of, problems, set_cell
from tests.conftest import copy_town

TWICE = "보고서를 보고 둘 가운데 틀린 것을 고쳐 주세요. [year-words]"
CASES = [
    ("budgets.csv", "figure_id", "budget-brackets", "fiscal_year", "2023", "fiscal_year",
     f"'2023' — item_ko의 '2024년 예산'에 적힌 해와 다릅니다. {TWICE}"),
    ("budgets.csv", "figure_id", "budget-brackets", "item_en", "2022 budget", "fiscal_year",
     f"'2024' — item_en의 '2022 budget'에 적힌 해와 다릅니다. {TWICE}"),
    ("budgets.csv", "figure_id", "budget-brackets-a", "fiscal_year", "2025", "fiscal_year",
     "'2025' — 이 사업 전체 예산의 회계연도(2024)와 다릅니다. 해를 고치거나, 다른 해의 돈이라면 item_ko에 그 해를 적어 주세요(예: 2022년 이월). [year-part]"),
    ("observations.csv", "figure_id", "jobs-2022", "period", "2021", "period",
     f"'2021' — 옮긴 글자 '('22) +11'에 적힌 해와 다릅니다. {TWICE}"),
    ("programs.csv", "program_id", "brackets", "division_id", "r-and-d", "division_duty_id",
     "'duty-planning-01' — division_id이(가) 'r-and-d'인데, 이것은 'planning'에 속합니다. division_duty_id나 division_id를 고쳐 주세요. [belonging]"),
    ("programs.csv", "program_id", "dash", "strategy_id", "stars", "group_id",
     "'bundle' — strategy_id이(가) 'stars'인데, 이것은 'first'에 속합니다. group_id나 strategy_id를 고쳐 주세요. [belonging]"),
    ("figures.csv", "figure_id", "brackets-fund-contribution", "part_of", "brackets-area", None, None),
    ("sections.csv", "section_id", "A", "first_line", "7", "last_line",
     "'6' — 절의 첫 줄(7)보다 앞입니다. 첫 줄과 끝 줄을 고쳐 주세요. [section-lines]"),
    ("sections.csv", "section_id", "E", "last_line", "99", "last_line",
     "'99' — 보고서 글은 29줄까지 있습니다. 줄 번호나 reports.csv의 text_lines를 고쳐 주세요. [section-lines]"),
    ("milestones.csv", "milestone_id", "brackets-step-open", "status", "under_way", "status",
     "'under_way' — 보고한 날(2024-02-29) 앞의 일이 하고 있는 일로 적혀 있습니다. 상태를 고치거나, 보고서가 결과를 밝히지 않았다면 note_ko에 그렇게 적어 주세요. [date-status]"),
    ("milestones.csv", "milestone_id", "brackets-step-festival", "status", "under_way", "status",
     "'under_way' — 보고한 날(2024-02-29) 뒤의 일이 하고 있는 일로 적혀 있습니다. 상태나 때를 고치고, 보고서가 그렇게 적었다면 note_ko에 까닭을 적어 주세요. [date-status]"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "key", "name", "column", "value", "where", "message"), CASES)
def test_two_places_that_differ(  # noqa: PLR0917 - a case is a row
    town_dir: Path,
    file: str,
    key: str,
    name: str,
    column: str,
    value: str,
    where: str | None,
    message: str | None,
) -> None:
    cell = cell_of(town_dir, file, column, **{key: name})
    place = cell_of(town_dir, file, where or column, **{key: name})
    set_cell(town_dir, file, cell, value)
    found = [line for line in problems(town_dir) if line.startswith(f"{file} {place}:")]
    assert found == ([f"{file} {place}: {message}"] if message else [])


def test_a_part_of_another_programs_figure(town_dir: Path) -> None:
    cell = cell_of(town_dir, "figures.csv", "part_of", figure_id="brackets-fund-contribution")
    program = cell_of(town_dir, "figures.csv", "program_id", figure_id="brackets-fund-contribution")
    set_cell(town_dir, "figures.csv", cell, "brackets-area")
    set_cell(town_dir, "figures.csv", program, "dash")
    assert (
        f"figures.csv {cell}: 'brackets-area' — program_id이(가) 'dash'인데, 그 전체는 'brackets'의 "
        "것입니다. 이 줄의 program_id나 part_of를 고쳐 주세요. [belonging]"
    ) in problems(town_dir)


def test_a_part_of_another_year_that_says_so_is_legal(town_dir: Path) -> None:
    where = {"figure_id": "budget-brackets-a"}
    set_cell(
        town_dir, "budgets.csv", cell_of(town_dir, "budgets.csv", "fiscal_year", **where), "2023"
    )
    set_cell(
        town_dir, "budgets.csv", cell_of(town_dir, "budgets.csv", "item_ko", **where), "2023년 이월"
    )
    assert problems(town_dir) == []


def test_words_that_name_another_year_than_the_row(town_dir: Path, tmp_path: Path) -> None:
    base = copy_town(tmp_path / "base")
    where = {"figure_id": "brackets-people-target"}
    cell = cell_of(town_dir, "figures.csv", "subject_ko", **where)
    set_cell(town_dir, "figures.csv", cell_of(town_dir, "figures.csv", "period", **where), "2024")
    set_cell(town_dir, "figures.csv", cell, "2031년에 걸을 사람 수")
    assert cautions(town_dir, base) == [
        f"주의 figures.csv {cell}: '2031년에 걸을 사람 수' — 때(2024)에 없는 해가 적혀 있고, 옮긴 글자와 "
        "덧붙임에도 그 해가 없습니다. 해를 다시 살피고, 맞다면 note_ko에 까닭을 적어 주세요. [year-other]"
    ]
    assert cautions(town_dir, town_dir) == []
    note = cell_of(town_dir, "figures.csv", "note_ko", **where)
    set_cell(town_dir, "figures.csv", note, "2031년의 일입니다.")
    assert cautions(town_dir, base) == []


def test_a_printed_unit_that_means_something_else_in_one_row(town_dir: Path) -> None:
    path = town_dir / "figures.csv"
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if ",persons,명," in line]
    assert len(lines) > 3
    odd = lines[0].replace(",persons,명,", ",countries,명,")
    path.write_text(text.replace(lines[0], odd), encoding="utf-8")
    (found,) = [line for line in cautions(town_dir) if line.endswith("[unit-printed]")]
    assert (
        f"'countries' — 적힌 단위 '명'은(는) 다른 {len(lines) - 1}줄에서 모두 persons입니다."
        in found
    )


@pytest.mark.parametrize(
    ("text", "english", "years"),
    [
        ("2023년 예산", False, {"2023"}),
        ("‘22년 예산, '23", False, {"2022", "2023"}),
        ("2,023년 1,2023년", False, set()),
        ("2023 budget", True, {"2023"}),
        ("2,023 or 2023% or $2023", True, set()),
    ],
)
def test_years_in_words(text: str, english: bool, years: set[str]) -> None:  # noqa: FBT001
    assert years_in(text, english=english) == years
