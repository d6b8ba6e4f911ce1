"""The JSON tree: an index, a document for each program and division, and every figure.

Each document is a typed dictionary; ``json_schema`` makes its JSON Schema of the same annotations.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, TypedDict

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Report, Value
from macros.catalog.figure_urls import figure_page
from macros.catalog.urls import page_path
from macros.catalog.versions import DataVersion
from macros.exports.downloads.program import FIGURES, TABLES, ProgramData
from macros.exports.downloads.records import Record, Sheet, plain

API = "api/v1"
# Of this tree, not of the data: what is taken away or renamed in it makes a v2.
API_VERSION = "1.0.0"
# Facts of a division, by table and the column that names it.
DIVISION_TABLES = ("staffing", "division_budgets", "division_duties", "programs")
# The type of the descriptor that JSON calls otherwise.
JSON_TYPES = {"date": "string"}
# Columns of a program's figures that are never empty.
_FILLED = {"figure_id", "label_ko", "kind", "value", "unit", "source_line", "as_printed"}

Schema = dict[str, Any]


def closed(properties: Mapping[str, Schema]) -> Schema:
    """Returns the schema of an object that has these properties and no other."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def many(item: Schema) -> Schema:
    """Returns the schema of a list."""
    return {"type": "array", "items": item}


def _figures() -> Schema:
    kinds = {column.name: JSON_TYPES.get(column.type, column.type) for column in FIGURES}
    return many(closed({n: {"type": k if n in _FILLED else [k, "null"]} for n, k in kinds.items()}))


def _tables(*names: str) -> Schema:
    return closed({name: {"$ref": f"tables/{name}.json"} for name in names})


# A note of a type adds to its schema; one with a type or a reference of its own is the schema. A
# note that is a text names the table whose column of this name says whether the cell is filled.
Text = Annotated[str, {"minLength": 1}]
Count = Annotated[int, {"minimum": 0}]
Rows = tuple[Record, ...]
OfProgram = Annotated[str | None, "programs"]
OfDivision = Annotated[str | None, "divisions"]


class VersionRecord(TypedDict):
    """The state of the data."""

    dated_on: date
    dated_by: Literal["commit", "report"]
    commit: str | None
    uncommitted_changes: bool


class ReportRecord(TypedDict):
    """What a document says of the report, whose own terms nobody has stated."""

    report_id: Text
    title_ko: Text
    body_ko: Text
    presented_on: date
    figures_as_of: date | None
    text_sha256: Annotated[str, {"pattern": "^[0-9a-f]{64}$"}]
    terms: Annotated[
        None,
        {"type": "null", "description": "Nobody has stated the terms of the report itself."},
    ]
    terms_note_ko: Text


class Document(TypedDict):
    """What every document begins with: version, publisher and terms."""

    api_version: Annotated[str, {"pattern": r"^1\.\d+\.\d+$"}]
    publisher: Text
    official: bool
    edition: VersionRecord
    licence: list[Text]


class ProgramDocument(Document):
    """A program and its data; addresses in it are from the root of the site."""

    report: ReportRecord
    page: Text
    program: Annotated[Record, {"$ref": "tables/programs.json#/$defs/row"}]
    figures: Annotated[Rows, _figures()]
    tables: Annotated[Mapping[str, Rows], _tables(*TABLES, "corrections", "updates")]


class DivisionDocument(Document):
    """A division and its data."""

    report: ReportRecord
    page: Text
    division: Annotated[Record, {"$ref": "tables/divisions.json#/$defs/row"}]
    tables: Annotated[Mapping[str, Rows], _tables(*DIVISION_TABLES)]


class FigureRecord(TypedDict):
    """A figure of any table, with the address it is quoted by."""

    figure_id: Text
    table: Text
    value: Annotated[Value, {"type": "number"}]
    unit: Text
    address: Annotated[str, {"pattern": "^[a-z0-9/-]+/#[a-z0-9-]+$"}]
    report_id: Text
    source_section: Text
    source_line: Count
    source_cell: int | None
    as_printed: Text


class FiguresDocument(Document):
    """Every figure with its address."""

    figures: list[FigureRecord]


class ProgramEntry(TypedDict):
    """Where a program is."""

    program_id: OfProgram
    name_ko: OfProgram
    name_en: OfProgram
    strategy_id: OfProgram
    division_id: OfProgram
    page: Text
    document: Text


class DivisionEntry(TypedDict):
    """Where a division is."""

    division_id: OfDivision
    name_ko: OfDivision
    page: Text
    document: Text


class TableEntry(TypedDict):
    """Where a table is."""

    name: Text
    title_ko: Text
    title_en: Text
    rows: Count
    json: Text
    csv: Text
    schema: Text


class IndexDocument(Document):
    """The whole: where everything is; addresses are from the root of the site."""

    name: Text
    title_ko: Text
    title_en: Text
    version: Text
    reports: list[ReportRecord]
    figures: Text
    schemas: Text
    programs: list[ProgramEntry]
    divisions: list[DivisionEntry]
    tables: list[TableEntry]
    moved: Annotated[Rows, {"$ref": "tables/moved.json"}]


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
    return json.dumps(content, ensure_ascii=False, indent=1, default=plain) + "\n"


