"""What the package knows of one program, put together from its tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from macros.catalog.catalog import Catalog
from macros.catalog.entities import Program
from macros.catalog.types import Cell
from macros.exports.downloads.records import Column, Record, Sheet

BUDGET = "budget_"  # before the level of a budget amount, among the kinds of figures
# Tables whose rows name their program, in the order of its page.
TABLES = (
    *("budgets", "figures", "milestones", "places", "organizations", "contents", "steps"),
    *("events", "audiences", "legal_citations", "identities", "silences"),
)
# The columns by which the report of a row is known.
IDS = ("figure_id", "milestone_id", "correction_id", "identity_id", "silence_id")
FIGURES = (
    Column(
        "figure_id",
        "수치 이름",
        "string",
        "수치의 이름. 쪽 주소 뒤에 #과 함께 붙이면 그 수치가 열림",
        "Id of the figure; after # it is its address on the page",
    ),
    Column("label_ko", "무엇", "string", "무엇의 수인가", "What is counted"),
    Column(
        "kind",
        "갈래",
        "string",
        "예산(budget_ 뒤에 전체, 내역, 따로 적음) 또는 수치의 갈래",
        "A budget amount by its level, or the kind of a figure",
    ),
    Column("kind_ko", "갈래(우리말)", "string", "갈래의 우리말 이름", "Name of the kind in Korean"),
    Column("value", "값", "number", "값. 단위는 다음 열", "Value, in the unit of the next column"),
    Column("unit", "단위", "string", "저장한 단위", "Unit of the value"),
    Column("unit_ko", "단위(우리말)", "string", "단위의 우리말 이름", "Name of the unit in Korean"),
    Column(
        "qualifier",
        "어림",
        "string",
        "약, 여, 이상처럼 값에 붙은 말",
        "Qualifier such as about or at least",
    ),
    Column(
        "period", "때", "string", "값의 때. 예산은 회계연도", "Period; the fiscal year of a budget"
    ),
    Column("stage", "예산 단계", "string", "예산의 단계", "Stage of a budget amount"),
    Column("note_ko", "풀이", "string", "읽을 때 알아야 할 것", "What to know when reading it"),
    Column("source_section", "출처 절", "string", "보고서의 절", "Section of the report"),
    Column("source_line", "출처 줄", "integer", "보고서 글의 줄", "Line of the report's text"),
    Column("source_cell", "출처 칸", "integer", "표의 칸", "Cell of a table"),
    Column(
        "as_printed",
        "옮긴 글",
        "string",
        "보고서를 옮긴 글의 그 줄에 있는 글자. 종이와 다를 수 있음",
        "The literal on that line of the transcription",
    ),
)


@dataclass(frozen=True)
class ProgramData:
    """The data of one program.

    Attributes:
        figures: Every number of it, budgets first.
        tables: Its rows of each table that names programs, and the corrections it rests on.
    """

    program: Program
    record: Record
    figures: Sheet
    tables: Mapping[str, Sheet]

    @property
    def reports(self) -> frozenset[str]:
        """The ids of the reports that the program or any of its rows is of."""
        rows = (row for sheet in self.tables.values() for row in sheet.rows)
        return frozenset(
            str(row["report_id"]) for row in (self.record, *rows) if "report_id" in row
        )

    def report_of(self, row: Record) -> Cell:
        """Returns the id of the report that states a row with one of ``IDS``."""
        return next((self._reports[i, row[i]] for i in IDS if row.get(i)), None)

    @cached_property
    def _reports(self) -> dict[tuple[str, Cell], Cell]:
        return {
            (name, row[name]): row["report_id"]
            for sheet in self.tables.values()
            for row in sheet.rows
            if (name := sheet.columns[0].name) in IDS
        }


def with_report(catalog: Catalog, data: ProgramData, sheet: Sheet) -> Sheet:
    """Returns a sheet with the report of each row, since sections and lines are a report's own.

    Args:
        catalog: The data; with one report the sheet stays as it is.
        data: The data of the program.
        sheet: Rows with one of ``IDS``.
    """
    if len(catalog.reports) < 2:
        return sheet
    field = catalog.package.table("budgets").field("report_id")
    column = Column(field.name, field.title, "string", field.description, field.description_en)
    rows = tuple({**row, "report_id": data.report_of(row)} for row in sheet.rows)
    return replace(sheet, columns=(*sheet.columns, column), rows=rows)


def gather(catalog: Catalog, sheets: Mapping[str, Sheet], program: Program) -> ProgramData:
    """Puts together what the package knows of a program.

    Args:
        catalog: The data.
        sheets: The tables by name.
        program: The program.
    """
    identifier = program.program_id
    (record,) = sheets["programs"].having("program_id", identifier).rows
    tables = {name: sheets[name].having("program_id", identifier) for name in TABLES}
    rows = (
        *(_budget(catalog, row) for row in sorted(tables["budgets"].rows, key=_order)),
        *(_figure(catalog, row) for row in sorted(tables["figures"].rows, key=_order)),
    )
    ids = {str(row["figure_id"]) for row in rows}
    corrections = {
        *catalog.corrections_in(program.source),
        *(row for figure_id in ids for row in catalog.corrections_of(figure_id)),
    }
    names = {row.correction_id for row in corrections}
    tables["corrections"] = _chosen(sheets["corrections"], "correction_id", names)
    about = ids | {str(row["milestone_id"]) for row in tables["milestones"].rows}
    tables["updates"] = _chosen(sheets["updates"], "about", about)
    return ProgramData(program, record, Sheet("figures", "수치", FIGURES, rows), tables)


def _chosen(sheet: Sheet, column: str, values: Iterable[str]) -> Sheet:
    """Returns the rows that have one of the values in a column, by key as in the file."""
    rows = [row for value in values for row in sheet.having(column, value).rows]
    key = sheet.columns[0].name
    return replace(sheet, rows=tuple(sorted(rows, key=lambda row: str(row[key]))))


def _order(row: Record) -> tuple[int, str]:
    return int(str(row["order"])), str(row["figure_id"])


def _budget(catalog: Catalog, row: Record) -> dict[str, Cell]:
    table = catalog.package.table("budgets")
    level = str(row["level"])
    values: dict[str, Cell] = {
        "label_ko": row["item_ko"],
        "kind": f"{BUDGET}{level}",
        "kind_ko": f"예산({table.label('level', level)})",
        "unit_ko": table.label("unit", str(row["unit"])),
        "period": str(row["fiscal_year"]),
    }
    return {column.name: values.get(column.name, row.get(column.name)) for column in FIGURES}


def _figure(catalog: Catalog, row: Record) -> dict[str, Cell]:
    table = catalog.package.table("figures")
    values: dict[str, Cell] = {
        "label_ko": row["subject_ko"],
        "kind_ko": table.label("kind", str(row["kind"])),
        "unit_ko": table.label("unit", str(row["unit"])),
    }
    return {column.name: values.get(column.name, row.get(column.name)) for column in FIGURES}
