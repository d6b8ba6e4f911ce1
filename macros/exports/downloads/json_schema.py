"""JSON Schemas of the JSON tree: those of tables from the descriptor, the rest written here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.catalog.package.schema import Field, Package, Table
from macros.exports.downloads.json_api import API, DIVISION_TABLES
from macros.exports.downloads.program import FIGURES, TABLES

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = f"{API}/schema"
TYPES = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "date": "string",
    "boolean": "boolean",
}
TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
DAY: dict[str, Any] = {"type": "string", "format": "date"}
COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
TEXT_OR_NULL: dict[str, Any] = {"type": ["string", "null"]}
DATA_VERSION: dict[str, Any] = {
    "dated_on": DAY,
    "dated_by": {"enum": ["commit", "report"]},
    "commit": TEXT_OR_NULL,
    "uncommitted_changes": {"type": "boolean"},
}
REPORT: dict[str, Any] = {
    "report_id": TEXT,
    "title_ko": TEXT,
    "body_ko": TEXT,
    "presented_on": DAY,
    "figures_as_of": {**DAY, "type": [DAY["type"], "null"]},
    "text_sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    "terms": {"type": "null", "description": "Nobody has stated the terms of the report itself."},
    "terms_note_ko": TEXT,
}
FIGURE: dict[str, Any] = {
    "figure_id": TEXT,
    "table": TEXT,
    "value": {"type": "number"},
    "unit": TEXT,
    "address": {"type": "string", "pattern": "^[a-z0-9/-]+/#[a-z0-9-]+$"},
    "report_id": TEXT,
    "source_section": TEXT,
    "source_line": COUNT,
    "source_cell": {"type": ["integer", "null"]},
    "as_printed": TEXT,
}


def closed(properties: dict[str, Any]) -> dict[str, Any]:
    """Returns the schema of an object that has these properties and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def many(item: dict[str, Any]) -> dict[str, Any]:
    """Returns the schema of a list."""
    return {"type": "array", "items": item}


HEAD: dict[str, Any] = {
    "api_version": {"type": "string", "pattern": r"^1\.\d+\.\d+$"},
    "publisher": TEXT,
    "official": {"type": "boolean"},
    "edition": closed(DATA_VERSION),
    "licence": many(TEXT),
}


def table_schema(table: Table) -> dict[str, Any]:
    """Returns the schema of ``data/<table>.json``: a list of rows."""
    return {
        **many({"$ref": "#/$defs/row"}),
        "$defs": {"row": closed({field.name: _cell(field) for field in table.fields})},
    }


def schemas(package: Package) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yields the address and content of every schema."""
    own = ("program_id", "name_ko", "name_en", "strategy_id", "division_id")
    programs = _texts(package.table("programs"), own) | {"page": TEXT, "document": TEXT}
    divisions = _texts(package.table("divisions"), ("division_id", "name_ko"))
    divisions |= {"page": TEXT, "document": TEXT}
    tables = dict.fromkeys(("name", "title_ko", "title_en"), TEXT)
    tables |= {"rows": COUNT, "json": TEXT, "csv": TEXT, "schema": TEXT}
    index = closed(
        HEAD
        | dict.fromkeys(("name", "title_ko", "title_en", "version"), TEXT)
        | {"reports": many(closed(REPORT)), "figures": TEXT, "schemas": TEXT}
        | {"programs": many(closed(programs)), "divisions": many(closed(divisions))}
        | {"tables": many(closed(tables)), "moved": {"$ref": "tables/moved.json"}}
    )
    shared = {"report": closed(REPORT), "page": TEXT}
    program = closed(
        HEAD
        | shared
        | {"program": {"$ref": "tables/programs.json#/$defs/row"}}
        | {"figures": many(closed({c.name: _figure_cell(c.name, c.type) for c in FIGURES}))}
        | {"tables": _tables((*TABLES, "corrections", "updates"))}
    )
    division = closed(
        HEAD
        | shared
        | {"division": {"$ref": "tables/divisions.json#/$defs/row"}}
        | {"tables": _tables(DIVISION_TABLES)}
    )
    figures = closed(HEAD | {"figures": many(closed(FIGURE))})
    yield from _named("index", "The whole: where everything is", index)
    yield from _named("program", "A program and its data", program)
    yield from _named("division", "A division and its data", division)
    yield from _named("figures", "Every figure with its address", figures)
    for table in package.tables:
        title = f"{table.title_en}: {table.description_en}"
        yield from _named(f"tables/{table.name}", title, table_schema(table))


def _named(name: str, title: str, schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield f"{FOLDER}/{name}.json", {"$schema": DIALECT, "title": title, **schema}


def _tables(names: tuple[str, ...]) -> dict[str, Any]:
    return closed({name: {"$ref": f"tables/{name}.json"} for name in names})


def _texts(table: Table, names: tuple[str, ...]) -> dict[str, Any]:
    """Returns the schemas of a table's columns; one that a row may leave empty may be null."""
    return {name: TEXT if table.field(name).required else TEXT_OR_NULL for name in names}


def _cell(field: Field) -> dict[str, Any]:
    kind = TYPES[field.type]
    cell: dict[str, Any] = {
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


def _figure_cell(name: str, kind: str) -> dict[str, Any]:
    always = name in {"figure_id", "label_ko", "kind", "value", "unit", "source_line", "as_printed"}
    return {"type": TYPES[kind] if always else [TYPES[kind], "null"]}
