"""CSV on the Web (W3C): what each CSV file holds, beside it, where tools look for it unasked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from macros.catalog.catalog import Catalog
from macros.catalog.package.schema import Field, ForeignKey, Package, Table

CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "ko"}]
GROUP = "data/csv-metadata.json"
TYPES = {"number": "decimal"}  # where the name of the descriptor's type is another
Node = dict[str, Any]
_SPECIAL = re.compile(r"[.+*?^$()\[\]{}|\\]")  # and no more: other readers refuse needless escapes


def csvw_files(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yields address and content: one file a table, and one for all of them with their ties.

    A table alone may not refer to another, so foreign keys stand only in the file for all.
    """
    package = catalog.package
    for table in package.tables:
        document = {"@context": CONTEXT, **_table(package, table)}
        yield f"data/{table.path}-metadata.json", _text(document)
    tables = [_table(package, table, tied=True) for table in package.tables]
    group = {
        "@context": CONTEXT,
        "dc:title": package.title,
        "dc:description": package.description,
        "dc:license": _licences(package),
        "tables": tables,
    }
    yield GROUP, _text(group)


def _table(package: Package, table: Table, *, tied: bool = False) -> Node:
    schema: Node = {
        "columns": [_column(field) for field in table.fields],
        "primaryKey": list(table.primary_key),
    }
    if tied and table.foreign_keys:
        schema["foreignKeys"] = [_key(package, table, key) for key in table.foreign_keys]
    return {
        "url": table.path,
        "dc:title": table.title,
        "dc:description": table.description,
        "dc:license": _licences(package),
        "dialect": {"encoding": "utf-8", "header": True},
        "tableSchema": schema,
    }


def _column(field: Field) -> Node:
    return {
        "name": field.name,
        "titles": field.name,  # as the header of the file says it, else the file does not match
        "dc:title": field.title,
        "dc:description": field.description,
        "datatype": _datatype(field),
        "required": field.required,
    }


def _datatype(field: Field) -> Node:
    datatype: Node = {"base": TYPES.get(field.type, field.type)}
    pattern = field.pattern
    if field.categories and field.type == "string":
        pattern = "|".join(
            _SPECIAL.sub(r"\\\g<0>", category.value) for category in field.categories
        )
    if pattern and field.type == "string":
        datatype["format"] = pattern
    if field.minimum is not None:
        datatype["minimum"] = field.minimum
    if field.maximum is not None:
        datatype["maximum"] = field.maximum
    return datatype


def _key(package: Package, table: Table, key: ForeignKey) -> Node:
    target = package.table(key.table) if key.table else table
    return {
        "columnReference": list(key.fields),
        "reference": {"resource": target.path, "columnReference": list(key.target)},
    }


def _licences(package: Package) -> list[str]:
    return [licence.path for licence in package.licences]


def _text(document: Node) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
