"""What files to take away say of themselves and of their numbers is what the rows say.

The notes, sources and terms of workbooks and the READMEs of the archive, read as a spreadsheet or
an unpacker reads them, and held to the tables with pandas. A line with a number that is neither a
cell nor known here fails.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from lxml import etree

from macros.catalog.transcription import legible
from macros.catalog.versions import DataVersion
from macros.exports.downloads.build import all_files
from macros.exports.downloads.json_api import Publication
from macros.validation.package import load_catalog
from tests.site.test_claims import PACKAGES

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PUBLICATION = Publication(
    "열린장부(비공식)", official=False, data_version=DataVersion(date(2024, 3, 1), "a668cbc")
)
Book = dict[str, list[dict[str, str]]]


class Files:
    """A package and every file it publishes."""

    def __init__(self, folder: Path) -> None:
        self.frames: dict[str, Any] = {
            path.stem: pd.read_csv(path, dtype=str, keep_default_na=False)
            for path in folder.glob("*.csv")
        }
        described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        self.package = described
        self.labels = {
            (table["name"], field["name"], category["value"]): category["label"]
            for table in described["resources"]
            for field in table["schema"]["fields"]
            for category in field.get("categories", ())
        }
        catalog = load_catalog(folder)
        self.made = {made.path: made for made in all_files(catalog, folder, PUBLICATION)}

    def of(self, table: str, program: str) -> Any:
        frame = self.frames[table]
        return frame[frame.program_id == program]

    @property
    def several(self) -> bool:
        return len(self.frames["reports"]) > 1


@pytest.fixture(scope="module", params=PACKAGES)
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Files:
    return Files(PACKAGES[request.param](tmp_path_factory.mktemp("claims-of-files")))


def book(content: bytes) -> Book:
    """Reads a workbook: rows of each sheet by the headings of its first row; dates as numbers."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        shared = etree.fromstring(parts.read("xl/sharedStrings.xml"))
        words = ["".join(text.itertext()) for text in shared.iterfind(f"{SHEET}si")]
        names = etree.fromstring(parts.read("xl/workbook.xml")).iterfind(f".//{SHEET}sheet")
        found: Book = {}
        for number, named in enumerate(names, 1):
            sheet = etree.fromstring(parts.read(f"xl/worksheets/sheet{number}.xml"))
            rows = [cells(row, words) for row in sheet.iterfind(f".//{SHEET}row")]
            found[named.get("name")] = [
                {heading: row.get(column, "") for column, heading in rows[0].items()}
                for row in rows[1:]
            ]
    return found


def cells(row: Any, words: list[str]) -> dict[str, str]:
    found = {}
    for cell in row.iterfind(f"{SHEET}c"):
        text = cell.findtext(f"{SHEET}v")
        if text is not None:
            column = re.sub(r"\d", "", cell.get("r"))
            found[column] = words[int(text)] if cell.get("t") == "s" else text
    return found


def program_books(files: Files) -> dict[str, Book]:
    """The workbook of each program."""
    made = files.made
    return {
        path.split("/")[1]: book(made[path].content)
        for path in made
        if path.startswith("programs/") and path.endswith(".xlsx")
    }


def serial(day: str) -> str:
    """A whole day as a spreadsheet keeps it; any other text as it is."""
    whole = re.fullmatch(r"\d{4}-\d{2}-\d{2}", day)
    return str((date.fromisoformat(day) - date(1899, 12, 30)).days) if whole else day


def test_every_number_of_a_program_s_workbook_has_its_own_source(files: Files) -> None:
    seen = 0
    for program, sheets in program_books(files).items():
        own = {
            row.figure_id: (table, row)
            for table in ("budgets", "figures")
            for row in files.of(table, program).itertuples()
        }
        assert len(sheets["수치"]) == len(own)
        for output in sheets["수치"]:
            table, row = own[output["수치 이름"]]
            assert Decimal(output["값"]) == Decimal(row.value)
            assert output["단위(우리말)"] == files.labels[table, "unit", row.unit]
            assert (output["출처 절"], output["출처 줄"]) == (row.source_section, row.source_line)
            assert (output["출처 칸"], output["옮긴 글"]) == (row.source_cell, row.as_printed)
            assert output["풀이"] == row.note_ko
            period = row.fiscal_year if table == "budgets" else row.period
            assert output["때"] in (period, serial(period))
            # A line is a line of one report: with several it says of which.
            assert output.get("보고서", "") == (row.report_id if files.several else "")
            seen += 1
        steps = files.of("milestones", program)
        assert len(sheets["일정"]) == len(steps)
        reports = dict(zip(steps.milestone_id, steps.report_id, strict=True))
        for output in sheets["일정"]:
            report = reports[output["일정 이름표"]]
            assert output.get("보고서", "") == (report if files.several else "")
    assert seen


