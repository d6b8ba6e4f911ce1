"""Faults against the Table Schema, one a case, each with its exact message."""

from pathlib import Path

import pytest

from macros.catalog.package.schema import build_package, load_descriptor
from macros.validation.package import load_catalog
from macros.validation.repair.repair import repair_table
from tests.catalog.damage import cautions, cell_of, problems, set_cell
from tests.conftest import copy_two_reports

SLUG_RULE = "이름표의 꼴이 아닙니다. 영문 소문자, 숫자, 붙임표(-)만 써 주세요. [pattern]"
CASES = [
    ("budgets.csv", "order", "4.000", "'4.000' — 정수가 아닙니다. 천 단위 구분이나 단위 없이 4000처럼 적어 주세요. [integer]"),
    ("budgets.csv", "value", "4,000", "'4,000' — 수가 아닙니다. 천 단위 구분이나 단위 없이 53.8처럼 적어 주세요. [number]"),
    ("budgets.csv", "value", "", "반드시 채워야 하는 칸입니다. 값: 단위에 맞춘 값. 보고서에 적힌 그대로의 크기. [required]"),
    ("budgets.csv", "fiscal_year", "1999", "'1999' — 2000보다 작습니다. 2000 이상으로 적어 주세요. [minimum]"),
    ("budgets.csv", "fiscal_year", "20230", "'20230' — 2100보다 큽니다. 2100 이하로 적어 주세요. [maximum]"),
    ("budgets.csv", "stage", "추경", "'추경' — 정해진 값이 아닙니다. 다음 가운데 하나로 적어 주세요: not_stated, original, supplementary_increment, after_supplementary. [enum]"),
    ("budgets.csv", "figure_id", "Budget A", f"'Budget A' — {SLUG_RULE}"),
    ("budgets.csv", "program_id", "nowhere", "'nowhere' — programs.csv에 없는 이름표입니다. programs.csv에 있는 이름표로 고치거나 그 파일에 줄을 더해 주세요. [key-dangling]"),
    ("division_budgets.csv", "value", "많음", "'많음' — 수가 아닙니다. 천 단위 구분이나 단위 없이 53.8처럼 적어 주세요. [number]"),
    ("reports.csv", "presented_on", "2024. 2. 29.", "'2024. 2. 29.' — 날짜가 아닙니다. 2023-05-31처럼 해-달-날로 적어 주세요. [date]"),
    ("reports.csv", "presented_on", "2023-02-29", "'2023-02-29' — 달력에 없는 때입니다. 해, 달, 날을 다시 살펴 주세요. [day]"),
    ("identities.csv", "claimed", "예", "'예' — 참·거짓이 아닙니다. true나 false로 적어 주세요. [boolean]"),
    ("milestones.csv", "start", "45190", "'45190' — 꼴이 맞지 않습니다. 2023, 2023-05, 2023-05-31처럼 적어 주세요. [pattern]"),
    ("figures.csv", "period", "May-23", "'May-23' — 꼴이 맞지 않습니다. 2023, 2023-05, 2023-05-31, 2019/2022처럼 적어 주세요. [pattern]"),
    ("programs.csv", "number", "하나", "'하나' — 꼴이 맞지 않습니다. 1-3이나 1-3-1처럼 적어 주세요. [pattern]"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "column", "value", "message"), CASES)
def test_one_wrong_cell(town_dir: Path, file: str, column: str, value: str, message: str) -> None:
    cell = cell_of(town_dir, file, column)
    set_cell(town_dir, file, cell, value)
    assert f"{file} {cell}: {message}" in problems(town_dir)


def test_a_duplicate_key(town_dir: Path) -> None:
    first = cell_of(town_dir, "divisions.csv", "division_id", division_id="planning")
    second = cell_of(town_dir, "divisions.csv", "division_id", division_id="r-and-d")
    set_cell(town_dir, "divisions.csv", second, "planning")
    assert (
        f"divisions.csv {second}: 'planning' — {first[1:]}행과 같은 이름표입니다. "
        "겹친 줄을 지우거나 새 이름표를 붙여 주세요. [key-doubled]"
    ) in problems(town_dir)


@pytest.fixture
def two_dir(tmp_path: Path) -> Path:
    """The town with a second report, to be spoiled."""
    return copy_two_reports(tmp_path / "two")


@pytest.mark.parametrize(
    ("file", "key", "remedy"),
    [
        (
            "programs.csv",
            "brackets",
            "이미 있는 것이면 뒤의 보고서에 또 나와도 programs.csv에 줄을 더하지 않습니다. "
            "이 줄을 지우고 다른 표에서 같은 이름표를 쓰세요.",
        ),
        (
            "divisions.csv",
            "planning",
            "이미 있는 것이면 뒤의 보고서에 또 나와도 divisions.csv에 줄을 더하지 않습니다. "
            "이 줄을 지우고 다른 표에서 같은 이름표를 쓰세요.",
        ),
        (
            "budgets.csv",
            "budget-brackets",
            "다른 보고서의 줄이니 이름표 끝에 때를 붙여 주세요(예: budget-brackets-2025).",
        ),
    ],
)
def test_a_key_that_a_later_report_uses_again(
    two_dir: Path, file: str, key: str, remedy: str
) -> None:
    path = two_dir / file
    text = path.read_text(encoding="utf-8")
    (line,) = [line for line in text.splitlines() if line.startswith(f"{key},")]
    row = text.splitlines().index(line) + 1
    again = line.replace("town-2024", "town-2025", 1)
    path.write_text(text.replace(line, f"{line}\n{again}"), encoding="utf-8")
    assert (
        f"{file} A{row + 1}: '{key}' — {row}행과 같은 이름표입니다. {remedy} [key-doubled]"
    ) in problems(two_dir)


