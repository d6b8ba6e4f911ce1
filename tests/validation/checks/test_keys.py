"""Order of rows and names of figures."""

from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from tests.catalog.damage import cell_of, codes, problems, set_cell


def test_a_row_out_of_order(town_dir: Path) -> None:
    path = town_dir / "programs.csv"
    head, first, second, third = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([head, second, first, third]) + "\n", encoding="utf-8")
    assert problems(town_dir) == [
        "programs.csv A3: 'brackets' — 이름표 차례에 맞지 않는 줄입니다. "
        "program_id 차례로 줄을 옮겨 주세요. 명령으로는 'python -m macros mend'입니다. 글자마다 "
        "붙임표(-), 숫자, 영문자 차례로 견줍니다. 붙임표를 건너뛰는 엑셀이나 리브레오피스로 "
        "정렬하면 이와 다를 수 있습니다. [order]"
    ]


def test_a_figure_id_used_in_two_tables(town_dir: Path) -> None:
    cell = cell_of(town_dir, "observations.csv", "figure_id", figure_id="jobs-2022")
    set_cell(town_dir, "observations.csv", cell, "brackets-area")
    assert problems(town_dir) == [
        f"observations.csv {cell}: 'brackets-area' — figures.csv에 이미 있는 수치 이름입니다. "
        "자료 전체에서 하나뿐인 이름을 붙여 주세요. [figure-doubled]"
    ]


def test_an_identity_of_an_unknown_figure(town_dir: Path) -> None:
    cell = cell_of(town_dir, "identities.csv", "terms", identity_id="exec-column")
    set_cell(town_dir, "identities.csv", cell, "exec-nowhere exec-r-and-d-current-budget")
    assert problems(town_dir) == [
        f"identities.csv {cell}: 'exec-nowhere exec-r-and-d-current-budget' — "
        "없는 이름표입니다: exec-nowhere. "
        "수치나 일정, 행사, 내용, 곳, 기관의 이름표로 고쳐 주세요. [term-dangling]"
    ]


def test_an_identity_of_a_row_that_is_not_there(town_dir: Path) -> None:
    cell = cell_of(town_dir, "contents.csv", "content_id", content_id="brackets-content-a")
    set_cell(town_dir, "contents.csv", cell, "brackets-content-0")
    cell = cell_of(town_dir, "identities.csv", "terms", identity_id="walk-course-names")
    assert problems(town_dir) == [
        f"identities.csv {cell}: 'brackets-content-a brackets-content-b' — "
        "없는 이름표입니다: brackets-content-a. "
        "수치나 일정, 행사, 내용, 곳, 기관의 이름표로 고쳐 주세요. [term-dangling]"
    ]


def test_an_identity_of_an_id_that_two_rows_have(town_dir: Path) -> None:
    cell = cell_of(town_dir, "events.csv", "event_id", event_id="star-night")
    set_cell(town_dir, "events.csv", cell, "brackets-content-a")
    output = problems(town_dir)
    assert any("두 줄이 함께 쓰는 이름표입니다: brackets-content-a." in line for line in output)
    assert any("[term-doubled]" in line for line in output)


def test_a_correction_of_an_unknown_figure(town_dir: Path) -> None:
    cell = cell_of(town_dir, "corrections.csv", "applies_to", correction_id="capital-i")
    set_cell(town_dir, "corrections.csv", cell, "staff-nowhere")
    assert (
        f"corrections.csv {cell}: 'staff-nowhere' — 없는 수치 이름입니다: staff-nowhere. "
        in "".join(problems(town_dir))
    )


def test_a_program_with_the_address_of_a_listing(town_dir: Path) -> None:
    for path in town_dir.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("dash,town", "by-name,town"), encoding="utf-8")
    cell = cell_of(town_dir, "programs.csv", "program_id", program_id="by-name")
    assert (
        f"programs.csv {cell}: 'by-name' — 사업을 늘어놓은 쪽의 주소로 쓰는 이름입니다. "
        "다른 이름표를 붙여 주세요. [name-reserved]"
    ) in problems(town_dir)


def rename(folder: Path, old: str, new: str) -> None:
    """Renames a program wherever a cell is its id."""
    for path in folder.glob("*.csv"):
        lines = path.read_text(encoding="utf-8").splitlines()
        cells = [[new if cell == old else cell for cell in line.split(",")] for line in lines]
        path.write_text("".join(f"{','.join(line)}\n" for line in cells), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("con", "파일 이름으로 쓸 수 없는 이름표입니다. 다른 이름표를 붙여 주세요. [name-file]"),
        ("a" * 81, "이름표가 80자를 넘습니다. 더 짧은 이름표를 붙여 주세요. [name-long]"),
    ],
)
def test_an_id_that_cannot_be_the_name_of_a_file(town_dir: Path, name: str, message: str) -> None:
    rename(town_dir, "dash", name)
    cell = cell_of(town_dir, "programs.csv", "program_id", program_id=name)
    quoted = name if len(name) <= 60 else f"{name[:59]}…"
    assert f"programs.csv {cell}: '{quoted}' — {message}" in problems(town_dir)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(("lpt1", "name-file"), ("index", "name-file")),
        *(("../up", "pattern"), ("/etc", "pattern"), ("c:up", "pattern")),
    ],
)
def test_other_ids_that_cannot_be_the_name_of_a_file(town_dir: Path, name: str, code: str) -> None:
    rename(town_dir, "dash", name)
    cell = cell_of(town_dir, "programs.csv", "program_id", program_id=name)
    assert f"programs.csv {cell} [{code}]" in codes(town_dir)


@pytest.mark.parametrize(
    ("old_id", "column", "value", "message"),
    [
        ("lantern", "old_id", "long-name", "'long-name' — 아직 쓰고 있는 이름표입니다. 이 줄을 지우거나, 자료에서 이 이름표를 없애 주세요. [moved-in-use]"),
        ("old-dash", "new_id", "dashes", "'dashes' — 없는 이름표입니다. 지금 쓰는 이름표를 적거나, 없어졌으면 비워 주세요. [moved-nowhere]"),
        ("brackets-walkers", "new_id", "dash", "'dash' — 없는 이름표입니다. 지금 쓰는 이름표를 적거나, 없어졌으면 비워 주세요. [moved-nowhere]"),
    ],
)  # fmt: skip
def test_one_wrong_cell(town_dir: Path, old_id: str, column: str, value: str, message: str) -> None:
    cell = cell_of(town_dir, "moved.csv", column, old_id=old_id)
    set_cell(town_dir, "moved.csv", cell, value)
    assert problems(town_dir) == [f"moved.csv {cell}: {message}"]


def test_figures_of_a_broken_table_are_not_called_missing(town_dir: Path) -> None:
    set_cell(town_dir, "figures.csv", cell_of(town_dir, "figures.csv", "value"), "많음")
    assert not [line for line in problems(town_dir) if line.startswith("moved.csv")]


def test_what_redirected_is_known_by_page(town: Catalog) -> None:
    figures = [row.old_id for row in town.details.redirected_figures("brackets")]
    assert figures == ["brackets-lamps", "brackets-walkers"]
    assert town.details.redirected_figures("dash") == ()
    assert [row.old_id for row in town.details.redirect_pages()] == ["lantern", "old-dash"]
