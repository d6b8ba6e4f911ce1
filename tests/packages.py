"""Packages with fewer chapters: tables emptied, and with them every row that leans on them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

# Columns that name things of several tables, without a foreign key.
NAMING = (
    ("figures", "part_of"),
    ("identities", "result"),
    ("identities", "terms"),
    ("corrections", "applies_to"),
    ("updates", "about"),
)
ALWAYS = frozenset({"reports", "sections"})  # without them there is no report

Table = list[dict[str, str]]


def chapters(folder: Path) -> list[str]:
    """Returns the tables that a package may have no rows of."""
    return sorted(path.stem for path in folder.glob("*.csv") if path.stem not in ALWAYS)


def empty(folder: Path, names: Iterable[str]) -> None:
    """Empties tables of a package, and takes out or blanks whatever points to their rows.

    Args:
        folder: The package; it is changed.
        names: The tables.
    """
    schemas = _schemas(folder)
    tables = {name: _read(folder / f"{name}.csv") for name in schemas}
    for name in names:
        if name == "corrections":
            _print_as_read(tables)
        tables[name] = []
    while any([_drop_dangling(tables, schemas), _drop_unnamed(tables)]):
        pass
    for name, rows in tables.items():
        write(folder / f"{name}.csv", [f["name"] for f in schemas[name]["fields"]], rows)


def _schemas(folder: Path) -> dict[str, Any]:
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return {table["name"]: table["schema"] for table in descriptor["resources"]}


def _read(path: Path) -> Table:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, columns: list[str], rows: Table) -> None:
    """Writes a table as the project's files are written."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _print_as_read(tables: dict[str, Table]) -> None:
    """Has the print say what was read, so that nothing leans on a correction."""
    misread = {figure for row in tables["corrections"] for figure in row["applies_to"].split()}
    for rows in tables.values():
        for row in rows:
            if row.get("figure_id") in misread:
                row["as_printed"] = row["value"]


def _drop_dangling(tables: dict[str, Table], schemas: dict[str, Any]) -> bool:
    """Blanks optional keys that lead nowhere and drops rows whose required keys do."""
    changed = False
    for name, schema in schemas.items():
        required = {f["name"] for f in schema["fields"] if f.get("constraints", {}).get("required")}
        for key in schema["foreignKeys"]:
            fields, target = key["fields"], key["reference"]
            known = {
                tuple(row[c] for c in target["fields"])
                for row in tables[target["resource"] or name]
            }
            for row in list(tables[name]):
                values = tuple(row[c] for c in fields)
                if not any(values) or values in known:
                    continue
                changed = True
                # A part of a table by division has no place without its division.
                if set(fields) <= required or row.get("level") == "division":
                    tables[name].remove(row)
                else:
                    row.update(dict.fromkeys(fields, ""))
                    if fields == ["division_id"] and "division_basis" in row:
                        row["division_basis"] = ""
    return changed


def _drop_unnamed(tables: dict[str, Table]) -> bool:
    """Drops or blanks what names rows that are gone; an identity or update goes with them."""
    ids = {next(iter(row.values())) for rows in tables.values() for row in rows}
    changed = False
    for name, column in NAMING:
        for row in list(tables[name]):
            named = row[column].split()
            if set(named) <= ids:
                continue
            changed = True
            if name in {"identities", "updates"}:
                tables[name].remove(row)
            else:
                row[column] = " ".join(one for one in named if one in ids)
    for row in tables["moved"]:
        if row["new_id"] and row["new_id"] not in ids:
            row["new_id"] = ""
    return changed
