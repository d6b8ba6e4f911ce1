from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.exports.downloads.program import FIGURES, ProgramData, gather
from macros.exports.downloads.records import read_sheets


@pytest.fixture
def brackets(town_dir: Path, town: Catalog) -> ProgramData:
    return gather(town, read_sheets(town_dir, town.package), town.program("brackets"))


def test_every_number_of_a_program_is_there_budgets_first(
    brackets: ProgramData, town: Catalog
) -> None:
    ids = [row["figure_id"] for row in brackets.figures.rows]
    owned = {f for f in town.figures if town.owner(f) == ("program", "brackets")}
    assert set(ids) == owned
    assert ids[:3] == ["budget-brackets", "budget-brackets-a", "budget-brackets-b"]
    assert ids[3:5] == ["brackets-people-target", "brackets-people-result"]


def test_a_row_says_what_is_counted_and_where_it_is_printed(brackets: ProgramData) -> None:
    rows = {row["figure_id"]: row for row in brackets.figures.rows}
    assert [*rows["budget-brackets-b"]] == [column.name for column in FIGURES]
    part = rows["budget-brackets-b"]
    assert (part["kind"], part["kind_ko"], part["period"]) == ("budget_part", "예산(내역)", "2024")
    assert (part["value"], part["unit_ko"], part["as_printed"]) == (1, "백만원", "다 0.01억")
    result = rows["brackets-people-result"]
    assert (result["kind"], result["kind_ko"]) == ("result", "실적")
    assert (result["label_ko"], result["source_line"]) == ("걸은 사람 수", 22)


def test_corrections_are_those_of_its_section_and_of_its_figures(brackets: ProgramData) -> None:
    found = [row["correction_id"] for row in brackets.tables["corrections"].rows]
    assert found == ["dots-people"]
    assert {row["program_id"] for row in brackets.tables["milestones"].rows} == {"brackets"}
