from macros.catalog.catalog import Catalog
from macros.catalog.rows import Row


def test_a_row_knows_its_place_and_text(town: Catalog) -> None:
    table = town.package.table("legal_bases")
    row = Row(table, 7, {"legal_basis_id": "a", "kind": "act", "name_ko": "가", "dated": ""})
    assert row["name_ko"] == "가"
    assert row.finding("kind", "code", "규칙", "처방").place == "legal_bases.csv B7"
    assert row.finding("dated", "code", "규칙", "처방").value is None
