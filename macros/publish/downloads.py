"""The files a reader can take away: the package itself, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.catalog.schema import DESCRIPTOR

FOLDER = "data"


@dataclass(frozen=True)
class Download:
    """A file to publish: its address from the root of the site and the file it is copied from."""

    path: str
    source: Path


def package_downloads(catalog: Catalog, data_dir: Path) -> Iterator[Download]:
    """Yields the descriptor and every table of the package."""
    for name in (DESCRIPTOR, *(table.path for table in catalog.package.tables)):
        yield Download(f"{FOLDER}/{name}", data_dir / name)
