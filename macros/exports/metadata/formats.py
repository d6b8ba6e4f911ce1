"""In which forms the data is published: the one list that every kind of metadata is made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from macros.catalog.package.descriptor import DESCRIPTOR
from macros.catalog.package.schema import Table


@dataclass(frozen=True)
class Distribution:
    """A form of a table or of the whole package.

    Attributes:
        name: What people call it.
        path: Its address from the root of the site; ``{table}`` stands for a table's name.
        media_type: As IANA registers it.
    """

    name: str
    path: str
    media_type: str


# A new form of a table, or of the whole package, is added here and nowhere else: schema.org, DCAT
# and the pages follow. Only what the site has may stand here; a test follows every address.
TABLE_DISTRIBUTIONS = (
    Distribution("CSV", "data/{table}.csv", "text/csv"),
    Distribution("엑셀용 CSV", "data/excel/{table}.csv", "text/csv"),
    Distribution("JSON", "data/{table}.json", "application/json"),
    Distribution("Parquet", "downloads/parquet/{table}.parquet", "application/vnd.apache.parquet"),
)
PACKAGE_DISTRIBUTIONS = (
    Distribution("Data Package", f"data/{DESCRIPTOR}", "application/json"),
    Distribution("ZIP", "downloads/open-ledger-data.zip", "application/zip"),
    Distribution(
        "엑셀(XLSX)",
        "downloads/open-ledger.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    Distribution("SQLite", "downloads/open-ledger.sqlite", "application/vnd.sqlite3"),
    Distribution("JSON", "api/v1/index.json", "application/json"),
)


def table_distributions(table: Table) -> Iterator[Distribution]:
    """Yields the forms of a table."""
    for form in TABLE_DISTRIBUTIONS:
        yield replace(form, path=form.path.format(table=table.name))
