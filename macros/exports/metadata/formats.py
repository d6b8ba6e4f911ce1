"""In which forms the data is published: the one list that every kind of metadata is made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.catalog.package.descriptor import DESCRIPTOR
from macros.catalog.package.schema import Table


@dataclass(frozen=True)
class Form:
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
TABLE_FORMS = (
    Form("CSV", "data/{table}.csv", "text/csv"),
    Form("엑셀용 CSV", "data/excel/{table}.csv", "text/csv"),
    Form("JSON", "data/{table}.json", "application/json"),
    Form("Parquet", "downloads/parquet/{table}.parquet", "application/vnd.apache.parquet"),
)
PACKAGE_FORMS = (
    Form("Data Package", f"data/{DESCRIPTOR}", "application/json"),
    Form("ZIP", "downloads/open-ledger-data.zip", "application/zip"),
    Form(
        "엑셀(XLSX)",
        "downloads/open-ledger.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    Form("SQLite", "downloads/open-ledger.sqlite", "application/vnd.sqlite3"),
    Form("JSON", "api/v1/index.json", "application/json"),
)


def table_forms(table: Table) -> Iterator[Form]:
    """Yields the forms of a table."""
    for form in TABLE_FORMS:
        yield Form(form.name, form.path.format(table=table.name), form.media_type)
