"""SQLite: the package with its keys, types and enumerations, and what each column means."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from macros.catalog.package.schema import Field, Package, Table
from macros.catalog.types import Cell
from macros.exports.downloads.records import Sheet

TYPES = {"integer": "INTEGER", "number": "NUMERIC", "boolean": "INTEGER"}  # all others are TEXT
# SQLite keeps no comments, so they are tables; their names sort before those of the data.
ABOUT = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE about_tables (
  "table" TEXT PRIMARY KEY, title_ko TEXT, title_en TEXT, description_ko TEXT, description_en TEXT);
CREATE TABLE about_columns (
  "table" TEXT REFERENCES about_tables, "column" TEXT, position INTEGER, type TEXT, unit TEXT,
  title_ko TEXT, title_en TEXT, description_ko TEXT, description_en TEXT,
  PRIMARY KEY ("table", "column"));
CREATE TABLE about_values (
  "table" TEXT, "column" TEXT, value TEXT, label_ko TEXT, label_en TEXT,
  PRIMARY KEY ("table", "column", value),
  FOREIGN KEY ("table", "column") REFERENCES about_columns);
"""


def write_database(
    path: Path, package: Package, sheets: Mapping[str, Sheet], about: Mapping[str, str]
) -> None:
    """Writes the whole package as an SQLite file.

    Args:
        path: The file to write; it must not be there.
        package: The descriptor.
        sheets: The rows of each table.
        about: Names and values for the table ``about``: source, terms, edition.
    """
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8';")
        connection.executescript(ABOUT)
        connection.executemany("INSERT INTO about VALUES (?, ?)", sorted(about.items()))
        for table in package.tables:
            _describe(connection, table)
        for table in package.tables:
            connection.execute(create_statement(table))
            marks = ", ".join("?" * len(table.columns))
            connection.executemany(
                f'INSERT INTO "{table.name}" VALUES ({marks})',  # noqa: S608 - the descriptor's
                [[_stored(row[name]) for name in table.columns] for row in sheets[table.name].rows],
            )
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()


def create_statement(table: Table) -> str:
    """Returns the statement that makes a table with its keys and what its cells may hold."""
    lines = [_column(field) for field in table.fields]
    lines.append(f"PRIMARY KEY ({_names(table.primary_key)})")
    lines.extend(
        f'FOREIGN KEY ({_names(key.fields)}) REFERENCES "{key.table or table.name}" '
        f"({_names(key.target)})"
        for key in table.foreign_keys
    )
    inside = ",\n  ".join(lines)
    return f'CREATE TABLE "{table.name}" (\n  {inside}\n)'


def _column(field: Field) -> str:
    parts = [f'"{field.name}" {TYPES.get(field.type, "TEXT")}']
    if field.required:
        parts.append("NOT NULL")
    if field.categories:
        values = ", ".join(_literal(item.value) for item in field.categories)
        parts.append(f'CHECK ("{field.name}" IN ({values}))')
    return " ".join(parts)


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _describe(connection: sqlite3.Connection, table: Table) -> None:
    connection.execute(
        "INSERT INTO about_tables VALUES (?, ?, ?, ?, ?)",
        (table.name, table.title, table.title_en, table.description, table.description_en),
    )
    for position, field in enumerate(table.fields, 1):
        connection.execute(
            "INSERT INTO about_columns VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(table.name, field.name, position, field.type, field.unit),
                *(field.title, field.title_en, field.description, field.description_en),
            ),
        )
        connection.executemany(
            "INSERT INTO about_values VALUES (?, ?, ?, ?, ?)",
            [
                (table.name, field.name, item.value, item.label, item.label_en)
                for item in field.categories
            ],
        )


def _stored(cell: Cell) -> str | int | float | None:
    if isinstance(cell, Decimal):
        return float(cell)
    return cell.isoformat() if isinstance(cell, date) else cell
