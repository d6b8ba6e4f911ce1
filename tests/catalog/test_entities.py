import dataclasses

import pytest

from macros.catalog import entities
from macros.catalog.catalog import Catalog
from macros.validation.row_types import ROW_TYPES

PASSPORT = {"report_id", "source_section", "source_line", "source_cell", "as_printed"}


def test_numbers_sort_as_numbers() -> None:
    assert sorted(["1-10", "1-9", "1-3-2", "1-3"], key=entities.number_key) == [
        "1-3",
        "1-3-2",
        "1-9",
        "1-10",
    ]


def test_every_table_has_its_dataclass(catalog: Catalog) -> None:
    assert {table.name for table in catalog.package.tables} == set(ROW_TYPES)


@pytest.mark.parametrize("name", ROW_TYPES)
def test_a_dataclass_has_the_columns_of_its_table(catalog: Catalog, name: str) -> None:
    columns = set(catalog.package.table(name).columns)
    fields = {field.name for field in dataclasses.fields(ROW_TYPES[name])}
    assert (fields - {"source"}) | PASSPORT >= columns
    assert fields - {"source"} <= columns
    assert ("source" in fields) == ("as_printed" in columns)


@pytest.mark.parametrize("kind", ROW_TYPES.values())
def test_the_model_is_frozen(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]


def test_lines_of_a_section_are_a_range_only_where_there_are_several() -> None:
    assert entities.Section("r", "A", "가", 12, 17).lines == "12~17"
    assert entities.Section("r", "A", "가", 12, 12).lines == "12"
