"""Makes packages of many programs from the real one: ``python -m tests.bench.package 1000 FOLDER``.

A made program is a real one again: under an id, a name and a number of its own, in sections of its
own further down the report, with every amount and count multiplied so that no two programs have the
same chart and all sums and ratios still hold. A sum of more terms than a cell may hold is left out.
Divisions, strategies, indicators and terms stay what they are, as one office's would. The package
passes ``python -m macros check``; the text it speaks of does not exist, so ``verify`` has nothing
to hold it against. Nothing is left to chance: the same number makes the same bytes.
"""

from __future__ import annotations

import csv
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.catalog.package.descriptor_texts import MAX_CHARACTERS
from tests.conftest import DATA

Row = dict[str, str]
Tables = dict[str, list[Row]]

DESCRIPTOR = "datapackage.json"
# The columns that name a row of the same copy: an id, or several with a space between them.
IDS = frozenset(
    {
        "program_id",
        "group_id",
        "figure_id",
        "measure_id",
        "part_of",
        "milestone_id",
        "place_id",
        "organization_id",
        "event_id",
        "content_id",
        "step_id",
        "silence_id",
        "citation_id",
        "identity_id",
        "correction_id",
        "proof",
        "result",
        "terms",
        "applies_to",
    }
)
NAMES = ("name_ko", "name_en", "short_name_ko")
# Sums over all programs of the office or of a strategy: a made package adds up its own.
GROWING = ("budget-all-programs", "budget-strategy-")
APART = 100  # between the numbers of a program and its copy, so that each number is one program's
MOST = 9_973  # multipliers stay below it


@dataclass(frozen=True)
class Copy:
    """A repetition of some of the real programs.

    Attributes:
        number: Which repetition, from 1.
        owned: The ids that belong to its programs, so that others are left as they are.
        sections: The sections that are repeated.
        lines: How many lines the report's text has: each copy's lines follow the last's.
    """

    number: int
    owned: frozenset[str]
    sections: frozenset[str]
    lines: int

    def renamed(self, words: str) -> str:
        """Returns ids with this copy's mark where they are its own."""
        return " ".join(f"{w}-n{self.number}" if w in self.owned else w for w in words.split(" "))

    def row(self, row: Row, *, named: bool = False) -> Row:
        """Returns a row as this copy has it."""
        made = {name: self.renamed(text) if name in IDS else text for name, text in row.items()}
        if named:
            made |= {name: f"{row[name]} {self.number}" for name in NAMES}
            parts = row["number"].split("-")
            parts[1] = str(int(parts[1]) + APART * self.number)
            made["number"] = "-".join(parts)
        for column in ("section_id", "source_section"):
            if row.get(column) in self.sections:
                made[column] = f"{row[column]}.{self.number}"
        for column in ("source_line", "first_line", "last_line"):
            if column in row:
                made[column] = str(int(row[column]) + self.lines * self.number)
        plain = row.get("unit") not in {"percent", "ratio"}
        if "figure_id" in row and plain and "." not in row["value"]:
            value = int(row["value"]) * self._factor
            made |= {"value": str(value), "as_printed": f"{value:,}"}
        return made

    @property
    def _factor(self) -> int:
        return self.number * 7 % MOST + 2


