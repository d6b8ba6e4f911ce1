"""What a row is about: the program, group, strategy, division or indicator whose page shows it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from macros.review.snapshot import Cells, Snapshot

Subject = tuple[str, str]

OFFICE: Subject = ("office", "")
# Tables whose rows are the things themselves.
THINGS = {
    "programs": ("program", "program_id"),
    "program_groups": ("group", "group_id"),
    "strategies": ("strategy", "strategy_id"),
    "divisions": ("division", "division_id"),
    "indicators": ("indicator", "indicator_id"),
    "legal_bases": ("legal_basis", "legal_basis_id"),
}
# Columns that lead from a row to what it is about, the closest first.
LINKS = (
    ("program_id", "program"),
    ("group_id", "group"),
    ("division_id", "division"),
    ("indicator_id", "indicator"),
)
TABLES = {kind: (table, column) for table, (kind, column) in THINGS.items()}
NAMES = ("short_name_ko", "name_ko")


class Subjects:
    """Finds what rows of one package are about. Every index is built once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def of(self, table: str, cells: Cells) -> Subject:
        """Returns what a row is about; ``OFFICE`` where it is about no one thing."""
        if table in THINGS:
            kind, column = THINGS[table]
            return kind, cells.get(column, "")
        for column, kind in LINKS:
            if cells.get(column):
                return kind, cells[column]
        if table == "corrections":
            return self._of_section(cells)
        if table == "updates":
            return self._of_update(cells)
        return OFFICE

    def programs(self, column: str, value: str) -> tuple[str, ...]:
        """Returns the programs that have a value in a column, in file order."""
        return self._programs_by[column].get(value, ())

    def citing(self, legal_basis_id: str) -> tuple[str, ...]:
        """Returns the programs that cite a legal basis."""
        return self._citing.get(legal_basis_id, ())

    def cited(self, program_id: str) -> tuple[str, ...]:
        """Returns the legal bases a program cites."""
        return self._cited.get(program_id, ())

    def name(self, subject: Subject) -> str:
        """Returns the short name of a thing, "" where it has none here."""
        kind, identifier = subject
        if kind not in TABLES:
            return ""
        row = self.snapshot.rows(TABLES[kind][0]).get((identifier,), {})
        return next((row[name] for name in NAMES if row.get(name)), "")

    def _of_section(self, cells: Cells) -> Subject:
        programs = self.programs("source_section", cells.get("source_section", ""))
        return ("program", programs[0]) if programs else OFFICE

    def _of_update(self, cells: Cells) -> Subject:
        about = cells.get("about", "")
        row = self.snapshot.rows("milestones").get((about,))
        if row is None:
            row = self.snapshot.figures.get(about, ("", {}))[1]
        return self.of("figures", row)

    @cached_property
    def _programs_by(self) -> dict[str, dict[str, tuple[str, ...]]]:
        found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for key, cells in self.snapshot.rows("programs").items():
            for column, value in cells.items():
                found[column][value].append(key[0])
        tables = {
            column: {value: tuple(names) for value, names in values.items()}
            for column, values in found.items()
        }
        return defaultdict(dict, tables)

    @cached_property
    def _citing(self) -> dict[str, tuple[str, ...]]:
        return self._citations("legal_basis_id", "program_id")

    @cached_property
    def _cited(self) -> dict[str, tuple[str, ...]]:
        return self._citations("program_id", "legal_basis_id")

    def _citations(self, one: str, other: str) -> dict[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for cells in self.snapshot.rows("legal_citations").values():
            found[cells.get(one, "")].append(cells.get(other, ""))
        return {name: tuple(dict.fromkeys(others)) for name, others in found.items()}