def _record(kind: type, entity: object, **others: str | None) -> Any:
    """Returns a record of what an entity has under the same names, and of others."""
    names = (name for name in kind.__annotations__ if name not in others)
    return {**{name: getattr(entity, name) for name in names}, **others}


def _head(catalog: Catalog, publication: Publication) -> Document:
    version = publication.data_version
    return {
        "api_version": API_VERSION,
        "publisher": publication.name,
        "official": publication.official,
        "edition": {
            "dated_on": version.dated_on,
            "dated_by": "commit" if version.commit else "report",
            "commit": version.commit,
            "uncommitted_changes": version.changed,
        },
        "licence": [item.name for item in catalog.package.licences],
    }


def _report(report: Report) -> ReportRecord:
    note = "보고서 자체의 이용 조건은 알려져 있지 않습니다."
    record: ReportRecord = _record(ReportRecord, report, terms=None, terms_note_ko=note)
    return record


def program_document(
    catalog: Catalog, publication: Publication, data: ProgramData
) -> ProgramDocument:
    """Returns the document of a program.

    Args:
        catalog: The data.
        publication: Who publishes which version of the data.
        data: What the package knows of the program.
    """
    return ProgramDocument(
        **_head(catalog, publication),
        report=_report(catalog.report_of(data.program.source)),
        page=page_path("program", data.program.program_id),
        program=data.record,
        figures=data.figures.rows,
        tables={name: sheet.rows for name, sheet in data.tables.items()},
    )


def _division_document(
    catalog: Catalog, publication: Publication, sheets: Mapping[str, Sheet], division_id: str
) -> DivisionDocument:
    (row,) = sheets["divisions"].having("division_id", division_id).rows
    return DivisionDocument(
        **_head(catalog, publication),
        report=_report(catalog.report_of(catalog.division(division_id).source)),
        page=page_path("division", division_id),
        division=row,
        tables={n: sheets[n].having("division_id", division_id).rows for n in DIVISION_TABLES},
    )


def _figures_document(catalog: Catalog, publication: Publication) -> FiguresDocument:
    figures = [
        FigureRecord(
            figure_id=figure.figure_id,
            table=figure.table,
            value=figure.value,
            unit=figure.unit,
            address=f"{figure_page(catalog, figure.figure_id)}#{figure.figure_id}",
            report_id=figure.source.report_id,
            source_section=figure.source.section,
            source_line=figure.source.line,
            source_cell=figure.source.cell,
            as_printed=figure.source.as_printed,
        )
        for figure in catalog.figures.values()
    ]
    return FiguresDocument(**_head(catalog, publication), figures=figures)


def _index_document(
    catalog: Catalog, publication: Publication, sheets: Mapping[str, Sheet]
) -> IndexDocument:
    def places(kind: str, identifier: str) -> dict[str, str]:
        document = f"{API}/{kind}s/{identifier}.json"
        return {"page": page_path(kind, identifier), "document": document}

    package = catalog.package
    return IndexDocument(
        **_head(catalog, publication),
        name=package.name,
        title_ko=package.title,
        title_en=package.title_en,
        version=package.version,
        reports=[_report(report) for report in catalog.reports],
        figures=f"{API}/figures.json",
        schemas=f"{API}/schema/",
        programs=[
            _record(ProgramEntry, program, **places("program", program.program_id))
            for program in (*catalog.programs, *catalog.former_programs)
        ],
        divisions=[
            _record(DivisionEntry, division, **places("division", division.division_id))
            for division in (*catalog.divisions, *catalog.former_divisions)
        ],
        tables=[
            TableEntry(
                name=table.name,
                title_ko=table.title,
                title_en=table.title_en,
                rows=len(sheets[table.name].rows),
                json=f"data/{table.name}.json",
                csv=f"data/{table.path}",
                schema=f"{API}/schema/tables/{table.name}.json",
            )
            for table in package.tables
        ],
        moved=sheets["moved"].rows,
    )


def documents(
    catalog: Catalog,
    publication: Publication,
    sheets: Mapping[str, Sheet],
    programs: Mapping[str, ProgramData],
) -> Iterator[tuple[str, Document, int]]:
    """Yields the tree: address, content and how many rows it holds.

    Args:
        catalog: The data.
        publication: Who publishes, and which version.
        sheets: The tables by name.
        programs: The data of each program by its id.
    """
    yield f"{API}/index.json", _index_document(catalog, publication, sheets), len(catalog.programs)
    yield f"{API}/figures.json", _figures_document(catalog, publication), len(catalog.figures)
    for identifier, data in programs.items():
        content = program_document(catalog, publication, data)
        yield f"{API}/programs/{identifier}.json", content, len(data.figures.rows)
    for division in (*catalog.divisions, *catalog.former_divisions):
        document = _division_document(catalog, publication, sheets, division.division_id)
        rows = sum(len(table) for table in document["tables"].values())
        yield f"{API}/divisions/{division.division_id}.json", document, rows