def make_package(folder: Path, programs: int, source: Path = DATA) -> Path:
    """Writes a package of so many programs; the real ones come first.

    Args:
        folder: Where to; made anew.
        programs: How many, at least as many as the source has.
        source: The package that is repeated.
    """
    descriptor = json.loads((source / DESCRIPTOR).read_text(encoding="utf-8"))
    real = {
        resource["name"]: _read(source / resource["path"]) for resource in descriptor["resources"]
    }
    tables = {name: [*rows] for name, rows in real.items()}
    numbered = sorted(real["programs"], key=lambda row: _number(row["number"]))
    report = real["reports"][0]
    copies = 0
    for start in range(len(numbered), programs, len(numbered)):
        copies += 1
        chosen = {row["program_id"] for row in numbered[: programs - start]}
        _repeat(real, tables, chosen, copies, int(report["text_lines"]))
    tables["identities"] = list(filter(_held_by_a_cell, tables["identities"]))
    for row in tables["reports"]:
        row["text_lines"] = str(int(report["text_lines"]) * (copies + 1))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(source / DESCRIPTOR, folder)
    for resource in descriptor["resources"]:
        schema = resource["schema"]
        whole = {field["name"] for field in schema["fields"] if field["type"] == "integer"}
        rows = sorted(tables[resource["name"]], key=_order(schema["primaryKey"], whole))
        columns = [field["name"] for field in schema["fields"]]
        _write(folder / resource["path"], columns, rows)
    return folder


def _repeat(
    real: Mapping[str, list[Row]], tables: Tables, chosen: set[str], number: int, lines: int
) -> None:
    """Adds a copy of the chosen programs, and of what is theirs, to the tables."""
    programs = [row for row in real["programs"] if row["program_id"] in chosen]
    groups = {row["group_id"] for row in programs} - {""}
    own = {name: [*_owned(name, rows, chosen, groups)] for name, rows in real.items()}
    figures = {row["figure_id"] for name in ("budgets", "figures") for row in own[name]}
    sections = {row.get("source_section", "") for rows in own.values() for row in rows} - {""}
    own["sections"] = [row for row in real["sections"] if row["section_id"] in sections]
    own["identities"] = [
        row
        for row in own["identities"]
        if {*row["terms"].split(), *row["result"].split()} <= figures
    ]
    checked = {row["identity_id"] for row in own["identities"]}
    own["corrections"] = [
        row
        for row in real["corrections"]
        if row["source_section"] in sections
        and set(row["applies_to"].split()) <= figures
        and row["proof"] in checked | {""}
    ]
    own["not_facts"] = [r for r in real["not_facts"] if r["source_section"] in sections]
    ids = {row[c] for rows in own.values() for row in rows for c in IDS & row.keys() if row[c]}
    words = frozenset(word for text in ids for word in text.split())
    copy = Copy(number, words, frozenset(sections), lines)
    for name, rows in own.items():
        tables[name] += [
            copy.row(row, named=name in {"programs", "program_groups"}) for row in rows
        ]
    for at, row in enumerate(tables["identities"]):
        if row["identity_id"].startswith(GROWING):
            upstream = [i for i in _real_terms(real, row["identity_id"]) if i in figures]
            terms = " ".join([row["terms"], *map(copy.renamed, upstream)])
            tables["identities"][at] = {**row, "terms": terms}


def _held_by_a_cell(row: Row) -> bool:
    """Tells whether a sum's terms fit into a cell of a spreadsheet, which the check asks for."""
    return len(row.get("terms", "")) <= MAX_CHARACTERS


def _owned(name: str, rows: Iterable[Row], chosen: set[str], groups: set[str]) -> Iterator[Row]:
    """Yields the rows that belong to the chosen programs or to their groups."""
    if name == "moved":  # an address is moved once
        return
    for row in rows:
        if row.get("program_id"):
            if row["program_id"] in chosen:
                yield row
        elif name in {"program_groups", "silences"} and row.get("group_id") in groups:
            yield row


def _real_terms(real: Mapping[str, list[Row]], identity_id: str) -> list[str]:
    return next(r for r in real["identities"] if r["identity_id"] == identity_id)["terms"].split()


def _number(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split("-")))


def _order(key: Iterable[str], whole: set[str]) -> Callable[[Row], tuple[str | int, ...]]:
    """Returns what rows are sorted by: their key, its integers as numbers."""
    key = tuple(key)
    return lambda row: tuple(int(row[name]) if name in whole else row[name] for name in key)


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, columns: list[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    make_package(Path(sys.argv[2]), int(sys.argv[1]))