def test_the_notes_of_a_workbook_are_the_rows_notes(files: Files) -> None:
    """All of them, once, each with the place it is about."""
    programs = files.frames["programs"].set_index("program_id")
    for program, sheets in program_books(files).items():
        figures = pd.concat([files.of("budgets", program), files.of("figures", program)])
        steps = files.of("milestones", program)
        corrections = files.frames["corrections"]
        row = programs.loc[program]
        ids = {*figures.figure_id}
        own = [
            c
            for c in corrections.itertuples()
            if ids & {*c.applies_to.split()}
            or (c.report_id, c.source_section) == (row.report_id, row.source_section)
        ]
        noted = pd.concat([figures, steps]).fillna("")
        wanted = [
            *(("바로잡음", c.applies_to, f"읽은 것: ‘{c.read_as}’. {c.reason_ko}", c) for c in own),
            *(
                ("주의", next(t for t in (r.item_ko, r.subject_ko, r.what_ko) if t), r.note_ko, r)
                for r in noted[noted.note_ko != ""].itertuples()
            ),
            *(
                ("셈", r.title_ko, r.explanation_ko, r)
                for r in files.of("identities", program).itertuples()
                if r.explanation_ko
            ),
            *(
                ("적혀 있지 않은 것", r.question_ko, r.answer_ko, r)
                for r in files.of("silences", program).itertuples()
            ),
        ]
        expected = sorted(
            (
                kind,
                about,
                text,
                getattr(r, "source_section", ""),
                getattr(r, "source_line", ""),
                r.report_id if files.several else "",
            )
            for kind, about, text, r in wanted
        )
        columns = ("갈래", "무엇의", "내용", "출처 절", "출처 줄", "보고서")
        output = sorted(tuple(n.get(c, "") for c in columns) for n in sheets["바로잡음·주의"])
        assert output == expected, program
        literals = {*map(legible, (*noted.as_printed, *corrections.as_printed)), ""}
        assert {n["옮긴 글"] for n in sheets["바로잡음·주의"]} <= literals


def sources(files: Files, ids: set[str]) -> dict[str, str]:
    """What is to be said of reports, by the name of the line."""
    reports = files.frames["reports"].sort_values(["presented_on", "report_id"])
    reports = reports[reports.report_id.isin(ids)]
    found: dict[str, str] = {}
    row: Any
    for number, row in enumerate(reports.itertuples(), 1):
        name = f"원문 {number}" if len(reports) > 1 else "원문"
        of = f"{name}의 " if len(reports) > 1 else ""
        place = " ".join(filter(None, (row.session_ko, row.committee_ko)))
        origin = ", ".join(filter(None, (place, row.presented_on)))
        found[name] = f"{row.body_ko}, 「{row.title_ko}」, {origin}"
        found[f"{name} 글의 지문(SHA-256)"] = row.text_sha256
        if row.figures_as_of:
            found[f"{of}수치 기준일"] = row.figures_as_of
        if files.several:
            found[f"{of}보고서 이름표(report_id)"] = row.report_id
    return found


def check_terms(files: Files, output: dict[str, str], ids: set[str], what: str) -> None:
    """Holds what a file says of its source to the reports that its rows are of."""
    wanted = sources(files, ids)
    assert wanted.items() <= output.items()
    about_reports = {name for name in output if name.startswith("원문") or "report_id" in name}
    assert about_reports - wanted.keys() <= {"원문의 자리", "원문의 이용 조건"}
    cited = "; ".join(text for name, text in wanted.items() if re.fullmatch(r"원문( \d+)?", name))
    data_version = "자료를 고친 날 2024-03-01"
    assert output["자료의 상태"] == f"{data_version}(커밋 a668cbc)"
    assert output["인용"] == f"열린장부(비공식){what}, {data_version}. 원문: {cited}."
    licences = files.package["licenses"]
    terms = ", ".join(f"{licence['title']}({licence['path']})" for licence in licences)
    assert output["옮겨 적은 자료의 이용 조건"] == terms
    known = {*wanted, "자료의 상태", "인용", "옮겨 적은 자료의 이용 조건", "사업", "원문의 자리"}
    left = {name: text for name, text in output.items() if name not in known}
    assert not [text for text in left.values() if re.search(r"\d", text)], left


