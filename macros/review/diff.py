"""What a change to the data does: two packages compared, and a severity for it all."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from macros.catalog.catalog import Catalog
from macros.catalog.detail_index import grouped
from macros.catalog.package.descriptor import DESCRIPTOR
from macros.catalog.package.exchanged_values import Exchange, exchanges
from macros.catalog.package.schema import Table
from macros.review.identity_changes import IdentityChange, compare_identities
from macros.review.row_changes import (
    Changes,
    LostSource,
    RowChange,
    compare,
    find_lost_sources,
)
from macros.review.rules import RuleChange, compare_rules
from macros.review.severity import (
    Severity,
    severity_of_files,
    severity_of_identity,
    severity_of_lost_source,
    severity_of_row,
)
from macros.review.snapshot import Cells, Snapshot
from macros.review.visibility import AddressChanges, Standing, compare_addresses, compare_standing

# What a row is about: a kind and an id.
Subject = tuple[str, str]
OFFICE: Subject = ("office", "")
# Tables whose rows are the subjects themselves.
SUBJECT_TABLES = {
    "programs": ("program", "program_id"),
    "program_groups": ("group", "group_id"),
    "strategies": ("strategy", "strategy_id"),
    "divisions": ("division", "division_id"),
    "indicators": ("indicator", "indicator_id"),
    "legal_bases": ("legal_basis", "legal_basis_id"),
}
# Columns that lead from a row to what it is about, the closest first.
SUBJECT_COLUMNS = (
    ("program_id", "program"),
    ("group_id", "group"),
    ("division_id", "division"),
    ("indicator_id", "indicator"),
)
NAMES = ("short_name_ko", "name_ko")


class Subjects:
    """Finds the program, group, strategy, division or indicator that a row is about."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def of(self, table: str, cells: Cells) -> Subject:
        """Returns what a row is about; ``OFFICE`` where it is about no one thing."""
        if table in SUBJECT_TABLES:
            kind, column = SUBJECT_TABLES[table]
            return kind, cells.get(column, "")
        for column, kind in SUBJECT_COLUMNS:
            if cells.get(column):
                return kind, cells[column]
        if table == "corrections":
            program = self._program_of_section.get(cells.get("source_section", ""))
            return ("program", program) if program else OFFICE
        if table == "updates":
            about = cells.get("about", "")
            row = self._snapshot.rows("milestones").get((about,))
            return self.of("figures", row or self._snapshot.figures.get(about, ("", {}))[1])
        return OFFICE

    def name(self, subject: Subject) -> str:
        """Returns the short name of a subject, "" where it has none here."""
        kind, identifier = subject
        for table, (known, _) in SUBJECT_TABLES.items():
            if kind == known:
                row = self._snapshot.rows(table).get((identifier,), {})
                return next((row[name] for name in NAMES if row.get(name)), "")
        return ""

    @cached_property
    def _program_of_section(self) -> dict[str, str]:
        """The first program of each section."""
        programs = reversed(self._snapshot.rows("programs").items())
        return {cells.get("source_section", ""): key[0] for key, cells in programs}


