import io
import json
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq

from macros.catalog.catalog import Catalog
from macros.exports.downloads.build import OutputFile


def test_numbers_are_exact_and_dates_are_dates(town_files: dict[str, OutputFile]) -> None:
    made = town_files["downloads/parquet/division_budgets.parquet"]
    table = pq.read_table(io.BytesIO(made.content))
    assert table.schema.field("value").type == pa.decimal128(18, 1)
    assert table.schema.field("as_of").type == pa.date32()
    values = dict(zip(table["figure_id"].to_pylist(), table["value"].to_pylist(), strict=True))
    assert values["exec-planning-commitment-rate"] == Decimal("50.0")
    assert values["exec-planning-current-budget"] == 1_000_002
    assert table.num_rows == made.rows


def test_what_columns_mean_is_in_the_file(town_files: dict[str, OutputFile], town: Catalog) -> None:
    for table in town.package.tables:
        schema = pq.read_schema(
            io.BytesIO(town_files[f"downloads/parquet/{table.name}.parquet"].content)
        )
        assert tuple(schema.names) == table.columns
        metadata = {key.decode(): value.decode() for key, value in schema.metadata.items()}
        assert json.loads(metadata["primary_key"]) == list(table.primary_key)
        assert metadata["description_ko"] == table.description
        for field in table.fields:
            output = schema.field(field.name).metadata
            assert output[b"description_ko"].decode() == field.description
            assert output[b"title_en"].decode() == field.title_en