def test_a_workbook_names_the_reports_its_rows_are_of(files: Files) -> None:
    programs = files.frames["programs"].set_index("program_id")
    sections = files.frames["sections"].set_index(["report_id", "section_id"])
    for program, sheets in program_books(files).items():
        row = programs.loc[program]
        ids: set[str] = {str(row.report_id)} | {
            report
            for name, frame in files.frames.items()
            if {"program_id", "report_id"} <= {*frame.columns}
            for report in frame[frame.program_id == program].report_id
        }
        output = {line["무엇"]: line["내용"] for line in sheets["출처·이용조건"]}
        assert output["사업"] == row.name_ko
        first, last = sections.loc[row.report_id, row.source_section][["first_line", "last_line"]]
        lines = first if first == last else f"{first}~{last}"
        of = f"{row.report_id}의 " if len(ids) > 1 else ""
        assert output["원문의 자리"] == f"{of}{row.source_section} 절 {lines}줄"
        check_terms(files, output, ids, f", 「{row.name_ko}」")
    whole = book(files.made["downloads/open-ledger.xlsx"].content)
    output = {line["무엇"]: line["내용"] for line in whole["출처·이용조건"]}
    check_terms(files, output, {*files.frames["reports"].report_id}, "")


def test_the_readmes_name_what_is_in_the_archive(files: Files) -> None:
    with zipfile.ZipFile(io.BytesIO(files.made["downloads/open-ledger-data.zip"].content)) as parts:
        found = {name.rpartition("/")[2]: parts.read(name) for name in parts.namelist()}
    korean, english = (found[f"README.{code}.md"].decode() for code in ("ko", "en"))
    tables = {f"{name}.csv": len(frame) for name, frame in files.frames.items()}
    filled = {name for name, count in tables.items() if count}
    for text, empty in ((korean, "머리글만 있는 파일: "), (english, "header only: ")):
        assert set(re.findall(r"^\| ([a-z_]+\.csv) \|", text, re.M)) == filled
        _, _, named = text.partition(empty)
        named = named.partition(".\n")[0]
        assert {*named.split(", ")} - {""} == tables.keys() - filled
    assert {name for name in found if name.endswith(".csv")} == tables.keys()
    terms = dict(re.findall(r"^- (.+?): (.+)$", korean, re.M))
    check_terms(files, terms, {*files.frames["reports"].report_id}, "")
    for report in files.frames["reports"].itertuples():
        as_of = f" (figures as of {report.figures_as_of})" if report.figures_as_of else ""
        source = f"{report.body_en}, {report.title_en}, {report.presented_on}{as_of}"
        assert f"- Source: {source}\n" in english
    assert "- Data last changed: 2024-03-01 (commit a668cbc)\n" in english
    written = {
        files.package[name] for name in ("title", "title_en", "description", "description_en")
    } | {table[name] for table in files.package["resources"] for name in ("title", "description")}
    for text in (korean, english):
        for line in text.splitlines():
            known = line.startswith(("- ", "# ", "| ")) or line in written
            assert known or not re.search(r"\d", re.sub(r"UTF-8|SHA256SUMS|sha256sum", "", line))


def test_the_json_counts_the_rows_it_has(files: Files) -> None:
    for path, made in files.made.items():
        if path.startswith("api/v1/programs/"):
            output = json.loads(made.content)
            program = output["program"]["program_id"]
            counts = {name: len(rows) for name, rows in output["tables"].items()}
            for name in ("budgets", "figures", "milestones", "places", "silences"):
                assert counts[name] == len(files.of(name, program))
            assert len(output["figures"]) == counts["budgets"] + counts["figures"]
            assert made.rows == len(output["figures"])
            reports = files.frames["reports"].set_index("report_id")
            assert (
                output["report"]["presented_on"]
                == reports.presented_on[output["report"]["report_id"]]
            )
            assert output["report"]["report_id"] == output["program"]["report_id"]
    index = json.loads(files.made["api/v1/index.json"].content)
    assert {t["name"]: t["rows"] for t in index["tables"]} == {
        name: len(frame) for name, frame in files.frames.items()
    }
    assert {r["report_id"] for r in index["reports"]} == {*files.frames["reports"].report_id}
