"""Ids that went away or changed."""

from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from tests.catalog.damage import cell_of, problems, set_cell


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
