from decimal import Decimal

from macros.catalog.catalog import Catalog
from macros.catalog.entities import LegalBasis
from macros.catalog.rows import Row
from macros.catalog.types import parse_rows, to_value


def test_values_keep_their_decimals() -> None:
    assert to_value("78.0") == Decimal("78.0")
    assert str(to_value("78.0")) == "78.0"
    assert isinstance(to_value("41115"), int)


def test_an_empty_cell_is_none(town: Catalog) -> None:
    table = town.package.table("legal_bases")
    cells = {"legal_basis_id": "a", "kind": "act", "name_ko": "가", "name_en": "A", "dated": ""}
    (basis,) = parse_rows(LegalBasis, table, [Row(table, 2, cells)])
    assert basis == LegalBasis("a", "act", "가", "A", None)
