from macros.catalog.catalog import Catalog
from macros.exports.downloads.json_schema import DIALECT, FOLDER, schemas, table_schema


def test_a_table_s_schema_is_the_descriptor_s(catalog: Catalog) -> None:
    rows = table_schema(catalog.package.table("budgets"))["$defs"]["row"]
    assert rows["properties"]["stage"]["enum"][:2] == ["not_stated", "original"]
    assert rows["properties"]["source_cell"]["type"] == ["integer", "null"]
    assert rows["properties"]["value"]["type"] == "number"
    assert set(rows["required"]) == set(catalog.package.table("budgets").columns)
    optional = table_schema(catalog.package.table("figures"))["$defs"]["row"]["properties"]
    assert optional["qualifier"]["enum"][-1] is None


def test_every_schema_says_its_dialect_and_what_it_is_of(catalog: Catalog) -> None:
    found = dict(schemas(catalog.package))
    assert len(found) == 4 + len(catalog.package.tables)
    for path, schema in found.items():
        assert path.startswith(f"{FOLDER}/")
        assert schema["$schema"] == DIALECT
        assert schema["title"]
