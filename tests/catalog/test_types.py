from datetime import date
from decimal import Decimal

from macros.catalog.types import to_cell, to_value


def test_values_keep_their_decimals() -> None:
    assert to_value("78.0") == Decimal("78.0")
    assert str(to_value("78.0")) == "78.0"
    assert isinstance(to_value("41115"), int)


def test_a_cell_has_the_type_of_its_column_and_an_empty_one_none() -> None:
    assert to_cell("boolean", "true") is True
    assert to_cell("date", "2023-06-22") == date(2023, 6, 22)
    assert to_cell("string", "") is None
