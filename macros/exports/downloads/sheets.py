"""Which sheets a workbook has: of one program, and of the whole package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from macros.catalog.catalog import Catalog
from macros.catalog.transcription import legible
from macros.catalog.types import Cell
from macros.exports.downloads.json_api import Publication
from macros.exports.downloads.program import IDS, ProgramData, with_report
from macros.exports.downloads.readme import terms
from macros.exports.downloads.records import Column, Record, Sheet

# Codes stand in the CSV and JSON; a workbook for reading has their Korean names.
CODES = frozenset({"kind", "unit"})
STEPS = (
    *("what_ko", "start", "end", "precision", "repeats", "status", "status_basis"),
    *("note_ko", "source_section", "source_line", "as_printed", "milestone_id"),
)


def _texts(*names: tuple[str, str]) -> tuple[Column, ...]:
    return tuple(Column(name, title, "string", "", "") for name, title in names)


DICTIONARY = _texts(
    ("sheet", "시트"),
    ("title", "열"),
    ("name", "CSV의 열 이름"),
    ("type", "꼴"),
    ("unit", "단위"),
    ("description", "뜻"),
    ("description_en", "뜻(영문)"),
    ("values", "쓰는 말"),
)
NOTES = (
    *_texts(("kind", "갈래"), ("about", "무엇의"), ("printed", "옮긴 글"), ("text", "내용")),
    Column("source_section", "출처 절", "string", "", ""),
    Column("source_line", "출처 줄", "integer", "", ""),
)
TERMS = _texts(("name", "무엇"), ("text", "내용"))


def program_sheets(
    catalog: Catalog, publication: Publication, data: ProgramData
) -> tuple[Sheet, ...]:
    """Returns the sheets of a program's workbook.

    Args:
        catalog: The data.
        publication: Who publishes which version of the data.
        data: What the package knows of the program.
    """
    figures = with_report(catalog, data, data.figures)
    figures = _labelled(catalog, "budgets", figures, ("stage",))
    figures = _labelled(catalog, "figures", figures, ("qualifier",))
    shown = tuple(column for column in figures.columns if column.name not in CODES)
    figures = Sheet("figures", "수치", shown, figures.rows)
    steps = _labelled(catalog, "milestones", data.tables["milestones"])
    columns = {column.name: column for column in steps.columns}
    steps = Sheet("milestones", "일정", tuple(columns[name] for name in STEPS), steps.rows)
    steps = with_report(catalog, data, steps)
    source, reports = catalog.section(data.program.source), data.reports
    of = f"{source.report_id}의 " if len(reports) > 1 else ""
    own = (
        ("사업", data.program.name_ko),
        ("원문의 자리", f"{of}{source.section_id} 절 {source.lines}줄"),
        *terms(catalog, publication, data.program.name_ko, reports),
    )
    notes = with_report(catalog, data, _notes(data))
    return figures, steps, _dictionary((figures, steps)), notes, _terms(own)


def package_sheets(
    catalog: Catalog, publication: Publication, sheets: Mapping[str, Sheet]
) -> tuple[Sheet, ...]:
    """Returns the sheets of the workbook of the whole package: every table, then what it means.

    Codes stay as they are, since tables are joined and filtered by them; the dictionary has their
    names.

    Args:
        catalog: The data.
        publication: Who publishes which version of the data.
        sheets: The tables by name.
    """
    tables = tuple(sheets.values())
    return (*tables, _dictionary(tables), _terms(terms(catalog, publication)))


def _labelled(
    catalog: Catalog, table: str, sheet: Sheet, names: tuple[str, ...] | None = None
) -> Sheet:
    """Returns a sheet with the Korean names of enumerated values in place of their codes."""
    fields = {field.name: field for field in catalog.package.table(table).fields}
    labels = {
        name: {item.value: item.label for item in fields[name].categories}
        for name in (names or tuple(fields))
        if fields[name].categories
    }
    rows = tuple(
        {
            name: labels[name].get(str(cell), cell) if name in labels else cell
            for name, cell in row.items()
        }
        for row in sheet.rows
    )
    return Sheet(sheet.name, sheet.title, sheet.columns, rows)


def _dictionary(sheets: Iterable[Sheet]) -> Sheet:
    rows = tuple(
        {
            "sheet": sheet.title,
            "title": column.title,
            "name": column.name,
            "type": column.type,
            "unit": column.unit,
            "description": column.description,
            "description_en": column.description_en,
            "values": column.values or None,
        }
        for sheet in sheets
        for column in sheet.columns
    )
    return Sheet("dictionary", "설명서", DICTIONARY, rows)


def _notes(data: ProgramData) -> Sheet:
    """Returns what must be known to read the numbers right, the corrections first."""
    rows: list[dict[str, Cell]] = [
        {
            "kind": "바로잡음",
            **_id(row),
            "about": row["applies_to"],
            "printed": legible(str(row["as_printed"])),
            "text": f"읽은 것: ‘{row['read_as']}’. {row['reason_ko']}",
            "source_section": row["source_section"],
            "source_line": row["source_line"],
        }
        for row in data.tables["corrections"].rows
    ]
    noted = (*data.figures.rows, *data.tables["milestones"].rows)
    rows += [
        {
            "kind": "주의",
            **_id(row),
            "about": row.get("label_ko") or row.get("what_ko"),
            "printed": legible(str(row["as_printed"])),
            "text": row["note_ko"],
            "source_section": row["source_section"],
            "source_line": row["source_line"],
        }
        for row in noted
        if row["note_ko"]
    ]
    rows += [
        {"kind": "셈", **_id(row), "about": row["title_ko"], "text": row["explanation_ko"]}
        for row in data.tables["identities"].rows
        if row["explanation_ko"]
    ]
    rows += [
        {
            "kind": "적혀 있지 않은 것",
            **_id(row),
            "about": row["question_ko"],
            "text": row["answer_ko"],
        }
        for row in data.tables["silences"].rows
    ]
    names = (*(column.name for column in NOTES), *IDS)
    whole = tuple({name: row.get(name) for name in names} for row in rows)
    return Sheet("notes", "바로잡음·주의", NOTES, whole)


def _id(row: Record) -> dict[str, Cell]:
    """Returns the id of a row, by which its report is known; no column of a sheet of notes."""
    return {name: row[name] for name in IDS if name in row}


def _terms(lines: Iterable[tuple[str, str]]) -> Sheet:
    rows = tuple({"name": name, "text": text} for name, text in lines)
    return Sheet("terms", "출처·이용조건", TERMS, rows)
