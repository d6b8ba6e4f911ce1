"""``python -m macros diff`` as staff and workflows call it."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.catalog.damage import cell_of, set_cell
from tests.conftest import copy_town
from tests.test_command_line import run


def test_no_change(town_dir: Path) -> None:
    result = run("diff", town_dir, town_dir)
    assert result.returncode == 0
    assert "바뀐 것이 없습니다" in result.stdout
    assert result.stderr == ""


@pytest.mark.slow
def test_a_change_is_reported_the_same_way_twice(town_dir: Path, tmp_path: Path) -> None:
    head = copy_town(tmp_path / "head")
    set_cell(head, "figures.csv", cell_of(head, "figures.csv", "note_ko"), "새 풀이")
    first, second = (run("diff", town_dir, head) for _ in range(2))
    assert first.stdout == second.stdout
    assert "🟢 이 변경이 하는 일: 초록" in first.stdout
    assert "검사를 통과하지 못합니다" not in first.stdout


@pytest.mark.slow
def test_data_that_does_not_pass_is_said_first_and_the_rest_reported(
    town_dir: Path, tmp_path: Path
) -> None:
    head = copy_town(tmp_path / "head")
    value = cell_of(head, "budgets.csv", "value", figure_id="budget-dash")
    set_cell(head, "budgets.csv", value, "삼천")
    (head / "steps.csv").write_bytes("뽑는 차례".encode("cp949"))
    result = run("diff", town_dir, head, "--format", "text")
    assert result.returncode == 0
    lines = result.stdout.splitlines()
    assert lines[2].startswith("[먼저 고칠 것 ")
    assert any(f"budgets.csv {value}" in line for line in lines)
    assert any("‘3,000백만원’ → ‘삼천백만원’" in line or "‘삼천’" in line for line in lines)


@pytest.mark.slow
def test_a_descriptor_that_is_none_does_not_stop_it(town_dir: Path, tmp_path: Path) -> None:
    head = copy_town(tmp_path / "head")
    for broken in ("{", '{"resources": null}', "[]"):
        (head / "datapackage.json").write_text(broken, encoding="utf-8")
        result = run("diff", town_dir, head)
        assert result.returncode == 0, result.stderr
        assert "먼저 고칠 것" in result.stdout


@pytest.mark.slow
def test_charts_and_output(town_dir: Path, tmp_path: Path) -> None:
    head = copy_town(tmp_path / "head")
    for column, where, value in (
        ("value", "budget-dash", "3500"),
        ("value", "budget-dash-original", "3000"),
    ):
        set_cell(head, "budgets.csv", cell_of(head, "budgets.csv", column, figure_id=where), value)
    charts, output = tmp_path / "charts", tmp_path / "out" / "diff.json"
    options = ("--charts", charts, "--output", output, "--format", "json")
    result = run("diff", town_dir, head, *options)
    assert result.returncode == 0
    assert result.stdout == ""
    assert f"그림 1개를 {charts} 폴더에 두었습니다." in result.stderr
    assert json.loads(output.read_text(encoding="utf-8"))["tier"] == "red"
    (chart,) = charts.iterdir()
    assert chart.name == "program-dash-krw-million.svg"
    text = "".join(ElementTree.parse(chart).getroot().itertext())
    for words in ("3,000백만원", "3,500백만원", "바뀌기 전", "바뀐 뒤"):
        assert words in text


@pytest.mark.slow
def test_names_of_charts_cannot_lead_out(town_dir: Path, tmp_path: Path) -> None:
    base = tmp_path / "base"
    for folder, value in ((copy_town(base), "1"), (copy_town(tmp_path / "head"), "2")):
        place = cell_of(folder, "budgets.csv", "program_id", figure_id="budget-dash")
        set_cell(folder, "budgets.csv", place, "../../evil")
        cell = cell_of(folder, "budgets.csv", "value", figure_id="budget-dash")
        set_cell(folder, "budgets.csv", cell, value)
    charts = tmp_path / "charts"
    assert run("diff", base, tmp_path / "head", "--charts", charts).returncode == 0
    assert [bool(re.fullmatch(r"[0-9a-f]{16}\.svg", path.name)) for path in charts.iterdir()] == [
        True
    ]


@pytest.mark.slow
def test_what_cannot_be_read_is_said(town_dir: Path, tmp_path: Path) -> None:
    for arguments in ((tmp_path / "none", town_dir), (town_dir, "no-such-commit")):
        result = run("diff", *arguments)
        assert result.returncode == 2
        assert "폴더도 커밋도 아닙니다" in result.stderr
        assert "Traceback" not in result.stderr
    empty = tmp_path / "empty"
    empty.mkdir()
    result = run("diff", empty, town_dir)
    assert result.returncode == 1
    assert "자료 설명서가 없습니다." in result.stderr


def test_commits(town_dir: Path) -> None:
    result = run("diff", "HEAD", "HEAD")
    assert result.returncode == 0
    assert "바뀐 것이 없습니다" in result.stdout
