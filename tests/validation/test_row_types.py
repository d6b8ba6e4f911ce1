"""A descriptor that lets go of what rows are made with is refused, and says where."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from macros.catalog.package.descriptor import TABLES
from macros.validation.row_types import MAY_LACK, ROW_TYPES, column_needs
from tests.catalog.damage import problems
from tests.conftest import DESCRIPTOR


def change(folder: Path, table: str, column: str, **properties: Any) -> None:
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    (schema,) = (row["schema"] for row in descriptor["resources"] if row["name"] == table)
    (field,) = (row for row in schema["fields"] if row["name"] == column)
    field |= properties
    path.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")


def test_rows_of_every_table_are_made_of_something() -> None:
    assert set(ROW_TYPES) == set(TABLES)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("sections", "first_line"),  # the check itself needs it
        ("strategies", "name_ko"),  # pages and search do
        ("divisions", "order"),
        ("budgets", "source_line"),
        ("staffing", "as_of"),
    ],
)
def test_a_column_that_must_be_filled_stays_so(town_dir: Path, table: str, column: str) -> None:
    change(town_dir, table, column, constraints={})
    assert (
        f"datapackage.json: '{table}.{column}' — 비어 있으면 누리집을 지을 수 없는 열인데 비워도 "
        '된다고 되어 있습니다. constraints에 "required": true를 되살려 주세요. [descriptor-form]'
    ) in problems(town_dir)


def test_what_may_be_empty_may_be_made_so(town_dir: Path) -> None:
    """Names in English are on no page."""
    change(town_dir, "strategies", "name_en", constraints={})
    assert problems(town_dir) == []


def test_a_column_without_cells_is_there_all_the_same(town_dir: Path) -> None:
    path = town_dir / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    (schema,) = (row["schema"] for row in descriptor["resources"] if row["name"] == "milestones")
    schema["fields"] = [field for field in schema["fields"] if field["name"] != "repeats"]
    path.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")
    path = town_dir / "milestones.csv"
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    at = rows[0].index("repeats")
    with path.open("w", encoding="utf-8", newline="") as file:
        lean = ([*row[:at], *row[at + 1 :]] for row in rows)
        csv.writer(file, lineterminator="\n").writerows(lean)
    assert problems(town_dir) == [
        "datapackage.json: 'milestones.repeats' — 있어야 하는 열이 빠졌습니다. 앞선 설명서에서 "
        "되돌려 주세요. 적을 것이 없는 열은 칸을 비워 둡니다. [descriptor-form]"
    ]


def test_a_file_may_do_without_what_came_later(town_dir: Path) -> None:
    path = town_dir / "places.csv"
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    with path.open("w", encoding="utf-8", newline="") as file:
        first = rows[0].index("part_of")
        csv.writer(file, lineterminator="\n").writerows(row[:first] for row in rows)
    assert problems(town_dir) == []


def test_a_column_that_a_file_may_lack_a_descriptor_may_lack() -> None:
    tables = json.loads(DESCRIPTOR.read_text(encoding="utf-8"))["resources"]
    assert {
        f"{table['name']}.{field['name']}"
        for table in tables
        for field in table["schema"]["fields"]
        if field.get("optional")
    } == MAY_LACK


def test_a_column_keeps_its_type(town_dir: Path) -> None:
    change(town_dir, "reports", "presented_on", type="string", constraints={"required": True})
    assert problems(town_dir) == [
        "datapackage.json: 'reports.presented_on' — type이 date이어야 하는 열입니다. "
        "type을 되돌려 주세요. [descriptor-form]"
    ]


def test_numbers_may_all_be_whole(town_dir: Path) -> None:
    change(town_dir, "staffing", "value", type="integer")
    assert problems(town_dir) == []


def test_types_and_needs_follow_from_what_is_made() -> None:
    needs = column_needs("budgets")
    assert needs["value"] == ("number", True)
    assert needs["note_ko"] == ("string", False)
    assert needs["source_line"] == ("integer", True)
    assert needs["item_en"] == ("string", False)
