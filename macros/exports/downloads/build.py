"""Every file a reader can take away, one after the other."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.catalog.package.descriptor import DESCRIPTOR
from macros.catalog.rows import raw_records
from macros.exports.downloads.csv_files import csv_text, excel_csv_text
from macros.exports.downloads.json_api import (
    Publication,
    documents,
    json_text,
    program_document,
)
from macros.exports.downloads.json_schema import schemas
from macros.exports.downloads.parquet import parquet_bytes
from macros.exports.downloads.program import ProgramData, gather, with_report
from macros.exports.downloads.readme import about, citation_file, licence_text, readme_en, readme_ko
from macros.exports.downloads.records import Sheet, read_sheets
from macros.exports.downloads.sheets import package_sheets, program_sheets
from macros.exports.downloads.sqlite import write_database
from macros.exports.downloads.xlsx import Properties, workbook_bytes
from macros.exports.downloads.zip import zip_bytes

DOWNLOADS = "downloads"
NAME = "open-ledger"


@dataclass(frozen=True)
class OutputFile:
    """A file as it is published: address from the root, key of ``FORMATS``, rows, content."""

    path: str
    format: str
    rows: int | None
    content: bytes


def all_files(catalog: Catalog, data_dir: Path, publication: Publication) -> Iterator[OutputFile]:
    """Yields every file of a package that has passed its checks.

    Args:
        catalog: The data.
        data_dir: The package.
        publication: Who publishes which version of the data.
    """
    sheets = read_sheets(data_dir, catalog.package)
    every = (*catalog.programs, *catalog.former_programs)
    programs = {p.program_id: gather(catalog, sheets, p) for p in every}
    yield from table_files(data_dir, catalog, sheets)
    for data in programs.values():
        yield from program_files(catalog, publication, data)
    for path, content, rows in documents(catalog, publication, sheets, programs):
        yield _json(path, content, rows)
    for path, schema in schemas(catalog.package):
        yield OutputFile(path, "json-schema", None, json_text(schema).encode())
    yield from package_files(catalog, data_dir, publication, sheets)


def table_files(
    data_dir: Path, catalog: Catalog, sheets: Mapping[str, Sheet]
) -> Iterator[OutputFile]:
    """Yields the descriptor and each table: as it is kept, for Excel, as JSON.

    Args:
        data_dir: The package.
        catalog: The data.
        sheets: The tables by name.
    """
    yield OutputFile(f"data/{DESCRIPTOR}", "json", None, _kept(data_dir / DESCRIPTOR))
    for table in catalog.package.tables:
        sheet = sheets[table.name]
        rows = len(sheet.rows)
        yield OutputFile(
            f"data/{table.path}", "csv", rows, _kept_table(data_dir / table.path, sheet)
        )
        text = excel_csv_text(sheet)
        yield OutputFile(f"data/excel/{table.name}.csv", "csv-excel", rows, text.encode())
        yield _json(f"data/{table.name}.json", sheet.rows, rows)


def _kept(path: Path) -> bytes:
    """Returns a file of the package as it is kept: with LF, whatever the checkout made of it.

    No cell holds a line break, so every one ends a row.
    """
    return path.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _kept_table(path: Path, sheet: Sheet) -> bytes:
    """Returns a table's file as it is kept, every row with all its cells.

    Excel leaves out the empty cells at the ends of rows.
    """
    raw = _kept(path)
    whole = all(len(cells) == len(sheet.columns) for cells in raw_records(raw))
    return raw if whole else csv_text(sheet).encode()


def program_files(
    catalog: Catalog, publication: Publication, data: ProgramData
) -> Iterator[OutputFile]:
    """Yields what stands beside a program's page.

    Args:
        catalog: The data.
        publication: Who publishes which version of the data.
        data: What the package knows of the program.
    """
    identifier, rows = data.program.program_id, len(data.figures.rows)
    stem = f"programs/{identifier}/{identifier}"
    properties = _properties(publication, data.program.name_ko)
    book = workbook_bytes(program_sheets(catalog, publication, data), properties)
    yield OutputFile(f"{stem}.xlsx", "xlsx", rows, book)
    figures = with_report(catalog, data, data.figures)
    yield OutputFile(f"{stem}.csv", "csv", rows, csv_text(figures).encode())
    yield OutputFile(f"{stem}-excel.csv", "csv-excel", rows, excel_csv_text(figures).encode())
    yield _json(f"{stem}.json", program_document(catalog, publication, data), rows)


def package_files(
    catalog: Catalog, data_dir: Path, publication: Publication, sheets: Mapping[str, Sheet]
) -> Iterator[OutputFile]:
    """Yields the whole package in one file of each kind, and Parquet by table.

    Args:
        catalog: The data.
        data_dir: The package.
        publication: Who publishes which version of the data.
        sheets: The tables by name.
    """
    provenance = about(catalog, publication)
    rows = sum(len(sheet.rows) for sheet in sheets.values())
    inside = {DESCRIPTOR: _kept(data_dir / DESCRIPTOR)}
    inside |= {
        table.path: _kept_table(data_dir / table.path, sheets[table.name])
        for table in catalog.package.tables
    }
    inside |= {
        "README.ko.md": readme_ko(catalog, publication).encode(),
        "README.en.md": readme_en(catalog, publication).encode(),
        "LICENSE": licence_text(catalog).encode(),
        "CITATION.cff": citation_file(catalog, publication).encode(),
    }
    folder = f"{NAME}-data"
    yield OutputFile(f"{DOWNLOADS}/{folder}.zip", "zip", rows, zip_bytes(folder, inside))
    book = workbook_bytes(
        package_sheets(catalog, publication, sheets),
        _properties(publication, catalog.package.title),
    )
    yield OutputFile(f"{DOWNLOADS}/{NAME}.xlsx", "xlsx", rows, book)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / f"{NAME}.sqlite"
        write_database(path, catalog.package, sheets, provenance)
        yield OutputFile(f"{DOWNLOADS}/{NAME}.sqlite", "sqlite", rows, path.read_bytes())
    for table in catalog.package.tables:
        sheet = sheets[table.name]
        content = parquet_bytes(table, sheet, provenance)
        yield OutputFile(
            f"{DOWNLOADS}/parquet/{table.name}.parquet", "parquet", len(sheet.rows), content
        )


def _json(path: str, content: object, rows: int) -> OutputFile:
    return OutputFile(path, "json", rows, json_text(content).encode())


def _properties(publication: Publication, title: str) -> Properties:
    return Properties(
        title, publication.name, publication.data_version.words, publication.data_version.dated_on
    )
