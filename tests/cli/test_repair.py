"""``python -m macros mend``: what it writes, what it says, what it leaves alone."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from macros.__main__ import main
from tests.catalog.damage import cell_of, problems, set_cell
from tests.conftest import TOWN


def good(name: str) -> bytes:
    return (TOWN / name).read_bytes()


def test_a_sound_file_is_not_even_written(
    town_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = town_dir / "budgets.csv"
    before = path.stat()
    assert main(["mend", str(path)]) == 0
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert capsys.readouterr().out == f"{path}: 고칠 것이 없습니다.\n"


def test_what_is_repaired_is_reported_by_cell(
    town_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cell = cell_of(town_dir, "budgets.csv", "value", figure_id="budget-brackets")
    set_cell(town_dir, "budgets.csv", cell, "1,700,000")
    path = town_dir / "budgets.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    path.chmod(0o640)
    assert main(["mend", str(path)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{path}: 3군데를 고쳤습니다.",
        "  파일 전체: 맨 앞의 보이지 않는 표시(BOM)를 지움",
        "  파일 전체: 줄 끝을 LF로 바꿈",
        f"  {cell}: '1,700,000' → '1700000'",
    ]
    assert path.read_bytes() == good("budgets.csv")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(p.name for p in town_dir.iterdir()) == sorted(
        {p.name for p in TOWN.glob("*.csv")} | {"datapackage.json"}
    )
    assert problems(town_dir) == []


@pytest.mark.parametrize("flag", ["--check", "--dry-run"])
def test_a_dry_run_writes_nothing(
    town_dir: Path, capsys: pytest.CaptureFixture[str], flag: str
) -> None:
    path = town_dir / "budgets.csv"
    path.write_bytes(b"\xef\xbb\xbf" + good("budgets.csv"))
    assert main(["mend", flag, str(path)]) == 1
    assert "1군데를 고칠 수 있습니다." in capsys.readouterr().out
    assert path.read_bytes() == b"\xef\xbb\xbf" + good("budgets.csv")
    assert main(["mend", str(path)]) == 0
    assert main(["mend", flag, str(path)]) == 0


def test_what_is_left_fails_and_is_reported(
    town_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cell = cell_of(town_dir, "reports.csv", "presented_on")
    set_cell(town_dir, "reports.csv", cell, "5/6/2023")
    assert main(["mend", str(town_dir / "reports.csv"), str(town_dir / "budgets.csv")]) == 1
    assert f"  그대로 둠: reports.csv {cell}: '5/6/2023'" in capsys.readouterr().out


def test_a_folder_of_published_files_reports_more(town_dir: Path) -> None:
    path = town_dir / "division_budgets.csv"
    path.write_bytes(good(path.name).replace(b"500001", b"5E+05"))
    assert main(["mend", "--base", str(TOWN), str(path)]) == 0
    assert path.read_bytes() == good(path.name)


def test_an_empty_file_is_never_called_sound(
    town_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = town_dir / "budgets.csv"
    path.write_bytes(b"")
    assert main(["mend", str(path)]) == 1
    assert "그대로 둠: budgets.csv: 파일이 비어 있고" in capsys.readouterr().out
    assert main(["mend", "--base", str(TOWN), str(path)]) == 0
    assert "빈 파일이라 앞선 판을 되살림" in capsys.readouterr().out
    assert path.read_bytes() == good(path.name)


def test_a_misnamed_file_keeps_no_other_from_being_repaired(
    town_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy, path = town_dir / "budgets (1).csv", town_dir / "budgets.csv"
    for file in (copy, path):
        file.write_bytes(b"\xef\xbb\xbf" + good(path.name))
    assert main(["mend", str(copy), str(path)]) == 2
    assert "없는 파일입니다" in (said := capsys.readouterr().err)
    assert "budgets.csv를 뜻했다면 그 이름으로 바꿔 주세요" in said
    assert path.read_bytes() == good(path.name)


def test_a_file_the_package_does_not_have(
    town_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, output in (("other.csv", "없는 파일입니다"), ("updates.csv", "파일이 없습니다")):
        (town_dir / name).unlink(missing_ok=True)
        assert main(["mend", str(town_dir / name)]) == 2
        assert output in capsys.readouterr().err
