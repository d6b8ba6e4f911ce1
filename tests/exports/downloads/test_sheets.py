from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.exports.downloads.program import gather
from macros.exports.downloads.records import Sheet, read_sheets
from macros.exports.downloads.sheets import package_sheets, program_sheets
from tests.conftest import TOWN_PUBLICATION


@pytest.fixture
def sheets(town_dir: Path, town: Catalog) -> dict[str, Sheet]:
    return read_sheets(town_dir, town.package)


def test_a_program_s_book_has_its_five_sheets(town: Catalog, sheets: dict[str, Sheet]) -> None:
    data = gather(town, sheets, town.program("dash"))
    made = program_sheets(town, TOWN_PUBLICATION, data)
    titles = [sheet.title for sheet in made]
    assert titles == ["수치", "일정", "설명서", "바로잡음·주의", "출처·이용조건"]
    figures, steps, dictionary, notes, terms = made
    assert figures.rows[0]["stage"] == "추경 뒤"
    assert steps.rows[0]["status"] == "할 일"
    described = {(row["sheet"], row["title"]) for row in dictionary.rows}
    assert described == {(s.title, c.title) for s in (figures, steps) for c in s.columns}
    assert all(row["description"] for row in dictionary.rows)
    assert [row["kind"] for row in notes.rows][:3] == ["바로잡음", "바로잡음", "주의"]
    assert notes.rows[0]["text"] == "읽은 것: ‘3,000백만원’. 점 & 쉼표 <바뀜>"
    output = {row["name"]: row["text"] for row in terms.rows}
    assert output["사업"] == "- 줄표로 시작"
    assert output["원문의 자리"] == "D-2-2 절 19~21줄"


def test_the_whole_book_has_every_table_and_column(town: Catalog, sheets: dict[str, Sheet]) -> None:
    made = package_sheets(town, TOWN_PUBLICATION, sheets)
    tables = [table.title for table in town.package.tables]
    assert [sheet.title for sheet in made] == [*tables, "설명서", "출처·이용조건"]
    columns = sum(len(table.columns) for table in town.package.tables)
    assert len(made[-2].rows) == columns
