"""How to repair a finding: its place in the file, a command, the line to paste."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.catalog.package.findings import Finding
from macros.catalog.package.personal_data import masked
from macros.catalog.package.schema import Package, Table
from macros.i18n.parse_numbers import values_of
from macros.validation.files import check_file
from macros.validation.repair.records import Record, decode, read_records, write_record
from macros.validation.repair.repair import Repaired, repair_table

WHOLE_FILE = frozenset({"bom", "encoding", "line-ends", "column-order", "column-unknown"})


@dataclass(frozen=True)
class Advice:
    """A finding with its place in the file and how to repair it.

    Attributes:
        finding: The finding.
        line: Line of the file, counted from 1; differs from the row after cells with line breaks.
        column: Character of the line where the cell begins, counted from 1; 0 for a whole row.
        end_column: Character after the cell's last one; 0 for a whole row.
        repairable: Whether ``python -m macros mend`` repairs it.
        corrected: The line that should stand there, where that can be known.
        in_package: Whether the file lies in the data folder; else its name is a path.
    """

    finding: Finding
    line: int = 1
    column: int = 0
    end_column: int = 0
    repairable: bool = False
    corrected: str | None = None
    in_package: bool = True

    def path(self, folder: str) -> str:
        """Returns the file as the repository names it.

        Args:
            folder: Folder of the data as the repository names it.
        """
        return f"{folder}/{self.finding.file}" if self.in_package else self.finding.file


def advise(
    package: Package,
    findings: Sequence[Finding],
    files: Mapping[str, bytes],
    published: Mapping[str, bytes],
) -> tuple[Advice, ...]:
    """Returns each finding with its place in the file and how to repair it.

    Args:
        package: The descriptor.
        findings: What was found, in any order; the order is kept.
        files: The files that were checked, by name.
        published: The files before the change, where they are known.
    """
    helpers = {
        table.path: _Helper(table, files[table.path], published.get(table.path))
        for table in package.tables
        if table.path in files and any(finding.file == table.path for finding in findings)
    }
    return tuple(
        helpers[finding.file].advise(finding)
        if finding.file in helpers
        else Advice(finding, max(finding.row, 1))
        for finding in findings
    )


class _Helper:
    """A file, read and repaired once for all its findings."""

    def __init__(self, table: Table, raw: bytes, published: bytes | None) -> None:
        self._table = table
        self._repaired: Repaired = repair_table(table, raw, published)
        self._unrepaired_codes = {finding.code for finding in check_file(table, self._repaired.raw)}
        decoded = decode(raw)
        records = read_records(decoded.text) if decoded else ()
        self._records = {record.number: record for record in records}
        self._kinds = {change.kind for change in self._repaired.changes}
        self._cells = {(change.row, change.column) for change in self._repaired.changes}

    def advise(self, finding: Finding) -> Advice:
        record = self._records.get(finding.row)
        if record is None:
            return Advice(finding, max(finding.row, 1), repairable=self._repairs(finding))
        column = end = 0
        if 0 < finding.column <= len(record.starts):
            column = record.starts[finding.column - 1]
            following = record.starts[finding.column :]
            end = following[0] - 1 if following else column + _last_length(record)
        repairable = self._repairs(finding)
        corrected = self._corrected(finding, record, repairable=repairable)
        return Advice(finding, record.line, column, max(end, column), repairable, corrected)

    def _repairs(self, finding: Finding) -> bool:
        if finding.code in WHOLE_FILE:
            return finding.code not in self._unrepaired_codes and bool(self._repaired.changes)
        if finding.code == "order":
            return "row-order" in self._kinds
        places = {(finding.row, finding.column), (finding.row, 0)}
        return bool(places & self._cells)

    def _corrected(self, finding: Finding, record: Record, *, repairable: bool) -> str | None:
        if finding.code == "value-not-printed":
            return self._as_printed(record)
        line = self._repaired.lines.get(finding.row)
        if line is not None and masked(line) != line:
            return None  # it would be published once more
        return line if repairable and finding.row > 1 and line != record.raw else None

    def _as_printed(self, record: Record) -> str | None:
        """Returns the line with the one value that its print can mean."""
        cells = dict(zip(self._table.columns, record.cells, strict=False))
        found = values_of(cells["as_printed"], cells["unit"])
        if len(found) != 1:
            return None
        (value,) = found
        cells["value"] = f"{value.normalize():f}" if value == value.to_integral() else f"{value:f}"
        line = write_record(list(cells.values()))
        return line if masked(line) == line else None


def _last_length(record: Record) -> int:
    last_line = record.raw.rsplit("\n", 1)[-1]
    return len(last_line) + 1 - record.starts[-1]