def test_a_row_of_another_report_is_named_by_its_whole_key(two_dir: Path) -> None:
    where = {"figure_id": "brackets-2025-people-target"}
    cell = cell_of(two_dir, "figures.csv", "source_section", **where)
    set_cell(two_dir, "figures.csv", cell, "E-9")
    assert (
        f"figures.csv {cell}: 'E-9' — sections.csv에 report_id·section_id가 'town-2025, E-9'인 줄이 "
        "없습니다. report_id·source_section 가운데 틀린 것을 고치거나 그 파일에 줄을 더해 주세요. "
        "[key-dangling]"
    ) in problems(two_dir)


def test_of_many_values_those_are_shown_that_are_like_the_one_written(town_dir: Path) -> None:
    cell = cell_of(town_dir, "figures.csv", "unit")
    set_cell(town_dir, "figures.csv", cell, "person")
    (line,) = [line for line in problems(town_dir) if line.startswith(f"figures.csv {cell}:")]
    assert "비슷한 값: persons, " in line
    assert "맞는 것이 없으면 그곳의 categories와 enum에 더해 주세요. [enum]" in line
    assert len(line) < 300
    set_cell(town_dir, "figures.csv", cell, "팀팀팀")
    (line,) = [line for line in problems(town_dir) if line.startswith(f"figures.csv {cell}:")]
    assert "이를테면 " in line
    assert "persons(명)" in line


def append(folder: Path, file: str, line: str) -> None:
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")


def test_a_short_row(town_dir: Path) -> None:
    append(town_dir, "legal_bases.csv", "zebra,ordinance,얼룩말 조례")
    assert problems(town_dir) == [
        "legal_bases.csv D3: 줄이 짧아 'name_en' 칸이 없습니다. "
        "지운 칸이나 쉼표를 되살려 머리줄과 칸의 수를 같게 해 주세요. [cell-missing]"
    ]


def test_a_row_without_the_empty_cells_at_its_end(town_dir: Path) -> None:
    """Excel does not write them; they are told once a file and read as empty."""
    append(town_dir, "legal_bases.csv", "zebra,ordinance,얼룩말 조례,Zebra")
    append(town_dir, "legal_bases.csv", "zoo,ordinance,동물원 조례,Zoo")
    assert problems(town_dir) == []
    assert cautions(town_dir) == [
        "주의 legal_bases.csv E3: 줄이 짧아 'dated' 칸이 없어 빈 칸으로 읽었습니다"
        "(이런 줄이 2개). 엑셀이 줄 끝의 빈 칸을 빼고 저장한 것이면 그대로 두어도 됩니다. "
        "칸이나 쉼표를 지운 것이면 되살려 주세요. [cell-missing]"
    ]
    assert [base.dated for base in load_catalog(town_dir).legal_bases[1:]] == [None, None]
    table = build_package(load_descriptor(town_dir)).table("legal_bases")
    repaired = repair_table(table, (town_dir / "legal_bases.csv").read_bytes()).raw
    assert repaired.decode().endswith("Zebra,\nzoo,ordinance,동물원 조례,Zoo,\n")


def test_a_long_row(town_dir: Path) -> None:
    append(town_dir, "legal_bases.csv", "zebra,ordinance,얼룩말 조례,Zebra,,말")
    assert problems(town_dir) == [
        "legal_bases.csv F3: '말' — 머리줄보다 칸이 많습니다. "
        "남는 칸을 지우거나, 글 속의 쉼표라면 글 전체를 큰따옴표로 감싸 주세요. [cell-extra]"
    ]


def test_a_blank_row(town_dir: Path) -> None:
    append(town_dir, "legal_bases.csv", ",,,,")
    assert "legal_bases.csv 3행: 빈 줄입니다. 줄을 지워 주세요. [row-blank]" in problems(town_dir)


def test_keys_into_a_broken_file_are_not_followed(town_dir: Path) -> None:
    (town_dir / "programs.csv").unlink()
    (line,) = problems(town_dir)
    assert line.startswith("programs.csv: 파일이 없습니다.")


def test_problems_of_several_tables_come_at_once_and_in_order(town_dir: Path) -> None:
    value = cell_of(town_dir, "budgets.csv", "value")
    set_cell(town_dir, "budgets.csv", value, "많음")
    name = cell_of(town_dir, "programs.csv", "name_ko")
    set_cell(town_dir, "programs.csv", name, "{{ catalog }}")
    kind = cell_of(town_dir, "divisions.csv", "kind")
    set_cell(town_dir, "divisions.csv", kind, "팀")
    places = [line.split(":")[0] for line in problems(town_dir)]
    assert places == [f"budgets.csv {value}", f"divisions.csv {kind}", f"programs.csv {name}"]


def test_a_blank_row_above_a_doubled_key_is_reported_too(town_dir: Path) -> None:
    path = town_dir / "programs.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:3], "", lines[2], *lines[3:]]) + "\n", encoding="utf-8")
    codes = {line.rpartition("[")[2] for line in problems(town_dir) if "programs.csv" in line}
    assert "row-blank]" in codes
