"""Dates, money and references of what programs do."""

from pathlib import Path

import pytest

from tests.catalog.damage import cell_of, problems, set_cell

CASES = [
    ("milestones.csv", "milestone_id", "brackets-step-open", "start", "2024-01-16", "end",
     "'2024-01-15' — 시작보다 끝이 먼저입니다. 두 때를 견주어 고쳐 주세요. [date-order]"),
    ("milestones.csv", "milestone_id", "brackets-step-festival", "status", "finished", "status",
     "'finished' — 보고한 날(2024-02-29) 뒤의 일이 마친 일로 적혀 있습니다. 상태나 때를 고쳐 주세요. [date-status]"),
    ("milestones.csv", "milestone_id", "brackets-step-eve", "note_ko", "", "status",
     "'planned' — 보고한 날(2024-02-29) 앞의 일이 할 일로 적혀 있습니다. 상태를 고치거나, 보고서가 결과를 밝히지 않았다면 note_ko에 그렇게 적어 주세요. [date-status]"),
    ("milestones.csv", "milestone_id", "brackets-step-open", "start", "2024-01", "start",
     "'2024-01' — precision은 'day'인데 덜 자세한 때가 적혀 있습니다. 때를 2023-05-31처럼 적어 주세요. [date-precision]"),
    ("milestones.csv", "milestone_id", "brackets-step-open", "precision", "month", "start",
     "'2024-01-15' — precision은 'month'인데 더 자세한 때가 적혀 있습니다. 때를 2023-05처럼 적거나 precision을 day로 고쳐 주세요. [date-precision]"),
    ("events.csv", "event_id", "star-night", "precision", "day", "end",
     "'2024-09' — precision은 'day'인데 덜 자세한 때가 적혀 있습니다. 때를 2023-05-31처럼 적거나 precision을 month로 고쳐 주세요. [date-precision]"),
    ("milestones.csv", "milestone_id", "brackets-step-festival", "precision", "not_stated", "end",
     "'2024-12' — precision은 'not_stated'인데 더 자세한 때가 적혀 있습니다. 때를 지우거나 precision을 month로 고쳐 주세요. [date-precision]"),
    ("figures.csv", "figure_id", "brackets-wage", "money_role", "", "money_role",
     "돈인데 어떤 돈인지 적혀 있지 않습니다. 다음 가운데 하나를 골라 적어 주세요: contribution(출자(내는 쪽의 몫)), fund_size(조성(펀드 전체)), investment(투자), spending(사업에 쓰는 돈), support(지원금), wage(임금), asset_limit(자산 기준), revenue(매출), charge(부담), others_share(정부·민간의 몫). [money-role]"),
    ("figures.csv", "figure_id", "brackets-people-target", "unit", "companies", "unit",
     "'companies' — 같은 것(brackets-people)을 잰 다른 줄의 단위는 persons입니다. 단위를 맞추거나 measure_id를 나누어 주세요. [measure-unit]"),
    ("figures.csv", "figure_id", "brackets-fund-size", "period", "2022", "period",
     "'2022' — 여러 해를 더한 수인데 언제부터 언제까지인지 적혀 있지 않습니다. 2019/2022처럼 적거나, 보고서가 밝히지 않았다면 note_ko에 그렇게 적어 주세요. [period-cumulative]"),
    ("audiences.csv", "program_id", "brackets", "words_ko", "청년", "words_ko",
     "'청년' — 그 사업의 audience_ko에 없는 말입니다. programs.csv의 audience_ko에 적힌 그대로 옮기거나 줄을 지워 주세요. [audience-words]"),
    ("places.csv", "place_id", "brackets-place-road", "district_basis", "", "district_basis",
     "이 칸과 district_ko는 함께 채우거나 함께 비워야 합니다. 보고서가 밝혔으면 stated, 우리가 짐작했으면 inferred로 적어 주세요. [district-basis]"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "key", "name", "column", "value", "where", "message"), CASES)
def test_one_wrong_cell(  # noqa: PLR0917 - a case is a row
    town_dir: Path,
    file: str,
    key: str,
    name: str,
    column: str,
    value: str,
    where: str,
    message: str,
) -> None:
    cell = cell_of(town_dir, file, column, **{key: name})
    place = cell_of(town_dir, file, where, **{key: name})
    set_cell(town_dir, file, cell, value)
    assert f"{file} {place}: {message}" in problems(town_dir)


def test_a_part_of_an_unknown_figure(town_dir: Path) -> None:
    cell = cell_of(town_dir, "figures.csv", "part_of")
    set_cell(town_dir, "figures.csv", cell, "brackets-nowhere")
    assert problems(town_dir) == [
        f"figures.csv {cell}: 'brackets-nowhere' — 없는 수치 이름입니다: brackets-nowhere. "
        "figure_id 열에 있는 이름으로 고쳐 주세요. [figure-dangling]"
    ]


@pytest.mark.parametrize(("division", "basis"), [("planning", ""), ("", "stated")])
def test_a_division_and_its_basis_come_together(town_dir: Path, division: str, basis: str) -> None:
    for column, value in (("division_id", division), ("division_basis", basis)):
        cell = cell_of(town_dir, "programs.csv", column, program_id="dash")
        set_cell(town_dir, "programs.csv", cell, value)
    cell = cell_of(town_dir, "programs.csv", "division_basis", program_id="dash")
    (output,) = problems(town_dir)
    assert output.startswith(f"programs.csv {cell}")
    assert output.endswith("[division-basis]")


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
