"""Remembering that a package has passed its checks, so that unchanged data is not checked again.

Checking loads a schema library and pandas and takes longer than building the pages. A package is
remembered by a hash of every byte of it and of the code that checks it: nothing that could change
the outcome can change unnoticed.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
from pathlib import Path

from macros.catalog.build import build_catalog
from macros.catalog.catalog import Catalog
from macros.catalog.package.descriptor import DESCRIPTOR
from macros.catalog.package.schema import build_package, load_descriptor
from macros.catalog.rows import read_tables

CODE = ("catalog", "i18n", "validation")  # folders whose code decides what passes
LIBRARIES = ("frictionless", "jsonschema", "pandas")
FOLDER = "passed"


def fingerprint(data_dir: Path) -> str:
    """Returns the hash of a package's files and of the code that checks them."""
    digest = hashlib.sha256()
    package = build_package(load_descriptor(data_dir))
    for path in (data_dir / name for name in (DESCRIPTOR, *(t.path for t in package.tables))):
        digest.update(path.name.encode() + b"\0")
        if path.is_file():
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    folders = (Path(__file__).parents[1] / name for name in CODE)
    for path in (path for folder in folders for path in sorted(folder.rglob("*"))):
        if path.suffix in {".py", ".json"}:
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    for name in LIBRARIES:
        digest.update(f"{name}=={importlib.metadata.version(name)}\n".encode())
    return digest.hexdigest()


def is_validated(data_dir: Path, cache_dir: Path) -> bool:
    """Tells whether the package, as it stands, is known to have passed its checks."""
    return (cache_dir / FOLDER / fingerprint(data_dir)).is_file()


def mark_validated(data_dir: Path, cache_dir: Path) -> None:
    """Notes that the package, as it stands, has passed its checks."""
    path = cache_dir / FOLDER / fingerprint(data_dir)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()


def read_validated(data_dir: Path) -> Catalog:
    """Builds the catalog of a package that has passed its checks."""
    package = build_package(load_descriptor(data_dir))
    return build_catalog(package, read_tables(data_dir, package))
