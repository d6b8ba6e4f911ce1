"""The JSON tree: an index, a document for each program and division, and every figure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Report
from macros.catalog.figure_urls import figure_page
from macros.catalog.urls import page_path
from macros.catalog.versions import DataVersion
from macros.exports.downloads.program import ProgramData
from macros.exports.downloads.records import Record, Sheet, plain

API = "api/v1"
# Of this tree, not of the data: what is taken away or renamed in it makes a v2.
API_VERSION = "1.0.0"
# Facts of a division, by table and the column that names it.
DIVISION_TABLES = ("staffing", "division_budgets", "division_duties", "programs")


@dataclass(frozen=True)
class Publication:
    """Who publishes, and which version of the data.

    Attributes:
        name: Name of the site, with the mark that it is not official where it is not.
        official: Whether the body whose report is shown publishes it.
        data_version: The state of the data.
    """

    name: str
    official: bool
    data_version: DataVersion


def json_text(content: object) -> str:
    """Writes JSON that people can read and that is the same every time."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def records(sheet: Sheet) -> list[dict[str, Any]]:
    """Returns the rows of a sheet as JSON holds them."""
    return [record(row) for row in sheet.rows]


def record(row: Record) -> dict[str, Any]:
    """Returns a row as JSON holds it."""
    return {name: plain(cell) for name, cell in row.items()}


def data_version_record(data_version: DataVersion) -> dict[str, Any]:
    """Returns the state of the data as JSON holds it."""
    return {
        "dated_on": data_version.dated_on.isoformat(),
        "dated_by": "commit" if data_version.commit else "report",
        "commit": data_version.commit,
        "uncommitted_changes": data_version.changed,
    }


def report_record(report: Report) -> dict[str, Any]:
    """Returns what a document says of the report, whose own terms nobody has stated."""
    return {
        "report_id": report.report_id,
        "title_ko": report.title_ko,
        "body_ko": report.body_ko,
        "presented_on": report.presented_on.isoformat(),
        "figures_as_of": report.figures_as_of.isoformat() if report.figures_as_of else None,
        "text_sha256": report.text_sha256,
        "terms": None,
        "terms_note_ko": "보고서 자체의 이용 조건은 알려져 있지 않습니다.",
    }


def head(catalog: Catalog, publication: Publication) -> dict[str, Any]:
    """Returns what every document begins with: edition, source and terms."""
    return {
        "api_version": API_VERSION,
        "publisher": publication.name,
        "official": publication.official,
        "edition": data_version_record(publication.data_version),
        "licence": [item.name for item in catalog.package.licences],
    }


def program_document(
    catalog: Catalog, publication: Publication, data: ProgramData
) -> dict[str, Any]:
    """Returns the document of a program; addresses in it are from the root of the site."""
    program = data.program
    return {
        **head(catalog, publication),
        "report": report_record(catalog.report_of(program.source)),
        "page": page_path("program", program.program_id),
        "program": record(data.record),
        "figures": records(data.figures),
        "tables": {name: records(sheet) for name, sheet in data.tables.items()},
    }


def division_document(
    catalog: Catalog, publication: Publication, sheets: Mapping[str, Sheet], division_id: str
) -> dict[str, Any]:
    """Returns the document of a division."""
    (row,) = (row for row in sheets["divisions"].rows if row["division_id"] == division_id)
    found = {
        name: sheets[name].where(lambda row: row["division_id"] == division_id)
        for name in DIVISION_TABLES
    }
    return {
        **head(catalog, publication),
        "report": report_record(catalog.report_of(catalog.division(division_id).source)),
        "page": page_path("division", division_id),
        "division": record(row),
        "tables": {name: records(sheet) for name, sheet in found.items()},
    }


def figures_document(catalog: Catalog, publication: Publication) -> dict[str, Any]:
    """Returns every figure of every table, with the address it is quoted by."""
    figures = [
        {
            "figure_id": figure.figure_id,
            "table": figure.table,
            "value": plain(figure.value),
            "unit": figure.unit,
            "address": f"{figure_page(catalog, figure.figure_id)}#{figure.figure_id}",
            "report_id": figure.source.report_id,
            "source_section": figure.source.section,
            "source_line": figure.source.line,
            "source_cell": figure.source.cell,
            "as_printed": figure.source.as_printed,
        }
        for figure in catalog.figures.values()
    ]
    return {**head(catalog, publication), "figures": figures}


def index_document(
    catalog: Catalog, publication: Publication, sheets: Mapping[str, Sheet]
) -> dict[str, Any]:
    """Returns where everything is; addresses are from the root of the site."""
    package = catalog.package
    programs = [
        {
            "program_id": program.program_id,
            "name_ko": program.name_ko,
            "name_en": program.name_en,
            "strategy_id": program.strategy_id,
            "division_id": program.division_id,
            "page": page_path("program", program.program_id),
            "document": f"{API}/programs/{program.program_id}.json",
        }
        for program in (*catalog.programs, *catalog.former_programs)
    ]
    divisions = [
        {
            "division_id": division.division_id,
            "name_ko": division.name_ko,
            "page": page_path("division", division.division_id),
            "document": f"{API}/divisions/{division.division_id}.json",
        }
        for division in (*catalog.divisions, *catalog.former_divisions)
    ]
    tables = [
        {
            "name": table.name,
            "title_ko": table.title,
            "title_en": table.title_en,
            "rows": len(sheets[table.name].rows),
            "json": f"data/{table.name}.json",
            "csv": f"data/{table.path}",
            "schema": f"{API}/schema/tables/{table.name}.json",
        }
        for table in package.tables
    ]
    return {
        **head(catalog, publication),
        "name": package.name,
        "title_ko": package.title,
        "title_en": package.title_en,
        "version": package.version,
        "reports": [report_record(report) for report in catalog.reports],
        "figures": f"{API}/figures.json",
        "schemas": f"{API}/schema/",
        "programs": programs,
        "divisions": divisions,
        "tables": tables,
        "moved": records(sheets["moved"]),
    }


def documents(
    catalog: Catalog,
    publication: Publication,
    sheets: Mapping[str, Sheet],
    programs: Mapping[str, ProgramData],
) -> Iterator[tuple[str, dict[str, Any], int]]:
    """Yields the tree: address, content and how many rows it holds."""
    yield f"{API}/index.json", index_document(catalog, publication, sheets), len(catalog.programs)
    yield f"{API}/figures.json", figures_document(catalog, publication), len(catalog.figures)
    for identifier, data in programs.items():
        content = program_document(catalog, publication, data)
        yield f"{API}/programs/{identifier}.json", content, len(data.figures.rows)
    for division in (*catalog.divisions, *catalog.former_divisions):
        content = division_document(catalog, publication, sheets, division.division_id)
        rows = sum(len(table) for table in content["tables"].values())
        yield f"{API}/divisions/{division.division_id}.json", content, rows
