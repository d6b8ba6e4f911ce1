"""JSON Schemas of the JSON tree: of tables from the descriptor, of documents from their types."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints, is_typeddict

from macros.catalog.package.schema import Field, Package, Table
from macros.exports.downloads.json_api import (
    API,
    JSON_TYPES,
    DivisionDocument,
    FiguresDocument,
    IndexDocument,
    ProgramDocument,
    Schema,
    Text,
    closed,
    many,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = f"{API}/schema"
DOCUMENTS = (
    ("index", "The whole: where everything is", IndexDocument),
    ("program", "A program and its data", ProgramDocument),
    ("division", "A division and its data", DivisionDocument),
    ("figures", "Every figure with its address", FiguresDocument),
)
_TYPES: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
}


def schemas(package: Package) -> Iterator[tuple[str, Schema]]:
    """Yields the address and content of every schema."""
    for name, title, document in DOCUMENTS:
        yield from _named(name, title, object_schema(document, package))
    for table in package.tables:
        title = f"{table.title_en}: {table.description_en}"
        yield from _named(f"tables/{table.name}", title, table_schema(table))


def object_schema(kind: type, package: Package) -> Schema:
    """Returns the schema of a typed dictionary of ``json_api``."""
    hints = get_type_hints(kind, include_extras=True)
    return closed({name: _schema(hint, name, package) for name, hint in hints.items()})


def _schema(hint: Any, name: str, package: Package) -> Schema:
    """Returns the schema of a type.

    Args:
        hint: The type, with its notes.
        name: Name of the field.
        package: The descriptor, which says which columns are always filled.
    """
    kinds = get_args(hint)
    if get_origin(hint) is Annotated:
        kind, note = kinds
        if isinstance(note, str):
            filled = package.table(note).field(name).required
            return _schema(Text if filled else kind, name, package)
        whole: bool = not {"type", "$ref"}.isdisjoint(note)
        return dict(note) if whole else _schema(kind, name, package) | note
    if get_origin(hint) is Literal:
        return {"enum": list(kinds)}
    if get_origin(hint) is list:
        return many(_schema(kinds[0], name, package))
    if NoneType in kinds:
        schema = _schema(kinds[0], name, package)
        return schema | {"type": [schema["type"], "null"]}
    return object_schema(hint, package) if is_typeddict(hint) else _TYPES[hint]


def table_schema(table: Table) -> Schema:
    """Returns the schema of ``data/<table>.json``: a list of rows."""
    return {
        **many({"$ref": "#/$defs/row"}),
        "$defs": {"row": closed({field.name: _cell(field) for field in table.fields})},
    }


def _named(name: str, title: str, schema: Schema) -> Iterator[tuple[str, Schema]]:
    yield f"{FOLDER}/{name}.json", {"$schema": DIALECT, "title": title, **schema}


def _cell(field: Field) -> Schema:
    kind = JSON_TYPES.get(field.type, field.type)
    cell: Schema = {
        "title": field.title,
        "description": field.description_en,
        "type": kind if field.required else [kind, "null"],
    }
    if field.type == "date":
        cell["format"] = "date"
    if field.pattern:
        cell["pattern"] = f"^(?:{field.pattern})$"
    if field.categories:
        values: list[str | None] = [item.value for item in field.categories]
        cell["enum"] = values if field.required else [*values, None]
    return cell
