"""The commands as staff and CI call them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.catalog.damage import cell_of, set_cell
from tests.conftest import ROOT, TOWN, build_environment, copy_town


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "macros", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8"
    )


def test_check_of_the_real_data() -> None:
    result = run("check")
    assert result.returncode == 0
    assert "문제 없음." in result.stdout


def test_check_reports_every_problem_and_fails(town_dir: Path) -> None:
    value = cell_of(town_dir, "budgets.csv", "value")
    set_cell(town_dir, "budgets.csv", value, "많음")
    kind = cell_of(town_dir, "divisions.csv", "kind")
    set_cell(town_dir, "divisions.csv", kind, "팀")
    result = run("check", "--data", town_dir)
    assert result.returncode == 1
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == [
        f"budgets.csv {value}",
        f"divisions.csv {kind}",
    ]
    assert "문제 2개" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.slow
def test_a_path_in_hangul_is_reported_where_the_locale_knows_none(tmp_path: Path) -> None:
    folder = copy_town(tmp_path / "열린 장부")
    plain = {**build_environment(), "LC_ALL": "C", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "macros", "check", "--data", str(folder)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, env=plain)
    assert result.returncode == 0, result.stderr
    assert f"{folder}: " in result.stdout.decode("utf-8")


@pytest.mark.slow
def test_check_for_github_and_programs(town_dir: Path) -> None:
    set_cell(town_dir, "divisions.csv", cell_of(town_dir, "divisions.csv", "kind"), "팀")
    github = run("check", "--data", town_dir, "--format", "github")
    assert github.stdout.startswith(f"::error file={town_dir.as_posix()}/divisions.csv,line=2,")
    records = json.loads(run("check", "--data", town_dir, "--format", "json").stdout)
    assert [record["code"] for record in records] == ["enum"]
    assert json.loads(run("check", "--format", "json").stdout) == []


@pytest.mark.slow
def test_verify(town_dir: Path, tmp_path: Path) -> None:
    good = run("verify", TOWN / "report.txt", "--data", town_dir)
    assert good.returncode == 0
    assert "개를 견주어 0개가 맞지 않습니다." in good.stdout
    assert "개 가운데 0개에 설명이 없습니다." in good.stdout
    listed = run("verify", TOWN / "report.txt", "--data", town_dir, "--coverage")
    assert "D-2-1        숫자    1개, 설명 없는 것 0개" in listed.stdout
    spoiled = tmp_path / "report.txt"
    spoiled.write_text("다른 글", encoding="utf-8")
    bad = run("verify", spoiled, "--data", town_dir)
    assert bad.returncode == 1
    assert "sha256" in bad.stdout
    cell = cell_of(town_dir, "figures.csv", "value")
    set_cell(town_dir, "figures.csv", cell, "많음")
    unsound = run("verify", TOWN / "report.txt", "--data", town_dir)
    assert unsound.returncode == 1
    assert "자료에 문제 1개가 있어 읽을 수 있는 줄만 견줍니다." in unsound.stderr
    assert unsound.stdout == good.stdout
    missing = run("verify", tmp_path / "none.txt", "--data", town_dir)
    assert missing.returncode == 2
    assert "Traceback" not in missing.stderr


@pytest.mark.slow
def test_a_locale_without_utf8_reads_the_same(town_dir: Path) -> None:
    value = cell_of(town_dir, "budgets.csv", "value")
    set_cell(town_dir, "budgets.csv", value, "많음")
    command = [sys.executable, "-m", "macros", "check", "--data", str(town_dir)]
    result = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "PYTHONUTF8": "0"},
    )
    assert f"budgets.csv {value}: '많음' — 수가 아닙니다." in result.stdout.decode()
    assert "문제 1개" in result.stderr.decode()