@dataclass(frozen=True)
class Difference:
    """What a change does.

    Attributes:
        base: The data before.
        head: The data after.
        problems: What the check says of the data after; empty where it passes.
        changes: Rows and cells.
        lost_sources: Source references that are gone or different.
        sums: Identities whose result differs.
        addresses: Addresses that come and go.
        exchanged: Table and column whose values stand in other rows than before.
        standing: Programs and figures that are no longer current; None where one of the two
            packages does not pass the check.
        rules: Properties of the descriptor that differ, loosened rules first.
    """

    base: Snapshot
    head: Snapshot
    problems: tuple[str, ...]
    changes: Changes
    lost_sources: tuple[LostSource, ...]
    sums: tuple[IdentityChange, ...]
    addresses: AddressChanges
    exchanged: tuple[tuple[str, Exchange], ...] = ()
    standing: Standing | None = None
    rules: tuple[RuleChange, ...] = ()

    @property
    def severity(self) -> Severity:
        """The highest severity of anything in it."""
        return max(
            Severity.RED if self.problems or self.head.problems else Severity.GREEN,
            severity_of_files(self.changes),
            *(severity_of_row(change) for change in self.changes.rows),
            *(severity_of_identity(change) for change in self.sums),
            *(severity_of_lost_source(loss) for loss in self.lost_sources),
            Severity.AMBER if self.exchanged else Severity.GREEN,
            Severity.RED if any(rule.loosened for rule in self.rules) else Severity.GREEN,
            Severity.RED if self.standing and self.standing.takes else Severity.GREEN,
        )

    @property
    def by_subject(self) -> tuple[tuple[Subject, str, tuple[RowChange, ...]], ...]:
        """The changed rows by what they are about, with its name, the closest looks first."""
        before, after = Subjects(self.base), Subjects(self.head)
        groups = grouped(
            self.changes.of_kind("changed"), lambda change: after.of(change.table, change.row)
        )
        found = [
            (
                subject,
                after.name(subject) or before.name(subject),
                tuple(sorted(rows, key=lambda change: -severity_of_row(change))),
            )
            for subject, rows in groups.items()
        ]
        return tuple(
            sorted(
                found,
                key=lambda item: (
                    -max(severity_of_row(change) for change in item[2]),
                    item[0] == OFFICE,
                    item[0],
                ),
            )
        )

    def label(self, table: str, column: str, value: str) -> str:
        """Returns the Korean name of an enumeration's value, or the value itself.

        Args:
            table: Name of the table.
            column: Name of the column.
            value: The value, as the file has it.
        """
        if column not in self.head.columns.get(table, ()):
            return value
        fields = {field.name: field for field in self.head.package.table(table).fields}
        categories = fields[column].categories if column in fields else ()
        return next((c.label for c in categories if c.value == value), value)

    def title(self, table: str, column: str) -> str:
        """Returns the Korean title of a column, or its name where it has none."""
        tables = (known for known in self._described(table) if column in known.columns)
        return next((known.field(column).title for known in tables), column)

    @property
    def files(self) -> tuple[str, ...]:
        """The files of the package whose bytes differ, by their names from the site's root."""
        old, new = self.base.raw, self.head.raw
        names = sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
        return tuple(f"data/{name}" for name in names)

    def path(self, table: str) -> str:
        """Returns the name of a table's file."""
        return next((known.path for known in self._described(table)), table)

    def _described(self, name: str) -> list[Table]:
        """Returns a table as the descriptors after and before describe it."""
        packages = (self.head.package, self.base.package)
        return [table for package in packages for table in package.tables if table.name == name]


def differ(
    base: Snapshot,
    head: Snapshot,
    problems: Sequence[str] = (),
    catalogs: tuple[Catalog, Catalog] | None = None,
    pages: tuple[Set[str], Set[str]] | None = None,
) -> Difference:
    """Compares two packages.

    Args:
        base: The data before.
        head: The data after.
        problems: What the check says of the data after, one line each.
        catalogs: The data before and after, where both pass the check.
        pages: The addresses of their pages, where both pass the check.
    """
    changes = compare(base, head)
    return Difference(
        base=base,
        head=head,
        problems=tuple(problems),
        standing=compare_standing(*catalogs) if catalogs else None,
        changes=changes,
        lost_sources=find_lost_sources(changes),
        sums=compare_identities(base, head),
        rules=compare_rules(base, head),
        addresses=compare_addresses(base, head, pages),
        exchanged=tuple(
            (table.name, found)
            for table in head.package.tables
            for found in exchanges(table, base.rows(table.name), head.rows(table.name))
        ),
    )


def described_differently(difference: Difference) -> bool:
    """Returns whether the descriptor itself changed."""
    return DESCRIPTOR in difference.changes.rewritten
