"""Files beside the tables."""

from pathlib import Path

import pytest

from tests.catalog.damage import problems


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("budgets (1).csv", "budgets.csv"),
        ("budgets - 복사본.csv", "budgets.csv"),
        ("사본 division budgets.CSV", "division_budgets.csv"),
        ("budgest.csv", "budgets.csv"),
        ("budgets.csv.txt", "budgets.csv"),
        ("budgets.xlsx", "budgets.csv"),
        ("data/budgets.csv", "budgets.csv"),
        ("예산.csv", None),
    ],
)
def test_a_file_that_nobody_reads(town_dir: Path, name: str, meant: str | None) -> None:
    path = town_dir / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes((town_dir / "budgets.csv").read_bytes())
    remedy = (
        f"{meant}를 뜻했다면 그 이름으로 바꾸고, 아니면 지워 주세요."
        if meant
        else "자료가 아니면 이 폴더 밖으로 옮기거나 지워 주세요."
    )
    assert problems(town_dir) == [
        f"{name}: 설명서(datapackage.json)에 없는 파일이라 읽지 않습니다. {remedy} [file-unnamed]"
    ]


@pytest.mark.parametrize(
    "name", [".DS_Store", "~$budgets.xlsx", ".~lock.budgets.csv#", "README.md"]
)
def test_what_is_no_table_may_lie_there(town_dir: Path, name: str) -> None:
    (town_dir / name).write_bytes(b"x")
    assert problems(town_dir) == []
