"""``python -m macros check`` and ``explain``: formats, the base, the summary, the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.__main__ import main
from tests.catalog.damage import cell_of, set_cell
from tests.conftest import copy_town

MARKED = "## 자료 살피기: 문제 "


def damage(folder: Path, file: str, column: str, value: str) -> str:
    cell = cell_of(folder, file, column)
    set_cell(folder, file, cell, value)
    return cell


def test_warnings_are_reported_and_do_not_fail(
    town_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cell = damage(town_dir, "programs.csv", "summary_ko", "품질 제고")
    assert main(["check", "--data", str(town_dir)]) == 0
    warning, verdict = capsys.readouterr().out.splitlines()
    assert warning.startswith(f"주의 programs.csv {cell}: '품질 제고' — 관공서 말투")
    assert verdict.endswith("문제 없음.")
    assert main(["check", "--data", str(town_dir), "--format", "json"]) == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert (record["severity"], record["code"]) == ("warning", "officialese")
    assert main(["check", "--data", str(town_dir), "--format", "github"]) == 0
    assert capsys.readouterr().out.startswith("::warning file=")


def test_problems_come_before_warnings(town_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage(town_dir, "glossary.csv", "plain_ko", "품질 제고")
    damage(town_dir, "programs.csv", "number", "하나")
    assert main(["check", "--data", str(town_dir)]) == 1
    output = capsys.readouterr()
    assert [line.split()[0] for line in output.out.splitlines()] == ["programs.csv", "주의"]
    assert output.err == "문제 1개. 고치고 다시 살펴 주세요.\n"


def test_a_base_narrows_the_warnings(
    town_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(town_dir, "programs.csv", "summary_ko", "품질 제고")
    base = copy_town(tmp_path / "base")
    for folder, count in ((base, 1), (town_dir, 0)):
        arguments = ["check", "--data", str(town_dir), "--base", str(folder), "--format", "json"]
        assert main(arguments) == 0
        assert len(json.loads(capsys.readouterr().out)) == count


def test_a_summary_is_added_to_a_file(
    town_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("앞의 글\n", encoding="utf-8")
    arguments = ["check", "--data", str(town_dir), "--summary", str(summary)]
    assert main(arguments) == 0
    damage(town_dir, "budgets.csv", "value", "1,700,000")
    assert main([*arguments, "--guide", "https://example.org/g", "--format", "github"]) == 1
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("앞의 글\n## 자료 살피기: 문제 없음")
    assert f"{MARKED}1개, 주의 0개" in text
    assert "[number](https://example.org/g#number)" in text
    assert "행에 붙여 넣을 줄" in text
    assert capsys.readouterr().out.count("::error file=") == 1


def test_the_guide_is_where_the_workflow_runs(
    town_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(town_dir, "budgets.csv", "value", "1,700,000")
    monkeypatch.delenv("GITHUB_SERVER_URL", raising=False)
    arguments = ["check", "--data", str(town_dir), "--format", "markdown"]
    assert main(arguments) == 1
    assert "(docs/contribute/checks.md#number)" in capsys.readouterr().out
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.com")
    monkeypatch.setenv("GITHUB_REPOSITORY", "someone/ledger")
    assert main(arguments) == 1
    address = "https://github.com/someone/ledger/blob/HEAD/docs/contribute/checks.md#number"
    assert f"({address})" in capsys.readouterr().out


def test_a_folder_without_a_descriptor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--data", str(tmp_path), "--format", "github"]) == 1
    assert "[descriptor-missing]" in capsys.readouterr().out


def test_a_code_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "bom"]) == 0
    assert capsys.readouterr().out.startswith("**보이지 않는 표시(BOM).**")
    assert main(["explain"]) == 0
    assert "### identity\n" in capsys.readouterr().out
    assert main(["explain", "nonsense"]) == 2
    assert "모르는 이름입니다: nonsense." in capsys.readouterr().err
