"""What of a package can be held against its report: all of a sound one, else what can be read."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from macros.catalog.build import build_facts
from macros.catalog.entities import Fact, Report, Section
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
