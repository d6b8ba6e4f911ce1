"""A header that is not the table's: told by its cell, with the name that belongs there."""

from pathlib import Path

import pytest

from macros.catalog.package.headers import column_of, header_row
from macros.catalog.package.schema import build_package, load_descriptor
from tests.catalog.damage import problems
from tests.conftest import TOWN

TABLE = build_package(load_descriptor(TOWN.parent)).table("legal_bases")
HEAD = ["legal_basis_id", "kind", "name_ko", "name_en", "dated"]


def output(folder: Path, *lines: str) -> list[str]:
    path = folder / "legal_bases.csv"
    rows = path.read_text(encoding="utf-8").splitlines()[1:]
    path.write_text("\n".join([*lines, *rows]) + "\n", encoding="utf-8")
    return problems(folder)


def test_a_column_is_known_by_each_of_its_names() -> None:
    assert column_of(TABLE, "dated") == column_of(TABLE, " Dated") == "dated"
    assert column_of(TABLE, TABLE.field("name_en").title) == "name_en"
    assert column_of(TABLE, "비고") is None


@pytest.mark.parametrize(
    ("header", "place", "remedy"),
    [
        (
            "legal_basis_id,갈래 이름,name_ko,name_en,dated",
            "B1: '갈래 이름'",
            "'kind'로 고쳐 주세요.",
        ),
        ("legal_basis_id,kind,name_ko,name_en,", "E1:", "'dated'로 고쳐 주세요."),
        ("legal_basis_id,kind,name_ko,name_ko,dated", "D1: 'name_ko'", "'name_en' 열이면"),
        ("legal_basis_id,kind,name_ko,영문 이름,dated", "D1: '영문 이름'", "'name_en'로 고쳐"),
    ],
)
def test_the_name_that_belongs_there(town_dir: Path, header: str, place: str, remedy: str) -> None:
    """Nobody is told to delete a column whose name alone was changed."""
    (line,) = output(town_dir, header)
    assert line.startswith(f"legal_bases.csv {place}")
    assert remedy in line


@pytest.mark.parametrize(
    ("lines", "remedy"),
    [
        (["Column1,Column2,Column3,Column4,Column5", ",".join(HEAD)], "머리줄(2행)이 맨 위에"),
        (["하늘마루군,,,,", ",,,,", ",".join(HEAD)], "머리줄(3행)이 맨 위에"),
        ([",".join(field.title for field in TABLE.fields)], "열 이름으로 되돌려 주세요: legal_b"),
        ([], "그 위에 한 줄을 넣고"),
    ],
)
def test_a_first_row_that_is_no_header_is_reported_once(
    town_dir: Path, lines: list[str], remedy: str
) -> None:
    (line,) = output(town_dir, *lines)
    assert line.startswith("legal_bases.csv 1행: ")
    assert remedy in line
    assert line.endswith("[header]")


def test_a_header_is_looked_for_near_its_place() -> None:
    assert header_row(TABLE, [["x"], HEAD]) == 2
    assert header_row(TABLE, [["x"]] * 9 + [HEAD]) == 0
