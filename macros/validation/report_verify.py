"""The passports against the report: every ``as_printed`` on its line, the text unchanged."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from macros.catalog.build import build_facts
from macros.catalog.catalog import Catalog
from macros.catalog.entities import Fact, Report, Section, SourceReference
from macros.catalog.rows import Row, parse_rows
from macros.validation.package import ValidationReport

MAX_DIGITS = 9  # of a line or a cell of a report
RowT = TypeVar("RowT")


@dataclass(frozen=True)
class Sources:
    """Reports, their sections, and the rows that name a place in them.

    Attributes:
        reports: The reports.
        sections: The sections of all of them.
        facts: Every row with a passport.
    """

    reports: tuple[Report, ...]
    sections: tuple[Section, ...]
    facts: tuple[Fact, ...]

    @property
    def report(self) -> Report:
        """The report that was presented last."""
        return max(self.reports, key=lambda report: report.presented_on)


def sources_of(examination: ValidationReport) -> Sources | None:
    """Returns what of a package can be read, its problems notwithstanding.

    Returns:
        The rows whose place in a report can be read; None where no report can be.
    """
    package, read = examination.package, examination.tables
    if not {"reports", "sections"} <= read.keys():
        return None
    tables = {
        table.name: [
            row
            for row in read.get(table.name, ())
            if "as_printed" not in table.columns or _has_place(row)
        ]
        for table in package.tables
    }
    reports = tuple(_made(Report, tables["reports"]))
    if not reports:
        return None
    return Sources(reports, tuple(_made(Section, tables["sections"])), build_facts(package, tables))


def _has_place(row: Row) -> bool:
    line, cell = row["source_line"], row.cells.get("source_cell", "")
    return bool(row["as_printed"]) and _is_count(line) and (not cell or _is_count(cell))


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS and int(text) > 0


def _made(kind: type[RowT], members: Iterable[Row]) -> Iterator[RowT]:
    needed = [field.name for field in dataclasses.fields(kind) if "None" not in str(field.type)]  # type: ignore[arg-type]
    for row in members:
        if not all(row.cells.get(name, "-") for name in needed):
            continue
        try:
            yield from parse_rows(kind, row.table, [row])
        except (KeyError, ValueError):
            continue  # the check tells why


@dataclass(frozen=True)
class Failure:
    """A passport that does not fit the report's text.

    Attributes:
        place: File and row as the spreadsheet counts it, or the report's id.
        reason: What is wrong, a Korean sentence.
    """

    place: str
    reason: str

    def __str__(self) -> str:
        """The failure as one line."""
        return f"{self.place}: {self.reason}"


@dataclass(frozen=True)
class Verification:
    """What a verification found.

    Attributes:
        checked: Number of passports that were looked up.
        failures: Those that do not fit, in file order.
    """

    checked: int
    failures: tuple[Failure, ...]


def verify(catalog: Catalog | Sources, report: Report, text: bytes) -> Verification:
    """Verifies every passport of a report against the report's text.

    Args:
        catalog: The data.
        report: The report whose rows are checked; rows of other reports are left out.
        text: The report's text, UTF-8, as it was when the lines were counted.
    """
    failures = list(_check_identity_of_text(report, text))
    lines = text.decode("utf-8").split("\n")
    own = [fact for fact in catalog.facts if fact.source.report_id == report.report_id]
    failures.extend(failure for fact in own for failure in _check_fact(fact, lines))
    return Verification(len(own), tuple(failures))


def report_of_text(catalog: Catalog | Sources, text: bytes) -> Report:
    """Returns the report a text is of, by its hash; the latest where it is of none."""
    digest = hashlib.sha256(text).hexdigest()
    return next((r for r in catalog.reports if r.text_sha256 == digest), catalog.report)


def _check_identity_of_text(report: Report, text: bytes) -> Iterator[Failure]:
    digest = hashlib.sha256(text).hexdigest()
    if digest != report.text_sha256:
        yield Failure(
            report.report_id,
            f"보고서 글이 다릅니다. sha256이 {digest}입니다(자료에는 {report.text_sha256}).",
        )
    # A program that counts line ends finds one less in a text that has one after its last line.
    count = text.count(b"\n") + 1
    counts = (
        {count, count - 1} if text.endswith(b"\n") and digest == report.text_sha256 else {count}
    )
    if report.text_lines not in counts:
        yield Failure(
            report.report_id, f"보고서 글이 {count}줄입니다(자료에는 {report.text_lines}줄)."
        )


def _check_fact(fact: Fact, lines: list[str]) -> Iterator[Failure]:
    source = fact.source
    place = f"{fact.file} {fact.row}행"
    if source.line > len(lines):
        yield Failure(place, f"보고서 글에 {source.line}줄이 없습니다.")
        return
    line = lines[source.line - 1]
    if not _stands_on(source, line):
        where = f"{source.line}줄" + (f" {source.cell}칸" if source.cell else "")
        yield Failure(place, f"{where}에 '{source.as_printed}'이(가) 없습니다. 그 줄: '{line}'")


def _stands_on(source: SourceReference, line: str) -> bool:
    if source.cell is None:
        return source.as_printed in line
    cells = line.split("\t")
    return source.cell <= len(cells) and cells[source.cell - 1].strip() == source.as_printed
