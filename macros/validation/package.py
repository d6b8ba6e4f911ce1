"""From a folder to a catalog, or to every problem that stands in the way."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from macros.catalog.build import build_catalog
from macros.catalog.catalog import Catalog
from macros.catalog.package.file_kinds import CONFLICT
from macros.catalog.package.findings import Finding
from macros.catalog.package.schema import Package, Table, build_package, load_descriptor
from macros.catalog.rows import TableRows, Tables, read_table
from macros.errors import DataError
from macros.validation.checks import (
    CATALOG_RULES,
    KEY_RULES,
    TABLE_RULES,
    TEXT_RULES,
    WARNING_RULES,
)
from macros.validation.files import (
    check_file,
    check_places,
    check_quotes,
    check_unnamed,
    missing_file,
    warn_file,
    warn_short_rows,
)
from macros.validation.row_types import check_needs
from macros.validation.table_schema import BROKEN_ROWS, validate_table, without_dropped_cells

# Two packages and a little more: what compares two of them reads what they share once.
MOST_FILES_REMEMBERED = 64


@dataclass(frozen=True)
class ValidationReport:
    """What was found in a package.

    Attributes:
        package: The descriptor.
        files: The bytes of every table's file that is there, by path.
        tables: The tables that could be read.
        problems: Every problem, sorted by file and cell.
        catalog: The catalog; None if there is a problem.
    """

    package: Package
    files: Mapping[str, bytes]
    tables: Tables
    problems: tuple[Finding, ...]
    catalog: Catalog | None


def load_catalog(data_dir: Path) -> Catalog:
    """Loads, validates and checks a package.

    Args:
        data_dir: Folder that holds ``datapackage.json`` and its tables.

    Raises:
        DataError: With every problem found, sorted by file and cell.
    """
    examination = validate_package(data_dir)
    if examination.catalog is None:
        raise DataError(examination.problems)
    return examination.catalog


def validate_package(data_dir: Path) -> ValidationReport:
    """Loads, validates and checks a package, and tells what was found.

    Raises:
        DataError: If the descriptor itself can't be used, or a table lies elsewhere.
    """
    descriptor = load_descriptor(data_dir)
    package = build_package(descriptor)
    if unusable := _sorted([*check_needs(package), *check_places(data_dir, package)]):
        raise DataError(unusable)
    paths = {table.path: data_dir / table.path for table in package.tables}
    files = {name: path.read_bytes() for name, path in paths.items() if path.is_file()}
    tables, findings = _read(files, descriptor, package)
    findings.extend(check_unnamed(data_dir, package))
    unsound = {finding.file for finding in findings}
    sound = Tables(package, (rows for rows in tables.values() if rows.table.path not in unsound))
    for rule in TABLE_RULES:
        if rule.needs <= sound.keys():
            findings.extend(rule.check(sound))
    catalog = None
    if not findings:
        catalog = build_catalog(package, tables)
        for check_catalog in CATALOG_RULES:
            findings.extend(check_catalog(catalog))
    return ValidationReport(
        package, files, tables, _sorted(findings), None if findings else catalog
    )


def warn(
    examination: ValidationReport, base: ValidationReport | None = None
) -> tuple[Finding, ...]:
    """Returns what is odd but legal in a package, sorted by file and cell.

    Args:
        examination: The package.
        base: The package before a change. With it only what the change touches is reported, and
            what the change itself makes odd.
    """
    before = base.tables if base else None
    findings = [
        warning for name, raw in examination.files.items() for warning in warn_file(name, raw)
    ]
    findings += [
        warning
        for rows in examination.tables.values()
        for warning in warn_short_rows(rows.table, examination.files[rows.table.path])
    ]
    findings += [
        finding for check in WARNING_RULES for finding in check(examination.tables, before)
    ]
    return _sorted(findings)


def _read(
    files: Mapping[str, bytes], descriptor: dict[str, Any], package: Package
) -> tuple[Tables, list[Finding]]:
    """Reads the tables and applies every rule that looks at one cell or follows a key."""
    findings: list[Finding] = []
    in_cells: list[Finding] = []
    found: list[TableRows] = []
    schemas = {r["name"]: json.dumps(r["schema"]) for r in descriptor["resources"]}
    for table in package.tables:
        if table.path not in files:
            findings.append(missing_file(table))
            continue
        read = _read_table(package, table, schemas[table.name], files[table.path])
        findings.extend(read.problems)
        in_cells.extend(read.in_cells)
        if read.rows is not None:
            found.append(read.rows)
    tables = Tables(package, found)
    for check in KEY_RULES:
        findings.extend(check(tables))
    return tables, [*findings, *_unless_reported(in_cells, findings)]


@dataclass(frozen=True)
class _Read:
    """A file, read: problems of file and schema, problems of text, and the rows if there are."""

    problems: tuple[Finding, ...]
    in_cells: tuple[Finding, ...] = ()
    rows: TableRows | None = None


@lru_cache(maxsize=MOST_FILES_REMEMBERED)
def _read_table(package: Package, table: Table, schema: str, raw: bytes) -> _Read:
    problems = check_file(table, raw)
    if problems:
        return _Read(tuple(problems))
    problems = validate_table(table, json.loads(schema), raw)
    whole = without_dropped_cells(table, problems)
    broken = any(finding.code in BROKEN_ROWS for finding in whole)
    if len(whole) < len(problems) or broken or any("\n" in (f.value or "") for f in problems):
        swallowed = check_quotes(table, raw)
        if swallowed or broken:
            return _Read(tuple(swallowed or whole))
    rows = read_table(table, raw)
    in_cells = [f for check in TEXT_RULES for f in check(Tables(package, [rows]))]
    return _Read(tuple(whole), tuple(_unless_reported(in_cells, whole)), rows)


def _unless_reported(new: Iterable[Finding], reported: list[Finding]) -> list[Finding]:
    cells = {(finding.file, finding.row, finding.column) for finding in reported}
    return [f for f in new if (f.file, f.row, f.column) not in cells]


def _sorted(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(
        sorted(findings, key=lambda f: (f.code != CONFLICT, f.file, f.row, f.column, f.code))
    )
