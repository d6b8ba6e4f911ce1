"""Totals, parts, holes and numbers."""

import json
from pathlib import Path

import pytest

from macros.validation.package import validate_package, warn
from tests.catalog.damage import cell_of, problems, set_cell


def drop_row(folder: Path, file: str, start: str) -> None:
    path = folder / file
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(start)]
    assert len(kept) == len(lines) - 1
    path.write_text("".join(kept), encoding="utf-8")


def test_money_with_decimals(town_dir: Path) -> None:
    cell = cell_of(town_dir, "division_budgets.csv", "value", figure_id="exec-r-and-d-commitments")
    set_cell(town_dir, "division_budgets.csv", cell, "0.0")
    assert problems(town_dir) == [
        f"division_budgets.csv {cell}: '0.0' — 금액의 소수점이 천 단위 점이거나, 뒤에 0만 있습니다. "
        "4000처럼 점 없이 적어 주세요. 정말 소수라면 더 작은 단위로 적습니다"
        "(49.876백만원은 49876과 KRW_thousand). [money-decimal]"
    ]


def test_a_budget_is_worth_whole_coins(town_dir: Path) -> None:
    unit = cell_of(town_dir, "budgets.csv", "unit", figure_id="budget-dash")
    value = cell_of(town_dir, "budgets.csv", "value", figure_id="budget-dash")
    print_ = cell_of(town_dir, "budgets.csv", "as_printed", figure_id="budget-dash")
    set_cell(town_dir, "budgets.csv", unit, "KRW")
    set_cell(town_dir, "budgets.csv", value, "0.5")
    set_cell(town_dir, "budgets.csv", print_, "0.5원")
    assert any(
        line.endswith("값의 소수점과 단위를 적힌 것과 견주어 고쳐 주세요. [money-decimal]")
        for line in problems(town_dir)
    )
    set_cell(town_dir, "budgets.csv", unit, "USD")
    set_cell(town_dir, "budgets.csv", print_, "$0.5")
    assert not [line for line in problems(town_dir) if "money-decimal" in line]


def name_unit(folder: Path, name: str, unit: str, label: str) -> None:
    """Adds a unit to those that the descriptor names for a table."""
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    table = next(table for table in descriptor["resources"] if table["name"] == name)
    field = next(field for field in table["schema"]["fields"] if field["name"] == "unit")
    field["categories"].append({"value": unit, "label": label, "label_en": unit})
    field["constraints"]["enum"].append(unit)
    path.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")


@pytest.mark.parametrize("unit", ["won_thousand", "ABC_million"])
def test_a_unit_that_nobody_can_write_is_refused(town_dir: Path, unit: str) -> None:
    name_unit(town_dir, "figures", unit, "천원")
    cell = cell_of(town_dir, "figures.csv", "unit", figure_id="brackets-wage")
    set_cell(town_dir, "figures.csv", cell, unit)
    assert problems(town_dir) == [
        f"figures.csv {cell}: '{unit}' — 돈의 단위인데 어느 돈인지 알 수 없습니다. 통화의 세 글자"
        "(ISO 4217)와 크기로 적어 주세요: KRW, KRW_thousand, KRW_million, USD, USD_million. "
        "[unit-unknown]"
    ]


def test_a_unit_without_a_label_is_refused(town_dir: Path) -> None:
    path = town_dir / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    for table in descriptor["resources"]:
        for field in table["schema"]["fields"]:
            if field["name"] == "unit" and table["name"] in {"budgets", "staffing"}:
                del field["categories"], field["constraints"]["enum"]
    path.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")
    found = problems(town_dir)
    assert {line.split(" ")[0] for line in found} == {"budgets.csv", "staffing.csv"}
    assert all(line.endswith("단위를 고쳐 주세요. [unit-unknown]") for line in found)


def test_a_budget_is_money(town_dir: Path) -> None:
    name_unit(town_dir, "budgets", "persons", "명")
    cell = cell_of(town_dir, "budgets.csv", "unit", figure_id="budget-dash")
    set_cell(town_dir, "budgets.csv", cell, "persons")
    assert any("[unit-unknown]" in line and cell in line for line in problems(town_dir))


def test_a_program_without_a_total(town_dir: Path) -> None:
    drop_row(town_dir, "budgets.csv", "budget-long-name,")
    cell = cell_of(town_dir, "programs.csv", "program_id", program_id="long-name")
    assert problems(town_dir) == []
    (warning,) = warn(validate_package(town_dir))
    assert str(warning) == (
        f"주의 programs.csv {cell}: 'long-name' — 이 사업의 전체 예산(level=total)이 budgets.csv에 "
        "없습니다. 보고서에 예산이 있는지 다시 살펴 주세요. 없으면 그대로 두어도 됩니다. "
        "[budget-absent]"
    )


def test_a_total_with_a_breakdown(town_dir: Path) -> None:
    cell = cell_of(town_dir, "budgets.csv", "breakdown", figure_id="budget-brackets")
    set_cell(town_dir, "budgets.csv", cell, "by-item")
    assert problems(town_dir) == [
        f"budgets.csv {cell}: 'by-item' — level이 'total'인 줄에는 비워 두는 칸입니다. "
        "칸을 비우거나 level을 고쳐 주세요. [level]"
    ]


def test_a_part_without_a_breakdown(town_dir: Path) -> None:
    cell = cell_of(town_dir, "budgets.csv", "breakdown", figure_id="budget-brackets-a")
    set_cell(town_dir, "budgets.csv", cell, "")
    assert problems(town_dir) == [
        f"budgets.csv {cell}: level이 'part'인 줄에는 채워야 하는 칸입니다. "
        "칸을 채우거나 level을 고쳐 주세요. [level]"
    ]


def test_a_hole_in_the_staff_table(town_dir: Path) -> None:
    drop_row(town_dir, "staffing.csv", "staff-planning-special-actual,")
    assert problems(town_dir) == [
        "staffing.csv: planning의 special·actual 줄이 없습니다. 빠진 줄을 더해 주세요. "
        "[cell-absent]"
    ]


def test_a_cell_of_the_staff_table_twice(town_dir: Path) -> None:
    cell = cell_of(town_dir, "staffing.csv", "measure", figure_id="staff-planning-special-actual")
    set_cell(town_dir, "staffing.csv", cell, "authorized")
    messages = problems(town_dir)
    assert "staffing.csv: planning의 special·actual 줄이 없습니다. 빠진 줄을 더해 주세요. " in (
        messages[0].replace("[cell-absent]", "")
    )
    assert any(
        line.endswith("같은 칸이 두 줄 있습니다. 한 줄을 지워 주세요. [cell-doubled]")
        for line in messages
    )


def test_numbers_may_run_on_through_the_report(town_dir: Path) -> None:
    for place, program in enumerate(("brackets", "dash", "long-name"), 5):
        cell = cell_of(town_dir, "programs.csv", "number", program_id=program)
        set_cell(town_dir, "programs.csv", cell, str(place))
    assert problems(town_dir) == []


def test_a_number_of_another_strategy(town_dir: Path) -> None:
    cell = cell_of(town_dir, "programs.csv", "number", program_id="brackets")
    set_cell(town_dir, "programs.csv", cell, "2-1")
    assert problems(town_dir) == [
        f"programs.csv {cell}: '2-1' — 속한 전략이나 묶음의 번호 1(으)로 시작하지 않습니다. "
        "번호나 속한 곳을 고쳐 주세요. [number]"
    ]
