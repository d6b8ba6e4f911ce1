"""From a folder to a catalog, or to every problem that stands in the way."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from macros.catalog.build import build_catalog
from macros.catalog.catalog import Catalog
from macros.catalog.checks import CATALOG_RULES, TABLE_RULES, TEXT_RULES
from macros.catalog.findings import Finding
from macros.catalog.frames import rows
from macros.catalog.load import check_file, read_frame
from macros.catalog.schema import Package, build_package, load_descriptor
from macros.catalog.validate import BROKEN_ROWS, validate_tables
from macros.errors import DataError


def load_catalog(data_dir: Path) -> Catalog:
    """Loads, validates and checks a package.

    Args:
        data_dir: Folder that holds ``datapackage.json`` and its tables.

    Raises:
        DataError: With every problem found, sorted by file and cell.
    """
    descriptor = load_descriptor(data_dir)
    package = build_package(descriptor)
    frames, findings = _read(data_dir, descriptor, package)
    for check in TEXT_RULES:
        findings.extend(_unless_told(check(package, frames), findings))
    unsound = {finding.file for finding in findings}
    sound = {
        name: frame for name, frame in frames.items() if package.table(name).path not in unsound
    }
    for rule in TABLE_RULES:
        if rule.needs <= sound.keys():
            findings.extend(rule.check(package, sound))
    _raise_if_any(findings)

    tables = {name: list(rows(package.table(name), frame)) for name, frame in frames.items()}
    catalog = build_catalog(package, tables)
    for check_catalog in CATALOG_RULES:
        findings.extend(check_catalog(catalog))
    _raise_if_any(findings)
    return catalog


def _read(
    data_dir: Path, descriptor: dict[str, Any], package: Package
) -> tuple[dict[str, pd.DataFrame], list[Finding]]:
    findings: list[Finding] = []
    readable: set[str] = set()
    for table in package.tables:
        problems = check_file(data_dir, table)
        findings.extend(problems)
        if not problems:
            readable.add(table.name)
    findings.extend(validate_tables(data_dir, descriptor, package, readable))
    broken = {finding.file for finding in findings if finding.code in BROKEN_ROWS}
    frames = {
        table.name: read_frame(data_dir, table)
        for table in package.tables
        if table.name in readable and table.path not in broken
    }
    return frames, findings


def _unless_told(new: Iterable[Finding], told: list[Finding]) -> list[Finding]:
    cells = {(finding.file, finding.row, finding.column) for finding in told}
    return [f for f in new if (f.file, f.row, f.column) not in cells]


def _raise_if_any(findings: list[Finding]) -> None:
    if findings:
        raise DataError(sorted(findings, key=lambda f: (f.file, f.row, f.column, f.code)))
