"""Parquet: a table with exact types, and what each column means in its metadata."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq

from macros.catalog.package.schema import Field, Table
from macros.exports.downloads.records import Sheet

DIGITS = 18  # of a decimal: what 64 bits hold, far more than any amount here


def parquet_bytes(table: Table, sheet: Sheet, about: Mapping[str, str]) -> bytes:
    """Writes a table as Parquet.

    Numbers that may have a fraction are decimals, never floats. Descriptions stand in the
    metadata of each column, keys and terms in that of the table.

    Args:
        table: What the columns mean.
        sheet: The rows.
        about: Names and values for the metadata of the table: source, terms, edition.
    """
    keys = [[list(key.fields), key.table, list(key.target)] for key in table.foreign_keys]
    schema = pa.schema(
        [_field(field, sheet) for field in table.fields],
        metadata={
            "title_ko": table.title,
            "title_en": table.title_en,
            "description_ko": table.description,
            "description_en": table.description_en,
            "primary_key": json.dumps(list(table.primary_key)),
            "foreign_keys": json.dumps(keys),
            **about,
        },
    )
    columns = [
        pa.array([_exact(row[field.name], column.type) for row in sheet.rows], type=column.type)
        for field, column in zip(table.fields, schema, strict=True)
    ]
    target = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(columns, schema=schema), target, compression="zstd")
    return target.getvalue()


def _field(field: Field, sheet: Sheet) -> pa.Field:
    metadata = {
        "title_ko": field.title,
        "title_en": field.title_en,
        "description_ko": field.description,
        "description_en": field.description_en,
        "unit": field.unit or "",
        "values": "; ".join(f"{item.value} = {item.label}" for item in field.categories),
    }
    kind = _type(field, sheet)
    return pa.field(
        field.name,
        kind,
        nullable=not field.required,
        metadata={name: text for name, text in metadata.items() if text},
    )


def _type(field: Field, sheet: Sheet) -> pa.DataType:
    if field.type == "number":
        cells = [row[field.name] for row in sheet.rows]
        scales = [-int(c.as_tuple().exponent) for c in cells if isinstance(c, Decimal)]
        # A column of whole numbers is one of integers, whatever else it might hold.
        return pa.decimal128(DIGITS, max(scales)) if scales else pa.int64()
    return {
        "string": pa.string(),
        "integer": pa.int64(),
        "date": pa.date32(),
        "boolean": pa.bool_(),
    }[field.type]


def _exact(cell: object, kind: pa.DataType) -> object:
    return Decimal(cell) if pa.types.is_decimal(kind) and isinstance(cell, int) else cell
