"""A file that a reader can take away, with what a link to it says."""

from __future__ import annotations

from dataclasses import dataclass

# Names of the formats, in the order links stand.
FORMATS = {
    "xlsx": "엑셀(XLSX)",
    "csv": "CSV",
    "csv-excel": "엑셀용 CSV",
    "json": "JSON",
    "zip": "ZIP",
    "sqlite": "SQLite",
    "parquet": "Parquet",
    "json-schema": "JSON Schema",
}


@dataclass(frozen=True)
class Published:
    """A file of the site that holds data.

    Attributes:
        path: Its address from the root of the site.
        format: A key of ``FORMATS``.
        rows: Rows of data in it; None where rows say nothing, as for a schema.
        size: Bytes.
    """

    path: str
    format: str
    rows: int | None
    size: int
